/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports.h"
#include "geodata/base/work.h"
#include "import/csv_window.h"
#include "import/reports_rows.h"
#include "import/reports_ways.h"

#include <pthread.h>

/* Every worker does whatever is next, under one lock: close the oldest block if it is
 * done and nobody is closing; else claim a block for a free slot, and fetch, join, mark,
 * read and take it outside the lock; else wait. Blocks are numbered as they are claimed,
 * joined in that order (import/csv_window.h) and closed by number, so the rejects and a
 * sink that commits see the same on any number of threads.
 *
 * Naive: read the file under the lock, too. Then all wait for whoever reads, who is busy
 * with it for a sixth of the time. Of reading only the join has to wait for its turn, a
 * look for the last newline; turns come round while a block is read and taken, so that
 * hardly ever anybody waits for one.
 *
 * Closing a block adds its rejects and commits it. A block with nothing to close, which
 * without commit is nearly every one, gives its slot back at once; what remains of it is
 * how many lines it had, since only the blocks before it tell on which line a block
 * begins. So lines are counted in blocks from 0, and made lines of the file on closing.
 *
 * Slots are twice the workers, so that nobody waits for one slow block. */

enum { PROGRESS_STEP = 8 << 20 }; /* bytes between two words of progress */
enum { TURNS = 1024 };            /* blocks that may be done before the oldest one is */

_Static_assert((int)TRYG_BLOCK_ROWS_MOST >= (int)TRYG_WINDOW_BLOCK,
               "a block has less than twice as many bytes, and a row two at least");

enum stage { FREE, AT_WORK, DONE };

struct slot {
    enum stage stage;
    struct tryg_rows_room room;
    bool empty;              /* behind the end of the file */
    enum tryg_status status; /* of the first of its steps that failed */
    struct tryg_error err;
};

/* A block that is done: its lines, and its slot if there is something to close. */
struct turn {
    bool done;
    size_t lines;
    struct slot *slot;
};

struct stream {
    const struct tryg_reports_plan *plan;
    const struct tryg_reports_sink *sink;
    tryg_rejects *rejects;
    tryg_csv *csv;
    struct tryg_csv_window *window;
    enum tryg_encoding encoding; /* AUTO while nobody had to know */
    pthread_mutex_t telling;     /* held while it is found out, or asked */
    pthread_mutex_t lock;
    pthread_cond_t change, turn_change;
    unsigned slots;
    struct slot *slot;
    struct turn turn[TURNS]; /* by number; those from next_close on count */
    uint64_t next_claim, next_join, next_close, line;
    bool ended;   /* nothing more is claimed */
    bool failed;  /* and nothing more is joined */
    bool closing; /* somebody is at it */
    enum tryg_status status;
    struct tryg_error err;
    uint64_t rows;
    uint64_t told; /* bytes at the last word of progress */
};

unsigned tryg_reports_slots(unsigned threads)
{
    return threads <= 1 ? 1 : 2 * threads;
}

static struct turn *turn_of(struct stream *stream, uint64_t number)
{
    return &stream->turn[number % TURNS];
}

static struct slot *find_free(struct stream *stream)
{
    for (unsigned s = 0; s < stream->slots; s++) {
        if (stream->slot[s].stage == FREE) {
            return &stream->slot[s];
        }
    }
    return NULL;
}

/* Fetch a block, and join it when it is its turn. A failure takes the block's place, so
 * that all that came before it is closed first. */
static void read_into(struct stream *stream, struct slot *slot)
{
    struct tryg_csv_block *text = &slot->room.text;
    const struct tryg_reports_plan *plan = stream->plan;
    slot->status = tryg_csv_window_fetch(stream->window, text, &slot->err);
    pthread_mutex_lock(&stream->lock);
    while (stream->next_join != slot->room.block.number) {
        pthread_cond_wait(&stream->turn_change, &stream->lock);
    }
    slot->empty = stream->failed;
    pthread_mutex_unlock(&stream->lock);
    if (slot->status == TRYG_OK && !slot->empty) {
        slot->status = tryg_csv_window_join(stream->window, plan->delimiter, plan->mark,
                                            text, &slot->err);
        slot->empty = slot->status == TRYG_OK && text->bytes == 0;
    }
    pthread_mutex_lock(&stream->lock);
    stream->failed |= slot->status != TRYG_OK;
    stream->ended |= slot->empty || stream->failed;
    stream->next_join++;
    pthread_cond_broadcast(&stream->turn_change);
    pthread_mutex_unlock(&stream->lock);
}

