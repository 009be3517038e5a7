/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/lettering.h"

#include "geodata/base/lang.h"

#include <string.h>

/* The first is set best; the second is on every machine with a desktop. */
static const char *const FAMILIES[] = {"Open Sans", "DejaVu Sans"};

void tryg_ink(cairo_t *cr, unsigned rgb)
{
    cairo_set_source_rgb(cr, (double)(rgb >> 16 & 255U) / 255.0,
                         (double)(rgb >> 8 & 255U) / 255.0, (double)(rgb & 255U) / 255.0);
}

static bool is_installed(const char *family)
{
    PangoFontFamily **families = NULL;
    int n = 0;
    bool found = false;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &n);
    for (int i = 0; i < n; i++) {
        found = found || strcmp(pango_font_family_get_name(families[i]), family) == 0;
    }
    g_free(families);
    return found;
}

const char *tryg_lettering_family(void)
{
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
        if (is_installed(FAMILIES[i])) {
            return FAMILIES[i];
        }
    }
    return NULL;
}

static PangoLayout *new_layout(cairo_t *cr)
{
    PangoLayout *layout = pango_cairo_create_layout(cr);
    PangoContext *context = pango_layout_get_context(layout);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72.0); /* a unit is a point */
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(TX("da", "en")));
    return layout;
}

enum tryg_status tryg_lettering_no_font(struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("kortene kan ikke tegnes: skrifttypen %s er ikke installeret "
                        "(heller ikke %s)\n"
                        "  Installér den: sudo apt install fonts-open-sans",
                        "the maps cannot be drawn: the font %s is not installed (nor is "
                        "%s)\n"
                        "  Install it: sudo apt install fonts-open-sans"),
                     FAMILIES[0], FAMILIES[1]);
}

void tryg_lettering_begin(struct tryg_lettering *letters, cairo_t *cr, const char *family)
{
    *letters = (struct tryg_lettering){cr, new_layout(cr), family};
}

void tryg_lettering_end(struct tryg_lettering *letters)
{
    g_object_unref(letters->layout);
    letters->layout = NULL;
}

static void set_font(struct tryg_lettering *letters, const struct tryg_style *style)
{
    static const PangoWeight WEIGHT[] = {PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_SEMIBOLD,
                                         PANGO_WEIGHT_BOLD, PANGO_WEIGHT_NORMAL};
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, letters->family);
    pango_font_description_set_weight(font, WEIGHT[style->weight]);
    pango_font_description_set_style(
        font, style->weight == TRYG_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(font, (int)(style->size * PANGO_SCALE + 0.5));
    pango_layout_set_font_description(letters->layout, font);
    pango_font_description_free(font);
}

static void lay(struct tryg_lettering *letters, const struct tryg_style *style,
                const char *text)
{
    static const PangoAlignment ALIGN[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                           PANGO_ALIGN_RIGHT};
    PangoLayout *layout = letters->layout;
    set_font(letters, style);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_alignment(layout, ALIGN[style->align]);
    pango_layout_set_width(
        layout, style->width > 0.0 ? (int)(style->width * PANGO_SCALE + 0.5) : -1);
    pango_layout_set_wrap(layout, style->whole ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout,
                                  (float)(style->leading > 0.0 ? style->leading : 0.0));
    /* A negative height counts lines. */
    pango_layout_set_height(layout, style->lines ? -style->lines : -1000);
    pango_layout_set_ellipsize(layout, style->lines && style->width > 0.0
                                           ? PANGO_ELLIPSIZE_END
                                           : PANGO_ELLIPSIZE_NONE);
}

struct tryg_extent tryg_letters_measure(struct tryg_lettering *letters,
                                        const struct tryg_style *style, const char *text)
{
    PangoRectangle logical;
    lay(letters, style, text);
    pango_layout_get_extents(letters->layout, NULL, &logical);
    return (struct tryg_extent){
        (double)logical.width / PANGO_SCALE, (double)logical.height / PANGO_SCALE,
        (double)pango_layout_get_baseline(letters->layout) / PANGO_SCALE};
}

static double left_edge(const struct tryg_style *style, double x, double width)
{
    if (style->width > 0.0 || style->align == TRYG_LEFT) {
        return x;
    }
    return style->align == TRYG_CENTRE ? x - width / 2.0 : x - width;
}

double tryg_letters_set(struct tryg_lettering *letters, const struct tryg_style *style,
                        const char *text, double x, double y)
{
    struct tryg_extent extent = tryg_letters_measure(letters, style, text);
    cairo_move_to(letters->cr, left_edge(style, x, extent.width), y);
    tryg_ink(letters->cr, style->rgb);
    pango_cairo_show_layout(letters->cr, letters->layout);
    cairo_new_path(letters->cr);
    return extent.height;
}

double tryg_letters_halo(struct tryg_lettering *letters, const struct tryg_style *style,
                         const char *text, double x, double y, unsigned halo_rgb,
                         double reach)
{
    struct tryg_extent extent = tryg_letters_measure(letters, style, text);
    cairo_t *cr = letters->cr;
    cairo_move_to(cr, left_edge(style, x, extent.width), y);
    pango_cairo_layout_path(cr, letters->layout);
    tryg_ink(cr, halo_rgb);
    cairo_set_line_width(cr, 2.0 * reach);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cr);
    return tryg_letters_set(letters, style, text, x, y);
}
