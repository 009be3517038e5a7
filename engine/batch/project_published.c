/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of published: what others have published of coarser areas. */
#include "engine/batch/project_check.h"
#include "engine/batch/project_keys.h"

#include <string.h>

#define OF(member) offsetof(struct tryg_project_published, member)

static const struct tryg_yaml_range YEAR = {
    .size = 4, .low = 1000, .high = 9999, .zero_is_none = true};
static const struct tryg_yaml_range DESIGN_EFFECT = {.low = 0.01, .high = 1000};
static const struct tryg_yaml_words SHARE_UNITS = {
    sizeof(bool), 2, {{"fraction", false}, {"percent", true}}};

#define COLUMN(name_) TRYG_YAML_KEY(#name_, TRYG_YAML_A_TEXT, .field = OF(source.name_))

static const struct tryg_yaml_key COLUMNS[] = {
    COLUMN(year),  COLUMN(system), COLUMN(area), COLUMN(level), COLUMN(indicator),
    COLUMN(share), COLUMN(n),      COLUMN(se),   COLUMN(deff),  TRYG_YAML_KEYS_END};

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = OF(source.id),
                  .need = TRYG_YAML_REQUIRED),
    {.type = &TRYG_YAML_INCLUDED, .field = OF(source.table), .detail = TRYG_TABLE_KEYS},
    TRYG_YAML_KEY("year", TRYG_YAML_A_WHOLE, .field = OF(source.constant_year),
                  .detail = &YEAR),
    TRYG_YAML_KEY("system", TRYG_YAML_A_TEXT, .field = OF(source.constant_system),
                  .place = OF(system_at)),
    TRYG_YAML_KEY("indicator", TRYG_YAML_A_TEXT, .field = OF(source.constant_indicator),
                  .place = OF(indicator_at)),
    TRYG_YAML_KEY("columns", TRYG_YAML_A_GROUP, .need = TRYG_YAML_REQUIRED,
                  .detail = COLUMNS),
    TRYG_YAML_KEY("share_unit", TRYG_YAML_A_WORD, .field = OF(source.percent),
                  .detail = &SHARE_UNITS),
    TRYG_YAML_KEY("deff", TRYG_YAML_A_NUMBER, .field = OF(source.usual_deff),
                  .detail = &DESIGN_EFFECT),
    TRYG_YAML_KEY("totals", TRYG_YAML_TEXTS, .field = OF(source.total),
                  .also = OF(source.totals)),
    TRYG_YAML_KEY("missing", TRYG_YAML_TEXTS, .field = OF(source.missing),
                  .also = OF(source.missings)),
    TRYG_YAML_KEYS_END};

static void begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                  void *row)
{
    (void)reading;
    struct tryg_project_published *published = row;
    published->at = node->at;
    published->source.usual_deff = 1;
    tryg_table_begin(&published->source.table);
}

/* Told by a column or once for all, and not by both. */
static void judge_either(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         bool column, bool constant, const char *in_columns,
                         const char *once, const char *advice)
{
    if (column && constant) {
        tryg_project_blame_two(reading, node, in_columns, once);
    } else if (!column && !constant) {
        tryg_project_blame_missing(reading, node, in_columns);
        tryg_yaml_advise(reading, "%s", advice);
    }
}

static void judge_shares(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                         const struct tryg_published_source *s)
{
    if (s->share) {
        judge_either(reading, node, s->indicator, s->constant_indicator,
                     "columns.indicator", "indicator",
                     TX("Er alle andele af samme indikator, så skriv den: indicator: "
                        "utryg.",
                        "If all shares are of one indicator, say which: indicator: "
                        "utryg."));
    } else if (s->indicator || s->constant_indicator || s->n || s->se || s->deff) {
        tryg_project_blame_missing(reading, node, "columns.share");
    } else if (!s->level) {
        tryg_project_blame_missing(reading, node, "columns.level");
        tryg_yaml_advise(reading, TX("En publiceret tabel har et niveau, en andel "
                                     "(columns.share) eller begge dele.",
                                     "A published table has a level, a share "
                                     "(columns.share), or both."));
    }
}