/* Say how far it has come, now and then; locked. */
static void tell_progress(struct stream *stream)
{
    uint64_t size, bytes = tryg_csv_input_place(stream->window->input, &size);
    bytes = size && bytes > size ? size : bytes; /* some may have been read twice */
    if (stream->sink->progress && bytes >= stream->told + PROGRESS_STEP) {
        stream->told = bytes;
        stream->sink->progress(stream->sink->context, bytes, size);
    }
}

/* The encoding a block is to be read in. ASCII is the same in all of them, so that it is
 * found out by the first who meets something else. */
static enum tryg_status tell_encoding(struct stream *stream, struct tryg_rows_room *room,
                                      struct tryg_error *err)
{
    enum tryg_status status = TRYG_OK;
    pthread_mutex_lock(&stream->telling);
    if (stream->encoding == TRYG_ENCODING_AUTO && room->text.marks.high) {
        status = tryg_csv_tell(stream->csv, &stream->encoding, err);
    }
    room->encoding =
        stream->encoding == TRYG_ENCODING_AUTO ? TRYG_UTF8 : stream->encoding;
    pthread_mutex_unlock(&stream->telling);
    return status;
}

static void read_and_take(struct stream *stream, struct slot *slot, unsigned worker)
{
    struct tryg_rows_room *room = &slot->room;
    read_into(stream, slot);
    if (slot->status != TRYG_OK || slot->empty) {
        return;
    }
    tryg_rows_mark(room, stream->plan);
    slot->status = tell_encoding(stream, room, &slot->err);
    if (slot->status != TRYG_OK) {
        return;
    }
    tryg_rows_read(room, stream->plan);
    slot->status =
        stream->sink->take(stream->sink->context, worker, (unsigned)(slot - stream->slot),
                           &room->block, &slot->err);
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
            .line = stream->line + kept->line,
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

static enum tryg_status close_block(struct stream *stream, struct slot *slot,
                                    struct tryg_error *err)
{
    if (slot->status != TRYG_OK) {
        *err = slot->err;
        return slot->status;
    }
    TRYG_TRY(add_rejects(stream, slot, err));
    if (!stream->sink->commit) {
        return TRYG_OK;
    }
    slot->room.block.first_line += stream->line;
    return stream->sink->commit(stream->sink->context, (unsigned)(slot - stream->slot),
                                &slot->room.block, err);
}

/* Close what can be closed; locked, but for the closing itself. */
static void close_blocks(struct stream *stream)
{
    struct turn *turn;
    stream->closing = true;
    while (stream->status == TRYG_OK &&
           (turn = turn_of(stream, stream->next_close))->done) {
        struct slot *slot = turn->slot;
        if (slot) {
            struct tryg_error err = {0};
            pthread_mutex_unlock(&stream->lock);
            enum tryg_status status = close_block(stream, slot, &err);
            pthread_mutex_lock(&stream->lock);
            slot->stage = FREE;
            if (status != TRYG_OK) {
                stream->status = status;
                stream->err = err;
            }
        }
        stream->line += turn->lines;
        *turn = (struct turn){0};
        stream->next_close++;
    }
    stream->closing = false;
    pthread_cond_broadcast(&stream->change);
}

/* The block in the slot is done; locked. */
static void finish(struct stream *stream, struct slot *slot)
{
    bool sound = slot->status == TRYG_OK && !slot->empty;
    bool idle =
        slot->empty || (sound && !stream->sink->commit && slot->room.rejects == 0);
    struct turn done = {true, sound ? slot->room.text.marks.lines : 0,
                        idle ? NULL : slot};
    *turn_of(stream, slot->room.block.number) = done;
    slot->stage = idle ? FREE : DONE;
    stream->rows += sound ? slot->room.block.rows : 0;
    stream->ended |= slot->status != TRYG_OK;
}

static void work_at(struct stream *stream, struct slot *slot, unsigned worker)
{
    slot->stage = AT_WORK;
    slot->room.block.number = stream->next_claim++;
    tryg_csv_window_claim(stream->window, &slot->room.text);
    tell_progress(stream);
    pthread_mutex_unlock(&stream->lock);
    read_and_take(stream, slot, worker);
    pthread_mutex_lock(&stream->lock);
    finish(stream, slot);
}

static void work(void *context, size_t j, unsigned worker)
{
    (void)j;
    struct stream *stream = context;
    pthread_mutex_lock(&stream->lock);
    while (stream->status == TRYG_OK) {
        struct slot *slot;
        if (!stream->closing && turn_of(stream, stream->next_close)->done) {
            close_blocks(stream);
        } else if (!stream->ended && stream->next_claim < stream->next_close + TURNS &&
                   (slot = find_free(stream)) != NULL) {
            work_at(stream, slot, worker);
        } else if (stream->ended && stream->next_close == stream->next_claim) {
            break;
        } else {
            pthread_cond_wait(&stream->change, &stream->lock);
        }
    }
    pthread_cond_broadcast(&stream->change);
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
        stream->slot[s].room = tryg_rows_room_of(own);
    }
}

