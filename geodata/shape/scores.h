/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results: every indicator, group and index of every area, system and year.
 *
 * Shape    one struct tryg_scores for each year x system; arrays are [n] over the
 * system's areas, cells [indicator * n + area], groups [group * n + area]. Units shares
 * 0..1; rates per `per` of the denominator; intervals are 95 %. Missing  NAN with a
 * reason in `why`; level -1. Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_SCORES_H
#define TRYG_SHAPE_SCORES_H

#include <math.h>
#include <stdint.h>

#include "geodata/shape/areas.h"
#include "geodata/shape/barometer.h"
#include "geodata/shape/profile.h"

/* Why a number is missing. */
enum tryg_why {
    TRYG_WHY_NOT = 0,       /* it is not missing */
    TRYG_WHY_NO_SOURCE,     /* the project has no such reports or survey this year */
    TRYG_WHY_NO_POPULATION, /* no population, so no rate */
    TRYG_WHY_NO_ANSWERS,    /* nobody answered here */
    TRYG_WHY_FEW_ANSWERS,   /* fewer than a variance needs */
    TRYG_WHY_CONSTANT,    /* the same everywhere in the base year: cannot be normalised */
    TRYG_WHY_NO_BASE,     /* missing in the whole base year: no constants */
    TRYG_WHY_INCOMPLETE,  /* less than the required share of weight is present */
    TRYG_WHY_NO_INDEX,    /* the project has no index */
    TRYG_WHY_NO_WEIGHT,   /* an offence has no harm weight */
    TRYG_WHY_NOT_TOLD,    /* the source has a count here that it does not tell */
    TRYG_WHY_NO_SCORE,    /* the table leaves the score open */
    TRYG_WHY_NO_SUM,      /* scores of other areas, which have no sum */
    TRYG_WHY_EMPTY_CLASS, /* nobody of a class of the standard is known to live here */
    TRYG_WHYS
};

const char *tryg_why_id(enum tryg_why why);   /* "no_population"; "" for TRYG_WHY_NOT */
const char *tryg_why_text(enum tryg_why why); /* "intet befolkningstal" */

/* Flags, printed as words parted by blanks. */
enum tryg_flag {
    TRYG_FLAG_FEW_ANSWERS = 1 << 0, /* below publish: min_answers */
    TRYG_FLAG_SMALL_COUNT = 1 << 1, /* 0 < reports < publish: min_count */
    TRYG_FLAG_PARTIAL = 1 << 2,     /* some indicators missing, weights renormalised */
    TRYG_FLAG_LONELY = 1 << 3,  /* a stratum with one answer: the error is too small */
    TRYG_FLAG_CLIPPED = 1 << 4, /* the index was cut to the ends of its scale */
    TRYG_FLAG_RAW_INTERVAL = 1 << 5,  /* share 0 or 1: interval from the raw answers */
    TRYG_FLAG_UNSTABLE = 1 << 6,      /* weights from the structure of too few areas */
    TRYG_FLAG_SYNTHETIC = 1 << 7,     /* nothing measured here: the model's value alone */
    TRYG_FLAG_FEW_EFFECTIVE = 1 << 8, /* n_eff below publish: min_n_eff */
    TRYG_FLAG_WIDE = 1 << 9,     /* a share's interval is wider than publish: max_width */
    TRYG_FLAG_IMPUTED = 1 << 10, /* not measured: the mean of others (profile: impute) */
    TRYG_FLAG_MODELLED = 1 << 11, /* shared out between two versions of the areas */
    TRYG_FLAGS = 12
};

/* "few_answers partial"; returns into. */
enum { TRYG_FLAGS_TEXT = 128 };
const char *tryg_flags_print(unsigned flags, char into[TRYG_FLAGS_TEXT]);

/* "poisson_gamma"; "" for TRYG_MODEL_NONE. */
const char *tryg_model_id(enum tryg_model model);
const char *tryg_model_text(enum tryg_model model); /* for people */

