/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/scores.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *id;
    struct tryg_text text;
} WHYS[TRYG_WHYS] = {
    [TRYG_WHY_NOT] = {"", {{"", ""}}},
    [TRYG_WHY_NO_SOURCE] = {"no_source",
                            {{"ingen kilde for dette år", "no source for this year"}}},
    [TRYG_WHY_NO_POPULATION] = {"no_population",
                                {{"intet befolkningstal", "no population figure"}}},
    [TRYG_WHY_NO_ANSWERS] = {"no_answers", {{"ingen svar", "no answers"}}},
    [TRYG_WHY_FEW_ANSWERS] = {"few_answers", {{"for få svar", "too few answers"}}},
    [TRYG_WHY_CONSTANT] = {"constant",
                           {{"ens i alle områder i basisåret",
                             "the same in all areas in the base year"}}},
    [TRYG_WHY_NO_BASE] = {"no_base",
                          {{"mangler i basisåret", "missing in the base year"}}},
    [TRYG_WHY_INCOMPLETE] = {"incomplete",
                             {{"for mange indikatorer mangler",
                               "too many indicators are missing"}}},
    [TRYG_WHY_NOT_TOLD] = {"not_told",
                           {{"kilden oplyser ikke antallet",
                             "the source does not tell the count"}}},
    [TRYG_WHY_NO_SCORE] = {"no_score", {{"ingen score her", "no score here"}}},
    [TRYG_WHY_NO_SUM] = {"no_sum",
                         {{"en score kan ikke lægges sammen", "a score has no sum"}}},
    [TRYG_WHY_EMPTY_CLASS] = {"empty_class",
                              {{"en klasse af befolkningen er tom eller ukendt her",
                                "a class of the people is empty or not known here"}}},
    [TRYG_WHY_NO_WEIGHT] = {"no_weight",
                            {{"en gerning har ingen skadevægt",
                              "an offence has no harm weight"}}},
    [TRYG_WHY_NO_INDEX] = {"no_index",
                           {{"projektet har intet indeks", "the project has no index"}}},
};

const char *tryg_why_id(enum tryg_why why)
{
    return WHYS[why].id;
}

const char *tryg_why_text(enum tryg_why why)
{
    return WHYS[why].text.in[tryg_lang()];
}

const char *tryg_flags_print(unsigned flags, char into[TRYG_FLAGS_TEXT])
{
    static const char *const word[TRYG_FLAGS] = {
        "few_answers",   "small_count",  "partial",  "lonely",
        "clipped",       "raw_interval", "unstable", "synthetic",
        "few_effective", "wide",         "imputed",  "modelled"};
    into[0] = 0;
    for (unsigned f = 0; f < TRYG_FLAGS; f++) {
        if (flags & 1U << f) {
            if (into[0]) {
                strcat(into, " ");
            }
            strcat(into, word[f]);
        }
    }
    return into;
}

static const struct {
    const char *id;
    struct tryg_text text;
} MODELS[TRYG_MODELS] = {
    [TRYG_MODEL_NONE] = {"", {{"direkte", "direct"}}},
    [TRYG_MARSHALL] = {"marshall",
                       {{"trukket mod byens rate (Marshall)",
                         "drawn towards the city's rate (Marshall)"}}},
    [TRYG_MARSHALL_LOCAL] = {"marshall_local",
                             {{"trukket mod naboernes rate (Marshall)",
                               "drawn towards the neighbours' rate (Marshall)"}}},
    [TRYG_POISSON_GAMMA] = {"poisson_gamma",
                            {{"trukket mod byens rate (Poisson–gamma)",
                              "drawn towards the city's rate (Poisson–gamma)"}}},
    [TRYG_FAY_HERRIOT] = {"fay_herriot",
                          {{"områdemodel (Fay–Herriot)", "area model (Fay–Herriot)"}}},
};

const char *tryg_model_id(enum tryg_model model)
{
    return MODELS[model].id;
}

const char *tryg_model_text(enum tryg_model model)
{
    return MODELS[model].text.in[tryg_lang()];
}

