/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/multiples.h"

#include "geodata/base/number.h"

#include <math.h>
#include <string.h>

static const double GAP_X = 13.0, GAP_Y = 9.0, NAME = 10.0, YEARS = 8.0, KEY = 30.0,
                    AXIS = 16.0, ASPECT = 1.45;
enum { BAND = 0xBFD5DC, LINE = 0x1B5565, BASE = 0x8A8F94, ALARM = 0x973B5A };

/* What all charts share. */
struct scales {
    double low, high, step; /* of the index, at round numbers */
    int from, to;           /* years */
    double alarm;           /* where the marked levels begin; NAN: none are marked */
    size_t base;            /* place of the base year; SIZE_MAX: not there */
};

/* One chart: where it stands, and what of. */
struct chart {
    struct tryg_sheet *sheet;
    const struct scales *scales;
    struct tryg_rect box; /* of the values alone */
    const struct tryg_trend *trend;
    const struct tryg_trend_point *point; /* [years] */
    const struct tryg_trend_line *line;
};

size_t tryg_multiples_columns(size_t n, double width, double height)
{
    size_t best = 1;
    double least = INFINITY;
    for (size_t columns = 1; columns <= n; columns++) {
        size_t full = (n + columns - 1) / columns;
        double rows = (double)full;
        double shape = (width / (double)columns) / (height / rows);
        double off = fabs(log(shape / ASPECT));
        if (off < least) {
            least = off;
            best = columns;
        }
    }
    return best;
}

static double alarm_of(const struct tryg_profile *profile)
{
    double from = NAN;
    for (size_t l = 0; l < profile->levels; l++) {
        const struct tryg_level *level = &profile->level[l];
        if (level->alarm && isfinite(level->from)) {
            from = fmin(from, level->from); /* fmin passes NAN over */
        }
    }
    return profile->orientation == TRYG_NEED ? from : NAN;
}

static struct scales find_scales(const struct tryg_plate *plate)
{
    const struct tryg_trend *t = plate->want.trend;
    struct scales s = {.low = INFINITY,
                       .high = -INFINITY,
                       .from = t->year[0],
                       .to = t->year[t->years - 1],
                       .alarm = alarm_of(plate->results->profile),
                       .base = SIZE_MAX};
    for (size_t i = 0; i < t->system->n * t->years; i++) {
        const struct tryg_trend_point *p = &t->point[i];
        s.low = fmin(s.low, fmin(p->value, p->low));
        s.high = fmax(s.high, fmax(p->value, p->high));
    }
    if (!(s.high > s.low)) {
        s.low = isfinite(s.low) ? s.low - 1.0 : 0.0;
        s.high = s.low + 2.0;
    }
    s.step = tryg_classes_round((s.high - s.low) / 3.0);
    s.low = floor(s.low / s.step) * s.step;
    s.high = ceil(s.high / s.step) * s.step;
    for (size_t y = 0; y < t->years; y++) {
        s.base = t->year[y] == plate->results->base_year ? y : s.base;
    }
    return s;
}

static double x_of(const struct chart *c, double year)
{
    double span = fmax(1.0, (double)(c->scales->to - c->scales->from));
    return c->box.x + (0.04 + 0.92 * (year - c->scales->from) / span) * c->box.width;
}

static double y_of(const struct chart *c, double value)
{
    double part = (value - c->scales->low) / (c->scales->high - c->scales->low);
    return c->box.y + (1.0 - part) * c->box.height;
}

static void stroke_level(const struct chart *c, double value, unsigned rgb, double width,
                         double dash)
{
    cairo_t *cr = c->sheet->cr;
    if (!(value >= c->scales->low && value <= c->scales->high)) {
        return;
    }
    cairo_save(cr);
    tryg_ink(cr, rgb);
    cairo_set_line_width(cr, width);
    if (dash > 0.0) {
        cairo_set_dash(cr, &dash, 1, 0.0);
    }
    cairo_move_to(cr, c->box.x, y_of(c, value));
    cairo_line_to(cr, c->box.x + c->box.width, y_of(c, value));
    cairo_stroke(cr);
    cairo_restore(cr);
}

static void set(struct tryg_sheet *sheet, const char *text, double size,
                enum tryg_weight weight, enum tryg_align align, double x, double y)
{
    struct tryg_style style = {
        .size = size, .weight = weight, .rgb = TRYG_INK_SOFT, .align = align};
    tryg_letters_set(&sheet->letters, &style, text, x, y);
}

