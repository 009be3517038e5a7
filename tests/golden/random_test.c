/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 46: Philox4x32-10, uniform and normal numbers, bit for bit. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/index/normal_scores.h"
#include "engine/index/random.h"
#include "tests/golden/case.h"

enum { BLOCKS = 8 };

static uint32_t hex(const char *text)
{
    return (uint32_t)strtoul(text, NULL, 16);
}

static void check_word(const char *what, uint32_t got, const char *expected)
{
    golden_near(what, (double)got, (double)hex(expected), 0.0);
}

static void known_answers(void)
{
    const char *of = "philox4x32_10_known_answers";
    for (size_t i = 0; i < golden_count("%s", of); i++) {
        uint32_t counter[4], word[4];
        for (size_t w = 0; w < 4; w++) {
            counter[w] = hex(golden_text("%s/%zu/ctr/%zu", of, i, w));
        }
        struct tryg_stream stream = {.key = {hex(golden_text("%s/%zu/key/0", of, i)),
                                             hex(golden_text("%s/%zu/key/1", of, i))},
                                     .area = counter[1],
                                     .purpose = counter[3]};
        tryg_random_block(&stream, counter[2], counter[0], word);
        for (size_t w = 0; w < 4; w++) {
            check_word("known answer", word[w], golden_text("%s/%zu/out/%zu", of, i, w));
        }
    }
}

static void engine_stream(void)
{
    struct tryg_stream stream = tryg_random_stream(42, 0, NULL, TRYG_DRAW_SURVEY);
    struct tryg_walk walk = tryg_random_walk(&stream, 7);
    double pair[2], z[2];
    for (uint32_t b = 0; b < BLOCKS; b++) {
        uint32_t word[4];
        tryg_random_block(&stream, 7, b, word);
        for (size_t w = 0; w < 4; w++) {
            check_word("word", word[w],
                       golden_text("engine_stream/blocks_hex/%u/%zu", b, w));
        }
        tryg_random_uniforms(&stream, b, 7, 1, &pair[0], &pair[1]);
        tryg_normal_scores(pair, z, 2);
        for (uint32_t lane = 0; lane < 2; lane++) {
            uint32_t m = 2 * b + lane;
            double u = golden_number("engine_stream/uniform/%u", m);
            golden_near("uniform", pair[lane], u, 0.0);
            golden_near("uniform by m", tryg_random_uniform(&stream, 7, m), u, 0.0);
            golden_near("uniform by walk", tryg_random_next(&walk), u, 0.0);
            golden_near("normal", z[lane], golden_number("engine_stream/normal/%u", m),
                        1e-14);
        }
    }
}

int main(void)
{
    golden_open("46_rng");
    known_answers();
    engine_stream();
    return golden_end();
}
