/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/geojson.h"

static void put_property(struct tryg_sheet *sheet, const char *key, const char *text)
{
    if (text) {
        tryg_sheet_put(sheet, "\"");
        tryg_sheet_put(sheet, key);
        tryg_sheet_put(sheet, "\": \"");
        tryg_sheet_put(sheet, text); /* the tables have no quotes or backslashes */
        tryg_sheet_put(sheet, "\", ");
    }
}

static void put_ring(struct tryg_sheet *sheet, const struct tryg_drawn *area)
{
    for (size_t i = 0; i < area->points; i++) {
        tryg_sheet_put(sheet, i ? ", [" : "[");
        tryg_sheet_put_whole(sheet, area->east[i], 1);
        tryg_sheet_put(sheet, ", ");
        tryg_sheet_put_whole(sheet, area->north[i], 1);
        tryg_sheet_put(sheet, "]");
    }
}

static void put_feature(struct tryg_sheet *sheet, const struct tryg_drawn *area)
{
    tryg_sheet_put(sheet, "{\"type\": \"Feature\", \"properties\": {");
    put_property(sheet, "distrikt_nr", area->bydel ? area->id : NULL);
    put_property(sheet, "navn", area->name);
    put_property(sheet, "bydel", area->bydel);
    put_property(sheet, "lokaludvalg", area->lokaludvalg);
    tryg_sheet_put(sheet, "\"skematisk\": true}, \"geometry\": {\"type\": \"Polygon\", "
                          "\"coordinates\": [[");
    put_ring(sheet, area);
    tryg_sheet_put(sheet, "]]}}");
}

void tryg_geojson_put(struct tryg_sheet *sheet, const char *name,
                      const struct tryg_drawing_layer *layer)
{
    tryg_sheet_put(sheet, "{\n\"type\": \"FeatureCollection\",\n");
    tryg_sheet_put(sheet, "\"name\": \"");
    tryg_sheet_put(sheet, name);
    tryg_sheet_put(sheet, "\",\n\"note\": \"Skematisk tegning, lavet i hånden; ikke "
                          "afledt af kommunens kort\",\n");
    tryg_sheet_put(sheet, "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": "
                          "\"urn:ogc:def:crs:EPSG::25832\"}},\n\"features\": [\n");
    for (size_t i = 0; i < layer->areas; i++) {
        put_feature(sheet, &layer->area[i]);
        tryg_sheet_put(sheet, i + 1 < layer->areas ? ",\n" : "\n");
    }
    tryg_sheet_put(sheet, "]\n}\n");
}

void tryg_geojson_files(const struct tryg_drawing *drawing,
                        struct tryg_geojson_file files[TRYG_GEOJSON_FILES])
{
    files[0] =
        (struct tryg_geojson_file){"distrikter_skematisk.geojson", &drawing->districts};
    files[1] = (struct tryg_geojson_file){"nabokommuner_skematisk.geojson",
                                          &drawing->neighbours};
    files[2] = (struct tryg_geojson_file){"vand_skematisk.geojson", &drawing->water};
    files[3] = (struct tryg_geojson_file){"parker_skematisk.geojson", &drawing->parks};
}
