/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole program writes what the plain one does, byte for byte, on 1, 2, 3 and 8
 * threads: over generated messy files, and over the real projects where they are there.
 *
 * usage: program_test PROGRAM [FOLDER]   FOLDER: compare on this project instead
 * TRYG_SEED=N and TRYG_SEEDS=N choose other messy files than the first few.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include "import/encoding.h"
#include "run_plainly.h"
#include "tests/property/messy_reports.h"

enum { SEEDS = 12, PATH = 1024 };

static const char *program;
static char work[] = "/tmp/tryg_oracle_XXXXXX";

struct totals {
    size_t projects, counted, refused, rows, rejected, placed, outside, repeated, hours;
};

__attribute__((format(printf, 1, 2), noreturn)) static void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

__attribute__((format(printf, 1, 2))) static int shell(const char *format, ...)
{
    char command[4 * PATH];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static void compare(const char *what, const char *name, const char *out, unsigned threads)
{
    if (shell("cmp %s/plain/%s %s/%s", work, name, out, name) != 0) {
        die("%s, %u threads: %s is not that of the plain reader", what, threads, name);
    }
}

/* Run both on a project, and compare all that they say of the reports. */
static void check_project(const char *what, const char *folder, struct totals *totals)
{
    static const unsigned threads[] = {1, 2, 3, 8};
    char plain[PATH], out[PATH];
    struct plainly found;
    struct tryg_error err = {0};
    snprintf(plain, sizeof plain, "%s/plain", work);
    snprintf(out, sizeof out, "%s/out", work);
    shell("rm -rf %s && mkdir %s", plain, plain);
    enum tryg_status status = run_plainly(folder, plain, &found, &err);
    totals->projects++;
    for (size_t t = 0; t < 4; t++) {
        shell("rm -rf %s", out);
        int code = shell("%s --threads %u run %s --out %s >%s/said 2>&1", program,
                         threads[t], folder, out, work);
        if ((code == 0) != (status == TRYG_OK && found.counted)) {
            shell("cat %s/said", work);
            die("%s: exit %d, but the plain reader says: %s", what, code,
                status == TRYG_OK ? "read" : err.text);
        }
        if (status == TRYG_OK) {
            compare(what, "ledger.csv", out, threads[t]);
            compare(what, "rejects.csv", out, threads[t]);
        }
        if (status == TRYG_OK && found.counted) {
            compare(what, "counts.csv", out, threads[t]);
        }
        if (found.counted && found.hours) {
            compare(what, "hours.csv", out, threads[t]);
        } else if (found.counted && shell("test -e %s/hours.csv", out) == 0) {
            die("%s: hours.csv, but no report has a time", what);
        }
    }
    printf("ok %s: %zu rows, %zu placed, %zu outside, %zu rejected, %zu repeated, %zu on "
           "a border\n",
           what, found.rows, found.placed, found.outside, found.rejected, found.repeated,
           found.on_border);
    if (status != TRYG_OK) {
        printf("   refused: %s\n", err.text);
    }
    totals->counted += found.counted;
    totals->refused += status != TRYG_OK;
    totals->rows += found.rows;
    totals->rejected += found.rejected;
    totals->placed += found.placed;
    totals->outside += found.outside;
    totals->repeated += found.repeated;
    totals->hours += found.hours;
}

static FILE *begin_file(const char *name)
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/p/%s", work, name);
    FILE *file = fopen(path, "w");
    return file ? file : (die("%s cannot be written", path), NULL);
}

/* Three areas in the box of messy_reports: two with a ragged border, one with a hole
 * that is the third; a strip in the east is outside. */
