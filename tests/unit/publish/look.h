/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of this room share: the made-up city and a folder to publish it in. */
#ifndef TRYG_TESTS_LOOK_H
#define TRYG_TESTS_LOOK_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/store/small_city.h"

struct look {
    tryg_arena *arena;
    struct small_city *city;
    char *folder, *path; /* FOLDER/name */
};

static inline struct look look_begin(struct small_city_size size, const char *name)
{
    struct look look = {.arena = tryg_arena_new("test", 0)};
    look.city = small_city_make(look.arena, size);
    look.folder = small_city_folder(look.arena);
    look.path = tryg_arena_print(look.arena, "%s/%s", look.folder, name);
    return look;
}

static inline void look_end(struct look *look)
{
    remove(look->path);
    assert_int_equal(rmdir(look->folder), 0); /* nothing else is left behind */
    tryg_arena_free(look->arena);
}

/* The file as a text. */
static inline char *look_text(struct look *look)
{
    size_t count = 0;
    unsigned char *bytes = small_city_bytes(look->arena, look->path, &count);
    assert_non_null(bytes);
    return (char *)bytes;
}

static inline void look_ok(enum tryg_status status, const struct tryg_error *err)
{
    if (status != TRYG_OK) {
        fail_msg("%s", err->text);
    }
}

#endif
