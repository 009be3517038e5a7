/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas from the files in files/, for the tests of vector files and joins. */
#ifndef TRYG_TEST_AREAS_SETUP_H
#define TRYG_TEST_AREAS_SETUP_H

#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/vector.h"

#define FILES "unit/import/files/"

static struct tryg_areas read_areas(struct tryg_areas_source source, tryg_arena *arena)
{
    struct tryg_areas areas = {0};
    struct tryg_error err = {0};
    source.table.shown = "omr";
    if (tryg_vector_read_areas(&source, arena, &areas, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return areas;
}

static void expect_failure(struct tryg_areas_source source, const char *says)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas areas = {.n = 77};
    struct tryg_error err = {0};
    source.table.shown = "omr";
    source.join.shown = "join";
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_vector_read_areas(&source, arena, &areas, &err), TRYG_DATA);
    assert_string_equal(err.text, says);
    assert_int_equal(areas.n, 77);
    tryg_arena_free(arena);
}

#endif
