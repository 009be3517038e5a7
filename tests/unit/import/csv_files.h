/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of a few bytes for the tests of reading. */
#ifndef TRYG_TEST_CSV_FILES_H
#define TRYG_TEST_CSV_FILES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static char csv_path[] = "/tmp/tryg_csv_XXXXXX";

/* Write the bytes to the one file of this test program; returns its path. */
static const char *csv_file(const char *bytes, size_t count, int gzip)
{
    static int made;
    if (!made) {
        close(mkstemp(csv_path));
        made = 1;
    }
    if (gzip) {
        gzFile file = gzopen(csv_path, "wb");
        gzwrite(file, bytes, (unsigned)count);
        gzclose(file);
        return csv_path;
    }
    FILE *file = fopen(csv_path, "wb");
    fwrite(bytes, 1, count, file);
    fclose(file);
    return csv_path;
}

#endif
