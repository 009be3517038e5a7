/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/unpack.h"
#include "geodata/base/lang.h"

#include <isa-l/igzip_lib.h>
#include <stdbool.h>
#include <string.h>

enum { PACKED = 128 * 1024, MAGIC = 2 };

struct tryg_unpack {
    tryg_unpack_source *source;
    void *context;
    const char *shown;
    struct inflate_state state; /* its next_in and avail_in lie in `packed` */
    bool ended;                 /* the source has no more */
    bool done;                  /* behind the last member */
    unsigned char packed[PACKED];
};

void tryg_unpack_restart(struct tryg_unpack *unpack)
{
    isal_inflate_init(&unpack->state);
    unpack->state.crc_flag = ISAL_GZIP;
    unpack->state.next_in = unpack->packed;
    unpack->state.avail_in = 0;
    unpack->ended = unpack->done = false;
}

struct tryg_unpack *tryg_unpack_new(tryg_unpack_source *source, void *context,
                                    const char *shown, tryg_arena *arena)
{
    struct tryg_unpack *unpack = TRYG_NEW(arena, 1, struct tryg_unpack);
    unpack->source = source;
    unpack->context = context;
    unpack->shown = tryg_arena_copy(arena, shown);
    tryg_unpack_restart(unpack);
    return unpack;
}

static enum tryg_status damaged(const struct tryg_unpack *unpack, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s er en beskadiget eller afkortet gzip-fil. Hent den igen.",
                        "%s is a damaged or cut-off gzip file. Fetch it again."),
                     unpack->shown);
}

/* Have more packed bytes behind those not yet used, if there are more. */
static enum tryg_status fetch(struct tryg_unpack *unpack, struct tryg_error *err)
{
    struct inflate_state *state = &unpack->state;
    size_t have = state->avail_in, got;
    memmove(unpack->packed, state->next_in, have);
    state->next_in = unpack->packed;
    TRYG_TRY(unpack->source(unpack->context, (char *)unpack->packed + have, PACKED - have,
                            &got, err));
    state->avail_in = (uint32_t)(have + got);
    unpack->ended = got == 0;
    return TRYG_OK;
}

/* A member has ended: does another begin? */
static enum tryg_status next_member(struct tryg_unpack *unpack, struct tryg_error *err)
{
    struct inflate_state *state = &unpack->state;
    while (state->avail_in < MAGIC && !unpack->ended) {
        TRYG_TRY(fetch(unpack, err));
    }
    unpack->done =
        state->avail_in < MAGIC || state->next_in[0] != 0x1F || state->next_in[1] != 0x8B;
    if (!unpack->done) {
        isal_inflate_reset(state);
        state->crc_flag = ISAL_GZIP;
    }
    return TRYG_OK;
}

enum tryg_status tryg_unpack_read(struct tryg_unpack *unpack, char *into, size_t most,
                                  size_t *got, struct tryg_error *err)
{
    struct inflate_state *state = &unpack->state;
    state->next_out = (uint8_t *)into;
    size_t wanted = most;
    while (wanted > 0 && !unpack->done) {
        uint32_t step = wanted < UINT32_MAX ? (uint32_t)wanted : UINT32_MAX;
        uint32_t packed = state->avail_in;
        state->avail_out = step;
        int verdict = isal_inflate(state);
        wanted -= step - state->avail_out;
        bool stuck = packed > 0 && packed == state->avail_in && step == state->avail_out;
        if (verdict < 0 || verdict == ISAL_NEED_DICT ||
            (stuck && state->block_state != ISAL_BLOCK_FINISH)) {
            return damaged(unpack, err);
        }
        if (state->block_state == ISAL_BLOCK_FINISH) {
            TRYG_TRY(next_member(unpack, err));
        } else if (state->avail_out > 0 && state->avail_in == 0) {
            if (unpack->ended) {
                return damaged(unpack, err);
            }
            TRYG_TRY(fetch(unpack, err));
        }
    }
    *got = most - wanted;
    return TRYG_OK;
}
