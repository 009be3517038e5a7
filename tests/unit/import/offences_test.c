/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/offences.h"

static enum tryg_status read_csv(const char *csv, tryg_arena *arena,
                                 struct tryg_categories *categories,
                                 struct tryg_error *err)
{
    struct tryg_table_source source = {
        .file = csv_file(csv, strlen(csv), 0), .shown = "k.csv", .decimal = ','};
    return tryg_offences_read(&source, arena, categories, err);
}

static void codes_come_sorted_with_their_categories(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_categories c;
    assert_int_equal(read_csv("Kode;tekst;KATEGORI;Vægt\n12;x;vold;1,5\n1;x;tyveri;\n"
                              "0101; ;vold;2\n125;x;-;\n",
                              arena, &c, NULL),
                     TRYG_OK);
    assert_int_equal(c.n, 2);
    assert_string_equal(c.id[0], "vold"); /* in order of first mention */
    assert_string_equal(c.id[1], "tyveri");
    assert_int_equal(c.codes, 4);
    assert_string_equal(c.code[0], "0101");
    assert_string_equal(c.code[1], "1");
    assert_string_equal(c.code[2], "12");
    assert_int_equal(c.category[1], 1);
    assert_int_equal(c.category[3], TRYG_CATEGORY_EXCLUDED);
    assert_true(c.weight[2] == 1.5 && isnan(c.weight[1]));
    assert_int_equal(tryg_categories_of(&c, "12999", 5), 0);
    tryg_arena_free(arena);
}

static void faults_name_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *csv, *says;
    } CASES[] = {
        {"kode;kategori\n1;a\n;b\n", "k.csv, linje 3, kolonne 1: koden mangler."},
        {"kode;kategori\n1;a\n1 ;b\n",
         "k.csv, linje 3, kolonne 1: koden \"1\" står også i linje 2. Slet den ene."},
        {"kode;kategori\n1;\n",
         "k.csv, linje 2, kolonne 2: koden \"1\" har ingen kategori. Skriv en, eller - "
         "hvis den ikke skal tælles med."},
        {"code;category;weight\n1;a;-1\n", "k.csv, linje 2, kolonne 3: vægten \"-1\" er "
                                           "ikke et tal på 0 eller mere."},
        {"code;category;weight\n1;a;1.5\n", "k.csv, linje 2, kolonne 3: vægten \"1.5\" "
                                            "er ikke et tal på 0 eller mere."},
        {"koder;kategori\n1;a\n", "k.csv har ingen kolonne \"kode\" (offences). Kolonner "
                                  "i filen: koder, kategori.\n  Mente du \"koder\"?"},
        {"kode;type\n1;a\n", "k.csv har ingen kolonne \"kategori\" (offences). Kolonner "
                             "i filen: kode, type."},
        {"kode;kategori\n1;a;x\n",
         "k.csv har rækker, der ikke kan læses; her skal de alle kunne læses.\n  Linje "
         "2: rækken har flere celler end overskriften. Forventet 2 celler, ikke 3."},
    };
    size_t n = 0;
    tryg_lang_set(TRYG_DA);
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_categories c = {.n = 99};
        struct tryg_error err = {0};
        assert_int_equal(read_csv(CASES[n].csv, arena, &c, &err), TRYG_DATA);
        assert_string_equal(err.text, CASES[n].says);
        assert_int_equal(c.n, 99);
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 8);
}

static void there_is_a_most_of_categories(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_categories c;
    struct tryg_error err;
    char csv[8000] = "code,category\n";
    for (int i = 0; i <= TRYG_CATEGORIES_MOST; i++) {
        sprintf(csv + strlen(csv), "%d,c%d\n", i, i);
    }
    tryg_lang_set(TRYG_EN);
    assert_int_equal(read_csv(csv, arena, &c, &err), TRYG_DATA);
    assert_string_equal(err.text,
                        "k.csv, line 252, column 2: there are more than 250 categories.");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_come_sorted_with_their_categories),
        cmocka_unit_test(faults_name_their_place),
        cmocka_unit_test(there_is_a_most_of_categories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
