/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/shape/areas.h"
#include "import/look_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A scalar of YAML: plain where that is safe, else quoted. */
static void put_scalar(FILE *out, const char *text)
{
    static const char SAFE[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    static const char *const WORDS[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    bool plain = *text && (strchr(SAFE, *text) || *text == '/' || (*text & 0x80));
    for (const char *at = text; *at; at++) {
        bool fits = strchr(SAFE, *at) || strchr("0123456789./-{}", *at) || (*at & 0x80);
        plain = plain && fits && (*at != '{' || strncmp(at, "{year}", 6) == 0);
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        bool same = strlen(text) == strlen(WORDS[i]);
        for (size_t k = 0; same && text[k]; k++) {
            same = tolower((unsigned char)text[k]) == WORDS[i][k];
        }
        plain = plain && !same;
    }
    if (plain) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', out);
        }
        fprintf(out, (unsigned char)*text < 0x20 ? "\\x%02X" : "%c",
                (unsigned char)*text);
    }
    fputc('"', out);
}

/* The file, with a year in its name as {year} when each year has its own. */
static void put_file(FILE *out, const struct tryg_look_file *file, bool yearly)
{
    char pattern[1024] = "";
    size_t used = 0;
    const char *name = strrchr(file->path, '/') ? strrchr(file->path, '/') : file->path;
    for (const char *at = file->path; *at && used + 8 < sizeof pattern; at++) {
        bool year = yearly && at >= name && strspn(at, "0123456789") == 4 &&
                    (strncmp(at, "19", 2) == 0 || strncmp(at, "20", 2) == 0) &&
                    (at == file->path || !isdigit((unsigned char)at[-1]));
        if (year) {
            memcpy(pattern + used, "{year}", 6);
            used += 6;
            at += 3;
        } else {
            pattern[used++] = *at;
        }
    }
    pattern[used] = 0;
    put_scalar(out, used + 8 < sizeof pattern ? pattern : file->path);
}

/* A short id from the file's name: letters and digits, without a year. */
static void put_id(FILE *out, const struct tryg_look_file *file)
{
    bool begun = false;
    for (const char *at = file->name; *at && *at != '.'; at++) {
        if (isalpha((unsigned char)*at)) {
            fputc(tolower((unsigned char)*at), out);
            begun = true;
        } else if (begun) {
            break;
        }
    }
    fputs(begun ? "" : "kilde", out);
}

/* "columns: {id: journr, date: dato}" of the roles that are there. */
static void put_columns(FILE *out, const struct tryg_look_part *part, size_t n,
                        const enum tryg_look_role *role)
{
    const char *lead = "";
    fputs("    columns: {", out);
    for (size_t i = 0; i < n; i++) {
        size_t c = tryg_look_role_at(part, role[i]);
        if (c < part->columns) {
            bool count = role[i] == TRYG_ROLE_VALUE && role[n - 1] != TRYG_ROLE_VALUE;
            fprintf(out, "%s%s: ", lead, count ? "count" : tryg_look_role_id(role[i]));
            put_scalar(out, part->column[c].name);
            lead = ", ";
        }
    }
    fputs("}\n", out);
}

/* The form of times, where it is not the usual one. */
static void put_time_format(FILE *out, const struct tryg_look_part *part,
                            const char *indent)
{
    size_t time = tryg_look_role_at(part, TRYG_ROLE_TIME);
    const char *format = time < part->columns ? part->column[time].format : NULL;
    if (format && strcmp(format, "HH:MM") != 0) {
        fprintf(out, "%stime_format: ", indent);
        put_scalar(out, format);
        fputc('\n', out);
    }
}

