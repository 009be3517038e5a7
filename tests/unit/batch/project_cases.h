/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short project texts, read, and what is said of them in both languages. */
#ifndef TRYG_TESTS_UNIT_BATCH_PROJECT_CASES_H
#define TRYG_TESTS_UNIT_BATCH_PROJECT_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/project.h"

#include <string.h>

/* The least a project can say; what a case adds begins in line 4. */
#define LEAST                                                                            \
    "tryghed: 1\n"                                                                       \
    "years: 2010-2012\n"                                                                 \
    "areas: {file: a.geojson, code: nr}\n"

struct fault_case {
    const char *yaml, *da, *en;
};

/* Says what differs; false if anything does. */
static inline bool expect_fault(const struct fault_case *one)
{
    bool as_expected = true;
    for (int lang = 0; lang < TRYG_LANGS; lang++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_project project = {.seed = 77};
        struct tryg_error err = {0};
        const char *expected = lang == TRYG_DA ? one->da : one->en;
        tryg_lang_set((enum tryg_lang)lang);
        enum tryg_status status = tryg_project_read_text(one->yaml, strlen(one->yaml),
                                                         ".", arena, &project, &err);
        tryg_lang_set(TRYG_DA);
        if (status != TRYG_USAGE || (expected && strcmp(err.text, expected) != 0)) {
            print_error("--- project\n%s--- expected\n%s\n--- found (%d)\n%s\n",
                        one->yaml, expected ? expected : "a fault", (int)status,
                        err.text);
            as_expected = false;
        }
        assert_int_equal(project.seed, 77); /* untouched unless TRYG_OK */
        tryg_arena_free(arena);
    }
    return as_expected;
}

#define EXPECT_FAULTS(cases)                                                             \
    do {                                                                                 \
        size_t wrong_ = 0, n_ = sizeof(cases) / sizeof *(cases);                         \
        for (size_t i_ = 0; i_ < n_; i_++) {                                             \
            wrong_ += !expect_fault(&(cases)[i_]);                                       \
        }                                                                                \
        assert_int_equal(wrong_, 0);                                                     \
        assert_true(n_ > 0);                                                             \
    } while (0)

/* A project that must be sound. */
static inline struct tryg_project read_sound(tryg_arena *arena, const char *yaml)
{
    struct tryg_project project;
    struct tryg_error err = {0};
    if (tryg_project_read_text(yaml, strlen(yaml), ".", arena, &project, &err) !=
        TRYG_OK) {
        print_error("--- project\n%s--- refused\n%s\n", yaml, err.text);
        fail();
    }
    return project;
}

static inline char *printed(tryg_arena *arena, const struct tryg_project *project)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    tryg_project_print(project, file);
    size_t bytes = (size_t)ftell(file);
    char *text = tryg_arena_alloc(arena, bytes + 1, 1);
    rewind(file);
    assert_int_equal(fread(text, 1, bytes, file), bytes);
    fclose(file);
    return text;
}

#endif
