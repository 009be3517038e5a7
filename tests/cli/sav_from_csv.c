/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The little town's answers as an SPSS file: sav_from_csv IN.csv OUT.sav. The areas get
 * codes 101 .. with their own codes as labels; the answers get labels, and 9 is
 * user-missing. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/import/sav_files.h"

enum { COLUMNS = 4, ROWS_MOST = 2000 };

static const struct sav_variable VARIABLES[COLUMNS] = {
    {.name = "nr"},
    {.name = "omraade",
     .label = "Område",
     .codes = 6,
     .code = {{101, NULL, "1"},
              {102, NULL, "2"},
              {103, NULL, "3"},
              {104, NULL, "4"},
              {105, NULL, "5"},
              {106, NULL, "6"}}},
    {.name = "vaegt", .weight = true},
    {.name = "utryg",
     .label = "Hvor tryg er du?",
     .codes = 3,
     .code = {{1, NULL, "Meget tryg"}, {4, NULL, "Meget utryg"}, {8, NULL, "Ved ikke"}},
     .missings = 1,
     .low = {9},
     .high = {9}}};

int main(int n, char **argument)
{
    static const char *cell[ROWS_MOST * COLUMNS];
    char *line = NULL;
    size_t room = 0, rows = 0;
    FILE *in = n == 3 ? fopen(argument[1], "r") : NULL;
    if (!in || getline(&line, &room, in) < 0) {
        return 2;
    }
    for (; rows < ROWS_MOST && getline(&line, &room, in) > 0; rows++) {
        char *at = strdup(line), *rest = NULL;
        for (size_t c = 0; c < COLUMNS; c++) {
            char *text = strtok_r(c ? NULL : at, ";\r\n", &rest);
            cell[rows * COLUMNS + c] = text ? text : "";
        }
        char *area = malloc(8);
        snprintf(area, 8, "10%.1s", cell[rows * COLUMNS + 1]);
        cell[rows * COLUMNS + 1] = area;
    }
    free(line);
    fclose(in);
    sav_write(argument[2], SAV_ROWS, COLUMNS, VARIABLES, rows, cell);
    return 0;
}
