/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/compare.h"
#include "engine/cli/line.h"

static void put_level(FILE *out, const char *key, const struct tryg_profile *p, int level)
{
    tryg_line_json_text(out, ", ", key, level < 0 ? NULL : p->level[level].id);
}

static void put_share(FILE *out, const struct tryg_profile *p,
                      const struct tryg_against_cell *cell, size_t indicator, bool first)
{
    tryg_line_json_text(out, first ? "\n        {" : ",\n        {", "indicator",
                        p->indicator[indicator].id);
    tryg_line_json_number(out, "then", cell->then);
    tryg_line_json_number(out, "then_se", cell->then_se);
    tryg_line_json_number(out, "then_n", cell->then_n);
    tryg_line_json_number(out, "published", cell->now);
    tryg_line_json_number(out, "published_se", cell->now_se);
    tryg_line_json_number(out, "published_n", cell->now_n);
    tryg_line_json_number(out, "change", cell->change);
    tryg_line_json_number(out, "low", cell->low);
    tryg_line_json_number(out, "high", cell->high);
    tryg_line_json_number(out, "p", cell->p);
    tryg_line_json_number(out, "p_adjusted", cell->p_adjusted);
    tryg_line_json_text(out, ", ", "verdict", tryg_verdict_id(cell->verdict));
    tryg_line_json_text(out, ", ", "why", tryg_published_why_id(cell->why));
    tryg_line_json_number(out, "computed", cell->computed);
    fprintf(out, ", \"differs\": %s}", cell->differs ? "true" : "false");
}

static void put_area(FILE *out, const struct tryg_profile *p,
                     const struct tryg_against *g, size_t a)
{
    bool first = true;
    tryg_line_json_text(out, a ? ",\n    {" : "\n    {", "area", g->system->code[a]);
    tryg_line_json_text(out, ", ", "name", g->system->name[a]);
    put_level(out, "level_then", p, g->level_then[a]);
    tryg_line_json_number(out, "level_then_p", g->level_then_p[a]);
    put_level(out, "level_published", p, g->level_now[a]);
    put_level(out, "level_computed", p, g->level_computed[a]);
    tryg_line_json_number(out, "level_computed_p", g->level_computed_p[a]);
    fprintf(out, ", \"level_differs\": %s, \"shares\": [",
            tryg_against_level_differs(g, a) ? "true" : "false");
    for (size_t i = 0; i < g->indicators; i++) {
        if (g->has[i]) {
            put_share(out, p, &g->cell[i * g->system->n + a], i, first);
            first = false;
        }
    }
    fputs("]}", out);
}

void tryg_compare_published_json(const struct tryg_batch *b, size_t n,
                                 const struct tryg_against *against, FILE *out)
{
    fputs("\"published\": [", out);
    for (size_t t = 0; t < n; t++) {
        const struct tryg_against *g = &against[t];
        fprintf(out, "%s\n  {\"year\": %d, \"base\": %d", t ? "," : "", g->year, g->base);
        tryg_line_json_text(out, ", ", "system", g->system->id);
        fprintf(out, ", \"base_computed\": %s, \"year_computed\": %s, \"differ\": %zu",
                g->has_base ? "true" : "false", g->has_year ? "true" : "false",
                tryg_against_differ(g));
        fputs(", \"areas\": [", out);
        for (size_t a = 0; a < g->system->n; a++) {
            put_area(out, b->results.profile, g, a);
        }
        fputs("]}", out);
    }
    fputs("]", out);
}
