/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/chart.h"

#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "maps/canvas.h"
#include "maps/ink.h"
#include "maps/lettering.h"
#include "maps/page.h"
#include "maps/png.h"
#include "maps/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BAR = 0x2F5D6B, BAR_INDEX = 0x1F3038, BAND = 0xD9DEE1 };

/* Where the parts stand, in points. */
static const double MARGIN = 30.0, TOP = 128.0, FOOT = 30.0, ROW_MOST = 27.0;
static const double AXIS = 236.0, AXIS_WIDE = 330.0, INDENT = 12.0;
/* Right edges of the columns of numbers. */
static const double COLUMN[] = {612.0, 676.0, 744.0, 812.0};

struct row {
    const char *name;
    size_t measure;
    bool is_index, is_inside;
};

struct drawing {
    cairo_t *cr;
    struct tryg_lettering letters;
    const struct tryg_chart *chart;
    size_t rows;
    struct row *row;
    double low, high; /* ends of the axis */
    double tall;      /* of a row */
};

/* ---- What is shown ---------------------------------------------------------------- */

static void add(struct drawing *d, const char *name, size_t measure, bool inside)
{
    d->row[d->rows++] = (struct row){
        .name = name, .measure = measure, .is_index = measure == 0, .is_inside = inside};
}

static void list_inside(struct drawing *d, const struct tryg_profile *p, int group)
{
    size_t n = 0;
    for (size_t i = 0; i < p->indicators; i++) {
        n += p->indicator[i].group == group;
    }
    for (size_t i = 0; n != 1 && i < p->indicators; i++) {
        if (p->indicator[i].group == group) {
            add(d, p->indicator[i].name.in[tryg_lang()], 1 + p->groups + i, group >= 0);
        }
    }
}

static void list_rows(struct drawing *d, tryg_arena *arena)
{
    const struct tryg_profile *p = d->chart->results->profile;
    d->row = TRYG_NEW(arena, 1 + p->groups + p->indicators, struct row);
    add(d, TX("Indekset", "The index"), 0, false);
    list_inside(d, p, TRYG_NO_GROUP);
    for (size_t g = 0; g < p->groups; g++) {
        add(d, p->group[g].name.in[tryg_lang()], 1 + g, false);
        list_inside(d, p, (int)g);
    }
}

static const struct tryg_peer *peer_of(const struct drawing *d, size_t row)
{
    const struct tryg_peers *peers = d->chart->peers;
    return &peers->line[d->row[row].measure * peers->system->n + d->chart->area];
}

/* 0 to 100, or further where a number is. */
static void plan(struct drawing *d, tryg_arena *arena)
{
    list_rows(d, arena);
    d->low = 0.0;
    d->high = 100.0;
    for (size_t r = 0; r < d->rows; r++) {
        d->low = fmin(d->low, peer_of(d, r)->least);
        d->high = fmax(d->high, peer_of(d, r)->most);
    }
    double room = TRYG_PAGE_HEIGHT - MARGIN - FOOT - TOP;
    d->tall = fmin(ROW_MOST, room / (double)d->rows);
}

/* ---- Drawing ---------------------------------------------------------------------- */

static double x_of(const struct drawing *d, double value)
{
    return AXIS + AXIS_WIDE * (value - d->low) / (d->high - d->low);
}

static void write(struct drawing *d, const char *text, double size,
                  enum tryg_weight weight, enum tryg_align align, unsigned rgb, double x,
                  double y)
{
    struct tryg_style style = {
        .size = size, .weight = weight, .rgb = rgb, .align = align};
    tryg_letters_set(&d->letters, &style, text, x, y);
}

static void box(const struct drawing *d, double x, double y, double wide, double tall,
                unsigned rgb)
{
    cairo_rectangle(d->cr, x, y, wide, tall);
    tryg_ink(d->cr, rgb);
    cairo_fill(d->cr);
}

/* The mean of the others: an upright line with a white edge, so that it shows on the dark
 * bar and on the paper. */
