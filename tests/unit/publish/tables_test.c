/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include <gdal.h>
#include <jansson.h>
#include <ogr_api.h>
#include <stdlib.h>

#include "publish/tables.h"

static const char INDEX_HEADER[] =
    "year,system,area,name,parent,index,low,high,level,level_name,level_order,level_p,"
    "certainty,method,rank,base_index,change,reports,population,denominator,"
    "rate_per_1000,answers,n_eff,flags,why_missing,group_anmeldt,group_udsat,se,mean,sd,"
    "low_mcse,"
    "high_mcse,rank_low,rank_high,rank_mean,worst_p,p_ingen,p_intensiveret,p_markant\n";

static const char INDICATORS_HEADER[] =
    "year,system,area,area_name,indicator,name,group,source,unit,direction,value,low,"
    "high,se,deff,count,answers,n_eff,dont_know,denominator,normalised,weight,"
    "contribution,flags,why_missing,model,direct,direct_se,exceeds\n";

static struct look index_csv(size_t system)
{
    struct look look = look_begin(small_city_usual(), "index.csv");
    struct tryg_error err = {0};
    look_ok(tryg_publish_index_csv(look.path, &look.city->results, system, &err), &err);
    return look;
}

static void the_header_is_that_of_the_contract(void **state)
{
    (void)state;
    struct look look = index_csv(0);
    assert_memory_equal(look_text(&look), INDEX_HEADER, strlen(INDEX_HEADER));
    look_end(&look);
    look = look_begin(small_city_usual(), "indicators.csv");
    look_ok(tryg_publish_indicators_csv(look.path, &look.city->results, NULL), NULL);
    assert_memory_equal(look_text(&look), INDICATORS_HEADER, strlen(INDICATORS_HEADER));
    look_end(&look);
}

/* A row written out by hand: a made-up area with round numbers. */
static void a_row_reads_as_it_should(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "index.csv");
    struct tryg_scores *s = tryg_results_at(&look.city->results, 0, 1);
    double number[] = {112.5, 109, 116, 0.95, 1.5, 100, 12.5, 60, 2000, 30, 250, 0.1};
    s->index[0] = number[0], s->low[0] = number[1], s->high[0] = number[2];
    s->level[0] = 2, s->level_p[0] = number[3], s->rank[0] = number[4];
    s->base_index[0] = number[5], s->change[0] = number[6], s->reports[0] = number[7];
    s->population[0] = number[8], s->rate_per_1000[0] = number[9];
    s->answers[0] = number[10], s->n_eff[0] = NAN, s->se[0] = 1;
    s->flags[0] = TRYG_FLAG_PARTIAL | TRYG_FLAG_FEW_ANSWERS, s->why[0] = TRYG_WHY_NOT;
    s->group[0] = number[11], s->group[1] = NAN;
    struct tryg_chance *c = &s->chance;
    c->mean[0] = 112, c->sd[0] = 1.5, c->low_mcse[0] = 0.05, c->high_mcse[0] = 0.0625;
    c->rank_low[0] = 1, c->rank_high[0] = 3, c->rank_mean[0] = 1.75, c->worst_p[0] = 0.5;
    c->p[0] = 0, c->p[1] = 0.05, c->p[2] = 0.95;
    look_ok(tryg_publish_index_csv(look.path, &look.city->results, 1, NULL), NULL);
    const char *row = strchr(look_text(&look), '\n') + 1;
    static const char expected[] =
        "2010,city,city,city 1,,112.5,109,116,markant,markant indsats,1,0.95,clear,"
        "analytic,1.5,100,12.5,60,2000,residents,30,250,,few_answers partial,,0.1,,"
        "1,112,1.5,0.05,0.0625,1,3,1.75,0.5,0,0.05,0.95\n";
    assert_memory_equal(row, expected, strlen(expected));
    look_end(&look);
}

static void level_order_is_1_for_the_greatest_need(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "index.json");
    look.city->profile.orientation = TRYG_SAFE; /* a low index is the great need */
    tryg_results_at(&look.city->results, 0, 0)->level[0] = 0;
    tryg_results_at(&look.city->results, 0, 0)->level[1] = 2;
    look_ok(tryg_publish_index_json(look.path, &look.city->results, 0, NULL), NULL);
    json_t *rows = json_load_file(look.path, 0, NULL);
    json_t *first = json_array_get(rows, 0), *second = json_array_get(rows, 1);
    assert_int_equal(json_integer_value(json_object_get(first, "level_order")), 1);
    assert_int_equal(json_integer_value(json_object_get(second, "level_order")), 3);
    json_decref(rows);
    look_end(&look);
}

