/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/peers.h"
#include "engine/index/peers.h"
#include "publish/tables.h"

struct tryg_all_peers tryg_peers_of(struct tryg_batch *b)
{
    struct tryg_all_peers all = {.results = &b->results};
    if (!tryg_peers_are_asked(b->results.profile)) {
        return all;
    }
    all.years = b->results.years;
    all.year = TRYG_NEW(b->arena, all.years + 1, struct tryg_peers);
    for (size_t y = 0; y < all.years; y++) {
        all.year[y] = tryg_peers_make(b->results.profile,
                                      tryg_results_at(&b->results, y, 0), b->arena);
    }
    return all;
}

enum tryg_status tryg_peers_write(struct tryg_shelf *shelf, size_t *charts,
                                  struct tryg_error *err)
{
    struct tryg_all_peers all = tryg_peers_of(shelf->b);
    const char *path;
    *charts = 0;
    TRYG_TRY(
        tryg_stage_remove(&shelf->stage, "charts", err)); /* of areas that are gone */
    if (all.years == 0) {
        return tryg_stage_remove(&shelf->stage, "peers.csv", err);
    }
    TRYG_TRY(tryg_shelve(shelf, "peers.csv", &path, err));
    return tryg_publish_peers_csv(path, &all, err);
}
