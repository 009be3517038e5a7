/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading ahead: one thread fills pieces of memory from a slow source while others use
 * those that are full.
 */
#ifndef TRYG_IMPORT_AHEAD_H
#define TRYG_IMPORT_AHEAD_H

#include "geodata/base/arena.h"

struct tryg_ahead;

/* Reads into `into` until `most` bytes are there or the source ends; *got < most only at
 * its end. */
typedef enum tryg_status tryg_ahead_source(void *context, char *into, size_t most,
                                           size_t *got, struct tryg_error *err);

/* Owner    the arena; it also stops the thread. */
struct tryg_ahead *tryg_ahead_new(tryg_ahead_source *source, void *context,
                                  tryg_arena *arena);

/* As the source, whose failure comes after all that it read before. The thread begins
 * with the first call; where none can be had, the source is read by the caller. One
 * thread at a time. */
TRYG_MUST_CHECK
enum tryg_status tryg_ahead_read(struct tryg_ahead *ahead, char *into, size_t most,
                                 size_t *got, struct tryg_error *err);

/* End the thread and forget what it read, so that the source may be moved. */
void tryg_ahead_stop(struct tryg_ahead *ahead);

#endif
