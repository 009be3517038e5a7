/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/areas.h"
#include "geodata/base/lang.h"

#include <stdio.h>
#include <string.h>

static bool all_digits(const char *code)
{
    return *code && code[strspn(code, "0123456789")] == 0;
}

/* Compare two all-digit texts by value, of any length. */
static int by_value(const char *a, const char *b)
{
    const char *pa = a + strspn(a, "0"), *pb = b + strspn(b, "0");
    size_t na = strlen(pa), nb = strlen(pb);
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    int order = strcmp(pa, pb);
    if (order == 0 && strlen(a) != strlen(b)) {
        order = strlen(a) < strlen(b) ? -1 : 1;
    }
    return order;
}

int tryg_code_order(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    bool dx = all_digits(x), dy = all_digits(y);
    if (dx != dy) {
        return dx ? -1 : 1;
    }
    return dx ? by_value(x, y) : strcmp(x, y);
}

uint32_t tryg_system_find(const struct tryg_system *system, const char *code)
{
    size_t low = 0, high = system->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = tryg_code_order(&system->code[mid], &code);
        if (order == 0) {
            return (uint32_t)mid;
        }
        if (order < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return TRYG_NO_AREA;
}

static const char *code_or_none(const struct tryg_system *system, uint32_t group)
{
    return group == TRYG_NO_AREA ? TX("(ingen)", "(none)") : system->code[group];
}

/* Name the atoms of a group that lies in several groups of `coarse`. */
static enum tryg_status fail_split(const struct tryg_system *fine,
                                   const struct tryg_system *coarse,
                                   const struct tryg_areas *atoms, uint32_t group,
                                   struct tryg_error *err)
{
    char list[1500] = "";
    size_t used = 0, shown = 0;
    for (size_t a = 0; a < atoms->n && used + 80 < sizeof list; a++) {
        if (fine->group_of_atom[a] != group) {
            continue;
        }
        int wrote = snprintf(list + used, sizeof list - used, "%s%.40s -> %.30s",
                             shown++ ? ", " : "", atoms->code[a],
                             code_or_none(coarse, coarse->group_of_atom[a]));
        used += wrote > 0 ? (size_t)wrote : 0;
    }
    return tryg_fail(err, TRYG_DATA,
                     TX("%s %s (%s) ligger ikke i én enhed i %s: %s.\n"
                        "  Ret grupperingen (fix: i tryghed.yaml) eller fjern inside:.",
                        "%s %s (%s) does not lie in one unit of %s: %s.\n"
                        "  Mend the grouping (fix: in tryghed.yaml) or remove inside:."),
                     fine->id, fine->code[group], fine->name[group], coarse->id, list);
}

enum tryg_status tryg_system_nest(const struct tryg_system *fine,
                                  const struct tryg_system *coarse,
                                  const struct tryg_areas *atoms, uint32_t *map,
                                  struct tryg_error *err)
{
    enum { UNSEEN = 0xFFFFFFFE };
    for (int writing = 0; writing <= 1; writing++) {
        for (size_t g = 0; g < fine->n; g++) {
            uint32_t seen = UNSEEN;
            for (size_t a = 0; a < atoms->n; a++) {
                if (fine->group_of_atom[a] != g) {
                    continue;
                }
                uint32_t at = coarse->group_of_atom[a];
                if (seen != UNSEEN && seen != at) {
                    return fail_split(fine, coarse, atoms, (uint32_t)g, err);
                }
                seen = at;
            }
            if (writing) {
                map[g] = seen == UNSEEN ? TRYG_NO_AREA : seen;
            }
        }
    }
    return TRYG_OK;
}