static void quotes_commas_and_newlines_survive_another_reader(void **state)
{
    (void)state;
    struct look look = index_csv(0);
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(look.path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    assert_non_null(file);
    OGRLayerH layer = GDALDatasetGetLayer(file, 0);
    size_t rows = 0;
    for (OGRFeatureH f; (f = OGR_L_GetNextFeature(layer)) != NULL; rows++) {
        const struct tryg_scores *s = tryg_results_at(&look.city->results, rows / 3, 0);
        size_t a = rows % 3;
        assert_string_equal(OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "name")),
                            s->system->name[a]);
        assert_string_equal(OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "area")),
                            s->system->code[a]);
        const char *index = OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "index"));
        const char *why =
            OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "why_missing"));
        assert_true(isnan(s->index[a]) ? *index == 0 && *why != 0
                                       : strtod(index, NULL) == s->index[a] && *why == 0);
        OGR_F_Destroy(f);
    }
    GDALClose(file);
    assert_int_equal(rows, 6);
    look_end(&look);
}

static void every_indicator_of_every_area_and_year_has_its_row(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "indicators.csv");
    look_ok(tryg_publish_indicators_csv(look.path, &look.city->results, NULL), NULL);
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(look.path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    OGRLayerH layer = GDALDatasetGetLayer(file, 0);
    size_t rows = 0, infinite = 0;
    for (size_t y = 0; y < 2; y++) {
        for (size_t s = 0; s < 2; s++) {
            const struct tryg_scores *scores = tryg_results_at(&look.city->results, y, s);
            for (size_t i = 0; i < scores->indicators * scores->system->n; i++, rows++) {
                OGRFeatureH f = OGR_L_GetNextFeature(layer);
                assert_non_null(f);
                const char *value =
                    OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "value"));
                const char *high =
                    OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "high"));
                const char *unit =
                    OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "unit"));
                bool survey = i / scores->system->n % 2 == 1;
                assert_string_equal(unit, survey ? "share" : "per_1000");
                assert_true(isnan(scores->cell[i].value)
                                ? *value == 0
                                : strtod(value, NULL) == scores->cell[i].value);
                infinite += strcmp(high, "Inf") == 0;
                OGR_F_Destroy(f);
            }
        }
    }
    assert_null(OGR_L_GetNextFeature(layer));
    assert_int_equal(rows, 2 * 4 * (3 + 1));
    assert_true(infinite > 0);
    GDALClose(file);
    look_end(&look);
}

static void json_is_json_and_says_null(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "index.json");
    look_ok(tryg_publish_index_json(look.path, &look.city->results, 0, NULL), NULL);
    json_error_t why;
    json_t *rows = json_load_file(look.path, JSON_REJECT_DUPLICATES, &why);
    if (!rows) {
        fail_msg("%s", why.text);
    }
    assert_int_equal(json_array_size(rows), 6);
    const struct tryg_scores *s = tryg_results_at(&look.city->results, 0, 0);
    size_t missing = 0;
    for (size_t a = 0; a < 3; a++) {
        json_t *row = json_array_get(rows, a), *index = json_object_get(row, "index");
        assert_int_equal(json_object_size(row), 39);
        assert_string_equal(json_string_value(json_object_get(row, "name")),
                            s->system->name[a]);
        missing += json_is_null(index);
        assert_true(json_is_null(index) == isnan(s->index[a]));
        assert_true(isnan(s->index[a]) || json_real_value(index) == s->index[a]);
    }
    assert_int_equal(missing, 1);
    json_decref(rows);
    look_end(&look);
}

static void a_city_without_index_still_has_its_tables(void **state)
{
    (void)state;
    struct small_city_size size = small_city_usual();
    size.no_index = true;
    struct look look = look_begin(size, "index.csv");
    look_ok(tryg_publish_index_csv(look.path, &look.city->results, 0, NULL), NULL);
    assert_non_null(strstr(look_text(&look), ",no_index\n"));
    assert_null(strstr(look_text(&look), "group_"));
    assert_null(strstr(look_text(&look), "rank_low"));
    look_ok(tryg_publish_indicators_csv(look.path, &look.city->results, NULL), NULL);
    assert_string_equal(look_text(&look), INDICATORS_HEADER);
    look_end(&look);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "index.csv");
    struct tryg_error err = {0};
    const struct tryg_results *results = &look.city->results;
    assert_int_equal(tryg_publish_index_csv("/dev/full", results, 0, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "/dev/full"));
    assert_null(strchr(err.text, '\n'));
    assert_int_equal(tryg_publish_index_json("/dev/full", results, 0, &err), TRYG_FAILED);
    assert_int_equal(tryg_publish_indicators_csv("/dev/full", results, &err),
                     TRYG_FAILED);
    assert_int_equal(tryg_publish_index_csv("/no/such/folder/x", results, 0, &err),
                     TRYG_FAILED);
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_that_of_the_contract),
        cmocka_unit_test(a_row_reads_as_it_should),
        cmocka_unit_test(level_order_is_1_for_the_greatest_need),
        cmocka_unit_test(quotes_commas_and_newlines_survive_another_reader),
        cmocka_unit_test(every_indicator_of_every_area_and_year_has_its_row),
        cmocka_unit_test(json_is_json_and_says_null),
        cmocka_unit_test(a_city_without_index_still_has_its_tables),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
