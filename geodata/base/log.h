/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said to a person beside the result: notes, warnings, progress; all on stderr.
 *
 * Law      personal values never pass through here. Progress is drawn only on a terminal
 *          (or as JSON lines when asked); in a pipe it is silent.
 * Threads  warnings and notes come from the main thread; tryg_progress_add from any.
 */
#ifndef TRYG_BASE_LOG_H
#define TRYG_BASE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geodata/base/error.h"

enum tryg_loudness { TRYG_QUIET = -1, TRYG_NORMAL = 0, TRYG_VERBOSE = 1 };
enum tryg_progress_mode { TRYG_PROGRESS_AUTO, TRYG_PROGRESS_NEVER, TRYG_PROGRESS_JSON };

void tryg_log_set(enum tryg_loudness loudness, enum tryg_progress_mode mode);

/* "ADVARSEL ..." / "WARNING ..."; counted, for --strict. */
TRYG_PRINTF(1, 2) void tryg_warn(const char *format, ...);
size_t tryg_warnings(void);

/* A plain line; not when quiet. */
TRYG_PRINTF(1, 2) void tryg_note(const char *format, ...);

/* A plain line; only when verbose. */
TRYG_PRINTF(1, 2) void tryg_detail(const char *format, ...);

/* One long step. `total` in any unit (bytes, maps); 0 = not known. */
void tryg_progress_begin(const char *title, uint64_t total);
void tryg_progress_add(uint64_t amount);
void tryg_progress_end(void);

#endif
