/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "tests/maps/fake_town.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "maps/pair.h"
#include "maps/sheet.h"

static const char *const NAMES[FAKE_AREAS] = {
    "Nordhuse",        "Vestervold og Kvægtorvet",
    "Havnen",          "Ø",
    "Mosen",           "Ved Åen",
    "Bakkebyen",       "Sydmarken",
    "Enghave",         "Rørmosen",
    "Strandkvarteret", "Vagerholmen"};
static const double INDEX[FAKE_AREAS] = {112.0, 111.5, 106.0, 105.0, 101.0, 103.0,
                                         100.0, 97.0,  95.0,  93.0,  88.0,  NAN};
static const double CELL[FAKE_AREAS][2] = {{0, 2}, {1, 2}, {2, 2}, {3, 2},
                                           {0, 1}, {2, 1}, {3, 1}, {0, 0},
                                           {1, 0}, {2, 0}, {3, 0}, {0, 0}};
static const char WKT[] =
    "PROJCS[\"ETRS89 / UTM zone 32N\",GEOGCS[\"ETRS89\","
    "DATUM[\"European_Terrestrial_Reference_System_1989\","
    "SPHEROID[\"GRS 1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],"
    "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4258\"]],"
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
    "PARAMETER[\"central_meridian\",9],PARAMETER[\"scale_factor\",0.9996],"
    "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],"
    "UNIT[\"metre\",1],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],"
    "AUTHORITY[\"EPSG\",\"25832\"]]";

static void add_square(struct tryg_outlines *o, tryg_arena *arena, double west,
                       double south, double size)
{
    double x[5] = {west, west + size, west + size, west, west};
    double y[5] = {south, south, south + size, south + size, south};
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 5, x, y);
}

static void begin_system(struct tryg_system *system, const char *id, size_t n,
                         tryg_arena *arena)
{
    *system = (struct tryg_system){.id = id,
                                   .n = n,
                                   .code = TRYG_NEW(arena, n, const char *),
                                   .name = TRYG_NEW(arena, n, const char *),
                                   .label_x = TRYG_NEW(arena, n, double),
                                   .label_y = TRYG_NEW(arena, n, double)};
    tryg_outlines_begin(&system->outlines, arena);
}

static void make_town(struct fake_town *town)
{
    tryg_arena *arena = town->arena;
    struct tryg_system *system = &town->town;
    begin_system(system, "kvarter", FAKE_AREAS, arena);
    system->inside = "halvdel";
    for (size_t a = 0; a < FAKE_AREAS; a++) {
        bool islet = a == FAKE_AREAS - 1;
        double west = FAKE_WEST + (islet ? 4600.0 : 1000.0 * CELL[a][0]);
        double south = FAKE_SOUTH + (islet ? 400.0 : 1000.0 * CELL[a][1]);
        double size = islet ? 120.0 : 1000.0;
        system->code[a] = tryg_arena_print(arena, "%zu", a + 1);
        system->name[a] = NAMES[a];
        system->label_x[a] = west + size / 2.0;
        system->label_y[a] = south + size / 2.0;
        add_square(&system->outlines, arena, west, south, size);
    }
    tryg_outlines_end(&system->outlines, arena);
}

/* West and east of the middle; the islet lies in neither. */
static void make_halves(struct fake_town *town)
{
    struct tryg_system *halves = &town->halves;
    begin_system(halves, "halvdel", 2, town->arena);
    for (size_t h = 0; h < 2; h++) {
        double west = FAKE_WEST + 2000.0 * (double)h, east = west + 2000.0;
        double x[5] = {west, east, east, west, west};
        double y[5] = {FAKE_SOUTH, FAKE_SOUTH, FAKE_SOUTH + 3000.0, FAKE_SOUTH + 3000.0,
                       FAKE_SOUTH};
        halves->code[h] = h ? "Øst" : "Vest";
        halves->name[h] = halves->code[h];
        halves->label_x[h] = west + 500.0;
        halves->label_y[h] = FAKE_SOUTH + 500.0;
        tryg_outlines_area(&halves->outlines, town->arena);
        tryg_outlines_part(&halves->outlines, town->arena);
        tryg_outlines_ring(&halves->outlines, town->arena, 5, x, y);
    }
    tryg_outlines_end(&halves->outlines, town->arena);
}

