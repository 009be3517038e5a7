/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/barometer.h"
#include "engine/batch/project_check.h"
#include "engine/index/barometer.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

static const double ALPHA = 0.05;

/* ---- Series ---------------------------------------------------------------------- */

static uint64_t bytes_of(const char *file)
{
    struct stat info;
    return stat(file, &info) == 0 ? (uint64_t)info.st_size : 0;
}

enum tryg_status tryg_barometer_read(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project_barometer *wish = &b->project.barometer;
    struct tryg_series *wanted = TRYG_NEW(b->arena, wish->goals + 1, struct tryg_series);
    size_t n = 0;
    b->series = TRYG_NEW(b->arena, wish->goals + 1, struct tryg_series);
    for (size_t g = 0; g < wish->goals; g++) {
        if (wish->goal[g].by == TRYG_BY_SERIES) {
            wanted[n++] = (struct tryg_series){.name = wish->goal[g].series,
                                               .unit = wish->goal[g].unit};
        }
    }
    if (n == 0) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_series_read(&wish->series, n, wanted, b->arena, err));
    for (size_t g = 0, at = 0; g < wish->goals; g++) {
        if (wish->goal[g].by == TRYG_BY_SERIES) {
            b->series[g] = wanted[at++];
        }
    }
    b->series_file = (struct tryg_input){.role = "barometer",
                                         .shown = wish->series.table.shown,
                                         .bytes = bytes_of(wish->series.table.file)};
    for (size_t g = 0; g < wish->goals; g++) {
        b->series_file.rows += b->series[g].readings;
    }
    return tryg_hash_file(wish->series.table.file, &b->series_file.sha256, err);
}

static void measure_series(const struct tryg_series *series,
                           struct tryg_barometer_goal *goal)
{
    goal->is_share = series->unit != TRYG_SERIES_NUMBER;
    goal->readings = series->readings;
    goal->reading = series->reading;
    for (size_t i = 0; goal->is_share && i < goal->readings; i++) {
        struct tryg_measured *one = &goal->reading[i];
        one->se = isnan(one->se) ? tryg_barometer_share_se(one->value, one->n) : one->se;
    }
}

/* ---- Survey ---------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

struct tryg_profile tryg_barometer_questions(const struct tryg_project *project,
                                             tryg_arena *arena)
{
    const struct tryg_project_barometer *wish = &project->barometer;
    struct tryg_profile made = {
        .indicator = TRYG_NEW(arena, wish->goals + 1, struct tryg_indicator)};
    for (size_t g = 0; g < wish->goals; g++) {
        const struct tryg_barometer_wish *goal = &wish->goal[g];
        bool new = goal->by == TRYG_BY_SURVEY;
        for (size_t i = 0; new &&i < made.indicators; i++) {
            const struct tryg_indicator *other = &made.indicator[i];
            new = !(same_text(other->survey, goal->survey) &&
                    strcmp(other->question, goal->question) == 0 &&
                    other->dont_know == goal->dont_know);
        }
        if (new) {
            made.indicator[made.indicators++] =
                (struct tryg_indicator){.id = goal->question,
                                        .source = TRYG_FROM_SURVEY,
                                        .question = goal->question,
                                        .survey = goal->survey,
                                        .dont_know = goal->dont_know,
                                        .direction = 1,
                                        .group = TRYG_NO_GROUP,
                                        .target = NAN,
                                        .pool = 1};
        }
    }
    return made;
}

void tryg_barometer_take(struct tryg_batch *b, const struct tryg_scores *city,
                         struct tryg_year_record *record)
{
    struct tryg_profile asked = tryg_barometer_questions(&b->project, b->arena);
    record->answer = TRYG_NEW(b->arena, asked.indicators + 1, struct tryg_city_answer);
    for (size_t i = 0; i < asked.indicators; i++) {
        const struct tryg_cell *cell = &city->cell[i];
        record->answer[record->answers++] = (struct tryg_city_answer){
            .survey = asked.indicator[i].survey,
            .question = asked.indicator[i].question,
            .dont_know = asked.indicator[i].dont_know == TRYG_DONT_KNOW_CATEGORY,
            .share = cell->value,
            .se = cell->se,
            .n = cell->answers};
    }
}

static const struct tryg_city_answer *answer_in(const struct tryg_year_record *record,
                                                const struct tryg_barometer_wish *wish)
{
    for (size_t i = 0; i < record->answers; i++) {
        const struct tryg_city_answer *answer = &record->answer[i];
        if (same_text(answer->survey, wish->survey) &&
            strcmp(answer->question, wish->question) == 0 &&
            answer->dont_know == (wish->dont_know == TRYG_DONT_KNOW_CATEGORY)) {
            return answer;
        }
    }
    return NULL;
}

static void add(struct tryg_barometer_goal *goal, int year, double value, double se,
                double n)
{
    if (!isnan(value)) {
        goal->reading[goal->readings++] =
            (struct tryg_measured){.when = {year, 0}, .value = value, .se = se, .n = n};
    }
}

static void measure_survey(const struct tryg_batch *b,
                           const struct tryg_barometer_wish *wish,
                           struct tryg_barometer_goal *goal)
{
    goal->is_share = true;
    for (size_t y = 0; y < b->results.years; y++) {
        const struct tryg_city_answer *answer = answer_in(&b->record[y], wish);
        if (answer) {
            add(goal, b->results.year[y],
                wish->safe ? 1.0 - answer->share : answer->share, answer->se, answer->n);
        }
    }
}

/* ---- Index ----------------------------------------------------------------------- */

