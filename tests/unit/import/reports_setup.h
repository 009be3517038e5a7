/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A police source of 2010 and its plan, for the tests of reading reports. */
#ifndef TRYG_TEST_REPORTS_SETUP_H
#define TRYG_TEST_REPORTS_SETUP_H

#include <string.h>

#include "geodata/base/day.h"
#include "import/reports_plan.h"
#include "import/reports_rows.h"

/* vold = 0: codes 01..., but 0199 is excluded; indbrud = 1: codes 2... */
static const char *setup_code[] = {"01", "0199", "2"};
static uint8_t setup_of[] = {0, TRYG_CATEGORY_EXCLUDED, 1};
static const char *setup_id[] = {"vold", "indbrud"};
static const struct tryg_categories setup_categories = {
    .n = 2, .id = setup_id, .codes = 3, .code = setup_code, .category = setup_of};

static struct tryg_reports_source setup_source(void)
{
    return (struct tryg_reports_source){
        .table = {.shown = "data/a.csv",
                  .delimiter = ';',
                  .encoding = TRYG_UTF8,
                  .decimal = ',',
                  .date_format = "dd-mm-yyyy"},
        .id = "journr",
        .date = "dato",
        .time = "tid",
        .code = "kode",
        .east = "x",
        .north = "y",
        .unique = true,
        .first_day = tryg_day_of((struct tryg_date){2010, 1, 1}),
        .last_day = tryg_day_of((struct tryg_date){2010, 12, 31}),
        .zero_is_no_place = true,
        .categories = &setup_categories};
}

/* Plan `source` for a header whose names are separated by ';'. */
static inline enum tryg_status setup_plan(const struct tryg_reports_source *source,
                                          const char *header, tryg_arena *arena,
                                          struct tryg_reports_plan *plan,
                                          struct tryg_error *err)
{
    const char *name[32];
    struct tryg_csv_record record = {.line = 1, .cell = name};
    char *text = tryg_arena_copy(arena, header);
    for (char *at = text; at; record.cells++) {
        char *end = strchr(at, ';');
        name[record.cells] = at;
        at = end ? end + 1 : NULL;
        if (end) {
            *end = 0;
        }
    }
    struct tryg_csv_dialect dialect = {.encoding = source->table.encoding,
                                       .delimiter = ';'};
    return tryg_reports_plan_make(source, &dialect, &record, arena, plan, err);
}

/* Read a text of whole records, on line `line`, into the room. */
static inline void setup_read(struct tryg_rows_room *room,
                              const struct tryg_reports_plan *plan, const char *text,
                              size_t bytes, uint64_t line)
{
    tryg_csv_block_reserve(&room->text, TRYG_WINDOW_BLOCK + 1, TRYG_WINDOW_BLOCK);
    memcpy(room->text.text, text, bytes);
    room->text.bytes = bytes;
    tryg_csv_block_cut(&room->text, plan->delimiter, true, plan->mark);
    room->line = line;
    room->encoding = plan->encoding;
    tryg_rows_mark(room, plan);
    tryg_rows_read(room, plan);
}

#endif