static void draw_mean(const struct drawing *d, double x, double middle, double reach)
{
    cairo_move_to(d->cr, x, middle - reach);
    cairo_line_to(d->cr, x, middle + reach);
    tryg_ink(d->cr, TRYG_PAPER);
    cairo_set_line_width(d->cr, 4.2);
    cairo_stroke_preserve(d->cr);
    tryg_ink(d->cr, TRYG_INK);
    cairo_set_line_width(d->cr, 1.8);
    cairo_stroke(d->cr);
}

static void draw_best(const struct drawing *d, double x, double middle)
{
    const double half = 4.6;
    cairo_move_to(d->cr, x, middle - half);
    cairo_line_to(d->cr, x + half, middle);
    cairo_line_to(d->cr, x, middle + half);
    cairo_line_to(d->cr, x - half, middle);
    cairo_close_path(d->cr);
    tryg_ink(d->cr, TRYG_PAPER);
    cairo_fill_preserve(d->cr);
    tryg_ink(d->cr, TRYG_INK);
    cairo_set_line_width(d->cr, 1.1);
    cairo_stroke(d->cr);
}

static void draw_signs(struct drawing *d, const struct tryg_peer *peer,
                       const struct row *row, double middle)
{
    double reach = d->tall * (row->is_inside ? 0.30 : 0.36);
    double bar = row->is_inside ? 0.55 * reach : 0.72 * reach;
    bool high = d->chart->peers->high_is_good[row->measure];
    if (!isnan(peer->least)) {
        box(d, x_of(d, peer->least), middle - reach,
            x_of(d, peer->most) - x_of(d, peer->least), 2.0 * reach, BAND);
    }
    if (isnan(peer->value)) {
        write(d, TX("ingen score", "no score"), 8.5, TRYG_ITALIC, TRYG_LEFT,
              TRYG_INK_SOFT, AXIS + 4.0, middle - 6.0);
        return;
    }
    double from = x_of(d, fmax(d->low, 0.0));
    box(d, from, middle - bar, x_of(d, peer->value) - from, 2.0 * bar,
        row->is_index ? BAR_INDEX : BAR);
    if (!isnan(peer->mean)) {
        draw_mean(d, x_of(d, peer->mean), middle, reach + 1.5);
    }
    draw_best(d, x_of(d, high ? peer->most : peer->least), middle);
}

static const char *signed_number(double value, char into[TRYG_NUMBER_TEXT + 1])
{
    tryg_number_print(value, 1, into + 1);
    bool plus = value > 0.0 && strpbrk(into + 1, "123456789") != NULL;
    into[0] = '+';
    return plus ? into : into + 1;
}

static void draw_numbers(struct drawing *d, const struct tryg_peer *peer,
                         const struct row *row, double y)
{
    char text[TRYG_NUMBER_TEXT + 1], place[TRYG_NUMBER_TEXT], of[2 * TRYG_NUMBER_TEXT];
    double size = row->is_inside ? 8.5 : 9.5;
    enum tryg_weight weight = row->is_index ? TRYG_BOLD : TRYG_REGULAR;
    if (isnan(peer->value)) {
        return;
    }
    write(d, tryg_number_print(peer->value, 1, text), size, weight, TRYG_RIGHT, TRYG_INK,
          COLUMN[0], y);
    tryg_number_print(peer->place, peer->place == floor(peer->place) ? 0 : 1, place);
    snprintf(of, sizeof of, TX("%s af %zu", "%s of %zu"), place,
             d->chart->peers->known[row->measure]);
    write(d, of, size, weight, TRYG_RIGHT, TRYG_INK, COLUMN[1], y);
    if (!isnan(peer->mean)) {
        write(d, signed_number(peer->from_mean, text), size, weight, TRYG_RIGHT, TRYG_INK,
              COLUMN[2], y);
    }
    write(d, signed_number(peer->from_best, text), size, weight, TRYG_RIGHT, TRYG_INK,
          COLUMN[3], y);
}