static void draw_ground(const struct chart *c, bool labels)
{
    const struct scales *s = c->scales;
    int lines = (int)lround((s->high - s->low) / s->step);
    for (int i = 0; i <= lines; i++) {
        double v = s->low + i * s->step;
        stroke_level(c, v, TRYG_RULE, 0.35, 0.0);
        if (labels) {
            char text[TRYG_NUMBER_TEXT];
            tryg_number_print(v, s->step < 1.0 ? 1 : 0, text);
            set(c->sheet, text, 5.4, TRYG_REGULAR, TRYG_RIGHT, c->box.x - 2.5,
                y_of(c, v) - 4.0);
        }
    }
    stroke_level(c, s->alarm, ALARM, 0.6, 2.0);
    if (s->base != SIZE_MAX) {
        stroke_level(c, c->point[s->base].value, BASE, 0.7, 0.0);
    }
}

/* A tick a year; the first and the last are named, and round ones with room. */
static void draw_years(const struct chart *c)
{
    const struct scales *s = c->scales;
    double bottom = c->box.y + c->box.height;
    for (int year = s->from; year <= s->to; year++) {
        bool round = year % 5 == 0 && year - s->from > 2 && s->to - year > 2;
        cairo_move_to(c->sheet->cr, x_of(c, year), bottom);
        cairo_line_to(c->sheet->cr, x_of(c, year), bottom + 2.0);
        if (year == s->from || year == s->to || round) {
            enum tryg_align align = year == s->from ? TRYG_LEFT
                                    : year == s->to ? TRYG_RIGHT
                                                    : TRYG_CENTRE;
            double shift = year == s->from ? -4.0 : year == s->to ? 4.0 : 0.0;
            set(c->sheet, tryg_arena_print(c->sheet->arena, "%d", year), 5.4,
                TRYG_REGULAR, align, x_of(c, year) + shift, bottom + 1.5);
        }
    }
    tryg_ink(c->sheet->cr, TRYG_INK_SOFT);
    cairo_set_line_width(c->sheet->cr, 0.4);
    cairo_stroke(c->sheet->cr);
}

/* The interval of each year, as an upright bar: years are estimates of their own. */
static void draw_intervals(const struct chart *c)
{
    cairo_t *cr = c->sheet->cr;
    for (size_t y = 0; y < c->trend->years; y++) {
        if (!isnan(c->point[y].low) && !isnan(c->point[y].high)) {
            double x = x_of(c, c->trend->year[y]);
            cairo_move_to(cr, x, y_of(c, c->point[y].low));
            cairo_line_to(cr, x, y_of(c, c->point[y].high));
        }
    }
    tryg_ink(cr, BAND);
    cairo_set_line_width(cr, fmin(5.0, c->box.width / (double)c->trend->years * 0.5));
    cairo_stroke(cr);
}

/* The line from year to year, open where a year is missing or the series is broken. */
static void draw_line(const struct chart *c)
{
    cairo_t *cr = c->sheet->cr;
    bool drawing = false;
    for (size_t y = 0; y < c->trend->years; y++) {
        double x = x_of(c, c->trend->year[y]), value = c->point[y].value;
        if (isnan(value)) {
            drawing = false;
            continue;
        }
        if (drawing && !c->point[y].broken) {
            cairo_line_to(cr, x, y_of(c, value));
        } else {
            cairo_move_to(cr, x, y_of(c, value));
        }
        drawing = true;
    }
    tryg_ink(cr, LINE);
    cairo_set_line_width(cr, 0.9);
    cairo_stroke(cr);
    for (size_t y = 0; y < c->trend->years; y++) {
        if (!isnan(c->point[y].value)) {
            cairo_new_sub_path(cr);
            cairo_arc(cr, x_of(c, c->trend->year[y]), y_of(c, c->point[y].value), 1.25,
                      0.0, 6.2831853071795865);
        }
    }
    cairo_fill(cr);
}

static void draw_breaks(const struct chart *c)
{
    static const double DASH[] = {1.6, 1.4};
    cairo_t *cr = c->sheet->cr;
    cairo_save(cr);
    cairo_set_dash(cr, DASH, 2, 0.0);
    for (size_t y = 1; y < c->trend->years; y++) {
        if (c->point[y].broken) {
            double x =
                (x_of(c, c->trend->year[y - 1]) + x_of(c, c->trend->year[y])) / 2.0;
            cairo_move_to(cr, x, c->box.y);
            cairo_line_to(cr, x, c->box.y + c->box.height);
        }
    }
    tryg_ink(cr, TRYG_INK);
    cairo_set_line_width(cr, 0.7);
    cairo_stroke(cr);
    cairo_restore(cr);
}

static const char *sign_of(enum tryg_verdict mark)
{
    static const char *const SIGN[TRYG_VERDICTS] = {"?", "=", "↑", "↓"};
    return SIGN[mark];
}

