/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/profile_models.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <string.h>

static bool is_of_reports(const void *base)
{
    return ((const struct tryg_draft_indicator *)base)->it.source == TRYG_FROM_REPORTS;
}

/* ---- harm, pool ------------------------------------------------------------------ */

static const struct tryg_yaml_words TRUTHS = {
    sizeof(bool), 2, {{"false", false}, {"true", true}}};
static const struct tryg_yaml_range YEARS = {.size = sizeof(int), .low = 1, .high = 20};

static void harm_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    struct tryg_yaml_key word = *key;
    word.detail = &TRUTHS;
    TRYG_YAML_A_WORD.read(reading, &word, node, base);
}

static void harm_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    struct tryg_yaml_key word = *key;
    word.detail = &TRUTHS;
    TRYG_YAML_A_WORD.print(printer, &word, base);
}

static bool of_reports_given(const struct tryg_yaml_key *key, const void *base)
{
    (void)key;
    return is_of_reports(base);
}

const struct tryg_yaml_type TRYG_A_HARM = {harm_read, of_reports_given, harm_print};

static void pool_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                      const struct tryg_yaml *node, void *base)
{
    struct tryg_yaml_key whole = *key;
    whole.detail = &YEARS;
    TRYG_YAML_A_WHOLE.read(reading, &whole, node, base);
}

static void pool_print(struct tryg_yaml_printer *printer, const struct tryg_yaml_key *key,
                       const void *base)
{
    struct tryg_yaml_key whole = *key;
    whole.detail = &YEARS;
    TRYG_YAML_A_WHOLE.print(printer, &whole, base);
}

const struct tryg_yaml_type TRYG_A_POOL = {pool_read, of_reports_given, pool_print};

/* ---- model ----------------------------------------------------------------------- */

static const struct tryg_yaml_words KINDS = {sizeof(enum tryg_model),
                                             5,
                                             {{"none", TRYG_MODEL_NONE},
                                              {"marshall", TRYG_MARSHALL},
                                              {"marshall_local", TRYG_MARSHALL_LOCAL},
                                              {"poisson_gamma", TRYG_POISSON_GAMMA},
                                              {"fay_herriot", TRYG_FAY_HERRIOT}}};
static const struct tryg_yaml_words COUNT_FITS = {
    sizeof(enum tryg_fit), 2, {{"ml", TRYG_FIT_ML}, {"moments", TRYG_FIT_MOMENTS}}};
static const struct tryg_yaml_words AREA_FITS = {
    sizeof(enum tryg_fit),
    3,
    {{"reml", TRYG_FIT_REML}, {"ml", TRYG_FIT_ML}, {"moments", TRYG_FIT_MOMENTS}}};
static const struct tryg_yaml_words BENCHMARKS = {
    sizeof(enum tryg_benchmark),
    3,
    {{"ratio", TRYG_BENCHMARK_RATIO},
     {"difference", TRYG_BENCHMARK_DIFFERENCE},
     {"none", TRYG_BENCHMARK_NONE}}};
static const struct tryg_yaml_words GVFS = {
    sizeof(enum tryg_gvf),
    3,
    {{"small", TRYG_GVF_SMALL}, {"all", TRYG_GVF_ALL}, {"none", TRYG_GVF_NONE}}};
static const struct tryg_yaml_range ABOVE_ZERO = {
    .low = 0, .high = INFINITY, .above = true};

#define OF_MODEL(member) offsetof(struct tryg_modelling, member)
#define KIND                                                                             \
    TRYG_YAML_KEY("kind", TRYG_YAML_A_WORD, .field = OF_MODEL(kind), .detail = &KINDS,   \
                  .need = TRYG_YAML_REQUIRED)