static void make_city(struct fake_town *town)
{
    begin_system(&town->city, "city", 1, town->arena);
    town->city.code[0] = "city";
    town->city.name[0] = "Prøvestad";
    add_square(&town->city.outlines, town->arena, FAKE_WEST, FAKE_SOUTH, 3000.0);
    tryg_outlines_end(&town->city.outlines, town->arena);
    town->city.label_x[0] = FAKE_WEST + 500.0;
    town->city.label_y[0] = FAKE_SOUTH + 500.0;
}

static void make_profile(struct fake_town *town)
{
    static const struct tryg_level LEVELS[FAKE_LEVELS] = {
        {"ingen", {{"ingen særlig indsats", "no special effort"}}, -INFINITY, false},
        {"almen", {{"almen indsats", "general effort"}}, 95.0, false},
        {"opmaerksom", {{"opmærksomhed", "attention"}}, 100.0, false},
        {"intensiveret", {{"intensiveret indsats", "intensified effort"}}, 105.0, false},
        {"markant", {{"markant indsats", "marked effort"}}, 110.0, true}};
    memcpy(town->level, LEVELS, sizeof LEVELS);
    town->group[0] =
        (struct tryg_group){.id = "udsat",
                            .name = {{"Udsathed for kriminalitet", "Exposure to crime"}},
                            .weight = 1.0};
    town->group[1] =
        (struct tryg_group){.id = "anmeldt",
                            .name = {{"Anmeldt kriminalitet", "Reported crime"}},
                            .weight = 1.0};
    town->indicator[0] = (struct tryg_indicator){.id = "vold_udsat",
                                                 .name = {{"Udsat for vold", "Violence"}},
                                                 .source = TRYG_FROM_SURVEY,
                                                 .direction = 1,
                                                 .group = 0};
    town->indicator[1] = (struct tryg_indicator){.id = "vold_anmeldt",
                                                 .name = {{"Anmeldt vold", "Violence"}},
                                                 .source = TRYG_FROM_REPORTS,
                                                 .per = 1000.0,
                                                 .denominator = "indbyggere",
                                                 .direction = 1,
                                                 .group = 1};
    town->profile = (struct tryg_profile){
        .id = "proeve",
        .name = {{"Prøve", "Sample"}},
        .about = {{"Opskriften og dens grænser er denne prøves egne.",
                   "The recipe and its cut-offs are this sample's own."}},
        .indicators = FAKE_INDICATORS,
        .groups = FAKE_GROUPS,
        .levels = FAKE_LEVELS,
        .indicator = town->indicator,
        .group = town->group,
        .level = town->level,
        .normalise = TRYG_Z,
        .aggregate = TRYG_MEAN,
        .orientation = TRYG_NEED,
        .centre = 100.0,
        .spread = 10.0,
        .clip_low = -INFINITY,
        .clip_high = INFINITY};
}

static void score(struct tryg_scores *scores, size_t a, double index, bool doubt)
{
    size_t n = scores->system->n;
    scores->index[a] = index;
    scores->level[a] = isnan(index)    ? -1
                       : index < 95.0  ? 0
                       : index < 100.0 ? 1
                       : index < 105.0 ? 2
                       : index < 110.0 ? 3
                                       : 4;
    scores->level_p[a] = isnan(index) ? NAN : doubt ? 0.5 : 0.95;
    scores->group[a] = index + 2.0;
    scores->group[n + a] = index - 3.0;
    scores->cell[a].value = (index - 80.0) / 100.0;
    scores->cell[n + a].value = (index - 80.0) / 2.0;
}

static void make_scores(struct fake_town *town)
{
    struct tryg_results *results = &town->results;
    for (size_t y = 0; y < 2; y++) {
        for (size_t s = 0; s < 3; s++) {
            struct tryg_scores *scores = tryg_results_at(results, y, s);
            tryg_scores_begin(scores, town->arena, town->years[y], town->systems[s],
                              FAKE_INDICATORS, FAKE_GROUPS);
            for (size_t a = 0; a < town->systems[s]->n; a++) {
                double index = s ? 100.0 + 10.0 * (double)a : INDEX[a];
                double change = y ? a == 10 ? 6.0 : -4.0 : 0.0;
                score(scores, a, index + change, a == 1 || a == 3);
                scores->base_index[a] = index;
                scores->change[a] = change;
            }
        }
    }
}

