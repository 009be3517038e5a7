/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project file: everything `tryghed.yaml` says, as plain structs.
 *
 * Shape    the specs of the readers (import) are filled as far as the file goes; what
 * only a run knows (their `system`, `names`, `categories`) is NULL here. What differs by
 * year ({year} in names of files and sheets, data periods) is kept as declared;
 * tryg_project_points and its sisters resolve it for one label year. Missing  NULL text =
 * not declared. A place with line 0 = a default, not in the file. Paths    `shown` is the
 * path as written, `file` the same against the project's folder. Law      scalars of the
 * file are text until a key says otherwise: 0101 is not 101. Owner    the arena given to
 * tryg_project_read.
 */
#ifndef TRYG_BATCH_PROJECT_H
#define TRYG_BATCH_PROJECT_H

#include <stdint.h>
#include <stdio.h>

#include "engine/batch/pairs.h"
#include "engine/index/scenario.h"
#include "engine/index/survey.h"
#include "geodata/base/hash.h"
#include "geodata/base/lang.h"
#include "geodata/shape/profile.h"
#include "import/answers.h"
#include "import/area_counts.h"
#include "import/given.h"
#include "import/people.h"
#include "import/population_file.h"
#include "import/published.h"
#include "import/reports.h"
#include "import/series.h"
#include "import/vector.h"

#define TRYG_PROJECT_FILE "tryghed.yaml"

/* Two systems every project has: the atoms themselves, and all of them as one. */
#define TRYG_SYSTEM_ATOM "atom"
#define TRYG_SYSTEM_CITY "city"

/* A day in a year counted from the label year: "-1-12-31" is the last day of the year
 * before. The 29th of February becomes the 28th in a year without it. */
struct tryg_relative_day {
    int year; /* 0 = the label year, -1 = the one before */
    int month, day;
};

struct tryg_period {
    struct tryg_relative_day from, to; /* both inside */
    struct tryg_place at;              /* line 0: the default, the label year itself */
};

/* How much of a source may be at fault: a share 0..1, warned at half, exit 3 above. */
struct tryg_limit {
    double share;
    struct tryg_place at; /* for "hæv grænsen i tryghed.yaml, linje 23" */
};

struct tryg_tolerate {
    struct tryg_limit rejects, no_place, outside;
};

/* One grouping of the atoms. "atom" and "city" are not declared and not in the list. */
struct tryg_project_system {
    struct tryg_place at;
    const char *id;
    const char *group_by;                /* attribute of the atoms that holds the code */
    const char *name_attribute;          /* names: at most one of these three */
    struct tryg_pairs name_of;           /* code -> name */
    struct tryg_table_source name_table; /* .file NULL = none */
    const char *name_table_code, *name_table_name; /* its columns */
    struct tryg_pairs fix;                         /* atom code -> group code */
    struct tryg_pairs aliases;                     /* other name -> group code */
    const char *inside;                            /* id of a system, NULL = none */
    struct tryg_place inside_at;
};

/* The index system from one label year on, until the next entry. */
struct tryg_index_system {
    int from_year; /* INT_MIN: of all years */
    const char *system;
    struct tryg_place at;
};

/* Another layer of areas, and the label years it holds for. */
struct tryg_project_version {
    struct tryg_place at;
    const char *id;
    size_t years;
    int *year;
    struct tryg_areas_source areas; /* what it leaves out is as in `areas` */
};

struct tryg_project_population {
    struct tryg_place at;
    const char *system; /* id */
    struct tryg_place system_at;
    struct tryg_population_source source; /* .id is the id */
};

enum tryg_reports_kind { TRYG_POINTS, TRYG_AREA_COUNTS };
enum tryg_area_role { TRYG_AREA_IGNORE, TRYG_AREA_CHECK, TRYG_AREA_FALLBACK };

struct tryg_project_reports {
    struct tryg_place at;
    const char *id;
    enum tryg_reports_kind kind;
    const char *system; /* id: what the area column names; "atom" unless told */
    struct tryg_place system_at;
    struct tryg_period period;
    struct tryg_tolerate tolerate; /* the source's own, or the project's */
    /* kind points */
    const char *crs; /* the project's unless told */
    enum tryg_area_role area_role;
    struct tryg_reports_source points;
    /* kind counts */
    struct tryg_counts_source counts;
    const char *constant_year; /* "2012" or "{year}"; NULL = the file has a date or year,
                                  or is of the label year */
};

