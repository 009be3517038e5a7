/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile_keys.h"
#include "engine/batch/profile_models.h"
#include "engine/batch/profile_standard.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- The keys -------------------------------------------------------------------- */

static const struct tryg_yaml_range ANY = {.low = -INFINITY, .high = INFINITY};
static const struct tryg_yaml_range ABOVE_ZERO = {
    .low = 0, .high = INFINITY, .above = true};
static const struct tryg_yaml_range NOT_NEGATIVE = {.low = 0, .high = INFINITY};
static const struct tryg_yaml_range SHARE = {.low = 0, .high = 1};
static const struct tryg_yaml_range UNDER_HALF = {.low = 0, .high = 0.49, .above = true};
static const struct tryg_yaml_range EXPONENTS = {.low = -10, .high = 10};

static const struct tryg_yaml_words SOURCES = {sizeof(enum tryg_source),
                                               3,
                                               {{"reports", TRYG_FROM_REPORTS},
                                                {"survey", TRYG_FROM_SURVEY},
                                                {"scores", TRYG_FROM_SCORES}}};
static const struct tryg_yaml_words DIRECTIONS = {
    sizeof(int), 2, {{"need", +1}, {"safe", -1}}};
static const struct tryg_yaml_words DONT_KNOWS = {sizeof(enum tryg_dont_know),
                                                  3,
                                                  {{"exclude", TRYG_DONT_KNOW_EXCLUDE},
                                                   {"category", TRYG_DONT_KNOW_CATEGORY},
                                                   {"bounds", TRYG_DONT_KNOW_BOUNDS}}};
static const struct tryg_yaml_words METHODS = {
    sizeof(enum tryg_profile_method),
    2,
    {{"weights", TRYG_BY_WEIGHTS}, {"factor", TRYG_BY_FACTORS}}};
static const struct tryg_yaml_words WEIGHINGS = {sizeof(enum tryg_weighing),
                                                 4,
                                                 {{"given", TRYG_WEIGHTS_GIVEN},
                                                  {"equal", TRYG_WEIGHTS_EQUAL},
                                                  {"pca", TRYG_WEIGHTS_PCA},
                                                  {"factor", TRYG_WEIGHTS_FACTOR}}};
static const struct tryg_yaml_words OUTLIERS = {sizeof(enum tryg_outliers),
                                                4,
                                                {{"none", TRYG_OUTLIERS_KEEP},
                                                 {"winsorise", TRYG_OUTLIERS_WINSORISE},
                                                 {"clip", TRYG_OUTLIERS_CLIP},
                                                 {"tukey", TRYG_OUTLIERS_TUKEY}}};
static const struct tryg_yaml_words NORMALISES = {sizeof(enum tryg_normalise),
                                                  6,
                                                  {{"z", TRYG_Z},
                                                   {"minmax", TRYG_MINMAX},
                                                   {"rank", TRYG_RANK},
                                                   {"percentile", TRYG_PERCENTILE},
                                                   {"target", TRYG_TARGET},
                                                   {"none", TRYG_AS_GIVEN}}};
static const struct tryg_yaml_words AGAINSTS = {
    sizeof(enum tryg_profile_against), 1, {{"base_year", TRYG_AGAINST_BASE_YEAR}}};
static const struct tryg_yaml_words IMPUTES = {
    sizeof(enum tryg_imputing),
    2,
    {{"none", TRYG_IMPUTE_NONE}, {"group_mean", TRYG_IMPUTE_GROUP_MEAN}}};
static const struct tryg_yaml_words ORIENTATIONS = {
    sizeof(enum tryg_orientation), 2, {{"need", TRYG_NEED}, {"safe", TRYG_SAFE}}};

#define OF_INDICATOR(member) offsetof(struct tryg_draft_indicator, it.member)

