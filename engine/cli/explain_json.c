/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/cli/explain.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

static void put_text(FILE *out, const char *key, const char *text)
{
    fprintf(out, "\"%s\": ", key);
    tryg_cell_put_json(out, text);
}

/* Missing is null; an infinite limit is the text "Inf". */
static void put_number(FILE *out, const char *key, double value)
{
    char text[TRYG_NUMBER_TEXT];
    tryg_number_shortest(value, text);
    bool infinite = isinf(value) != 0;
    fprintf(out, ", \"%s\": %s%s%s", key, infinite ? "\"" : "", text[0] ? text : "null",
            infinite ? "\"" : "");
}

static void put_cell(FILE *out, const struct tryg_indicator *indicator,
                     const struct tryg_group *group, const struct tryg_cell *cell)
{
    char flags[TRYG_FLAGS_TEXT];
    fputs("\n    {", out);
    put_text(out, "indicator", indicator->id);
    fputs(", ", out);
    put_text(out, "name", indicator->name.in[tryg_lang()]);
    fputs(", ", out);
    put_text(out, "group", group ? group->id : NULL);
    put_number(out, "value", cell->value);
    put_number(out, "low", cell->low);
    put_number(out, "high", cell->high);
    put_number(out, "se", cell->se);
    put_number(out, "count", cell->count);
    put_number(out, "denominator", cell->denominator);
    put_number(out, "answers", cell->answers);
    put_number(out, "n_eff", cell->n_eff);
    put_number(out, "dont_know", cell->dont_know);
    put_number(out, "normalised", cell->normalised);
    put_number(out, "weight", cell->weight);
    put_number(out, "contribution", cell->contribution);
    fputs(", ", out);
    put_text(out, "flags", tryg_flags_print(cell->flags, flags));
    fputs(", ", out);
    put_text(out, "why_missing", tryg_why_id(cell->why));
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
    put_number(out, "index", s->index[a]);
    put_number(out, "low", s->low[a]);
    put_number(out, "high", s->high[a]);
    fputs(", ", out);
    put_text(out, "level", level < 0 ? NULL : p->level[level].id);
    put_number(out, "level_p", s->level_p[a]);
    fputs(", ", out);
    put_text(out, "certainty", tryg_certainty_id(tryg_certainty_of(s->level_p[a])));
    put_number(out, "rank", s->rank[a]);
    put_number(out, "base_index", s->base_index[a]);
    put_number(out, "change", s->change[a]);
    put_number(out, "to_greater_need", worse);
    put_number(out, "to_less_need", better);
    put_number(out, "centre", p->centre);
    fputs(", ", out);
    put_text(out, "why_missing", tryg_why_id(s->why[a]));
}

void tryg_explain_json(const struct tryg_explained *e, FILE *out)
{
    const struct tryg_scores *s = tryg_results_at(e->results, e->year, e->system);
    const struct tryg_profile *p = e->results->profile;
    size_t a = e->area;
    fprintf(out, "{\"year\": %d, ", s->year);
    put_text(out, "system", s->system->id);
    fputs(", ", out);
    put_text(out, "area", s->system->code[a]);
    fputs(", ", out);
    put_text(out, "name", s->system->name[a]);
    put_index(e, s, out);
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
        int group = p->indicator[i].group;
        fputs(i ? "," : "", out);
        put_cell(out, &p->indicator[i], group >= 0 ? &p->group[group] : NULL,
                 &s->cell[i * s->system->n + a]);
    }
    fputs("\n  ],\n  ", out);
    put_text(out, "method", e->results->method);
    fputs("}\n", out);
}
