/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fast stream gives what the plain reader gives, on any number of threads, with any
 * vectors or none, in blocks of any size, in order and out of it. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/reports_ways.h"
#include "messy_reports.h"
#include "tests/oracle/reports_plainly.h"
#include "tests/unit/import/csv_files.h"

#include <math.h>
#include <stdatomic.h>

enum { SEEDS = 60 };

/* What the sink has seen, in the order of the commits. */
struct seen {
    unsigned slots;
    _Atomic unsigned taken;   /* a bit a slot: taken and not committed */
    _Atomic unsigned at_work; /* a bit a worker: inside take */
    unsigned workers;
    uint64_t blocks;
    size_t n, room;
    struct plain_row *row;
    uint64_t (*id)[2];
};

static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    (void)worker;
    (void)err;
    struct seen *seen = context;
    assert_true(slot < seen->slots && worker < seen->workers);
    assert_true(block->rows <= TRYG_BLOCK_ROWS_MOST);
    assert_false(atomic_fetch_or(&seen->at_work, 1U << worker) & 1U << worker);
    assert_false(atomic_fetch_or(&seen->taken, 1U << slot) & 1U << slot);
    atomic_fetch_and(&seen->at_work, ~(1U << worker));
    return TRYG_OK;
}

/* What blocks add up to in any order. */
struct sums {
    _Atomic uint64_t rows, all;
};

static uint64_t bits_of(double value)
{
    uint64_t bits = 0;
    if (!isnan(value)) {
        memcpy(&bits, &value, sizeof bits);
    }
    return bits;
}

static uint64_t sum_of(const struct plain_row *row)
{
    uint64_t sum = (uint64_t)row->row | (uint64_t)row->category << 8 |
                   (uint64_t)row->month << 16 | (uint64_t)row->weekday_hour << 24 |
                   (uint64_t)row->area << 32;
    return (sum ^ bits_of(row->east) ^ bits_of(row->north) << 1) *
           UINT64_C(0x9E3779B97F4A7C15);
}

static struct plain_row row_of(const struct tryg_report_block *block, size_t r)
{
    return (struct plain_row){.line = r ? 0 : block->first_line,
                              .row = block->row[r],
                              .category = block->category[r],
                              .month = block->month[r],
                              .weekday_hour = block->weekday_hour[r],
                              .east = block->east[r],
                              .north = block->north[r],
                              .area = block->area ? block->area[r] : TRYG_NO_AREA};
}

static enum tryg_status add_up(void *context, unsigned worker, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    (void)worker;
    (void)slot;
    (void)err;
    struct sums *sums = context;
    uint64_t all = 0;
    for (size_t r = 0; r < block->rows; r++) {
        struct plain_row row = row_of(block, r);
        all += sum_of(&row);
    }
    atomic_fetch_add(&sums->rows, block->rows);
    atomic_fetch_add(&sums->all, all);
    return TRYG_OK;
}

static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    (void)err;
    struct seen *seen = context;
    assert_true(atomic_fetch_and(&seen->taken, ~(1U << slot)) & 1U << slot);
    assert_int_equal(block->number, seen->blocks++);
    if (seen->n + block->rows > seen->room) {
        seen->room = 2 * (seen->n + block->rows);
        seen->row = realloc(seen->row, seen->room * sizeof *seen->row);
        seen->id = realloc(seen->id, seen->room * sizeof *seen->id);
    }
    for (size_t r = 0; r < block->rows; r++) {
        size_t i = seen->n++;
        seen->row[i] = row_of(block, r);
        seen->id[i][0] = block->id ? block->id[r][0] : 0;
        seen->id[i][1] = block->id ? block->id[r][1] : 0;
    }
    return TRYG_OK;
}

