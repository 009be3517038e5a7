/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/read_parts.h"

enum tryg_status tryg_reading_answers(struct tryg_reading *r,
                                      struct tryg_year_record *record,
                                      struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT survey, question, dont_know, share, se, n FROM city_answer "
                      "WHERE year = ? ORDER BY position");
    tryg_cursor_put_int(&rows, r->year);
    bool whole = true;
    while (tryg_cursor_next(&rows)) {
        record->answer = tryg_arena_grow(r->arena, record->answer, record->answers,
                                         record->answers + 1, sizeof *record->answer);
        struct tryg_city_answer *answer = &record->answer[record->answers++];
        answer->survey = tryg_cursor_get_text(&rows, r->arena);
        answer->question = tryg_cursor_get_text(&rows, r->arena);
        whole = whole && answer->question;
        answer->dont_know = tryg_cursor_get_int(&rows) != 0;
        answer->share = tryg_cursor_get_real(&rows);
        answer->se = tryg_cursor_get_real(&rows);
        answer->n = tryg_cursor_get_real(&rows);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return whole ? TRYG_OK : tryg_reading_broken(r, err);
}