static void finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                   void *row)
{
    const struct tryg_published_source *s =
        &((const struct tryg_project_published *)row)->source;
    judge_either(reading, node, s->year, s->constant_year > 0, "columns.year", "year",
                 TX("Er hele tabellen fra ét år, så skriv det: year: 2013.",
                    "If the whole table is of one year, say which: year: 2013."));
    judge_either(reading, node, s->system, s->constant_system, "columns.system", "system",
                 TX("Er hele tabellen på én inddeling, så skriv den: system: bydel.",
                    "If the whole table is on one system, say which: system: bydel."));
    if (!s->area && !(s->constant_system && tryg_project_is_city(s->constant_system))) {
        tryg_project_blame_missing(reading, node, "columns.area");
    }
    judge_shares(reading, node, s);
    if (!s->constant_year && (tryg_project_is_yearly(s->table.shown) ||
                              tryg_project_is_yearly(s->table.sheet))) {
        tryg_yaml_blame(reading, node->at,
                        TX("published: {year} i file og sheet kræver year: et årstal.",
                           "published: {year} in file and sheet needs year: a year."));
    }
}

const struct tryg_yaml_rows TRYG_PUBLISHED_ROWS = {
    .size = sizeof(struct tryg_project_published),
    .table = KEYS,
    .begin = begin,
    .finish = finish};

/* ---- against the rest of the project --------------------------------------------- */

static void check_id(struct tryg_yaml_reading *reading,
                     const struct tryg_project *project, size_t i)
{
    const struct tryg_project_published *one = &project->published[i];
    for (size_t j = 0; j < i; j++) {
        const char *other = project->published[j].source.id;
        if (other && strcmp(other, one->source.id) == 0) {
            tryg_yaml_blame(
                reading, one->at,
                TX("published: id \"%s\" er brugt før; hver kilde har sit eget.",
                   "published: the id \"%s\" is used before; each source has its own."),
                other);
        }
    }
}

static void check_system(struct tryg_yaml_reading *reading,
                         const struct tryg_project *project,
                         const struct tryg_project_published *one)
{
    const char *id = one->source.constant_system;
    if (!id || tryg_project_is_city(id) || strcmp(id, TRYG_SYSTEM_ATOM) == 0 ||
        tryg_project_system(project, id)) {
        return;
    }
    const char **known = TRYG_NEW(reading->arena, project->systems + 2, const char *);
    for (size_t s = 0; s < project->systems; s++) {
        known[s] = project->system[s].id;
    }
    known[project->systems] = TRYG_SYSTEM_ATOM;
    known[project->systems + 1] = TRYG_SYSTEM_CITY;
    tryg_yaml_blame(reading, one->system_at,
                    TX("published.system: systemet \"%s\" kendes ikke her.",
                       "published.system: there is no system \"%s\" to use here."),
                    id);
    tryg_yaml_suggest(reading, id, known, project->systems + 2);
}

static void check_indicator(struct tryg_yaml_reading *reading,
                            const struct tryg_project *project,
                            const struct tryg_project_published *one)
{
    const struct tryg_profile *p = project->profile;
    const char *id = one->source.constant_indicator;
    const char **known = TRYG_NEW(reading->arena, p->indicators + 1, const char *);
    size_t n = 0;
    for (size_t i = 0; i < p->indicators; i++) {
        if (p->indicator[i].source == TRYG_FROM_SURVEY) {
            known[n++] = p->indicator[i].id;
        }
    }
    if (id && !tryg_project_among(id, n, known)) {
        tryg_yaml_blame(
            reading, one->indicator_at,
            TX("published.indicator: \"%s\" er ikke en indikator, der er en "
               "andel af svar.",
               "published.indicator: \"%s\" is no indicator that is a share of "
               "answers."),
            id);
        tryg_yaml_suggest(reading, id, known, n);
    }
}

void tryg_project_check_published(struct tryg_yaml_reading *reading,
                                  const struct tryg_project *project)
{
    if (project->published_tables && !project->profile) {
        tryg_yaml_blame(reading, project->published[0].at,
                        TX("published: uden index er der intet at holde publicerede "
                           "niveauer og andele op imod.",
                           "published: without index there is nothing to hold published "
                           "levels and shares against."));
    }
    for (size_t i = 0; i < project->published_tables; i++) {
        const struct tryg_project_published *one = &project->published[i];
        if (!one->source.id) {
            continue; /* blamed already */
        }
        check_id(reading, project, i);
        check_system(reading, project, one);
        if (project->profile) {
            check_indicator(reading, project, one);
        }
    }
}
