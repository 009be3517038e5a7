/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example project that `tryghed init --example copenhagen` makes.
 *
 * Everything in it but the names of the 35 districts is made up, and says so: the reports
 * and answers are drawn by a seeded generator towards levels of need that were chosen so
 * that the index shows what a reader of the years 2010-2014 would look for; the map is a
 * schematic drawing. The input files have, in small doses, the faults that real extracts
 * have.
 *
 * Law      the same bytes on every machine: whole-number arithmetic and Philox only.
 */
#ifndef TRYG_COPENHAGEN_EXAMPLE_H
#define TRYG_COPENHAGEN_EXAMPLE_H

#include "geodata/base/error.h"
#include "geodata/base/lang.h"

/* Write the project into `folder`, which is made if it is not there: tryghed.yaml,
 * README, data/ and areas/. `lang` is that of the project file; column names and file
 * names are Danish in both. Files of the same names are replaced; whether the folder must
 * be empty is the caller's to see to. Fails    TRYG_FAILED: it cannot be written. */
TRYG_MUST_CHECK
enum tryg_status tryg_example_write(const char *folder, enum tryg_lang lang,
                                    struct tryg_error *err);

#endif