void fake_town_make(struct fake_town *town, tryg_arena *arena)
{
    static const char *ATTRIBUTION[] = {"© Prøvestad, CC BY 4.0"};
    *town = (struct fake_town){.arena = arena, .years = {2010, 2014}};
    make_town(town);
    make_halves(town);
    make_city(town);
    make_profile(town);
    town->systems[0] = &town->town;
    town->systems[1] = &town->halves;
    town->systems[2] = &town->city;
    town->results = (struct tryg_results){
        .title = {{"Tryghedsindeks for Prøvestad", "Safety index of Sampletown"}},
        .profile = &town->profile,
        .base_year = 2010,
        .years = 2,
        .systems = 3,
        .year = town->years,
        .system = town->systems,
        .scores = TRYG_NEW(arena, 6, struct tryg_scores),
        .run_id = "0123456789ab",
        .attributions = 1,
        .attribution = ATTRIBUTION};
    town->base = (struct tryg_map_base){.crs_wkt = WKT,
                                        .crs_name = "ETRS89 / UTM zone 32N",
                                        .epsg = 25832,
                                        .source = "Prøvestads Politi",
                                        .warning = "Opdigtede tal"};
    tryg_outlines_begin(&town->base.water, arena);
    add_square(&town->base.water, arena, FAKE_WEST + 4000.0, FAKE_SOUTH - 1000.0, 5000.0);
    tryg_outlines_end(&town->base.water, arena);
    tryg_outlines_begin(&town->base.parks, arena);
    add_square(&town->base.parks, arena, FAKE_WEST + 100.0, FAKE_SOUTH + 100.0, 300.0);
    tryg_outlines_end(&town->base.parks, arena);
    tryg_outlines_begin(&town->base.neighbours, arena);
    add_square(&town->base.neighbours, arena, FAKE_WEST - 9000.0, FAKE_SOUTH, 9000.0);
    tryg_outlines_end(&town->base.neighbours, arena);
    make_scores(town);
}

static struct tryg_classes *cut(struct fake_town *town, enum tryg_map_kind kind)
{
    if (kind == TRYG_MAP_LEVEL) {
        return tryg_classes_levels(&town->profile, town->arena);
    }
    return kind == TRYG_MAP_CHANGE
               ? tryg_classes_change(&town->profile, town->arena)
               : tryg_classes_index(&town->profile, FAKE_AREAS, town->arena);
}

const struct tryg_plate *fake_town_plate(struct fake_town *town, enum tryg_map_kind kind,
                                         size_t part, size_t year)
{
    struct tryg_plate *plate = TRYG_NEW(town->arena, 1, struct tryg_plate);
    struct tryg_ground *ground = TRYG_NEW(town->arena, 1, struct tryg_ground);
    struct tryg_map_want want = {
        .kind = kind, .part = part, .year = year, .one_per = TRYG_MAP_WHOLE};
    tryg_ground_lay(ground, &town->results, &town->base, 0, 0,
                    tryg_outlines_box(&town->town.outlines), town->arena);
    *plate = (struct tryg_plate){
        .base = &town->base, .ground = ground, .family = tryg_map_font()};
    tryg_plate_fill(plate, &town->results, &want, cut(town, kind), TRYG_PLATE_NO_FOCUS,
                    NULL, town->arena);
    return plate;
}

const struct tryg_comparison *fake_town_comparison(struct fake_town *town)
{
    struct tryg_comparison *c = TRYG_NEW(town->arena, 1, struct tryg_comparison);
    *c = (struct tryg_comparison){
        .base = 2010, .year = 2014, .system = &town->town, .measures = 1};
    c->cell = TRYG_NEW(town->arena, FAKE_AREAS, struct tryg_change_cell);
    for (size_t a = 0; a < FAKE_AREAS; a++) {
        c->cell[a].change = a + 1 == FAKE_AREAS ? NAN : a == 10 ? 6.0 : -4.0;
        c->cell[a].verdict = a + 1 == FAKE_AREAS || a == 2 ? TRYG_CANNOT_TELL
                             : a == 0                      ? TRYG_FALLS
                             : a == 10                     ? TRYG_RISES
                                                           : TRYG_NO_SURE_CHANGE;
    }
    return c;
}

const struct tryg_plate *fake_town_sure(struct fake_town *town)
{
    struct tryg_plate *plate = TRYG_NEW(town->arena, 1, struct tryg_plate);
    *plate = *fake_town_plate(town, TRYG_MAP_CHANGE, 2010, 1);
    struct tryg_map_want want = plate->want;
    want.sure = fake_town_comparison(town);
    want.compared = true;
    tryg_plate_fill(plate, &town->results, &want,
                    tryg_classes_sure(&town->profile, town->arena), TRYG_PLATE_NO_FOCUS,
                    NULL, town->arena);
    return plate;
}

