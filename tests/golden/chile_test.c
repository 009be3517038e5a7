/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A national survey with strata, clusters and weights: the share that feels unsafe in the
 * dark (two of four answers), against R survey. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "engine/index/survey.h"
#include "geodata/base/arena.h"

enum { ROWS_MOST = 40000, LINE_MOST = 1 << 16, CELLS_MOST = 400 };

static tryg_arena *arena;

/* The cells of a line in place, quotes taken off; no cell of this file holds a comma. */
static size_t split(char *line, char **cell)
{
    size_t n = 0;
    line[strcspn(line, "\r\n")] = 0;
    for (char *at = line; at && n < CELLS_MOST; n++) {
        char *end = strchr(at, ',');
        cell[n] = at + (*at == '"');
        if (end) {
            *end = 0;
        }
        size_t length = strlen(cell[n]);
        if (length && cell[n][length - 1] == '"') {
            cell[n][length - 1] = 0;
        }
        at = end ? end + 1 : NULL;
    }
    return n;
}

static size_t column(char **cell, size_t n, const char *name)
{
    for (size_t c = 0; c < n; c++) {
        if (strcmp(cell[c], name) == 0) {
            return c;
        }
    }
    printf("no column %s\n", name);
    exit(1);
}

/* Numbers for texts, in order of first appearance. */
struct numbering {
    size_t n;
    char **text;
};

static uint32_t number_of(struct numbering *names, const char *text)
{
    for (size_t i = names->n; i-- > 0;) {
        if (strcmp(names->text[i], text) == 0) {
            return (uint32_t)i;
        }
    }
    names->text[names->n] = tryg_arena_copy(arena, text);
    return (uint32_t)names->n++;
}

static struct numbering numbering_new(void)
{
    return (struct numbering){0, TRYG_NEW(arena, ROWS_MOST, char *)};
}

static uint8_t answer_of(const char *code)
{
    return code[0] && !code[1] && strchr("12", code[0])   ? TRYG_ANSWER_UNSAFE
           : code[0] && !code[1] && strchr("34", code[0]) ? TRYG_ANSWER_SAFE
                                                          : TRYG_ANSWER_MISSING;
}

static void begin(struct tryg_survey *s, struct tryg_system *chile)
{
    *chile = (struct tryg_system){.id = "city", .n = 1};
    *s = (struct tryg_survey){.id = "enusc",
                              .system = chile,
                              .area = TRYG_NEW(arena, ROWS_MOST, uint32_t),
                              .weight = TRYG_NEW(arena, ROWS_MOST, double),
                              .stratum = TRYG_NEW(arena, ROWS_MOST, uint32_t),
                              .cluster = TRYG_NEW(arena, ROWS_MOST, uint32_t)};
}

static void read_answers(gzFile file, struct tryg_survey *s, uint8_t *answer)
{
    static char line[LINE_MOST];
    char *cell[CELLS_MOST];
    gzgets(file, line, sizeof line);
    size_t n = split(line, cell);
    size_t weight = column(cell, n, "fact_pers_reg"),
           psu = column(cell, n, "conglomerado"), stratum = column(cell, n, "var_strat"),
           dark = column(cell, n, "emper_p_inseg_oscuro_1");
    struct numbering strata = numbering_new(), clusters = numbering_new();
    for (; s->n < ROWS_MOST && gzgets(file, line, sizeof line); s->n++) {
        split(line, cell);
        s->weight[s->n] = strtod(cell[weight], NULL);
        s->stratum[s->n] = number_of(&strata, cell[stratum]);
        s->cluster[s->n] = number_of(&clusters, cell[psu]);
        answer[s->n] = answer_of(cell[dark]);
    }
    s->strata = (uint32_t)strata.n;
    s->clusters = (uint32_t)clusters.n;
    s->stratum_name = (const char **)strata.text;
}

static int differs(const char *what, double got, double expected, double within)
{
    printf("%s: got %.12g, expected %.12g\n", what, got, expected);
    return !(fabs(got - expected) <= within);
}

int main(void)
{
    const char *shared = getenv("TRYG_SHARED");
    char path[4096];
    snprintf(path, sizeof path, "%s/data/chile-survey/enusc2024.csv.gz",
             shared ? shared : "../shared");
    gzFile file = gzopen(path, "rb");
    if (!file) {
        printf("skipped: no %s\n", path);
        return 77;
    }
    arena = tryg_arena_new("test", 0);
    struct tryg_system chile;
    struct tryg_survey survey;
    struct tryg_survey_design design;
    struct tryg_survey_mean mean;
    struct tryg_error err;
    uint8_t *answer = TRYG_NEW(arena, ROWS_MOST, uint8_t);
    begin(&survey, &chile);
    read_answers(file, &survey, answer);
    gzclose(file);
    double *y = TRYG_NEW(arena, survey.n, double);
    tryg_survey_numbers(answer, survey.n, TRYG_AS_NO_ANSWER, y);
    if (tryg_survey_design_begin(&design, &survey, NULL, 1, NULL, TRYG_LONELY_CERTAINTY,
                                 arena, &err) != TRYG_OK) {
        printf("%s\n", err.text);
        return 1;
    }
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, arena);
    int bad = differs("respondents", (double)survey.n, 24472.0, 0.0) +
              differs("share", mean.mean, 0.7413638981, 1e-10) +
              differs("se", sqrt(mean.variance), 0.0043990133, 1e-10) +
              differs("df", mean.df, 2568.0, 0.0);
    tryg_arena_free(arena);
    return bad != 0;
}
