/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/offences.h"
#include "import/reports_rows.h"

#include <math.h>
#include <string.h>

enum { SHOWN = 60, NO_HOUR = 255 };

/* One row being judged. */
struct trial {
    struct tryg_rows_room *room;
    const struct tryg_reports_plan *plan;
    size_t r;
    uint64_t line;
    const struct tryg_word *word;
};

/* At most SHOWN bytes of a value, cut between characters. */
static size_t shown_bytes(const struct tryg_word *value)
{
    if (value->bytes <= SHOWN) {
        return value->bytes;
    }
    size_t bytes = SHOWN;
    while (bytes > 0 && ((unsigned char)value->at[bytes] & 0xC0) == 0x80) {
        bytes--;
    }
    return bytes;
}

static size_t keep_words(struct tryg_rows_room *room, const struct tryg_word *value)
{
    static const char more[] = "\xE2\x80\xA6"; /* an ellipsis */
    size_t bytes = shown_bytes(value), at = room->words_used;
    size_t wanted = at + bytes + sizeof more;
    if (wanted > room->words_room) {
        size_t larger = 2 * wanted;
        room->words =
            tryg_arena_grow(room->arena, room->words, room->words_room, larger, 1);
        room->words_room = larger;
    }
    memcpy(room->words + at, value->at, bytes);
    size_t end = at + bytes;
    if (bytes < value->bytes) {
        memcpy(room->words + end, more, sizeof more - 1);
        end += sizeof more - 1;
    }
    room->words[end] = 0;
    room->words_used = end + 1;
    return at;
}

void tryg_rows_reject(struct tryg_rows_room *room, size_t r,
                      const struct tryg_kept_reject *reject,
                      const struct tryg_word *value)
{
    struct tryg_report_block *block = &room->block;
    block->row[r] = TRYG_ROW_REJECTED;
    block->category[r] = TRYG_NO_CATEGORY;
    block->month[r] = TRYG_NO_MONTH;
    block->weekday_hour[r] = NO_HOUR;
    block->east[r] = block->north[r] = NAN;
    if (block->harm_class) {
        block->harm_class[r] = TRYG_NO_CLASS;
    }
    if (block->area) {
        block->area[r] = TRYG_NO_AREA;
    }
    if (block->id) {
        block->id[r][0] = block->id[r][1] = 0;
    }
    if (room->rejects == room->rejects_room) {
        size_t larger = room->rejects_room ? 2 * room->rejects_room : 64;
        room->reject = tryg_arena_grow(room->arena, room->reject, room->rejects_room,
                                       larger, sizeof *room->reject);
        room->rejects_room = larger;
    }
    struct tryg_kept_reject *kept = &room->reject[room->rejects++];
    *kept = *reject;
    kept->value = value ? keep_words(room, value) : SIZE_MAX;
}

/* Reject for one cell. Its value is shown unless it is the id's, which is personal, or
 * there is none. Returns false, so that a judge can `return refuse(...)`. */
static bool refuse(const struct trial *t, enum tryg_role role, enum tryg_reason reason,
                   const char *expected)
{
    bool show = role != TRYG_ROLE_ID && t->word[role].bytes > 0;
    struct tryg_kept_reject reject = {.line = t->line,
                                      .column = (uint32_t)t->plan->at[role] + 1,
                                      .reason = reason,
                                      .expected = expected};
    tryg_rows_reject(t->room, t->r, &reject, show ? &t->word[role] : NULL);
    return false;
}

static bool judge_moment(const struct trial *t, enum tryg_role role,
                         const struct tryg_swift_pattern *pattern, const char *format,
                         struct tryg_moment *moment)
{
    switch (tryg_swift_moment(t->word[role].at, t->word[role].bytes, pattern, moment)) {
    case TRYG_DAY_OK:
        return true;
    case TRYG_DAY_SHAPE:
        return refuse(t, role, TRYG_REASON_DATE_SHAPE, format);
    case TRYG_DAY_NO_SUCH:
        break;
    }
    return refuse(t, role, TRYG_REASON_DATE_NONE, format);
}

/* Steps 3 and 4. *in_period, and the month and weekday columns. */
static bool judge_when(const struct trial *t, bool *in_period)
{
    const struct tryg_reports_plan *plan = t->plan;
    struct tryg_moment when = {.minute = -1}, time = {.minute = -1};
    struct tryg_report_block *block = &t->room->block;
    block->month[t->r] = TRYG_NO_MONTH;
    block->weekday_hour[t->r] = NO_HOUR;
    *in_period = true;
    if (plan->has[TRYG_ROLE_DATE]) {
        if (t->word[TRYG_ROLE_DATE].bytes == 0) {
            return refuse(t, TRYG_ROLE_DATE, TRYG_REASON_DATE_EMPTY, plan->date_format);
        }
        if (!judge_moment(t, TRYG_ROLE_DATE, &plan->date, plan->date_format, &when)) {
            return false;
        }
    }
    if (plan->has[TRYG_ROLE_TIME] && t->word[TRYG_ROLE_TIME].bytes > 0 &&
        !judge_moment(t, TRYG_ROLE_TIME, &plan->time, plan->time_format, &time)) {
        return false;
    }
    if (!plan->has[TRYG_ROLE_DATE]) {
        return true;
    }
    int32_t day = tryg_day_of(when.date);
    int minute = time.minute >= 0 ? time.minute : when.minute;
    int month = when.date.year * 12 + when.date.month - 1 - plan->first_month;
    *in_period = day >= plan->source->first_day && day <= plan->source->last_day;
    if (*in_period && month < TRYG_NO_MONTH) {
        block->month[t->r] = (uint8_t)month;
    }
    if (minute >= 0 && plan->weekday_known) {
        block->weekday_hour[t->r] = (uint8_t)(tryg_day_weekday(day) * 24 + minute / 60);
    }
    return true;
}

