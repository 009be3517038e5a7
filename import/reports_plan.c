/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports_plan.h"
#include "geodata/base/lang.h"
#include "import/offences.h"
#include "import/reports_usual.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* One key for the process, so that equal ids are equal in all its streams; never written
 * anywhere, so nobody can ask a hash whether it is of a given id. */
static struct tryg_id_key process_key;

static void draw_key(void)
{
    unsigned char key[TRYG_ID_KEY] = {0};
    if (sodium_init() >= 0) {
        randombytes_buf(key, sizeof key);
    }
    process_key = tryg_id_key_of(key, tryg_id_has_aes());
}

static enum tryg_status no_such_column(const struct tryg_reports_plan *plan,
                                       const char *key, const char *name,
                                       struct tryg_error *err)
{
    char list[1024] = "";
    for (size_t c = 0; c < plan->columns; c++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", c ? ", " : "", plan->column[c]);
    }
    tryg_fail(err, TRYG_DATA,
              TX("%s har ingen kolonne \"%s\" (columns: %s).\n  Kolonnerne er: %s.",
                 "%s has no column \"%s\" (columns: %s).\n  The columns are: %s."),
              plan->source->table.shown, name, key, list);
    int nearest = tryg_word_nearest(name, plan->column, plan->columns);
    if (nearest >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       plan->column[nearest]);
    }
    return TRYG_DATA;
}

static enum tryg_status find_column(struct tryg_reports_plan *plan, enum tryg_role role,
                                    const char *key, const char *name,
                                    struct tryg_error *err)
{
    if (!name) {
        return TRYG_OK;
    }
    for (size_t c = 0; c < plan->columns; c++) {
        if (strcmp(plan->column[c], name) != 0) {
            continue;
        }
        if (plan->has[role]) {
            return tryg_fail(
                err, TRYG_DATA,
                TX("%s har to kolonner ved navn \"%s\" (%zu og %zu). Giv den "
                   "ene et andet navn.",
                   "%s has two columns called \"%s\" (%zu and %zu). Rename "
                   "one of them."),
                plan->source->table.shown, name, plan->at[role] + 1, c + 1);
        }
        plan->has[role] = true;
        plan->at[role] = c;
    }
    return plan->has[role] ? TRYG_OK : no_such_column(plan, key, name, err);
}

static enum tryg_status check_given(const struct tryg_reports_source *s,
                                    struct tryg_error *err)
{
    if ((s->east == NULL) != (s->north == NULL)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s: af east og north er kun den ene angivet.",
                            "%s: only one of east and north is given."),
                         s->table.shown);
    }
    if (!s->code && !s->category) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s: hverken en kolonne med koder (code) eller en fast "
                            "kategori (category) er angivet.",
                            "%s: neither a column of codes (code) nor a constant "
                            "category (category) is given."),
                         s->table.shown);
    }
    if (s->unique && !s->id) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s: unique kræver, at kolonnen id er angivet.",
                            "%s: unique needs the column id to be given."),
                         s->table.shown);
    }
    return TRYG_OK;
}

static enum tryg_status find_columns(struct tryg_reports_plan *plan,
                                     struct tryg_error *err)
{
    const struct tryg_reports_source *s = plan->source;
    const char *code = s->category ? NULL : s->code;
    TRYG_TRY(check_given(s, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_ID, "id", s->unique ? s->id : NULL, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_DATE, "date", s->date, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_TIME, "time", s->time, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_CODE, "code", code, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_EAST, "east", s->east, err));
    TRYG_TRY(find_column(plan, TRYG_ROLE_NORTH, "north", s->north, err));
    return find_column(plan, TRYG_ROLE_AREA, "area", s->areas ? s->area : NULL, err);
}

static enum tryg_status compile(const struct tryg_reports_plan *plan, const char *key,
                                const char *format, struct tryg_swift_pattern *pattern,
                                struct tryg_error *err)
{
    bool date = strcmp(key, "date_format") == 0;
    if (!tryg_swift_compile(format, pattern) ||
        (date ? !pattern->year.digits : !pattern->exact.parts || !pattern->hour.digits)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s: %s \"%s\" er ikke en form for %s. Brug fx %s.",
                            "%s: %s \"%s\" is not a form of a %s. Use e.g. %s."),
                         plan->source->table.shown, key, format,
                         date ? TX("dato", "date") : TX("klokkeslæt", "time"),
                         date ? "dd-mm-yyyy" : "HH:MM");
    }
    return TRYG_OK;
}

static enum tryg_status find_formats(struct tryg_reports_plan *plan,
                                     struct tryg_error *err)
{
    const struct tryg_reports_source *s = plan->source;
    plan->date_format = s->table.date_format ? s->table.date_format : "yyyy-mm-dd";
    plan->time_format = s->time_format ? s->time_format : "HH:MM";
    TRYG_TRY(compile(plan, "date_format", plan->date_format, &plan->date, err));
    TRYG_TRY(compile(plan, "time_format", plan->time_format, &plan->time, err));
    plan->weekday_known = plan->date.month.digits && plan->date.day.digits;
    char decimal = s->table.decimal ? s->table.decimal : '.';
    char usual = decimal == ',' ? '.' : ',';
    plan->style.decimal = decimal;
    plan->style.thousands = s->table.thousands ? s->table.thousands : usual;
    plan->coordinate_form = decimal == ',' ? "0,0" : "0.0";
    struct tryg_date first = tryg_day_date(s->first_day);
    plan->first_month = first.year * 12 + first.month - 1;
    return TRYG_OK;
}

static enum tryg_status find_category(struct tryg_reports_plan *plan,
                                      struct tryg_error *err)
{
    const struct tryg_reports_source *s = plan->source;
    plan->constant_offence = tryg_offence_of(TRYG_NO_CATEGORY, TRYG_NO_CLASS);
    if (!s->category) {
        return TRYG_OK;
    }
    for (size_t c = 0; s->categories && c < s->categories->n; c++) {
        if (strcmp(s->categories->id[c], s->category) == 0) {
            plan->constant_offence = tryg_offence_of(
                (uint8_t)c, tryg_categories_class(s->categories, (uint8_t)c));
            return TRYG_OK;
        }
    }
    return tryg_fail(
        err, TRYG_USAGE,
        TX("%s: kategorien \"%s\" findes ikke.", "%s: there is no category \"%s\"."),
        s->table.shown, s->category);
}

enum tryg_status tryg_reports_plan_make(const struct tryg_reports_source *source,
                                        const struct tryg_csv_dialect *dialect,
                                        const struct tryg_csv_record *header,
                                        tryg_arena *arena, struct tryg_reports_plan *plan,
                                        struct tryg_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, draw_key);
    struct tryg_reports_plan made = {.source = source,
                                     .encoding = dialect->encoding,
                                     .delimiter = dialect->delimiter,
                                     .mark = tryg_csv_marker_best(),
                                     .columns = header->cells,
                                     .key = process_key};
    made.columns_text = tryg_arena_print(arena, "%zu", header->cells);
    made.column = TRYG_NEW(arena, header->cells, const char *);
    for (size_t c = 0; c < header->cells; c++) {
        made.column[c] = tryg_arena_copy(arena, header->cell[c]);
    }
    TRYG_TRY(find_columns(&made, err));
    TRYG_TRY(find_formats(&made, err));
    TRYG_TRY(find_category(&made, err));
    tryg_calendar_make(source->first_day, source->last_day, arena, &made.calendar);
    made.usual = tryg_usual_possible(&made);
    *plan = made;
    return TRYG_OK;
}