enum tryg_certainty tryg_certainty_of(double level_p)
{
    if (isnan(level_p)) {
        return TRYG_NO_CERTAINTY;
    }
    return level_p >= 0.9 ? TRYG_CLEAR : level_p >= 0.6 ? TRYG_LIKELY : TRYG_BORDERLINE;
}

const char *tryg_certainty_id(enum tryg_certainty c)
{
    static const char *const id[] = {"clear", "likely", "borderline", ""};
    return id[c];
}

const char *tryg_certainty_text(enum tryg_certainty c)
{
    static const struct tryg_text text[] = {{{"entydig", "clear"}},
                                            {{"sandsynlig", "likely"}},
                                            {{"på grænsen", "borderline"}},
                                            {{"", ""}}};
    return text[c].in[tryg_lang()];
}

const char *tryg_law_id(enum tryg_law_kind kind)
{
    static const char *const id[TRYG_LAWS] = {"",      "point", "normal",
                                              "gamma", "beta",  "poisson"};
    return id[kind];
}

const struct tryg_scores *tryg_results_based(const struct tryg_results *results,
                                             size_t year, size_t system)
{
    if (results->based) {
        return results->based[year * results->systems + system];
    }
    for (size_t y = 0; y < results->years; y++) {
        if (results->year[y] == results->base_year) {
            return tryg_results_at(results, y, system);
        }
    }
    return NULL;
}

const struct tryg_system *tryg_results_system(const struct tryg_results *results,
                                              size_t year, size_t system)
{
    return tryg_results_at(results, year, system)->system;
}

struct tryg_scores *tryg_results_at(const struct tryg_results *results, size_t year,
                                    size_t system)
{
    return &results->scores[year * results->systems + system];
}

static double *unknown(tryg_arena *arena, size_t n)
{
    double *array = TRYG_NEW(arena, n, double);
    for (size_t i = 0; i < n; i++) {
        array[i] = NAN;
    }
    return array;
}

void tryg_scores_begin(struct tryg_scores *scores, tryg_arena *arena, int year,
                       const struct tryg_system *system, size_t indicators, size_t groups)
{
    size_t n = system->n;
    *scores = (struct tryg_scores){
        .year = year, .system = system, .indicators = indicators, .groups = groups};
    scores->cell = TRYG_NEW(arena, indicators * n, struct tryg_cell);
    for (size_t i = 0; i < indicators * n; i++) {
        scores->cell[i] = TRYG_CELL_UNKNOWN;
    }
    double **columns[] = {&scores->index,      &scores->low,           &scores->high,
                          &scores->se,         &scores->level_p,       &scores->rank,
                          &scores->base_index, &scores->change,        &scores->reports,
                          &scores->population, &scores->rate_per_1000, &scores->answers,
                          &scores->n_eff};
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        *columns[c] = unknown(arena, n);
    }
    scores->group = unknown(arena, groups * n);
    scores->level = TRYG_NEW(arena, n, int);
    scores->flags = TRYG_NEW(arena, n, unsigned);
    scores->why = TRYG_NEW(arena, n, enum tryg_why);
    for (size_t a = 0; a < n; a++) {
        scores->level[a] = -1;
        scores->why[a] = TRYG_WHY_NO_INDEX;
    }
}

void tryg_others_begin(struct tryg_scores *scores, tryg_arena *arena, size_t others)
{
    scores->index_by = unknown(arena, others * scores->system->n);
    scores->rank_by = unknown(arena, others * scores->system->n);
}

void tryg_chance_begin(struct tryg_scores *scores, tryg_arena *arena, size_t levels)
{
    struct tryg_chance *c = &scores->chance;
    double **columns[] = {&c->mean,     &c->sd,        &c->low_mcse,  &c->high_mcse,
                          &c->rank_low, &c->rank_high, &c->rank_mean, &c->worst_p};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        *columns[i] = unknown(arena, scores->system->n);
    }
    c->levels = levels;
    c->p = unknown(arena, levels * scores->system->n);
}
