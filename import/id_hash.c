/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/id_hash.h"

#include <sodium.h>
#include <string.h>

enum { SHORT = 15, LONG_MARK = 0xFF };

_Static_assert(TRYG_ID_KEY == crypto_shorthash_siphashx24_KEYBYTES, "SipHash's key");

static void hash_by_sip(const struct tryg_id_key *key, const char *id, size_t bytes,
                        uint64_t hash[2])
{
    unsigned char of[crypto_shorthash_siphashx24_BYTES];
    crypto_shorthash_siphashx24(of, (const unsigned char *)id, bytes, key->key);
    memcpy(hash, of, sizeof of);
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

/* Naive: SipHash, whose some sixty additions, turns and xors wait for each other: 17 ns
 * for ten bytes. Here it is ten steps of the processor's own AES; those of one id wait
 * for each other too, but it is at work on several ids at once. */

#define WITH_AES __attribute__((target("aes,sse4.1")))
#define ALWAYS static inline __attribute__((always_inline))

/* FIPS 197, 5.2: each word of a round key is the one before xor the one above. */
WITH_AES ALWAYS __m128i next_round(__m128i key, __m128i assist)
{
    key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
    key = _mm_xor_si128(key, _mm_slli_si128(key, 8));
    return _mm_xor_si128(key, _mm_shuffle_epi32(assist, 0xFF));
}

WITH_AES static void list_rounds(struct tryg_id_key *key)
{
    __m128i k = _mm_loadu_si128((const __m128i *)(const void *)key->key);
    _mm_storeu_si128((__m128i *)(void *)key->round[0], k);
#define ROUND(nth, constant)                                                             \
    k = next_round(k, _mm_aeskeygenassist_si128(k, constant));                           \
    _mm_storeu_si128((__m128i *)(void *)key->round[nth], k)
    ROUND(1, 0x01);
    ROUND(2, 0x02);
    ROUND(3, 0x04);
    ROUND(4, 0x08);
    ROUND(5, 0x10);
    ROUND(6, 0x20);
    ROUND(7, 0x40);
    ROUND(8, 0x80);
    ROUND(9, 0x1B);
    ROUND(10, 0x36);
#undef ROUND
}

WITH_AES ALWAYS __m128i encrypt(const __m128i round[TRYG_ID_ROUNDS], __m128i block)
{
    block = _mm_xor_si128(block, round[0]);
    for (int r = 1; r < TRYG_ID_ROUNDS - 1; r++) {
        block = _mm_aesenc_si128(block, round[r]);
    }
    return _mm_aesenclast_si128(block, round[TRYG_ID_ROUNDS - 1]);
}

/* The first `bytes` of the sixteen at `at`, 0 to 16, and zeros. */
WITH_AES ALWAYS __m128i first_of(const char *at, size_t bytes)
{
    static const unsigned char ones_then_zeros[32] = {
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    const void *mask = ones_then_zeros + 16 - bytes;
    return _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)at),
                         _mm_loadu_si128((const __m128i *)mask));
}

/* The last byte of the first block is the length of a short id, and no length at all
 * where the others hold one. */
WITH_AES static __m128i chain(const __m128i round[TRYG_ID_ROUNDS], const char *at,
                              size_t bytes)
{
    const uint64_t length[2] = {bytes, (uint64_t)LONG_MARK << 56};
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)length);
    for (block = encrypt(round, block); bytes > 0;) {
        size_t step = bytes < 16 ? bytes : 16;
        block = encrypt(round, _mm_xor_si128(block, first_of(at, step)));
        at += step;
        bytes -= step;
    }
    return block;
}

WITH_AES static void hash_by_aes(const struct tryg_id_key *key, size_t n,
                                 const struct tryg_id_text *id, uint64_t (*hash)[2])
{
    __m128i round[TRYG_ID_ROUNDS];
    memcpy(round, key->round, sizeof round);
    for (size_t i = 0; i < n; i++) {
        __m128i block;
        if (__builtin_expect(id[i].bytes <= SHORT, 1)) {
            __m128i length =
                _mm_slli_si128(_mm_cvtsi64_si128((long long)id[i].bytes), SHORT);
            block = encrypt(round, _mm_or_si128(first_of(id[i].at, id[i].bytes), length));
        } else {
            block = chain(round, id[i].at, id[i].bytes);
        }
        _mm_storeu_si128((__m128i *)(void *)hash[i], block);
    }
}

bool tryg_id_has_aes(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("aes") && __builtin_cpu_supports("sse4.1");
}

#else

static void list_rounds(struct tryg_id_key *key)
{
    (void)key;
}

static void hash_by_aes(const struct tryg_id_key *key, size_t n,
                        const struct tryg_id_text *id, uint64_t (*hash)[2])
{
    for (size_t i = 0; i < n; i++) {
        hash_by_sip(key, id[i].at, id[i].bytes, hash[i]);
    }
}

bool tryg_id_has_aes(void)
{
    return false;
}

#endif

struct tryg_id_key tryg_id_key_of(const unsigned char key[TRYG_ID_KEY], bool aes)
{
    struct tryg_id_key made = {.aes = aes};
    memcpy(made.key, key, sizeof made.key);
    if (aes) {
        list_rounds(&made);
    }
    return made;
}

void tryg_id_hash(const struct tryg_id_key *key, size_t n, const struct tryg_id_text *id,
                  uint64_t (*hash)[2])
{
    if (key->aes) {
        hash_by_aes(key, n, id, hash);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        hash_by_sip(key, id[i].at, id[i].bytes, hash[i]);
    }
}
