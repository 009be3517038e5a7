/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Textbook sets of counties: as many neighbours as their books say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "geodata/geom/contiguity.h"
#include "tests/real/shared_areas.h"

/* In degrees: a millimetre is 1e-8 of one. */
static const double SNAP_DEG = 1e-8;

static const struct {
    const char *file, *key;
    size_t areas, queen, rook;
} SETS[] = {
    {"classic/stl_hom/stl_hom.shp", "FIPSNO", 78, 406, 398}, /* rook: those of stl.gal */
    {"classic/sids/sids.shp", "CNTY_ID", 100, 490, 462},
};

static size_t compared;

static void textbook_sets_have_their_neighbours(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    for (size_t i = 0; i < sizeof SETS / sizeof SETS[0]; i++) {
        struct tryg_areas areas;
        struct tryg_contiguity queen, rook;
        if (!shared_areas(SETS[i].file, NULL, SETS[i].key, arena, &areas)) {
            printf("skipped: %s is not here\n", SETS[i].file);
            continue;
        }
        const struct tryg_outlines *o = &areas.outlines;
        assert_int_equal(areas.n, SETS[i].areas);
        assert_int_equal(tryg_contiguity_queen(o, SNAP_DEG, arena, &queen, NULL),
                         TRYG_OK);
        assert_int_equal(tryg_contiguity_rook(o, SNAP_DEG, arena, &rook, NULL), TRYG_OK);
        assert_int_equal(queen.links, SETS[i].queen);
        assert_int_equal(rook.links, SETS[i].rook);
        compared++;
    }
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(textbook_sets_have_their_neighbours),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    return failed || compared ? failed : 77;
}
