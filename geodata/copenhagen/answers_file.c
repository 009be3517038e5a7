/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/answers_file.h"

#include <stdlib.h>
#include <string.h>

#include "geodata/copenhagen/dice.h"

enum {
    EACH_DISTRICT = 120, /* the fixed part */
    MOST_IN_DISTRICT = 512,
    AGES = 4,
    DONT_KNOW = 8,
    NO_ANSWER = 9,
    BLANK = 0,
};

/* Age groups: from, to, share in per mille of those who answer, factor of the weight in
 * per mille: the young answer less than their share. */
static const struct {
    uint16_t from, to, share, factor;
} AGE[AGES] = {
    {15, 29, 210, 1330}, {30, 44, 270, 1060}, {45, 64, 310, 870}, {65, 89, 210, 790}};

/* The questions in the order of the file, by their column of the levels. */
static const uint8_t QUESTION[TRYG_QUESTIONS] = {
    TRYG_LEVEL_UNSAFE,      TRYG_LEVEL_UNSAFE + 1,  TRYG_LEVEL_PROBLEM,
    TRYG_LEVEL_PROBLEM + 1, TRYG_LEVEL_PROBLEM + 2, TRYG_LEVEL_PROBLEM + 3,
    TRYG_LEVEL_PROBLEM + 4, TRYG_LEVEL_PROBLEM + 5, TRYG_LEVEL_EXPOSED,
    TRYG_LEVEL_EXPOSED + 1, TRYG_LEVEL_EXPOSED + 2, TRYG_LEVEL_EXPOSED + 3,
    TRYG_LEVEL_EXPOSED + 4, TRYG_LEVEL_EXPOSED + 5,
};

struct respondent {
    int32_t weight; /* thousandths */
    uint32_t worry; /* what the answers of one person have in common */
    uint16_t age;
    uint8_t answer[TRYG_QUESTIONS];
};

/* A respondent's place in the queue for an unsafe answer. */
struct turn {
    uint32_t score;
    int32_t who;
};

void tryg_answers_share_out(const struct tryg_levels *levels,
                            int32_t respondents[TRYG_DISTRICTS])
{
    int64_t persons = 0, before = 0, given = 0;
    int64_t rest = TRYG_RESPONDENTS - TRYG_DISTRICTS * EACH_DISTRICT;
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        persons += levels->persons[0][d];
    }
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        before += levels->persons[0][d]; /* rounding the running sum loses nobody */
        int64_t reached = before * rest / persons;
        respondents[d] = (int32_t)(EACH_DISTRICT + reached - given);
        given = reached;
    }
}

static void draw_respondents(struct respondent *r, int32_t n, struct tryg_dice *dice)
{
    uint16_t share[AGES];
    for (int i = 0; i < AGES; i++) {
        share[i] = AGE[i].share;
    }
    for (int32_t i = 0; i < n; i++) {
        uint32_t group = tryg_dice_weighed(dice, share, AGES);
        uint32_t years = (uint32_t)(AGE[group].to - AGE[group].from + 1);
        r[i].age = (uint16_t)(AGE[group].from + tryg_dice_below(dice, years));
        r[i].weight = AGE[group].factor;
        r[i].worry = tryg_dice_below(dice, 1000);
    }
}

/* Weights that add up to the district's residents, to a thousandth each. */
static void scale_weights(struct respondent *r, int32_t n, int32_t persons)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        sum += r[i].weight;
    }
    for (int32_t i = 0; i < n; i++) {
        r[i].weight = (int32_t)(r[i].weight * INT64_C(1000) * persons / sum);
    }
}

static int by_score(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    return x->who < y->who ? -1 : x->who > y->who;
}

static uint8_t safe_answer(uint8_t question, struct tryg_dice *dice)
{
    if (question >= TRYG_LEVEL_UNSAFE) {
        return (uint8_t)(1 + tryg_dice_below(dice, 3));
    }
    return question >= TRYG_LEVEL_PROBLEM ? (uint8_t)(3 + tryg_dice_below(dice, 2)) : 2;
}

