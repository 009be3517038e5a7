/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run a fuzz target over every file of a folder, for builds without libFuzzer. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        return 0;
    }
    size_t count = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(count + 1); /* exactly sized, so that a step beyond shows */
    size_t got = bytes ? fread(bytes, 1, count, file) : 0;
    fclose(file);
    bytes = realloc(bytes, count ? count : 1);
    if (bytes && got == count) {
        LLVMFuzzerTestOneInput(bytes, count);
    }
    free(bytes);
    return got == count;
}

int main(int argc, char **argv)
{
    DIR *folder = argc > 1 ? opendir(argv[1]) : NULL;
    int replayed = 0;
    struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        if (entry->d_name[0] != '.') {
            replayed += replay(path);
        }
    }
    if (folder) {
        closedir(folder);
    }
    printf("%d inputs\n", replayed);
    return replayed == 0;
}
