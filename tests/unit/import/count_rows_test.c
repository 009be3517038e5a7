/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "counts_setup.h"

static void codes_go_through_the_offence_table(void **state)
{
    (void)state;
    struct tryg_counts_source s = plain();
    s.category = "kode";
    s.category_is_code = true;
    s.year = "aar";
    struct result r = read_counts(s, "omr;kode;aar;antal\n1;199;2010;1\n1;125;2010;2\n"
                                     "1;999;2010;4\n1;2;2011;8\n");
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 1);
    assert_int_equal(r.counts.reports[(0 * 3 + VOLD) * 13 + 12], 1); /* no month */
    assert_int_equal(in_box(&r, NO_CATEGORY, TRYG_BOX_EXCLUDED), 2);
    assert_int_equal(in_box(&r, NO_CATEGORY, TRYG_BOX_UNKNOWN_CODE), 4);
    assert_int_equal(in_box(&r, INDBRUD, TRYG_BOX_OUT_OF_PERIOD), 8);
    assert_true(r.counts.category_given[INDBRUD]); /* the table speaks of it */
    assert_false(r.counts.category_given[ANDET]);
    tryg_arena_free(r.arena);
}

static void bad_rows_are_rejects(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    struct tryg_counts_source s = plain();
    s.category = "type";
    s.date = "dag";
    s.table.date_format = "dd-mm-yyyy";
    struct result r = read_counts(s, "omr;type;dag;antal\n"
                                     "Ydre By;vold;01-01-2010;5\n"
                                     "Amager;vold;01-01-2010;5\n"
                                     ";vold;01-01-2010;5\n"
                                     "1;mord;01-01-2010;5\n"
                                     "1;;01-01-2010;5\n"
                                     "1;vold;31-02-2010;5\n"
                                     "1;vold;2010;5\n"
                                     "1;vold;01-01-2010;1.234\n"
                                     "1;vold;01-01-2010;\n"
                                     "1;vold;01-01-2010;-1\n"
                                     "1;vold;01-01-2010\n");
    char text[4000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_int_equal(tryg_rejects_write(r.rejects, out, NULL), TRYG_OK);
    fclose(out);
    assert_string_equal(text, "file,line,column,column_name,reason,expected,value\n"
                              "tal.csv,12,,,short_row,\"4 cells, not 3\",\n"
                              "tal.csv,2,1,omr,area,Indre By,Ydre By\n"
                              "tal.csv,3,1,omr,area_ambiguous,\"3, 10\",Amager\n"
                              "tal.csv,4,1,omr,area,,\n"
                              "tal.csv,5,2,type,category,,mord\n"
                              "tal.csv,6,2,type,code_empty,,\n"
                              "tal.csv,7,3,dag,date_none,,31-02-2010\n"
                              "tal.csv,8,3,dag,date_shape,dd-mm-yyyy,2010\n"
                              "tal.csv,9,4,antal,number,\"a whole number (decimal: "
                              "\"\",\"\" if the point parts "
                              "thousands)\",1.234\n"
                              "tal.csv,10,4,antal,number,a whole number,\n"
                              "tal.csv,11,4,antal,number,a whole number,-1\n");
    assert_int_equal(r.book->read.rows, 11);
    assert_int_equal(rows_in_box(&r, TRYG_BOX_REJECTED), 11);
    assert_int_equal(r.book->reason[TRYG_REASON_AREA].rows, 2);
    assert_int_equal(r.book->reason[TRYG_REASON_AREA].reports, 10);
    assert_int_equal(r.book->reason[TRYG_REASON_SHORT_ROW].rows, 1);
    tryg_arena_free(r.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_go_through_the_offence_table),
        cmocka_unit_test(bad_rows_are_rejects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