static void draw_name(const struct chart *c, size_t area)
{
    const struct tryg_system *system = c->trend->system;
    const char *code = system->code[area], *name = system->name[area];
    bool alone = strcmp(code, name) == 0;
    bool sure = c->line->mark == TRYG_RISES || c->line->mark == TRYG_FALLS;
    struct tryg_style style = {.size = 6.0,
                               .weight = sure ? TRYG_BOLD : TRYG_SEMIBOLD,
                               .rgb = TRYG_INK,
                               .width = c->box.width - 10.0,
                               .lines = 1};
    tryg_letters_set(&c->sheet->letters, &style,
                     tryg_arena_print(c->sheet->arena, "%s%s%s", alone ? "" : code,
                                      alone ? "" : " ", name),
                     c->box.x, c->box.y - NAME);
    style = (struct tryg_style){
        .size = 8.0, .weight = TRYG_BOLD, .rgb = TRYG_INK, .align = TRYG_RIGHT};
    tryg_letters_set(&c->sheet->letters, &style, sign_of(c->line->mark),
                     c->box.x + c->box.width, c->box.y - NAME - 2.0);
}

static void draw_chart(const struct chart *c, size_t area, bool labels)
{
    draw_ground(c, labels);
    draw_intervals(c);
    draw_breaks(c);
    draw_line(c);
    draw_years(c);
    draw_name(c, area);
}

static struct tryg_rect cell_of(struct tryg_rect body, size_t columns, size_t rows,
                                size_t i)
{
    double wide = (body.width - AXIS - GAP_X * (double)(columns - 1)) / (double)columns;
    double tall = body.height / (double)rows - GAP_Y;
    double x = body.x + AXIS + (double)(i % columns) * (wide + GAP_X);
    size_t row = i / columns;
    double y = body.y + (double)row * (tall + GAP_Y);
    return (struct tryg_rect){x, y + NAME, wide, tall - NAME - YEARS};
}

static void draw_charts(struct tryg_sheet *sheet, struct tryg_rect body,
                        const struct scales *scales)
{
    const struct tryg_trend *t = sheet->plate->want.trend;
    size_t n = t->system->n;
    size_t columns = tryg_multiples_columns(n, body.width, body.height);
    for (size_t a = 0; a < n; a++) {
        struct chart c = {.sheet = sheet,
                          .scales = scales,
                          .box = cell_of(body, columns, (n + columns - 1) / columns, a),
                          .trend = t,
                          .point = t->point + a * t->years,
                          .line = &t->line[a]};
        draw_chart(&c, a, a % columns == 0);
    }
}

/* The key under the charts, in two lines. */
static void draw_key(struct tryg_sheet *sheet, double y, const struct scales *s)
{
    double x = sheet->page.head.x;
    const struct tryg_trend *t = sheet->plate->want.trend;
    size_t of[TRYG_VERDICTS] = {0};
    for (size_t a = 0; a < t->system->n; a++) {
        of[t->line[a].mark]++;
    }
    set(sheet,
        tryg_arena_print(
            sheet->arena,
            TX("↑ stiger: %zu     ↓ falder: %zu     = ingen sikker udvikling: %zu     "
               "? kan ikke afgøres: %zu     (vægtede mindste kvadrater, 95 %%, justeret "
               "for "
               "de mange områder; mindst fem år uden brud)",
               "↑ rises: %zu     ↓ falls: %zu     = no sure trend: %zu     ? cannot be "
               "told: %zu     (weighted least squares, 95%%, adjusted for the many "
               "areas; "
               "five years or more without a break)"),
            of[TRYG_RISES], of[TRYG_FALLS], of[TRYG_NO_SURE_CHANGE],
            of[TRYG_CANNOT_TELL]),
        6.8, TRYG_REGULAR, TRYG_LEFT, x, y);
    const char *text = TX(
        "Søjle: 95 % interval. Grå linje: basisårets tal. Lodret stiplet: brud i serien.",
        "Bar: 95% interval. Grey line: the base year's number. Upright dashes: a break "
        "in the series.");
    if (!isnan(s->alarm)) {
        char from[TRYG_NUMBER_TEXT];
        tryg_number_print(s->alarm, floor(s->alarm) < s->alarm ? 1 : 0, from);
        text = tryg_arena_print(
            sheet->arena,
            TX("%s Vandret stiplet: %s, hvor de markerede niveauer begynder.",
               "%s Level dashes: %s, where the marked levels begin."),
            text, from);
    }
    set(sheet, text, 6.8, TRYG_REGULAR, TRYG_LEFT, x, y + 10.0);
}

void tryg_multiples_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena)
{
    struct tryg_sheet sheet;
    tryg_sheet_begin(&sheet, cr, plate, arena);
    struct tryg_rect head = sheet.page.head, foot = sheet.page.foot;
    double top = head.y + head.height;
    struct tryg_rect body = {head.x, top, foot.width, foot.y - KEY - top};
    struct scales scales = find_scales(plate);
    draw_charts(&sheet, body, &scales);
    draw_key(&sheet, foot.y - KEY + 4.0, &scales);
    tryg_sheet_foot(&sheet);
    tryg_lettering_end(&sheet.letters);
}
