/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/town/town.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodata/geom/locator.h"

_Noreturn static void give_up(const char *what, size_t line, size_t column)
{
    fprintf(stderr, "town drawing, line %zu, column %zu: %s\n", line + 1, column + 1,
            what);
    exit(1);
}

/* ---- reading the drawing -------------------------------------------------------- */

struct drawing {
    size_t rows, columns;
    char *letter; /* [rows * columns], '.' outside; row 0 is the northernmost */
    double metres;
    struct town *town;
};

static bool is_border_line(const char *line, size_t length)
{
    return memchr(line, '*', length) && strspn(line, " *") >= length;
}

static void measure(struct drawing *d, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        d->rows += !is_border_line(line, length);
        d->columns = (length + 1) / 2 > d->columns ? (length + 1) / 2 : d->columns;
        line += length + (line[length] == '\n');
    }
}

/* Place in half squares from the north-west corner. */
static void add_report(struct drawing *d, size_t half_columns, size_t half_rows)
{
    struct town *town = d->town;
    double half = d->metres / 2.0;
    town->x[town->reports] = TOWN_EAST + half * (double)half_columns;
    town->y[town->reports++] =
        TOWN_NORTH + d->metres * (double)d->rows - half * (double)half_rows;
}

static void read_row(struct drawing *d, const char *line, size_t length, size_t row,
                     size_t number)
{
    for (size_t c = 0; c < length; c++) {
        unsigned char sign = (unsigned char)line[c];
        if (sign == '*' && c % 2 == 1) {
            add_report(d, c + 1, 2 * row + 1);
        } else if (isalpha(sign) && c % 2 == 0) {
            d->letter[row * d->columns + c / 2] = (char)toupper(sign);
            if (islower(sign)) {
                add_report(d, c + 1, 2 * row + 1);
            }
        } else if (sign != ' ' && !(sign == '.' && c % 2 == 0)) {
            give_up("a letter stands at an odd column (1, 3, 5 ...), a star between two",
                    number, c);
        }
    }
}

static void read_lines(struct drawing *d, const char *text)
{
    size_t row = 0, number = 0;
    for (const char *line = text; *line; number++) {
        size_t length = strcspn(line, "\n");
        if (!is_border_line(line, length)) {
            read_row(d, line, length, row++, number);
        }
        for (size_t c = 0; is_border_line(line, length) && c < length; c++) {
            if (line[c] == '*') {
                add_report(d, c + 1, 2 * row);
            }
        }
        line += length + (line[length] == '\n');
    }
}

/* ---- letters to outlines -------------------------------------------------------- */

/* The borders of one letter run along the grid's lines, its squares to the left. */
enum direction { EAST, NORTH, WEST, SOUTH };

struct corner {
    size_t column, row; /* of the grid's lines; row 0 is the northernmost */
};

struct tracing {
    const struct drawing *d;
    char letter;
    size_t
        *piece; /* [rows * columns] squares that hang together share a number; 0: none */
    bool *walked; /* [4 * corners] */
    tryg_arena *arena;
};

static bool has(const struct tracing *t, size_t row, size_t column)
{
    const struct drawing *d = t->d;
    return row < d->rows && column < d->columns &&
           d->letter[row * d->columns + column] == t->letter;
}

/* The square to the left of a border that leaves `at`: north-east, north-west, south-west
 * or south-east of the corner. The one to the right is to the left of the next way round.
 * A wrapped -1 is no square. */
static struct corner square_left(struct corner at, enum direction way)
{
    static const bool WEST_OF_IT[] = {false, true, true, false};
    static const bool NORTH_OF_IT[] = {true, true, false, false};
    return (struct corner){at.column - WEST_OF_IT[way], at.row - NORTH_OF_IT[way]};
}

static struct corner square_right(struct corner at, enum direction way)
{
    return square_left(at, (enum direction)((way + 3) % 4));
}

static bool border_leaves(const struct tracing *t, struct corner at, enum direction way)
{
    struct corner left = square_left(at, way), right = square_right(at, way);
    return has(t, left.row, left.column) && !has(t, right.row, right.column);
}