static void draw_row(struct drawing *d, size_t r)
{
    const struct row *row = &d->row[r];
    double top = TOP + d->tall * (double)r, middle = top + 0.5 * d->tall;
    double size = row->is_inside ? 8.5 : 9.5;
    struct tryg_style style = {.size = size,
                               .weight = row->is_index ? TRYG_BOLD : TRYG_REGULAR,
                               .rgb = row->is_inside ? TRYG_INK_SOFT : TRYG_INK,
                               .width = AXIS - MARGIN - 14.0,
                               .lines = 1};
    double indent = row->is_inside ? INDENT : 0.0;
    style.width -= indent;
    tryg_letters_set(&d->letters, &style, row->name, MARGIN + indent,
                     middle - 0.68 * size);
    draw_signs(d, peer_of(d, r), row, middle);
    draw_numbers(d, peer_of(d, r), row, middle - 0.68 * size);
    if (row->is_index) {
        box(d, MARGIN, top + d->tall - 0.3, TRYG_PAGE_WIDTH - 2.0 * MARGIN, 0.6,
            TRYG_RULE);
    }
}

static void draw_axis(struct drawing *d)
{
    double bottom = TOP + d->tall * (double)d->rows;
    double step = (d->high - d->low) / 4.0;
    for (int k = 0; k <= 4; k++) {
        char text[TRYG_NUMBER_TEXT];
        double value = d->low + step * (double)k, x = x_of(d, value);
        box(d, x - 0.25, TOP - 2.0, 0.5, bottom - TOP + 2.0, TRYG_RULE);
        write(d, tryg_number_print(value, 0, text), 7.5, TRYG_REGULAR, TRYG_CENTRE,
              TRYG_INK_SOFT, x, TOP - 14.0);
    }
    const char *const head[] = {TX("tal", "figure"), TX("plads", "place"),
                                TX("fra de andre", "from others"),
                                TX("fra den bedste", "from the best")};
    for (size_t c = 0; c < 4; c++) {
        write(d, head[c], 7.5, TRYG_REGULAR, TRYG_RIGHT, TRYG_INK_SOFT, COLUMN[c],
              TOP - 14.0);
    }
}

/* One sign and its word; returns where the next begins. */
static double key_word(struct drawing *d, const char *text, double x, double y)
{
    struct tryg_style style = {.size = 8.5, .rgb = TRYG_INK};
    tryg_letters_set(&d->letters, &style, text, x, y - 6.0);
    return x + tryg_letters_measure(&d->letters, &style, text).width + 22.0;
}

static void draw_key(struct drawing *d)
{
    double x = MARGIN, y = 93.0;
    const char *name = d->chart->peers->system->name[d->chart->area];
    box(d, x, y - 3.6, 22.0, 7.2, BAR);
    x = key_word(d, name, x + 28.0, y);
    draw_mean(d, x + 3.0, y, 6.5);
    x = key_word(d, TX("de andres gennemsnit", "mean of the others"), x + 12.0, y);
    draw_best(d, x + 5.0, y);
    x = key_word(d, TX("den bedste", "the best"), x + 15.0, y);
    box(d, x, y - 6.0, 22.0, 12.0, BAND);
    key_word(d, TX("fra laveste til højeste", "from the lowest to the highest"), x + 28.0,
             y);
}

static const char *title_of(const struct tryg_chart *chart, tryg_arena *arena)
{
    const struct tryg_peers *p = chart->peers;
    const struct tryg_peer *index = &p->line[chart->area];
    char value[TRYG_NUMBER_TEXT], place[TRYG_NUMBER_TEXT];
    if (isnan(index->value)) {
        return tryg_arena_print(arena, TX("%s: intet indeks", "%s: no index"),
                                p->system->name[chart->area]);
    }
    tryg_number_print(index->value, 1, value);
    tryg_number_print(index->place, index->place == floor(index->place) ? 0 : 1, place);
    return tryg_arena_print(
        arena, TX("%s: indeks %s, plads %s af %zu", "%s: index %s, place %s of %zu"),
        p->system->name[chart->area], value, place, p->known[0]);
}

static const char *subtitle_of(const struct tryg_chart *chart, tryg_arena *arena)
{
    const char *title = chart->results->title.in[tryg_lang()];
    return tryg_arena_print(arena, "%s · %d", title ? title : "", chart->peers->year);
}

