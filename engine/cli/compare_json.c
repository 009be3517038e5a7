/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/register.h"
#include "engine/batch/yardstick.h"
#include "engine/cli/compare.h"
#include "engine/cli/line.h"

static void put_level(FILE *out, const char *key, const struct tryg_profile *p, int level)
{
    tryg_line_json_text(out, ", ", key, level < 0 ? NULL : p->level[level].id);
}

static void put_cell(FILE *out, const struct tryg_change_cell *cell)
{
    tryg_line_json_number(out, "then", cell->then);
    tryg_line_json_number(out, "now", cell->now);
    tryg_line_json_number(out, "change", cell->change);
    tryg_line_json_number(out, "low", cell->low);
    tryg_line_json_number(out, "high", cell->high);
    tryg_line_json_number(out, "ratio", cell->ratio);
    tryg_line_json_number(out, "ratio_low", cell->ratio_low);
    tryg_line_json_number(out, "ratio_high", cell->ratio_high);
    tryg_line_json_number(out, "p", cell->p);
    tryg_line_json_number(out, "p_adjusted", cell->p_adjusted);
    tryg_line_json_text(out, ", ", "verdict", tryg_verdict_id(cell->verdict));
    tryg_line_json_text(out, ", ", "doubt", tryg_doubt_id(cell->doubt));
    tryg_line_json_number(out, "beyond", cell->beyond);
    tryg_line_json_number(out, "beyond_p_adjusted", cell->beyond_p_adjusted);
    tryg_line_json_text(out, ", ", "against_rest", tryg_verdict_id(cell->against_rest));
}

static void put_area(FILE *out, const struct tryg_profile *p,
                     const struct tryg_comparison *c, size_t a)
{
    size_t n = c->system->n;
    tryg_line_json_text(out, a ? ",\n    {" : "\n    {", "area", c->system->code[a]);
    tryg_line_json_text(out, ", ", "name", c->system->name[a]);
    put_level(out, "level_then", p, c->level_then[a]);
    put_level(out, "level_now", p, c->level_now[a]);
    tryg_line_json_number(out, "part_events", c->part_events[a]);
    tryg_line_json_number(out, "part_denominator", c->part_denominator[a]);
    tryg_line_json_number(out, "part_method", c->part_method[a]);
    for (size_t m = 0; m < c->measures; m++) {
        tryg_line_json_text(out, m ? ",\n        {" : ", \"measures\": [\n        {",
                            "measure", m ? p->indicator[m - 1].id : "index");
        put_cell(out, &c->cell[m * n + a]);
        fputc('}', out);
    }
    fputs("]}", out);
}

static void put_each(FILE *out, const struct tryg_judged *j)
{
    fputs(", \"areas\": [", out);
    for (size_t i = 0; i < j->areas; i++) {
        tryg_line_json_text(out, i ? ", {" : "{", "area", j->system->code[j->area[i]]);
        tryg_line_json_text(out, ", ", "state", tryg_goal_state_id(j->each[i]));
        tryg_line_json_number(out, "then", j->then[i]);
        tryg_line_json_number(out, "now", j->now[i]);
        tryg_line_json_number(out, "low", j->low[i]);
        tryg_line_json_number(out, "high", j->high[i]);
        tryg_line_json_number(out, "p_adjusted", j->p_each[i]);
        fputc('}', out);
    }
    fputc(']', out);
}

static void put_goal(FILE *out, const struct tryg_judged *j, bool first)
{
    tryg_line_json_text(out, first ? "\n    {" : ",\n    {", "goal", j->goal->id);
    tryg_line_json_text(out, ", ", "state", j->why ? NULL : tryg_goal_state_id(j->state));
    tryg_line_json_text(out, ", ", "why", j->why);
    if (j->counts) {
        fprintf(out, ", \"count_then\": %zu, \"count_now\": %zu", j->count_then,
                j->count_now);
        tryg_line_json_number(out, "limit", j->limit);
        tryg_line_json_number(out, "low", j->low_now);
        tryg_line_json_number(out, "high", j->high_now);
        tryg_line_json_number(out, "p_at_most_limit", j->p);
    } else {
        put_each(out, j);
    }
    fputc('}', out);
}

