/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

static void put_cell(FILE *out, const struct tryg_explained *e, size_t indicator_at)
{
    const struct tryg_scores *s = tryg_explain_scores(e);
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_indicator *indicator = &p->indicator[indicator_at];
    const struct tryg_group *group =
        indicator->group >= 0 ? &p->group[indicator->group] : NULL;
    const struct tryg_cell *cell = &s->cell[indicator_at * s->system->n + e->area];
    char flags[TRYG_FLAGS_TEXT];
    fputs("\n    {", out);
    tryg_line_json_text(out, "", "indicator", indicator->id);
    tryg_line_json_text(out, ", ", "name", indicator->name.in[tryg_lang()]);
    tryg_line_json_text(out, ", ", "group", group ? group->id : NULL);
    tryg_line_json_number(out, "value", cell->value);
    tryg_line_json_number(out, "low", cell->low);
    tryg_line_json_number(out, "high", cell->high);
    tryg_line_json_number(out, "se", cell->se);
    tryg_line_json_number(out, "count", cell->count);
    tryg_line_json_number(out, "denominator", cell->denominator);
    tryg_line_json_number(out, "answers", cell->answers);
    tryg_line_json_number(out, "n_eff", cell->n_eff);
    tryg_line_json_number(out, "dont_know", cell->dont_know);
    tryg_line_json_number(out, "normalised", cell->normalised);
    tryg_line_json_number(out, "weight", cell->weight);
    tryg_line_json_number(out, "contribution", cell->contribution);
    tryg_line_json_number(out, "printed", e->own.printed[indicator_at]);
    tryg_line_json_number(out, "against_city",
                          e->city.known ? e->city.part[indicator_at] : NAN);
    tryg_line_json_number(out, "against_city_printed",
                          e->city.known ? e->city.printed[indicator_at] : NAN);
    tryg_line_json_number(out, "against_base",
                          e->base.known ? e->base.part[indicator_at] : NAN);
    tryg_line_json_number(out, "against_base_printed",
                          e->base.known ? e->base.printed[indicator_at] : NAN);
    tryg_line_json_text(out, ", ", "model", tryg_model_id(cell->model));
    tryg_line_json_number(out, "direct", cell->direct);
    tryg_line_json_number(out, "direct_se", cell->direct_se);
    tryg_line_json_text(out, ", ", "flags", tryg_flags_print(cell->flags, flags));
    tryg_line_json_text(out, ", ", "why_missing", tryg_why_id(cell->why));
    fputc('}', out);
}

static void put_index(const struct tryg_explained *e, const struct tryg_scores *s,
                      FILE *out)
{
    const struct tryg_profile *p = e->results->profile;
    size_t a = e->area;
    double worse, better;
    int level = s->level[a];
    tryg_explain_distances(e, &worse, &better);
    tryg_line_json_number(out, "index", s->index[a]);
    tryg_line_json_number(out, "low", s->low[a]);
    tryg_line_json_number(out, "high", s->high[a]);
    tryg_line_json_text(out, ", ", "level", level < 0 ? NULL : p->level[level].id);
    tryg_line_json_number(out, "level_p", s->level_p[a]);
    tryg_line_json_text(out, ", ", "certainty",
                        tryg_certainty_id(tryg_certainty_of(s->level_p[a])));
    tryg_line_json_number(out, "rank", s->rank[a]);
    tryg_line_json_number(out, "base_index", s->base_index[a]);
    fprintf(out, ", \"base_modelled\": %s",
            e->base_year && e->base_year->flags[a] & TRYG_FLAG_MODELLED ? "true"
                                                                        : "false");
    tryg_line_json_number(out, "change", s->change[a]);
    tryg_line_json_number(out, "to_greater_need", worse);
    tryg_line_json_number(out, "to_less_need", better);
    tryg_line_json_number(out, "centre", p->centre);
    tryg_line_json_number(out, "centre_printed", e->own.printed_other);
    tryg_line_json_number(out, "index_printed", e->printed_index);
    tryg_line_json_number(out, "city_index", e->city.other);
    tryg_line_json_number(out, "city_index_printed", e->city.printed_other);
    tryg_line_json_number(out, "rank_low",
                          s->chance.rank_low ? s->chance.rank_low[a] : NAN);
    tryg_line_json_number(out, "rank_high",
                          s->chance.rank_high ? s->chance.rank_high[a] : NAN);
    tryg_line_json_number(out, "reports", s->reports[a]);
    tryg_line_json_number(out, "rate_per_1000", s->rate_per_1000[a]);
    tryg_line_json_number(out, "answers", s->answers[a]);
    tryg_line_json_number(out, "n_eff", s->n_eff[a]);
    tryg_line_json_text(out, ", ", "why_missing", tryg_why_id(s->why[a]));
}

