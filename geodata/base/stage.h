/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of outputs that appears all at once.
 *
 * The new outputs are built in a folder beside the real one (`out` -> `.out.new`), which
 * begins as a copy (hard links) of the real one; at the end the two names are exchanged
 * in one step of the file system, and the old folder is removed. Whoever looks sees all
 * of the previous outputs or all of the new ones, also after kill -9.
 *
 * Law      a file in the stage is never opened for writing under its own name, since it
 * may be a link to the previous output: remove it first (tryg_stage_path does).
 */
#ifndef TRYG_BASE_STAGE_H
#define TRYG_BASE_STAGE_H

#include "geodata/base/arena.h"
#include "geodata/base/error.h"

struct tryg_stage {
    const char *target; /* the folder people see, "DIR/out" */
    const char *folder; /* where to write now, "DIR/.out.new" */
    tryg_arena *arena;
    int lock; /* the folder round it, held while the stage is open */
};

/* Make the stage; a stage left behind by a killed run is removed first.
 * Fails    TRYG_FAILED: read-only or full disk, another run at work in the same folder.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_stage_open(struct tryg_stage *stage, const char *target,
                                 tryg_arena *arena, struct tryg_error *err);

/* The full path of `name` ("maps/2010_level.png") in the stage: its folder exists, the
 * file does not. Owner: the stage's arena; not for several threads at once. */
TRYG_MUST_CHECK
enum tryg_status tryg_stage_path(struct tryg_stage *stage, const char *name, char **path,
                                 struct tryg_error *err);

/* Remove `name`, a file or a folder with all in it, from the stage; none there is fine.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_stage_remove(struct tryg_stage *stage, const char *name,
                                   struct tryg_error *err);

/* fsync every file and folder of the stage, then put it in the target's place. */
TRYG_MUST_CHECK
enum tryg_status tryg_stage_commit(struct tryg_stage *stage, struct tryg_error *err);

/* Drop the stage; the previous outputs stay as they were. */
void tryg_stage_abandon(struct tryg_stage *stage);

/* Write one file whole: to a temporary name beside it, fsync, rename. For outputs that
 * stand alone (--ledger FILE, rejects of a failed run). */
TRYG_MUST_CHECK
enum tryg_status tryg_write_whole(const char *path, const void *bytes, size_t count,
                                  struct tryg_error *err);

#endif