/* The years put together anew on the areas of the other; ends the list before it. */
static void put_regrouped(FILE *out, const struct tryg_batch *b,
                          const struct tryg_compared *pair)
{
    const size_t both[] = {pair->base, pair->year};
    bool first = true;
    fputs("],\n \"regrouped\": [", out);
    for (size_t i = 0; i < 2; i++) {
        int year = b->results.year[both[i]];
        if (tryg_yardstick_of(b, year) != pair->yardstick) {
            fprintf(out, "%s%d", first ? "" : ", ", year);
            first = false;
        }
    }
}

/* Ends the list before it. */
static void put_breaks(FILE *out, const struct tryg_project *p,
                       const struct tryg_comparison *c)
{
    bool first = true;
    fputs("],\n \"breaks\": [", out);
    for (size_t i = 0; i < p->breaks; i++) {
        const struct tryg_break *gap = &p->series_break[i];
        if (!tryg_project_parts(gap, c->base, c->year)) {
            continue;
        }
        fprintf(out, "%s{\"year\": %d, \"of\": [", first ? "" : ", ", gap->year);
        for (size_t k = 0; k < gap->ofs; k++) {
            fprintf(out, "%s\"%s\"", k ? ", " : "", gap->of[k]);
        }
        tryg_line_json_text(out, "], ", "why", gap->why.in[tryg_lang()]);
        fputc('}', out);
        first = false;
    }
}

/* Ends the list before it: each category that a later extract counts otherwise. */
static void put_revised(FILE *out, const struct tryg_batch *b,
                        const struct tryg_compared *pair)
{
    const size_t year[] = {pair->base, pair->year};
    bool first = true;
    fputs("],\n \"revised\": [", out);
    for (size_t i = 0; i < 2 * b->categories.n; i++) {
        const char *category = b->categories.id[i / 2];
        double published, later;
        if (!tryg_register_city(b, year[i % 2], category, &published, &later) ||
            !tryg_register_beyond(b, published, later)) {
            continue;
        }
        tryg_line_json_text(out, first ? "{" : ", {", "category", category);
        tryg_line_json_number(out, "year", b->results.year[year[i % 2]]);
        tryg_line_json_number(out, "published", published);
        tryg_line_json_number(out, "later", later);
        fputc('}', out);
        first = false;
    }
}

void tryg_compare_json(const struct tryg_batch *b, const struct tryg_compared *pair,
                       size_t n, const struct tryg_against *against, FILE *out)
{
    const struct tryg_comparison *c = &pair->changes;
    fprintf(out, "{\"year\": %d, \"base\": %d", c->year, c->base);
    tryg_line_json_text(out, ", ", "system", c->system->id);
    fprintf(out, ", \"replicates\": %zu,\n \"moved_denominators\": [", pair->replicates);
    for (size_t m = 0; m < c->moved; m++) {
        tryg_line_json_text(out, m ? ", {" : "{", "id", c->moved_id[m]);
        tryg_line_json_number(out, "ratio", c->moved_ratio[m]);
        fputc('}', out);
    }
    put_regrouped(out, b, pair);
    tryg_compare_borders_json(pair, out);
    put_breaks(out, &b->project, c);
    put_revised(out, b, pair);
    fputs("],\n \"areas\": [", out);
    for (size_t a = 0; a < c->system->n; a++) {
        put_area(out, b->results.profile, c, a);
    }
    fputs("]", out);
    if (pair->city.measures) {
        fputs(",\n \"city\": [", out);
        put_area(out, b->results.profile, &pair->city, 0);
        fputs("]", out);
    }
    tryg_compare_trend_json(b, pair->system, out);
    fputs(",\n \"goals\": [", out);
    for (size_t g = 0; g < pair->goals; g++) {
        put_goal(out, &pair->goal[g], g == 0);
    }
    fputs("]", out);
    if (n) {
        fputs(",\n ", out);
        tryg_compare_published_json(b, n, against, out);
    }
    fputs("}\n", out);
}