static struct corner step(struct corner at, enum direction way)
{
    at.column += (way == EAST) - (size_t)(way == WEST);
    at.row += (way == SOUTH) - (size_t)(way == NORTH);
    return at;
}

static bool *walked_at(const struct tracing *t, struct corner at, enum direction way)
{
    return &t->walked[4 * (at.row * (t->d->columns + 1) + at.column) + way];
}

/* At a corner where two borders leave, the left one stays with the same squares. */
static enum direction turn(const struct tracing *t, struct corner at, enum direction way)
{
    static const int TURNS[] = {1, 0, 3}; /* left, straight on, right */
    for (size_t i = 0; i < 3; i++) {
        enum direction next = (enum direction)(((int)way + TURNS[i]) % 4);
        if (border_leaves(t, at, next)) {
            return next;
        }
    }
    give_up("a border that ends", at.row, at.column);
}

/* Number the squares that hang together with (row, column) by their sides. */
static void flood(struct tracing *t, size_t row, size_t column, size_t number)
{
    if (!has(t, row, column) || t->piece[row * t->d->columns + column]) {
        return;
    }
    t->piece[row * t->d->columns + column] = number;
    flood(t, row + 1, column, number);
    flood(t, row - 1, column, number);
    flood(t, row, column + 1, number);
    flood(t, row, column - 1, number);
}

struct ring {
    size_t n, piece;
    struct corner *corner;
    bool outer;
};

/* Drop the corners where the border goes straight on, and tell outer from hole. */
static struct ring finish(struct tracing *t, const struct corner *corner, size_t n,
                          size_t piece)
{
    struct ring ring = {.piece = piece, .corner = TRYG_NEW(t->arena, n, struct corner)};
    double twice = 0.0;
    for (size_t i = 0; i < n; i++) {
        struct corner a = corner[(i + n - 1) % n], b = corner[i], c = corner[(i + 1) % n];
        bool straight = (a.column == b.column && b.column == c.column) ||
                        (a.row == b.row && b.row == c.row);
        twice += (double)c.column * (double)b.row - (double)b.column * (double)c.row;
        if (!straight) {
            ring.corner[ring.n++] = b;
        }
    }
    ring.outer = twice > 0.0;
    return ring;
}

struct rings {
    size_t n;
    struct ring *ring;
};

/* Walk once round from `at`. A corner met twice cuts off a ring of its own, so that no
 * ring touches itself. */
static void walk(struct tracing *t, struct corner at, enum direction way,
                 struct rings *rings)
{
    size_t most = 4 * (t->d->rows + 1) * (t->d->columns + 1), n = 0;
    struct corner *path = TRYG_NEW(t->arena, most, struct corner);
    struct corner square = square_left(at, way);
    size_t piece = t->piece[square.row * t->d->columns + square.column];
    while (!*walked_at(t, at, way)) {
        *walked_at(t, at, way) = true;
        path[n++] = at;
        at = step(at, way);
        for (size_t i = 0; i < n; i++) {
            if (path[i].column == at.column && path[i].row == at.row) {
                rings->ring[rings->n++] = finish(t, path + i, n - i, piece);
                n = i;
            }
        }
        way = turn(t, at, way);
    }
}

static void trace(struct tracing *t, struct rings *rings)
{
    const struct drawing *d = t->d;
    for (size_t row = 0; row <= d->rows; row++) {
        for (size_t column = 0; column <= d->columns; column++) {
            for (int way = EAST; way <= SOUTH; way++) {
                struct corner at = {column, row};
                if (border_leaves(t, at, (enum direction)way) &&
                    !*walked_at(t, at, (enum direction)way)) {
                    walk(t, at, (enum direction)way, rings);
                }
            }
        }
    }
}

static void add_ring(const struct drawing *d, const struct ring *ring)
{
    tryg_arena *arena = d->town->arena;
    double *x = TRYG_NEW(arena, ring->n, double), *y = TRYG_NEW(arena, ring->n, double);
    for (size_t i = 0; i < ring->n; i++) {
        x[i] = TOWN_EAST + d->metres * (double)ring->corner[i].column;
        y[i] = TOWN_NORTH + d->metres * (double)(d->rows - ring->corner[i].row);
    }
    tryg_outlines_ring(&d->town->areas.outlines, arena, ring->n, x, y);
}

