/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of reports. */
#include "engine/batch/project_keys.h"

#include <math.h>
#include <string.h>

/* ---- Reports --------------------------------------------------------------------- */

#define OF_REPORTS(member) offsetof(struct tryg_project_reports, member)

static const struct tryg_period LABEL_YEAR = {.from = {0, 1, 1}, .to = {0, 12, 31}};
static const struct tryg_yaml_words REPORT_KINDS = {
    sizeof(enum tryg_reports_kind),
    2,
    {{"points", TRYG_POINTS}, {"counts", TRYG_AREA_COUNTS}}};
static const struct tryg_yaml_words AREA_ROLES = {sizeof(enum tryg_area_role),
                                                  3,
                                                  {{"ignore", TRYG_AREA_IGNORE},
                                                   {"check", TRYG_AREA_CHECK},
                                                   {"fallback", TRYG_AREA_FALLBACK}}};
static const struct tryg_yaml_words UNIQUE = {sizeof(bool), 1, {{"id", true}}};
static const struct tryg_yaml_words ZEROS = {
    sizeof(bool), 2, {{"place", false}, {"no_place", true}}};
static const struct tryg_yaml_words CATEGORY_IS = {
    sizeof(bool), 2, {{"name", false}, {"code", true}}};

static const struct tryg_yaml_key REPORTS_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_REPORTS(id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("kind", TRYG_YAML_A_WORD, .field = OF_REPORTS(kind),
                  .detail = &REPORT_KINDS),
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF_REPORTS(system),
                  .place = OF_REPORTS(system_at)),
    TRYG_YAML_KEY("period", TRYG_YAML_A_GROUP, .field = OF_REPORTS(period),
                  .place = OF_REPORTS(period.at), .detail = TRYG_PERIOD_KEYS),
    TRYG_YAML_KEY("tolerate", TRYG_YAML_A_GROUP, .field = OF_REPORTS(tolerate),
                  .detail = TRYG_TOLERATE_KEYS),
    TRYG_YAML_KEY_LATER("harm"),
    TRYG_YAML_KEYS_END};

#define POINTS_COLUMN(name_)                                                             \
    TRYG_YAML_KEY(#name_, TRYG_YAML_A_TEXT, .field = OF_REPORTS(points.name_))

static const struct tryg_yaml_key POINTS_COLUMNS[] = {
    POINTS_COLUMN(id),   POINTS_COLUMN(date),  POINTS_COLUMN(time), POINTS_COLUMN(code),
    POINTS_COLUMN(east), POINTS_COLUMN(north), POINTS_COLUMN(area), TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key POINTS_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = REPORTS_KEYS},
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_REPORTS(points.table),
     .detail = TRYG_TEXT_TABLE_KEYS},
    TRYG_YAML_KEY("crs", TRYG_YAML_A_TEXT, .field = OF_REPORTS(crs)),
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = POINTS_COLUMNS),
    TRYG_YAML_KEY("category", TRYG_YAML_A_TEXT, .field = OF_REPORTS(points.category)),
    TRYG_YAML_KEY("area_role", TRYG_YAML_A_WORD, .field = OF_REPORTS(area_role),
                  .detail = &AREA_ROLES),
    TRYG_YAML_KEY("time_format", TRYG_YAML_A_DATE_FORMAT,
                  .field = OF_REPORTS(points.time_format)),
    TRYG_YAML_KEY("unique", TRYG_YAML_A_WORD, .field = OF_REPORTS(points.unique),
                  .detail = &UNIQUE),
    TRYG_YAML_KEY("zero_coordinates", TRYG_YAML_A_WORD,
                  .field = OF_REPORTS(points.zero_is_no_place), .detail = &ZEROS),
    TRYG_YAML_KEYS_END};

