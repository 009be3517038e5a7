/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "maps/svg.h"

#include "maps/sheet.h"
#include "maps/words.h"

#include <cairo-svg.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char NAME[] = "id=\"surface", PATH[] = " d=\"";

/* The drawing as cairo writes it. */
struct text {
    char *of;
    size_t n, room;
    tryg_arena *arena;
};

static cairo_status_t keep(void *closure, const unsigned char *bytes, unsigned count)
{
    struct text *text = closure;
    if (text->n + count > text->room) {
        size_t room = text->room ? text->room : 1 << 16;
        while (room < text->n + count) {
            room *= 2;
        }
        text->of = tryg_arena_grow(text->arena, text->of, text->room, room, 1);
        text->room = room;
    }
    memcpy(text->of + text->n, bytes, count);
    text->n += count;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t draw(struct text *text, const struct tryg_canvas *canvas)
{
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
        keep, text, TRYG_PAGE_WIDTH, TRYG_PAGE_HEIGHT);
    cairo_svg_surface_restrict_to_version(surface, CAIRO_SVG_VERSION_1_2);
    cairo_t *cr = cairo_create(surface);
    canvas->draw(cr, canvas->about, text->arena);
    cairo_show_page(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static void put_escaped(FILE *file, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        default:
            fputc(*text, file);
        }
    }
}

static void put_description(FILE *file, const struct tryg_canvas *canvas)
{
    fputs("\n<title>", file);
    put_escaped(file, canvas->title);
    fputs("</title>\n<desc>", file);
    put_escaped(file, canvas->description);
    fputs("</desc>", file);
}

/* Cairo numbers its surfaces over the life of the process ("surface17"), so that the name
 * would depend on what was drawn before: it is cut back to "surface". Returns where the
 * copying goes on. */
static const char *put_name(FILE *file, const char *at, const char *end)
{
    fwrite(at, 1, sizeof NAME - 1, file);
    at += sizeof NAME - 1;
    while (at < end && *at >= '0' && *at <= '9') {
        at++;
    }
    return at;
}

/* Paths come with six decimals; two are a hundredth of a point, a third of what a printer
 * can set, and half the file. */
static const char *put_path(FILE *file, const char *at, const char *end)
{
    fwrite(at, 1, sizeof PATH - 1, file);
    int decimals = -1; /* < 0: before the point of a number */
    for (at += sizeof PATH - 1; at < end && *at != '"'; at++) {
        bool digit = *at >= '0' && *at <= '9';
        decimals = *at == '.' ? 0 : digit && decimals >= 0 ? decimals + 1 : -1;
        if (decimals <= 2) {
            fputc(*at, file);
        }
    }
    return at;
}

static bool begins(const char *at, const char *end, const char *word, size_t bytes)
{
    return (size_t)(end - at) >= bytes && memcmp(at, word, bytes) == 0;
}

static void put_drawing(FILE *file, const char *at, const char *end)
{
    while (at < end) {
        if (begins(at, end, NAME, sizeof NAME - 1)) {
            at = put_name(file, at, end);
        } else if (begins(at, end, PATH, sizeof PATH - 1)) {
            at = put_path(file, at, end);
        } else {
            fputc(*at++, file);
        }
    }
}

static void put_all(FILE *file, const struct text *text, const struct tryg_canvas *canvas)
{
    const char *from = text->of, *end = text->of + text->n;
    const char *svg = memmem(from, text->n, "<svg ", 5);
    const char *open = svg ? memchr(svg, '>', (size_t)(end - svg)) : NULL;
    if (open) {
        fwrite(from, 1, (size_t)(svg + 5 - from), file);
        fprintf(file, "role=\"img\" xml:lang=\"%s\" ", TX("da", "en"));
        fwrite(svg + 5, 1, (size_t)(open + 1 - svg - 5), file);
        put_description(file, canvas);
        from = open + 1;
    }
    put_drawing(file, from, end);
}

enum tryg_status tryg_svg_write_canvas(const char *path, const struct tryg_canvas *canvas,
                                       tryg_arena *arena, struct tryg_error *err)
{
    struct text text = {.arena = arena};
    cairo_status_t status = draw(&text, canvas);
    if (status != CAIRO_STATUS_SUCCESS) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke tegnes: %s", "%s cannot be drawn: %s"), path,
                         cairo_status_to_string(status));
    }
    FILE *file = fopen(path, "wb");
    if (file) {
        put_all(file, &text, canvas);
    }
    bool failed = !file || ferror(file);
    if ((file && fclose(file) != 0) || failed) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s", "%s cannot be written: %s"), path,
                         tryg_system_text(errno));
    }
    return TRYG_OK;
}

static void draw_plate(cairo_t *cr, const void *about, tryg_arena *arena)
{
    tryg_sheet_draw(cr, about, arena);
}

enum tryg_status tryg_svg_write(const char *path, const struct tryg_plate *plate,
                                tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_canvas canvas = {
        .title = tryg_words_title(plate, arena),
        .description = tryg_arena_print(arena, "%s %s", tryg_words_subtitle(plate, arena),
                                        tryg_words_reading(plate, arena)),
        .draw = draw_plate,
        .about = plate};
    return tryg_svg_write_canvas(path, &canvas, arena, err);
}
