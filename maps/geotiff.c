/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/geotiff.h"

#include "maps/words.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <math.h>

enum { CELLS_MOST = 2000 };

struct tryg_raster tryg_geotiff_grid(struct tryg_box land)
{
    double wide = fmax(land.east - land.west, land.north - land.south);
    double least = fmax(wide / (CELLS_MOST - 2), 1e-3);
    double ten = pow(10.0, floor(log10(least)));
    double cell = least <= ten       ? ten
                  : least <= 2 * ten ? 2 * ten
                  : least <= 5 * ten ? 5 * ten
                                     : 10 * ten;
    double left = floor(land.west / cell) * cell, top = ceil(land.north / cell) * cell;
    return (struct tryg_raster){
        .width = (size_t)fmax(ceil((land.east - left) / cell), 1.0),
        .height = (size_t)fmax(ceil((top - land.south) / cell), 1.0),
        .left = left,
        .top = top,
        .cell = cell};
}

void tryg_geotiff_begin(void)
{
    GDALRegister_MEM();
    GDALRegister_GTiff();
    GDALRegister_COG();
}

static unsigned char value_of(const struct tryg_plate *plate, uint32_t area)
{
    if (area == TRYG_NO_AREA || !plate->show[area]) {
        return TRYG_GEOTIFF_OUTSIDE;
    }
    int class = plate->class_of[area];
    return (unsigned char)(class < 0 ? plate->classes->n : (size_t) class);
}

static unsigned char *paint(const struct tryg_plate *plate,
                            const struct tryg_raster *raster, tryg_arena *arena)
{
    size_t n = raster->width * raster->height;
    unsigned char *value = TRYG_NEW(arena, n, unsigned char);
    for (size_t i = 0; i < n; i++) {
        value[i] = value_of(plate, raster->area[i]);
    }
    return value;
}

static void set_colours(GDALRasterBandH band, const struct tryg_classes *classes)
{
    GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
    GDALColorEntry clear = {0, 0, 0, 0};
    for (size_t c = 0; c <= classes->n; c++) {
        unsigned rgb = classes->rgb[c];
        GDALColorEntry entry = {(short)(rgb >> 16 & 255U), (short)(rgb >> 8 & 255U),
                                (short)(rgb & 255U), 255};
        GDALSetColorEntry(table, (int)c, &entry);
    }
    GDALSetColorEntry(table, TRYG_GEOTIFF_OUTSIDE, &clear);
    GDALSetRasterColorTable(band, table);
    GDALSetRasterColorInterpretation(band, GCI_PaletteIndex);
    GDALDestroyColorTable(table);
}

static void fill_table(GDALRasterAttributeTableH table, const struct tryg_plate *plate)
{
    const struct tryg_classes *classes = plate->classes;
    GDALRATCreateColumn(table, "Value", GFT_Integer, GFU_MinMax);
    GDALRATCreateColumn(table, "Class", GFT_String, GFU_Name);
    GDALRATCreateColumn(table, "Red", GFT_Integer, GFU_Red);
    GDALRATCreateColumn(table, "Green", GFT_Integer, GFU_Green);
    GDALRATCreateColumn(table, "Blue", GFT_Integer, GFU_Blue);
    GDALRATCreateColumn(table, "Areas", GFT_Integer, GFU_Generic);
    for (size_t c = 0; c <= classes->n; c++) {
        int row = (int)c;
        GDALRATSetValueAsInt(table, row, 0, row);
        GDALRATSetValueAsString(table, row, 1, classes->label[c]);
        GDALRATSetValueAsInt(table, row, 2, (int)(classes->rgb[c] >> 16 & 255U));
        GDALRATSetValueAsInt(table, row, 3, (int)(classes->rgb[c] >> 8 & 255U));
        GDALRATSetValueAsInt(table, row, 4, (int)(classes->rgb[c] & 255U));
        GDALRATSetValueAsInt(table, row, 5, (int)plate->count[c]);
    }
}

static void set_names(GDALRasterBandH band, const struct tryg_plate *plate)
{
    char **names = NULL;
    for (size_t c = 0; c <= plate->classes->n; c++) {
        names = CSLAddString(names, plate->classes->label[c]);
    }
    GDALSetRasterCategoryNames(band, names);
    CSLDestroy(names);
    GDALRasterAttributeTableH table = GDALCreateRasterAttributeTable();
    fill_table(table, plate);
    GDALSetDefaultRAT(band, table);
    GDALDestroyRasterAttributeTable(table);
}

static GDALDatasetH in_memory(const struct tryg_plate *plate,
                              const struct tryg_raster *raster, tryg_arena *arena)
{
    int width = (int)raster->width, height = (int)raster->height;
    double place[6] = {raster->left, raster->cell, 0.0, raster->top, 0.0, -raster->cell};
    GDALDatasetH set =
        GDALCreate(GDALGetDriverByName("MEM"), "", width, height, 1, GDT_Byte, NULL);
    if (!set) {
        return NULL;
    }
    GDALRasterBandH band = GDALGetRasterBand(set, 1);
    bool ok =
        GDALSetGeoTransform(set, place) == CE_None &&
        (!plate->base->crs_wkt ||
         GDALSetProjection(set, plate->base->crs_wkt) == CE_None) &&
        GDALRasterIO(band, GF_Write, 0, 0, width, height, paint(plate, raster, arena),
                     width, height, GDT_Byte, 0, 0) == CE_None;
    if (!ok) {
        GDALClose(set);
        return NULL;
    }
    GDALSetRasterNoDataValue(band, TRYG_GEOTIFF_OUTSIDE);
    set_colours(band, plate->classes);
    GDALSetMetadataItem(set, "TIFFTAG_IMAGEDESCRIPTION",
                        tryg_arena_print(arena, "%s. %s", tryg_words_title(plate, arena),
                                         tryg_words_subtitle(plate, arena)),
                        NULL);
    set_names(band, plate);
    return set;
}

static bool copy_to(const char *path, GDALDatasetH set)
{
    char **options = NULL;
    options = CSLSetNameValue(options, "COMPRESS", "DEFLATE");
    options = CSLSetNameValue(options, "OVERVIEW_RESAMPLING", "NEAREST");
    GDALDatasetH copy =
        GDALCreateCopy(GDALGetDriverByName("COG"), path, set, FALSE, options, NULL, NULL);
    CSLDestroy(options);
    if (!copy) {
        return false;
    }
    CPLErrorReset();
    GDALClose(copy);
    return CPLGetLastErrorType() < CE_Failure;
}

enum tryg_status tryg_geotiff_write(const char *path, const struct tryg_plate *plate,
                                    const struct tryg_raster *raster, tryg_arena *arena,
                                    struct tryg_error *err)
{
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
    GDALDatasetH set = in_memory(plate, raster, arena);
    bool ok = set && copy_to(path, set);
    if (set) {
        GDALClose(set);
    }
    CPLPopErrorHandler();
    if (!ok) {
        const char *cause = CPLGetLastErrorMsg();
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives: %s", "%s cannot be written: %s"), path,
                         *cause ? cause
                                : TX("GDAL kan ikke læse koordinatsystemet",
                                     "GDAL cannot read the coordinate system"));
    }
    return TRYG_OK;
}
