/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "tests/unit/store/small_city_map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const SMALL_CITY_WKT =
    "PROJCS[\"ETRS89 / UTM zone 32N\",GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_"
    "Reference_System_1989\",SPHEROID[\"GRS 1980\",6378137,298.257222101,AUTHORITY["
    "\"EPSG\",\"7019\"]],AUTHORITY[\"EPSG\",\"6258\"]],PRIMEM[\"Greenwich\",0,AUTHORITY["
    "\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]"
    "],AUTHORITY[\"EPSG\",\"4258\"]],PROJECTION[\"Transverse_Mercator\"],PARAMETER["
    "\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",9],PARAMETER[\"scale_"
    "factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0"
    "],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AXIS[\"Easting\",EAST],AXIS["
    "\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"25832\"]]";

/* The same numbers in every run: splitmix64. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static double share(uint64_t *state)
{
    return (double)(next(state) >> 11) * 0x1p-53;
}

struct small_city_size small_city_usual(void)
{
    return (struct small_city_size){.wide = 3,
                                    .high = 2,
                                    .districts = 3,
                                    .years = 2,
                                    .categories = 2,
                                    .indicators = 4};
}

static void make_categories(struct tryg_categories *c, tryg_arena *arena, size_t n)
{
    static uint8_t category[] = {0, TRYG_CATEGORY_EXCLUDED};
    static double weight[] = {2.5, 0};
    static const char *code[] = {"0101", "09"};
    weight[1] = NAN;
    *c = (struct tryg_categories){
        .n = n, .codes = 2, .code = code, .category = category, .weight = weight};
    c->id = TRYG_NEW(arena, n, const char *);
    for (size_t i = 0; i < n; i++) {
        c->id[i] = tryg_arena_print(arena, "kategori%zu", i + 1);
    }
}

static struct tryg_text both(const char *da, const char *en)
{
    return (struct tryg_text){{da, en}};
}

static void make_indicator(struct tryg_indicator *i, tryg_arena *arena, size_t at,
                           const struct tryg_categories *categories)
{
    bool survey = at % 2 == 1;
    *i = (struct tryg_indicator){.id = tryg_arena_print(arena, "ind%zu", at + 1),
                                 .name = both("indikator", "indicator"),
                                 .source = survey ? TRYG_FROM_SURVEY : TRYG_FROM_REPORTS,
                                 .per = 1000,
                                 .direction = at == 2 ? -1 : 1,
                                 .group = at == 3 ? TRYG_NO_GROUP : (int)(at % 2),
                                 .weight = at == 3 ? 0 : 1,
                                 .share = at == 3 ? 0 : 1 / 3.0,
                                 .target = NAN};
    if (survey) {
        i->question = "utryg";
    } else {
        i->category = categories->id[at % categories->n];
        i->denominator = "residents";
    }
}

static void make_profile(struct small_city *city, tryg_arena *arena, size_t indicators)
{
    static struct tryg_group group[2];
    static struct tryg_level level[3];
    group[0] = (struct tryg_group){
        .id = "anmeldt", .name = {{"anmeldt", "reported"}}, .weight = 1 / 3.0};
    group[1] = (struct tryg_group){
        .id = "udsat", .name = {{"udsat", "exposed"}}, .weight = 2 / 3.0};
    level[0] = (struct tryg_level){"ingen", {{"ingen", "none"}}, -INFINITY, false};
    level[1] = (struct tryg_level){
        "intensiveret", {{"intensiveret indsats", "more effort"}}, 105, false};
    level[2] =
        (struct tryg_level){"markant", {{"markant indsats", "marked effort"}}, 110, true};
    city->profile = (struct tryg_profile){.id = "egen",
                                          .name = both("Egen", "Own"),
                                          .about = both("Opdigtet", "Invented"),
                                          .indicators = indicators,
                                          .groups = 2,
                                          .levels = 3,
                                          .group = group,
                                          .level = level,
                                          .normalise = TRYG_Z,
                                          .centre = 100,
                                          .spread = 10,
                                          .clip_low = -INFINITY,
                                          .clip_high = INFINITY,
                                          .least_present = 2 / 3.0};
    city->profile.indicator = TRYG_NEW(arena, indicators, struct tryg_indicator);
    for (size_t i = 0; i < indicators; i++) {
        make_indicator(&city->profile.indicator[i], arena, i, &city->categories);
    }
}

static void make_cell(struct tryg_cell *cell, uint64_t *state, size_t i)
{
    double *number[] = {&cell->value,     &cell->low,          &cell->high,
                        &cell->se,        &cell->deff,         &cell->count,
                        &cell->answers,   &cell->n_eff,        &cell->dont_know,
                        &cell->weighed,   &cell->denominator,  &cell->normalised,
                        &cell->weight,    &cell->contribution, &cell->direct,
                        &cell->direct_se, &cell->exceeds};
    if (i % 5 == 4) {
        cell->why = (enum tryg_why)(1 + i % (TRYG_WHYS - 1));
        return; /* begins unknown */
    }
    for (size_t n = 0; n < sizeof number / sizeof *number; n++) {
        *number[n] = share(state) * (n == 5 ? 1000 : 1) - (n > 9 ? 0.5 : 0);
    }
    cell->high = i % 7 == 6 ? INFINITY : cell->high;
    cell->flags = (unsigned)next(state) % (1U << TRYG_FLAGS);
    cell->model = (enum tryg_model)(i % TRYG_MODELS);
    cell->law = (struct tryg_law){(enum tryg_law_kind)(i % TRYG_LAWS), cell->value, 2.5};
    cell->why = TRYG_WHY_NOT;
}