/* The probability of each level, and in how many methods the area has it. */
static void put_levels(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = tryg_explain_scores(e);
    const struct tryg_profile *p = e->results->profile;
    const struct tryg_robustness *r = e->doubt ? &e->doubt->robustness : NULL;
    fputs(",\n  \"levels\": [", out);
    for (size_t l = 0; l < p->levels; l++) {
        size_t at = l * s->system->n + e->area;
        fputs(l ? ", {" : "{", out);
        tryg_line_json_text(out, "", "level", p->level[l].id);
        tryg_line_json_number(out, "from",
                              isinf(p->level[l].from) ? NAN : p->level[l].from);
        tryg_line_json_number(out, "p", s->chance.p ? s->chance.p[at] : NAN);
        tryg_line_json_number(out, "methods",
                              r && r->choices ? (double)r->in_level[at] : NAN);
        fputc('}', out);
    }
    fputc(']', out);
}

static void put_doubts(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_robustness *r = &e->doubt->robustness;
    if (e->doubt->advice) {
        const struct tryg_advice *advice = &e->doubt->advice[e->area];
        fputs(",\n  \"advice\": {", out);
        tryg_line_json_text(out, "", "verdict", tryg_advised_id(advice->verdict));
        tryg_line_json_number(out, "limit", advice->limit);
        tryg_line_json_number(out, "distance", advice->distance);
        tryg_line_json_number(out, "se", advice->se);
        tryg_line_json_number(out, "se_reports", advice->se_reports);
        tryg_line_json_number(out, "answers", advice->answers);
        tryg_line_json_number(out, "answers_needed", advice->needed);
        fputc('}', out);
    }
    if (r->choices == 0) {
        return;
    }
    fprintf(out, ",\n  \"method_dependence\": {\"methods\": %zu", r->known[e->area]);
    tryg_line_json_number(out, "rank_least", r->least[e->area]);
    tryg_line_json_number(out, "rank_median", r->median[e->area]);
    tryg_line_json_number(out, "rank_most", r->most[e->area]);
    tryg_line_json_number(out, "rank_shift", r->shift[e->area]);
    fputs(", \"choices\": [", out);
    for (size_t c = 0; c < r->choices; c++) {
        fputs(c ? ", {" : "{", out);
        tryg_line_json_text(out, "", "choice", r->choice[c].id);
        tryg_line_json_number(out, "first", r->choice[c].area_first[e->area]);
        tryg_line_json_number(out, "total", r->choice[c].area_total[e->area]);
        fputc('}', out);
    }
    fputs("]}", out);
}

/* Index and rank were all rates of another population. */
static void put_others(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = tryg_explain_scores(e);
    if (!s->rank_by || e->results->others == 0) {
        return;
    }
    fputs(",\n  \"denominators\": [", out);
    for (size_t d = 0; d < e->results->others; d++) {
        size_t at = d * s->system->n + e->area;
        fputs(d ? ", {" : "{", out);
        tryg_line_json_text(out, "", "denominator", e->results->other[d]);
        tryg_line_json_number(out, "index", s->index_by[at]);
        tryg_line_json_number(out, "rank", s->rank_by[at]);
        fputc('}', out);
    }
    fputc(']', out);
}

void tryg_explain_json(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = tryg_results_at(e->results, e->year, e->system);
    const struct tryg_profile *p = e->results->profile;
    size_t a = e->area;
    fprintf(out, "{\"year\": %d, ", s->year);
    tryg_line_json_text(out, "", "system", s->system->id);
    tryg_line_json_text(out, ", ", "area", s->system->code[a]);
    tryg_line_json_text(out, ", ", "name", s->system->name[a]);
    put_index(e, s, out);
    put_levels(e, out);
    if (e->doubt) {
        put_doubts(e, out);
    }
    put_others(e, out);
    fputs(",\n  \"groups\": {", out);
    for (size_t g = 0; g < p->groups; g++) {
        char text[TRYG_NUMBER_TEXT];
        tryg_number_shortest(s->group[g * s->system->n + a], text);
        fprintf(out, "%s", g ? ", " : "");
        tryg_cell_put_json(out, p->group[g].id);
        fprintf(out, ": %s", text[0] ? text : "null");
    }
    fputs("},\n  \"terms\": [", out);
    for (size_t i = 0; i < p->indicators; i++) {
        fputs(i ? "," : "", out);
        put_cell(out, e, i);
    }
    fputs("\n  ],\n  ", out);
    tryg_line_json_text(out, "", "method", e->results->method);
    fputs("}\n", out);
}
