/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"
#include "geodata/store/schema.h"

#include <stdio.h>
#include <string.h>

/* The number that a CRS without an EPSG code gets; none of EPSG's is as high. */
enum { OWN_SRID = 900001 };

enum tryg_status tryg_keep_system(const struct tryg_keep *keep,
                                  const struct tryg_system *system, int *system_id,
                                  int *first_area, struct tryg_error *err)
{
    size_t areas = 0;
    for (size_t s = 0; s < keep->every_n; s++) {
        if (keep->every[s] == system) {
            *system_id = (int)s + 1;
            *first_area = (int)areas + 1;
            return TRYG_OK;
        }
        areas += keep->every[s]->n;
    }
    return tryg_fail(err, TRYG_FAILED,
                     TX("Områdesystemet %s er ikke blandt dem, der gemmes. Det er en "
                        "fejl i programmet.",
                        "The area system %s is not among those that are kept. This is a "
                        "fault in the program."),
                     system->id);
}

/* Ask for the single number that an SQL function of SpatiaLite answers with: 1 = done. */
static enum tryg_status ask(sqlite3 *db, const char *question, int srid, int *answer,
                            struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, question);
    if (strchr(question, '?')) {
        tryg_cursor_put_int(&rows, srid);
    }
    int said = tryg_cursor_next(&rows) ? tryg_cursor_get_int(&rows) : 0;
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *answer = said;
    return TRYG_OK;
}

static enum tryg_status demand(sqlite3 *db, const char *question, int srid,
                               struct tryg_error *err)
{
    int answer;
    TRYG_TRY(ask(db, question, srid, &answer, err));
    if (answer == 1) {
        return TRYG_OK;
    }
    int result = sqlite3_extended_errcode(db) & 0xff;
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE) {
        return tryg_store_failed(db, result, err);
    }
    return tryg_fail(err, TRYG_FAILED,
                     TX("SpatiaLite kan ikke udføre %s i resultatdatabasen: %s.",
                        "SpatiaLite cannot carry out %s in the result database: %s."),
                     question, sqlite3_errmsg(db));
}

/* A CRS that SpatiaLite's list does not have is entered with the project's own words. */
static enum tryg_status enter_crs(sqlite3 *db, const struct tryg_keep *keep, int *srid,
                                  struct tryg_error *err)
{
    if (!keep->crs_wkt || !*keep->crs_wkt) {
        *srid = -1; /* areas without geometry: "Undefined - Cartesian" */
        return demand(db, "SELECT InsertEpsgSrid(?)", *srid, err);
    }
    int known = 0;
    if (keep->epsg > 0) {
        TRYG_TRY(ask(db, "SELECT InsertEpsgSrid(?)", keep->epsg, &known, err));
    }
    *srid = keep->epsg > 0 ? keep->epsg : OWN_SRID;
    if (known == 1) {
        return TRYG_OK;
    }
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, "
                      "ref_sys_name, proj4text, srtext) VALUES (?, ?, ?, ?, '', ?)");
    tryg_cursor_put_int(&rows, *srid);
    tryg_cursor_put_text(&rows, keep->epsg > 0 ? "epsg" : "none");
    tryg_cursor_put_int(&rows, *srid);
    tryg_cursor_put_text(&rows, "project");
    tryg_cursor_put_text(&rows, keep->crs_wkt);
    tryg_cursor_done(&rows);
    return tryg_cursor_end(&rows, err);
}

/* The file is new and is staged: should the run be killed, it is never seen. So there is
 * nothing to roll back to, and no need to wait for the disk at each step. */
static const char BEFORE[] = "PRAGMA page_size = 4096;"
                             "PRAGMA encoding = 'UTF-8';"
                             "PRAGMA journal_mode = OFF;"
                             "PRAGMA synchronous = OFF;"
                             "PRAGMA locking_mode = EXCLUSIVE;"
                             "PRAGMA cache_size = -32000;"
                             "PRAGMA temp_store = MEMORY;"
                             "PRAGMA secure_delete = ON;";

