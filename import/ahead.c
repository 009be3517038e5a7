/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/ahead.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

enum { PIECES = 4, PIECE = 256 * 1024 };

struct piece {
    char *at;
    size_t bytes, used;
    enum tryg_status status; /* of the source when it was asked for this one */
    struct tryg_error err;
};

/* Pieces go round: the thread fills piece `filled` % PIECES, the reader takes from piece
 * `taken` % PIECES; the ones between are full. */
struct tryg_ahead {
    tryg_ahead_source *source;
    void *context;
    struct piece piece[PIECES];
    pthread_mutex_t lock;
    pthread_cond_t change;
    pthread_t thread;
    bool running, stop;
    uint64_t filled, taken;
};

static void close_ahead(void *thing)
{
    struct tryg_ahead *ahead = thing;
    tryg_ahead_stop(ahead);
    pthread_cond_destroy(&ahead->change);
    pthread_mutex_destroy(&ahead->lock);
}

struct tryg_ahead *tryg_ahead_new(tryg_ahead_source *source, void *context,
                                  tryg_arena *arena)
{
    struct tryg_ahead *ahead = TRYG_NEW(arena, 1, struct tryg_ahead);
    ahead->source = source;
    ahead->context = context;
    for (size_t i = 0; i < PIECES; i++) {
        ahead->piece[i].at = tryg_arena_alloc(arena, PIECE, 1);
    }
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->change, NULL);
    tryg_arena_defer(arena, close_ahead, ahead);
    return ahead;
}

static void fill(struct tryg_ahead *ahead, struct piece *piece)
{
    piece->used = piece->bytes = 0;
    piece->status =
        ahead->source(ahead->context, piece->at, PIECE, &piece->bytes, &piece->err);
}

/* A piece that is not full is the last. */
static void *run(void *context)
{
    struct tryg_ahead *ahead = context;
    bool more = true;
    pthread_mutex_lock(&ahead->lock);
    while (more && !ahead->stop) {
        if (ahead->filled - ahead->taken == PIECES) {
            pthread_cond_wait(&ahead->change, &ahead->lock);
            continue;
        }
        struct piece *piece = &ahead->piece[ahead->filled % PIECES];
        pthread_mutex_unlock(&ahead->lock);
        fill(ahead, piece);
        pthread_mutex_lock(&ahead->lock);
        more = piece->status == TRYG_OK && piece->bytes == PIECE;
        ahead->filled++;
        pthread_cond_signal(&ahead->change);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

void tryg_ahead_stop(struct tryg_ahead *ahead)
{
    if (ahead->running) {
        pthread_mutex_lock(&ahead->lock);
        ahead->stop = true;
        pthread_cond_signal(&ahead->change);
        pthread_mutex_unlock(&ahead->lock);
        pthread_join(ahead->thread, NULL);
    }
    ahead->running = ahead->stop = false;
    ahead->filled = ahead->taken = 0;
}

/* The piece to take from, full or the last one. */
static struct piece *await(struct tryg_ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    while (ahead->filled == ahead->taken) {
        pthread_cond_wait(&ahead->change, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
    return &ahead->piece[ahead->taken % PIECES];
}

static void give_back(struct tryg_ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->taken++;
    pthread_cond_signal(&ahead->change);
    pthread_mutex_unlock(&ahead->lock);
}

enum tryg_status tryg_ahead_read(struct tryg_ahead *ahead, char *into, size_t most,
                                 size_t *got, struct tryg_error *err)
{
    if (!ahead->running) {
        ahead->running = pthread_create(&ahead->thread, NULL, run, ahead) == 0;
    }
    if (!ahead->running) {
        return ahead->source(ahead->context, into, most, got, err);
    }
    size_t have = 0;
    while (have < most) {
        struct piece *piece = await(ahead);
        if (piece->status != TRYG_OK) {
            if (err) {
                *err = piece->err;
            }
            return piece->status;
        }
        size_t left = piece->bytes - piece->used, wanted = most - have;
        size_t step = left < wanted ? left : wanted;
        memcpy(into + have, piece->at + piece->used, step);
        have += step;
        piece->used += step;
        if (piece->used == piece->bytes) {
            if (piece->bytes < PIECE) { /* it stays, empty, so that the end stays */
                break;
            }
            give_back(ahead);
        }
    }
    *got = have;
    return TRYG_OK;
}
