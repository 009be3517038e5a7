/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/random.h"

#include <Random123/philox.h>

const char TRYG_RANDOM_GENERATOR[] = "philox4x32-10";

/* FNV-1a's own constants for 32 bits. */
#define FNV_BASIS 2166136261U
#define FNV_PRIME 16777619U

uint32_t tryg_random_area(const char *code)
{
    uint32_t hash = FNV_BASIS;
    for (const unsigned char *c = (const unsigned char *)code; c && *c; c++) {
        hash = (hash ^ *c) * FNV_PRIME;
    }
    return code ? hash : 0;
}

struct tryg_stream tryg_random_stream(uint64_t seed, int year, const char *area,
                                      enum tryg_purpose purpose)
{
    return (struct tryg_stream){
        .key = {(uint32_t)seed, (uint32_t)(seed >> 32) ^ (uint32_t)year},
        .area = tryg_random_area(area),
        .purpose = (uint32_t)purpose};
}

static philox4x32_ctr_t words_of(const struct tryg_stream *s, uint32_t replicate,
                                 uint32_t block)
{
    philox4x32_ctr_t counter = {{block, s->area, replicate, s->purpose}};
    philox4x32_key_t key = {{s->key[0], s->key[1]}};
    return philox4x32_R(10, counter, key);
}

void tryg_random_block(const struct tryg_stream *stream, uint32_t replicate,
                       uint32_t block, uint32_t word[4])
{
    philox4x32_ctr_t words = words_of(stream, replicate, block);
    for (int i = 0; i < 4; i++) {
        word[i] = words.v[i];
    }
}

/* The upper 52 bits in the middle of their interval. With 53 bits and half a step the
 * last would round to 1, whose normal quantile is infinite. */
static double uniform_of(uint32_t high, uint32_t low)
{
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12;
    /* signed: there is one machine instruction for that, and none for unsigned */
    return (double)(int64_t)bits * 0x1p-52 + 0x1p-53;
}

double tryg_random_uniform(const struct tryg_stream *stream, uint32_t replicate,
                           uint32_t m)
{
    philox4x32_ctr_t w = words_of(stream, replicate, m / 2);
    return m % 2 ? uniform_of(w.v[2], w.v[3]) : uniform_of(w.v[0], w.v[1]);
}

void tryg_random_uniforms(const struct tryg_stream *stream, uint32_t block,
                          uint32_t first, size_t n, double *even, double *odd)
{
    for (size_t i = 0; i < n; i++) {
        philox4x32_ctr_t w = words_of(stream, first + (uint32_t)i, block);
        even[i] = uniform_of(w.v[0], w.v[1]);
        odd[i] = uniform_of(w.v[2], w.v[3]);
    }
}

struct tryg_walk tryg_random_walk(const struct tryg_stream *stream, uint32_t replicate)
{
    return (struct tryg_walk){.stream = *stream, .replicate = replicate};
}

double tryg_random_next(struct tryg_walk *walk)
{
    uint32_t m = walk->m++;
    if (m % 2) {
        return walk->odd;
    }
    philox4x32_ctr_t w = words_of(&walk->stream, walk->replicate, m / 2);
    walk->odd = uniform_of(w.v[2], w.v[3]);
    return uniform_of(w.v[0], w.v[1]);
}

static void swap(uint32_t *order, size_t i, size_t j)
{
    uint32_t kept = order[i];
    order[i] = order[j];
    order[j] = kept;
}

void tryg_random_permute(struct tryg_walk *walk, uint32_t *order, size_t n)
{
    for (size_t i = n; i-- > 1;) {
        swap(order, i, (size_t)(tryg_random_next(walk) * (double)(i + 1)));
    }
}

void tryg_random_pick(struct tryg_walk *walk, uint32_t *order, size_t n, size_t k)
{
    for (size_t i = 0; i < k; i++) {
        swap(order, i, i + (size_t)(tryg_random_next(walk) * (double)(n - i)));
    }
}