static bool judge_id(const struct trial *t)
{
    const struct tryg_word *id = &t->word[TRYG_ROLE_ID];
    if (!t->plan->has[TRYG_ROLE_ID]) {
        return true;
    }
    if (id->bytes == 0) {
        return refuse(t, TRYG_ROLE_ID, TRYG_REASON_ID_EMPTY, NULL);
    }
    tryg_id_hash(&t->plan->key, 1, &(struct tryg_id_text){id->at, id->bytes},
                 &t->room->block.id[t->r]);
    return true;
}

static bool judge_place(const struct trial *t)
{
    double *east = &t->room->block.east[t->r], *north = &t->room->block.north[t->r];
    const struct tryg_word *e = &t->word[TRYG_ROLE_EAST], *n = &t->word[TRYG_ROLE_NORTH];
    *east = *north = NAN;
    if (!t->plan->has[TRYG_ROLE_EAST] || (e->bytes == 0 && n->bytes == 0)) {
        return true;
    }
    double x, y;
    if (!tryg_swift_number(e->at, e->bytes, t->plan->style, &x)) {
        return refuse(t, TRYG_ROLE_EAST, TRYG_REASON_COORDINATE,
                      t->plan->coordinate_form);
    }
    if (!tryg_swift_number(n->at, n->bytes, t->plan->style, &y)) {
        return refuse(t, TRYG_ROLE_NORTH, TRYG_REASON_COORDINATE,
                      t->plan->coordinate_form);
    }
    if (!(t->plan->source->zero_is_no_place && x == 0 && y == 0)) {
        *east = x;
        *north = y;
    }
    return true;
}

uint32_t tryg_rows_offence(struct tryg_rows_room *room,
                           const struct tryg_reports_plan *plan, struct tryg_word code)
{
    const struct tryg_categories *c = plan->source->categories;
    uint32_t offence;
    if (!tryg_recall_find(&room->codes, code.at, code.bytes, TRYG_SPELT_UTF8, &offence)) {
        uint32_t entry = tryg_categories_entry(c, code.at, code.bytes);
        offence =
            entry == TRYG_NO_ENTRY
                ? tryg_offence_of(TRYG_NO_CATEGORY, TRYG_NO_CLASS)
                : tryg_offence_of(c->category[entry],
                                  c->classes ? c->class_of_code[entry] : TRYG_NO_CLASS);
        tryg_recall_keep(&room->codes, code.at, code.bytes, TRYG_SPELT_UTF8, offence);
    }
    return offence;
}

uint32_t tryg_rows_area(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                        struct tryg_word text)
{
    uint32_t area = TRYG_NO_AREA;
    if (text.bytes == 0 ||
        tryg_recall_find(&room->areas, text.at, text.bytes, TRYG_SPELT_UTF8, &area)) {
        return area;
    }
    if (tryg_names_find(plan->source->areas, text.at, text.bytes, &area, NULL) !=
        TRYG_NAME_OK) {
        area = TRYG_NO_AREA;
    }
    tryg_recall_keep(&room->areas, text.at, text.bytes, TRYG_SPELT_UTF8, area);
    return area;
}

void tryg_rows_judge(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                     size_t r, uint64_t line, const struct tryg_word word[TRYG_ROLES])
{
    struct trial t = {room, plan, r, line, word};
    struct tryg_report_block *block = &room->block;
    bool in_period;
    if (!judge_when(&t, &in_period)) {
        return;
    }
    if (plan->has[TRYG_ROLE_CODE] && word[TRYG_ROLE_CODE].bytes == 0) {
        refuse(&t, TRYG_ROLE_CODE, TRYG_REASON_CODE_EMPTY, NULL);
        return;
    }
    if (!judge_id(&t) || !judge_place(&t)) {
        return;
    }
    uint32_t offence = plan->has[TRYG_ROLE_CODE]
                           ? tryg_rows_offence(room, plan, word[TRYG_ROLE_CODE])
                           : plan->constant_offence;
    uint8_t category = tryg_offence_category(offence);
    if (block->harm_class) {
        block->harm_class[r] = tryg_offence_class(offence);
    }
    if (block->area) {
        block->area[r] = tryg_rows_area(room, plan, word[TRYG_ROLE_AREA]);
    }
    bool known = category < TRYG_CATEGORY_EXCLUDED;
    block->category[r] = known ? category : TRYG_NO_CATEGORY;
    block->row[r] = !in_period                           ? TRYG_ROW_OUT_OF_PERIOD
                    : category == TRYG_NO_CATEGORY       ? TRYG_ROW_UNKNOWN_CODE
                    : category == TRYG_CATEGORY_EXCLUDED ? TRYG_ROW_EXCLUDED
                                                         : TRYG_ROW_READ;
}
