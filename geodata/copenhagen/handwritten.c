/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/handwritten.h"

#include <stdlib.h>
#include <string.h>

#include "geodata/base/lang.h"

struct tryg_handwritten tryg_handwritten_open(const char *file, const char *text,
                                              tryg_arena *arena)
{
    return (struct tryg_handwritten){
        .place = {.file = file}, .rest = text, .arena = arena};
}

char *tryg_handwritten_next(struct tryg_handwritten *rows)
{
    while (*rows->rest) {
        const char *line = rows->rest;
        size_t bytes = strcspn(line, "\n");
        rows->rest = line + bytes + (line[bytes] == '\n');
        rows->place.line++;
        if (bytes > 0 && line[0] != '#') {
            return tryg_arena_copy_n(rows->arena, line, bytes);
        }
    }
    return NULL;
}

char *tryg_handwritten_word(char **row)
{
    char *word = *row + strspn(*row, " ");
    char *end = word + strcspn(word, " ");
    *row = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

char *tryg_handwritten_part(char **row, char sign)
{
    char *part = *row + strspn(*row, " ");
    char *end = strchr(part, sign);
    *row = end ? end + 1 : part + strlen(part);
    end = end ? end : *row;
    while (end > part && end[-1] == ' ') {
        end--;
    }
    *end = '\0';
    return part;
}

enum tryg_status tryg_handwritten_whole(const struct tryg_handwritten *rows, char **row,
                                        int32_t *value, struct tryg_error *err)
{
    const char *word = tryg_handwritten_word(row);
    char *end = NULL;
    long number = strtol(word, &end, 10);
    if (end == word || *end || number < INT32_MIN || number > INT32_MAX) {
        return tryg_fail_at(
            err, TRYG_FAILED, rows->place,
            TX("\"%s\" er ikke et helt tal.", "\"%s\" is not a whole number."), word);
    }
    *value = (int32_t)number;
    return TRYG_OK;
}