#define COUNTS_COLUMN(name_)                                                             \
    TRYG_YAML_KEY(#name_, TRYG_YAML_A_TEXT, .field = OF_REPORTS(counts.name_))

static const struct tryg_yaml_key COUNTS_COLUMNS[] = {
    COUNTS_COLUMN(area),
    COUNTS_COLUMN(category),
    COUNTS_COLUMN(count),
    COUNTS_COLUMN(date),
    COUNTS_COLUMN(year),
    TRYG_YAML_KEY("class", TRYG_YAML_TEXTS, .field = OF_REPORTS(counts.class_column),
                  .also = OF_REPORTS(counts.classes)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_lists WIDES = {
    sizeof(struct tryg_wide), offsetof(struct tryg_wide, category),
    offsetof(struct tryg_wide, columns), offsetof(struct tryg_wide, column)};

static const struct tryg_yaml_key COUNTS_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = REPORTS_KEYS},
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_REPORTS(counts.table),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = COUNTS_COLUMNS),
    TRYG_YAML_KEY("category", TRYG_YAML_A_TEXT,
                  .field = OF_REPORTS(counts.constant_category)),
    TRYG_YAML_KEY("category_is", TRYG_YAML_A_WORD,
                  .field = OF_REPORTS(counts.category_is_code), .detail = &CATEGORY_IS),
    TRYG_YAML_KEY("wide", TRYG_YAML_NAMED_LISTS, .field = OF_REPORTS(counts.wide),
                  .also = OF_REPORTS(counts.wides), .detail = &WIDES),
    TRYG_YAML_KEY("year", TRYG_YAML_A_TEXT, .field = OF_REPORTS(constant_year)),
    TRYG_YAML_KEY("totals", TRYG_YAML_TEXTS, .field = OF_REPORTS(counts.total),
                  .also = OF_REPORTS(counts.totals)),
    TRYG_YAML_KEY("no_place", TRYG_YAML_TEXTS, .field = OF_REPORTS(counts.no_place),
                  .also = OF_REPORTS(counts.no_places)),
    TRYG_YAML_KEY("missing", TRYG_YAML_TEXTS, .field = OF_REPORTS(counts.missing),
                  .also = OF_REPORTS(counts.missings)),
    TRYG_YAML_KEY("no_class", TRYG_YAML_TEXTS, .field = OF_REPORTS(counts.no_class),
                  .also = OF_REPORTS(counts.no_classes)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key *reports_keys(const struct tryg_yaml *node)
{
    return tryg_project_says(node, "kind", "counts") ? COUNTS_KEYS : POINTS_KEYS;
}

static const struct tryg_yaml_key *reports_keys_of(const void *row)
{
    const struct tryg_project_reports *reports = row;
    return reports->kind == TRYG_AREA_COUNTS ? COUNTS_KEYS : POINTS_KEYS;
}

static void reports_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                          void *row)
{
    (void)reading;
    struct tryg_project_reports *reports = row;
    reports->at = node->at;
    reports->system = TRYG_SYSTEM_ATOM;
    reports->period = LABEL_YEAR;
    reports->points.zero_is_no_place = true;
    reports->points.time_format = "HH:MM";
    tryg_tolerate_begin(&reports->tolerate, NAN, NAN, NAN);
    tryg_table_begin(&reports->points.table);
    tryg_table_begin(&reports->counts.table);
}

static void judge_place_columns(struct tryg_yaml_reading *reading,
                                const struct tryg_yaml *node,
                                const struct tryg_project_reports *reports)
{
    const struct tryg_reports_source *points = &reports->points;
    if (!points->east != !points->north) {
        tryg_project_blame_missing(reading, node,
                                   points->east ? "columns.north" : "columns.east");
    } else if (!points->east && reports->area_role != TRYG_AREA_FALLBACK) {
        tryg_project_blame_missing(reading, node, "columns.east");
        tryg_yaml_advise(
            reading, TX("Uden koordinater skal rækken placeres efter columns.area med "
                        "area_role: fallback.",
                        "Without coordinates rows are placed by columns.area with "
                        "area_role: fallback."));
    }
    if (reports->area_role != TRYG_AREA_IGNORE && !points->area) {
        tryg_project_blame_missing(reading, node, "columns.area");
    }
}

static void judge_points(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         const struct tryg_project_reports *reports)
{
    const struct tryg_reports_source *points = &reports->points;
    judge_place_columns(reading, node, reports);
    if (points->code && points->category) {
        tryg_project_blame_two(reading, node, "columns.code", "category");
    } else if (!points->code && !points->category) {
        tryg_project_blame_missing(reading, node, "columns.code");
        tryg_yaml_advise(
            reading, TX("Er alle rækker af samme slags, så skriv den: category: vold.",
                        "If all rows are of one kind, say which: category: vold."));
    }
    if (points->unique && !points->id) {
        tryg_project_blame_missing(reading, node, "columns.id");
    }
    if (!points->date && !tryg_project_is_yearly(points->table.shown)) {
        tryg_project_blame_missing(reading, node, "columns.date");
        tryg_yaml_advise(reading,
                         TX("Uden datoer skal hvert år have sin egen fil: {year} i file.",
                            "Without dates each year needs a file: {year} in file."));
    }
}

static void judge_counts_year(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml *node,
                              const struct tryg_project_reports *reports)
{
    const struct tryg_counts_source *counts = &reports->counts;
    const char *at = reports->constant_year ? reports->constant_year : "";
    if (counts->date && counts->year) {
        tryg_project_blame_two(reading, node, "columns.date", "columns.year");
    }
    if (*at && (counts->date || counts->year)) {
        tryg_project_blame_two(reading, node, "year",
                               counts->date ? "columns.date" : "columns.year");
    }
    if (*at && !tryg_project_is_yearly(at) && (strspn(at, "0123456789") != 4 || at[4])) {
        tryg_yaml_blame(reading, node->at,
                        TX("%s: fandt \"%s\", forventede \"{year}\" eller et årstal.",
                           "%s: found \"%s\", expected \"{year}\" or a year."),
                        tryg_yaml_inside(reading, "year"), reports->constant_year);
    }
}

static void judge_counts(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         const struct tryg_project_reports *reports)
{
    const struct tryg_counts_source *counts = &reports->counts;
    bool wide = counts->wides > 0;
    if (!counts->area && !tryg_project_is_city(reports->system)) {
        tryg_project_blame_missing(reading, node, "columns.area");
    }
    if (wide && (counts->category || counts->constant_category)) {
        tryg_project_blame_two(reading, node, "wide",
                               counts->category ? "columns.category" : "category");
    }
    if (wide && counts->count) {
        tryg_project_blame_two(reading, node, "wide", "columns.count");
    }
    if (!wide && !counts->count) {
        tryg_project_blame_missing(reading, node, "columns.count");
    }
    if (!wide && !counts->category && !counts->constant_category) {
        tryg_project_blame_missing(reading, node, "columns.category");
    }
    if (counts->category && counts->constant_category) {
        tryg_project_blame_two(reading, node, "columns.category", "category");
    }
    judge_counts_year(reading, node, reports);
}

static void reports_finish(struct tryg_yaml_reading *reading,
                           const struct tryg_yaml *node, void *row)
{
    const struct tryg_project_reports *reports = row;
    tryg_project_judge_period(reading, &reports->period, "period");
    if (reports->kind == TRYG_POINTS) {
        judge_points(reading, node, reports);
    } else {
        judge_counts(reading, node, reports);
    }
}

const struct tryg_yaml_rows TRYG_REPORTS_ROWS = {.size =
                                                     sizeof(struct tryg_project_reports),
                                                 .table_for = reports_keys,
                                                 .table_of = reports_keys_of,
                                                 .begin = reports_begin,
                                                 .finish = reports_finish};
