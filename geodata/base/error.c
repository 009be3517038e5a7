/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/base/error.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *tryg_place_print(struct tryg_place place, char *into, size_t size)
{
    const char *file = place.file ? place.file : "";
    if (place.line && place.column) {
        snprintf(
            into, size,
            TX("%s, linje %" PRIu64 ", kolonne %u", "%s, line %" PRIu64 ", column %u"),
            file, place.line, place.column);
    } else if (place.line) {
        snprintf(into, size, TX("%s, linje %" PRIu64, "%s, line %" PRIu64), file,
                 place.line);
    } else {
        snprintf(into, size, "%s", file);
    }
    return into;
}

enum tryg_status tryg_fail(struct tryg_error *err, enum tryg_status status,
                           const char *format, ...)
{
    if (err) {
        char text[TRYG_ERROR_TEXT]; /* an argument may be the old err->text */
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        err->status = status;
        memcpy(err->text, text, sizeof text);
    }
    return status;
}

enum tryg_status tryg_fail_at(struct tryg_error *err, enum tryg_status status,
                              struct tryg_place place, const char *format, ...)
{
    if (err) {
        char text[TRYG_ERROR_TEXT];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        char where[1024];
        tryg_place_print(place, where, sizeof where);
        err->status = status;
        snprintf(err->text, sizeof err->text, "%.900s: %.3100s", where, text);
    }
    return status;
}

enum tryg_status tryg_fail_more(struct tryg_error *err, const char *format, ...)
{
    if (!err) {
        return TRYG_FAILED;
    }
    char text[TRYG_ERROR_TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, "\n  %s", text);
    return err->status;
}

const char *tryg_system_text(int code)
{
    switch (code) {
    case ENOENT:
        return TX("findes ikke", "no such file or folder");
    case EACCES:
    case EPERM:
        return TX("adgang nægtet", "permission denied");
    case ENOSPC:
    case EDQUOT:
        return TX("disken er fuld", "the disk is full");
    case EROFS:
        return TX("disken er skrivebeskyttet", "the disk is read-only");
    case EISDIR:
        return TX("er en mappe", "is a folder");
    case ENOTDIR:
        return TX("er ikke en mappe", "is not a folder");
    default:
        return strerror(code);
    }
}
