/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of limits, periods and population. */
#include "engine/batch/project_keys.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct tryg_yaml_range SHARE = {.low = 0, .high = 1};

/* ---- Limits and periods ---------------------------------------------------------- */

#define OF_TOLERATE(member) offsetof(struct tryg_tolerate, member)

const struct tryg_yaml_key TRYG_TOLERATE_KEYS[] = {
    TRYG_YAML_KEY("rejects", TRYG_YAML_A_NUMBER, .field = OF_TOLERATE(rejects.share),
                  .place = OF_TOLERATE(rejects.at), .detail = &SHARE),
    TRYG_YAML_KEY("no_place", TRYG_YAML_A_NUMBER, .field = OF_TOLERATE(no_place.share),
                  .place = OF_TOLERATE(no_place.at), .detail = &SHARE),
    TRYG_YAML_KEY("outside", TRYG_YAML_A_NUMBER, .field = OF_TOLERATE(outside.share),
                  .place = OF_TOLERATE(outside.at), .detail = &SHARE),
    TRYG_YAML_KEYS_END};

void tryg_tolerate_begin(struct tryg_tolerate *tolerate, double rejects, double no_place,
                         double outside)
{
    *tolerate = (struct tryg_tolerate){
        .rejects.share = rejects, .no_place.share = no_place, .outside.share = outside};
}

static bool digits(const char **at, size_t least, size_t most, int *value)
{
    size_t n = 0;
    *value = 0;
    for (; n < most && **at >= '0' && **at <= '9'; n++) {
        *value = *value * 10 + (*(*at)++ - '0');
    }
    return n >= least;
}

/* "-1-12-31": a year counted from the label year, a month, a day. */
static bool parse_relative_day(const char *text, struct tryg_relative_day *day)
{
    struct tryg_relative_day made;
    bool before = *text == '-';
    const char *at = text + (*text == '-' || *text == '+');
    if (!digits(&at, 1, 2, &made.year) || *at++ != '-' ||
        !digits(&at, 2, 2, &made.month) || *at++ != '-' ||
        !digits(&at, 2, 2, &made.day) || *at) {
        return false;
    }
    made.year = before ? -made.year : made.year;
    /* 2000 is a leap year: the 29th of February is fine */
    if (!tryg_date_exists((struct tryg_date){2000, made.month, made.day})) {
        return false;
    }
    *day = made;
    return true;
}

static void relative_day_read(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml_key *key,
                              const struct tryg_yaml *node, void *base)
{
    if (node->kind != TRYG_YAML_TEXT ||
        !parse_relative_day(node->text, tryg_yaml_field(base, key->field))) {
        tryg_yaml_blame_value(reading, key->name, node,
                              TX("år-måned-dag regnet fra indeksets år: 0-01-15 eller "
                                 "-1-12-31 (året før)",
                                 "year-month-day counted from the label year: 0-01-15 or "
                                 "-1-12-31 (the year before)"));
    }
}

static bool relative_day_given(const struct tryg_yaml_key *key, const void *base)
{
    return ((struct tryg_relative_day *)tryg_yaml_field(base, key->field))->month != 0;
}

static void relative_day_print(struct tryg_yaml_printer *printer,
                               const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_relative_day *day = tryg_yaml_field(base, key->field);
    tryg_yaml_print_name(printer, key->name);
    fprintf(printer->out, " \"%d-%02d-%02d\"\n", day->year, day->month, day->day);
}

static const struct tryg_yaml_type RELATIVE_DAY = {relative_day_read, relative_day_given,
                                                   relative_day_print};

