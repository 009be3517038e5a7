/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/ten_steps.h"
#include "geodata/base/cell.h"

#include <string.h>

static const char *say(struct tryg_text text)
{
    const char *word = text.in[tryg_lang()];
    return word ? word : text.in[TRYG_DA] ? text.in[TRYG_DA] : "";
}

static const char *normalise_name(enum tryg_normalise method)
{
    static const struct tryg_text NAME[] = {
        [TRYG_Z] = {{"z-tal", "z-scores"}},
        [TRYG_MINMAX] = {{"min-max", "min-max"}},
        [TRYG_RANK] = {{"rangtal", "ranks"}},
        [TRYG_PERCENTILE] = {{"percentiler", "percentiles"}},
        [TRYG_TARGET] = {{"afstand til mål", "distance to target"}},
        [TRYG_AS_GIVEN] = {
            {"ingen; scorerne som de er", "none; the scores as they are"}}};
    return say(NAME[method]);
}

static const char *aggregate_name(enum tryg_aggregate method)
{
    static const struct tryg_text NAME[] = {
        [TRYG_MEAN] = {{"vægtet gennemsnit", "weighted mean"}},
        [TRYG_GEOMETRIC] = {{"geometrisk gennemsnit", "geometric mean"}},
        [TRYG_POWER] = {{"potensgennemsnit", "power mean"}},
        [TRYG_AMPI] = {
            {"gennemsnit med straf for ubalance", "mean with a penalty for imbalance"}}};
    return say(NAME[method]);
}

/* How many indicators carry weight, by source. */
static size_t weighted(const struct tryg_profile *profile, enum tryg_source source)
{
    size_t n = 0;
    for (size_t i = 0; i < profile->indicators; i++) {
        n += profile->indicator[i].share > 0.0 && profile->indicator[i].source == source;
    }
    return n;
}

static size_t modelled(const struct tryg_profile *profile)
{
    size_t n = 0;
    for (size_t i = 0; i < profile->indicators; i++) {
        n += profile->indicator[i].model.kind != TRYG_MODEL_NONE;
    }
    return n;
}

static size_t methods_tried(const struct tryg_batch *b)
{
    size_t most = 0;
    for (size_t y = 0; y < b->doubts.years; y++) {
        const struct tryg_robustness *r = &b->doubts.year[y].robustness;
        most = r->choices && r->methods > most ? r->methods : most;
    }
    return most;
}

static const char *data_of(const struct tryg_batch *b)
{
    const struct tryg_profile *p = b->results.profile;
    if (weighted(p, TRYG_FROM_SCORES)) {
        return tryg_arena_print(
            b->arena,
            TX("%zu vægtede indikatorer af færdige scorer, %zu af anmeldelser, %zu af "
               "borgerundersøgelser.",
               "%zu weighted indicators from ready scores, %zu from reports, %zu from "
               "surveys."),
            weighted(p, TRYG_FROM_SCORES), weighted(p, TRYG_FROM_REPORTS),
            weighted(p, TRYG_FROM_SURVEY));
    }
    return tryg_arena_print(
        b->arena,
        TX("%zu vægtede indikatorer: %zu af anmeldelser, %zu af borgerundersøgelser; %zu "
           "uden vægt. Kilderne og deres afstemning står i ledger.csv og manifest.json.",
           "%zu weighted indicators: %zu from reports, %zu from surveys; %zu without "
           "weight. The sources and their ledger are in ledger.csv and manifest.json."),
        weighted(p, TRYG_FROM_REPORTS) + weighted(p, TRYG_FROM_SURVEY),
        weighted(p, TRYG_FROM_REPORTS), weighted(p, TRYG_FROM_SURVEY),
        p->indicators - weighted(p, TRYG_FROM_REPORTS) - weighted(p, TRYG_FROM_SURVEY));
}

static const char *missing_of(const struct tryg_batch *b)
{
    if (b->results.profile->impute == TRYG_IMPUTE_GROUP_MEAN) {
        return tryg_arena_print(
            b->arena,
            TX("Manglende værdier får middel af områderne i samme overordnede område og "
               "mærkes imputed. %zu indikatorer låner styrke af en model.",
               "Missing values get the mean of the areas of the same parent and are "
               "flagged imputed. %zu indicators borrow strength from a model."),
            modelled(b->results.profile));
    }
    return tryg_arena_print(
        b->arena,
        TX("Intet er imputeret: vægtene fordeles på de indikatorer, der er. %zu "
           "indikatorer låner styrke af en model, med det direkte skøn ved siden af.",
           "Nothing is imputed: the weights go to the indicators that are there. %zu "
           "indicators borrow strength from a model, with the direct estimate beside "
           "it."),
        modelled(b->results.profile));
}

