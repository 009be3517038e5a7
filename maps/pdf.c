/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/pdf.h"

#include "maps/sheet.h"
#include "maps/words.h"

#include <cairo-pdf.h>

static void describe(cairo_surface_t *surface, const struct tryg_plate *plate,
                     tryg_arena *arena)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   tryg_words_title(plate, arena));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                   tryg_words_subtitle(plate, arena));
    /* An empty date is none; cairo would put the clock's. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

enum tryg_status tryg_pdf_write(const char *path, const struct tryg_plate *plate,
                                tryg_arena *arena, struct tryg_error *err)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create(path, TRYG_PAGE_WIDTH, TRYG_PAGE_HEIGHT);
    describe(surface, plate, arena);
    cairo_t *cr = cairo_create(surface);
    tryg_sheet_draw(cr, plate, arena);
    cairo_show_page(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s", "%s cannot be written: %s"), path,
                         cairo_status_to_string(status));
    }
    return TRYG_OK;
}
