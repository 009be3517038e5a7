/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/backdrop.h"
#include "geodata/geom/crs.h"

static enum tryg_status read_layer(struct tryg_batch *b,
                                   const struct tryg_backdrop *layer,
                                   struct tryg_outlines *outlines, struct tryg_error *err)
{
    if (!layer->file) {
        return TRYG_OK;
    }
    const char *crs = NULL, **name = NULL;
    TRYG_TRY(tryg_vector_read_outlines(layer->file, NULL, b->arena, outlines, &crs, &name,
                                       err));
    return tryg_shapes_project(outlines, crs ? crs : b->project.crs, b->project.crs,
                               b->arena, err);
}

/* Who counted and asked: the ids of the sources, as the project file calls them. */
static const char *name_sources(const struct tryg_batch *b)
{
    const char *list = NULL;
    for (size_t r = 0; r < b->project.reports; r++) {
        list = tryg_arena_print(b->arena, "%s%s%s", list ? list : "", list ? ", " : "",
                                b->project.report[r].id);
    }
    for (size_t s = 0; s < b->project.surveys; s++) {
        list = tryg_arena_print(b->arena, "%s%s%s", list ? list : "", list ? ", " : "",
                                b->project.survey[s].source.id);
    }
    return list;
}

enum tryg_status tryg_backdrop_read(struct tryg_batch *b, struct tryg_map_base *base,
                                    struct tryg_error *err)
{
    const struct tryg_project *p = &b->project;
    struct tryg_map_base made = {.crs_wkt = tryg_crs_wkt1(p->crs, b->arena),
                                 .crs_name = tryg_crs_name(p->crs, b->arena),
                                 .epsg = tryg_crs_epsg(p->crs),
                                 .source = name_sources(b)};
    TRYG_TRY(read_layer(b, &p->water, &made.water, err));
    TRYG_TRY(read_layer(b, &p->parks, &made.parks, err));
    TRYG_TRY(read_layer(b, &p->neighbours, &made.neighbours, err));
    *base = made;
    return TRYG_OK;
}
