/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile_standard.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <string.h>

static bool is_of_reports(const void *base)
{
    return ((const struct tryg_draft_indicator *)base)->it.source == TRYG_FROM_REPORTS;
}

static bool of_reports_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return is_of_reports(base);
}

/* ---- overdispersion -------------------------------------------------------------- */

static const struct tryg_yaml_range FROM_ONE = {.low = 1, .high = INFINITY};

static struct tryg_yaml_key as_number(const struct tryg_yaml_key *key)
{
    struct tryg_yaml_key number = *key;
    number.detail = &FROM_ONE;
    return number;
}

static void overdispersion_read(struct tryg_yaml_reading *reading,
                                const struct tryg_yaml_key *key,
                                const struct tryg_yaml *node, void *base)
{
    struct tryg_yaml_key number = as_number(key);
    TRYG_YAML_A_NUMBER.read(reading, &number, node, base);
}

static void overdispersion_print(struct tryg_yaml_printer *printer,
                                 const struct tryg_yaml_key *key, const void *base)
{
    struct tryg_yaml_key number = as_number(key);
    TRYG_YAML_A_NUMBER.print(printer, &number, base);
}

const struct tryg_yaml_type TRYG_AN_OVERDISPERSION = {
    overdispersion_read, of_reports_given, overdispersion_print};

/* ---- standardise ----------------------------------------------------------------- */

static const struct tryg_yaml_words METHODS = {
    sizeof(enum tryg_standardise),
    3,
    {{"none", TRYG_CRUDE}, {"indirect", TRYG_INDIRECT}, {"direct", TRYG_DIRECT}}};
static const struct tryg_yaml_range ABOVE_ZERO = {
    .low = 0, .high = INFINITY, .above = true};

#define OF_STANDARD(member) offsetof(struct tryg_standardising, member)

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("method", TRYG_YAML_A_WORD, .field = OF_STANDARD(method),
                  .need = TRYG_YAML_REQUIRED, .detail = &METHODS),
    TRYG_YAML_KEY("by", TRYG_YAML_TEXTS, .field = OF_STANDARD(column),
                  .also = OF_STANDARD(columns)),
    TRYG_YAML_KEY("rates", TRYG_YAML_A_PATH, .field = OF_STANDARD(rates),
                  .also = OF_STANDARD(rates_shown)),
    TRYG_YAML_KEY("per", TRYG_YAML_A_NUMBER, .field = OF_STANDARD(rates_per),
                  .detail = &ABOVE_ZERO),
    TRYG_YAML_KEY("standard", TRYG_YAML_A_PATH, .field = OF_STANDARD(people),
                  .also = OF_STANDARD(people_shown)),
    TRYG_YAML_KEYS_END};

static struct tryg_yaml_key with_keys(const struct tryg_yaml_key *key)
{
    struct tryg_yaml_key group = *key;
    group.detail = KEYS;
    return group;
}

static void standard_read(struct tryg_yaml_reading *reading,
                          const struct tryg_yaml_key *key, const struct tryg_yaml *node,
                          void *base)
{
    struct tryg_yaml_key group = with_keys(key);
    TRYG_YAML_A_GROUP.read(reading, &group, node, base);
}

static void standard_print(struct tryg_yaml_printer *printer,
                           const struct tryg_yaml_key *key, const void *base)
{
    struct tryg_yaml_key group = with_keys(key);
    TRYG_YAML_A_GROUP.print(printer, &group, base);
}

const struct tryg_yaml_type TRYG_A_STANDARD = {standard_read, of_reports_given,
                                               standard_print};

/* ---- Judging --------------------------------------------------------------------- */

static void blame_lacks(struct tryg_yaml_reading *reading,
                        const struct tryg_draft_indicator *one, const char *key)
{
    tryg_yaml_blame(reading, one->at,
                    TX("indikatoren %s: standardise mangler nøglen \"%s\".",
                       "the indicator %s: standardise lacks the key \"%s\"."),
                    one->it.id, key);
}

