/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finest areas ("atoms") and the groupings of them ("systems").
 *
 * Shape    atoms are sorted by code, bytewise, as every other list of areas in a run.
 * Missing  a text that a feature does not carry is NULL; an atom in no group is
 *          TRYG_NO_AREA.
 * Law      codes are text: "0101" is not "101".
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_AREAS_H
#define TRYG_SHAPE_AREAS_H

#include <stdint.h>

#include "geodata/shape/outlines.h"

#define TRYG_NO_AREA UINT32_MAX

struct tryg_areas {
    size_t n;
    const char *file;       /* where they came from, for messages */
    const char **code;      /* [n], unique */
    const char **name;      /* [n], the code where there is no name */
    size_t attributes;      /* every attribute of the file and of the joined table */
    const char **attribute; /* [attributes], their names */
    const char ***value;    /* [attributes][n] */
    const char *crs;        /* anything PROJ reads; NULL when there is no geometry */
    struct tryg_outlines outlines;
};

/* One grouping of the atoms. The system "atom" has one group an atom. */
struct tryg_system {
    const char *id;      /* "distrikt35" */
    const char *version; /* of the areas it is made of; "" = the project's own */
    size_t n;
    const char **code;       /* [n], sorted: all-digit codes by value, then bytewise */
    const char **name;       /* [n] */
    uint32_t *group_of_atom; /* [atoms] */
    const char *inside;      /* the system it nests in, NULL if none is declared */
    const char **parent;     /* [n] code in `inside`, NULL entries if none */
    size_t aliases;
    const char **alias;   /* [aliases] other names that mean ... */
    uint32_t *alias_area; /* ... this group */
    struct tryg_outlines
        outlines;              /* dissolved, project CRS; areas == 0 without geometry */
    double *area_m2;           /* [n], NAN without geometry */
    double *label_x, *label_y; /* [n] a point well inside, project CRS */
};

/* The group of `code`, exactly as written; TRYG_NO_AREA if there is none. */
uint32_t tryg_system_find(const struct tryg_system *system, const char *code);

/* For each group of `fine` the group of `coarse` that holds all its atoms, into
 * map[fine->n]; a group without atoms in `coarse` maps to TRYG_NO_AREA.
 * Fails    TRYG_DATA, naming the atoms, when a group of `fine` lies in two of `coarse`.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_system_nest(const struct tryg_system *fine,
                                  const struct tryg_system *coarse,
                                  const struct tryg_areas *atoms, uint32_t *map,
                                  struct tryg_error *err);

/* The order of codes in every output: all-digit codes by value, shorter first at a tie,
 * before all others, which go bytewise. A qsort comparison of two const char **. */
int tryg_code_order(const void *a, const void *b);

#endif
