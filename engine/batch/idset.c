/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set that is asked later.
 *
 * The naive version is one hash table. At ten million keys it is some 240 megabytes, and
 * each key goes to a place of its own in it: the processor waits for memory, and for the
 * address of the page, once or twice a key, and all other work of a row takes less time
 * than that. A table with room to grow also takes more memory than its keys.
 *
 * Here a key's first byte chooses one of 256 parts, and the key is written at the end of
 * that part's list: 256 places, which stay in the nearest cache. Only in the end, when
 * all keys are there, each part's records are walked through in order and numbered in a
 * hash table that fits in the next cache; a key that is there already is told. Parts have
 * nothing to do with each other, so that is done by all threads at once.
 *
 * Why the answer is right. Equal keys are in the same part, whose records are taken in
 * the order in which they came; so of equal keys the first one stands in the table, and
 * every later one is told.
 *
 * Where most keys are repeated, the lists would be much longer than what is in them. So a
 * part is settled, and its repeated records dropped, also when it has grown to four times
 * what was left the last time; or, if a quarter of what came since was dropped then, to
 * one and a half times. Where keys differ, a key is thus numbered 1 / (1 - 1/4) times at
 * most before the end, and once in the end.
 *
 * What it costs. A record is the 15 bytes of its key that the part does not tell, and a
 * note of as many bytes as notes need. Records lie in chunks of 256, so that a list grows
 * without being copied; on the average half a chunk of each part is empty. Of ten million
 * keys each takes some 17 ns, of which 7 are for the last settling, which all threads do,
 * and 2 or more for pages that the system clears; large pages took as long.
 */
#define _GNU_SOURCE
#include "engine/batch/idset.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "geodata/base/work.h"

enum {
    CHUNK = 256,          /* records */
    LEAST_SETTLED = 1024, /* records of a part that are not worth settling */
    KEY_BYTES = 15,
    AHEAD = 12,     /* records */
    OVER = 8,       /* bytes that are written behind a record */
    SLAB = 1 << 19, /* bytes */
};

/* ---- memory --------------------------------------------------------------------- */

struct tryg_idset_slab {
    struct tryg_idset_slab *before;
    size_t bytes, used;
};

static void *pages(size_t bytes)
{
    void *at =
        mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return at == MAP_FAILED ? NULL : at;
}

static bool new_slab(struct tryg_idset *set)
{
    struct tryg_idset_slab *slab = pages(SLAB);
    if (slab) {
        *slab = (struct tryg_idset_slab){set->slab, SLAB, sizeof *slab};
        set->slab = slab;
        set->slab_bytes += SLAB;
    }
    return slab != NULL;
}

static unsigned char *new_chunk(struct tryg_idset *set)
{
    unsigned char *chunk = set->free_chunk;
    if (chunk) {
        memcpy(&set->free_chunk, chunk, sizeof set->free_chunk);
        return chunk;
    }
    size_t bytes = CHUNK * set->record + OVER;
    if ((!set->slab || set->slab->used + bytes > set->slab->bytes) && !new_slab(set)) {
        return NULL;
    }
    chunk = (unsigned char *)set->slab + set->slab->used;
    set->slab->used += bytes;
    return chunk;
}

static void drop_chunk(struct tryg_idset *set, unsigned char *chunk)
{
    memcpy(chunk, &set->free_chunk, sizeof set->free_chunk);
    set->free_chunk = chunk;
}

/* An empty table at most half full of n numbers; 2^*bits places. */
static bool clear_table(struct tryg_idset_table *table, size_t n, unsigned *bits)
{
    *bits = 1;
    while (((size_t)1 << *bits) < 2 * n) {
        ++*bits;
    }
    size_t room = (size_t)1 << *bits;
    if (room > table->room) {
        free(table->at);
        table->at = malloc(room * sizeof *table->at);
        table->room = table->at ? room : 0;
    }
    if (table->at) {
        memset(table->at, 0, room * sizeof *table->at);
    }
    return table->at != NULL;
}

/* ---- records -------------------------------------------------------------------- */

/* A key's second word, its first but for the byte that chose the part, and the note; each
 * with its lowest byte first, so that the note's highest may be left out. */
static uint64_t low_first(uint64_t word)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static void put_word(unsigned char *at, uint64_t word)
{
    word = low_first(word);
    memcpy(at, &word, sizeof word);
}