static enum tryg_status read_file(const struct tryg_reports_ways *ways,
                                  const struct tryg_reports_source *source,
                                  unsigned threads, tryg_arena *arena,
                                  struct stream *stream, struct tryg_reports_read *read,
                                  struct tryg_error *err)
{
    struct tryg_csv_record header;
    struct tryg_reports_plan plan;
    TRYG_TRY(tryg_csv_open_early(&source->table, arena, &stream->csv, err));
    TRYG_TRY(tryg_csv_header(stream->csv, &header, err));
    const struct tryg_csv_dialect *dialect = tryg_csv_dialect(stream->csv);
    TRYG_TRY(tryg_reports_plan_make(source, dialect, &header, arena, &plan, err));
    plan.mark = ways->mark ? ways->mark : plan.mark;
    plan.usual = plan.usual && !ways->exactly;
    stream->plan = &plan;
    stream->encoding = plan.encoding;
    stream->window = tryg_csv_window_of(stream->csv);
    stream->window->block = ways->block ? ways->block : TRYG_WINDOW_BLOCK;
    stream->line = stream->window->line;
    TRYG_TRY(tryg_csv_window_part(stream->window, err));
    give_rooms(stream, arena);
    tryg_work_run(threads, threads, work, stream);
    if (stream->status != TRYG_OK) {
        if (err) {
            *err = stream->err;
        }
        return stream->status;
    }
    bool ascii = stream->encoding == TRYG_ENCODING_AUTO;
    *read = (struct tryg_reports_read){
        stream->rows, tryg_encoding_name(ascii ? TRYG_UTF8 : stream->encoding),
        tryg_delimiter_name(dialect->delimiter)};
    return TRYG_OK;
}

enum tryg_status
tryg_reports_stream_by(const struct tryg_reports_ways *ways,
                       const struct tryg_reports_source *source, unsigned threads,
                       const struct tryg_reports_sink *sink, tryg_rejects *rejects,
                       struct tryg_reports_read *read, struct tryg_error *err)
{
    unsigned workers = threads ? threads : 1;
    tryg_arena *arena = tryg_arena_new("reports", 0);
    struct stream *stream = TRYG_NEW(arena, 1, struct stream);
    stream->sink = sink;
    stream->rejects = rejects;
    stream->slots = tryg_reports_slots(workers);
    pthread_mutex_init(&stream->lock, NULL);
    pthread_mutex_init(&stream->telling, NULL);
    pthread_cond_init(&stream->change, NULL);
    pthread_cond_init(&stream->turn_change, NULL);
    enum tryg_status status = read_file(ways, source, workers, arena, stream, read, err);
    pthread_cond_destroy(&stream->turn_change);
    pthread_cond_destroy(&stream->change);
    pthread_mutex_destroy(&stream->telling);
    pthread_mutex_destroy(&stream->lock);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status
tryg_reports_stream(const struct tryg_reports_source *source, unsigned threads,
                    const struct tryg_reports_sink *sink, tryg_rejects *rejects,
                    struct tryg_reports_read *read, struct tryg_error *err)
{
    return tryg_reports_stream_by(&(struct tryg_reports_ways){0}, source, threads, sink,
                                  rejects, read, err);
}
