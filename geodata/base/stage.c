/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "geodata/base/stage.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WALK_FILES = 32 };

static enum tryg_status fail_path(struct tryg_error *err, const char *path)
{
    int why = errno;
    return tryg_fail(err, TRYG_FAILED,
                     TX("%s kan ikke skrives: %s. De forrige resultater er urørte.",
                        "%s cannot be written: %s. The previous results are untouched."),
                     path, tryg_system_text(why));
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

static int remove_tree(const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        return errno == ENOENT ? 0 : -1;
    }
    return nftw(path, remove_one, WALK_FILES, FTW_DEPTH | FTW_PHYS);
}

/* nftw has no argument of ours to hand on; each thread has its own copy of these. */
static _Thread_local struct {
    const char *from, *to;
} linking;

static int link_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)at;
    char target[4096];
    snprintf(target, sizeof target, "%s%s", linking.to, path + strlen(linking.from));
    if (kind == FTW_D) {
        return mkdir(target, 0777) == 0 || errno == EEXIST ? 0 : -1;
    }
    return link(path, target);
}

static int sync_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)at;
    if (kind != FTW_DP && kind != FTW_F) {
        return 0;
    }
    if (kind == FTW_F && info->st_nlink > 1) {
        return 0; /* linked from the previous outputs: on disk already */
    }
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    int failed = fsync(file);
    close(file);
    return failed;
}

/* The folder that `path` lies in, and its own name. */
static const char *folder_of(tryg_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return ".";
    }
    return slash == path ? "/" : tryg_arena_copy_n(arena, path, (size_t)(slash - path));
}

/* Hold the folder that outputs lie in, so that two runs do not write at once. The kernel
 * lets go of it when the process ends, however it ends. */
static enum tryg_status hold(const char *parent, struct tryg_stage *stage,
                             struct tryg_error *err)
{
    int folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return fail_path(err, parent);
    }
    if (flock(folder, LOCK_EX | LOCK_NB) != 0) {
        close(folder);
        return tryg_fail(err, TRYG_FAILED,
                         TX("En anden kørsel skriver i %s. Vent, til den er færdig.",
                            "Another run is writing in %s. Wait until it is done."),
                         stage->target);
    }
    stage->lock = folder;
    return TRYG_OK;
}

static void let_go(struct tryg_stage *stage)
{
    if (stage->lock >= 0) {
        close(stage->lock);
        stage->lock = -1;
    }
}

enum tryg_status tryg_stage_open(struct tryg_stage *stage, const char *target,
                                 tryg_arena *arena, struct tryg_error *err)
{
    size_t length = strlen(target);
    while (length > 1 && target[length - 1] == '/') {
        length--;
    }
    struct tryg_stage made = {
        .target = tryg_arena_copy_n(arena, target, length), .arena = arena, .lock = -1};
    const char *parent = folder_of(arena, made.target);
    const char *slash = strrchr(made.target, '/');
    made.folder =
        tryg_arena_print(arena, "%s/.%s.new", parent, slash ? slash + 1 : made.target);
    TRYG_TRY(hold(parent, &made, err));
    linking.from = made.target;
    linking.to = made.folder;
    bool there = access(made.target, F_OK) == 0;
    bool closed = there && access(made.target, W_OK) != 0;
    if (closed || remove_tree(made.folder) != 0 || mkdir(made.folder, 0777) != 0 ||
        (there && nftw(made.target, link_one, WALK_FILES, FTW_PHYS) != 0)) {
        enum tryg_status status = fail_path(err, made.target);
        remove_tree(made.folder);
        let_go(&made);
        return status;
    }
    *stage = made;
    return TRYG_OK;
}

enum tryg_status tryg_stage_path(struct tryg_stage *stage, const char *name, char **path,
                                 struct tryg_error *err)
{
    char *full = tryg_arena_print(stage->arena, "%s/%s", stage->folder, name);
    for (char *at = full + strlen(stage->folder) + 1; (at = strchr(at, '/')); at++) {
        *at = 0;
        if (mkdir(full, 0777) != 0 && errno != EEXIST) {
            return fail_path(err, full);
        }
        *at = '/';
    }
    if (unlink(full) != 0 && errno != ENOENT) {
        return fail_path(err, full);
    }
    *path = full;
    return TRYG_OK;
}

enum tryg_status tryg_stage_remove(struct tryg_stage *stage, const char *name,
                                   struct tryg_error *err)
{
    const char *full = tryg_arena_print(stage->arena, "%s/%s", stage->folder, name);
    return remove_tree(full) == 0 ? TRYG_OK : fail_path(err, full);
}

enum tryg_status tryg_stage_commit(struct tryg_stage *stage, struct tryg_error *err)
{
    bool there = access(stage->target, F_OK) == 0;
    int failed = nftw(stage->folder, sync_one, WALK_FILES, FTW_DEPTH | FTW_PHYS);
    if (!failed && there) {
        failed =
            renameat2(AT_FDCWD, stage->folder, AT_FDCWD, stage->target, RENAME_EXCHANGE);
        if (failed && (errno == EINVAL || errno == ENOSYS)) {
            /* a file system that cannot exchange: two steps, and a moment with no folder
             */
            const char *old = tryg_arena_print(stage->arena, "%s.old", stage->folder);
            failed = remove_tree(old) || rename(stage->target, old) ||
                     rename(stage->folder, stage->target) || rename(old, stage->folder);
        }
    } else if (!failed) {
        failed = rename(stage->folder, stage->target);
    }
    if (failed) {
        enum tryg_status status = fail_path(err, stage->target);
        tryg_stage_abandon(stage);
        return status;
    }
    fsync(stage->lock); /* the exchange itself */
    remove_tree(stage->folder);
    let_go(stage);
    return TRYG_OK;
}

void tryg_stage_abandon(struct tryg_stage *stage)
{
    if (stage->folder) {
        remove_tree(stage->folder);
        let_go(stage);
        stage->folder = NULL;
    }
}

static bool write_all(int file, const unsigned char *bytes, size_t count)
{
    while (count) {
        ssize_t wrote = write(file, bytes, count);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote <= 0) {
            return false;
        }
        bytes += wrote;
        count -= (size_t)wrote;
    }
    return true;
}

enum tryg_status tryg_write_whole(const char *path, const void *bytes, size_t count,
                                  struct tryg_error *err)
{
    char draft[4096];
    if (snprintf(draft, sizeof draft, "%s.new-%ld", path, (long)getpid()) >=
        (int)sizeof draft) {
        errno = ENAMETOOLONG;
        return fail_path(err, path);
    }
    int file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) {
        return fail_path(err, path);
    }
    bool whole = write_all(file, bytes, count) && fsync(file) == 0;
    int why = errno;
    close(file);
    if (!whole || rename(draft, path) != 0) {
        errno = whole ? errno : why;
        enum tryg_status status = fail_path(err, path);
        unlink(draft);
        return status;
    }
    return TRYG_OK;
}
