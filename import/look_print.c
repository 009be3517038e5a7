/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/look_parts.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDE = 24, CELL_WIDE = 14, SHOWN_COLUMNS = 12, LISTED_COLUMNS = 60 };

/* Characters (not bytes) of a text up to its end or `bytes`. */
static size_t characters(const char *text, size_t bytes)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes && text[i]; i++) {
        n += (text[i] & 0xC0) != 0x80;
    }
    return n;
}

/* The text in a field `wide` characters wide: cut with "…", or filled up with blanks.
 * Newlines and tabs become blanks. */
static void put_field(FILE *out, const char *text, size_t wide)
{
    size_t have = characters(text, SIZE_MAX), keep = have > wide ? wide - 1 : have;
    size_t put = 0;
    for (const char *at = text; *at; at++) {
        bool begins = (*at & 0xC0) != 0x80;
        if (begins && put == keep) {
            break;
        }
        put += begins;
        fputc((unsigned char)*at < 0x20 ? ' ' : *at, out);
    }
    if (have > wide) {
        fputs("…", out);
        put++;
    }
    for (; put < wide; put++) {
        fputc(' ', out);
    }
}

static void put_count(FILE *out, uint64_t count)
{
    char text[TRYG_NUMBER_TEXT];
    fputs(tryg_number_print((double)count, 0, text), out);
}

static const char *delimiter_text(char delimiter)
{
    static char one[] = "\";\"";
    if (delimiter == '\t') {
        return TX("tabulator", "tab");
    }
    one[1] = delimiter;
    return one;
}

static void put_form(const struct tryg_look_file *file, FILE *out)
{
    fprintf(out, "%s: %s", file->path, file->form);
    if (file->gzip) {
        fputs(" (gzip)", out);
    }
    if (file->encoding) {
        fprintf(out,
                TX(", tegnsæt %s%s, skilletegn %s%s", ", encoding %s%s, delimiter %s%s"),
                file->encoding, file->bom ? TX(" med BOM", " with BOM") : "",
                delimiter_text(file->delimiter),
                file->sep_line ? TX(" (sep= i første linje)", " (sep= in the first line)")
                               : "");
    }
    fputc('\n', out);
}

static void put_decimal(const struct tryg_look_part *part, FILE *out)
{
    if (part->decimal) {
        fprintf(out, TX(", decimaltegn \"%c\"", ", decimal sign \"%c\""), part->decimal);
    } else if (part->two_readings) {
        fprintf(out,
                TX(", decimaltegn uvist (\"%.20s\" kan læses på to måder)",
                   ", decimal sign not known (\"%.20s\" can be read in two ways)"),
                part->two_readings);
    }
}

static void put_place(const struct tryg_look_part *part, FILE *out)
{
    const char *guess = tryg_look_crs(part);
    if (part->areas || part->others) {
        fprintf(out, TX(", %s, koordinater i %.40s", ", %s, coordinates in %.40s"),
                part->areas ? TX("flader", "polygons")
                            : TX("punkter eller linjer", "points or lines"),
                part->crs ? part->crs : TX("ukendt CRS", "an unknown CRS"));
    } else if (guess) {
        fprintf(out, TX(", koordinater ligner %s", ", coordinates look like %s"), guess);
    }
}

static void put_part_line(const struct tryg_look_part *part, bool layer, FILE *out)
{
    if (part->name) {
        fprintf(out, "%s \"%s\": ", layer ? TX("Lag", "Layer") : TX("Ark", "Sheet"),
                part->name);
    }
    put_count(out, part->rows);
    fprintf(out,
            layer ? TX(" objekter, %zu kolonner", " features, %zu columns")
                  : TX(" rækker, %zu kolonner", " rows, %zu columns"),
            part->columns);
    put_decimal(part, out);
    put_place(part, out);
    fputc('\n', out);
    if (part->header_row) {
        fprintf(out,
                TX("  Overskriften står i række %llu; det over den er titler.\n",
                   "  The header stands in row %llu; what is above it are titles.\n"),
                (unsigned long long)part->header_row);
    }
    if (part->broken) {
        fputs("  ", out);
        put_count(out, part->broken);
        fputs(TX(" rækker kan ikke læses (løse anførselstegn, for få eller for mange "
                 "celler).\n",
                 " rows cannot be read (stray quotes, too few or too many cells).\n"),
              out);
    }
}