static bool same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void compare_row(const struct plain_row *want, const struct plain_row *got,
                        uint64_t seed, unsigned threads)
{
    bool same = want->row == got->row && want->category == got->category &&
                want->month == got->month && want->weekday_hour == got->weekday_hour &&
                same_number(want->east, got->east) &&
                same_number(want->north, got->north) && want->area == got->area &&
                (got->line == 0 || got->line == want->line);
    if (!same) {
        fail_msg("seed %lu, %u threads, line %lu (%lu): row %d/%d category %d/%d month "
                 "%d/%d hour %d/%d place %.17g %.17g/%.17g %.17g area %d/%d",
                 (unsigned long)seed, threads, (unsigned long)want->line,
                 (unsigned long)got->line, want->row, got->row, want->category,
                 got->category, want->month, got->month, want->weekday_hour,
                 got->weekday_hour, want->east, want->north, got->east, got->north,
                 (int)want->area, (int)got->area);
    }
}

/* Ids are hashes that differ from run to run; that two are equal must not. Each row is
 * held against the next three and against one far away. */
static void compare_ids(const struct plain_reports *want, const struct seen *got)
{
    static const size_t steps[] = {1, 2, 3, 997};
    for (size_t i = 0; i < want->n; i++) {
        assert_int_equal(want->row[i].id != NULL, got->id[i][0] || got->id[i][1]);
        for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++) {
            size_t j = i + steps[s];
            if (j < want->n && want->row[i].id && want->row[j].id) {
                assert_int_equal(strcmp(want->row[i].id, want->row[j].id) == 0,
                                 memcmp(got->id[i], got->id[j], 16) == 0);
            }
        }
    }
}

static char *text_of(tryg_rejects *rejects)
{
    char *text;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    assert_int_equal(tryg_rejects_write(rejects, out, NULL), TRYG_OK);
    fclose(out);
    return text;
}

struct totals {
    size_t files, failed, rows, rejects, of[5], ids;
};

/* What the plain reader says of a file. */
struct wanted {
    enum tryg_status status;
    const char *error;
    struct plain_reports reports;
    char *rejects;
    uint64_t sum;
};

static void check_in_order(const struct wanted *want, const struct messy *messy,
                           const struct tryg_reports_ways *ways, uint64_t seed,
                           unsigned threads)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct seen got = {.slots = tryg_reports_slots(threads), .workers = threads};
    struct tryg_reports_sink sink = {&got, take, commit, NULL};
    struct tryg_reports_read read = {0};
    tryg_rejects *rejects = tryg_rejects_new(arena);
    assert_int_equal(tryg_reports_stream_by(ways, &messy->source, threads, &sink, rejects,
                                            &read, &err),
                     want->status);
    assert_string_equal(err.text, want->error);
    assert_int_equal(got.n, want->reports.n);
    assert_int_equal(read.rows, want->reports.n);
    for (size_t i = 0; i < got.n; i++) {
        compare_row(&want->reports.row[i], &got.row[i], seed, threads);
    }
    if (messy->source.unique) {
        compare_ids(&want->reports, &got);
    }
    char *text = text_of(rejects);
    assert_string_equal(text, want->rejects);
    free(text);
    free(got.row);
    free(got.id);
    tryg_arena_free(arena);
}

static void check_in_any_order(const struct wanted *want, const struct messy *messy,
                               const struct tryg_reports_ways *ways, unsigned threads)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct sums got = {0};
    struct tryg_reports_sink sink = {&got, add_up, NULL, NULL};
    struct tryg_reports_read read = {0};
    tryg_rejects *rejects = tryg_rejects_new(arena);
    assert_int_equal(tryg_reports_stream_by(ways, &messy->source, threads, &sink, rejects,
                                            &read, &err),
                     want->status);
    assert_string_equal(err.text, want->error);
    assert_int_equal(got.rows, want->reports.n);
    assert_int_equal(got.all, want->sum);
    char *text = text_of(rejects);
    assert_string_equal(text, want->rejects);
    free(text);
    tryg_arena_free(arena);
}

/* Each number of threads, each kind of vectors and sizes of blocks take turns with the
 * seeds, so that all of them meet. */
