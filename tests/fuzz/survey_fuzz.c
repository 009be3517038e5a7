/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a survey file, of respondents and of estimates: the readers do not
 * stumble, no respondent is lost, and what comes out is what the header promises. The
 * first byte of the input chooses how the rest is read.
 */
#define _GNU_SOURCE /* memfd_create */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "import/answers.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static const char *CODE[] = {"1", "2", "03"}, *NAME[] = {"Indre By", "Nord", "Nord"};
static const struct tryg_system SYSTEM = {.id = "s", .n = 3, .code = CODE, .name = NAME};
static const char *UNSAFE[] = {"1", "2"}, *DONT_KNOW[] = {"8"}, *TOTAL[] = {"I alt"};
static struct tryg_question_source QUESTIONS[] = {
    {.id = "q", .column = "q", .unsafes = 2, .unsafe = UNSAFE},
    {.id = "r",
     .column = "r",
     .unsafes = 1,
     .unsafe = UNSAFE,
     .dont_knows = 1,
     .dont_know = DONT_KNOW},
};

static struct tryg_survey_source choose(uint8_t how, const char *path, tryg_arena *arena)
{
    return (struct tryg_survey_source){
        .id = "fuzz",
        .table = {.file = path,
                  .shown = "x.csv",
                  .encoding = (enum tryg_encoding)((how & 7) % 6),
                  .decimal = how & 8 ? ',' : 0,
                  .header_row = how & 16 ? 2 : 0,
                  .stop_at_empty = (how & 32) != 0},
        .area = "a",
        .weight = how & 64 ? "w" : NULL,
        .stratum = how & 64 ? "s" : NULL,
        .cluster = how & 128 ? "c" : NULL,
        .questions = 2,
        .question = QUESTIONS,
        .system = &SYSTEM,
        .names = tryg_names_new(arena, &SYSTEM),
        .share = "w",
        .n = "c",
        .question_column = how & 64 ? "s" : NULL,
        .percent = (how & 128) != 0,
        .totals = 1,
        .total = TOTAL};
}

static void check_answers(const struct tryg_survey_source *source, tryg_arena *arena)
{
    struct tryg_survey v;
    struct tryg_error err;
    uint64_t rows = 0;
    tryg_rejects *rejects = tryg_rejects_new(arena);
    if (tryg_answers_read(source, 2010, rejects, arena, &v, &rows, &err) != TRYG_OK) {
        return;
    }
    must(v.n + tryg_rejects_count(rejects) == rows, "a respondent is lost");
    for (size_t i = 0; i < v.n; i++) {
        must(v.area[i] < 3 && v.weight[i] > 0.0 && isfinite(v.weight[i]), "area, weight");
        must(v.stratum[i] < v.strata && v.cluster[i] < v.clusters, "design");
        must(v.answer[0][i] <= TRYG_ANSWER_MISSING, "answer");
        must(v.answer[1][i] <= TRYG_ANSWER_MISSING, "answer");
    }
}

static void check_estimates(const struct tryg_survey_source *source, tryg_arena *arena)
{
    struct tryg_survey_estimates e;
    struct tryg_error err;
    uint64_t rows = 0;
    tryg_rejects *rejects = tryg_rejects_new(arena);
    if (tryg_estimates_read(source, 2010, rejects, arena, &e, &rows, &err) != TRYG_OK) {
        return;
    }
    must(tryg_rejects_count(rejects) <= rows, "more rejects than rows");
    for (size_t i = 0; i < 6; i++) {
        must(isnan(e.share[i]) || (e.share[i] >= 0.0 && e.share[i] <= 1.0), "share");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count == 0) {
        return 0;
    }
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    must(fd >= 0 && write(fd, bytes + 1, count - 1) == (ssize_t)(count - 1), "memfd");
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    tryg_arena *arena = tryg_arena_new("fuzz", 0);
    struct tryg_survey_source source = choose(bytes[0], path, arena);
    check_answers(&source, arena);
    check_estimates(&source, arena);
    tryg_arena_free(arena);
    close(fd);
    return 0;
}
