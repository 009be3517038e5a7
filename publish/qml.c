/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "publish/qml.h"
#include "geodata/base/lang.h"
#include "publish/sink.h"

#include <string.h>

/* A text that grows. */
struct text {
    tryg_arena *arena;
    char *at;
    size_t used, room;
};

static void add_bytes(struct text *text, const char *bytes, size_t count)
{
    if (text->used + count + 1 > text->room) {
        size_t room = 2 * (text->used + count + 1);
        text->at = tryg_arena_grow(text->arena, text->at, text->room, room, 1);
        text->room = room;
    }
    memcpy(text->at + text->used, bytes, count);
    text->used += count;
    text->at[text->used] = 0;
}

static void add(struct text *text, const char *more)
{
    add_bytes(text, more, strlen(more));
}

/* An attribute's value, quotes and all. */
static void add_quoted(struct text *text, const char *value)
{
    add(text, "\"");
    for (const char *c = value ? value : ""; *c; c++) {
        switch (*c) {
        case '&':
            add(text, "&amp;");
            break;
        case '<':
            add(text, "&lt;");
            break;
        case '>':
            add(text, "&gt;");
            break;
        case '"':
            add(text, "&quot;");
            break;
        case '\n':
            add(text, "&#10;");
            break;
        default:
            add_bytes(text, c, 1);
        }
    }
    add(text, "\"");
}

static void add_attribute(struct text *text, const char *name, const char *value)
{
    add(text, " ");
    add(text, name);
    add(text, "=");
    add_quoted(text, value);
}