/* What the column holds, beyond its kind. */
static void put_contents(const struct tryg_look_part *part,
                         const struct tryg_look_column *c, FILE *out)
{
    char low[TRYG_NUMBER_TEXT], high[TRYG_NUMBER_TEXT];
    bool number = c->kind == TRYG_LOOK_WHOLE ||
                  (c->kind == TRYG_LOOK_DECIMAL && !part->two_readings);
    if (c->format) {
        fprintf(out, " %s", c->format);
    }
    if (c->other_format) {
        fprintf(out, TX(" eller %s", " or %s"), c->other_format);
    }
    if (c->personal) {
        fputs(TX(", ligner persondata: vises ikke", ", looks personal: not shown"), out);
    } else if (number && c->low <= c->high) {
        fprintf(out, TX(", %s til %s", ", %s to %s"), tryg_number_shortest(c->low, low),
                tryg_number_shortest(c->high, high));
    } else if (c->kind == TRYG_LOOK_TEXT && c->distinct == 1) {
        fputs(TX(", kun én værdi", ", one value only"), out);
    } else if (c->kind == TRYG_LOOK_TEXT) {
        fprintf(out, TX(", %zu forskellige", ", %zu different"), c->distinct);
        fputs(c->sampled == TRYG_LOOK_SAMPLE
                  ? TX(" i de første 1.000", " in the first 1,000")
                  : "",
              out);
    }
    if (c->filled > 0 && c->empty > 0) {
        fputs(", ", out);
        put_count(out, c->empty);
        fputs(TX(" tomme", " empty"), out);
    }
}

/* What SPSS knows of a variable: its label, its values', what counts as missing. */
static void put_spss(const struct tryg_table_variable *v, FILE *out)
{
    enum { MOST = 12 };
    if (*v->label) {
        fprintf(out, "         %s\n", v->label);
    }
    for (size_t i = 0; i < v->codes && i < MOST; i++) {
        fprintf(out, "%s%s = %s", i ? ", " : "         ", v->code[i], v->text[i]);
    }
    if (v->codes > MOST) {
        fprintf(out, TX(" … og %zu til", " … and %zu more"), v->codes - MOST);
    }
    fputs(v->codes ? "\n" : "", out);
    if (*v->missing) {
        fprintf(
            out,
            TX("         mangler (user-missing): %s\n", "         user-missing: %s\n"),
            v->missing);
    }
}

static void put_columns(const struct tryg_look_part *part, FILE *out)
{
    fputs(TX("  Kolonner\n", "  Columns\n"), out);
    for (size_t c = 0; c < part->columns && c < LISTED_COLUMNS; c++) {
        const struct tryg_look_column *column = &part->column[c];
        fprintf(out, "  %3zu  ", c + 1);
        put_field(out, *column->name ? column->name : TX("(uden navn)", "(no name)"),
                  NAME_WIDE);
        fprintf(out, " %s", tryg_look_kind_text(column->kind));
        put_contents(part, column, out);
        fputc('\n', out);
        if (column->spss) {
            put_spss(column->spss, out);
        }
    }
    if (part->columns > LISTED_COLUMNS) {
        fprintf(out, TX("       … og %zu til\n", "       … and %zu more\n"),
                part->columns - LISTED_COLUMNS);
    }
}

/* What is shown of a cell; row 0 is the header. */
static const char *shown_cell(const struct tryg_look_part *part, size_t row, size_t c)
{
    if (row == 0) {
        return part->column[c].name;
    }
    const char *cell = part->sample[(row - 1) * part->columns + c];
    return part->column[c].personal && *cell ? "•••" : cell;
}

static void put_rows(const struct tryg_look_part *part, FILE *out)
{
    size_t columns = part->columns < SHOWN_COLUMNS ? part->columns : SHOWN_COLUMNS;
    if (part->samples == 0) {
        return;
    }
    fputs(TX("  Første rækker\n", "  First rows\n"), out);
    for (size_t r = 0; r <= part->samples; r++) {
        fputs("  ", out);
        for (size_t c = 0; c < columns; c++) {
            fputs("  ", out);
            put_field(out, shown_cell(part, r, c), CELL_WIDE);
        }
        fputs(part->columns > columns ? "  …\n" : "\n", out);
    }
}

static void put_yaml(const struct tryg_look_file *file, const struct tryg_look_part *part,
                     FILE *out)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *memory = open_memstream(&text, &bytes);
    if (memory) {
        tryg_look_yaml(file, part, memory);
        fclose(memory);
    }
    if (bytes > 0) {
        fputs(TX("  Linjer til tryghed.yaml (et gæt: læs dem efter)\n",
                 "  Lines for tryghed.yaml (a guess: read them over)\n"),
              out);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
            fprintf(out, "    %s\n", line);
        }
    }
    free(text);
}

void tryg_look_print(const struct tryg_look_file *file, FILE *out)
{
    put_form(file, out);
    for (size_t p = 0; p < file->parts; p++) {
        const struct tryg_look_part *part = &file->part[p];
        bool layer = part->areas || part->others || part->crs != NULL;
        fputc('\n', out);
        put_part_line(part, layer, out);
        if (part->columns > 0) {
            put_columns(part, out);
            put_rows(part, out);
            put_yaml(file, part, out);
        }
    }
}
