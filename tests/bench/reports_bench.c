/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long reading a report file takes, as a ratio to `cat FILE >/dev/null`, and the
 * memory it takes at most.
 *
 * usage: reports_bench FILE [THREADS] [point]
 *
 * FILE is one of reports_gen.c; `point` says that its decimal sign is the point. The
 * answer is checked against FILE.expected before anything is timed.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "geodata/base/day.h"
#include "geodata/base/work.h"
#include "import/reports.h"

enum { TIMES = 7, BOXES = 5 };

struct books {
    uint64_t box[BOXES];
    double sum; /* of the coordinates, so that they are looked at */
};

static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    (void)worker;
    (void)context;
    (void)slot;
    (void)block;
    (void)err;
    return TRYG_OK;
}

static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    (void)slot;
    (void)err;
    struct books *books = context;
    for (size_t r = 0; r < block->rows; r++) {
        books->box[block->row[r]]++;
        books->sum += block->row[r] == TRYG_ROW_READ ? block->east[r] : 0;
    }
    return TRYG_OK;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds_of_cat(const char *file)
{
    double begin = now();
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout)) {
            _exit(1);
        }
        execlp("cat", "cat", file, (char *)NULL);
        _exit(1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    return status == 0 ? now() - begin : 0;
}

static long peak_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static bool as_expected(const char *file, const struct books *books, uint64_t rows)
{
    char name[4096];
    snprintf(name, sizeof name, "%s.expected", file);
    FILE *in = fopen(name, "r");
    uint64_t want[2 + BOXES] = {0}; /* the last: repeated ids, which are read here */
    size_t have = 0;
    while (in && have < 2 + BOXES && fscanf(in, "%" SCNu64, &want[have]) == 1) {
        have++;
    }
    if (in) {
        fclose(in);
    }
    want[1] += want[1 + BOXES];
    return have == 2 + BOXES && want[0] == rows &&
           memcmp(want + 1, books->box, sizeof books->box) == 0;
}

static double seconds_of_reading(const struct tryg_reports_source *source,
                                 unsigned threads, struct books *books,
                                 struct tryg_reports_read *read)
{
    struct tryg_error err = {0};
    struct tryg_reports_sink sink = {books, take, commit, NULL};
    tryg_arena *arena = tryg_arena_new("bench", 0);
    double begin = now();
    if (tryg_reports_stream(source, threads, &sink, tryg_rejects_new(arena), read,
                            &err) != TRYG_OK) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    double seconds = now() - begin;
    tryg_arena_free(arena);
    return seconds;
}

/* Has the file a column with the time? */
static bool has_time(const char *file)
{
    char header[256] = "";
    FILE *in = fopen(file, "r");
    bool has = in && fgets(header, sizeof header, in) && strstr(header, ";tid;");
    if (in) {
        fclose(in);
    }
    return has;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: reports_bench FILE [THREADS] [point]\n");
        return 2;
    }
    const char *code[] = {"1", "10000", "13", "14", "15", "16", "17", "171", "18", "19"};
    uint8_t of[] = {0, TRYG_CATEGORY_EXCLUDED, 1, 1, 2, 2, 3, 4, 4, 5};
    const char *id[] = {"a", "b", "c", "d", "e", "f"};
    struct tryg_categories categories = {
        .n = 6, .id = id, .codes = 10, .code = code, .category = of};
    struct tryg_reports_source source = {
        .table = {.file = argv[1],
                  .shown = argv[1],
                  .decimal = argc > 3 ? '.' : ',',
                  .date_format = "dd-mm-yyyy"},
        .date = "dato",
        .time = has_time(argv[1]) ? "tid" : NULL,
        .code = "kode",
        .east = "x",
        .north = "y",
        .first_day = tryg_day_of((struct tryg_date){2010, 1, 1}),
        .last_day = tryg_day_of((struct tryg_date){2010, 12, 31}),
        .zero_is_no_place = true,
        .categories = &categories};
    unsigned threads = argc > 2 ? (unsigned)atoi(argv[2]) : 0;
    threads = threads ? threads : tryg_work_processors();

    struct books books = {0};
    struct tryg_reports_read read;
    long before = peak_kib();
    double reading = seconds_of_reading(&source, threads, &books, &read);
    long peak = peak_kib() - before;
    if (!as_expected(argv[1], &books, read.rows)) {
        fprintf(stderr, "%s: wrong answer\n", argv[1]);
        return 1;
    }
    double cat = seconds_of_cat(argv[1]);
    for (int i = 0; i < TIMES; i++) {
        struct books again = {0};
        reading = smaller(reading, seconds_of_reading(&source, threads, &again, &read));
        cat = smaller(cat, seconds_of_cat(argv[1]));
    }
    printf("reading %-28s %9" PRIu64 " rows %2u threads %7.3f s  %6.1f x cat (%.4f s)  "
           "peak +%.1f MiB\n",
           strrchr(argv[1], '/') ? strrchr(argv[1], '/') + 1 : argv[1], read.rows,
           threads, reading, reading / cat, cat, (double)peak / 1024);
    return 0;
}