static void write_areas(void)
{
    FILE *out = begin_file("areas.geojson");
    fputs("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{"
          "\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},\"features\":[\n",
          out);
    char ragged[2][16384] = {"", ""};
    for (int k = 1; k < 200; k++) {
        char up[64], down[64];
        snprintf(up, sizeof up, "[%d,%d],", 724000 + k * 37 % 1000, 719900 + 51 * k);
        snprintf(down, sizeof down, "[%d,%d],", 724000 + (200 - k) * 37 % 1000,
                 719900 + 51 * (200 - k));
        strcat(ragged[0], up);
        strcat(ragged[1], down);
    }
    fprintf(out,
            "{\"type\":\"Feature\",\"properties\":{\"nr\":\"1\",\"navn\":\"Nørrebro\"},"
            "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[719900,719900],"
            "[724000,719900],%s[724000,730100],[719900,730100],[719900,719900]]]}},\n",
            ragged[0]);
    fprintf(out,
            "{\"type\":\"Feature\",\"properties\":{\"nr\":\"2\",\"navn\":\"Vesterbro/"
            "Kongens Enghave\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
            "724000,719900],[729000,719900],[729000,730100],[724000,730100],%s"
            "[724000,719900]],[[726000,724000],[727000,726000],[728000,724000],"
            "[726000,724000]]]}},\n",
            ragged[1]);
    fputs("{\"type\":\"Feature\",\"properties\":{\"nr\":\"0101\",\"navn\":\"2\"},"
          "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[726000,724000],[728000,"
          "724000],[727000,726000],[726000,724000]]]}}\n]}\n",
          out);
    fclose(out);
}

static void write_column(FILE *out, const char *role, const char *name)
{
    if (name) {
        fprintf(out, "      %s: %s\n", role, name);
    }
}

/* The project that reads a messy file as its source says. */
static void write_project(const struct messy *messy, uint64_t seed)
{
    static const char *const roles[] = {"ignore", "check", "fallback"};
    const struct tryg_reports_source *s = &messy->source;
    FILE *out = begin_file("tryghed.yaml");
    fputs("tryghed: 1\ntitle: {da: Prøve, en: Trial}\nlang: da\ncrs: EPSG:25832\n"
          "years: 2010\nareas: {file: areas.geojson, code: nr, name: navn}\n"
          "offences: offences.csv\ntolerate: {rejects: 1, no_place: 1, outside: 1}\n"
          "reports:\n  - id: politi\n    file: reports_{year}.csv\n    kind: points\n",
          out);
    /* without coordinates the file must say the areas, and these must be used */
    const char *area = s->east && !s->areas ? NULL : s->east ? s->area : "rode";
    if (area) {
        fprintf(out, "    area_role: %s\n", s->east ? roles[seed % 3] : "fallback");
    }
    fprintf(out, "    zero_coordinates: %s\n",
            s->zero_is_no_place ? "no_place" : "place");
    if (s->table.encoding != TRYG_ENCODING_AUTO) {
        fprintf(out, "    encoding: %s\n", tryg_encoding_name(s->table.encoding));
    }
    fprintf(out, "    delimiter: %s\n",
            s->table.delimiter == ';'   ? "\";\""
            : s->table.delimiter == ',' ? "\",\""
                                        : "tab");
    if (s->table.decimal) {
        fprintf(out, "    decimal: \"%c\"\n", s->table.decimal);
    }
    if (s->table.date_format) {
        fprintf(out, "    date_format: \"%s\"\n", s->table.date_format);
    }
    if (s->time_format) {
        fprintf(out, "    time_format: \"%s\"\n", s->time_format);
    }
    if (s->category) {
        fprintf(out, "    category: %s\n", s->category);
    }
    fputs(s->unique ? "    unique: id\n    columns:\n" : "    columns:\n", out);
    write_column(out, "id", s->unique ? s->id : NULL);
    write_column(out, "date", s->date);
    write_column(out, "time", s->time);
    write_column(out, "code", s->category ? NULL : s->code);
    write_column(out, "east", s->east);
    write_column(out, "north", s->north);
    write_column(out, "area", area);
    fclose(out);
}

static void write_reports(const struct messy *messy)
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/p/reports_2010.csv", work);
    gzFile packed = gzopen(path, messy->gzip ? "wb" : "wbT");
    if (!packed || gzwrite(packed, messy->text, (unsigned)messy->bytes) < 0 ||
        gzclose(packed) != Z_OK) {
        die("%s cannot be written", path);
    }
}

