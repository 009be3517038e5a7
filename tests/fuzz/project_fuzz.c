/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a project file: the reader does not stumble, says why it refuses, and what
 * it takes prints as YAML that reads back to the same print.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/batch/project.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void must(bool holds, const char *what, const char *text)
{
    if (!holds) {
        fprintf(stderr, "%s\n%s\n", what, text);
        abort();
    }
}

/* The project as text; the caller frees it. */
static char *printed(const struct tryg_project *project)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    must(out != NULL, "no memory", "");
    tryg_project_print(project, out);
    fclose(out);
    return text;
}

static void read_back(const struct tryg_project *project, tryg_arena *arena)
{
    struct tryg_project back;
    struct tryg_error err = {0};
    char *once = printed(project);
    must(tryg_project_read_text(once, strlen(once), "/none", arena, &back, &err) ==
             TRYG_OK,
         err.text, once);
    char *twice = printed(&back);
    must(strcmp(once, twice) == 0, "the second print differs", twice);
    free(once);
    free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct tryg_project project;
    struct tryg_error err = {0};
    tryg_arena *arena = tryg_arena_new("fuzz", 0);
    tryg_lang_set(count % 2 ? TRYG_DA : TRYG_EN);
    enum tryg_status status = tryg_project_read_text((const char *)bytes, count, "/none",
                                                     arena, &project, &err);
    if (status == TRYG_OK) {
        must(project.years > 0 && project.index_systems > 0, "no years", "");
        must(tryg_project_year(&project, project.base_year) != SIZE_MAX, "base year", "");
        read_back(&project, arena);
    } else {
        must(status == TRYG_USAGE && err.text[0], "refused without a word", err.text);
    }
    tryg_arena_free(arena);
    return 0;
}