enum tryg_survey_kind { TRYG_ANSWERS, TRYG_ESTIMATES };

/* Known totals that the weights of a survey are brought to. */
struct tryg_project_margin {
    struct tryg_place at;
    size_t columns;
    const char **column;    /* of the survey; none = the areas alone */
    const char *population; /* id */
    size_t classes;
    const char **class_column; /* of the population, one for each column; none = of the
                                  same name, or the only one it has */
    bool per_area;             /* a total for each area, not one for the city */
    size_t merges, codes;      /* with one column only */
    struct tryg_class_list {
        const char *name;
        size_t texts;
        const char **text;
    } * merge, /* a class made of several of the population's (texts or ranges "18-29") */
        *code; /* a class and the survey's codes for it (the same) */
};

enum tryg_weights_base { TRYG_BASE_UNTOLD, TRYG_BASE_COLUMN, TRYG_BASE_DESIGN };

/* What becomes of the weights before anything is estimated; at.line 0: nothing. */
struct tryg_project_weights {
    struct tryg_place at;
    enum tryg_weights_base base; /* the file's column if it has one, else N/n */
    size_t nonresponses;
    const char **nonresponse; /* columns whose combinations are the classes */
    unsigned min_respondents; /* of a class; 10 */
    bool merge_small;
    enum tryg_adjust adjust;
    size_t margins;
    struct tryg_project_margin *margin;
    double times_median; /* NAN = no trimming */
    bool rerake;
};

/* People who are asked again: the estimates of two years are then not independent. */
struct tryg_panel {
    struct tryg_place at; /* line 0 = none is declared */
    double overlap; /* NAN = not declared; n12 / sqrt(n1 n2) of two years that follow each
                       other */
    double correlation; /* of a person's answers in the two */
};

struct tryg_project_survey {
    struct tryg_place at;
    enum tryg_survey_kind kind;
    enum tryg_lonely lonely;
    struct tryg_project_weights weights;
    const char *system; /* id */
    struct tryg_place system_at;
    const char *population; /* id, for the finite population correction; NULL = none */
    struct tryg_place population_at;
    struct tryg_panel panel;
    struct tryg_period fieldwork; /* line 0 = not declared */
    struct tryg_tolerate tolerate;
    struct tryg_survey_source source; /* .id is the id */
};

/* Ready scores of areas, in a table. */
struct tryg_project_scores {
    struct tryg_place at;
    const char *system; /* id */
    struct tryg_place system_at;
    struct tryg_given_source source; /* .id is the id */
};

/* What others have published of coarser areas, in a table. */
struct tryg_project_published {
    struct tryg_place at;
    struct tryg_place system_at, indicator_at;
    struct tryg_published_source source; /* .id is the id */
};

/* A layer drawn under the map; file NULL = none. */
struct tryg_backdrop {
    const char *file, *shown;
    struct tryg_place at;
};

/* A political goal: kept as declared, judged by a later room. */
struct tryg_goal {
    struct tryg_place at;
    const char *id, *kind;
    struct tryg_text name;
    size_t whats;
    const char **what;  /* indicators or levels */
    const char *where;  /* "markant@2010", NULL = everywhere */
    const char *system; /* NULL = the index system */
    double by;          /* share, NAN if none */
    double limit;       /* NAN if none */
    int by_year;        /* 0 if none */
};

/* From `year` on a measure is not what it was: what was asked, counted or by whom. */
struct tryg_break {
    struct tryg_place at;
    int year;
    size_t ofs;
    const char **of; /* indicators; none = every one */
    struct tryg_text why;
};

/* What a later extract of the registers tells of years that have been published. */
struct tryg_later {
    const char *file, *shown; /* a counts.csv; NULL = none */
    struct tryg_place at;
    double tolerate; /* share by which a count may differ */
};