static void make_area_scores(struct tryg_scores *s, uint64_t *state, size_t a)
{
    s->index[a] = 100 + 10 * share(state);
    s->low[a] = s->index[a] - 1 / 3.0;
    s->high[a] = s->index[a] + 1 / 3.0;
    s->se[a] = share(state);
    s->level[a] = s->index[a] < 105 ? 0 : s->index[a] < 110 ? 1 : 2;
    s->level_p[a] = 0.5 + share(state) / 2;
    s->rank[a] = (double)a + 1.5;
    s->base_index[a] = 100 + share(state);
    s->change[a] = s->index[a] - s->base_index[a];
    s->answers[a] = (double)(next(state) % 200);
    s->n_eff[a] = share(state) * 200;
    s->flags[a] = (unsigned)next(state) % (1U << TRYG_FLAGS);
    s->why[a] = TRYG_WHY_NOT;
}

static void make_chance(struct tryg_scores *s, tryg_arena *arena, size_t levels)
{
    uint64_t own = (uint64_t)s->year, *state = &own;
    size_t n = s->system->n, k = s->indicators;
    tryg_chance_begin(s, arena, levels);
    double *column[] = {s->chance.mean,      s->chance.sd,       s->chance.low_mcse,
                        s->chance.high_mcse, s->chance.rank_low, s->chance.rank_high,
                        s->chance.rank_mean, s->chance.worst_p};
    for (size_t i = 0; i < n * sizeof column / sizeof *column; i++) {
        column[i / n][i % n] = i % n % 3 == 2 ? (double)NAN : share(state);
    }
    for (size_t i = 0; i < levels * n; i++) {
        s->chance.p[i] = i % n % 3 == 2 ? (double)NAN : share(state);
    }
    s->covariance = TRYG_NEW(arena, n * k * k, double);
    for (size_t a = 0; a < n; a++) {
        double *of = s->covariance + a * k * k;
        for (size_t i = 0; i < k; i++) {
            double se = s->cell[i * n + a].se;
            of[i * k + i] = se > 0.0 ? se * se : 0.0;
            for (size_t j = a % 2; j < i; j++) { /* some share nothing */
                of[i * k + j] = of[j * k + i] = share(state) - 0.5;
            }
        }
    }
}

static void make_scores(struct tryg_scores *s, tryg_arena *arena, int year,
                        const struct tryg_system *system,
                        const struct tryg_profile *profile, uint64_t *state)
{
    tryg_scores_begin(s, arena, year, system, profile ? profile->indicators : 0,
                      profile ? profile->groups : 0);
    for (size_t i = 0; i < s->indicators * system->n; i++) {
        make_cell(&s->cell[i], state, i);
    }
    if (profile) {
        make_chance(s, arena, profile->levels);
    }
    for (size_t i = 0; i < s->groups * system->n; i++) {
        s->group[i] = i % 4 == 3 ? (double)NAN : 100 + share(state);
    }
    for (size_t a = 0; a < system->n; a++) {
        if (profile && a % 3 != 2) {
            make_area_scores(s, state, a);
        } else if (profile) {
            s->why[a] = TRYG_WHY_INCOMPLETE;
        }
        s->reports[a] = (double)(next(state) % 5000);
        s->population[a] = (double)(next(state) % 20000);
        s->rate_per_1000[a] = 1000 * s->reports[a] / (s->population[a] + 1);
    }
}