static const struct tryg_yaml_key INDICATOR_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_INDICATOR(id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES, .field = OF_INDICATOR(name)),
    TRYG_YAML_KEY("source", TRYG_YAML_A_WORD, .field = OF_INDICATOR(source),
                  .need = TRYG_YAML_REQUIRED, .detail = &SOURCES),
    TRYG_YAML_KEY("category", TRYG_YAML_A_TEXT, .field = OF_INDICATOR(category)),
    TRYG_YAML_KEY("per", TRYG_YAML_A_NUMBER, .field = OF_INDICATOR(per),
                  .detail = &ABOVE_ZERO),
    TRYG_YAML_KEY("of", TRYG_YAML_A_TEXT, .field = OF_INDICATOR(denominator)),
    TRYG_YAML_KEY("question", TRYG_YAML_A_TEXT, .field = OF_INDICATOR(question)),
    TRYG_YAML_KEY("survey", TRYG_YAML_A_TEXT, .field = OF_INDICATOR(survey)),
    TRYG_YAML_KEY("score", TRYG_YAML_A_TEXT, .field = OF_INDICATOR(score)),
    TRYG_YAML_KEY("dont_know", TRYG_YAML_A_WORD, .field = OF_INDICATOR(dont_know),
                  .detail = &DONT_KNOWS),
    TRYG_YAML_KEY("direction", TRYG_YAML_A_WORD, .field = OF_INDICATOR(direction),
                  .detail = &DIRECTIONS),
    TRYG_YAML_KEY("group", TRYG_YAML_A_TEXT,
                  .field = offsetof(struct tryg_draft_indicator, group)),
    TRYG_YAML_KEY("weight", TRYG_YAML_A_NUMBER, .field = OF_INDICATOR(weight),
                  .detail = &NOT_NEGATIVE),
    TRYG_YAML_KEY("target", TRYG_YAML_A_NUMBER, .field = OF_INDICATOR(target),
                  .detail = &ANY),
    TRYG_YAML_KEY("harm", TRYG_A_HARM, .field = OF_INDICATOR(harm)),
    TRYG_YAML_KEY("pool", TRYG_A_POOL, .field = OF_INDICATOR(pool)),
    TRYG_YAML_KEY("overdispersion", TRYG_AN_OVERDISPERSION,
                  .field = OF_INDICATOR(overdispersion)),
    TRYG_YAML_KEY("standardise", TRYG_A_STANDARD, .field = OF_INDICATOR(standard)),
    TRYG_YAML_KEY("model", TRYG_A_MODEL, .field = OF_INDICATOR(model)),
    TRYG_YAML_KEYS_END};

static void indicator_begin(struct tryg_yaml_reading *reading,
                            const struct tryg_yaml *node, void *row)
{
    (void)reading;
    *(struct tryg_draft_indicator *)row =
        (struct tryg_draft_indicator){.at = node->at,
                                      .it = {.per = NAN,
                                             .direction = +1,
                                             .group = TRYG_NO_GROUP,
                                             .weight = 1,
                                             .target = NAN,
                                             .pool = 1,
                                             .overdispersion = 1,
                                             .standard = {.rates_per = NAN},
                                             .model = {.exceeds = NAN}}};
}

