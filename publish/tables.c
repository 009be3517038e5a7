/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "publish/tables.h"
#include "geodata/base/cell.h"
#include "geodata/base/number.h"
#include "publish/listing.h"
#include "publish/sink.h"

#include <math.h>

static void put_csv_datum(FILE *out, const struct tryg_datum *datum)
{
    char number[TRYG_NUMBER_TEXT];
    if (datum->is == TRYG_DATUM_TEXT) {
        tryg_cell_put_csv(out, datum->text);
    } else if (datum->is == TRYG_DATUM_NUMBER) {
        fputs(tryg_number_shortest(datum->number, number), out);
    }
}

static void put_csv(FILE *out, const struct tryg_listing *listing)
{
    char room[TRYG_LISTING_ROOM];
    for (size_t c = 0; c < listing->columns; c++) {
        fputs(c ? "," : "", out);
        tryg_cell_put_csv(out, listing->column[c].id);
    }
    for (size_t row = 0; row < listing->rows; row++) {
        for (size_t c = 0; c < listing->columns; c++) {
            struct tryg_datum datum;
            listing->read(listing, row, c, room, &datum);
            fputc(c ? ',' : '\n', out);
            put_csv_datum(out, &datum);
        }
    }
    fputc('\n', out);
}

/* JSON has no infinite numbers: they are texts, "Inf". */
static void put_json_datum(FILE *out, const struct tryg_datum *datum)
{
    char number[TRYG_NUMBER_TEXT];
    if (datum->is == TRYG_DATUM_NONE) {
        fputs("null", out);
    } else if (datum->is == TRYG_DATUM_TEXT) {
        tryg_cell_put_json(out, datum->text);
    } else {
        const char *quote = isinf(datum->number) ? "\"" : "";
        fprintf(out, "%s%s%s", quote, tryg_number_shortest(datum->number, number), quote);
    }
}

static void put_json(FILE *out, const struct tryg_listing *listing)
{
    char room[TRYG_LISTING_ROOM];
    fputc('[', out);
    for (size_t row = 0; row < listing->rows; row++) {
        fputs(row ? ",\n  {" : "\n  {", out);
        for (size_t c = 0; c < listing->columns; c++) {
            struct tryg_datum datum;
            listing->read(listing, row, c, room, &datum);
            fputs(c ? ", " : "", out);
            tryg_cell_put_json(out, listing->column[c].id);
            fputs(": ", out);
            put_json_datum(out, &datum);
        }
        fputc('}', out);
    }
    fputs("\n]\n", out);
}

static enum tryg_status
write_listing(const char *path, const struct tryg_listing *listing,
              void (*put)(FILE *out, const struct tryg_listing *listing),
              struct tryg_error *err)
{
    FILE *out;
    TRYG_TRY(tryg_sink_open(path, &out, err));
    put(out, listing);
    return tryg_sink_close(path, out, err);
}