static const char *multivariate_of(const struct tryg_batch *b)
{
    return b->baseline.weight
               ? TX("Gruppernes vægte kommer af basisårets struktur; statistikken står i "
                    "manifest.json.",
                    "The groups' weights come from the base year's structure; its "
                    "statistics are in manifest.json.")
               : TX("Ingen vægt bygger på en multivariat analyse; vægte efter "
                    "hovedkomponenter prøves i robustness.csv, hvor der er områder nok.",
                    "No weight rests on a multivariate analysis; weights by components "
                    "are tried in robustness.csv where there are areas enough.");
}

static const char *normalise_of(const struct tryg_batch *b)
{
    return tryg_arena_print(
        b->arena,
        TX("%s mod basisåret %d, frosset.", "%s against the base year %d, frozen."),
        normalise_name(b->results.profile->normalise), b->results.base_year);
}

static const char *blend_of(const struct tryg_batch *b)
{
    const struct tryg_profile *p = b->results.profile;
    return tryg_arena_print(b->arena, TX("%zu grupper; %s.", "%zu groups; %s."),
                            p->groups, aggregate_name(p->aggregate));
}

static const char *doubt_of(const struct tryg_batch *b)
{
    return tryg_arena_print(
        b->arena,
        TX("Stikprøveusikkerhed: %s, i index.csv. Metodeafhængighed: %zu metoder, i "
           "robustness.csv og robustness_choices.csv. Held og uheld: chance.csv.",
           "Sampling error: %s, in index.csv. Method dependence: %zu methods, in "
           "robustness.csv and robustness_choices.csv. Luck: chance.csv."),
        b->results.method, methods_tried(b));
}

void tryg_ten_steps(const struct tryg_batch *b, struct tryg_step step[TRYG_TEN_STEPS])
{
    const struct tryg_profile *p = b->results.profile;
    const char *about = say(p->about);
    const struct tryg_step made[TRYG_TEN_STEPS] = {
        {TX("Begrebsramme", "Framework"), *about ? about : say(p->name)},
        {TX("Valg af data", "Data selection"), data_of(b)},
        {TX("Manglende data", "Imputation"), missing_of(b)},
        {TX("Multivariat analyse", "Multivariate analysis"), multivariate_of(b)},
        {TX("Normalisering", "Normalisation"), normalise_of(b)},
        {TX("Vægte og sammenvejning", "Weighting and aggregation"), blend_of(b)},
        {TX("Usikkerhed og følsomhed", "Uncertainty and sensitivity"), doubt_of(b)},
        {TX("Tilbage til data", "Back to the data"),
         TX("Bidragene i indicators.csv går op i indekset; explain viser dem for et "
            "område.",
            "The contributions in indicators.csv add up to the index; explain shows them "
            "for an area.")},
        {TX("Sammenhæng med andre mål", "Links to other indicators"),
         TX("Ikke gjort: projektet har ingen andre mål at holde indekset op imod.",
            "Not done: the project has no other measures to hold the index against.")},
        {TX("Fremstilling", "Presentation"),
         tryg_divisions_have_shapes(b)
             ? TX("Kort med niveauer, hvor dem på grænsen er stiplede, regneark og "
                  "kortlag.",
                  "Maps of levels, borderline ones dashed, sheets and map layers.")
             : TX("Regneark; ingen kort, for områderne har ingen geometri.",
                  "Sheets; no maps, since the areas have no geometry.")}};
    memcpy(step, made, sizeof made);
}

void tryg_ten_steps_write(const struct tryg_batch *b, FILE *out)
{
    struct tryg_step step[TRYG_TEN_STEPS];
    tryg_ten_steps(b, step);
    for (int i = 0; i < TRYG_TEN_STEPS; i++) {
        fprintf(out, "%s\n  {\"step\": %d, \"name\": ", i ? "," : "[", i + 1);
        tryg_cell_put_json(out, step[i].name);
        fputs(", \"done\": ", out);
        tryg_cell_put_json(out, step[i].done);
        fputc('}', out);
    }
    fputs("\n]\n", out);
}
