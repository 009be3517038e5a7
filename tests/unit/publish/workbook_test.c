/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include <gdal.h>
#include <ogr_api.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "geodata/base/lang.h"
#include "publish/tables.h"

static const unsigned RGB[] = {0xf7fbff, 0x6baed6, 0x08306b};

static enum tryg_status publish(struct look *look, struct tryg_error *err)
{
    struct tryg_workbook workbook = {
        .results = &look->city->results, .ledger = &look->city->ledger, .level_rgb = RGB};
    return tryg_publish_xlsx(look->path, &workbook, err);
}

static struct look published(void)
{
    struct look look = look_begin(small_city_usual(), "tryghedsindeks.xlsx");
    struct tryg_error err = {0};
    look_ok(publish(&look, &err), &err);
    return look;
}

static GDALDatasetH opened(struct look *look)
{
    const char *const only[] = {"XLSX", NULL};
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(look->path, GDAL_OF_VECTOR, only, NULL, NULL);
    assert_non_null(file);
    return file;
}

static const char *field(OGRFeatureH f, const char *name)
{
    int at = OGR_F_GetFieldIndex(f, name);
    assert_true(at >= 0);
    return OGR_F_GetFieldAsString(f, at);
}

static void the_sheets_are_there(void **state)
{
    (void)state;
    static const char *const da[] = {"Indeks", "Indikatorer", "Opgørelser", "Afstemning",
                                     "Forklaring"};
    struct look look = published();
    GDALDatasetH file = opened(&look);
    assert_int_equal(GDALDatasetGetLayerCount(file), 5);
    for (int i = 0; i < 5; i++) {
        assert_string_equal(OGR_L_GetName(GDALDatasetGetLayer(file, i)), da[i]);
    }
    GDALClose(file);
    look_end(&look);
}

/* With the run's doubts and the files just written: a code of a file stays text. */
static void the_newer_tables_are_sheets(void **state)
{
    (void)state;
    static const char *const da[] = {
        "Indeks",      "Indikatorer",      "Opgørelser",        "Afstemning",
        "Held",        "Svar der mangler", "Metodeafhængighed", "Metodevalg",
        "Anmeldelser", "Forklaring"};
    struct look look = look_begin(small_city_usual(), "newer.xlsx");
    struct tryg_doubts doubts = {.results = &look.city->results};
    struct tryg_workbook workbook = {.results = &look.city->results,
                                     .ledger = &look.city->ledger,
                                     .doubts = &doubts,
                                     .counts = "workbook_counts.csv"};
    FILE *counts = fopen(workbook.counts, "w");
    assert_non_null(counts);
    fputs("year,month,system,area,category,reports\n2010,2010-01,d,01,x,7\n", counts);
    fclose(counts);
    struct tryg_error err = {0};
    look_ok(tryg_publish_xlsx(look.path, &workbook, &err), &err);
    remove(workbook.counts);
    GDALDatasetH file = opened(&look);
    int n = (int)(sizeof da / sizeof *da);
    assert_int_equal(GDALDatasetGetLayerCount(file), n);
    for (int i = 0; i < n; i++) {
        assert_string_equal(OGR_L_GetName(GDALDatasetGetLayer(file, i)), da[i]);
    }
    OGRFeatureH f = OGR_L_GetNextFeature(GDALDatasetGetLayerByName(file, "Anmeldelser"));
    assert_string_equal(field(f, "area"), "01");
    assert_string_equal(field(f, "reports"), "7");
    OGR_F_Destroy(f);
    GDALClose(file);
    assert_int_equal(tryg_publish_xlsx(look.path, &workbook, &err), TRYG_FAILED);
    look_end(&look);
}

