/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/weighting.h"

#include "geodata/base/lang.h"
#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

#define NO_CELL UINT32_MAX

/* One margin on its way: classes, by name; areas times classes are its cells. */
struct making {
    const struct tryg_batch *b;
    const struct tryg_project_margin *declared;
    const struct tryg_survey *survey;
    const struct tryg_population *population;
    tryg_arena *scratch;
    uint32_t classes;
    const char **name; /* [classes] */
};

static const char *about(const struct making *m)
{
    return tryg_arena_print(m->scratch, "%s, %d", m->survey->id, m->survey->year);
}

/* "18-29" holds 23, and "18-29"; "M" holds "M". */
static bool holds(const char *allowed, const char *text)
{
    static const struct tryg_number_style PLAIN = {'.', 0};
    const char *dash = strchr(allowed, '-');
    uint64_t low, high, value;
    if (strcmp(allowed, text) == 0) {
        return true;
    }
    return dash && dash > allowed &&
           tryg_number_parse_whole(allowed, (size_t)(dash - allowed), PLAIN, &low) &&
           tryg_number_parse_whole(dash + 1, strlen(dash + 1), PLAIN, &high) &&
           tryg_number_parse_whole(text, strlen(text), PLAIN, &value) && value >= low &&
           value <= high;
}

/* The list that holds the text, NULL if none does. */
static const char *listed(size_t n, const struct tryg_class_list *list, const char *text)
{
    for (size_t l = 0; l < n; l++) {
        for (size_t t = 0; t < list[l].texts; t++) {
            if (holds(list[l].text[t], text)) {
                return list[l].name;
            }
        }
    }
    return NULL;
}

static const char *merged(const struct making *m, const char *text)
{
    const char *name = listed(m->declared->merges, m->declared->merge, text);
    return name ? name : text;
}

static uint32_t find_class(const struct making *m, const char *name)
{
    for (uint32_t c = 0; c < m->classes; c++) {
        if (strcmp(m->name[c], name) == 0) {
            return c;
        }
    }
    return NO_CELL;
}

/* ---- The population's side -------------------------------------------------------- */

/* The column of the population that the margin's k-th column is matched to. */
static size_t population_column(const struct making *m, size_t k)
{
    const struct tryg_project_margin *d = m->declared;
    size_t at = tryg_weighting_column(m->population,
                                      d->classes ? d->class_column[k] : d->column[k]);
    return at < m->population->columns ? at : 0; /* the only one: see project_weights.c */
}

static const char *class_name(const struct making *m,
                              const struct tryg_population_split *split, size_t c)
{
    const char *name = "";
    for (size_t k = 0; k < m->declared->columns; k++) {
        const char *text =
            split->text[c * m->population->columns + population_column(m, k)];
        text = m->declared->columns == 1 ? merged(m, text) : text;
        name = tryg_arena_print(m->scratch, "%s%s%s", name, k ? ", " : "", text);
    }
    return name;
}

/* The classes of the margin, and in *of which of them each of the population's is. */
static void name_classes(struct making *m, const struct tryg_population_split *split,
                         uint32_t **of)
{
    size_t most = split->classes + 1;
    m->name = TRYG_NEW(m->scratch, most, const char *);
    *of = TRYG_NEW(m->scratch, most, uint32_t);
    for (size_t c = 0; c < split->classes; c++) {
        const char *name = class_name(m, split, c);
        uint32_t known = find_class(m, name);
        if (known == NO_CELL) {
            known = m->classes++;
            m->name[known] = name;
        }
        (*of)[c] = known;
    }
}

/* Where the population's areas lie in the survey's; all in one when not by area. */
static enum tryg_status map_areas(const struct making *m, uint32_t **map,
                                  struct tryg_error *err)
{
    const struct tryg_system *from = m->population->system, *to = m->survey->system;
    struct tryg_error split = {0};
    *map = TRYG_NEW(m->scratch, from->n, uint32_t);
    if (!m->declared->per_area ||
        tryg_system_nest(from, to, &tryg_division_with(m->b, to)->atoms, *map, &split) ==
            TRYG_OK) {
        return TRYG_OK;
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s: margen per: area: befolkningen %s er opgjort på "
           "%s, som ikke kan samles til %s:\n  %s",
           "survey %s: margin per: area: the population %s is given on %s, "
           "which cannot be put together to %s:\n  %s"),
        about(m), m->population->id, from->id, to->id, split.text);
}

