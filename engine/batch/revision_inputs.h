/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs that two signed runs do not share. */
#ifndef TRYG_BATCH_REVISION_INPUTS_H
#define TRYG_BATCH_REVISION_INPUTS_H

#include "engine/batch/revision.h"

/* Fill run ids, engines, project_changed and inputs from the two manifest.json; a folder
 * without one (a publication) leaves them empty. */
void tryg_revision_inputs(struct tryg_revision *revision, tryg_arena *arena);

#endif