static void the_index_reads_back(void **state)
{
    (void)state;
    struct look look = published();
    GDALDatasetH file = opened(&look);
    OGRLayerH sheet = GDALDatasetGetLayerByName(file, "Indeks");
    size_t rows = 0;
    for (OGRFeatureH f; (f = OGR_L_GetNextFeature(sheet)) != NULL; rows++) {
        const struct tryg_scores *s = tryg_results_at(&look.city->results, rows / 3, 0);
        size_t a = rows % 3;
        assert_string_equal(field(f, "area"), s->system->code[a]); /* "01", not 1 */
        assert_string_equal(field(f, "name"), s->system->name[a]);
        int index = OGR_F_GetFieldIndex(f, "index");
        assert_true(isnan(s->index[a]) == !OGR_F_IsFieldSetAndNotNull(f, index));
        if (!isnan(s->index[a])) {
            double read = OGR_F_GetFieldAsDouble(f, index);
            assert_true(fabs(read - s->index[a]) <= 1e-15 * fabs(read));
        } else {
            assert_string_equal(field(f, "why_missing"), tryg_why_text(s->why[a]));
        }
        OGR_F_Destroy(f);
    }
    assert_int_equal(rows, 6);
    GDALClose(file);
    look_end(&look);
}

static void every_column_is_explained(void **state)
{
    (void)state;
    struct look look = published();
    GDALDatasetH file = opened(&look);
    size_t wanted = 0, found = 0;
    for (int i = 0; i < 4; i++) {
        OGRFeatureDefnH columns = OGR_L_GetLayerDefn(GDALDatasetGetLayer(file, i));
        wanted += (size_t)OGR_FD_GetFieldCount(columns);
    }
    OGRLayerH sheet = GDALDatasetGetLayerByName(file, "Forklaring");
    for (OGRFeatureH f; (f = OGR_L_GetNextFeature(sheet)) != NULL;) {
        const char *name = OGR_F_GetFieldAsString(f, 0);
        bool of_sheet = false;
        for (int i = 0; i < 4; i++) {
            of_sheet = of_sheet ||
                       strcmp(name, OGR_L_GetName(GDALDatasetGetLayer(file, i))) == 0;
        }
        found += of_sheet && *OGR_F_GetFieldAsString(f, 2);
        OGR_F_Destroy(f);
    }
    assert_int_equal(wanted, 39 + 29 + 39 + 7);
    assert_int_equal(found, wanted);
    GDALClose(file);
    look_end(&look);
}

static void english_is_english(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    struct look look = published();
    tryg_lang_set(TRYG_DA);
    GDALDatasetH file = opened(&look);
    assert_non_null(GDALDatasetGetLayerByName(file, "Ledger"));
    OGRLayerH sheet = GDALDatasetGetLayerByName(file, "Index");
    OGRFeatureH f = OGR_L_GetNextFeature(sheet);
    int level = tryg_results_at(&look.city->results, 0, 0)->level[0];
    const struct tryg_text *name = &look.city->profile.level[level].name;
    assert_string_equal(field(f, "level_name"), name->in[TRYG_EN]);
    assert_string_not_equal(name->in[TRYG_EN], name->in[TRYG_DA]);
    OGR_F_Destroy(f);
    GDALClose(file);
    look_end(&look);
}

static void the_same_results_give_the_same_bytes(void **state)
{
    (void)state;
    struct look a = published();
    sleep(1);
    setenv("TZ", "Asia/Kathmandu", 1);
    tzset();
    struct look b = published();
    unsetenv("TZ");
    tzset();
    size_t size_a = 0, size_b = 0;
    unsigned char *bytes_a = small_city_bytes(a.arena, a.path, &size_a);
    unsigned char *bytes_b = small_city_bytes(b.arena, b.path, &size_b);
    assert_true(size_a > 5000);
    assert_int_equal(size_a, size_b);
    assert_memory_equal(bytes_a, bytes_b, size_a);
    look_end(&a);
    look_end(&b);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "tryghedsindeks.xlsx");
    struct tryg_error err = {0};
    char *path = look.path;
    look.path = "/no/such/folder/x.xlsx";
    assert_int_equal(publish(&look, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "/no/such/folder/x.xlsx"));
    look.path = "/dev/full";
    assert_int_equal(publish(&look, &err), TRYG_FAILED);
    assert_null(strchr(err.text, '\n'));
    look.path = path;
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheets_are_there),
        cmocka_unit_test(the_newer_tables_are_sheets),
        cmocka_unit_test(the_index_reads_back),
        cmocka_unit_test(every_column_is_explained),
        cmocka_unit_test(english_is_english),
        cmocka_unit_test(the_same_results_give_the_same_bytes),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
