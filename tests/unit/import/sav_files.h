/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPSS files for tests, written by ReadStat when they are wanted. */
#ifndef TRYG_TEST_SAV_FILES_H
#define TRYG_TEST_SAV_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct sav_variable {
    const char *name, *label, *format; /* NULL = none */
    size_t width;                      /* of a string; 0 = a number */
    size_t codes;
    struct sav_code {
        double value;
        const char *string, *text;
    } code[8];
    size_t missings; /* user-missing, each from low to high */
    double low[3], high[3];
    bool weight; /* the file is weighted by it */
};

enum sav_form { SAV_PLAIN, SAV_ROWS, SAV_ZLIB };

/* cell[row * columns + column]; "" is system-missing. Exits when it cannot be written. */
void sav_write(const char *path, enum sav_form form, size_t columns,
               const struct sav_variable *variable, size_t rows, const char *const *cell);

#endif
