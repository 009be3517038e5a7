/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/png.h"

#include "maps/sheet.h"
#include "maps/words.h"

#include <errno.h>
#include <math.h>
#include <png.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

/* What the writer needs; it lives outside the function that libpng jumps back to. */
struct writer {
    FILE *file;
    png_structp png;
    png_infop info;
    const char *title;
    unsigned width, height, dots_per_m;
    const unsigned char *pixels; /* of cairo: 32 bits a pixel, 0x00RRGGBB */
    size_t stride;
    unsigned char *row;
};

static void write_head(const struct writer *w)
{
    png_set_IHDR(w->png, w->info, w->width, w->height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(w->png, w->info, w->dots_per_m, w->dots_per_m, PNG_RESOLUTION_METER);
    png_set_sRGB(w->png, w->info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_text text = {.compression = PNG_ITXT_COMPRESSION_NONE,
                     .key = (png_charp) "Title",
                     .text = (png_charp)w->title,
                     .text_length = 0,
                     .itxt_length = strlen(w->title),
                     .lang = (png_charp)TX("da", "en"),
                     .lang_key = (png_charp) "Title"};
    png_set_text(w->png, w->info, &text, 1);
    png_write_info(w->png, w->info);
}

static void write_row(const struct writer *w, unsigned y)
{
    const unsigned char *from = w->pixels + y * w->stride;
    for (size_t x = 0; x < w->width; x++) {
        uint32_t pixel;
        memcpy(&pixel, from + 4 * x, sizeof pixel);
        w->row[3 * x] = (unsigned char)(pixel >> 16);
        w->row[3 * x + 1] = (unsigned char)(pixel >> 8);
        w->row[3 * x + 2] = (unsigned char)pixel;
    }
    png_write_row(w->png, w->row);
}

/* libpng reports failure by jumping here: false then. */
static bool write_all(const struct writer *w)
{
    if (setjmp(png_jmpbuf(w->png))) {
        return false;
    }
    png_init_io(w->png, w->file);
    png_set_compression_level(w->png, 1);
    png_set_compression_strategy(w->png, Z_RLE);
    png_set_filter(w->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    write_head(w);
    for (unsigned y = 0; y < w->height; y++) {
        write_row(w, y);
    }
    png_write_end(w->png, w->info);
    return true;
}

static void say_nothing(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void jump_back(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

static enum tryg_status write_file(const char *path, struct writer *w,
                                   struct tryg_error *err)
{
    w->file = fopen(path, "wb");
    if (!w->file) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s", "%s cannot be written: %s"), path,
                         strerror(errno));
    }
    w->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, jump_back, say_nothing);
    w->info = w->png ? png_create_info_struct(w->png) : NULL;
    bool ok = w->info && write_all(w);
    int cause = errno;
    png_destroy_write_struct(&w->png, &w->info);
    if (fclose(w->file) != 0) {
        cause = errno;
        ok = false;
    }
    if (!ok) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s", "%s cannot be written: %s"), path,
                         strerror(cause));
    }
    return TRYG_OK;
}

static void draw(cairo_surface_t *surface, const struct tryg_plate *plate, double dpi,
                 tryg_arena *arena)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, dpi / 72.0, dpi / 72.0);
    tryg_sheet_draw(cr, plate, arena);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
}

enum tryg_status tryg_png_write(const char *path, const struct tryg_plate *plate,
                                double dpi, tryg_arena *arena, struct tryg_error *err)
{
    struct writer w = {.title = tryg_words_title(plate, arena),
                       .width = (unsigned)lround(TRYG_PAGE_WIDTH * dpi / 72.0),
                       .height = (unsigned)lround(TRYG_PAGE_HEIGHT * dpi / 72.0),
                       .dots_per_m = (unsigned)lround(dpi / 0.0254)};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w.width, (int)w.height);
    draw(surface, plate, dpi, arena);
    enum tryg_status status;
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        status = tryg_fail(err, TRYG_FAILED,
                           TX("%s kan ikke tegnes: %s", "%s cannot be drawn: %s"), path,
                           cairo_status_to_string(cairo_surface_status(surface)));
    } else {
        w.pixels = cairo_image_surface_get_data(surface);
        w.stride = (size_t)cairo_image_surface_get_stride(surface);
        w.row = TRYG_NEW(arena, 3 * (size_t)w.width, unsigned char);
        status = write_file(path, &w, err);
    }
    cairo_surface_destroy(surface);
    return status;
}