static void indicator_finish(struct tryg_yaml_reading *reading,
                             const struct tryg_yaml *node, void *row)
{
    struct tryg_draft_indicator *one = row;
    bool reports = one->it.source == TRYG_FROM_REPORTS;
    bool scores = one->it.source == TRYG_FROM_SCORES;
    static const char *const SOURCE[] = {[TRYG_FROM_REPORTS] = "reports",
                                         [TRYG_FROM_SURVEY] = "survey",
                                         [TRYG_FROM_SCORES] = "scores"};
    const char *source = SOURCE[one->it.source];
    const struct {
        const char *key, *value;
        bool wanted;
    } NEEDS[] = {{"category", one->it.category, reports},
                 {"of", one->it.denominator, reports},
                 {"question", one->it.question, !reports && !scores},
                 {"score", one->it.score, scores}};
    for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++) {
        if (NEEDS[i].wanted && !NEEDS[i].value) {
            tryg_yaml_blame(reading, node->at,
                            TX("indikatoren %s (source: %s) mangler nøglen \"%s\".",
                               "the indicator %s (source: %s) lacks the key \"%s\"."),
                            one->it.id, source, NEEDS[i].key);
        } else if (!NEEDS[i].wanted && NEEDS[i].value) {
            tryg_yaml_blame(
                reading, node->at,
                TX("nøglen \"%s\" hører ikke til en indikator med source: %s.",
                   "the key \"%s\" does not belong to source: %s."),
                NEEDS[i].key, source);
        }
    }
    tryg_profile_models_judge(reading, one);
    tryg_profile_standard_settle(reading, one);
    if (!one->it.name.in[TRYG_DA]) {
        one->it.name = (struct tryg_text){{one->it.id, one->it.id}};
    }
}

static const struct tryg_yaml_rows INDICATOR_ROWS = {
    .size = sizeof(struct tryg_draft_indicator),
    .table = INDICATOR_KEYS,
    .begin = indicator_begin,
    .finish = indicator_finish};

static const struct tryg_yaml_key LEVEL_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = offsetof(struct tryg_level, id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES,
                  .field = offsetof(struct tryg_level, name)),
    TRYG_YAML_KEY("from", TRYG_YAML_A_NUMBER, .field = offsetof(struct tryg_level, from),
                  .detail = &ANY),
    TRYG_YAML_KEYS_END};

static void level_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                        void *row)
{
    (void)reading;
    (void)node;
    ((struct tryg_level *)row)->from = -INFINITY;
}

static void level_finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         void *row)
{
    (void)reading;
    (void)node;
    struct tryg_level *level = row;
    if (!level->name.in[TRYG_DA]) {
        level->name = (struct tryg_text){{level->id, level->id}};
    }
}

static const struct tryg_yaml_rows LEVEL_ROWS = {.size = sizeof(struct tryg_level),
                                                 .table = LEVEL_KEYS,
                                                 .begin = level_begin,
                                                 .finish = level_finish};

/* A group is its weight, or {weight: ..., method: ..., name: ...}. */
static const struct tryg_yaml_key GROUP_KEYS[] = {
    TRYG_YAML_KEY("weight", TRYG_YAML_A_NUMBER,
                  .field = offsetof(struct tryg_group, weight),
                  .need = TRYG_YAML_REQUIRED, .detail = &ABOVE_ZERO),
    TRYG_YAML_KEY("method", TRYG_YAML_A_WORD,
                  .field = offsetof(struct tryg_group, method), .detail = &WEIGHINGS),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES,
                  .field = offsetof(struct tryg_group, name)),
    TRYG_YAML_KEYS_END};

static void read_group(struct tryg_yaml_reading *reading, const struct tryg_yaml *name,
                       const struct tryg_yaml *value, struct tryg_group *group)
{
    const char *outer = reading->within;
    struct tryg_yaml_key only_weight = GROUP_KEYS[0];
    struct tryg_yaml_key id = TRYG_YAML_KEY(name->text, TRYG_YAML_AN_ID,
                                            .field = offsetof(struct tryg_group, id));
    reading->within = tryg_yaml_inside(reading, "groups");
    TRYG_YAML_AN_ID.read(reading, &id, name, group);
    group->name = (struct tryg_text){{name->text, name->text}};
    group->method = TRYG_WEIGHINGS; /* as the profile has it */
    if (value->kind == TRYG_YAML_MAP) {
        reading->within = tryg_yaml_inside(reading, name->text);
        tryg_yaml_keys_read(reading, GROUP_KEYS, value, group);
    } else {
        only_weight.name = name->text;
        TRYG_YAML_A_NUMBER.read(reading, &only_weight, value, group);
    }
    reading->within = outer;
}

