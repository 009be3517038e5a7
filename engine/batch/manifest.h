/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed list of what went into a run and what came out: out/manifest.json.
 *
 * Shape    one JSON object, keys sorted: run_id, project (SHA-256 of its canonical text),
 *          engine, libraries, profile, seed, years, inputs and outputs with SHA-256,
 *          and `finished`; `baseline`, the lock of the base year, with the last time
 *          that it was changed; `weights`, when they are of the base year's structure.
 * Law      `finished` is the only clock time of all outputs. SOURCE_DATE_EPOCH, seconds
 *          since 1970, takes its place when set.
 */
#ifndef TRYG_BATCH_MANIFEST_H
#define TRYG_BATCH_MANIFEST_H

#include "engine/batch/lock.h"
#include "geodata/shape/record.h"

struct tryg_manifest_output {
    const char *name; /* under out/: "maps/2010_level.png" */
    struct tryg_hash sha256;
};

enum { TRYG_MANIFEST_YEARLESS = 2 };

struct tryg_manifest {
    const struct tryg_project *project;
    const char *run_id;         /* 12 hexadecimal digits */
    const char *engine_version; /* "0.1.0" */
    size_t records;
    const struct tryg_year_record *record; /* whose inputs are listed, the kept too */
    size_t outputs;
    const struct tryg_manifest_output *output;
    const struct tryg_baseline *baseline; /* whose weights by structure, or NULL */
    const struct tryg_lock *lock;         /* of the base year, or NULL */
    /* Of no label year in particular: the barometer's file, a later extract. One without
     * a role, or NULL, is none. */
    const struct tryg_input *yearless[TRYG_MANIFEST_YEARLESS];
    size_t published; /* tables: of no year either */
    const struct tryg_input *published_file;
};

/* The JSON text, ending with a newline (owner: the arena). An input that several years
 * share is listed once, with its years.
 * Fails    TRYG_USAGE: SOURCE_DATE_EPOCH is no number. TRYG_FAILED: a name is no UTF-8.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_manifest_text(const struct tryg_manifest *manifest,
                                    tryg_arena *arena, char **text,
                                    struct tryg_error *err);

/* The same, written whole to `path`. */
TRYG_MUST_CHECK
enum tryg_status tryg_manifest_write(const struct tryg_manifest *manifest,
                                     const char *path, struct tryg_error *err);

/* Is the manifest at `path` that of run `run_id`, and are all the outputs it lists in the
 * folder `out` as they were signed? False too when there is none, or it is damaged. */
bool tryg_manifest_is_current(const char *path, const char *out, const char *run_id);

#endif
