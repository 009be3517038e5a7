/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/png.h"

#include "maps/quantise.h"
#include "maps/sheet.h"
#include "maps/words.h"

#include <errno.h>
#include <math.h>
#include <png.h>
#include <stdio.h>
#include <string.h>

/* What the writer needs; it lives outside the function that libpng jumps back to. */
struct writer {
    FILE *file;
    png_structp png;
    png_infop info;
    const char *title;
    unsigned dots_per_m;
    struct tryg_picture picture;
};

static void write_head(const struct writer *w)
{
    png_color colour[TRYG_COLOURS_MOST];
    for (size_t i = 0; i < w->picture.colours; i++) {
        uint32_t rgb = w->picture.rgb[i];
        colour[i] =
            (png_color){(png_byte)(rgb >> 16), (png_byte)(rgb >> 8), (png_byte)rgb};
    }
    png_set_IHDR(w->png, w->info, (png_uint_32)w->picture.width,
                 (png_uint_32)w->picture.height, 8, PNG_COLOR_TYPE_PALETTE,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(w->png, w->info, colour, (int)w->picture.colours);
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

/* libpng reports failure by jumping here: false then. */
static bool write_all(const struct writer *w)
{
    if (setjmp(png_jmpbuf(w->png))) {
        return false;
    }
    png_init_io(w->png, w->file);
    png_set_compression_level(w->png, 1);
    png_set_filter(w->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    write_head(w);
    for (size_t y = 0; y < w->picture.height; y++) {
        png_write_row(w->png, w->picture.index + y * w->picture.width);
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
                         tryg_system_text(errno));
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

static void draw(cairo_surface_t *surface, const struct tryg_canvas *canvas, double dpi,
                 tryg_arena *arena)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, dpi / 72.0, dpi / 72.0);
    canvas->draw(cr, canvas->about, arena);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
}

enum tryg_status tryg_png_write_canvas(const char *path, const struct tryg_canvas *canvas,
                                       double dpi, tryg_arena *arena,
                                       struct tryg_error *err)
{
    int width = (int)lround(TRYG_PAGE_WIDTH * dpi / 72.0);
    int height = (int)lround(TRYG_PAGE_HEIGHT * dpi / 72.0);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    draw(surface, canvas, dpi, arena);
    cairo_status_t drawn = cairo_surface_status(surface);
    struct writer w = {.title = canvas->title,
                       .dots_per_m = (unsigned)lround(dpi / 0.0254)};
    if (drawn == CAIRO_STATUS_SUCCESS) {
        tryg_quantise(&w.picture, cairo_image_surface_get_data(surface), (size_t)width,
                      (size_t)height, (size_t)cairo_image_surface_get_stride(surface),
                      arena);
    }
    cairo_surface_destroy(surface);
    if (drawn != CAIRO_STATUS_SUCCESS) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke tegnes: %s", "%s cannot be drawn: %s"), path,
                         cairo_status_to_string(drawn));
    }
    return write_file(path, &w, err);
}

static void draw_plate(cairo_t *cr, const void *about, tryg_arena *arena)
{
    tryg_sheet_draw(cr, about, arena);
}

enum tryg_status tryg_png_write(const char *path, const struct tryg_plate *plate,
                                double dpi, tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_canvas canvas = {
        .title = tryg_words_title(plate, arena), .draw = draw_plate, .about = plate};
    return tryg_png_write_canvas(path, &canvas, dpi, arena, err);
}
