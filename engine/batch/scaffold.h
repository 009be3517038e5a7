/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project to begin with: what `tryghed init DIR` writes. */
#ifndef TRYG_BATCH_SCAFFOLD_H
#define TRYG_BATCH_SCAFFOLD_H

#include "geodata/base/error.h"
#include "geodata/base/lang.h"

/* Write a commented tryghed.yaml, a README and data files with only a header row into
 * `folder`, which is made if it is not there; all in `lang`.
 * Fails    TRYG_USAGE: the folder is not empty (names what is in it), or is a file.
 *          TRYG_FAILED: it cannot be written. */
TRYG_MUST_CHECK
enum tryg_status tryg_scaffold_write(const char *folder, enum tryg_lang lang,
                                     struct tryg_error *err);

/* Make `folder` and those above it, and see that it is empty.
 * Fails    as tryg_scaffold_write. */
TRYG_MUST_CHECK
enum tryg_status tryg_scaffold_folder(const char *folder, struct tryg_error *err);

#endif
