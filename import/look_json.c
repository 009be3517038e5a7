/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/base/cell.h"
#include "geodata/base/number.h"
#include "import/look_parts.h"

#include <stdlib.h>

static void put_text(FILE *out, const char *key, const char *text)
{
    fprintf(out, "\"%s\":", key);
    tryg_cell_put_json(out, text);
}

static void put_number(FILE *out, const char *key, double value)
{
    char text[TRYG_NUMBER_TEXT];
    fprintf(out, "\"%s\":%s", key,
            value - value == 0.0 ? tryg_number_shortest(value, text) : "null");
}

static void put_spss(const struct tryg_table_variable *v, FILE *out)
{
    fputc(',', out);
    put_text(out, "label", *v->label ? v->label : NULL);
    fputc(',', out);
    put_text(out, "user_missing", *v->missing ? v->missing : NULL);
    fprintf(out, ",\"weight\":%s,\"values\":{", v->is_weight ? "true" : "false");
    for (size_t i = 0; i < v->codes; i++) {
        fputs(i ? "," : "", out);
        tryg_cell_put_json(out, v->code[i]);
        fputc(':', out);
        tryg_cell_put_json(out, v->text[i]);
    }
    fputc('}', out);
}

static void put_column(const struct tryg_look_column *c, FILE *out)
{
    bool number = c->kind == TRYG_LOOK_WHOLE || c->kind == TRYG_LOOK_DECIMAL;
    fputc('{', out);
    put_text(out, "name", c->name);
    fputc(',', out);
    put_text(out, "holds", tryg_look_kind_id(c->kind));
    fputc(',', out);
    put_text(out, "role",
             *tryg_look_role_id(c->role) ? tryg_look_role_id(c->role) : NULL);
    fputc(',', out);
    put_text(out, "format", c->format);
    fputc(',', out);
    put_text(out, "other_format", c->other_format);
    fprintf(out, ",\"personal\":%s,\"filled\":%llu,\"empty\":%llu",
            c->personal ? "true" : "false", (unsigned long long)c->filled,
            (unsigned long long)c->empty);
    if (number && !c->personal) {
        fputc(',', out);
        put_number(out, "low", c->low);
        fputc(',', out);
        put_number(out, "high", c->high);
    }
    if (c->spss) {
        put_spss(c->spss, out);
    }
    fputc('}', out);
}

static void put_rows(const struct tryg_look_part *part, FILE *out)
{
    fputs("\"first_rows\":[", out);
    for (size_t r = 0; r < part->samples; r++) {
        fputs(r ? ",[" : "[", out);
        for (size_t c = 0; c < part->columns; c++) {
            fputs(c ? "," : "", out);
            tryg_cell_put_json(out, part->column[c].personal
                                        ? NULL
                                        : part->sample[r * part->columns + c]);
        }
        fputc(']', out);
    }
    fputc(']', out);
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
    put_text(out, "yaml", text ? text : "");
    free(text);
}

static void put_part(const struct tryg_look_file *file, const struct tryg_look_part *part,
                     FILE *out)
{
    char sign[2] = {part->decimal, 0};
    fputc('{', out);
    put_text(out, "name", part->name);
    fprintf(out, ",\"rows\":%llu,\"broken\":%llu,\"header_row\":%llu,",
            (unsigned long long)part->rows, (unsigned long long)part->broken,
            (unsigned long long)part->header_row);
    put_text(out, "decimal", part->decimal ? sign : NULL);
    fputc(',', out);
    put_text(out, "two_readings", part->two_readings);
    fputc(',', out);
    put_text(out, "shapes", part->areas ? "polygons" : part->others ? "other" : NULL);
    fputc(',', out);
    put_text(out, "crs", part->crs ? part->crs : tryg_look_crs(part));
    fputs(",\"columns\":[", out);
    for (size_t c = 0; c < part->columns; c++) {
        fputs(c ? "," : "", out);
        put_column(&part->column[c], out);
    }
    fputs("],", out);
    put_rows(part, out);
    fputc(',', out);
    put_yaml(file, part, out);
    fputc('}', out);
}

void tryg_look_print_json(const struct tryg_look_file *file, FILE *out)
{
    char delimiter[2] = {file->delimiter, 0};
    fputc('{', out);
    put_text(out, "file", file->path);
    fputc(',', out);
    put_text(out, "form", file->form);
    fputc(',', out);
    put_text(out, "encoding", file->encoding);
    fputc(',', out);
    put_text(out, "delimiter", file->delimiter ? delimiter : NULL);
    fprintf(out, ",\"bom\":%s,\"gzip\":%s,\"sep_line\":%s,\"parts\":[",
            file->bom ? "true" : "false", file->gzip ? "true" : "false",
            file->sep_line ? "true" : "false");
    for (size_t p = 0; p < file->parts; p++) {
        fputs(p ? "," : "", out);
        put_part(file, &file->part[p], out);
    }
    fputs("]}\n", out);
}
