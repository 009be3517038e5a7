/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/base/log.h"
#include "geodata/base/cell.h"
#include "geodata/base/lang.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { REDRAW_MS = 100, BAR = 30 };

static struct {
    enum tryg_loudness loudness;
    enum tryg_progress_mode mode;
    size_t warnings;
    const char *title;
    uint64_t total;
    _Atomic uint64_t so_far;
    _Atomic int64_t drawn_ms;
} it;

void tryg_log_set(enum tryg_loudness loudness, enum tryg_progress_mode mode)
{
    it.loudness = loudness;
    it.mode = mode;
}

static bool on_terminal(void)
{
    return it.mode == TRYG_PROGRESS_AUTO && it.loudness != TRYG_QUIET &&
           isatty(STDERR_FILENO);
}

static void say(const char *word, const char *format, va_list args)
{
    char text[TRYG_ERROR_TEXT];
    vsnprintf(text, sizeof text, format, args);
    if (it.title && on_terminal()) {
        fputs("\r\033[K", stderr);
    }
    fprintf(stderr, "%s%s\n", word, text);
}

void tryg_warn(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(TX("ADVARSEL ", "WARNING "), format, args);
    va_end(args);
    it.warnings++;
}

size_t tryg_warnings(void)
{
    return it.warnings;
}

void tryg_note(const char *format, ...)
{
    if (it.loudness == TRYG_QUIET) {
        return;
    }
    va_list args;
    va_start(args, format);
    say("", format, args);
    va_end(args);
}

void tryg_detail(const char *format, ...)
{
    if (it.loudness != TRYG_VERBOSE) {
        return;
    }
    va_list args;
    va_start(args, format);
    say("", format, args);
    va_end(args);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw(uint64_t so_far)
{
    if (it.mode == TRYG_PROGRESS_JSON) {
        fputs("{\"step\":", stderr);
        tryg_cell_put_json(stderr, it.title);
        fprintf(stderr, ",\"done\":%" PRIu64 ",\"total\":%" PRIu64 "}\n", so_far,
                it.total);
        return;
    }
    if (!it.total) {
        fprintf(stderr, "\r\033[K%s …", it.title);
        return;
    }
    uint64_t done = so_far < it.total ? so_far : it.total;
    int filled = (int)((double)done / (double)it.total * BAR);
    fprintf(stderr, "\r\033[K%-28s [%.*s%*s] %3d %%", it.title, filled,
            "##############################", BAR - filled, "",
            (int)((double)done / (double)it.total * 100));
}

void tryg_progress_begin(const char *title, uint64_t total)
{
    it.title = title;
    it.total = total;
    it.so_far = 0;
    it.drawn_ms = now_ms();
}

void tryg_progress_add(uint64_t amount)
{
    uint64_t so_far = atomic_fetch_add(&it.so_far, amount) + amount;
    if (it.mode != TRYG_PROGRESS_JSON && !on_terminal()) {
        return;
    }
    int64_t now = now_ms(), last = it.drawn_ms;
    if (now - last >= REDRAW_MS &&
        atomic_compare_exchange_strong(&it.drawn_ms, &last, now)) {
        draw(so_far);
    }
}

void tryg_progress_end(void)
{
    if (it.mode == TRYG_PROGRESS_JSON) {
        draw(it.so_far);
    } else if (on_terminal()) {
        fputs("\r\033[K", stderr);
    }
    it.title = NULL;
}
