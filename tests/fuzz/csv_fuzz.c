/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a report file: neither reader stumbles, and the stream gives what the
 * plain reader gives. The first byte of the input chooses how the rest is read.
 */
#define _GNU_SOURCE /* memfd_create */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "import/reports_ways.h"
#include "tests/oracle/reports_plainly.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

struct seen {
    const struct plain_reports *want;
    size_t rows;
};

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

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
    struct seen *seen = context;
    must(seen->rows + block->rows <= seen->want->n, "more rows than there are");
    for (size_t r = 0; r < block->rows; r++) {
        const struct plain_row *want = &seen->want->row[seen->rows++];
        must(block->row[r] == want->row && block->category[r] == want->category &&
                 block->month[r] == want->month &&
                 block->weekday_hour[r] == want->weekday_hour,
             "a row differs");
        must(memcmp(&block->east[r], &want->east, sizeof want->east) == 0 ||
                 (want->east != want->east && block->east[r] != block->east[r]),
             "a coordinate differs");
    }
    return TRYG_OK;
}

static char *text_of(tryg_rejects *rejects)
{
    char *text = NULL;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    must(out && tryg_rejects_write(rejects, out, NULL) == TRYG_OK, "rejects");
    fclose(out);
    return text;
}

static struct tryg_reports_source choose(uint8_t how, const char *path,
                                         const struct tryg_categories *categories)
{
    static const char delimiters[] = {0, ';', ',', '\t'};
    return (struct tryg_reports_source){
        .table = {.file = path,
                  .shown = "x.csv",
                  .encoding = (enum tryg_encoding)((how & 7) % 6),
                  .delimiter = delimiters[how >> 3 & 3],
                  .decimal = how & 32 ? ',' : '.',
                  .date_format = how & 64 ? "d-m-yy" : "dd-mm-yyyy"},
        .id = "i",
        .date = "d",
        .time = how & 64 ? "t" : NULL,
        .code = "c",
        .east = how & 128 ? "x" : NULL,
        .north = how & 128 ? "y" : NULL,
        .unique = (how & 32) != 0,
        .first_day = 14000,
        .last_day = 15000,
        .zero_is_no_place = true,
        .categories = categories};
}

static void read_both(const struct tryg_reports_source *source)
{
    tryg_arena *arena = tryg_arena_new("fuzz", 0);
    struct plain_reports want = {0};
    struct tryg_error err = {0};
    tryg_rejects *want_rejects = tryg_rejects_new(arena);
    enum tryg_status status =
        plain_reports_read(source, arena, &want, want_rejects, &err);
    char *want_text = text_of(want_rejects);
    for (unsigned turn = 0; turn < TRYG_VECTORS;
         turn++) { /* in company, in small blocks */
        struct tryg_reports_ways ways = {
            .mark = tryg_csv_marker_with((enum tryg_vectors)turn),
            .block = turn % 2 ? 48 : 0};
        struct seen seen = {.want = &want};
        struct tryg_reports_sink sink = {&seen, take, commit, NULL};
        struct tryg_reports_read read;
        tryg_rejects *rejects = tryg_rejects_new(arena);
        must(tryg_reports_stream_by(&ways, source, 1 + turn / 2, &sink, rejects, &read,
                                    &err) == status,
             "the verdict differs");
        must(status != TRYG_OK || seen.rows == want.n, "fewer rows than there are");
        char *text = text_of(rejects);
        must(strcmp(text, want_text) == 0, "the rejects differ");
        free(text);
    }
    free(want_text);
    tryg_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count == 0) {
        return 0;
    }
    const char *code[] = {"01", "0199", "2"}, *id[] = {"a", "b"};
    uint8_t of[] = {0, TRYG_CATEGORY_EXCLUDED, 1};
    struct tryg_categories categories = {
        .n = 2, .id = id, .codes = 3, .code = code, .category = of};
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    must(fd >= 0 && write(fd, bytes + 1, count - 1) == (ssize_t)(count - 1), "memfd");
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct tryg_reports_source source = choose(bytes[0], path, &categories);
    read_both(&source);
    close(fd);
    return 0;
}
