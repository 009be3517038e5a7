/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "import/csv_input.h"
#include "geodata/base/lang.h"
#include "import/ahead.h"
#include "import/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAGIC = 3 };

struct tryg_csv_input {
    const char *shown;
    int fd;
    uint64_t size;         /* 0 = not known */
    _Atomic uint64_t read; /* bytes of the file itself; another thread may read it */
    char front[MAGIC];     /* the first bytes, already looked at */
    size_t front_bytes;
    bool seekable, regular;
    struct tryg_unpack *unpack; /* NULL for a plain file */
    struct tryg_ahead *ahead;
    /* What was read of a pipe, until it is rewound; and where it is read again. */
    char *kept;
    size_t kept_bytes, kept_at;
    bool keeping;
};

static void close_input(void *thing)
{
    struct tryg_csv_input *input = thing;
    close(input->fd);
}

static enum tryg_status cannot_read(const struct tryg_csv_input *input, const char *why,
                                    struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("%s kan ikke læses: %s.", "%s cannot be read: %s."), input->shown,
                     why);
}

/* Bytes of the file itself until `most` are there or it ends. */
static enum tryg_status read_file(struct tryg_csv_input *input, char *into, size_t most,
                                  size_t *got, struct tryg_error *err)
{
    size_t have = input->front_bytes < most ? input->front_bytes : most;
    memcpy(into, input->front, have);
    memmove(input->front, input->front + have, input->front_bytes - have);
    input->front_bytes -= have;
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
    atomic_fetch_add_explicit(&input->read, have, memory_order_relaxed);
    *got = have;
    return TRYG_OK;
}

static enum tryg_status read_packed(void *context, char *into, size_t most, size_t *got,
                                    struct tryg_error *err)
{
    return read_file(context, into, most, got, err);
}

static enum tryg_status read_unpacked(void *context, char *into, size_t most, size_t *got,
                                      struct tryg_error *err)
{
    struct tryg_csv_input *input = context;
    return tryg_unpack_read(input->unpack, into, most, got, err);
}

/* Look at the first bytes, which are read again from `front`. */
static enum tryg_status look_at_front(struct tryg_csv_input *input,
                                      struct tryg_error *err)
{
    TRYG_TRY(read_file(input, input->front, MAGIC, &input->front_bytes, err));
    input->read = 0;
    return TRYG_OK;
}

static bool is_gzip(const struct tryg_csv_input *input)
{
    return input->front_bytes == MAGIC &&
           memcmp(input->front, "\x1F\x8B\x08", MAGIC) == 0;
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
    made->shown = tryg_arena_copy(arena, name);
    made->fd = fd;
    tryg_arena_defer(arena, close_input, made);
    struct stat is;
    made->regular = fstat(fd, &is) == 0 && S_ISREG(is.st_mode);
    made->size = made->regular ? (uint64_t)is.st_size : 0;
    made->seekable = lseek(fd, 0, SEEK_CUR) >= 0;
    TRYG_TRY(look_at_front(made, err));
    if (is_gzip(made)) {
        made->unpack = tryg_unpack_new(read_packed, made, name, arena);
        made->ahead = tryg_ahead_new(read_unpacked, made, arena);
    }
    if (!made->seekable) {
        made->kept = tryg_arena_alloc(arena, TRYG_INPUT_KEPT, 1);
        made->keeping = true;
    }
    *input = made;
    return TRYG_OK;
}

bool tryg_csv_input_gzip(const struct tryg_csv_input *input)
{
    return input->unpack != NULL;
}

bool tryg_csv_input_seekable(const struct tryg_csv_input *input)
{
    return input->seekable;
}

static enum tryg_status read_on(struct tryg_csv_input *input, char *into, size_t most,
                                size_t *got, struct tryg_error *err)
{
    return input->ahead ? tryg_ahead_read(input->ahead, into, most, got, err)
                        : read_file(input, into, most, got, err);
}

/* Bytes of a pipe: those kept first; and those that are new are kept until it is rewound,
 * or there is no more room for them. */
static enum tryg_status read_pipe(struct tryg_csv_input *input, char *into, size_t most,
                                  size_t *got, struct tryg_error *err)
{
    size_t left = input->kept_bytes - input->kept_at, fresh = 0;
    size_t again = left < most ? left : most;
    memcpy(into, input->kept + input->kept_at, again);
    input->kept_at += again;
    TRYG_TRY(read_on(input, into + again, most - again, &fresh, err));
    if (input->keeping && input->kept_bytes + fresh <= TRYG_INPUT_KEPT) {
        memcpy(input->kept + input->kept_bytes, into + again, fresh);
        input->kept_bytes += fresh;
        input->kept_at += fresh;
    } else if (fresh > 0) {
        input->keeping = false;
        input->kept_bytes = input->kept_at = 0;
    }
    *got = again + fresh;
    return TRYG_OK;
}

enum tryg_status tryg_csv_input_read(struct tryg_csv_input *input, char *into,
                                     size_t most, size_t *got, struct tryg_error *err)
{
    return input->seekable ? read_on(input, into, most, got, err)
                           : read_pipe(input, into, most, got, err);
}

bool tryg_csv_input_apart(const struct tryg_csv_input *input)
{
    return input->regular && input->seekable && !input->unpack && input->front_bytes == 0;
}

enum tryg_status tryg_csv_input_read_at(struct tryg_csv_input *input, uint64_t offset,
                                        char *into, size_t most, size_t *got,
                                        struct tryg_error *err)
{
    size_t have = 0;
    while (have < most) {
        ssize_t n = pread(input->fd, into + have, most - have, (off_t)(offset + have));
        if (n < 0 && errno != EINTR) {
            return cannot_read(input, tryg_system_text(errno), err);
        }
        if (n == 0) {
            break;
        }
        have += n > 0 ? (size_t)n : 0;
    }
    atomic_fetch_add_explicit(&input->read, have, memory_order_relaxed);
    *got = have;
    return TRYG_OK;
}

enum tryg_status tryg_csv_input_go(struct tryg_csv_input *input, uint64_t offset,
                                   struct tryg_error *err)
{
    if (lseek(input->fd, (off_t)offset, SEEK_SET) < 0) {
        return cannot_read(input, tryg_system_text(errno), err);
    }
    input->read = offset;
    return TRYG_OK;
}

uint64_t tryg_csv_input_place(const struct tryg_csv_input *input, uint64_t *size)
{
    *size = input->size;
    return atomic_load_explicit(&input->read, memory_order_relaxed);
}

enum tryg_status tryg_csv_input_rewind(struct tryg_csv_input *input,
                                       struct tryg_error *err)
{
    if (!input->seekable) {
        if (!input->keeping) {
            return cannot_read(input, tryg_system_text(ESPIPE), err);
        }
        input->kept_at = 0;
        return TRYG_OK;
    }
    if (input->ahead) {
        tryg_ahead_stop(input->ahead);
        tryg_unpack_restart(input->unpack);
    }
    input->front_bytes = 0;
    input->read = 0;
    return lseek(input->fd, 0, SEEK_SET) < 0
               ? cannot_read(input, tryg_system_text(errno), err)
               : TRYG_OK;
}