static void blame_strange(struct tryg_yaml_reading *reading,
                          const struct tryg_draft_indicator *one, const char *key,
                          const char *method)
{
    tryg_yaml_blame(reading, one->at,
                    TX("indikatoren %s: standardise: %s hører til method: %s. Slet den, "
                       "eller skift metode.",
                       "the indicator %s: standardise: %s belongs to method: %s. Delete "
                       "it, or change the method."),
                    one->it.id, key, method);
}

static void judge_standard(struct tryg_yaml_reading *reading,
                           const struct tryg_draft_indicator *one)
{
    const struct tryg_standardising *standard = &one->it.standard;
    bool indirect = standard->method == TRYG_INDIRECT;
    if (standard->columns == 0 || (indirect && !standard->rates)) {
        blame_lacks(reading, one, standard->columns ? "rates" : "by");
    }
    if (indirect && standard->people_shown) {
        blame_strange(reading, one, "standard", "direct");
    }
    if (!indirect && (standard->rates || !isnan(standard->rates_per))) {
        blame_strange(reading, one, standard->rates ? "rates" : "per", "indirect");
    }
    if (one->it.harm) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s: standardise gælder antal, ikke skadevægtede "
                           "antal (harm: true). Slet den ene.",
                           "the indicator %s: standardise is of counts, not of counts "
                           "weighted by harm (harm: true). Delete one of them."),
                        one->it.id);
    }
}

static void judge_source(struct tryg_yaml_reading *reading,
                         const struct tryg_draft_indicator *one)
{
    const char *key = one->it.overdispersion > 1.0            ? "overdispersion"
                      : one->it.standard.method != TRYG_CRUDE ? "standardise"
                                                              : NULL;
    if (key && !is_of_reports(one)) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s: %s hører ikke til en indikator med source: "
                           "survey.",
                           "the indicator %s: %s does not belong to source: survey."),
                        one->it.id, key);
    }
}

static void judge_model(struct tryg_yaml_reading *reading,
                        const struct tryg_draft_indicator *one)
{
    if (one->it.standard.method == TRYG_DIRECT && one->it.model.kind != TRYG_MODEL_NONE) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s: modellerne regner på antal over en nævner, "
                           "og en direkte standardiseret rate er ikke det. Slet model, "
                           "eller brug method: indirect.",
                           "the indicator %s: models are of counts over a denominator, "
                           "which a directly standardised rate is not. Delete model, or "
                           "use method: indirect."),
                        one->it.id);
    }
    if (is_of_reports(one) && one->it.overdispersion > 1.0 &&
        one->it.model.kind != TRYG_MODEL_NONE) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s: modellen finder selv, hvor meget antallene "
                           "svinger ud over det tilfældige; slet overdispersion eller "
                           "model.",
                           "the indicator %s: the model itself finds how much the counts "
                           "vary beyond chance; delete overdispersion or model."),
                        one->it.id);
    }
}

void tryg_profile_standard_settle(struct tryg_yaml_reading *reading,
                                  struct tryg_draft_indicator *one)
{
    struct tryg_indicator *it = &one->it;
    bool indirect = it->standard.method == TRYG_INDIRECT;
    judge_source(reading, one);
    judge_model(reading, one);
    if (it->standard.method != TRYG_CRUDE) {
        judge_standard(reading, one);
    }
    if (indirect) {
        it->standard.expected = tryg_arena_print(reading->arena, "expected:%s", it->id);
        if (isnan(it->standard.rates_per)) {
            it->standard.rates_per = 1000;
        }
    } else if (it->standard.method == TRYG_DIRECT && !it->standard.people_shown) {
        it->standard.people = it->standard.people_shown = "city";
    }
    if (isnan(it->per)) {
        it->per = indirect ? 1 : 1000;
    }
}