enum tryg_status tryg_keep_begin(sqlite3 *db, const struct tryg_keep *keep, int *srid,
                                 struct tryg_error *err)
{
    char marks[120];
    snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             TRYG_STORE_APPLICATION, TRYG_STORE_VERSION);
    TRYG_TRY(tryg_cursor_run(db, BEFORE, err));
    TRYG_TRY(tryg_cursor_run(db, "BEGIN", err));
    TRYG_TRY(tryg_cursor_run(db, marks, err));
    TRYG_TRY(demand(db, "SELECT InitSpatialMetaData(0, 'NONE')", 0, err));
    TRYG_TRY(enter_crs(db, keep, srid, err));
    for (size_t i = 0; TRYG_STORE_SCHEMA[i]; i++) {
        TRYG_TRY(tryg_cursor_run(db, TRYG_STORE_SCHEMA[i], err));
    }
    return TRYG_OK;
}

enum { VIEW_NAME = 100 };

/* "index_2010_distrikt35": SpatiaLite wants small letters, people want no quotes. Where
 * that loses letters of the system's id, its slot keeps the names apart. */
static void name_view(char into[VIEW_NAME], int year, size_t slot, const char *system)
{
    int used = snprintf(into, VIEW_NAME, "index_%d_", year);
    bool lost = false;
    for (const char *c = system; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_';
        lost = lost || !letter || used >= VIEW_NAME - 12;
        if (used < VIEW_NAME - 12) {
            into[used++] = letter ? *c : (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : '_');
        }
    }
    into[used] = 0;
    if (lost) {
        snprintf(into + used, (size_t)(VIEW_NAME - used), "_%zu", slot);
    }
}

static enum tryg_status make_view(sqlite3 *db, int year, size_t slot, const char *system,
                                  struct tryg_error *err)
{
    char name[VIEW_NAME], sql[4 * VIEW_NAME + 200];
    name_view(name, year, slot, system);
    snprintf(sql, sizeof sql,
             "CREATE VIEW %s AS SELECT v.*, a.geometry AS geometry FROM v_index v "
             "JOIN area a ON a.area_id = v.area_id WHERE v.year = %d AND v.slot = %zu;"
             "INSERT INTO views_geometry_columns VALUES ('%s', 'geometry', 'area_id', "
             "'area', 'geometry', 1)",
             name, year, slot, name);
    return tryg_cursor_run(db, sql, err);
}

static enum tryg_status make_views(sqlite3 *db, const struct tryg_keep *keep,
                                   struct tryg_error *err)
{
    for (size_t r = 0; r < keep->records; r++) {
        const struct tryg_year_record *record = &keep->record[r];
        for (size_t slot = 0; slot < keep->results->systems; slot++) {
            const struct tryg_system *system = record->scores[slot].system;
            if (system->outlines.areas > 0) {
                TRYG_TRY(make_view(db, record->year, slot, system->id, err));
            }
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_keep_finish(sqlite3 *db, const struct tryg_keep *keep, int srid,
                                  struct tryg_error *err)
{
    /* The geometry is declared after its rows are in: triggers that are there before
     * would write down the time of each. */
    TRYG_TRY(demand(db,
                    "SELECT RecoverGeometryColumn('area', 'geometry', ?, 'MULTIPOLYGON',"
                    " 'XY')",
                    srid, err));
    TRYG_TRY(demand(db, "SELECT CreateSpatialIndex('area', 'geometry')", 0, err));
    TRYG_TRY(make_views(db, keep, err));
    TRYG_TRY(tryg_cursor_run(db, "DELETE FROM spatialite_history", err));
    return tryg_cursor_run(db, "COMMIT", err);
}

int tryg_keep_month(const struct tryg_counts *counts, size_t slot)
{
    int month = counts->first_month + (int)slot;
    return slot + 1 == counts->slots ? 0 : month / 12 * 100 + month % 12 + 1;
}
