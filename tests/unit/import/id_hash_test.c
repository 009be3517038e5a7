/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/id_hash.h"

#include <stdio.h>
#include <string.h>

static const unsigned char KEY[TRYG_ID_KEY] = {0, 1, 2,  3,  4,  5,  6,  7,
                                               8, 9, 10, 11, 12, 13, 14, 15};

/* The hash as hexadecimal digits; `filler` stands behind the id where more may be read.
 */
static const char *hex_of(const struct tryg_id_key *key, const char *id, size_t bytes,
                          char filler)
{
    static char hex[33];
    char text[64 + TRYG_ID_OVER];
    unsigned char of[16];
    uint64_t hash[1][2];
    memset(text, filler, sizeof text);
    memcpy(text, id, bytes);
    tryg_id_hash(key, 1, &(struct tryg_id_text){text, bytes}, hash);
    memcpy(of, hash, sizeof of);
    for (size_t i = 0; i < sizeof of; i++) {
        snprintf(hex + 2 * i, 3, "%02x", of[i]);
    }
    return hex;
}

/* By `openssl enc -aes-128-ecb -nopad -K 000102...0f` of the block, and of the chain of
 * blocks, that the header names. */
static const struct {
    const char *id, *hash;
} BY_AES[] = {
    {"7", "70e830de615da4d825dc598afa7b2b32"},
    {"0000000001", "f03e8de73cc7334071341ce5f8aecd0f"},
    {"fifteen letters", "1afbbcb0a9a66325f549ada5cb03c723"},
    {"sixteen letters!", "e147b6b92a4a93cfcab3dc40bc99b53a"},
    {"123e4567-e89b-12d3-a456-426614174000", "696660122eee2f642ee9ec319035d6f2"},
};

static void aes_is_that_of_others(void **state)
{
    (void)state;
    if (!tryg_id_has_aes()) {
        puts("skipped: a processor without AES");
        skip();
    }
    struct tryg_id_key key = tryg_id_key_of(KEY, true);
    size_t cases = 0;
    for (size_t i = 0; i < sizeof BY_AES / sizeof *BY_AES; i++, cases++) {
        const char *id = BY_AES[i].id;
        assert_string_equal(hex_of(&key, id, strlen(id), '\0'), BY_AES[i].hash);
        assert_string_equal(hex_of(&key, id, strlen(id), 'x'), BY_AES[i].hash);
    }
    assert_int_equal(cases, 5);
}

/* The first of the reference vectors of SipHash-2-4 with 128 bits. */
static void siphash_is_that_of_its_authors(void **state)
{
    (void)state;
    struct tryg_id_key key = tryg_id_key_of(KEY, false);
    assert_string_equal(hex_of(&key, "", 0, 'x'), "a3817f04ba25a8e66df67214c7550293");
    assert_string_equal(hex_of(&key, "\0", 1, 'x'), "da87c1d86b99af44347659119b22fc45");
}

/* Ids that begin alike, or differ in zeros at the end, or lie in a row of others. */
static void different_ids_have_different_hashes(void **state)
{
    (void)state;
    enum { LONGEST = 48, IDS = 2 * LONGEST };
    static const char zeros[LONGEST + TRYG_ID_OVER];
    static char ones[LONGEST + TRYG_ID_OVER];
    memset(ones, '1', sizeof ones);
    for (int aes = 0; aes <= tryg_id_has_aes(); aes++) {
        struct tryg_id_key key = tryg_id_key_of(KEY, aes);
        struct tryg_id_text id[IDS];
        uint64_t hash[IDS][2], alone[1][2];
        for (size_t i = 0; i < IDS; i++) {
            id[i] = (struct tryg_id_text){i % 2 ? ones : zeros, i / 2 + 1};
        }
        tryg_id_hash(&key, IDS, id, hash);
        for (size_t i = 0; i < IDS; i++) {
            tryg_id_hash(&key, 1, &id[i], alone);
            assert_memory_equal(alone[0], hash[i], sizeof alone[0]);
            for (size_t k = 0; k < i; k++) {
                assert_memory_not_equal(hash[k], hash[i], sizeof hash[i]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aes_is_that_of_others),
        cmocka_unit_test(siphash_is_that_of_its_authors),
        cmocka_unit_test(different_ids_have_different_hashes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