static void write_record(unsigned char *at, const uint64_t key[2], uint64_t note)
{
    put_word(at, key[1]);
    put_word(at + 8, key[0] << 8 | (note & 0xFF));
    put_word(at + 16, note >> 8);
}

_Static_assert(KEY_BYTES + 1 + OVER == 3 * sizeof(uint64_t), "bytes behind a record");

static uint64_t word_at(const unsigned char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return low_first(word);
}

static bool is_same(const unsigned char *a, const unsigned char *b)
{
    return ((word_at(a) ^ word_at(b)) | (word_at(a + 8) ^ word_at(b + 8)) >> 8) == 0;
}

static uint64_t note_of(const struct tryg_idset *set, const unsigned char *at)
{
    uint64_t all = UINT64_MAX >> (64 - 8 * set->note_bytes);
    return (word_at(at + 8) & 0xFF) | (word_at(at + 16) << 8 & all);
}

static unsigned char *record_at(const struct tryg_idset *set,
                                const struct tryg_idset_part *part, size_t r)
{
    return part->chunk[r / CHUNK] + r % CHUNK * set->record;
}

static size_t records(const struct tryg_idset *set, size_t p)
{
    const struct tryg_idset_end *last = &set->last[p];
    size_t record = set->record ? set->record : 1; /* a set that is still empty */
    return set->part[p].chunks * CHUNK - (size_t)(last->end - last->at) / record;
}

/* ---- settling ------------------------------------------------------------------- */

/* The place of a number: its upper bits are those of the key, so that hardly ever another
 * key has to be fetched to be told from; its lower ones, as many as are set in `low`, the
 * record's number + 1. 0 is a free place. */
struct laid {
    uint32_t *at;
    size_t last;
    unsigned shift;
    uint32_t low;
};

/* Number record r, or find the earlier one that it repeats. */
static bool is_repeated(const struct tryg_idset *set, const struct tryg_idset_part *part,
                        const struct laid *laid, const unsigned char *record, size_t r)
{
    uint32_t upper = (uint32_t)(word_at(record + 8) >> 8) & ~laid->low;
    size_t at = (size_t)(word_at(record) >> laid->shift);
    for (uint32_t there; (there = laid->at[at]) != 0; at = (at + 1) & laid->last) {
        if ((there & ~laid->low) == upper &&
            is_same(record_at(set, part, (there & laid->low) - 1), record)) {
            return true;
        }
    }
    laid->at[at] = upper | (uint32_t)(r + 1);
    return false;
}

/* A wrong guess of a branch, one in some five numbers, stops the processor from looking
 * further ahead by itself. */
static void call_for(const struct laid *laid, const unsigned char *record)
{
    __builtin_prefetch(&laid->at[word_at(record) >> laid->shift], 1);
}

/* Tell what is repeated in part p, and move the others together; *kept of them. */
static bool settle(const struct tryg_idset *set, size_t p, struct tryg_idset_table *table,
                   unsigned worker, size_t *kept)
{
    unsigned bits;
    const struct tryg_idset_part *part = &set->part[p];
    size_t n = records(set, p), left = 0;
    if (n >= UINT32_MAX / 2 || !clear_table(table, n, &bits)) {
        return false;
    }
    size_t places = (size_t)1 << bits;
    struct laid laid = {table->at, places - 1, 64 - bits, (uint32_t)(places - 1)};
    for (size_t r = 0; r < n; r++) {
        const unsigned char *record = record_at(set, part, r);
        size_t ahead = r + AHEAD < n ? r + AHEAD : r;
        call_for(&laid, record_at(set, part, ahead));
        if (is_repeated(set, part, &laid, record, left)) {
            set->repeated(set->context, worker, note_of(set, record));
        } else {
            if (left != r) {
                memmove(record_at(set, part, left), record, set->record);
            }
            left++;
        }
    }
    *kept = left;
    return true;
}

/* What is left of a part; what it no longer needs is given back. */
static void shrink(struct tryg_idset *set, size_t p, size_t kept)
{
    struct tryg_idset_part *part = &set->part[p];
    struct tryg_idset_end *last = &set->last[p];
    size_t n = records(set, p), came = n - part->settled;
    size_t chunks = (kept + CHUNK - 1) / CHUNK;
    while (part->chunks > chunks) {
        drop_chunk(set, part->chunk[--part->chunks]);
    }
    last->at = last->end = NULL;
    if (kept % CHUNK) {
        last->at = record_at(set, part, kept);
        last->end = part->chunk[chunks - 1] + CHUNK * set->record;
    }
    part->settled = kept;
    part->room = n - kept > came / 4 ? kept + kept / 2 : 4 * kept;
}