/* A goal of the integration barometer, and where its readings come from. */
struct tryg_barometer_wish {
    struct tryg_place at;
    const char *id;
    struct tryg_text name;
    enum tryg_wanted wanted;
    enum tryg_measured_by by;
    const char *series; /* by series: its name in the table; the goal's id unless told */
    enum tryg_series_unit unit;
    const char *what;              /* by index: an indicator of the profile, or "index" */
    const char *where;             /* by index: "markant@2010"; NULL = the whole city */
    const char *survey, *question; /* by survey; survey NULL = the one that asks it */
    bool safe; /* by survey: the share of the safe answers, not of the unsafe */
    enum tryg_dont_know dont_know;
};

struct tryg_project_barometer {
    struct tryg_series_source series; /* table.file NULL = none */
    struct tryg_place series_at;
    size_t goals; /* 0 = the project has no barometer */
    struct tryg_barometer_wish *goal;
};

/* How the uncertainty of the index is found. */
enum tryg_uncertainty_method { TRYG_MONTE_CARLO, TRYG_BOOTSTRAP, TRYG_ANALYTIC };
struct tryg_project_uncertainty {
    enum tryg_uncertainty_method method;
    unsigned replicates;
    unsigned worst; /* the k of "among the worst k" */
    bool poisson;   /* counts: poisson, not the gamma of Jeffreys */
};

struct tryg_project {
    const char *folder; /* as given: "." or "cases/copenhagen" */
    const char *path;   /* folder/tryghed.yaml */
    const char *shown;  /* "tryghed.yaml": what messages call it */
    struct tryg_text title;
    enum tryg_lang lang; /* of outputs */
    const char *crs;     /* EPSG:25832 unless told */
    struct tryg_place crs_at;
    size_t years;
    int *year; /* label years, ascending */
    struct tryg_place years_at;
    int base_year; /* the first year unless told; one of the years */
    struct tryg_place base_year_at;
    uint64_t seed;

    struct tryg_areas_source areas;
    struct tryg_place areas_at;
    size_t versions;
    struct tryg_project_version *version;
    struct tryg_people_source people; /* table.file NULL = none */
    size_t systems;
    struct tryg_project_system *system;
    size_t index_systems;
    struct tryg_index_system *index_system; /* ascending by from_year; at least one */
    size_t roll_ups;
    const char **roll_up; /* system ids; the city is never in it */
    struct tryg_place roll_up_at;

    size_t populations;
    struct tryg_project_population *population;
    struct tryg_table_source offences; /* .file NULL = none */
    struct tryg_place offences_at;
    size_t reports;
    struct tryg_project_reports *report;
    size_t surveys;
    struct tryg_project_survey *survey;
    size_t scores;
    struct tryg_project_scores *score;

    const struct tryg_profile *profile; /* NULL without `index` */
    const char *profile_name; /* "sikkerby", a path as written, or NULL when inline */
    bool profile_is_shipped;  /* else the user's own: its faults are errors */
    struct tryg_place profile_at;
    const struct tryg_place *indicator_at; /* [profile->indicators] */

    struct tryg_backdrop water, parks, neighbours;
    size_t attributions;
    const char **attribution;
    struct tryg_tolerate tolerate;
    unsigned min_count, min_answers; /* publish */
    unsigned min_n_eff;              /* 0 = no limit */
    double max_width;                /* of a share's interval, 0..1; NAN = no limit */
    struct tryg_scenario_wish robustness; /* which other methods the index is tried by */
    struct tryg_project_uncertainty uncertainty;
    size_t goals;
    struct tryg_goal *goal;
    struct tryg_later later; /* under `compare` */
    size_t breaks;           /* of the series, under `compare` */
    struct tryg_break *series_break;
    struct tryg_project_barometer barometer;
    size_t published_tables;
    struct tryg_project_published *published;

    size_t notes, warnings; /* said by tryg_project_say, in the order of the file */
    const char **note, **warning;
};

/* Read and judge FOLDER/tryghed.yaml. Only the project file, the profile it names and
 * nothing else is opened.
 * Fails    TRYG_USAGE with file, line, column: no such file, not YAML, an unknown key
 *          ("mente du ...?"), a repeated or missing one, a value of the wrong kind or out
 *          of range, a reference to nothing. All faults up to the fifth are listed. */
