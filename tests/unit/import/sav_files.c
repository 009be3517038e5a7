/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "sav_files.h"

#include <readstat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ssize_t put_bytes(const void *bytes, size_t n, void *file)
{
    return fwrite(bytes, 1, n, file) == n ? (ssize_t)n : -1;
}

static void check(readstat_error_t error, const char *what)
{
    if (error != READSTAT_OK) {
        fprintf(stderr, "%s: %s\n", what, readstat_error_message(error));
        exit(1);
    }
}

static void declare(readstat_writer_t *writer, const struct sav_variable *v)
{
    readstat_type_t type = v->width ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE;
    readstat_variable_t *made = readstat_add_variable(writer, v->name, type, v->width);
    if (v->label) {
        readstat_variable_set_label(made, v->label);
    }
    if (v->format) {
        readstat_variable_set_format(made, v->format);
    }
    if (v->codes) {
        readstat_label_set_t *set = readstat_add_label_set(writer, type, v->name);
        for (size_t i = 0; i < v->codes; i++) {
            if (v->width) {
                readstat_label_string_value(set, v->code[i].string, v->code[i].text);
            } else {
                readstat_label_double_value(set, v->code[i].value, v->code[i].text);
            }
        }
        readstat_variable_set_label_set(made, set);
    }
    for (size_t i = 0; i < v->missings; i++) {
        check(
            v->low[i] == v->high[i]
                ? readstat_variable_add_missing_double_value(made, v->low[i])
                : readstat_variable_add_missing_double_range(made, v->low[i], v->high[i]),
            v->name);
    }
    if (v->weight) {
        check(readstat_writer_set_fweight_variable(writer, made), v->name);
    }
}

static void put_row(readstat_writer_t *writer, size_t columns,
                    const struct sav_variable *variable, const char *const *cell)
{
    check(readstat_begin_row(writer), "row");
    for (size_t c = 0; c < columns; c++) {
        readstat_variable_t *v = readstat_get_variable(writer, (int)c);
        if (variable[c].width) {
            check(readstat_insert_string_value(writer, v, cell[c]), cell[c]);
        } else if (*cell[c] == 0) {
            check(readstat_insert_missing_value(writer, v), "missing");
        } else {
            check(readstat_insert_double_value(writer, v, strtod(cell[c], NULL)),
                  cell[c]);
        }
    }
    check(readstat_end_row(writer), "row");
}

void sav_write(const char *path, enum sav_form form, size_t columns,
               const struct sav_variable *variable, size_t rows, const char *const *cell)
{
    static const readstat_compress_t FORMS[] = {
        READSTAT_COMPRESS_NONE, READSTAT_COMPRESS_ROWS, READSTAT_COMPRESS_BINARY};
    FILE *file = fopen(path, "wb");
    readstat_writer_t *writer = readstat_writer_init();
    if (!file) {
        perror(path);
        exit(1);
    }
    readstat_set_data_writer(writer, put_bytes);
    readstat_writer_set_file_timestamp(writer, 0);
    check(readstat_writer_set_compression(writer, FORMS[form]), "compression");
    if (form == SAV_ZLIB) {
        check(readstat_writer_set_file_format_version(writer, 3), "version");
    }
    for (size_t c = 0; c < columns; c++) {
        declare(writer, &variable[c]);
    }
    check(readstat_begin_writing_sav(writer, file, (long)rows), path);
    for (size_t r = 0; r < rows; r++) {
        put_row(writer, columns, variable, cell + r * columns);
    }
    check(readstat_end_writing(writer), path);
    readstat_writer_free(writer);
    fclose(file);
}