/* ---- putting in ----------------------------------------------------------------- */

static bool add_chunk(struct tryg_idset *set, size_t p)
{
    struct tryg_idset_part *part = &set->part[p];
    if (part->chunks == part->chunk_room) {
        size_t room = 2 * part->chunk_room + 4;
        unsigned char **wide = realloc(part->chunk, room * sizeof *wide);
        if (!wide) {
            return false;
        }
        part->chunk = wide;
        part->chunk_room = room;
    }
    unsigned char *chunk = new_chunk(set);
    if (chunk) {
        part->chunk[part->chunks++] = chunk;
        set->last[p] = (struct tryg_idset_end){chunk, chunk + CHUNK * set->record};
    }
    return chunk != NULL;
}

/* The part's last chunk is full: settle the part, or give it another. */
static bool make_room(struct tryg_idset *set, size_t p)
{
    struct tryg_idset_part *part = &set->part[p];
    size_t n = part->chunks * CHUNK, kept;
    if (n >= LEAST_SETTLED && n >= part->room) {
        if (!settle(set, p, &set->table, 0, &kept)) {
            return false;
        }
        shrink(set, p, kept);
    }
    return set->last[p].at != set->last[p].end || add_chunk(set, p);
}

bool tryg_idset_add(struct tryg_idset *set, size_t n, const uint64_t (*key)[2],
                    const uint64_t *note)
{
    const size_t record = set->record = KEY_BYTES + set->note_bytes;
    for (size_t i = 0; i < n; i++) {
        if (note[i] == TRYG_IDSET_NO_NOTE) {
            continue;
        }
        size_t p = key[i][0] >> (64 - TRYG_IDSET_BITS);
        struct tryg_idset_end *last = &set->last[p];
        if (last->at == last->end && !make_room(set, p)) {
            return false;
        }
        write_record(last->at, key[i], note[i]);
        last->at += record;
    }
    return true;
}

/* ---- in the end ----------------------------------------------------------------- */

struct settling {
    struct tryg_idset *set;
    size_t kept[TRYG_IDSET_PARTS];
    struct desk {
        struct tryg_idset_table table;
        bool failed;
        char apart[128]; /* from the next worker's */
    } * desk;
};

static void settle_part(void *context, size_t p, unsigned worker)
{
    struct settling *all = context;
    struct desk *desk = &all->desk[worker];
    all->kept[p] = all->set->part[p].settled;
    if (!desk->failed && records(all->set, p) > all->kept[p]) {
        desk->failed = !settle(all->set, p, &desk->table, worker, &all->kept[p]);
    }
}

bool tryg_idset_settle(struct tryg_idset *set, unsigned threads)
{
    unsigned desks = threads ? threads : 1;
    struct settling all = {.set = set, .desk = calloc(desks, sizeof *all.desk)};
    bool failed = !all.desk;
    if (!failed) {
        tryg_work_run(desks, TRYG_IDSET_PARTS, settle_part, &all);
    }
    for (unsigned d = 0; all.desk && d < desks; d++) {
        failed = failed || all.desk[d].failed;
        free(all.desk[d].table.at);
    }
    free(all.desk);
    for (size_t p = 0; !failed && p < TRYG_IDSET_PARTS; p++) {
        shrink(set, p, all.kept[p]);
    }
    return !failed;
}

size_t tryg_idset_count(const struct tryg_idset *set)
{
    size_t n = 0;
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        n += records(set, p);
    }
    return n;
}

size_t tryg_idset_bytes(const struct tryg_idset *set)
{
    size_t bytes = set->slab_bytes + set->table.room * sizeof *set->table.at;
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        bytes += set->part[p].chunk_room * sizeof *set->part[p].chunk;
    }
    return bytes;
}

void tryg_idset_free(struct tryg_idset *set)
{
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        free(set->part[p].chunk);
    }
    free(set->table.at);
    for (struct tryg_idset_slab *slab = set->slab, *before; slab; slab = before) {
        before = slab->before;
        munmap(slab, slab->bytes);
    }
    *set = (struct tryg_idset){0};
}