/* What one area adds to a mean over areas. */
struct part {
    double value, se, n;
    double weight; /* by the answers, the denominator or alike */
};

static struct part part_of(const struct tryg_profile *profile,
                           const struct tryg_scores *s, size_t indicator, size_t a)
{
    if (indicator == SIZE_MAX) {
        return (struct part){s->index[a], s->se[a], NAN, 1.0};
    }
    const struct tryg_cell *cell = &s->cell[indicator * s->system->n + a];
    bool reports = profile->indicator[indicator].source == TRYG_FROM_REPORTS;
    double weight = reports                ? cell->denominator
                    : isnan(cell->weighed) ? s->population[a]
                                           : cell->weighed;
    return (struct part){cell->value, cell->se, reports ? NAN : cell->answers, weight};
}

/* The mean of the chosen areas; NAN when one of them is not known. */
static struct part mean_of(const struct tryg_profile *profile,
                           const struct tryg_scores *s, size_t indicator, size_t n,
                           const size_t *area)
{
    struct part sum = {0.0, 0.0, 0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        struct part one = part_of(profile, s, indicator, area[i]);
        sum.value += one.weight * one.value;
        sum.se += one.weight * one.weight * one.se * one.se;
        sum.n += one.n;
        sum.weight += one.weight;
    }
    return (struct part){sum.value / sum.weight, sqrt(sum.se) / sum.weight, sum.n,
                         sum.weight};
}

/* The areas of `s` that had the level in the year it was asked of; SIZE_MAX when the
 * areas of the two years are not the same. */
static size_t choose_areas(const struct tryg_scores *then, int level,
                           const struct tryg_scores *s, size_t *area)
{
    size_t n = 0;
    if (strcmp(then->system->id, s->system->id) != 0) {
        return SIZE_MAX;
    }
    for (size_t a = 0; a < then->system->n; a++) {
        uint32_t at = then->level[a] == level
                          ? tryg_system_find(s->system, then->system->code[a])
                          : TRYG_NO_AREA;
        if (at != TRYG_NO_AREA) {
            area[n++] = at;
        } else if (then->level[a] == level) {
            return SIZE_MAX;
        }
    }
    return n;
}

static const struct tryg_scores *scores_of_year(const struct tryg_batch *b, int year)
{
    for (size_t y = 0; y < b->results.years; y++) {
        if (b->results.year[y] == year) {
            return tryg_results_at(&b->results, y, 0);
        }
    }
    return NULL;
}

static size_t indicator_named(const struct tryg_profile *profile, const char *id)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        if (strcmp(profile->indicator[i].id, id) == 0) {
            return i;
        }
    }
    return SIZE_MAX; /* "index" itself */
}

