/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file formats that GDAL must know here, and whether it does on this machine: for the
 * doctor. GDAL is built with more or fewer drivers, and some come as plugins.
 */
#ifndef TRYG_IMPORT_DRIVERS_H
#define TRYG_IMPORT_DRIVERS_H

#include <stdbool.h>
#include <stddef.h>

struct tryg_driver {
    const char *name; /* GDAL's: "GPKG", "ESRI Shapefile" */
    bool raster;      /* of pictures; else of areas */
    bool written;     /* this program writes it; else it only reads it */
    bool there;
};

/* Those that matter; *n says how many. They live as long as the program. Cost: the first
 * call asks GDAL for its drivers. Not for several threads at once. */
const struct tryg_driver *tryg_drivers(size_t *n);

#endif
