/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/compare.h"
#include "engine/cli/line.h"
#include "geodata/base/lang.h"

#include <string.h>

static const struct tryg_trend *trend_on(const struct tryg_batch *b, size_t system)
{
    bool enough = b->trends && b->results.years >= TRYG_TREND_LEAST;
    return enough ? &b->trend[system] : NULL;
}

static size_t marks(const struct tryg_trend *t, enum tryg_verdict mark)
{
    size_t n = 0;
    for (size_t a = 0; a < t->system->n; a++) {
        n += t->line[a].mark == mark;
    }
    return n;
}

/* An area whose index surely goes somewhere, with how fast. */
static void print_area(const struct tryg_trend *t, size_t a, FILE *out)
{
    const struct tryg_trend_line *line = &t->line[a];
    const char *code = t->system->code[a], *name = t->system->name[a];
    bool alone = strcmp(code, name) == 0 || strcmp(t->system->id, "city") == 0;
    struct tryg_line l = {.used = 0};
    fprintf(out,
            TX("  %s%s%s %s: %s om året (%s til %s), %d–%d\n",
               "  %s%s%s %s: %s a year (%s to %s), %d–%d\n"),
            alone ? "" : code, alone ? "" : " ", name, tryg_trend_text(line->mark),
            tryg_line_signed(&l, line->slope, 1), tryg_line_signed(&l, line->low, 1),
            tryg_line_signed(&l, line->high, 1), line->from, line->to);
}

void tryg_compare_trend_text(const struct tryg_batch *b, size_t system, FILE *out)
{
    const struct tryg_trend *t = trend_on(b, system);
    if (!t) {
        return;
    }
    fprintf(out,
            TX("\nUdviklingen over alle år, %d–%d: indekset falder i %zu områder, stiger "
               "i %zu; ingen sikker udvikling i %zu; kan ikke afgøres i %zu.\n",
               "\nOver all years, %d–%d: the index falls in %zu areas, rises in %zu; no "
               "sure trend in %zu; cannot be told in %zu.\n"),
            t->year[0], t->year[t->years - 1], marks(t, TRYG_FALLS), marks(t, TRYG_RISES),
            marks(t, TRYG_NO_SURE_CHANGE), marks(t, TRYG_CANNOT_TELL));
    for (size_t a = 0; a < t->system->n; a++) {
        if (t->line[a].mark == TRYG_FALLS || t->line[a].mark == TRYG_RISES) {
            print_area(t, a, out);
        }
    }
}

static void put_line(const struct tryg_batch *b, const struct tryg_trend *t, size_t i,
                     FILE *out)
{
    const struct tryg_profile *p = b->results.profile;
    size_t n = t->system->n, measure = i / n;
    const struct tryg_trend_line *line = &t->line[i];
    tryg_line_json_text(out, i ? ",\n    {" : "\n    {", "area", t->system->code[i % n]);
    tryg_line_json_text(out, ", ", "measure",
                        measure ? p->indicator[measure - 1].id : "index");
    fprintf(out, ", \"from\": %d, \"to\": %d, \"points\": %zu", line->from, line->to,
            line->points);
    tryg_line_json_number(out, "slope", line->slope);
    tryg_line_json_number(out, "low", line->low);
    tryg_line_json_number(out, "high", line->high);
    tryg_line_json_number(out, "p_adjusted", line->p_adjusted);
    tryg_line_json_text(out, ", ", "trend", tryg_verdict_id(line->mark));
    tryg_line_json_text(out, ", ", "doubt", tryg_doubt_id(line->doubt));
    fputc('}', out);
}

void tryg_compare_trend_json(const struct tryg_batch *b, size_t system, FILE *out)
{
    const struct tryg_trend *t = trend_on(b, system);
    fputs(",\n \"trend\": [", out);
    for (size_t i = 0; t && i < t->measures * t->system->n; i++) {
        put_line(b, t, i, out);
    }
    fputc(']', out);
}
