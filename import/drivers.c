/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/drivers.h"

#include <gdal.h>

static struct tryg_driver LIST[] = {
    /* name         raster written */
    {"GPKG", false, true, false},
    {"GeoJSON", false, false, false},
    {"ESRI Shapefile", false, false, false},
    {"LIBKML", false, false, false},
    {"GML", false, false, false},
    {"MapInfo File", false, false, false},
    {"FlatGeobuf", false, false, false},
    {"OpenFileGDB", false, false, false},
    {"GTiff", true, true, false},
    {"COG", true, true, false},
};

const struct tryg_driver *tryg_drivers(size_t *n)
{
    *n = sizeof LIST / sizeof *LIST;
    GDALAllRegister();
    for (size_t i = 0; i < *n; i++) {
        LIST[i].there = GDALGetDriverByName(LIST[i].name) != NULL;
    }
    return LIST;
}