/* What the reader has to be told of how the table is written. */
static void put_table_keys(FILE *out, const struct tryg_look_part *part,
                           const char *indent)
{
    if (part->name) {
        fprintf(out, "%ssheet: ", indent);
        put_scalar(out, part->name);
        fputc('\n', out);
    }
    if (part->header_row) {
        fprintf(out, "%sheader_row: %llu\n", indent,
                (unsigned long long)part->header_row);
    }
    put_time_format(out, part, indent);
    size_t date = tryg_look_role_at(part, TRYG_ROLE_DATE);
    if (date < part->columns && part->column[date].format) {
        fprintf(out, "%sdate_format: ", indent);
        put_scalar(out, part->column[date].format);
        if (part->column[date].other_format) {
            fprintf(out,
                    TX("    # eller %s: filen afgør det ikke",
                       "    # or %s: the file does not decide"),
                    part->column[date].other_format);
        }
        fputc('\n', out);
    }
    if (part->decimal == ',') {
        fprintf(out, "%sdecimal: \",\"\n", indent);
    } else if (part->two_readings) {
        fprintf(
            out,
            TX("%sdecimal: \",\"    # eller \".\": filen afgør ikke, hvad \"%s\" er\n",
               "%sdecimal: \",\"    # or \".\": the file does not decide what \"%s\" "
               "is\n"),
            indent, part->two_readings);
    }
}

static void put_points(const struct tryg_look_file *file,
                       const struct tryg_look_part *part, FILE *out)
{
    static const enum tryg_look_role ROLES[] = {
        TRYG_ROLE_ID,       TRYG_ROLE_DATE, TRYG_ROLE_TIME,  TRYG_ROLE_CODE,
        TRYG_ROLE_CATEGORY, TRYG_ROLE_EAST, TRYG_ROLE_NORTH, TRYG_ROLE_AREA};
    const char *crs = tryg_look_crs(part);
    fputs("reports:\n  - id: ", out);
    put_id(out, file);
    fputs("\n    file: ", out);
    put_file(out, file, true);
    fprintf(out, "\n    kind: points\n    crs: %s\n",
            crs ? crs
                : TX("EPSG:?    # filen siger det ikke",
                     "EPSG:?    # the file does not say"));
    put_columns(out, part, 8, ROLES);
    put_table_keys(out, part, "    ");
}

static void put_counts(const struct tryg_look_file *file,
                       const struct tryg_look_part *part, FILE *out)
{
    static const enum tryg_look_role ROLES[] = {TRYG_ROLE_AREA, TRYG_ROLE_CATEGORY,
                                                TRYG_ROLE_VALUE, TRYG_ROLE_DATE,
                                                TRYG_ROLE_YEAR};
    fputs("reports:\n  - id: ", out);
    put_id(out, file);
    fputs("\n    file: ", out);
    put_file(out, file, true);
    fprintf(out, "\n    kind: counts\n    system: atom    # %s\n",
            TX("det system, områderne hører til", "the system the areas belong to"));
    put_columns(out, part, 5, ROLES);
    put_table_keys(out, part, "    ");
}

/* May the column be a question with a few fixed answers? */
static bool is_question(const struct tryg_look_column *c)
{
    bool codes = c->kind == TRYG_LOOK_WHOLE || c->kind == TRYG_LOOK_TEXT;
    return codes && !c->many_codes && c->codes >= 2 && c->role == TRYG_ROLE_NONE &&
           !c->personal;
}

/* In the order of areas' codes: numbers by value. */
static void put_codes(const struct tryg_look_column *column, FILE *out)
{
    const struct tryg_table_variable *v = column->spss;
    for (size_t i = 0; v && i < v->codes; i++) {
        fprintf(out, "%s %s = %s", i ? "," : "", v->code[i], v->text[i]);
    }
    if (v && v->codes) {
        fprintf(out, *v->missing ? TX("; mangler: %s\n", "; missing: %s\n") : "%s\n",
                v->missing);
        return;
    }
    const char *code[TRYG_LOOK_CODES];
    for (size_t i = 0; i < column->codes; i++) {
        code[i] = column->code[i];
    }
    qsort(code, column->codes, sizeof *code, tryg_code_order);
    for (size_t i = 0; i < column->codes; i++) {
        fprintf(out, " %s", code[i]);
    }
    fputc('\n', out);
}

