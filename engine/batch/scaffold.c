/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "engine/batch/scaffold.h"
#include "engine/batch/embedded.h"
#include "geodata/base/arena.h"
#include "geodata/base/stage.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The files of a new project: a text of scaffold/, or a header row. */
static const struct sheet {
    const char *name[TRYG_LANGS];
    const char *template[TRYG_LANGS];
    const char *header[TRYG_LANGS];
} SHEETS[] = {
    {.name = {"tryghed.yaml", "tryghed.yaml"},
     .template = {"da/tryghed.yaml", "en/tryghed.yaml"}},
    {.name = {"README.md", "README.md"}, .template = {"da/readme.md", "en/readme.md"}},
    {.name = {"data/befolkning.csv", "data/population.csv"},
     .header = {"distrikt;aar;personer\n", "district,year,persons\n"}},
    {.name = {"data/kategorier.csv", "data/categories.csv"},
     .header = {"kode;kategori\n", "code,category\n"}},
    {.name = {"data/anmeldelser_2023.csv", "data/reports_2023.csv"},
     .header = {"journr;dato;gerningskode;x;y\n", "id,date,code,x,y\n"}},
    {.name = {"data/anmeldelser_2024.csv", "data/reports_2024.csv"},
     .header = {"journr;dato;gerningskode;x;y\n", "id,date,code,x,y\n"}},
#define QUESTIONS(s)                                                                     \
    s "udsat_vold" s "udsat_indbrud" s "udsat_tyveri" s "udsat_narkotika" s              \
      "udsat_haervaerk" s "udsat_chikane" s "problem_vold" s "problem_indbrud" s         \
      "problem_tyveri" s "problem_narkotika" s "problem_haervaerk" s "problem_chikane" s \
      "utryg" s "utryg_aften\n"
    {.name = {"data/survey_2023.csv", "data/survey_2023.csv"},
     .header = {"respnr;distrikt;vaegt" QUESTIONS(";"),
                "id,district,weight" QUESTIONS(",")}},
    {.name = {"data/survey_2024.csv", "data/survey_2024.csv"},
     .header = {"respnr;distrikt;vaegt" QUESTIONS(";"),
                "id,district,weight" QUESTIONS(",")}},
};

static enum tryg_status cannot(const char *path, struct tryg_error *err)
{
    return tryg_fail(err, errno == ENOTDIR ? TRYG_USAGE : TRYG_FAILED,
                     TX("%s kan ikke oprettes: %s.", "%s cannot be made: %s."), path,
                     tryg_system_text(errno));
}

static enum tryg_status make_folders(const char *folder, tryg_arena *arena,
                                     struct tryg_error *err)
{
    char *path = tryg_arena_copy(arena, folder);
    for (char *slash = path + 1; *path && (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = 0;
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            return cannot(path, err);
        }
        *slash = '/';
    }
    return mkdir(path, 0777) != 0 && errno != EEXIST ? cannot(path, err) : TRYG_OK;
}

/* The first of what lies in a folder, by name; "" when it is empty. */
static void first_in(DIR *listing, char first[256])
{
    const struct dirent *entry;
    *first = 0;
    while ((entry = readdir(listing)) != NULL) {
        const char *name = entry->d_name;
        bool inside = strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
        if (inside && (!*first || strcmp(name, first) < 0)) {
            snprintf(first, 256, "%s", name);
        }
    }
}

static enum tryg_status must_be_empty(const char *folder, struct tryg_error *err)
{
    char first[256];
    DIR *listing = opendir(folder);
    if (!listing) {
        return cannot(folder, err);
    }
    first_in(listing, first);
    closedir(listing);
    return !*first ? TRYG_OK
                   : tryg_fail(err, TRYG_USAGE,
                               TX("mappen %s er ikke tom: der er %s. Vælg en ny mappe; "
                                  "intet er skrevet.",
                                  "the folder %s is not empty: it holds %s. Choose a new "
                                  "folder; nothing was written."),
                               folder, first);
}

enum tryg_status tryg_scaffold_folder(const char *folder, struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("init", 0);
    enum tryg_status status = make_folders(folder, arena, err);
    tryg_arena_free(arena);
    return status == TRYG_OK ? must_be_empty(folder, err) : status;
}

/* A text of scaffold/ without its first line: that is the licence of this program, not of
 * the user's project. */
static const char *template_text(const char *name)
{
    const char *text = tryg_embedded_find(tryg_embedded_scaffold, name);
    return text ? strchr(text, '\n') + 1 : "";
}

static enum tryg_status write_sheets(const char *folder, enum tryg_lang lang,
                                     tryg_arena *arena, struct tryg_error *err)
{
    const char *inner = tryg_arena_print(arena, "%s/data", folder);
    if (mkdir(inner, 0777) != 0) {
        return cannot(inner, err);
    }
    for (size_t i = 0; i < sizeof SHEETS / sizeof *SHEETS; i++) {
        const struct sheet *sheet = &SHEETS[i];
        const char *text = sheet->header[lang] ? sheet->header[lang]
                                               : template_text(sheet->template[lang]);
        const char *path = tryg_arena_print(arena, "%s/%s", folder, sheet->name[lang]);
        TRYG_TRY(tryg_write_whole(path, text, strlen(text), err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_scaffold_write(const char *folder, enum tryg_lang lang,
                                     struct tryg_error *err)
{
    TRYG_TRY(tryg_scaffold_folder(folder, err));
    tryg_arena *arena = tryg_arena_new("init", 0);
    enum tryg_status status = write_sheets(folder, lang, arena, err);
    tryg_arena_free(arena);
    return status;
}
