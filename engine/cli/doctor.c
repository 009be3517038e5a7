/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/versions.h"
#include "engine/cli/command.h"
#include "geodata/base/cell.h"
#include "geodata/base/work.h"
#include "import/drivers.h"
#include "maps/atlas.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>

static double free_gb(const char *path)
{
    struct statvfs disk;
    return statvfs(path, &disk) == 0 ? (double)disk.f_bavail * (double)disk.f_frsize / 1e9
                                     : -1.0;
}

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

static void print_drivers_json(void)
{
    size_t n;
    const struct tryg_driver *list = tryg_drivers(&n);
    printf(", \"drivers\": {");
    for (size_t i = 0; i < n; i++) {
        printf("%s\"%s\": %s", i ? ", " : "", list[i].name,
               list[i].there ? "true" : "false");
    }
    printf("}");
}

/* GDAL's drivers of one kind on a line, and those that are missing on another. */
static void print_drivers(const char *kind, bool raster)
{
    size_t n, missing = 0;
    const struct tryg_driver *list = tryg_drivers(&n);
    const char *between = "";
    printf("%s", kind);
    for (size_t i = 0; i < n; i++) {
        if (list[i].raster == raster && list[i].there) {
            printf("%s%s", between, list[i].name);
            between = ", ";
        }
        missing += list[i].raster == raster && !list[i].there;
    }
    for (size_t i = 0; missing && i < n; i++) {
        if (list[i].raster == raster && !list[i].there) {
            printf(TX("\n               MANGLER: %s", "\n               MISSING: %s"),
                   list[i].name);
        }
    }
    printf("\n");
}

static enum tryg_status doctor(struct tryg_cli *cli, struct tryg_error *err)
{
    size_t n;
    const struct tryg_version *list = tryg_versions(&n);
    const char *font = tryg_map_font();
    double gb = free_gb(cli->wish.folder);
    if (cli->json) {
        printf("{\"tryghed\": \"%s\"", tryg_version());
        for (size_t i = 0; i < n; i++) {
            printf(", \"%s\": ", list[i].name);
            tryg_cell_put_json(stdout, list[i].version);
        }
        print_drivers_json();
        printf(", \"font\": ");
        tryg_cell_put_json(stdout, font);
        printf(", \"processors\": %u, \"disk_free_gb\": %.1f}\n", tryg_work_processors(),
               gb);
    } else {
        printf("tryghed        %s\n", tryg_version());
        for (size_t i = 0; i < n; i++) {
            printf("%-14s %s\n", list[i].name, list[i].version);
        }
        print_drivers(TX("vektorformater ", "vector formats "), false);
        print_drivers(TX("rasterformater ", "raster formats "), true);
        printf(TX("skrift         %s\n", "font           %s\n"),
               font ? font
                    : TX("MANGLER: installér fonts-open-sans",
                         "MISSING: install fonts-open-sans"));
        printf(TX("processorer    %u\n", "processors     %u\n"), tryg_work_processors());
        printf(TX("ledig disk     %.1f GB\n", "free disk      %.1f GB\n"), gb);
        printf("LC_ALL, LANG   \"%s\", \"%s\" %s\n", environment("LC_ALL"),
               environment("LANG"),
               TX("(uden betydning for resultaterne)", "(of no effect on the results)"));
    }
    return font ? TRYG_OK
                : tryg_fail(err, TRYG_FAILED,
                            TX("kort kan ikke tegnes uden skrifttype.",
                               "maps cannot be drawn without a font."));
}

const struct tryg_command TRYG_COMMAND_DOCTOR = {
    .name = "doctor",
    .arguments = "",
    .summary = {{"versioner, drivere, skrifttyper, disk",
                 "versions, drivers, fonts, disk"}},
    .examples = {{"  tryghed doctor\n  tryghed doctor --json",
                  "  tryghed doctor\n  tryghed doctor --json"}},
    .run = doctor,
};