/* How sure a level is: p >= 0.9 entydig, >= 0.6 sandsynlig, else på grænsen. */
enum tryg_certainty { TRYG_CLEAR, TRYG_LIKELY, TRYG_BORDERLINE, TRYG_NO_CERTAINTY };
enum tryg_certainty tryg_certainty_of(double level_p); /* NAN: TRYG_NO_CERTAINTY */
const char *
tryg_certainty_id(enum tryg_certainty c); /* "clear", "likely", "borderline", "" */
const char *tryg_certainty_text(enum tryg_certainty c); /* "entydig" ... */

/* The law that an estimate is drawn from when the chain is repeated with other luck. */
enum tryg_law_kind {
    TRYG_LAW_NONE,    /* not known: nothing can be drawn */
    TRYG_LAW_POINT,   /* certain, as after a census: always the value itself */
    TRYG_LAW_NORMAL,  /* mean a, standard deviation b */
    TRYG_LAW_GAMMA,   /* b * Gamma of shape a and scale 1 */
    TRYG_LAW_BETA,    /* Beta(a, b) */
    TRYG_LAW_POISSON, /* b * Poisson of mean a */
    TRYG_LAWS
};
struct tryg_law {
    enum tryg_law_kind kind;
    double a, b;
};

/* "gamma", "beta" ...; "" for TRYG_LAW_NONE. */
const char *tryg_law_id(enum tryg_law_kind kind);

/* One indicator in one area. */
struct tryg_cell {
    double value, low, high, se;
    double deff;      /* survey: design effect */
    double count;     /* reports behind it, or weighted-up nothing: NAN for survey */
    double answers;   /* survey: valid answers n; NAN for reports */
    double n_eff;     /* survey: p(1-p)/V */
    double dont_know; /* survey: weighted share of "ved ikke" among all who were asked */
    double weighed;   /* survey: what the valid answers weigh in all; NAN if not known */
    double denominator;                      /* reports: population; NAN for survey */
    double normalised, weight, contribution; /* index = centre + sum of contribution */
    struct tryg_law law; /* of the value; set by whoever sets value and se */
    /* Beside a model's value (profile: model) the direct one, so that nobody sees one
     * without the other. TRYG_MODEL_NONE: value itself is direct, these are NAN. */
    enum tryg_model model;
    double direct, direct_se;
    double exceeds; /* probability that the area lies above the model's limit */
    unsigned flags;
    enum tryg_why why;
};

/* A cell of which nothing is known. */
#define TRYG_CELL_UNKNOWN                                                                \
    ((struct tryg_cell){.value = NAN,                                                    \
                        .low = NAN,                                                      \
                        .high = NAN,                                                     \
                        .se = NAN,                                                       \
                        .deff = NAN,                                                     \
                        .count = NAN,                                                    \
                        .answers = NAN,                                                  \
                        .n_eff = NAN,                                                    \
                        .dont_know = NAN,                                                \
                        .weighed = NAN,                                                  \
                        .denominator = NAN,                                              \
                        .normalised = NAN,                                               \
                        .weight = NAN,                                                   \
                        .contribution = NAN,                                             \
                        .law = {TRYG_LAW_NONE, NAN, NAN},                                \
                        .direct = NAN,                                                   \
                        .direct_se = NAN,                                                \
                        .exceeds = NAN,                                                  \
                        .why = TRYG_WHY_NO_SOURCE})

/* How the index falls when its inputs are drawn again and again; NAN where nothing was
 * drawn. Arrays [n] but for p. mcse = how far the number itself may be off, because only
 * so many replicates were drawn. */
struct tryg_chance {
    size_t levels;
    double *mean, *sd;            /* of the drawn indices */
    double *low_mcse, *high_mcse; /* of the limits low and high */
    double *rank_low, *rank_high; /* 95 % interval of the rank */
    double *rank_mean;            /* expected rank */
    double *worst_p;              /* probability to be among the worst k */
    double *p;                    /* [levels * n] probability of each level */
};

