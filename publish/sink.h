/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is written to its end, or says why not. */
#ifndef TRYG_PUBLISH_SINK_H
#define TRYG_PUBLISH_SINK_H

#include <stdio.h>

#include "geodata/base/error.h"

TRYG_MUST_CHECK
enum tryg_status tryg_sink_open(const char *path, FILE **file, struct tryg_error *err);

/* Close `file`, whatever comes.
 * Fails    TRYG_FAILED when anything since tryg_sink_open did not reach the file. */
TRYG_MUST_CHECK
enum tryg_status tryg_sink_close(const char *path, FILE *file, struct tryg_error *err);

/* TRYG_FAILED: `path` cannot be written, because of `why`. */
enum tryg_status tryg_sink_failed(const char *path, const char *why,
                                  struct tryg_error *err);

#endif
