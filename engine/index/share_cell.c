/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/share_cell.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/law.h"

#define ALPHA 0.05

static bool has_logit(const struct tryg_share *s)
{
    return s->p > 0.0 && s->p < 1.0 && s->variance > 0.0 && s->df > 0.0;
}

struct tryg_interval tryg_share_cell_interval(const struct tryg_share *share, double hits,
                                              bool census)
{
    if (census) {
        return (struct tryg_interval){share->p, share->p};
    }
    return has_logit(share) ? tryg_share_interval(share, TRYG_SHARE_LOGIT, ALPHA)
                            : tryg_share_clopper_pearson(hits, share->answers, ALPHA);
}

struct tryg_cell tryg_share_cell(const struct tryg_share *share, double hits, bool census,
                                 double min_answers)
{
    struct tryg_cell cell = TRYG_CELL_UNKNOWN;
    struct tryg_interval limits = tryg_share_cell_interval(share, hits, census);
    cell.why = TRYG_WHY_NOT;
    cell.value = share->p;
    cell.low = limits.low;
    cell.high = limits.high;
    cell.answers = share->answers;
    if (share->answers < min_answers) {
        cell.flags |= TRYG_FLAG_FEW_ANSWERS;
    }
    if (census || has_logit(share)) {
        cell.se = census ? 0.0 : sqrt(share->variance);
        cell.n_eff = census ? NAN : share->p * (1.0 - share->p) / share->variance;
        cell.law = census ? tryg_law_of_census(share->p)
                          : tryg_law_of_share(share->p, cell.n_eff);
    } else if (!isnan(limits.low)) {
        cell.se = tryg_share_jeffreys_sd(hits, share->answers);
        cell.law = tryg_law_of_share(share->p, share->answers);
        cell.flags |= TRYG_FLAG_RAW_INTERVAL;
    }
    return cell;
}