TRYG_MUST_CHECK
enum tryg_status tryg_project_read(const char *folder, tryg_arena *arena,
                                   struct tryg_project *project, struct tryg_error *err);

/* The same from a text in memory: for tests, `look` and the fuzzer. */
TRYG_MUST_CHECK
enum tryg_status tryg_project_read_text(const char *text, size_t bytes,
                                        const char *folder, tryg_arena *arena,
                                        struct tryg_project *project,
                                        struct tryg_error *err);

/* Give the notes and warnings of the reading to tryg_note and tryg_warn. */
void tryg_project_say(const struct tryg_project *project);

/* The index of `year` in the project's years, or SIZE_MAX. */
size_t tryg_project_year(const struct tryg_project *project, int year);

/* The id of the index system of a label year ("atom" unless told). */
const char *tryg_project_index_system(const struct tryg_project *project, int year);

/* The version that a label year stands on; NULL = the project's own layer. */
const struct tryg_project_version *
tryg_project_version(const struct tryg_project *project, int year);

/* The areas of a label year. */
const struct tryg_areas_source *tryg_project_areas(const struct tryg_project *project,
                                                   int year);

/* Does a break lie between two years, in either order? */
bool tryg_project_parts(const struct tryg_break *gap, int a, int b);

/* The declared break that parts indicator `id` of year `a` from that of year `b`, in
 * either order; the first declared, or NULL. */
const struct tryg_break *tryg_project_break(const struct tryg_project *project,
                                            const char *id, int a, int b);

/* The correlation of a survey indicator's estimates in two label years, because of a
 * declared panel: (overlap * correlation) ^ years between. 0 without one. */
double tryg_project_shared(const struct tryg_project *project,
                           const struct tryg_indicator *indicator, int a, int b);

/* The declared system, or NULL for "atom", "city" and unknown ids. */
const struct tryg_project_system *tryg_project_system(const struct tryg_project *project,
                                                      const char *id);

/* `pattern` with every {year} filled in; the pattern itself when there is none. */
const char *tryg_project_file(const char *pattern, int year, tryg_arena *arena);

/* Does the pattern speak of the year, so that each year has its own file? */
bool tryg_project_is_yearly(const char *pattern);

/* The data period of a label year, in days since 1970, both inside. */
void tryg_project_period(const struct tryg_period *period, int year, int32_t *first_day,
                         int32_t *last_day);

/* The spec of a source for one label year: {year} filled in, days and constant year set.
 * `system`, `names` and `categories` are the caller's to set. */
struct tryg_table_source tryg_project_table(const struct tryg_table_source *table,
                                            int year, tryg_arena *arena);
struct tryg_reports_source tryg_project_points(const struct tryg_project_reports *reports,
                                               int year, tryg_arena *arena);
struct tryg_counts_source tryg_project_counts(const struct tryg_project_reports *reports,
                                              int year, tryg_arena *arena);
struct tryg_survey_source tryg_project_answers(const struct tryg_project_survey *survey,
                                               int year, tryg_arena *arena);
struct tryg_population_source
tryg_project_persons(const struct tryg_project_population *population, int year,
                     tryg_arena *arena);

/* Warn of indicators whose category is not among the `n` the run knows, once the offence
 * table is read; says the nearest. Own profiles: TRYG_USAGE instead. */
TRYG_MUST_CHECK
enum tryg_status tryg_project_check_categories(const struct tryg_project *project,
                                               size_t n, const char *const *category,
                                               struct tryg_error *err);

/* Every key with its value, defaults too, as YAML that reads back to the same project; a
 * profile by name is followed by all its keys as comments. */
void tryg_project_print(const struct tryg_project *project, FILE *out);

/* SHA-256 of that text: a comment or a blank line changes nothing. */
struct tryg_hash tryg_project_hash(const struct tryg_project *project);

/* The same without what decides no number of a year that stays: title, lang, years, map,
 * attribution, tolerate, goals. Part of each year's recipe. */
struct tryg_hash tryg_project_hash_recipe(const struct tryg_project *project);

/* That of one key at the top of the file, with all under it. */
struct tryg_hash tryg_project_hash_key(const struct tryg_project *project,
                                       const char *key);

#endif
