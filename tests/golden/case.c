/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/golden/case.h"

#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodata/base/arena.h"

static tryg_arena *arena;
static const char *folder;
static json_t *document;
static size_t compared, failed;

_Noreturn static void stop(const char *what, const char *name)
{
    printf("%s: %s\n", what, name);
    exit(1);
}

static void close_all(void)
{
    json_decref(document);
    tryg_arena_free(arena);
}

void golden_open(const char *name)
{
    const char *shared = getenv("TRYG_SHARED");
    arena = tryg_arena_new("golden case", 0);
    folder = tryg_arena_print(arena, "%s/golden/%s", shared ? shared : "../shared", name);
    char *path = tryg_arena_print(arena, "%s/expected.json", folder);
    FILE *there = fopen(path, "r");
    if (!there) {
        printf("skipped: no %s\n", path);
        exit(77);
    }
    fclose(there);
    json_error_t error;
    document = json_load_file(path, 0, &error);
    if (!document) {
        stop(path, error.text);
    }
    atexit(close_all);
}

/* The text up to `sign`, which becomes its end; *rest = NULL after the last part. */
static char *take(char **rest, char sign)
{
    char *part = *rest, *end = part ? strchr(part, sign) : NULL;
    if (end) {
        *end = 0;
    }
    *rest = end ? end + 1 : NULL;
    return part;
}

static json_t *find(const char *format, va_list args)
{
    char path[512], *rest = path;
    vsnprintf(path, sizeof path, format, args);
    json_t *at = json_object_get(document, "expected");
    for (char *part = take(&rest, '/'); part && at; part = take(&rest, '/')) {
        at = json_is_array(at) ? json_array_get(at, strtoul(part, NULL, 10))
                               : json_object_get(at, part);
    }
    return at;
}

double golden_number(const char *path, ...)
{
    va_list args;
    va_start(args, path);
    json_t *at = find(path, args);
    va_end(args);
    if (json_is_null(at)) {
        return NAN;
    }
    if (json_is_string(at) && strcmp(json_string_value(at), "Inf") == 0) {
        return INFINITY;
    }
    if (!json_is_number(at)) {
        stop("no such number", path);
    }
    return json_number_value(at);
}

const char *golden_text(const char *path, ...)
{
    va_list args;
    va_start(args, path);
    json_t *at = find(path, args);
    va_end(args);
    if (!json_is_string(at)) {
        stop("no such text", path);
    }
    return json_string_value(at);
}

size_t golden_count(const char *path, ...)
{
    va_list args;
    va_start(args, path);
    json_t *at = find(path, args);
    va_end(args);
    return json_is_array(at) ? json_array_size(at) : json_object_size(at);
}

static char **split(char *line, size_t columns)
{
    char **cell = TRYG_NEW(arena, columns, char *);
    line[strcspn(line, "\r\n")] = 0;
    for (size_t c = 0; c < columns; c++) {
        char *part = take(&line, ',');
        cell[c] = tryg_arena_copy(arena, part ? part : "");
    }
    return cell;
}

struct golden_table golden_table(const char *file)
{
    enum { ROWS_MOST = 20000 };
    struct golden_table t = {0};
    char *path = tryg_arena_print(arena, "%s/%s", folder, file), line[4096];
    FILE *in = fopen(path, "r");
    if (!in || !fgets(line, sizeof line, in)) {
        stop("cannot read", path);
    }
    t.columns = 1;
    for (char *c = line; *c; c++) {
        t.columns += *c == ',';
    }
    t.name = split(line, t.columns);
    t.text = TRYG_NEW(arena, t.columns, char **);
    for (size_t c = 0; c < t.columns; c++) {
        t.text[c] = TRYG_NEW(arena, ROWS_MOST, char *);
    }
    for (; t.rows < ROWS_MOST && fgets(line, sizeof line, in); t.rows++) {
        char **cell = split(line, t.columns);
        for (size_t c = 0; c < t.columns; c++) {
            t.text[c][t.rows] = cell[c];
        }
    }
    fclose(in);
    return t;
}

char **golden_texts(const struct golden_table *table, const char *name)
{
    for (size_t c = 0; c < table->columns; c++) {
        if (!strcmp(table->name[c], name)) {
            return table->text[c];
        }
    }
    stop("no such column", name);
}

double *golden_column(const struct golden_table *table, const char *name)
{
    char **text = golden_texts(table, name);
    double *value = TRYG_NEW(arena, table->rows, double);
    for (size_t r = 0; r < table->rows; r++) {
        value[r] = *text[r] ? strtod(text[r], NULL) : NAN;
    }
    return value;
}

void golden_near(const char *what, double got, double expected, double tolerance)
{
    double size = fmax(fabs(expected), fabs(got));
    double off = fabs(got - expected) / (fabs(expected) < 1e-290 ? 1.0 : size);
    bool both_unknown = isnan(got) && isnan(expected);
    compared++;
    if (!both_unknown && got != expected && !(off <= tolerance)) {
        failed++;
        printf("%s: got %.17g, expected %.17g, off by %.3g\n", what, got, expected, off);
    }
}

int golden_end(void)
{
    printf("%zu numbers compared, %zu differ\n", compared, failed);
    return failed || !compared;
}