static enum tryg_status
write_index(const char *path, const struct tryg_results *results, size_t system,
            void (*put)(FILE *out, const struct tryg_listing *listing),
            struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_index(results, system, 1, arena);
    enum tryg_status status = write_listing(path, &listing, put, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_index_csv(const char *path,
                                        const struct tryg_results *results, size_t system,
                                        struct tryg_error *err)
{
    return write_index(path, results, system, put_csv, err);
}

enum tryg_status tryg_publish_index_json(const char *path,
                                         const struct tryg_results *results,
                                         size_t system, struct tryg_error *err)
{
    return write_index(path, results, system, put_json, err);
}

enum tryg_status tryg_publish_indicators_csv(const char *path,
                                             const struct tryg_results *results,
                                             struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_indicators(results, arena);
    enum tryg_status status = write_listing(path, &listing, put_csv, err);
    tryg_arena_free(arena);
    return status;
}

static enum tryg_status
write_changes(const char *path, const struct tryg_profile *profile, size_t n,
              const struct tryg_comparison *comparison,
              void (*put)(FILE *out, const struct tryg_listing *listing),
              struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_changes(profile, n, comparison, arena);
    enum tryg_status status = write_listing(path, &listing, put, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_changes_csv(const char *path,
                                          const struct tryg_profile *profile, size_t n,
                                          const struct tryg_comparison *comparison,
                                          struct tryg_error *err)
{
    return write_changes(path, profile, n, comparison, put_csv, err);
}

enum tryg_status tryg_publish_changes_json(const char *path,
                                           const struct tryg_profile *profile, size_t n,
                                           const struct tryg_comparison *comparison,
                                           struct tryg_error *err)
{
    return write_changes(path, profile, n, comparison, put_json, err);
}

static enum tryg_status
write_published(const char *path, const struct tryg_profile *profile,
                const struct tryg_against *against,
                void (*put)(FILE *out, const struct tryg_listing *listing),
                struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_published(profile, against, arena);
    enum tryg_status status = write_listing(path, &listing, put, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_published_csv(const char *path,
                                            const struct tryg_profile *profile,
                                            const struct tryg_against *against,
                                            struct tryg_error *err)
{
    return write_published(path, profile, against, put_csv, err);
}

enum tryg_status tryg_publish_published_json(const char *path,
                                             const struct tryg_profile *profile,
                                             const struct tryg_against *against,
                                             struct tryg_error *err)
{
    return write_published(path, profile, against, put_json, err);
}

static enum tryg_status
write_barometer(const char *path, const struct tryg_barometer *barometer,
                struct tryg_listing (*list)(const struct tryg_barometer *barometer,
                                            tryg_arena *arena),
                void (*put)(FILE *out, const struct tryg_listing *listing),
                struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = list(barometer, arena);
    enum tryg_status status = write_listing(path, &listing, put, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_barometer_csv(const char *path,
                                            const struct tryg_barometer *barometer,
                                            struct tryg_error *err)
{
    return write_barometer(path, barometer, tryg_listing_barometer, put_csv, err);
}

enum tryg_status tryg_publish_barometer_json(const char *path,
                                             const struct tryg_barometer *barometer,
                                             struct tryg_error *err)
{
    return write_barometer(path, barometer, tryg_listing_barometer, put_json, err);
}

enum tryg_status tryg_publish_readings_csv(const char *path,
                                           const struct tryg_barometer *barometer,
                                           struct tryg_error *err)
{
    return write_barometer(path, barometer, tryg_listing_readings, put_csv, err);
}

static enum tryg_status write_moves(const char *path, const struct tryg_moves *moves,
                                    struct tryg_listing list(const struct tryg_moves *,
                                                             tryg_arena *),
                                    struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = list(moves, arena);
    enum tryg_status status = write_listing(path, &listing, put_csv, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_moves_csv(const char *path, const struct tryg_moves *moves,
                                        struct tryg_error *err)
{
    return write_moves(path, moves, tryg_listing_moves, err);
}

enum tryg_status tryg_publish_transfer_csv(const char *path,
                                           const struct tryg_moves *moves,
                                           struct tryg_error *err)
{
    return write_moves(path, moves, tryg_listing_transfer, err);
}

enum tryg_status tryg_publish_trend_csv(const char *path,
                                        const struct tryg_profile *profile, size_t n,
                                        const struct tryg_trend *trend,
                                        struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_trend(profile, n, trend, arena);
    enum tryg_status status = write_listing(path, &listing, put_csv, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_peers_csv(const char *path,
                                        const struct tryg_all_peers *all,
                                        struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = tryg_listing_peers(all, arena);
    enum tryg_status status = write_listing(path, &listing, put_csv, err);
    tryg_arena_free(arena);
    return status;
}

/* Of the run's doubts: one listing, one file. */
static enum tryg_status write_doubts(
    const char *path, const struct tryg_doubts *doubts,
    struct tryg_listing (*list)(const struct tryg_doubts *doubts, tryg_arena *arena),
    struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("publish", 0);
    struct tryg_listing listing = list(doubts, arena);
    enum tryg_status status = write_listing(path, &listing, put_csv, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_publish_chance_csv(const char *path,
                                         const struct tryg_doubts *doubts,
                                         struct tryg_error *err)
{
    return write_doubts(path, doubts, tryg_listing_chance, err);
}

enum tryg_status tryg_publish_advice_csv(const char *path,
                                         const struct tryg_doubts *doubts,
                                         struct tryg_error *err)
{
    return write_doubts(path, doubts, tryg_listing_advice, err);
}

enum tryg_status tryg_publish_robustness_csv(const char *path,
                                             const struct tryg_doubts *doubts,
                                             struct tryg_error *err)
{
    return write_doubts(path, doubts, tryg_listing_robustness, err);
}

enum tryg_status tryg_publish_choices_csv(const char *path,
                                          const struct tryg_doubts *doubts,
                                          struct tryg_error *err)
{
    return write_doubts(path, doubts, tryg_listing_choices, err);
}
