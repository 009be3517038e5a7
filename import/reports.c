/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports.h"
#include "geodata/base/work.h"
#include "import/csv_window.h"
#include "import/reports_rows.h"

#include <pthread.h>

/* Every worker does whatever is next, under one lock: commit the oldest block if it is
 * done and nobody is committing; else cut a block into a free slot, and read and take it
 * outside the lock; else wait. Slots are twice the workers, so that nobody waits for one
 * slow block. Blocks are numbered as they are cut, and committed by number, so the sink
 * sees the same thing on any number of threads. */

enum { PROGRESS_STEP = 8 << 20 }; /* bytes between two words of progress */

enum stage { FREE, AT_WORK, DONE };

struct slot {
    enum stage stage;
    uint64_t number;
    struct tryg_rows_room room;
    enum tryg_status status; /* of take */
    struct tryg_error err;
};

struct stream {
    const struct tryg_reports_plan *plan;
    const struct tryg_reports_sink *sink;
    tryg_rejects *rejects;
    struct tryg_csv_window *window;
    pthread_mutex_t lock;
    pthread_cond_t change;
    unsigned slots;
    struct slot *slot;
    uint64_t next_cut, next_commit;
    bool ended;      /* nothing more is cut */
    bool committing; /* somebody is at it */
    enum tryg_status status;
    struct tryg_error err;
    uint64_t rows;
    uint64_t told; /* bytes at the last word of progress */
};

unsigned tryg_reports_slots(unsigned threads)
{
    return threads <= 1 ? 1 : 2 * threads;
}

static struct slot *find_slot(struct stream *stream, enum stage stage, uint64_t number)
{
    for (unsigned s = 0; s < stream->slots; s++) {
        struct slot *slot = &stream->slot[s];
        if (slot->stage == stage && (stage == FREE || slot->number == number)) {
            return slot;
        }
    }
    return NULL;
}

/* Cut a block into the slot; locked. A failure to read takes the block's place, so that
 * all that came before it is committed first. */
static void cut_into(struct stream *stream, struct slot *slot)
{
    struct tryg_csv_block block;
    slot->status = tryg_csv_window_block(stream->window, stream->plan->delimiter, &block,
                                         &slot->err);
    if (slot->status == TRYG_OK && block.bytes == 0) {
        stream->ended = true;
        return;
    }
    slot->number = stream->next_cut++;
    slot->stage = AT_WORK;
    if (slot->status == TRYG_OK) {
        tryg_rows_take(&slot->room, &block);
    }
}

/* Say how far it has come, now and then; locked. */
static void tell_progress(struct stream *stream)
{
    uint64_t size, bytes = tryg_csv_input_place(stream->window->input, &size);
    if (stream->sink->progress && bytes >= stream->told + PROGRESS_STEP) {
        stream->told = bytes;
        stream->sink->progress(stream->sink->context, bytes, size);
    }
}

static void read_and_take(struct stream *stream, struct slot *slot, unsigned worker)
{
    if (slot->status != TRYG_OK) {
        return;
    }
    tryg_rows_read(&slot->room, stream->plan);
    slot->room.block.number = slot->number;
    slot->status =
        stream->sink->take(stream->sink->context, worker, (unsigned)(slot - stream->slot),
                           &slot->room.block, &slot->err);
}

static enum tryg_status add_rejects(struct stream *stream, const struct slot *slot,
                                    struct tryg_error *err)
{
    const struct tryg_reports_plan *plan = stream->plan;
    for (size_t i = 0; i < slot->room.rejects; i++) {
        const struct tryg_kept_reject *kept = &slot->room.reject[i];
        size_t column = kept->column;
        struct tryg_reject reject = {
            .file = plan->source->table.shown,
            .line = kept->line,
            .column = kept->column,
            .column_name =
                column && column <= plan->columns ? plan->column[column - 1] : NULL,
            .reason = kept->reason,
            .value = kept->value == SIZE_MAX ? NULL : slot->room.words + kept->value,
            .expected = kept->expected};
        TRYG_TRY(tryg_rejects_add(stream->rejects, &reject, err));
    }
    return TRYG_OK;
}

static enum tryg_status commit(struct stream *stream, struct slot *slot,
                               struct tryg_error *err)
{
    if (slot->status != TRYG_OK) {
        *err = slot->err;
        return slot->status;
    }
    TRYG_TRY(add_rejects(stream, slot, err));
    stream->rows += slot->room.block.rows;
    if (!stream->sink->commit) {
        return TRYG_OK;
    }
    return stream->sink->commit(stream->sink->context, (unsigned)(slot - stream->slot),
                                &slot->room.block, err);
}

