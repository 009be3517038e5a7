/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers with an address: no state, so that a draw is the same on any thread, in
 * any order, and whatever else is drawn.
 *
 * Address  seed, year, area, purpose, replicate, and m, the number of the variate within
 *          the replicate (for indicators: its place in the profile).
 *
 *              key      low word   seed mod 2^32
 *                       high word  (seed div 2^32) xor the label year; year 0: none
 *              counter  word 0     m div 2, the block
 *                       word 1     hash of the area's code; 0: no area
 *                       word 2     replicate
 *                       word 3     purpose
 *
 *          Two years are independent, and an area more moves nobody else's draws.
 * Uniform  a block has four words w0..w3 and so two numbers, lane m mod 2:
 *          u = floor((w0 * 2^32 + w1) / 2^12) * 2^-52 + 2^-53. Never 0 and never 1, and
 *          1 - u is exact and one of them too.
 * Method   Philox4x32-10: Salmon, Moraes, Dror & Shaw (2011), by their Random123. Areas
 *          are hashed by FNV-1a, 32 bits (Fowler, Noll & Vo), over the bytes of the code.
 *          Two of 2,000 areas share a hash, and then their luck, once in 2,000 cities.
 */
#ifndef TRYG_INDEX_RANDOM_H
#define TRYG_INDEX_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* "philox4x32-10", as outputs name it beside the seed. */
extern const char TRYG_RANDOM_GENERATOR[];

enum tryg_purpose {
    TRYG_DRAW_SURVEY = 1, /* estimates of a survey */
    TRYG_DRAW_COUNTS = 2, /* rates of reports */
    TRYG_DRAW_ROUNDING = 3,
    TRYG_DRAW_PERMUTATION = 4,
    TRYG_DRAW_SCRAMBLING = 5,
    TRYG_DRAW_ANCHORS = 6,
    TRYG_DRAW_BOOTSTRAP = 7, /* records of a survey; "area" is then the stratum */
    TRYG_DRAW_ROWS = 8       /* of a Sobol design, over again; no area */
};

/* Everything of the address but replicate and m. */
struct tryg_stream {
    uint32_t key[2], area, purpose;
};

/* The hash of an area's code; NULL, no area, gives 0. */
uint32_t tryg_random_area(const char *code);

/* In       year: 0 where a draw belongs to none; area: a code, or NULL. */
struct tryg_stream tryg_random_stream(uint64_t seed, int year, const char *area,
                                      enum tryg_purpose purpose);

/* The four words of one block. */
void tryg_random_block(const struct tryg_stream *stream, uint32_t replicate,
                       uint32_t block, uint32_t word[4]);

/* Variate m of one replicate. */
double tryg_random_uniform(const struct tryg_stream *stream, uint32_t replicate,
                           uint32_t m);

/* Both variates of one block, in n replicates from `first` on: even[i] is m = 2 * block,
 * odd[i] m = 2 * block + 1, of replicate first + i. Cost about 5 ns a number. */
void tryg_random_uniforms(const struct tryg_stream *stream, uint32_t block,
                          uint32_t first, size_t n, double *even, double *odd);

/* A walk through m = 0, 1, 2 ... of one replicate. */
struct tryg_walk {
    struct tryg_stream stream;
    uint32_t replicate, m;
    double odd; /* the other number of the block at hand */
};
struct tryg_walk tryg_random_walk(const struct tryg_stream *stream, uint32_t replicate);
double tryg_random_next(struct tryg_walk *walk);

/* order[n] becomes a permutation of what it holds: Fisher-Yates from the back, j =
 * floor(u (i + 1)) for i = n - 1 ... 1. */
void tryg_random_permute(struct tryg_walk *walk, uint32_t *order, size_t n);

/* The first k of order[n] become a draw without replacement of what it holds:
 * Fisher-Yates from the front, j = i + floor(u (n - i)) for i = 0 ... k - 1. */
void tryg_random_pick(struct tryg_walk *walk, uint32_t *order, size_t n, size_t k);

#endif
