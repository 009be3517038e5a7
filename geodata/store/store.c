/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/store/store.h"
#include "geodata/base/lang.h"
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"
#include "geodata/store/open.h"
#include "geodata/store/schema.h"

#include <errno.h>
#include <spatialite.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum tryg_status write_all(sqlite3 *db, const struct tryg_keep *keep,
                                  struct tryg_error *err)
{
    int srid;
    TRYG_TRY(tryg_keep_begin(db, keep, &srid, err));
    TRYG_TRY(tryg_keep_frame(db, keep, srid, err));
    for (size_t r = 0; r < keep->records; r++) {
        TRYG_TRY(tryg_keep_year(db, keep, &keep->record[r], err));
    }
    TRYG_TRY(tryg_keep_changes(db, keep, err));
    TRYG_TRY(tryg_keep_trends(db, keep, err));
    TRYG_TRY(tryg_keep_moves(db, keep, err));
    TRYG_TRY(tryg_keep_published(db, keep, err));
    TRYG_TRY(tryg_keep_barometer(db, keep->results->barometer, err));
    return tryg_keep_finish(db, keep, srid, err);
}

static enum tryg_status write_open(sqlite3 *db, const struct tryg_keep *keep,
                                   struct tryg_error *err)
{
    void *spatial = spatialite_alloc_connection();
    spatialite_init_ex(db, spatial, 0);
    enum tryg_status status = write_all(db, keep, err);
    int closed = sqlite3_close(db);
    spatialite_cleanup_ex(spatial);
    if (status == TRYG_OK && closed != SQLITE_OK) {
        status = tryg_fail(err, TRYG_FAILED,
                           TX("Resultatdatabasen kan ikke lukkes: %s.",
                              "The result database cannot be closed: %s."),
                           sqlite3_errstr(closed));
    }
    return status;
}

enum tryg_status tryg_store_write(const char *path, const struct tryg_keep *keep,
                                  struct tryg_error *err)
{
    if (access(path, F_OK) == 0) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s findes allerede; resultatdatabasen skrives kun i en ny "
                            "fil.",
                            "%s exists already; the result database is only written to a "
                            "new file."),
                         path);
    }
    sqlite3 *db = NULL;
    int result =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (result != SQLITE_OK) {
        enum tryg_status status = tryg_store_failed_at(path, db, result, err);
        sqlite3_close(db);
        return status;
    }
    enum tryg_status status = write_open(db, keep, err);
    if (status != TRYG_OK) {
        remove(path); /* half a database helps nobody */
    }
    return status;
}

static void close_store(void *thing)
{
    sqlite3_close(((tryg_store *)thing)->db);
}

static enum tryg_status read_number(sqlite3 *db, const char *question, int *answer,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, question);
    int said = tryg_cursor_next(&rows) ? tryg_cursor_get_int(&rows) : 0;
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *answer = said;
    return TRYG_OK;
}

static enum tryg_status check_version(sqlite3 *db, const char *path,
                                      struct tryg_error *err)
{
    int application, version;
    TRYG_TRY(read_number(db, "PRAGMA application_id", &application, err));
    TRYG_TRY(read_number(db, "PRAGMA user_version", &version, err));
    if (application != TRYG_STORE_APPLICATION) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s er ikke en resultatdatabase fra tryghed. Flyt eller slet "
                            "filen, og kør igen.",
                            "%s is not a result database of tryghed. Move or delete the "
                            "file, and run again."),
                         path);
    }
    if (version != TRYG_STORE_VERSION) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s har tabeller af version %d; dette program læser version "
                            "%d. Flyt eller slet filen, og kør alle år igen.",
                            "%s has tables of version %d; this program reads version %d. "
                            "Move or delete the file, and run all years again."),
                         path, version, TRYG_STORE_VERSION);
    }
    return TRYG_OK;
}

enum tryg_status tryg_store_open(const char *path, tryg_arena *arena, tryg_store **store,
                                 struct tryg_error *err)
{
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        *store = NULL;
        return TRYG_OK;
    }
    tryg_store *opened = TRYG_NEW(arena, 1, tryg_store);
    int result = sqlite3_open_v2(path, &opened->db, SQLITE_OPEN_READONLY, NULL);
    tryg_arena_defer(arena, close_store, opened);
    if (result != SQLITE_OK) {
        return tryg_store_failed_at(path, opened->db, result, err);
    }
    TRYG_TRY(check_version(opened->db, path, err));
    opened->path = tryg_arena_copy(arena, path);
    *store = opened;
    return TRYG_OK;
}

static struct tryg_hash get_hash(struct tryg_cursor *rows, tryg_arena *arena)
{
    struct tryg_hash hash = {{0}};
    const char *text = tryg_cursor_get_text(rows, arena);
    if (text) {
        snprintf(hash.hex, sizeof hash.hex, "%s", text);
    }
    return hash;
}