static void put_questions(const struct tryg_look_part *part, FILE *out)
{
    enum { MOST = 8 };
    size_t questions = 0;
    fputs("    questions:\n", out);
    for (size_t c = 0; c < part->columns; c++) {
        const struct tryg_look_column *column = &part->column[c];
        if (!is_question(column) || questions++ >= MOST) {
            continue;
        }
        fputs("      ", out);
        put_scalar(out, column->name);
        fputs(": {column: ", out);
        put_scalar(out, column->name);
        fprintf(out, ", unsafe: [], dont_know: [], missing: []}    # %s",
                TX("koder i filen:", "codes in the file:"));
        put_codes(column, out);
    }
    if (questions > MOST) {
        fprintf(out,
                TX("      # og %zu kolonner til, der ligner spørgsmål\n",
                   "      # and %zu more columns that look like questions\n"),
                questions - MOST);
    }
}

static void put_survey(const struct tryg_look_file *file,
                       const struct tryg_look_part *part, FILE *out)
{
    static const enum tryg_look_role ROLES[] = {TRYG_ROLE_ID, TRYG_ROLE_AREA,
                                                TRYG_ROLE_WEIGHT, TRYG_ROLE_STRATUM,
                                                TRYG_ROLE_CLUSTER};
    fputs("survey:\n  - id: ", out);
    put_id(out, file);
    fputs("\n    file: ", out);
    put_file(out, file, true);
    fprintf(out, "\n    kind: answers\n    system: atom    # %s\n",
            TX("det system, områderne hører til", "the system the areas belong to"));
    put_columns(out, part, 5, ROLES);
    put_table_keys(out, part, "    ");
    put_questions(part, out);
}

static void put_population(const struct tryg_look_file *file,
                           const struct tryg_look_part *part, FILE *out)
{
    bool dated = tryg_look_role_at(part, TRYG_ROLE_DATE) < part->columns;
    const enum tryg_look_role when = dated ? TRYG_ROLE_DATE : TRYG_ROLE_YEAR;
    const enum tryg_look_role roles[] = {TRYG_ROLE_AREA, when, TRYG_ROLE_VALUE};
    fputs("population:\n  - id: ", out);
    put_id(out, file);
    fputs("\n    file: ", out);
    put_file(out, file, false);
    fprintf(out, "\n    system: atom    # %s\n",
            TX("det system, områderne hører til", "the system the areas belong to"));
    put_columns(out, part, 3, roles);
    put_table_keys(out, part, "    ");
    if (dated) {
        fprintf(out, "    valid: same_year    # %s\n",
                TX("eller next_year, når en dato som 31-12 gælder året efter",
                   "or next_year, when a date such as 31 December counts for the year "
                   "after"));
    }
}

/* How well an attribute would do as the key of areas; < 0: not at all. */
static int key_worth(const struct tryg_look_part *part, const struct tryg_look_column *c)
{
    static const char *const GOOD[] = {"nr", "kode", "code", "num", "dist"};
    static const char *const BAD[] = {"fid",     "gml_id", "areal",
                                      "area_m2", "shape",  "navn"};
    bool whole_sample = part->rows <= TRYG_LOOK_SAMPLE;
    bool unique = c->distinct == c->sampled;
    int worth = unique                                               ? 8
                : whole_sample && 10 * c->distinct >= 9 * c->sampled ? 4
                                                                     : -100;
    if (c->filled < part->rows || c->kind == TRYG_LOOK_DECIMAL || c->longest > 40) {
        return -1;
    }
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        worth += strstr(c->folded, GOOD[i]) ? 3 : 0;
    }
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        worth -= strstr(c->folded, BAD[i]) ? 4 : 0;
    }
    worth -= strcmp(c->folded, "id") == 0 ? 3 : 0;
    return worth;
}

static size_t best_key(const struct tryg_look_part *part)
{
    size_t best = part->columns;
    int worth = 0;
    for (size_t c = 0; c < part->columns; c++) {
        int mine = key_worth(part, &part->column[c]);
        if (mine > worth) {
            worth = mine;
            best = c;
        }
    }
    return best;
}

