/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/quantise.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 3 }; /* rows from one that is counted to the next */

/* An open hash table from colour to count, later to palette index. */
struct shade {
    uint32_t rgb;
    uint32_t count; /* 0: free */
    unsigned char index;
};

struct shades {
    struct shade *of;
    size_t room, used;
    tryg_arena *arena;
};

static uint32_t pixel_at(const unsigned char *row, size_t x)
{
    uint32_t pixel;
    memcpy(&pixel, row + 4 * x, sizeof pixel);
    return pixel & 0xFFFFFFU;
}

static struct shade *find(const struct shades *shades, uint32_t rgb)
{
    uint32_t spread = rgb * 2654435761U; /* Knuth's multiplicative hash */
    size_t at = spread & (shades->room - 1);
    while (shades->of[at].count && shades->of[at].rgb != rgb) {
        at = (at + 1) & (shades->room - 1);
    }
    return &shades->of[at];
}

static void grow(struct shades *shades)
{
    struct shades wider = {.room = shades->room * 2, .used = shades->used};
    wider.arena = shades->arena;
    wider.of = TRYG_NEW(shades->arena, wider.room, struct shade);
    for (size_t i = 0; i < shades->room; i++) {
        if (shades->of[i].count) {
            *find(&wider, shades->of[i].rgb) = shades->of[i];
        }
    }
    *shades = wider;
}

static void add(struct shades *shades, uint32_t rgb, uint32_t count)
{
    struct shade *shade = find(shades, rgb);
    if (!shade->count) {
        shade->rgb = rgb;
        shades->used++;
    }
    shade->count += count;
    if (2 * shades->used > shades->room) {
        grow(shades);
    }
}

/* Most pixels are like the one before: they are counted in runs. */
static void count_row(struct shades *shades, const unsigned char *row, size_t width)
{
    size_t from = 0;
    for (size_t x = 1; x <= width; x++) {
        if (x == width || pixel_at(row, x) != pixel_at(row, from)) {
            add(shades, pixel_at(row, from), (uint32_t)(x - from));
            from = x;
        }
    }
}

static int by_count(const void *a, const void *b)
{
    const struct shade *s = a, *t = b;
    if (s->count != t->count) {
        return s->count > t->count ? -1 : 1;
    }
    return (s->rgb > t->rgb) - (s->rgb < t->rgb);
}

static void choose(struct tryg_picture *picture, const struct shades *shades)
{
    struct shade *list = TRYG_NEW(shades->arena, shades->used + 1, struct shade);
    size_t n = 0;
    for (size_t i = 0; i < shades->room; i++) {
        if (shades->of[i].count) {
            list[n++] = shades->of[i];
        }
    }
    qsort(list, n, sizeof *list, by_count);
    picture->colours = n < TRYG_COLOURS_MOST ? n : TRYG_COLOURS_MOST;
    for (size_t i = 0; i < picture->colours; i++) {
        picture->rgb[i] = list[i].rgb;
    }
}

static unsigned char nearest(const struct tryg_picture *picture, uint32_t rgb)
{
    int least = 3 * 256 * 256;
    size_t best = 0;
    for (size_t i = 0; i < picture->colours; i++) {
        int r = (int)(rgb >> 16) - (int)(picture->rgb[i] >> 16);
        int g = (int)(rgb >> 8 & 255U) - (int)(picture->rgb[i] >> 8 & 255U);
        int b = (int)(rgb & 255U) - (int)(picture->rgb[i] & 255U);
        int far = r * r + g * g + b * b;
        if (far < least) {
            least = far;
            best = i;
        }
    }
    return (unsigned char)best;
}

/* A shade that no counted row had is looked up when it is met. */
static unsigned char index_of(struct shades *shades, const struct tryg_picture *picture,
                              uint32_t rgb)
{
    struct shade *shade = find(shades, rgb);
    if (!shade->count) {
        add(shades, rgb, 1);
        shade = find(shades, rgb); /* the table may have grown */
        shade->index = nearest(picture, rgb);
    }
    return shade->index;
}

static void paint_row(struct shades *shades, const struct tryg_picture *picture,
                      const unsigned char *row, unsigned char *index)
{
    uint32_t before = pixel_at(row, 0);
    unsigned char at = index_of(shades, picture, before);
    for (size_t x = 0; x < picture->width; x++) {
        uint32_t rgb = pixel_at(row, x);
        if (rgb != before) {
            before = rgb;
            at = index_of(shades, picture, rgb);
        }
        index[x] = at;
    }
}

void tryg_quantise(struct tryg_picture *picture, const unsigned char *pixels,
                   size_t width, size_t height, size_t stride, tryg_arena *arena)
{
    struct shades shades = {.room = 1 << 15, .arena = arena};
    shades.of = TRYG_NEW(arena, shades.room, struct shade);
    picture->width = width;
    picture->height = height;
    picture->index = TRYG_NEW(arena, width * height, unsigned char);
    for (size_t y = 0; y < height; y += SAMPLE) {
        count_row(&shades, pixels + y * stride, width);
    }
    choose(picture, &shades);
    for (size_t i = 0; i < shades.room; i++) {
        if (shades.of[i].count) {
            shades.of[i].index = nearest(picture, shades.of[i].rgb);
        }
    }
    for (size_t y = 0; y < height; y++) {
        paint_row(&shades, picture, pixels + y * stride, picture->index + y * width);
    }
}
