/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/column.h"
#include "geodata/base/lang.h"
#include "geodata/shape/names.h"

#include <stdio.h>
#include <string.h>

enum { LIST_TEXT = 1200 }; /* bytes of a list of columns in a message */

/* "a, b, c", cut short with " … (500)" when there are many. */
static void list_columns(const char *const *columns, size_t count, char into[LIST_TEXT])
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        size_t more = strlen(columns[i]) + 2;
        if (used + more + 24 >= LIST_TEXT) {
            snprintf(into + used, LIST_TEXT - used, " … (%zu)", count);
            return;
        }
        if (*columns[i]) { /* not those without a name */
            used += (size_t)snprintf(into + used, LIST_TEXT - used, "%s%s",
                                     used ? ", " : "", columns[i]);
        }
    }
}

static enum tryg_status not_there(const char *shown, const char *key, const char *name,
                                  const char *const *columns, size_t count,
                                  struct tryg_error *err)
{
    char list[LIST_TEXT] = "";
    list_columns(columns, count, list);
    tryg_fail(err, TRYG_DATA,
              TX("%s har ingen kolonne \"%s\" (%s). Kolonner i filen: %s.",
                 "%s has no column \"%s\" (%s). Columns in the file: %s."),
              shown, name, key, list);
    int near = tryg_word_nearest(name, columns, count);
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       columns[near]);
    }
    return TRYG_DATA;
}

enum tryg_status tryg_column_find(const char *shown, const char *key, const char *name,
                                  const char *const *columns, size_t count, size_t *at,
                                  struct tryg_error *err)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(columns[i], name) != 0) {
            continue;
        }
        if (found < count) {
            return tryg_fail(err, TRYG_DATA,
                             TX("%s har to kolonner ved navn \"%s\" (%s): nr. %zu og "
                                "%zu. Giv den ene et andet navn.",
                                "%s has two columns called \"%s\" (%s): no. %zu and %zu. "
                                "Give one of them another name."),
                             shown, name, key, found + 1, i + 1);
        }
        found = i;
    }
    if (found == count) {
        return not_there(shown, key, name, columns, count, err);
    }
    *at = found;
    return TRYG_OK;
}
