/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char root[32];
static tryg_arena *arena;

static int setup(void **state)
{
    (void)state;
    strcpy(root, "/tmp/stage_test-XXXXXX");
    arena = tryg_arena_new("test", 0);
    return mkdtemp(root) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    char command[160];
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", root, root);
    tryg_arena_free(arena);
    return system(command);
}

static const char *at(const char *name)
{
    return tryg_arena_print(arena, "%s/%s", root, name);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void check(const char *path, const char *expected)
{
    char text[64] = "(none)";
    FILE *file = fopen(path, "r");
    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = 0;
        fclose(file);
    }
    assert_string_equal(text, expected);
}

static void stage_one(struct tryg_stage *stage, const char *name, const char *text)
{
    char *path;
    assert_int_equal(tryg_stage_path(stage, name, &path, NULL), TRYG_OK);
    put(path, text);
}

static void outputs_change_all_at_once(void **state)
{
    (void)state;
    struct tryg_stage stage;
    assert_int_equal(tryg_stage_open(&stage, at("out/"), arena, NULL), TRYG_OK);
    stage_one(&stage, "a.csv", "a1");
    stage_one(&stage, "maps/m.png", "m1");
    assert_int_equal(access(at("out"), F_OK), -1);
    assert_int_equal(tryg_stage_commit(&stage, NULL), TRYG_OK);
    put(at("out/own.txt"), "the user's");

    assert_int_equal(tryg_stage_open(&stage, at("out"), arena, NULL), TRYG_OK);
    stage_one(&stage, "a.csv", "a2");
    assert_int_equal(tryg_stage_remove(&stage, "maps", NULL), TRYG_OK);
    check(at("out/a.csv"), "a1");
    check(at("out/maps/m.png"), "m1");
    assert_int_equal(tryg_stage_commit(&stage, NULL), TRYG_OK);
    check(at("out/a.csv"), "a2");
    check(at("out/own.txt"), "the user's");
    assert_int_equal(access(at("out/maps"), F_OK), -1);
    assert_int_equal(access(at(".out.new"), F_OK), -1);
}

static void a_killed_run_leaves_the_old_outputs(void **state)
{
    (void)state;
    struct tryg_stage stage;
    assert_int_equal(tryg_stage_open(&stage, at("out"), arena, NULL), TRYG_OK);
    stage_one(&stage, "a.csv", "a1");
    assert_int_equal(tryg_stage_commit(&stage, NULL), TRYG_OK);
    pid_t child = fork();
    if (child == 0) {
        char *path;
        if (tryg_stage_open(&stage, at("out"), arena, NULL) == TRYG_OK &&
            tryg_stage_path(&stage, "a.csv", &path, NULL) == TRYG_OK) {
            put(path, "half");
        }
        _exit(0); /* as good as kill -9: nothing is cleaned up */
    }
    waitpid(child, NULL, 0);
    check(at("out/a.csv"), "a1");
    assert_int_equal(access(at(".out.new"), F_OK), 0);
    assert_int_equal(tryg_stage_open(&stage, at("out"), arena, NULL), TRYG_OK);
    assert_int_equal(tryg_stage_commit(&stage, NULL), TRYG_OK);
    check(at("out/a.csv"), "a1");
}

static void abandoning_changes_nothing(void **state)
{
    (void)state;
    struct tryg_stage stage;
    assert_int_equal(tryg_stage_open(&stage, at("out"), arena, NULL), TRYG_OK);
    stage_one(&stage, "a.csv", "a1");
    tryg_stage_abandon(&stage);
    assert_int_equal(access(at("out"), F_OK), -1);
    assert_int_equal(access(at(".out.new"), F_OK), -1);
}

static void two_runs_do_not_meet(void **state)
{
    (void)state;
    struct tryg_stage first, second;
    struct tryg_error err;
    assert_int_equal(tryg_stage_open(&first, at("out"), arena, NULL), TRYG_OK);
    assert_int_equal(tryg_stage_open(&second, at("out"), arena, &err), TRYG_FAILED);
    tryg_stage_abandon(&first);
    assert_int_equal(tryg_stage_open(&second, at("out"), arena, NULL), TRYG_OK);
    tryg_stage_abandon(&second);
}

static void a_folder_that_is_not_there_is_one_clear_line(void **state)
{
    (void)state;
    struct tryg_stage stage;
    struct tryg_error err;
    assert_int_equal(tryg_stage_open(&stage, at("none/out"), arena, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, at("none")));
    assert_null(strchr(err.text, '\n'));
}

static void one_file_is_written_whole(void **state)
{
    (void)state;
    struct tryg_error err;
    assert_int_equal(tryg_write_whole(at("x.csv"), "abc", 3, NULL), TRYG_OK);
    check(at("x.csv"), "abc");
    assert_int_equal(tryg_write_whole(at("none/x.csv"), "abc", 3, &err), TRYG_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(outputs_change_all_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_killed_run_leaves_the_old_outputs, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(abandoning_changes_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(two_runs_do_not_meet, setup, teardown),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_one_clear_line,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(one_file_is_written_whole, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