static const struct tryg_yaml_key PLAIN_KEYS[] = {KIND, TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key POISSON_GAMMA_KEYS[] = {
    KIND,
    TRYG_YAML_KEY("fit", TRYG_YAML_A_WORD, .field = OF_MODEL(fit), .detail = &COUNT_FITS),
    TRYG_YAML_KEY("exceeds", TRYG_YAML_A_NUMBER, .field = OF_MODEL(exceeds),
                  .detail = &ABOVE_ZERO),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key FAY_HERRIOT_KEYS[] = {
    KIND,
    TRYG_YAML_KEY("fit", TRYG_YAML_A_WORD, .field = OF_MODEL(fit), .detail = &AREA_FITS),
    TRYG_YAML_KEY("covariates", TRYG_YAML_TEXTS, .field = OF_MODEL(covariate),
                  .also = OF_MODEL(covariates)),
    TRYG_YAML_KEY("benchmark", TRYG_YAML_A_WORD, .field = OF_MODEL(benchmark),
                  .detail = &BENCHMARKS),
    TRYG_YAML_KEY("gvf", TRYG_YAML_A_WORD, .field = OF_MODEL(gvf), .detail = &GVFS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_words VARIANTS = {
    sizeof(bool), 2, {{"geoda", false}, {"spdep", true}}};

static const struct tryg_yaml_key LOCAL_KEYS[] = {
    KIND,
    TRYG_YAML_KEY("variant", TRYG_YAML_A_WORD, .field = OF_MODEL(spdep),
                  .detail = &VARIANTS),
    TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key *keys_of(enum tryg_model kind)
{
    return kind == TRYG_MARSHALL_LOCAL  ? LOCAL_KEYS
           : kind == TRYG_POISSON_GAMMA ? POISSON_GAMMA_KEYS
           : kind == TRYG_FAY_HERRIOT   ? FAY_HERRIOT_KEYS
                                        : PLAIN_KEYS;
}

static enum tryg_fit usual_fit(enum tryg_model kind)
{
    return kind == TRYG_POISSON_GAMMA ? TRYG_FIT_ML
           : kind == TRYG_FAY_HERRIOT ? TRYG_FIT_REML
                                      : TRYG_FIT_NONE;
}

/* The kind decides which other keys there are, so it is looked for first. */
static void model_read(struct tryg_yaml_reading *reading, const struct tryg_yaml_key *key,
                       const struct tryg_yaml *node, void *base)
{
    struct tryg_modelling *model = tryg_yaml_field(base, key->field);
    struct tryg_yaml_key group = *key;
    const struct tryg_yaml *kind =
        node->kind == TRYG_YAML_MAP ? tryg_yaml_find(node, "kind") : NULL;
    for (size_t k = 0; kind && kind->kind == TRYG_YAML_TEXT && k < KINDS.n; k++) {
        if (strcmp(kind->text, KINDS.word[k].word) == 0) {
            model->kind = (enum tryg_model)KINDS.word[k].value;
        }
    }
    model->fit = usual_fit(model->kind);
    group.detail = keys_of(model->kind);
    TRYG_YAML_A_GROUP.read(reading, &group, node, base);
}

static void model_print(struct tryg_yaml_printer *printer,
                        const struct tryg_yaml_key *key, const void *base)
{
    const struct tryg_modelling *model = tryg_yaml_field(base, key->field);
    struct tryg_yaml_key group = *key;
    group.detail = keys_of(model->kind);
    TRYG_YAML_A_GROUP.print(printer, &group, base);
}

const struct tryg_yaml_type TRYG_A_MODEL = {model_read, NULL, model_print};

/* ---- Judging --------------------------------------------------------------------- */

static void blame_source(struct tryg_yaml_reading *reading,
                         const struct tryg_draft_indicator *one, const char *key)
{
    tryg_yaml_blame(reading, one->at,
                    TX("indikatoren %s: %s hører ikke til en indikator med source: %s.",
                       "the indicator %s: %s does not belong to source: %s."),
                    one->it.id, key, is_of_reports(one) ? "reports" : "survey");
}

void tryg_profile_models_judge(struct tryg_yaml_reading *reading,
                               const struct tryg_draft_indicator *one)
{
    const struct tryg_indicator *it = &one->it;
    bool of_counts =
        it->model.kind != TRYG_MODEL_NONE && it->model.kind != TRYG_FAY_HERRIOT;
    if (!is_of_reports(one) && it->harm) {
        blame_source(reading, one, "harm: true");
    }
    if (!is_of_reports(one) && it->pool != 1) {
        blame_source(reading, one, "pool");
    }
    if (is_of_reports(one) ? it->model.kind == TRYG_FAY_HERRIOT : of_counts) {
        blame_source(reading, one,
                     tryg_arena_print(reading->arena, "model: %s",
                                      it->model.kind == TRYG_FAY_HERRIOT ? "fay_herriot"
                                      : it->model.kind == TRYG_POISSON_GAMMA
                                          ? "poisson_gamma"
                                          : "marshall"));
    }
    if (it->harm && of_counts) {
        tryg_yaml_blame(reading, one->at,
                        TX("indikatoren %s: model gælder antal, ikke skadevægtede antal "
                           "(harm: true). Slet den ene.",
                           "the indicator %s: a model is of counts, not of counts "
                           "weighted by harm (harm: true). Delete one of them."),
                        it->id);
    }
}
