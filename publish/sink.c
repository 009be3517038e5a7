/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "publish/sink.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <string.h>

enum tryg_status tryg_sink_failed(const char *path, const char *why,
                                  struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("%s kan ikke skrives: %s. Se efter plads på disken og lov til at "
                        "skrive i mappen.",
                        "%s cannot be written: %s. Check for space on the disk and leave "
                        "to write in the folder."),
                     path, why);
}

enum tryg_status tryg_sink_open(const char *path, FILE **file, struct tryg_error *err)
{
    FILE *opened = fopen(path, "wb");
    if (!opened) {
        return tryg_sink_failed(path, tryg_system_text(errno), err);
    }
    *file = opened;
    return TRYG_OK;
}

enum tryg_status tryg_sink_close(const char *path, FILE *file, struct tryg_error *err)
{
    errno = 0;
    int flushed = fflush(file), why = errno;
    int failed = ferror(file);
    if (fclose(file) != 0 && !why) {
        why = errno;
    }
    if (flushed != 0 || failed || why) {
        return tryg_sink_failed(path, strerror(why ? why : EIO), err);
    }
    return TRYG_OK;
}