static void groups_read(struct tryg_yaml_reading *reading,
                        const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                        void *base)
{
    struct tryg_draft *draft = base;
    if (!tryg_yaml_is(reading, key->name, node, TRYG_YAML_MAP)) {
        return;
    }
    draft->group = TRYG_NEW(reading->arena, node->n + 1, struct tryg_group);
    draft->groups = node->n;
    for (size_t i = 0; i < node->n; i++) {
        read_group(reading, &node->key[i], &node->value[i], &draft->group[i]);
    }
}

static bool groups_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return ((const struct tryg_draft *)base)->groups > 0;
}

static void groups_print(struct tryg_yaml_printer *printer,
                         const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_draft *draft = base;
    tryg_yaml_print_name(printer, key->name);
    fputc('\n', printer->out);
    for (size_t i = 0; i < draft->groups; i++) {
        printer->indent += 2;
        tryg_yaml_print_name(printer, draft->group[i].id);
        fputc('\n', printer->out);
        printer->indent += 2;
        tryg_yaml_keys_print(printer, GROUP_KEYS, &draft->group[i]);
        printer->indent -= 4;
    }
}

static const struct tryg_yaml_type GROUPS = {groups_read, groups_given, groups_print};

/* Two numbers, the ends of the scale. */
static void clip_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    struct tryg_draft *draft = base;
    double low, high;
    if (node->kind == TRYG_YAML_LIST && node->n == 2 &&
        node->value[0].kind == TRYG_YAML_TEXT && node->value[1].kind == TRYG_YAML_TEXT &&
        tryg_yaml_number(node->value[0].text, &low) &&
        tryg_yaml_number(node->value[1].text, &high) && low < high) {
        draft->clip_low = low;
        draft->clip_high = high;
        return;
    }
    tryg_yaml_blame_value(
        reading, key->name, node,
        TX("to tal i stigende orden, fx [1, 10]", "two ascending numbers, e.g. [1, 10]"));
}

static bool clip_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return isfinite(((const struct tryg_draft *)base)->clip_low);
}

static void clip_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    const struct tryg_draft *draft = base;
    tryg_yaml_print_name(printer, key->name);
    fputs(" [", printer->out);
    tryg_yaml_print_number(printer->out, draft->clip_low);
    fputs(", ", printer->out);
    tryg_yaml_print_number(printer->out, draft->clip_high);
    fputs("]\n", printer->out);
}

static const struct tryg_yaml_type CLIP = {clip_read, clip_given, clip_print};

static const struct tryg_yaml_words AGGREGATES = {sizeof(enum tryg_aggregate),
                                                  4,
                                                  {{"mean", TRYG_MEAN},
                                                   {"geometric", TRYG_GEOMETRIC},
                                                   {"power", TRYG_POWER},
                                                   {"ampi", TRYG_AMPI}}};

/* `method` of a whole profile is an older way to say `weights`: read, never printed. */
static void method_read(struct tryg_yaml_reading *reading,
                        const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                        void *base)
{
    TRYG_YAML_A_WORD.read(reading, key, node, base);
}

static bool never_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    (void)base;
    return false;
}

static const struct tryg_yaml_type METHOD = {method_read, never_given, NULL};

#define OF_DRAFT(member) offsetof(struct tryg_draft, member)