static void sum_totals(const struct making *m, const struct tryg_population_split *split,
                       const uint32_t *of, const uint32_t *map, double *total)
{
    size_t n = m->population->system->n;
    for (size_t c = 0; c < split->classes; c++) {
        for (size_t a = 0; a < n; a++) {
            if (map[a] != TRYG_NO_AREA) {
                total[map[a] * m->classes + of[c]] += split->value[c * n + a];
            }
        }
    }
}

/* The population as it is, as a split of a single class. */
static struct tryg_population_split whole_of(const struct making *m, size_t y)
{
    const struct tryg_population *p = m->population;
    return (struct tryg_population_split){
        .classes = 1, .text = NULL, .value = p->value + y * p->system->n};
}

/* ---- The survey's side ------------------------------------------------------------ */

static const struct tryg_survey_class *survey_class(const struct making *m, size_t k)
{
    const struct tryg_survey *s = m->survey;
    size_t c = 0;
    while (strcmp(s->class_of[c].column, m->declared->column[k]) != 0) {
        c++;
    }
    return &s->class_of[c];
}

/* The class of a single column's text: by the project's codes, as it is written, or as
 * one of those merged. */
static uint32_t class_of_text(const struct making *m, const char *text)
{
    const char *coded = listed(m->declared->codes, m->declared->code, text);
    uint32_t found = find_class(m, coded ? coded : text);
    return found != NO_CELL ? found : find_class(m, merged(m, coded ? coded : text));
}

static enum tryg_status two_classes(const struct making *m, const char *text,
                                    const char *label, struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s, margin %s: koden \"%s\" og dens tekst \"%s\" er "
           "to forskellige klasser i befolkningen %s. Skriv codes: i "
           "margenen.",
           "survey %s, margin %s: the code \"%s\" and its text \"%s\" are two "
           "different classes of the population %s. Write codes: in the "
           "margin."),
        about(m), m->declared->column[0], text, label, m->population->id);
}

static enum tryg_status no_class(const struct making *m, const char *text,
                                 struct tryg_error *err)
{
    tryg_fail(
        err, TRYG_DATA,
        TX("undersøgelsen %s, margin %s: \"%s\" er ikke en klasse i befolkningen %s.",
           "survey %s, margin %s: \"%s\" is no class of the population %s."),
        about(m), m->declared->column[0], text, m->population->id);
    const char *list = "";
    for (uint32_t c = 0; c < m->classes && c < 12; c++) {
        list = tryg_arena_print(m->scratch, "%s%s%s", list, c ? ", " : "", m->name[c]);
    }
    tryg_fail_more(
        err,
        TX("Klasserne er: %s%s.\n  Skriv codes: {klasse: [koder]} eller merge: i "
           "margenen.",
           "The classes are: %s%s.\n  Write codes: {class: [codes]} or merge: in "
           "the margin."),
        list, m->classes > 12 ? " …" : "");
    return TRYG_DATA;
}

/* Are the classes that the project's codes speak of there? */
static enum tryg_status check_codes(const struct making *m, struct tryg_error *err)
{
    for (size_t l = 0; l < m->declared->codes; l++) {
        const char *name = m->declared->code[l].name;
        if (find_class(m, merged(m, name)) == NO_CELL && find_class(m, name) == NO_CELL) {
            return no_class(m, name, err);
        }
    }
    return TRYG_OK;
}

/* The class of every text of the survey's column. */
static enum tryg_status match_texts(const struct making *m,
                                    const struct tryg_survey_class *column,
                                    uint32_t *class_of, struct tryg_error *err)
{
    for (uint32_t t = 0; t < column->n; t++) {
        const char *label = column->label ? column->label[t] : NULL;
        uint32_t code = class_of_text(m, column->text[t]);
        uint32_t named = label ? class_of_text(m, label) : NO_CELL;
        if (code != NO_CELL && named != NO_CELL && code != named) {
            return two_classes(m, column->text[t], label, err);
        }
        class_of[t] = code != NO_CELL ? code : named;
    }
    return TRYG_OK;
}

