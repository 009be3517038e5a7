/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a tryg_layer; for layer.c and layer_feature.c alone. */
#ifndef TRYG_IMPORT_LAYER_HANDLE_H
#define TRYG_IMPORT_LAYER_HANDLE_H

#include <gdal.h>
#include <ogr_api.h>

#include "import/layer.h"

struct tryg_layer {
    const char *shown, *crs;
    GDALDatasetH file;
    OGRLayerH layer;
    OGRFeatureDefnH fields;
    OGRFeatureH feature;
    const char *key_column;      /* the file's own row number, NULL if it has no name */
    bool swapped;                /* the driver hands over north before east */
    enum tryg_encoding encoding; /* of texts that GDAL hands over as they stand */
    size_t number;
    tryg_arena *arena;
    double *x, *y; /* room for one ring */
    size_t room;
};

/* Find out the encoding of texts that are not UTF-8, by all of them; said in a note. What
 * cannot be told stays as it is: tryg_layer_text fails on it. */
void tryg_layer_find_encoding(tryg_layer *layer);

#endif