static const struct tryg_yaml_key NORMALISE_KEYS[] = {
    TRYG_YAML_KEY("method", TRYG_YAML_A_WORD, .field = OF_DRAFT(normalise),
                  .need = TRYG_YAML_REQUIRED, .detail = &NORMALISES),
    TRYG_YAML_KEY("against", TRYG_YAML_A_WORD, .field = OF_DRAFT(against),
                  .detail = &AGAINSTS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key OUTLIER_KEYS[] = {
    TRYG_YAML_KEY("method", TRYG_YAML_A_WORD, .field = OF_DRAFT(outliers),
                  .need = TRYG_YAML_REQUIRED, .detail = &OUTLIERS),
    TRYG_YAML_KEY("share", TRYG_YAML_A_NUMBER, .field = OF_DRAFT(outlier_share),
                  .detail = &UNDER_HALF),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key SCALE_KEYS[] = {
    TRYG_YAML_KEY("centre", TRYG_YAML_A_NUMBER, .field = OF_DRAFT(centre),
                  .detail = &ANY),
    TRYG_YAML_KEY("spread", TRYG_YAML_A_NUMBER, .field = OF_DRAFT(spread),
                  .detail = &ABOVE_ZERO),
    TRYG_YAML_KEY("clip", CLIP, .field = 0), TRYG_YAML_KEYS_END};

const struct tryg_yaml_key TRYG_PROFILE_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF_DRAFT(id)),
    TRYG_YAML_KEY("name", TRYG_YAML_BOTH_LANGUAGES, .field = OF_DRAFT(name)),
    TRYG_YAML_KEY("about", TRYG_YAML_BOTH_LANGUAGES, .field = OF_DRAFT(about)),
    TRYG_YAML_KEY("method", METHOD, .field = OF_DRAFT(method), .detail = &METHODS),
    TRYG_YAML_KEY("indicators", TRYG_YAML_ROWS, .field = OF_DRAFT(indicator),
                  .also = OF_DRAFT(indicators), .detail = &INDICATOR_ROWS),
    TRYG_YAML_KEY("normalise", TRYG_YAML_A_GROUP, .field = 0, .detail = NORMALISE_KEYS),
    TRYG_YAML_KEY("outliers", TRYG_YAML_A_GROUP, .field = 0, .detail = OUTLIER_KEYS),
    TRYG_YAML_KEY("weights", TRYG_YAML_A_WORD, .field = OF_DRAFT(weights),
                  .detail = &WEIGHINGS),
    TRYG_YAML_KEY("groups", GROUPS, .field = 0),
    TRYG_YAML_KEY("aggregate", TRYG_YAML_A_WORD, .field = OF_DRAFT(aggregate),
                  .detail = &AGGREGATES),
    TRYG_YAML_KEY("exponent", TRYG_YAML_A_NUMBER, .field = OF_DRAFT(exponent),
                  .detail = &EXPONENTS),
    TRYG_YAML_KEY("orientation", TRYG_YAML_A_WORD, .field = OF_DRAFT(orientation),
                  .detail = &ORIENTATIONS),
    TRYG_YAML_KEY("scale", TRYG_YAML_A_GROUP, .field = 0, .detail = SCALE_KEYS),
    TRYG_YAML_KEY("impute", TRYG_YAML_A_WORD, .field = OF_DRAFT(impute),
                  .detail = &IMPUTES),
    TRYG_YAML_KEY("least_present", TRYG_YAML_A_NUMBER, .field = OF_DRAFT(least_present),
                  .detail = &SHARE),
    TRYG_YAML_KEY("levels", TRYG_YAML_ROWS, .field = OF_DRAFT(level),
                  .also = OF_DRAFT(levels), .detail = &LEVEL_ROWS),
    TRYG_YAML_KEY("alarm", TRYG_YAML_TEXTS, .field = OF_DRAFT(alarm),
                  .also = OF_DRAFT(alarms)),
    TRYG_YAML_KEY_LATER("uncertainty"),
    TRYG_YAML_KEY_LATER("sensitivity"),
    TRYG_YAML_KEYS_END};

struct tryg_draft tryg_draft_begin(const char *id)
{
    return (struct tryg_draft){.id = id,
                               .outlier_share = NAN,
                               .exponent = NAN,
                               .centre = 100,
                               .spread = 10,
                               .clip_low = -INFINITY,
                               .clip_high = INFINITY,
                               .least_present = 2.0 / 3};
}
