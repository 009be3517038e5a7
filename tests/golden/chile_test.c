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

enum { ROWS_MOST = 40000, LINE_MOST = 1 << 16, CELLS_MOST = 400, REGIONS = 16 };

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
    *chile = (struct tryg_system){.id = "region", .n = REGIONS};
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
           dark = column(cell, n, "emper_p_inseg_oscuro_1"),
           region = column(cell, n, "enc_region");
    struct numbering strata = numbering_new(), clusters = numbering_new();
    for (; s->n < ROWS_MOST && gzgets(file, line, sizeof line); s->n++) {
        split(line, cell);
        s->weight[s->n] = strtod(cell[weight], NULL);
        s->stratum[s->n] = number_of(&strata, cell[stratum]);
        s->cluster[s->n] = number_of(&clusters, cell[psu]);
        s->area[s->n] = (uint32_t)strtoul(cell[region], NULL, 10) - 1;
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

/* A region as the published method has it, the long way: influence values of the whole
 * file, 0 outside the region; totals of every PSU; their spread in every stratum. */
static double long_way(const struct tryg_survey *s, const double *y, uint32_t region,
                       double *mean)
{
    double *psu = TRYG_NEW(arena, s->clusters, double), w = 0.0, wy = 0.0, sum = 0.0;
    double *clusters = TRYG_NEW(arena, s->strata, double);
    double *centre = TRYG_NEW(arena, s->strata, double);
    uint32_t *stratum = TRYG_NEW(arena, s->clusters, uint32_t);
    for (size_t i = 0; i < s->n; i++) {
        bool in = s->area[i] == region && !isnan(y[i]);
        w += in ? s->weight[i] : 0.0;
        wy += in ? s->weight[i] * y[i] : 0.0;
    }
    *mean = wy / w;
    for (size_t i = 0; i < s->n; i++) {
        bool in = s->area[i] == region && !isnan(y[i]);
        psu[s->cluster[i]] += in ? s->weight[i] * (y[i] - *mean) / w : 0.0;
        stratum[s->cluster[i]] = s->stratum[i];
    }
    for (uint32_t c = 0; c < s->clusters; c++) {
        clusters[stratum[c]] += 1.0;
        centre[stratum[c]] += psu[c];
    }
    for (uint32_t c = 0; c < s->clusters; c++) {
        double m = clusters[stratum[c]], off = psu[c] - centre[stratum[c]] / m;
        sum += m > 1.0 ? m / (m - 1.0) * off * off : 0.0;
    }
    return sqrt(sum);
}

/* By region: each as by the long way; together they give the national share, and, since
 * no stratum lies in two of them, its degrees of freedom. */
static int check_regions(const struct tryg_survey *s, const double *y)
{
    struct tryg_survey_design design;
    struct tryg_survey_mean mean[REGIONS];
    struct tryg_error err;
    double all = 0.0, share = 0.0, df = 0.0;
    int bad = 0, regions = 0;
    if (tryg_survey_design_begin(&design, s, NULL, REGIONS, NULL, TRYG_LONELY_CERTAINTY,
                                 arena, &err) != TRYG_OK) {
        printf("%s\n", err.text);
        return 1;
    }
    tryg_survey_means(&design, 1, (const double *const[]){y}, mean, NULL, arena);
    for (uint32_t r = 0; r < REGIONS; r++, regions++) {
        double expected, se = long_way(s, y, r, &expected);
        bad += differs("region", mean[r].mean, expected, 1e-13) +
               differs("its se", sqrt(mean[r].variance), se, 1e-13);
        all += mean[r].weight;
        df += mean[r].df;
    }
    for (uint32_t r = 0; r < REGIONS; r++) {
        double part = mean[r].weight / all;
        share += part * mean[r].mean;
    }
    return bad + (regions != REGIONS) +
           differs("regions' share", share, 0.7413638981, 1e-10) +
           differs("regions' df", df, 2568.0, 0.0);
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
    static const uint32_t COUNTRY[REGIONS] = {0};
    if (tryg_survey_design_begin(&design, &survey, COUNTRY, 1, NULL,
                                 TRYG_LONELY_CERTAINTY, arena, &err) != TRYG_OK) {
        printf("%s\n", err.text);
        return 1;
    }
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, arena);
    int bad = differs("respondents", (double)survey.n, 24472.0, 0.0) +
              differs("share", mean.mean, 0.7413638981, 1e-10) +
              differs("se", sqrt(mean.variance), 0.0043990133, 1e-10) +
              differs("df", mean.df, 2568.0, 0.0) + check_regions(&survey, y);
    tryg_arena_free(arena);
    return bad != 0;
}