static void check_messy(uint64_t seed, struct totals *totals)
{
    const char *code[] = {"01", "0101", "12", "123", "5"};
    uint8_t of[] = {0, 1, 2, TRYG_CATEGORY_EXCLUDED, 1};
    const char *id[] = {"vold", "indbrud", "tyveri"};
    struct tryg_categories categories = {
        .n = 3, .id = id, .codes = 5, .code = code, .category = of};
    const char *area_code[] = {"1", "2", "0101"};
    const char *area_name[] = {"Nørrebro", "Vesterbro/Kongens Enghave", "2"};
    struct tryg_system system = {.n = 3, .code = area_code, .name = area_name};
    tryg_arena *arena = tryg_arena_new("test", 0);
    char what[64], folder[PATH];
    struct messy messy;
    messy_make(&messy, seed, &categories, tryg_names_new(arena, &system));
    snprintf(what, sizeof what, "seed %lu", (unsigned long)seed);
    snprintf(folder, sizeof folder, "%s/p", work);
    shell("rm -rf %s && mkdir %s", folder, folder);
    FILE *offences = begin_file("offences.csv");
    fputs("code,category\n01,vold\n0101,indbrud\n12,tyveri\n123,-\n5,indbrud\n",
          offences);
    fclose(offences);
    write_areas();
    write_project(&messy, seed);
    write_reports(&messy);
    check_project(what, folder, totals);
    free(messy.text);
    tryg_arena_free(arena);
}

/* The real projects, when the shared data are beside the checkout. */
static bool check_real(struct totals *totals)
{
    static const char *const city[] = {"lancashire", "newyork", "chicago"};
    const char *shared = getenv("TRYG_SHARED"), *source = getenv("TRYG_SOURCE");
    if (!shared || !source || shell("test -d %s/data/chicago", shared) != 0) {
        return false;
    }
    for (size_t c = 0; c < sizeof city / sizeof *city; c++) {
        char folder[PATH];
        snprintf(folder, sizeof folder, "%s/%s", work, city[c]);
        if (shell(
                "cp -R %s/tests/real/projects/%s %s && ln -s $(realpath %s/data) %s/data",
                source, city[c], folder, shared, folder) != 0) {
            die("%s cannot be copied", city[c]);
        }
        check_project(city[c], folder, totals);
    }
    return true;
}

int main(int argc, char **argv)
{
    struct totals totals = {0};
    if (argc < 2 || !mkdtemp(work)) {
        fprintf(stderr, "usage: program_test PROGRAM [FOLDER | real]\n");
        return 2;
    }
    program = argv[1];
    const char *first = getenv("TRYG_SEED"), *many = getenv("TRYG_SEEDS");
    uint64_t from = first ? strtoull(first, NULL, 10) : 1;
    uint64_t seeds = many ? strtoull(many, NULL, 10) : SEEDS;
    bool real = argc > 2 && strcmp(argv[2], "real") == 0;
    if (real && !check_real(&totals)) {
        printf("skipped: the real data are not beside the checkout\n");
        rmdir(work);
        return 77;
    }
    for (uint64_t seed = from; argc == 2 && seed < from + seeds; seed++) {
        check_messy(seed, &totals);
    }
    if (argc > 2 && !real) {
        check_project(argv[2], argv[2], &totals);
    }
    shell("rm -rf %s", work);
    printf(
        "%zu projects: %zu counted, %zu refused; %zu rows: %zu placed, %zu outside, %zu "
        "rejected, %zu repeated, %zu with a time\n",
        totals.projects, totals.counted, totals.refused, totals.rows, totals.placed,
        totals.outside, totals.rejected, totals.repeated, totals.hours);
    if (argc == 2 && !first && !many) { /* there must be something of everything */
        return totals.counted * 2 < totals.projects || totals.placed < 2000 ||
               totals.outside < 200 || totals.rejected < 200 || totals.repeated < 50 ||
               totals.hours < 500;
    }
    return totals.placed == 0;
}
