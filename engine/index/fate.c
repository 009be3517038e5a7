/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/fate.h"
#include "engine/index/transfer.h"

#include <math.h>

/* What the areas on one side of a transfer are to those on the other. */
struct side {
    bool *whole;      /* [n] all of it, ground and persons, is one piece */
    size_t *holds;    /* [n] areas of the other side that lie whole in it */
    double *greatest; /* [n] its greatest share */
};

static struct side begin(size_t n, tryg_arena *scratch)
{
    return (struct side){TRYG_NEW(scratch, n, bool), TRYG_NEW(scratch, n, size_t),
                         TRYG_NEW(scratch, n, double)};
}

double tryg_fate_share_of_target(const struct tryg_transfer *t, size_t i)
{
    size_t to = t->target[i];
    if (t->persons && t->target_persons[to] > 0.0) {
        return t->persons[i] / t->target_persons[to];
    }
    return t->target_m2[to] > 0.0 ? t->m2[i] / t->target_m2[to] : (double)NAN;
}

static enum tryg_fate fate_of(const struct side *old, const struct side *new, size_t s,
                              size_t t, double share, double of_target)
{
    if (old->whole[s] && new->whole[t]) {
        return TRYG_FATE_SAME;
    }
    if (old->whole[s]) {
        return new->holds[t] > 1 ? TRYG_FATE_MERGED : TRYG_FATE_KEPT;
    }
    if (new->whole[t]) {
        return old->holds[s] > 1 ? TRYG_FATE_SPLIT : TRYG_FATE_KEPT;
    }
    bool main = share == old->greatest[s] && of_target == new->greatest[t];
    return main ? TRYG_FATE_KEPT : TRYG_FATE_MOVED;
}

void tryg_fates(const struct tryg_transfer *t, double tolerance, enum tryg_fate *fate,
                tryg_arena *scratch)
{
    struct side old = begin(t->sources, scratch), new = begin(t->targets, scratch);
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            size_t to = t->target[i];
            double share = tryg_transfer_share(t, s, i);
            double of_target = tryg_fate_share_of_target(t, i);
            old.greatest[s] = fmax(old.greatest[s], share);
            new.greatest[to] = fmax(new.greatest[to], of_target);
            if (share > 1.0 - tolerance &&
                t->m2[i] > (1.0 - tolerance) * t->source_m2[s]) {
                old.whole[s] = true;
                new.holds[to]++;
            }
            if (of_target > 1.0 - tolerance &&
                t->m2[i] > (1.0 - tolerance) * t->target_m2[to]) {
                new.whole[to] = true;
                old.holds[s]++;
            }
        }
    }
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            fate[i] = fate_of(&old, &new, s, t->target[i], tryg_transfer_share(t, s, i),
                              tryg_fate_share_of_target(t, i));
        }
    }
}