static const char *foot_of(const struct tryg_chart *chart, tryg_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < chart->results->attributions; i++) {
        text = tryg_arena_print(arena, "%s%s%s", text, i ? "; " : "",
                                chart->results->attribution[i]);
    }
    const char *about = chart->results->profile->about.in[tryg_lang()];
    return tryg_arena_print(
        arena, "%s%s%s%s%s", text, *text ? ". " : "", about ? about : "",
        about ? " " : "",
        TX("Usikkerheden på en score er ikke kendt: små afstande kan være uden "
           "betydning.",
           "The uncertainty of a score is not known: small distances may mean nothing."));
}

static void draw_words(struct drawing *d, tryg_arena *arena)
{
    const struct tryg_chart *chart = d->chart;
    struct tryg_style style = {.size = 7.0,
                               .rgb = TRYG_INK_SOFT,
                               .width = (TRYG_PAGE_WIDTH - 2.0 * MARGIN) * 0.78,
                               .lines = 2};
    double foot = TRYG_PAGE_HEIGHT - MARGIN - FOOT + 10.0;
    write(d, title_of(chart, arena), 20.0, TRYG_SEMIBOLD, TRYG_LEFT, TRYG_INK, MARGIN,
          MARGIN - 4.0);
    write(d, subtitle_of(chart, arena), 10.5, TRYG_REGULAR, TRYG_LEFT, TRYG_INK_SOFT,
          MARGIN, MARGIN + 25.0);
    tryg_letters_set(&d->letters, &style, foot_of(chart, arena), MARGIN, foot);
    if (chart->results->run_id) {
        write(
            d, tryg_arena_print(arena, TX("Kørsel %s", "Run %s"), chart->results->run_id),
            7.0, TRYG_REGULAR, TRYG_RIGHT, TRYG_INK_SOFT, TRYG_PAGE_WIDTH - MARGIN, foot);
    }
}

static void draw_chart(cairo_t *cr, const void *about, tryg_arena *arena)
{
    struct drawing d = {.cr = cr, .chart = about};
    box(&d, 0.0, 0.0, TRYG_PAGE_WIDTH, TRYG_PAGE_HEIGHT, TRYG_PAPER);
    tryg_lettering_begin(&d.letters, cr, d.chart->family);
    plan(&d, arena);
    draw_words(&d, arena);
    draw_key(&d);
    draw_axis(&d);
    for (size_t r = 0; r < d.rows; r++) {
        draw_row(&d, r);
    }
    tryg_lettering_end(&d.letters);
}

/* ---- Files ------------------------------------------------------------------------ */

static struct tryg_canvas canvas_of(const struct tryg_chart *chart, tryg_arena *arena)
{
    return (struct tryg_canvas){
        .title = title_of(chart, arena),
        .description = tryg_arena_print(
            arena, "%s. %s", subtitle_of(chart, arena),
            TX("En søjle for indekset og hver dimension, med de andres gennemsnit, den "
               "bedste og spændet mellem alle. Tallene står i peers.csv.",
               "A bar for the index and each dimension, with the mean of the others, the "
               "best and the reach of all. The figures are in peers.csv.")),
        .draw = draw_chart,
        .about = chart};
}

enum tryg_status tryg_chart_png(const char *path, const struct tryg_chart *chart,
                                struct tryg_error *err)
{
    if (!chart->family) {
        return tryg_lettering_no_font(err);
    }
    tryg_arena *arena = tryg_arena_new("chart", 0);
    struct tryg_canvas canvas = canvas_of(chart, arena);
    enum tryg_status status =
        tryg_png_write_canvas(path, &canvas, TRYG_PNG_DPI, arena, err);
    tryg_arena_free(arena);
    return status;
}

enum tryg_status tryg_chart_svg(const char *path, const struct tryg_chart *chart,
                                struct tryg_error *err)
{
    if (!chart->family) {
        return tryg_lettering_no_font(err);
    }
    tryg_arena *arena = tryg_arena_new("chart", 0);
    struct tryg_canvas canvas = canvas_of(chart, arena);
    enum tryg_status status = tryg_svg_write_canvas(path, &canvas, arena, err);
    tryg_arena_free(arena);
    return status;
}