static size_t best_name(const struct tryg_look_part *part, size_t key)
{
    for (size_t c = 0; c < part->columns; c++) {
        const char *name = part->column[c].folded;
        bool is_name = strstr(name, "navn") || strstr(name, "name");
        if (c != key && is_name && part->column[c].filled > 0) {
            return c;
        }
    }
    return part->columns;
}

static void put_key(FILE *out, const char *key, const struct tryg_look_column *column)
{
    fprintf(out, "  %s: ", key);
    put_scalar(out, column->name);
    fputc('\n', out);
}

static void put_areas(const struct tryg_look_file *file,
                      const struct tryg_look_part *part, FILE *out)
{
    size_t key = best_key(part), name = best_name(part, key);
    fputs("areas:\n  file: ", out);
    put_file(out, file, false);
    fputc('\n', out);
    if (part->areas && file->parts > 1) {
        fputs("  layer: ", out);
        put_scalar(out, part->name);
        fputc('\n', out);
    }
    if (key < part->columns) {
        put_key(out, "code", &part->column[key]);
    } else {
        fprintf(out, "  code: \"\"    # %s\n",
                TX("ingen kolonne er udfyldt og forskellig for alle",
                   "no column is filled in and different for all"));
    }
    if (name < part->columns) {
        put_key(out, "name", &part->column[name]);
    }
    if (key < part->columns && part->column[key].distinct < part->column[key].sampled) {
        fprintf(out, "  repeated: merge    # %s\n",
                TX("flere objekter har samme nøgle", "several features have one key"));
    }
    if (part->areas && !part->crs) {
        fprintf(out, "  crs: EPSG:?    # %s\n",
                TX("filen siger det ikke", "the file does not say"));
    }
}

/* Is it a table of areas without geometry: a key of its own, and names? */
static bool is_list_of_areas(const struct tryg_look_part *part)
{
    enum { A_GOOD_KEY = 11, MOST = 5000 };
    size_t key = best_key(part);
    return key < part->columns && part->rows > 1 && part->rows < MOST &&
           key_worth(part, &part->column[key]) >= A_GOOD_KEY;
}

static size_t count_questions(const struct tryg_look_part *part)
{
    size_t n = 0;
    for (size_t c = 0; c < part->columns; c++) {
        n += is_question(&part->column[c]);
    }
    return n;
}

static void put_anything(const struct tryg_look_file *file,
                         const struct tryg_look_part *part, FILE *out)
{
    fprintf(out, "# %s\nfile: ",
            TX("hvad filen er, kan ikke ses af kolonnerne; sådan læses den:",
               "the columns do not tell what the file is; this is how to read it:"));
    put_file(out, file, false);
    fputc('\n', out);
    put_table_keys(out, part, "");
}

void tryg_look_yaml(const struct tryg_look_file *file, const struct tryg_look_part *part,
                    FILE *out)
{
    bool has[TRYG_ROLES];
    for (int role = 0; role < TRYG_ROLES; role++) {
        has[role] = tryg_look_role_at(part, (enum tryg_look_role)role) < part->columns;
    }
    bool coded = has[TRYG_ROLE_CODE] && has[TRYG_ROLE_CATEGORY];
    if (part->areas) {
        put_areas(file, part, out);
    } else if (part->others || part->rows == 0) {
        return; /* points and lines of a layer have no place in a project */
    } else if (has[TRYG_ROLE_EAST] && has[TRYG_ROLE_NORTH]) {
        put_points(file, part, out);
    } else if (has[TRYG_ROLE_WEIGHT] ||
               (has[TRYG_ROLE_ID] && count_questions(part) >= 3)) {
        put_survey(file, part, out);
    } else if (coded && !has[TRYG_ROLE_DATE] && !has[TRYG_ROLE_VALUE]) {
        fputs("offences: ", out);
        put_file(out, file, false);
        fputc('\n', out);
    } else if (has[TRYG_ROLE_AREA] && has[TRYG_ROLE_VALUE]) {
        (has[TRYG_ROLE_CATEGORY] ? put_counts : put_population)(file, part, out);
    } else if (is_list_of_areas(part)) {
        put_areas(file, part, out);
        put_table_keys(out, part, "  ");
    } else {
        put_anything(file, part, out);
    }
}