static void make_counts(struct tryg_counts *counts, tryg_arena *arena,
                        const struct tryg_system *system, size_t categories, int year,
                        size_t months, uint64_t *state)
{
    tryg_counts_begin(counts, arena, system, categories, months);
    counts->source = "politi";
    counts->year = year;
    counts->first_month = (year - 1) * 12;
    for (size_t i = 0; i < system->n * categories * counts->slots; i++) {
        counts->reports[i] = next(state) % 4;
    }
    for (size_t i = 0; i < categories * counts->slots; i++) {
        counts->outside[i] = next(state) % 3;
        counts->no_place[i] = next(state) % 3;
    }
    for (size_t c = 0; c < categories; c++) {
        counts->category_given[c] = c != 1;
    }
}

/* Three classes of two columns, in every area and category some. */
static void make_classes(struct tryg_counts *counts, tryg_arena *arena, uint64_t *state)
{
    static const char *const COLUMN[] = {"køn", "alder"};
    static const char *const TEXT[] = {"k", "0-17", "k", "18+", "m", "18+"};
    size_t n = 3 * counts->system->n * counts->categories;
    counts->split =
        (struct tryg_counts_split){2, COLUMN, 3, TEXT, TRYG_NEW(arena, n, uint64_t)};
    for (size_t i = 0; i < n; i++) {
        counts->split.reports[i] = next(state) % 3;
    }
}

/* Some hours in each area, and some reports in none of them. */
static void make_hours(struct tryg_hours *hours, tryg_arena *arena,
                       const struct tryg_system *system, size_t categories)
{
    *hours = (struct tryg_hours){.system = system};
    hours->cell =
        TRYG_NEW(arena, (system->n + 1) * categories * 4, struct tryg_hour_cell);
    for (size_t i = 0; i < (system->n + 1) * categories * 4; i++) {
        hours->cell[hours->n++] = (struct tryg_hour_cell){
            (uint32_t)(i / 4 / categories), (uint8_t)(i / 4 % categories),
            (uint8_t)(i % 4 * 55 + 2), i % 9 + 1};
    }
}

static void make_book(struct tryg_book *book, size_t categories, uint64_t *state)
{
    for (size_t i = 0; i < (categories + 1) * TRYG_BOXES; i++) {
        book->box[i].rows = i % TRYG_BOXES == TRYG_BOX_REJECTED ? 0 : next(state) % 90;
        book->box[i].reports = book->box[i].rows * 2;
        book->read.rows += book->box[i].rows;
        book->read.reports += book->box[i].reports;
    }
    struct tryg_tally *rejected = &book->box[categories * TRYG_BOXES + TRYG_BOX_REJECTED];
    for (int reason = 0; reason < TRYG_REASONS; reason += 3) {
        book->reason[reason] = (struct tryg_tally){(uint64_t)reason + 1, 2};
        rejected->rows += (uint64_t)reason + 1;
        rejected->reports += 2;
    }
    book->read.rows += rejected->rows;
    book->read.reports += rejected->reports;
    book->fallback = 7;
    book->stated = 100;
    book->agree = 98;
}

static struct tryg_hash hash_of(const char *text, int number)
{
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    tryg_hash_add_text(&hasher, text);
    tryg_hash_add(&hasher, &number, sizeof number);
    return tryg_hash_end(&hasher);
}

static void make_record(struct small_city *city, tryg_arena *arena, size_t y,
                        uint64_t *state)
{
    struct tryg_year_record *record = &city->record[y];
    int year = city->results.year[y];
    *record = (struct tryg_year_record){
        .year = year, .recipe = hash_of("recipe", year), .fresh = true};
    record->inputs = 2;
    record->input = TRYG_NEW(arena, 2, struct tryg_input);
    record->input[0] = (struct tryg_input){"reports politi", "data/anmeldelser.csv",
                                           hash_of("reports", year), 1U << 20, 5000};
    record->input[1] = (struct tryg_input){"areas", "data/roder.geojson",
                                           hash_of("areas", 0), UINT64_C(1) << 40, 0};
    record->counts = 2;
    record->count = TRYG_NEW(arena, 2, struct tryg_counts);
    make_counts(&record->count[0], arena, &city->atom, city->categories.n, year, 12,
                state);
    make_counts(&record->count[1], arena, &city->district, city->categories.n, year, 0,
                state);
    record->count[1].source = "hittegods";
    make_classes(&record->count[1], arena, state);
    make_hours(&record->count[0].hours, arena, &city->district, city->categories.n);
    record->books = 2;
    record->book = TRYG_NEW(arena, 2, struct tryg_book *);
    for (size_t b = 0; b < 2; b++) {
        record->book[b] = tryg_ledger_book(&city->ledger, record->count[b].source, year);
        make_book(record->book[b], city->categories.n, state);
    }
    record->scores = &city->results.scores[y * city->results.systems];
    for (size_t s = 0; s < city->results.systems; s++) {
        make_scores(&record->scores[s], arena, year, city->results.system[s],
                    city->results.profile, state);
    }
}

