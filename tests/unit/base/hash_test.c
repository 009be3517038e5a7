/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* FIPS 180-2, appendix B. */
static void the_published_answers(void **state)
{
    (void)state;
    struct tryg_hasher h;
    tryg_hash_begin(&h);
    tryg_hash_add(&h, "a", 1);
    tryg_hash_add(&h, "bc", 2);
    assert_string_equal(
        tryg_hash_end(&h).hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    tryg_hash_begin(&h);
    assert_string_equal(
        tryg_hash_end(&h).hex,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void texts_keep_their_ends(void **state)
{
    (void)state;
    struct tryg_hasher a, b;
    tryg_hash_begin(&a);
    tryg_hash_add_text(&a, "ab");
    tryg_hash_add_text(&a, "c");
    tryg_hash_begin(&b);
    tryg_hash_add_text(&b, "a");
    tryg_hash_add_text(&b, "bc");
    assert_string_not_equal(tryg_hash_end(&a).hex, tryg_hash_end(&b).hex);
}

static void a_file_is_its_bytes(void **state)
{
    (void)state;
    char name[] = "/tmp/hash_test-XXXXXX";
    int file = mkstemp(name);
    assert_int_equal(write(file, "abc", 3), 3);
    close(file);
    struct tryg_hash hash;
    assert_int_equal(tryg_hash_file(name, &hash, NULL), TRYG_OK);
    assert_memory_equal(hash.hex, "ba7816bf", 8);
    unlink(name);
    struct tryg_error err;
    assert_int_equal(tryg_hash_file(name, &hash, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_answers),
        cmocka_unit_test(texts_keep_their_ends),
        cmocka_unit_test(a_file_is_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
