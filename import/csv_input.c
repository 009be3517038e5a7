/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "import/csv_input.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { GZIP_BUFFER = 128 * 1024 };

struct tryg_csv_input {
    const char *shown;
    int fd;              /* -1 once the gzip owns it */
    gzFile gz;           /* NULL for a plain file */
    uint64_t read, size; /* bytes of a plain file; size of the file, 0 = not known */
};

static void close_input(void *thing)
{
    struct tryg_csv_input *input = thing;
    if (input->gz) {
        gzclose_r(input->gz);
    }
    if (input->fd >= 0) {
        close(input->fd);
    }
}

static enum tryg_status cannot_read(const struct tryg_csv_input *input, const char *why,
                                    struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("%s kan ikke læses: %s.", "%s cannot be read: %s."), input->shown,
                     why);
}

enum tryg_status tryg_csv_input_open(const char *file, const char *shown,
                                     tryg_arena *arena, struct tryg_csv_input **input,
                                     struct tryg_error *err)
{
    const char *name = shown ? shown : file;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s kan ikke åbnes: %s.", "%s cannot be opened: %s."), name,
                         tryg_system_text(errno));
    }
    struct tryg_csv_input *made = TRYG_NEW(arena, 1, struct tryg_csv_input);
    *made = (struct tryg_csv_input){.shown = tryg_arena_copy(arena, name), .fd = fd};
    tryg_arena_defer(arena, close_input, made);
    struct stat is;
    made->size = fstat(fd, &is) == 0 && S_ISREG(is.st_mode) ? (uint64_t)is.st_size : 0;
    unsigned char magic[3] = {0};
    ssize_t got = read(fd, magic, sizeof magic);
    if (got < 0 || lseek(fd, 0, SEEK_SET) < 0) {
        return cannot_read(made, tryg_system_text(errno), err);
    }
    if (magic[0] == 0x1F && magic[1] == 0x8B && magic[2] == 8) {
        made->gz = gzdopen(fd, "rb");
        if (!made->gz) {
            return cannot_read(made, strerror(ENOMEM), err);
        }
        made->fd = -1;
        gzbuffer(made->gz, GZIP_BUFFER);
    }
    *input = made;
    return TRYG_OK;
}

bool tryg_csv_input_gzip(const struct tryg_csv_input *input)
{
    return input->gz != NULL;
}

static enum tryg_status damaged(const struct tryg_csv_input *input,
                                struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s er en beskadiget eller afkortet gzip-fil. Hent den igen.",
                        "%s is a damaged or cut-off gzip file. Fetch it again."),
                     input->shown);
}

static enum tryg_status read_gzip(struct tryg_csv_input *input, char *into, size_t most,
                                  size_t *got, struct tryg_error *err)
{
    size_t have = gzfread(into, 1, most, input->gz);
    int code = Z_OK;
    gzerror(input->gz, &code);
    if (code == Z_ERRNO) {
        return cannot_read(input, tryg_system_text(errno), err);
    }
    if (code != Z_OK && code != Z_STREAM_END) {
        return damaged(input, err);
    }
    *got = have;
    return TRYG_OK;
}

enum tryg_status tryg_csv_input_read(struct tryg_csv_input *input, char *into,
                                     size_t most, size_t *got, struct tryg_error *err)
{
    if (input->gz) {
        return read_gzip(input, into, most, got, err);
    }
    size_t have = 0;
    while (have < most) {
        ssize_t n = read(input->fd, into + have, most - have);
        if (n < 0 && errno != EINTR) {
            return cannot_read(input, tryg_system_text(errno), err);
        }
        if (n == 0) {
            break;
        }
        have += n > 0 ? (size_t)n : 0;
    }
    input->read += have;
    *got = have;
    return TRYG_OK;
}

uint64_t tryg_csv_input_place(const struct tryg_csv_input *input, uint64_t *size)
{
    z_off_t packed = input->gz ? gzoffset(input->gz) : 0;
    *size = input->size;
    return input->gz ? (uint64_t)(packed > 0 ? packed : 0) : input->read;
}

enum tryg_status tryg_csv_input_rewind(struct tryg_csv_input *input,
                                       struct tryg_error *err)
{
    input->read = 0;
    bool failed =
        input->gz ? gzrewind(input->gz) != 0 : lseek(input->fd, 0, SEEK_SET) < 0;
    return failed ? cannot_read(input, tryg_system_text(errno), err) : TRYG_OK;
}