static enum tryg_status one_column(const struct making *m, uint32_t *cell,
                                   struct tryg_error *err)
{
    const struct tryg_survey_class *column = survey_class(m, 0);
    uint32_t *class_of = TRYG_NEW(m->scratch, column->n, uint32_t);
    TRYG_TRY(check_codes(m, err));
    TRYG_TRY(match_texts(m, column, class_of, err));
    for (size_t i = 0; i < m->survey->n; i++) {
        cell[i] = class_of[column->of[i]];
        if (cell[i] == NO_CELL) {
            return no_class(m, column->text[column->of[i]], err);
        }
    }
    return TRYG_OK;
}

static enum tryg_status several_columns(const struct making *m, uint32_t *cell,
                                        struct tryg_error *err)
{
    for (size_t i = 0; i < m->survey->n; i++) {
        const char *text = "", *label = "";
        for (size_t k = 0; k < m->declared->columns; k++) {
            const struct tryg_survey_class *c = survey_class(m, k);
            const char *own = c->text[c->of[i]], *lead = k ? ", " : "";
            const char *named = c->label && c->label[c->of[i]] ? c->label[c->of[i]] : own;
            text = tryg_arena_print(m->scratch, "%s%s%s", text, lead, own);
            label = tryg_arena_print(m->scratch, "%s%s%s", label, lead, named);
        }
        cell[i] = find_class(m, text);
        cell[i] = cell[i] == NO_CELL ? find_class(m, label) : cell[i];
        if (cell[i] == NO_CELL) {
            return no_class(m, text, err);
        }
    }
    return TRYG_OK;
}

/* ---- Both ------------------------------------------------------------------------- */

static const char *margin_name(const struct making *m)
{
    const char *name = m->declared->per_area ? m->survey->system->id : "";
    for (size_t k = 0; k < m->declared->columns; k++) {
        name = tryg_arena_print(m->scratch, "%s%s%s", name, *name ? " × " : "",
                                m->declared->column[k]);
    }
    return name;
}

static const char **cell_names(const struct making *m, uint32_t areas)
{
    const struct tryg_system *system = m->survey->system;
    const char **name = TRYG_NEW(m->scratch, (size_t)areas * m->classes, const char *);
    for (uint32_t a = 0; a < areas; a++) {
        for (uint32_t c = 0; c < m->classes; c++) {
            const char *class = m->declared->columns ? m->name[c] : "";
            const char *area = m->declared->per_area ? system->code[a] : "";
            name[a * m->classes + c] = tryg_arena_print(
                m->scratch, "%s%s%s", area, *area && *class ? ", " : "", class);
        }
    }
    return name;
}

static const struct tryg_population *population_called(const struct tryg_batch *b,
                                                       const char *id, int year)
{
    size_t p = 0, y;
    while (strcmp(b->project.population[p].source.id, id) != 0) {
        p++;
    }
    return tryg_batch_persons(b, p, year, &y);
}

enum tryg_status tryg_weighting_margin(const struct tryg_batch *b,
                                       const struct tryg_project_margin *declared,
                                       const struct tryg_survey *survey,
                                       tryg_arena *scratch, struct tryg_margin *margin,
                                       struct tryg_error *err)
{
    struct making m = {.b = b,
                       .declared = declared,
                       .survey = survey,
                       .population =
                           population_called(b, declared->population, survey->year),
                       .scratch = scratch};
    size_t y = tryg_weighting_year(m.population, survey->year);
    struct tryg_population_split split =
        declared->columns ? m.population->split[y] : whole_of(&m, y);
    uint32_t *of, *map, areas = declared->per_area ? (uint32_t)survey->system->n : 1;
    uint32_t *cell = TRYG_NEW(scratch, survey->n, uint32_t);
    name_classes(&m, &split, &of);
    TRYG_TRY(map_areas(&m, &map, err));
    if (declared->columns == 1) {
        TRYG_TRY(one_column(&m, cell, err));
    } else if (declared->columns > 1) {
        TRYG_TRY(several_columns(&m, cell, err));
    }
    for (size_t i = 0; i < survey->n && declared->per_area; i++) {
        cell[i] += survey->area[i] * m.classes;
    }
    *margin = (struct tryg_margin){
        .name = margin_name(&m),
        .cells = areas * m.classes,
        .cell_name = cell_names(&m, areas),
        .cell = cell,
        .total = TRYG_NEW(scratch, (size_t)areas * m.classes, double)};
    sum_totals(&m, &split, of, map, margin->total);
    return TRYG_OK;
}