static uint8_t unsafe_answer(uint8_t question, struct tryg_dice *dice)
{
    uint32_t strong = tryg_dice_below(dice, 3) == 0; /* a third of them */
    if (question >= TRYG_LEVEL_UNSAFE) {
        return (uint8_t)(4 + strong);
    }
    return question >= TRYG_LEVEL_PROBLEM ? (uint8_t)(2 - strong) : 1;
}

/* Let those first in the queue answer unsafe until the weighted share is reached. */
static void answer_question(struct respondent *r, int32_t n, int q, int32_t per_mille,
                            struct tryg_dice *dice)
{
    struct turn turn[MOST_IN_DISTRICT];
    int32_t answering = 0;
    int64_t weight = 0, unsafe = 0;
    for (int32_t i = 0; i < n; i++) {
        uint32_t chance = tryg_dice_below(dice, 1000);
        r[i].answer[q] = chance < 20 ? DONT_KNOW : chance < 27 ? NO_ANSWER : BLANK;
        if (chance >= 32) {
            turn[answering++] =
                (struct turn){r[i].worry + tryg_dice_below(dice, 1200), i};
            weight += r[i].weight;
        }
    }
    qsort(turn, (size_t)answering, sizeof *turn, by_score);
    for (int32_t i = 0; i < answering; i++) {
        struct respondent *one = &r[turn[i].who];
        bool more = (unsafe + one->weight / 2) * 1000 < weight * per_mille;
        one->answer[q] =
            more ? unsafe_answer(QUESTION[q], dice) : safe_answer(QUESTION[q], dice);
        unsafe += more ? one->weight : 0;
    }
}

static void put_respondent(struct tryg_sheet *sheet, const struct respondent *one,
                           int number, int district)
{
    tryg_sheet_put_whole(sheet, number, 5);
    tryg_sheet_put_sign(sheet, ';');
    tryg_sheet_put_whole(sheet, district, 1);
    tryg_sheet_put_sign(sheet, ';');
    tryg_sheet_put_whole(sheet, one->age, 1);
    tryg_sheet_put_sign(sheet, ';');
    tryg_sheet_put_decimal(sheet, one->weight, 3, ',');
    for (int q = 0; q < TRYG_QUESTIONS; q++) {
        tryg_sheet_put_sign(sheet, ';');
        if (one->answer[q] != BLANK) {
            tryg_sheet_put_whole(sheet, one->answer[q], 1);
        }
    }
    tryg_sheet_put(sheet, "\r\n");
}

void tryg_answers_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels,
                           int year)
{
    struct respondent r[MOST_IN_DISTRICT];
    int32_t respondents[TRYG_DISTRICTS];
    int number = 0;
    tryg_answers_share_out(levels, respondents);
    tryg_sheet_put(sheet, "respnr;distrikt;alder;vaegt;sp1;sp2;sp3a;sp3b;sp3c;sp3d;sp3e;"
                          "sp3f;sp4a;sp4b;sp4c;sp4d;sp4e;sp4f\r\n");
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        struct tryg_dice dice = tryg_dice_of(TRYG_DICE_SURVEY, year, (uint32_t)d, 0);
        memset(r, 0, sizeof r);
        draw_respondents(r, respondents[d], &dice);
        scale_weights(r, respondents[d], levels->persons[year][d]);
        for (int q = 0; q < TRYG_QUESTIONS; q++) {
            dice = tryg_dice_of(TRYG_DICE_SURVEY, year, (uint32_t)d, (uint32_t)q + 1);
            answer_question(r, respondents[d], q, levels->level[year][d][QUESTION[q]],
                            &dice);
        }
        for (int32_t i = 0; i < respondents[d]; i++) {
            put_respondent(sheet, &r[i], ++number, d + 1);
        }
    }
}