static void measure_index(const struct tryg_batch *b,
                          const struct tryg_barometer_wish *wish,
                          struct tryg_barometer_goal *goal)
{
    const struct tryg_profile *profile = b->results.profile;
    size_t indicator = indicator_named(profile, wish->what);
    const struct tryg_scores *then = NULL;
    int level = -1, year = 0;
    goal->is_share =
        indicator != SIZE_MAX && profile->indicator[indicator].source == TRYG_FROM_SURVEY;
    if (wish->where) {
        then = tryg_barometer_where(&b->project, wish->where, &level, &year)
                   ? scores_of_year(b, year)
                   : NULL;
        goal->is_chosen = true;
    }
    for (size_t y = 0; y < b->results.years && (then || !wish->where); y++) {
        const struct tryg_scores *s =
            tryg_results_at(&b->results, y, then ? 0 : b->out_systems - 1);
        size_t *area = TRYG_NEW(b->arena, (then ? then : s)->system->n + 1, size_t);
        size_t n = then ? choose_areas(then, level, s, area) : 1;
        if (n > 0 && n != SIZE_MAX) {
            struct part mean = mean_of(profile, s, indicator, n, area);
            add(goal, b->results.year[y], mean.value, mean.se, mean.n);
        }
    }
}

/* ---- Breaks ---------------------------------------------------------------------- */

/* Is what a goal measures one of those that the indicator is? A question is measured by
 * every indicator that asks it; the index by all that weigh in it. */
static bool is_measured(const struct tryg_barometer_wish *wish,
                        const struct tryg_indicator *indicator)
{
    if (wish->by == TRYG_BY_SURVEY) {
        return indicator->source == TRYG_FROM_SURVEY &&
               strcmp(indicator->question, wish->question) == 0;
    }
    return strcmp(wish->what, "index") == 0 ? indicator->share > 0.0
                                            : strcmp(wish->what, indicator->id) == 0;
}

/* The declared breaks of what is measured; one of every measure breaks a question that no
 * indicator asks, too. */
static void take_breaks(const struct tryg_batch *b,
                        const struct tryg_barometer_wish *wish,
                        struct tryg_barometer_goal *goal)
{
    const struct tryg_project *p = &b->project;
    size_t indicators = p->profile ? p->profile->indicators : 0;
    goal->break_year = TRYG_NEW(b->arena, p->breaks + 1, int);
    for (size_t k = 0; k < p->breaks; k++) {
        const struct tryg_break *gap = &p->series_break[k];
        bool of = gap->ofs == 0;
        for (size_t i = 0; i < indicators; i++) {
            const struct tryg_indicator *indicator = &p->profile->indicator[i];
            of = of || (is_measured(wish, indicator) &&
                        tryg_project_among(indicator->id, gap->ofs, gap->of));
        }
        if (of) {
            goal->break_year[goal->breaks++] = gap->year;
        }
    }
}

/* ---- All of it ------------------------------------------------------------------- */

void tryg_barometer_make(struct tryg_batch *b)
{
    const struct tryg_project_barometer *wish = &b->project.barometer;
    if (wish->goals == 0) {
        return;
    }
    b->barometer = (struct tryg_barometer){
        .goals = wish->goals,
        .goal = TRYG_NEW(b->arena, wish->goals, struct tryg_barometer_goal)};
    for (size_t g = 0; g < wish->goals; g++) {
        struct tryg_barometer_goal *goal = &b->barometer.goal[g];
        *goal = (struct tryg_barometer_goal){
            .id = wish->goal[g].id,
            .name = wish->goal[g].name,
            .wanted = wish->goal[g].wanted,
            .by = wish->goal[g].by,
            .reading = TRYG_NEW(b->arena, b->results.years + 1, struct tryg_measured)};
        if (goal->by == TRYG_BY_SERIES) {
            measure_series(&b->series[g], goal);
        } else if (goal->by == TRYG_BY_SURVEY) {
            measure_survey(b, &wish->goal[g], goal);
        } else {
            measure_index(b, &wish->goal[g], goal);
        }
        if (goal->by != TRYG_BY_SERIES) {
            take_breaks(b, &wish->goal[g], goal);
        }
    }
    tryg_barometer_judge(&b->barometer, ALPHA, b->arena);
    b->results.barometer = &b->barometer;
}