struct tryg_scores {
    int year;
    const struct tryg_system
        *system; /* n areas; the city is a system "city" of one area */
    size_t indicators, groups;
    struct tryg_cell *cell; /* [indicators * n] */
    double *group;          /* [groups * n], on the scale of the index; NAN missing */
    double *index, *low, *high, *se; /* [n] */
    int *level;                      /* [n] index into profile levels, -1 */
    double *level_p;                 /* [n] probability of that level */
    double *rank;                    /* [n] 1 = greatest need; ties get the mean; NAN */
    double *base_index, *change;     /* [n] the base year's index, and index less that */
    double *reports;                 /* [n] all counted reports, NAN without a source */
    double *population;              /* [n] of the first denominator of the project */
    double *rate_per_1000;           /* [n] reports per 1,000 of that */
    double *answers, *n_eff; /* [n] the smallest over the survey's weighted indicators */
    unsigned *flags;         /* [n] */
    enum tryg_why *why;      /* [n] of the index */
    struct tryg_chance chance;
    double *index_by, *rank_by; /* [others * n] were all rates of that population; NULL
                                   where the project has but one */
    double *covariance; /* [n][indicators * indicators] of the values within an area, area
                           by area; off the diagonal what they share. NULL: none */
};

/* A whole run. scores[y * systems + s]: year y, system s; system 0 is the index system,
 * the roll-ups follow as declared, the city is last. Which areas a system has may differ
 * by year: those of a year are its scores' own. */
struct tryg_results {
    struct tryg_text title;
    const struct tryg_profile *profile; /* NULL without an index */
    const char *denominator;            /* id of the first population, NULL if none */
    size_t others; /* populations to choose the denominator of rates from; 0: no choice */
    const char **other; /* [others] their ids, also the declared one's */
    const char *method; /* of the uncertainty: "analytic", "monte_carlo", "bootstrap" */
    size_t replicates;  /* 0: nothing was drawn */
    size_t worst;       /* the k of chance.worst_p */
    uint64_t seed;      /* of the draws */
    const char *generator; /* of the random numbers */
    int base_year;         /* 0 if none */
    size_t years, systems;
    int *year;
    const struct tryg_system **system; /* [systems] of the base year */
    struct tryg_scores *scores;
    struct tryg_scores **based; /* [years * systems] the base year on the areas of that
                                   year, NULL where it cannot be put there; NULL itself:
                                   all years have the same areas */
    size_t held; /* scores in each year's record: the `systems` that are here, and after
                    them the year on the areas of other years; 0 = no more than here */
    const char *run_id; /* 12 hexadecimal digits */
    size_t attributions;
    const char **attribution;
    const struct tryg_barometer *barometer; /* NULL without goals of one */
};

struct tryg_scores *tryg_results_at(const struct tryg_results *results, size_t year,
                                    size_t system);

/* The base year's scores on the areas that a year has in a system; NULL: none. */
const struct tryg_scores *tryg_results_based(const struct tryg_results *results,
                                             size_t year, size_t system);

/* The system itself: another in years that are measured on other areas. */
const struct tryg_system *tryg_results_system(const struct tryg_results *results,
                                              size_t year, size_t system);

/* Room for everything, all NAN, level -1, why TRYG_WHY_NO_SOURCE in cells; no covariance,
 * no chance. */
void tryg_scores_begin(struct tryg_scores *scores, tryg_arena *arena, int year,
                       const struct tryg_system *system, size_t indicators,
                       size_t groups);

/* Room for index_by and rank_by, all NAN. Until then they are NULL. */
void tryg_others_begin(struct tryg_scores *scores, tryg_arena *arena, size_t others);

/* Room for scores->chance, all NAN. Until then its arrays are NULL. */
void tryg_chance_begin(struct tryg_scores *scores, tryg_arena *arena, size_t levels);

#endif