enum tryg_status tryg_store_years(tryg_store *store, tryg_arena *arena, size_t *years,
                                  int **year, struct tryg_hash **recipe,
                                  struct tryg_error *err)
{
    int n;
    TRYG_TRY(read_number(store->db, "SELECT count(*) FROM year", &n, err));
    int *found = TRYG_NEW(arena, (size_t)n, int);
    struct tryg_hash *recipes = TRYG_NEW(arena, (size_t)n, struct tryg_hash);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, store->db, "SELECT year, recipe FROM year ORDER BY year");
    for (int i = 0; i < n && tryg_cursor_next(&rows); i++) {
        found[i] = tryg_cursor_get_int(&rows);
        recipes[i] = get_hash(&rows, arena);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *years = (size_t)n;
    *year = found;
    *recipe = recipes;
    return TRYG_OK;
}

static enum tryg_status read_anchor_values(sqlite3 *db, int id, tryg_arena *arena,
                                           struct tryg_anchor *anchor,
                                           struct tryg_error *err)
{
    anchor->value = TRYG_NEW(arena, anchor->n, double);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "SELECT value FROM anchor_value WHERE anchor_id = ? ORDER BY "
                      "position");
    tryg_cursor_put_int(&rows, id);
    size_t got = 0;
    while (got < anchor->n && tryg_cursor_next(&rows)) {
        anchor->value[got++] = tryg_cursor_get_real(&rows);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return got == anchor->n ? TRYG_OK : tryg_store_failed(db, SQLITE_CORRUPT, err);
}

static enum tryg_status read_statistics(sqlite3 *db, tryg_arena *arena,
                                        struct tryg_baseline *into,
                                        struct tryg_error *err)
{
    int n;
    TRYG_TRY(read_number(db, "SELECT count(*) FROM statistic", &n, err));
    into->statistic = TRYG_NEW(arena, (size_t)n, struct tryg_statistic);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "SELECT indicator_group, what, indicator, factor, value FROM "
                      "statistic ORDER BY statistic_id");
    while (into->statistics < (size_t)n && tryg_cursor_next(&rows)) {
        struct tryg_statistic *one = &into->statistic[into->statistics++];
        one->group = tryg_cursor_get_text(&rows, arena);
        one->what = tryg_cursor_get_text(&rows, arena);
        one->indicator = tryg_cursor_get_text(&rows, arena);
        one->factor = tryg_cursor_get_int(&rows);
        one->value = tryg_cursor_get_real(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status read_anchors(sqlite3 *db, tryg_arena *arena, bool weighed,
                                     struct tryg_baseline *into, struct tryg_error *err)
{
    int n;
    TRYG_TRY(read_number(db, "SELECT count(*) FROM anchor", &n, err));
    into->indicators = (size_t)n;
    into->anchor = TRYG_NEW(arena, (size_t)n, struct tryg_anchor);
    into->weight = weighed ? TRYG_NEW(arena, (size_t)n, double) : NULL;
    int *id = TRYG_NEW(arena, (size_t)n, int);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "SELECT anchor_id, indicator, mean, sd, low, high, (SELECT "
                      "count(*) FROM anchor_value v WHERE v.anchor_id = a.anchor_id), "
                      "treatment, from_value, to_value, weight FROM anchor a ORDER BY "
                      "anchor_id");
    for (int i = 0; i < n && tryg_cursor_next(&rows); i++) {
        struct tryg_anchor *anchor = &into->anchor[i];
        id[i] = tryg_cursor_get_int(&rows);
        anchor->indicator = tryg_cursor_get_text(&rows, arena);
        anchor->mean = tryg_cursor_get_real(&rows);
        anchor->sd = tryg_cursor_get_real(&rows);
        anchor->low = tryg_cursor_get_real(&rows);
        anchor->high = tryg_cursor_get_real(&rows);
        anchor->n = (size_t)tryg_cursor_get_whole(&rows);
        anchor->treatment = (enum tryg_treatment)tryg_cursor_get_int(&rows);
        anchor->from = tryg_cursor_get_real(&rows);
        anchor->to = tryg_cursor_get_real(&rows);
        if (weighed) {
            into->weight[i] = tryg_cursor_get_real(&rows);
        }
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    for (int i = 0; i < n; i++) {
        TRYG_TRY(read_anchor_values(db, id[i], arena, &into->anchor[i], err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_store_baseline(tryg_store *store, tryg_arena *arena,
                                     struct tryg_baseline *baseline, bool *found,
                                     struct tryg_error *err)
{
    struct tryg_baseline read = {0};
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, store->db,
                      "SELECT year, recipe, by_structure, unstable FROM baseline");
    bool kept = tryg_cursor_next(&rows), weighed = false;
    if (kept) {
        read.year = tryg_cursor_get_int(&rows);
        read.recipe = get_hash(&rows, arena);
        weighed = tryg_cursor_get_int(&rows) != 0;
        read.unstable = tryg_cursor_get_int(&rows) != 0;
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    if (kept) {
        TRYG_TRY(read_anchors(store->db, arena, weighed, &read, err));
        TRYG_TRY(read_statistics(store->db, arena, &read, err));
        *baseline = read;
    }
    *found = kept;
    return TRYG_OK;
}