const struct tryg_plate *fake_town_pair(struct fake_town *town)
{
    struct tryg_ground *ground = TRYG_NEW(town->arena, 1, struct tryg_ground);
    struct tryg_plate *now = TRYG_NEW(town->arena, 1, struct tryg_plate);
    struct tryg_plate *then = TRYG_NEW(town->arena, 1, struct tryg_plate);
    tryg_ground_lay_in(ground, &town->results, &town->base, 0, 0,
                       tryg_outlines_box(&town->town.outlines), tryg_pair_plan().frame,
                       town->arena);
    *now = *fake_town_plate(town, TRYG_MAP_LEVEL, 2010, 1);
    *then = *fake_town_plate(town, TRYG_MAP_LEVEL, 2010, 0);
    now->ground = then->ground = ground;
    now->want.compared = now->want.beside = true;
    now->then = then;
    return now;
}

const struct tryg_plate *fake_town_trend(struct fake_town *town)
{
    struct tryg_trend *t = TRYG_NEW(town->arena, 1, struct tryg_trend);
    struct tryg_plate *plate = TRYG_NEW(town->arena, 1, struct tryg_plate);
    *t = (struct tryg_trend){
        .system = &town->town, .years = 2, .measures = 1, .year = town->years};
    t->point = TRYG_NEW(town->arena, FAKE_AREAS * 2, struct tryg_trend_point);
    t->line = TRYG_NEW(town->arena, FAKE_AREAS, struct tryg_trend_line);
    for (size_t i = 0; i < FAKE_AREAS * 2; i++) {
        double value = tryg_results_at(&town->results, i % 2, 0)->index[i / 2];
        t->point[i] = (struct tryg_trend_point){value, value - 2.0, value + 2.0, false};
        t->line[i / 2].mark = (enum tryg_verdict)(i / 2 % TRYG_VERDICTS);
    }
    *plate = *fake_town_plate(town, TRYG_MAP_INDEX, 0, 1);
    plate->want.trend = t;
    return plate;
}

struct fake_picture fake_town_picture(struct fake_town *town,
                                      const struct tryg_plate *plate, double dpi)
{
    struct fake_picture picture = {.dpi = dpi,
                                   .width = (int)lround(TRYG_PAGE_WIDTH * dpi / 72.0),
                                   .height = (int)lround(TRYG_PAGE_HEIGHT * dpi / 72.0)};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, dpi / 72.0, dpi / 72.0);
    tryg_sheet_draw(cr, plate, town->arena);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    size_t width = (size_t)picture.width, height = (size_t)picture.height;
    picture.rgb = TRYG_NEW(town->arena, width * height, unsigned);
    for (size_t y = 0; y < height; y++) {
        memcpy(picture.rgb + y * width,
               cairo_image_surface_get_data(surface) +
                   y * (size_t)cairo_image_surface_get_stride(surface),
               4 * width);
    }
    for (size_t i = 0; i < width * height; i++) {
        picture.rgb[i] &= 0xFFFFFFU;
    }
    cairo_surface_destroy(surface);
    return picture;
}

unsigned fake_picture_at(const struct fake_picture *picture, double x, double y)
{
    size_t column = (size_t)(x * picture->dpi / 72.0),
           row = (size_t)(y * picture->dpi / 72.0);
    return picture->rgb[row * (size_t)picture->width + column];
}

int fake_town_no_font(void)
{
    puts("skipped: neither Open Sans nor DejaVu Sans is installed");
    return 77;
}

static void remove_folder(void *folder)
{
    rmdir(folder);
}

static void remove_file(void *path)
{
    unlink(path);
}

const char *fake_town_path(struct fake_town *town, const char *ending)
{
    char *folder = tryg_arena_copy(town->arena, "/tmp/tryg_maps_XXXXXX");
    if (!mkdtemp(folder)) {
        perror(folder);
        exit(1);
    }
    char *path = tryg_arena_print(town->arena, "%s/map.%s", folder, ending);
    tryg_arena_defer(town->arena, remove_folder, folder);
    tryg_arena_defer(town->arena, remove_file, path);
    tryg_arena_defer(town->arena, remove_file,
                     tryg_arena_print(town->arena, "%s.aux.xml", path));
    return path;
}

char *fake_town_read(struct fake_town *town, const char *path, size_t *bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *bytes = (size_t)ftell(file);
    rewind(file);
    char *text = TRYG_NEW(town->arena, *bytes + 1, char);
    *bytes = fread(text, 1, *bytes, file);
    fclose(file);
    return text;
}
