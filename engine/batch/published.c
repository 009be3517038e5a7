/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/published.h"
#include "engine/batch/division.h"

#include <string.h>
#include <sys/stat.h>

/* ---- which systems --------------------------------------------------------------- */

enum tryg_status tryg_batch_published_kinds(const struct tryg_project *p,
                                            tryg_arena *arena, size_t *n,
                                            struct tryg_published_kind **kind,
                                            struct tryg_error *err)
{
    struct tryg_published_kind *all = NULL, *more;
    size_t found = 0, count;
    for (size_t t = 0; t < p->published_tables; t++) {
        struct tryg_published_source source = p->published[t].source;
        source.table = tryg_project_table(&source.table, source.constant_year, arena);
        TRYG_TRY(tryg_published_kinds(&source, arena, &count, &more, err));
        all = tryg_arena_grow(arena, all, found, found + count + 1, sizeof *all);
        memcpy(all + found, more, count * sizeof *more);
        found += count;
    }
    *n = found;
    *kind = all;
    return TRYG_OK;
}

static const char *version_of(const struct tryg_project *p, int year)
{
    const struct tryg_project_version *version = tryg_project_version(p, year);
    return version ? version->id : "";
}

/* Does a year of the project have its index of this system on this version? */
static bool is_of_index(const struct tryg_project *p, const char *id, const char *version)
{
    bool is = false;
    for (size_t y = 0; y < p->years; y++) {
        is = is || (strcmp(tryg_project_index_system(p, p->year[y]), id) == 0 &&
                    strcmp(version_of(p, p->year[y]), version) == 0);
    }
    return is;
}

static bool is_among(const char *text, size_t n, const char *const *list)
{
    bool is = false;
    for (size_t i = 0; i < n; i++) {
        is = is || strcmp(list[i], text) == 0;
    }
    return is;
}

enum tryg_status tryg_batch_published_systems(const struct tryg_project *p,
                                              tryg_arena *arena, size_t *n,
                                              const char *const **id,
                                              struct tryg_error *err)
{
    struct tryg_published_kind *kind;
    size_t kinds, found = 0;
    TRYG_TRY(tryg_batch_published_kinds(p, arena, &kinds, &kind, err));
    const char **made = TRYG_NEW(arena, kinds + 1, const char *);
    for (size_t s = 0; s < (p->systems + 1) * kinds; s++) {
        const struct tryg_published_kind *k = &kind[s % kinds];
        size_t at = s / kinds;
        const char *one = at ? p->system[at - 1].id : TRYG_SYSTEM_ATOM;
        const char *version = version_of(p, k->year);
        if (strcmp(k->system, one) != 0 || is_of_index(p, one, version)) {
            continue;
        }
        const char *name =
            *version ? tryg_arena_print(arena, "%s %s", one, version) : one;
        if (!is_among(name, found, made)) {
            made[found++] = name;
        }
    }
    *n = found;
    *id = made;
    return TRYG_OK;
}

/* ---- reading --------------------------------------------------------------------- */

static uint64_t bytes_of(const char *file)
{
    struct stat info;
    return stat(file, &info) == 0 ? (uint64_t)info.st_size : 0;
}

/* The systems of each year that a table is of, in that year's areas. */
static enum tryg_status list_places(const struct tryg_batch *b,
                                    struct tryg_published_source *source,
                                    struct tryg_error *err)
{
    struct tryg_published_kind *kind;
    size_t n, places = 0;
    TRYG_TRY(tryg_published_kinds(source, b->arena, &n, &kind, err));
    struct tryg_published_place *list =
        TRYG_NEW(b->arena, n * b->systems + 1, struct tryg_published_place);
    for (size_t k = 0; k < n; k++) {
        int year = kind[k].year;
        const struct tryg_division *division = tryg_division_of(b, year);
        for (size_t s = 0; s < b->systems; s++) {
            const struct tryg_system *system = &division->system[s];
            if (system->n) {
                list[places++] =
                    (struct tryg_published_place){system, division->names[s], year, year};
            }
        }
    }
    source->place = list;
    source->places = places;
    return TRYG_OK;
}

static enum tryg_status read_table(struct tryg_batch *b,
                                   const struct tryg_project_published *declared,
                                   struct tryg_input *file, size_t *n,
                                   struct tryg_published_row **row,
                                   struct tryg_error *err)
{
    struct tryg_published_source source = declared->source;
    size_t more;
    struct tryg_published_row *read;
    source.table = tryg_project_table(&source.table, source.constant_year, b->arena);
    TRYG_TRY(list_places(b, &source, err));
    source.profile = b->project.profile;
    TRYG_TRY(tryg_published_read(&source, b->arena, &more, &read, err));
    *row = tryg_arena_grow(b->arena, *row, *n, *n + more + 1, sizeof **row);
    memcpy(*row + *n, read, more * sizeof *read);
    *n += more;
    *file =
        (struct tryg_input){.role = tryg_arena_print(b->arena, "published %s", source.id),
                            .shown = source.table.shown,
                            .bytes = bytes_of(source.table.file),
                            .rows = more};
    return tryg_hash_file(source.table.file, &file->sha256, err);
}

enum tryg_status tryg_batch_published(struct tryg_batch *b, struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    struct tryg_published_row *row = NULL;
    size_t n = 0;
    b->published_file = TRYG_NEW(b->arena, p->published_tables + 1, struct tryg_input);
    for (size_t t = 0; t < p->published_tables; t++) {
        TRYG_TRY(read_table(b, &p->published[t], &b->published_file[t], &n, &row, err));
    }
    if (n == 0) {
        return TRYG_OK;
    }
    return tryg_published_gather(n, row, p->profile, b->arena, &b->as_published_tables,
                                 &b->as_published, err);
}
