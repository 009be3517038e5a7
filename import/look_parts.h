/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was seen in a file, before it is printed: between look.c, the readers of tables
 * and layers, and the three printers.
 */
#ifndef TRYG_IMPORT_LOOK_PARTS_H
#define TRYG_IMPORT_LOOK_PARTS_H

#include <stdio.h>

#include "import/look_column.h"
#include "import/table_source.h"

enum { TRYG_LOOK_ROWS = 5 }; /* shown of each part */

/* A table, a sheet or a layer. */
struct tryg_look_part {
    const char *name; /* of the sheet or layer; NULL for a text file */
    uint64_t rows, broken;
    uint64_t header_row; /* where it stands if titles stand above it; 0 = at the top */
    size_t columns;
    struct tryg_look_column *column;
    size_t samples;
    const char **sample;      /* [samples * columns]; of personal columns never printed */
    bool typed;               /* a sheet or layer: its numbers are numbers */
    char decimal;             /* '.' or ','; 0 = no decimal number in a text */
    const char *two_readings; /* a number such as "1.234" that nothing decides */
    const char *crs;          /* of a layer: "EPSG:25832", WKT or NULL */
    bool areas, others;       /* a layer with polygons; with points or lines */
};

struct tryg_look_file {
    const char *path, *name; /* name: the file without folder and ending, for ids */
    const char *form;        /* "CSV", "XLSX", "GeoJSON" ... */
    const char *encoding;    /* of a text file, else NULL */
    bool bom, gzip, sep_line;
    char delimiter;
    size_t parts;
    struct tryg_look_part *part;
};

/* Read a delimited text, a workbook, an SPSS file, or a vector file.
 * Fails    as the readers of import/ do. */
TRYG_MUST_CHECK
enum tryg_status tryg_look_read_text(const char *path, tryg_arena *arena,
                                     struct tryg_look_file *file, struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_look_read_sheets(const char *path, tryg_arena *arena,
                                       struct tryg_look_file *file,
                                       struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_look_read_spss(const char *path, tryg_arena *arena,
                                     struct tryg_look_file *file, struct tryg_error *err);
TRYG_MUST_CHECK
enum tryg_status tryg_look_read_layers(const char *path, tryg_arena *arena,
                                       struct tryg_look_file *file,
                                       struct tryg_error *err);

/* Begin a part with these columns; take rows; judge it at the end. */
void tryg_look_part_begin(struct tryg_look_part *part, size_t columns,
                          const char *const *name, tryg_arena *arena);
/* is_text: [columns] of a sheet, NULL = all are texts. */
void tryg_look_part_row(struct tryg_look_part *part, const char *const *cell,
                        const bool *is_text, tryg_arena *arena);
void tryg_look_part_judge(struct tryg_look_part *part);

/* The column with the role; part->columns if there is none. */
size_t tryg_look_role_at(const struct tryg_look_part *part, enum tryg_look_role role);

void tryg_look_print(const struct tryg_look_file *file, FILE *out);
void tryg_look_print_json(const struct tryg_look_file *file, FILE *out);

/* The lines of tryghed.yaml that would read the part, each ended by a newline. */
void tryg_look_yaml(const struct tryg_look_file *file, const struct tryg_look_part *part,
                    FILE *out);

/* A guess at the CRS of a table's coordinates: "EPSG:4326"; NULL if it cannot be told. */
const char *tryg_look_crs(const struct tryg_look_part *part);

#endif