static void commit_unlocked(struct stream *stream, struct slot *slot)
{
    struct tryg_error err = {0};
    stream->committing = true;
    pthread_mutex_unlock(&stream->lock);
    enum tryg_status status = commit(stream, slot, &err);
    pthread_mutex_lock(&stream->lock);
    stream->committing = false;
    stream->next_commit++;
    slot->stage = FREE;
    if (status != TRYG_OK) {
        stream->status = status;
        stream->err = err;
    }
    pthread_cond_broadcast(&stream->change);
}

static void work_unlocked(struct stream *stream, struct slot *slot, unsigned worker)
{
    cut_into(stream, slot);
    tell_progress(stream);
    if (slot->stage == AT_WORK) {
        pthread_mutex_unlock(&stream->lock);
        read_and_take(stream, slot, worker);
        pthread_mutex_lock(&stream->lock);
        slot->stage = DONE;
        stream->ended |= slot->status != TRYG_OK;
    }
    pthread_cond_broadcast(&stream->change);
}

static void work(void *context, size_t j, unsigned worker)
{
    (void)j;
    struct stream *stream = context;
    pthread_mutex_lock(&stream->lock);
    while (stream->status == TRYG_OK) {
        struct slot *slot;
        if (!stream->committing &&
            (slot = find_slot(stream, DONE, stream->next_commit)) != NULL) {
            commit_unlocked(stream, slot);
        } else if (!stream->ended && (slot = find_slot(stream, FREE, 0)) != NULL) {
            work_unlocked(stream, slot, worker);
        } else if (stream->ended && stream->next_commit == stream->next_cut) {
            break;
        } else {
            pthread_cond_wait(&stream->change, &stream->lock);
        }
    }
    pthread_mutex_unlock(&stream->lock);
}

static void free_arena(void *arena)
{
    tryg_arena_free(arena);
}

static void give_rooms(struct stream *stream, tryg_arena *arena)
{
    stream->slot = TRYG_NEW(arena, stream->slots, struct slot);
    for (unsigned s = 0; s < stream->slots; s++) {
        tryg_arena *own = tryg_arena_new("reports", 0);
        tryg_arena_defer(arena, free_arena, own);
        stream->slot[s].room.arena = own;
    }
}

static enum tryg_status stream_with(const struct tryg_reports_source *source,
                                    unsigned threads, tryg_arena *arena,
                                    struct stream *stream, struct tryg_reports_read *read,
                                    struct tryg_error *err)
{
    tryg_csv *csv;
    struct tryg_csv_record header;
    struct tryg_reports_plan plan;
    TRYG_TRY(tryg_csv_open(&source->table, arena, &csv, err));
    TRYG_TRY(tryg_csv_header(csv, &header, err));
    const struct tryg_csv_dialect *dialect = tryg_csv_dialect(csv);
    TRYG_TRY(tryg_reports_plan_make(source, dialect, &header, arena, &plan, err));
    stream->plan = &plan;
    stream->window = tryg_csv_window_of(csv);
    give_rooms(stream, arena);
    tryg_work_run(threads, threads, work, stream);
    if (stream->status != TRYG_OK) {
        if (err) {
            *err = stream->err;
        }
        return stream->status;
    }
    *read =
        (struct tryg_reports_read){stream->rows, tryg_encoding_name(dialect->encoding),
                                   tryg_delimiter_name(dialect->delimiter)};
    return TRYG_OK;
}

enum tryg_status
tryg_reports_stream(const struct tryg_reports_source *source, unsigned threads,
                    const struct tryg_reports_sink *sink, tryg_rejects *rejects,
                    struct tryg_reports_read *read, struct tryg_error *err)
{
    unsigned workers = threads ? threads : 1;
    struct stream stream = {.sink = sink,
                            .rejects = rejects,
                            .slots = tryg_reports_slots(workers),
                            .lock = PTHREAD_MUTEX_INITIALIZER,
                            .change = PTHREAD_COND_INITIALIZER};
    tryg_arena *arena = tryg_arena_new("reports", 0);
    enum tryg_status status = stream_with(source, workers, arena, &stream, read, err);
    tryg_arena_free(arena);
    return status;
}