static void begin(struct text *text, tryg_arena *arena, const char *categories)
{
    *text = (struct text){.arena = arena};
    add(text, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis");
    add_attribute(text, "version", "3.22.0");
    add_attribute(text, "styleCategories", categories);
}

/* ---- rasters ---- */

static const char *raster_qml(tryg_arena *arena, size_t classes, const char *const *label,
                              const unsigned *rgb)
{
    struct text text;
    begin(&text, arena, "Symbology");
    add(&text, ">\n <pipe>\n  <rasterrenderer type=\"paletted\" band=\"1\" opacity=\"1\" "
               "alphaBand=\"-1\" nodataColor=\"\">\n   <rasterTransparency/>\n"
               "   <colorPalette>\n");
    for (size_t i = 0; i < classes; i++) {
        add(&text, "    <paletteEntry");
        add_attribute(&text, "value", tryg_arena_print(arena, "%zu", i));
        add_attribute(&text, "color",
                      tryg_arena_print(arena, "#%06x", rgb[i] & 0xffffff));
        add_attribute(&text, "alpha", "255");
        add_attribute(&text, "label", label[i]);
        add(&text, "/>\n");
    }
    add(&text, "   </colorPalette>\n  </rasterrenderer>\n  <brightnesscontrast "
               "brightness=\"0\" contrast=\"0\"/>\n  <huesaturation saturation=\"0\"/>\n"
               "  <rasterresampler/>\n </pipe>\n <blendMode>0</blendMode>\n</qgis>\n");
    return text.at;
}

enum tryg_status tryg_publish_raster_qml(const char *path, size_t classes,
                                         const char *const *label, const unsigned *rgb,
                                         struct tryg_error *err)
{
    FILE *out;
    TRYG_TRY(tryg_sink_open(path, &out, err));
    tryg_arena *arena = tryg_arena_new("publish", 0);
    fputs(raster_qml(arena, classes, label, rgb), out);
    tryg_arena_free(arena);
    return tryg_sink_close(path, out, err);
}

/* ---- areas ---- */

/* One property of a symbol, in the form of QGIS before 3.20 (prop) and after (Option). */
struct property {
    const char *key, *value;
};

static void add_symbol_layer(struct text *text, const char *class_name, size_t n,
                             const struct property *property)
{
    add(text, "    <layer enabled=\"1\" locked=\"0\" pass=\"0\"");
    add_attribute(text, "class", class_name);
    add(text, ">\n     <Option type=\"Map\">\n");
    for (size_t i = 0; i < n; i++) {
        add(text, "      <Option type=\"QString\"");
        add_attribute(text, "name", property[i].key);
        add_attribute(text, "value", property[i].value);
        add(text, "/>\n");
    }
    add(text, "     </Option>\n");
    for (size_t i = 0; i < n; i++) {
        add(text, "     <prop");
        add_attribute(text, "k", property[i].key);
        add_attribute(text, "v", property[i].value);
        add(text, "/>\n");
    }
    add(text, "    </layer>\n");
}

static void add_fill(struct text *text, const char *colour)
{
    const struct property fill[] = {
        {"color", colour},
        {"style", "solid"},
        {"outline_color", "80,80,80,255"},
        {"outline_style", "solid"},
        {"outline_width", "0.2"},
        {"outline_width_unit", "MM"},
    };
    add_symbol_layer(text, "SimpleFill", sizeof fill / sizeof *fill, fill);
}

static void add_hatch(struct text *text)
{
    const struct property hatch[] = {
        {"color", "120,120,120,255"},      {"style", "b_diagonal"},
        {"outline_color", "80,80,80,255"}, {"outline_style", "solid"},
        {"outline_width", "0.2"},          {"outline_width_unit", "MM"},
    };
    add_symbol_layer(text, "SimpleFill", sizeof hatch / sizeof *hatch, hatch);
}

static void add_symbol(struct text *text, size_t number, const char *colour)
{
    add(text, "   <symbol type=\"fill\" alpha=\"1\" clip_to_extent=\"1\" "
              "force_rhr=\"0\"");
    add_attribute(text, "name", tryg_arena_print(text->arena, "%zu", number));
    add(text, ">\n");
    if (colour) {
        add_fill(text, colour);
    } else {
        add_hatch(text);
    }
    add(text, "   </symbol>\n");
}

static void add_category(struct text *text, size_t symbol, const char *value,
                         const char *label)
{
    add(text, "   <category render=\"true\" type=\"string\"");
    add_attribute(text, "symbol", tryg_arena_print(text->arena, "%zu", symbol));
    add_attribute(text, "value", value);
    add_attribute(text, "label", label);
    add(text, "/>\n");
}

static void add_categorized(struct text *text, const char *column, size_t classes,
                            const char *const *value, const char *const *label,
                            const unsigned *rgb, const char *missing)
{
    add(text, " <renderer-v2 type=\"categorizedSymbol\" enableorderby=\"0\" "
              "forceraster=\"0\" symbollevels=\"0\"");
    add_attribute(text, "attr", column);
    add(text, ">\n  <categories>\n");
    for (size_t i = 0; i < classes; i++) {
        add_category(text, i, value[i], label[i]);
    }
    add_category(text, classes, "", missing); /* QGIS: "" is every other value */
    add(text, "  </categories>\n  <symbols>\n");
    for (size_t i = 0; i < classes; i++) {
        unsigned c = rgb[i];
        add_symbol(text, i,
                   tryg_arena_print(text->arena, "%u,%u,%u,255", c >> 16 & 0xff,
                                    c >> 8 & 0xff, c & 0xff));
    }
    add_symbol(text, classes, NULL);
    add(text, "  </symbols>\n </renderer-v2>\n");
}

static void add_single(struct text *text)
{
    add(text, " <renderer-v2 type=\"singleSymbol\" enableorderby=\"0\" forceraster=\"0\" "
              "symbollevels=\"0\">\n  <symbols>\n");
    add_symbol(text, 0, "225,225,225,255");
    add(text, "  </symbols>\n </renderer-v2>\n");
}

static void add_labels(struct text *text, const char *names)
{
    add(text, " <labeling type=\"simple\">\n  <settings calloutType=\"simple\">\n"
              "   <text-style fontSize=\"8\" fontSizeUnit=\"Point\" isExpression=\"0\" "
              "textColor=\"30,30,30,255\" multilineHeight=\"1\"");
    add_attribute(text, "fieldName", names);
    add(text, ">\n    <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" "
              "bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" "
              "bufferOpacity=\"0.8\"/>\n   </text-style>\n"
              "   <text-format autoWrapLength=\"16\" multilineAlign=\"1\" "
              "useMaxLineLengthForAutoWrap=\"1\"/>\n"
              "   <placement placement=\"1\" centroidInside=\"1\" priority=\"5\"/>\n"
              "  </settings>\n </labeling>\n");
}

const char *tryg_publish_area_qml(tryg_arena *arena, const char *column, size_t classes,
                                  const char *const *value, const char *const *label,
                                  const unsigned *rgb, const char *missing,
                                  const char *names)
{
    struct text text;
    begin(&text, arena, "Symbology|Labeling");
    add_attribute(&text, "labelsEnabled", names ? "1" : "0");
    add(&text, ">\n");
    if (classes > 0) {
        add_categorized(&text, column, classes, value, label, rgb, missing);
    } else {
        add_single(&text);
    }
    if (names) {
        add_labels(&text, names);
    }
    add(&text, " <blendMode>0</blendMode>\n <featureBlendMode>0</featureBlendMode>\n"
               " <layerGeometryType>2</layerGeometryType>\n</qgis>\n");
    return text.at;
}