static void check_ways(const struct wanted *want, const struct messy *messy,
                       uint64_t seed)
{
    static const unsigned threads[] = {1, 2, 3, 8};
    static const size_t blocks[] = {0, 1000, 4096, 77777, 64, 20011};
    for (size_t t = 0; t < 4; t++) {
        size_t turn = seed + t;
        struct tryg_reports_ways ways = {
            .mark = tryg_csv_marker_with((enum tryg_vectors)(turn % TRYG_VECTORS)),
            .block = blocks[turn % 6],
            .exactly = turn % 7 == 0};
        if (t == seed % 4) {
            check_in_order(want, messy, &(struct tryg_reports_ways){0}, seed, threads[t]);
        }
        check_in_order(want, messy, &ways, seed, threads[t]);
        check_in_any_order(want, messy, &ways, threads[t]);
    }
}

static void check_seed(uint64_t seed, const struct tryg_categories *categories,
                       tryg_names *areas, struct totals *totals)
{
    struct messy messy;
    messy_make(&messy, seed, categories, areas);
    messy.source.table.file = csv_file(messy.text, messy.bytes, messy.gzip);
    messy.source.table.shown = "data/anmeldelser.csv";
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct wanted want = {0};
    struct tryg_error err = {0};
    tryg_rejects *rejects = tryg_rejects_new(arena);
    want.status = plain_reports_read(&messy.source, arena, &want.reports, rejects, &err);
    want.error = err.text;
    want.rejects = text_of(rejects);
    for (size_t i = 0; i < want.reports.n; i++) {
        want.sum += sum_of(&want.reports.row[i]);
        totals->of[want.reports.row[i].row]++;
        totals->ids += want.reports.row[i].id != NULL;
    }
    check_ways(&want, &messy, seed);
    totals->files++;
    totals->failed += want.status != TRYG_OK;
    totals->rows += want.reports.n;
    totals->rejects += tryg_rejects_count(rejects);
    free(want.rejects);
    free(messy.text);
    tryg_arena_free(arena);
}

static void the_stream_is_the_plain_reader(void **state)
{
    (void)state;
    const char *code[] = {"01", "0101", "12", "123", "5"};
    uint8_t of[] = {0, 1, 2, TRYG_CATEGORY_EXCLUDED, 1};
    const char *id[] = {"vold", "indbrud", "tyveri"};
    struct tryg_categories categories = {
        .n = 3, .id = id, .codes = 5, .code = code, .category = of};
    const char *area_code[] = {"1", "2", "0101"};
    const char *area_name[] = {"Nørrebro", "Vesterbro/Kongens Enghave", "2"};
    struct tryg_system system = {.n = 3, .code = area_code, .name = area_name};
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_names *areas = tryg_names_new(arena, &system);
    const char *first = getenv("TRYG_SEED"), *many = getenv("TRYG_SEEDS");
    uint64_t from = first ? strtoull(first, NULL, 10) : 1;
    uint64_t seeds = many ? strtoull(many, NULL, 10) : SEEDS;
    struct totals totals = {0};
    for (uint64_t seed = from; seed < from + seeds; seed++) {
        print_message("seed %lu\n", (unsigned long)seed);
        check_seed(seed, &categories, areas, &totals);
    }
    tryg_arena_free(arena);
    print_message(
        "%zu files (%zu refused), %zu rows: %zu read, %zu excluded, %zu unknown, "
        "%zu out of period, %zu rejected; %zu ids\n",
        totals.files, totals.failed, totals.rows, totals.of[0], totals.of[1],
        totals.of[2], totals.of[3], totals.of[4], totals.ids);
    if (!first && !many) { /* the mess must hold a good deal of everything */
        for (int box = 0; box < 5; box++) {
            assert_true(totals.of[box] > 500);
        }
        assert_true(totals.failed * 4 < totals.files && totals.ids > 500);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stream_is_the_plain_reader),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