static void make_structure(struct tryg_baseline *b, tryg_arena *arena)
{
    static struct tryg_statistic statistic[2] = {{.what = "kmo", .value = 0.625},
                                                 {.group = "udsat",
                                                  .what = "loading",
                                                  .indicator = "i",
                                                  .factor = 2,
                                                  .value = -1e-3}};
    b->weight = TRYG_NEW(arena, b->indicators, double);
    b->weight[b->indicators - 1] = 0.75;
    b->unstable = true;
    b->statistics = 2;
    b->statistic = statistic;
}

static void make_baseline(struct small_city *city, tryg_arena *arena, uint64_t *state)
{
    struct tryg_baseline *b = &city->baseline;
    *b = (struct tryg_baseline){.year = city->results.base_year,
                                .recipe = hash_of("baseline", 0),
                                .indicators = city->profile.indicators};
    b->anchor = TRYG_NEW(arena, b->indicators, struct tryg_anchor);
    for (size_t i = 0; i < b->indicators; i++) {
        struct tryg_anchor *anchor = &b->anchor[i];
        size_t n = i == 0 ? 0 : city->district.n;
        *anchor = (struct tryg_anchor){.indicator = city->profile.indicator[i].id,
                                       .n = n,
                                       .mean = n ? share(state) : (double)NAN,
                                       .sd = n ? share(state) : (double)NAN,
                                       .low = n ? share(state) : (double)NAN,
                                       .high = n ? 1e-300 : (double)NAN};
        anchor->value = TRYG_NEW(arena, n, double);
        for (size_t v = 0; v < n; v++) {
            anchor->value[v] = (double)v + share(state);
        }
    }
    b->anchor[1].treatment = TRYG_LOGGED;
    b->anchor[1].from = 0.25;
    b->anchor[1].to = 1e-3;
    make_structure(b, arena);
}

static void make_results(struct small_city *city, tryg_arena *arena,
                         struct small_city_size size)
{
    static const char *attribution[] = {"© Opdigtet By, CC BY 4.0"};
    struct tryg_results *r = &city->results;
    *r = (struct tryg_results){.title = both("Tryghedsindeks", "Safety index"),
                               .profile = size.no_index ? NULL : &city->profile,
                               .denominator = "residents",
                               .method = "analytic",
                               .base_year = 2010,
                               .years = size.years,
                               .systems = 2,
                               .run_id = "0123456789ab",
                               .attributions = 1,
                               .attribution = attribution};
    r->year = TRYG_NEW(arena, size.years, int);
    for (size_t y = 0; y < size.years; y++) {
        r->year[y] = 2010 + (int)y;
    }
    r->system = TRYG_NEW(arena, 2, const struct tryg_system *);
    r->system[0] = &city->district;
    r->system[1] = &city->whole;
    r->scores = TRYG_NEW(arena, size.years * 2, struct tryg_scores);
}

struct small_city *small_city_make(tryg_arena *arena, struct small_city_size size)
{
    struct small_city *city = TRYG_NEW(arena, 1, struct small_city);
    uint64_t state = 1;
    small_city_map(city, arena, size);
    make_categories(&city->categories, arena, size.categories);
    make_profile(city, arena, size.indicators);
    make_results(city, arena, size);
    tryg_ledger_begin(&city->ledger, arena, size.categories, city->categories.id);
    city->record = TRYG_NEW(arena, size.years, struct tryg_year_record);
    for (size_t y = 0; y < size.years; y++) {
        make_record(city, arena, y, &state);
    }
    make_baseline(city, arena, &state);
    return city;
}

unsigned char *small_city_bytes(tryg_arena *arena, const char *path, size_t *count)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = tryg_arena_alloc(arena, (size_t)size + 1, 1);
    *count = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

char *small_city_folder(tryg_arena *arena)
{
    const char *where = getenv("TMPDIR");
    char *path = tryg_arena_print(arena, "%s/tryghed.XXXXXX", where ? where : "/tmp");
    return mkdtemp(path);
}
