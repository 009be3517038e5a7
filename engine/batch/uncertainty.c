/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/uncertainty.h"
#include "engine/batch/project_keys.h"
#include "engine/batch/yardstick.h"
#include "engine/index/chance.h"
#include "engine/index/counted.h"

#include "geodata/base/log.h"
#include "geodata/base/number.h"

/* A correlation that is taken for a hundredth less than it was estimated is worth a word.
 */
#define MUCH_REPAIRED 0.01

void tryg_uncertainty_name(struct tryg_batch *b)
{
    const struct tryg_project_uncertainty *u = &b->project.uncertainty;
    bool drawn = b->project.profile && u->method != TRYG_ANALYTIC;
    b->results.method = tryg_uncertainty_method_id(u->method);
    b->results.replicates = drawn ? u->replicates : 0;
    b->results.worst = drawn ? u->worst : 0;
    b->results.seed = drawn ? b->project.seed : 0;
    b->results.generator = drawn ? TRYG_RANDOM_GENERATOR : NULL;
}

/* counts: poisson. Plain counts alone: harm and models have other laws. */
static void draw_counts(const struct tryg_profile *profile, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t i = 0; i < profile->indicators * n; i++) {
        struct tryg_cell *cell = &scores->cell[i];
        double heaps = cell->count / tryg_counted_spread(&profile->indicator[i / n]);
        if (profile->indicator[i / n].source == TRYG_FROM_REPORTS &&
            cell->law.kind == TRYG_LAW_GAMMA && cell->law.a == heaps + 0.5) {
            cell->law.kind = TRYG_LAW_POISSON;
            cell->law.a -= 0.5;
        }
    }
}

static void warn_of_difference(const struct tryg_scores *scores,
                               const struct tryg_chance_check *check)
{
    char drawn[TRYG_NUMBER_TEXT], formula[TRYG_NUMBER_TEXT];
    tryg_number_print(check->drawn, 3, drawn);
    tryg_number_print(check->formula, 3, formula);
    tryg_warn(TX("%d, %s: i %zu af %zu områder svinger de trukne indekstal anderledes, "
                 "end formlen siger (%s: standardafvigelse %s mod %s). Fordelingerne er "
                 "her for skæve til formlen; brug intervallerne, ikke se.",
                 "%d, %s: in %zu of %zu areas the drawn indices vary otherwise than the "
                 "formula says (%s: standard deviation %s against %s). The laws are too "
                 "skew for the formula here; use the intervals, not se."),
              scores->year, scores->system->id, check->differing, check->compared,
              scores->system->code[check->area], drawn, formula);
}

static void say_check(const struct tryg_scores *scores,
                      const struct tryg_chance_check *check)
{
    if (check->differing) {
        warn_of_difference(scores, check);
    }
    if (check->most_repaired >= MUCH_REPAIRED) {
        char percent[TRYG_NUMBER_TEXT];
        tryg_number_print(100.0 * check->most_repaired, 1, percent);
        tryg_warn(TX("%d, %s: indikatorernes korrelationer passer ikke sammen og er "
                     "trukket op til %s %% svagere.",
                     "%d, %s: the correlations of the indicators do not fit together and "
                     "have been drawn up to %s %% weaker."),
                  scores->year, scores->system->id, percent);
    }
}

void tryg_uncertainty_draw(struct tryg_batch *b, size_t yardstick,
                           struct tryg_scores *scores,
                           const struct tryg_resample *resample, double *keep)
{
    const struct tryg_project_uncertainty *u = &b->project.uncertainty;
    if (u->method == TRYG_ANALYTIC) {
        return;
    }
    if (u->poisson) {
        draw_counts(b->results.profile, scores);
    }
    struct tryg_luck luck = {.seed = b->project.seed,
                             .replicates = u->replicates,
                             .worst = u->worst,
                             .threads = b->threads,
                             .resample = resample,
                             .keep = keep};
    struct tryg_chance_check check;
    tryg_chance_draw(b->results.profile, tryg_yardstick_baseline(b, yardstick), scores,
                     &luck, b->arena, &check);
    say_check(scores, &check);
}
