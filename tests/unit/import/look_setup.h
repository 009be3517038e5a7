/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `look` prints of small files, for its tests. */
#ifndef TRYG_TEST_LOOK_SETUP_H
#define TRYG_TEST_LOOK_SETUP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "geodata/base/lang.h"
#include "import/look.h"

static char seen[1 << 16];

/* What is printed of a file; its path is shown as FILE. */
static const char *look(const char *path, bool json)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    struct tryg_error err = {0};
    if (tryg_look(path, json, out, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    fclose(out);
    char *to = seen;
    for (const char *at = text; *at && to < seen + sizeof seen - 8;) {
        if (strncmp(at, path, strlen(path)) == 0) {
            to += sprintf(to, "FILE");
            at += strlen(path);
        } else {
            *to++ = *at++;
        }
    }
    *to = 0;
    free(text);
    return seen;
}

/* The same of a file politi.csv with these bytes. */
static inline const char *look_csv(const char *csv, bool json)
{
    char folder[] = "/tmp/tryg_look_XXXXXX", path[100];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/politi.csv", folder);
    FILE *file = fopen(path, "wb");
    fputs(csv, file);
    fclose(file);
    const char *text = look(path, json);
    remove(path);
    rmdir(folder);
    return text;
}

static inline void expect_lines(const char *text, const char *lines)
{
    if (!strstr(text, lines)) {
        fail_msg("%s\n--- not in ---\n%s", lines, text);
    }
}

#endif