const struct tryg_yaml_key TRYG_PERIOD_KEYS[] = {
    TRYG_YAML_KEY("from", RELATIVE_DAY, .field = offsetof(struct tryg_period, from),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("to", RELATIVE_DAY, .field = offsetof(struct tryg_period, to),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEYS_END};

/* The last day must not come before the first. */
void tryg_project_judge_period(struct tryg_yaml_reading *reading,
                               const struct tryg_period *period, const char *name)
{
    const struct tryg_relative_day *from = &period->from, *to = &period->to;
    int first = (from->year * 12 + from->month) * 32 + from->day;
    int last = (to->year * 12 + to->month) * 32 + to->day;
    if (last < first) {
        tryg_yaml_blame(reading, period->at,
                        TX("%s: to ligger før from.", "%s: to comes before from."),
                        tryg_yaml_inside(reading, name));
    }
}

bool tryg_project_says(const struct tryg_yaml *map, const char *key, const char *word)
{
    const struct tryg_yaml *value = tryg_yaml_find(map, key);
    return value && value->kind == TRYG_YAML_TEXT && strcmp(value->text, word) == 0;
}

/* ---- Population ------------------------------------------------------------------ */

#define OF_POPULATION(member) offsetof(struct tryg_project_population, member)

static const struct tryg_yaml_words VALID = {
    sizeof(bool), 2, {{"same_year", false}, {"next_year", true}}};
static const struct tryg_yaml_words UNKNOWN_AREAS = {
    sizeof(bool), 2, {{"error", false}, {"ignore", true}}};

static const struct tryg_yaml_key POPULATION_COLUMNS[] = {
    TRYG_YAML_KEY("area", TRYG_YAML_A_TEXT, .field = OF_POPULATION(source.area)),
    TRYG_YAML_KEY("year", TRYG_YAML_A_TEXT, .field = OF_POPULATION(source.year)),
    TRYG_YAML_KEY("date", TRYG_YAML_A_TEXT, .field = OF_POPULATION(source.date)),
    TRYG_YAML_KEY("value", TRYG_YAML_A_TEXT, .field = OF_POPULATION(source.value),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("class", TRYG_YAML_TEXTS, .field = OF_POPULATION(source.class_column),
                  .also = OF_POPULATION(source.classes)),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key POPULATION_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_POPULATION(source.id),
                  .need = TRYG_YAML_REQUIRED),
    {.type = &TRYG_YAML_INCLUDED,
     .field = OF_POPULATION(source.table),
     .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF_POPULATION(system),
                  .place = OF_POPULATION(system_at)),
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = POPULATION_COLUMNS),
    TRYG_YAML_KEY("valid", TRYG_YAML_A_WORD, .field = OF_POPULATION(source.next_year),
                  .detail = &VALID),
    TRYG_YAML_KEY("sum", TRYG_YAML_A_WORD, .field = OF_POPULATION(source.sum),
                  .detail = &TRYG_FALSE_TRUE),
    TRYG_YAML_KEY("not_areas", TRYG_YAML_TEXTS, .field = OF_POPULATION(source.not_area),
                  .also = OF_POPULATION(source.not_areas)),
    TRYG_YAML_KEY("unknown_areas", TRYG_YAML_A_WORD,
                  .field = OF_POPULATION(source.ignore_unknown_areas),
                  .detail = &UNKNOWN_AREAS),
    TRYG_YAML_KEYS_END};

static void population_begin(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml *node, void *row)
{
    (void)reading;
    struct tryg_project_population *population = row;
    population->at = node->at;
    population->system = TRYG_SYSTEM_ATOM;
    tryg_table_begin(&population->source.table);
}

bool tryg_project_is_city(const char *system)
{
    return strcmp(system, TRYG_SYSTEM_CITY) == 0;
}

void tryg_project_blame_two(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml *node, const char *a, const char *b)
{
    tryg_yaml_blame(reading, node->at,
                    TX("%s: %s og %s kan ikke stå sammen; behold den ene.",
                       "%s: %s and %s cannot stand together; keep one of them."),
                    reading->within, a, b);
}

void tryg_project_blame_missing(struct tryg_yaml_reading *reading,
                                const struct tryg_yaml *node, const char *key)
{
    tryg_yaml_blame(reading, node->at,
                    TX("nøglen \"%s\" mangler.", "the key \"%s\" is missing."),
                    tryg_yaml_inside(reading, key));
}

static void population_finish(struct tryg_yaml_reading *reading,
                              const struct tryg_yaml *node, void *row)
{
    const struct tryg_project_population *population = row;
    if (population->source.year && population->source.date) {
        tryg_project_blame_two(reading, node, "columns.year", "columns.date");
    }
    if (!population->source.area && !tryg_project_is_city(population->system)) {
        tryg_project_blame_missing(reading, node, "columns.area");
    }
}

const struct tryg_yaml_rows TRYG_POPULATION_ROWS = {
    .size = sizeof(struct tryg_project_population),
    .table = POPULATION_KEYS,
    .begin = population_begin,
    .finish = population_finish};