static void add_area(const struct drawing *d, char letter)
{
    tryg_arena *arena = d->town->arena;
    size_t corners = (d->rows + 1) * (d->columns + 1), pieces = 0;
    struct rings rings = {0, TRYG_NEW(arena, corners, struct ring)};
    struct tracing t = {.d = d,
                        .letter = letter,
                        .piece = TRYG_NEW(arena, d->rows * d->columns, size_t),
                        .walked = TRYG_NEW(arena, 4 * corners, bool),
                        .arena = arena};
    for (size_t row = 0; row < d->rows; row++) {
        for (size_t column = 0; column < d->columns; column++) {
            if (has(&t, row, column) && !t.piece[row * d->columns + column]) {
                flood(&t, row, column, ++pieces);
            }
        }
    }
    trace(&t, &rings);
    tryg_outlines_area(&d->town->areas.outlines, arena);
    for (size_t piece = 1; piece <= pieces; piece++) {
        tryg_outlines_part(&d->town->areas.outlines, arena);
        for (int outer = 1; outer >= 0; outer--) {
            for (size_t r = 0; r < rings.n; r++) {
                if (rings.ring[r].piece == piece && rings.ring[r].outer == outer) {
                    add_ring(d, &rings.ring[r]);
                }
            }
        }
    }
}

struct town *town_draw(tryg_arena *arena, double metres_a_letter, const char *drawing)
{
    struct town *town = TRYG_NEW(arena, 1, struct town);
    struct drawing d = {.metres = metres_a_letter, .town = town};
    measure(&d, drawing);
    d.letter = TRYG_NEW(arena, d.rows * d.columns, char);
    memset(d.letter, '.', d.rows * d.columns);
    *town = (struct town){.arena = arena,
                          .areas = {.file = "town", .crs = "EPSG:25832"},
                          .x = TRYG_NEW(arena, strlen(drawing), double),
                          .y = TRYG_NEW(arena, strlen(drawing), double)};
    read_lines(&d, drawing);
    town->areas.code = TRYG_NEW(arena, 26, const char *);
    town->areas.name = town->areas.code;
    tryg_outlines_begin(&town->areas.outlines, arena);
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char *letter = LETTERS; *letter; letter++) {
        if (memchr(d.letter, *letter, d.rows * d.columns)) {
            town->areas.code[town->areas.n++] = tryg_arena_copy_n(arena, letter, 1);
            add_area(&d, *letter);
        }
    }
    tryg_outlines_end(&town->areas.outlines, arena);
    return town;
}

void town_move(struct town *town, double east, double north)
{
    struct tryg_outlines *o = &town->areas.outlines;
    for (size_t p = 0; p < o->points; p++) {
        o->x[p] += east;
        o->y[p] += north;
    }
    for (size_t r = 0; r < town->reports; r++) {
        town->x[r] += east;
        town->y[r] += north;
    }
}

static size_t count_in(const struct town *town, uint32_t area)
{
    tryg_locator *locator = NULL;
    struct tryg_error err = {0};
    if (tryg_locator_new(&town->areas.outlines, town->arena, &locator, &err) != TRYG_OK) {
        fprintf(stderr, "town: %s\n", err.text);
        exit(1);
    }
    uint32_t *placed = TRYG_NEW(town->arena, town->reports, uint32_t);
    tryg_locator_find(locator, town->reports, town->x, town->y, placed);
    size_t count = 0;
    for (size_t r = 0; r < town->reports; r++) {
        count += placed[r] == area;
    }
    return count;
}

size_t town_count(const struct town *town, char letter)
{
    for (size_t a = 0; a < town->areas.n; a++) {
        if (town->areas.code[a][0] == letter) {
            return count_in(town, (uint32_t)a);
        }
    }
    return 0;
}

size_t town_outside(const struct town *town)
{
    return count_in(town, TRYG_NO_AREA);
}
