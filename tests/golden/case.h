/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A golden case: a folder of $TRYG_SHARED/golden with inputs and the numbers that
 * established software gives for them.
 *
 * All texts and numbers live until the program ends. A case that is not there ends the
 * program with 77, skipped; a path or column that is not in it ends it with 1.
 */
#ifndef TRYG_TESTS_GOLDEN_CASE_H
#define TRYG_TESTS_GOLDEN_CASE_H

#include <stdbool.h>
#include <stddef.h>

struct golden_table {
    size_t columns, rows;
    char **name;  /* [columns] */
    char ***text; /* [columns][rows] */
};

/* Open "01_svymean_strat": its expected.json becomes the one that golden_number reads. */
void golden_open(const char *name);

/* The number at "overall_fpc/api00/mean" or "by_stratum/api00/0" below "expected"; null
 * is NAN, "Inf" infinite. */
double golden_number(const char *path, ...) __attribute__((format(printf, 1, 2)));

/* The text at `path`. */
const char *golden_text(const char *path, ...) __attribute__((format(printf, 1, 2)));

/* How many things the array or object at `path` has. */
size_t golden_count(const char *path, ...) __attribute__((format(printf, 1, 2)));

/* A CSV file of the case, plain cells without quotes. */
struct golden_table golden_table(const char *file);

/* A column as numbers, an empty cell as NAN; or as texts. */
double *golden_column(const struct golden_table *table, const char *name);
char **golden_texts(const struct golden_table *table, const char *name);

/* Compare, print what differs, count. Relative to the larger size; an expected value
 * below 1e-290 in size is compared absolutely; unknown agrees with unknown. */
void golden_near(const char *what, double got, double expected, double tolerance);

/* End of the program: 0 when all agreed and there was at least one comparison. */
int golden_end(void);

#endif
