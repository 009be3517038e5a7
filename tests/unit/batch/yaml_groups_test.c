/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/pairs.h"
#include "engine/batch/yaml_keys.h"

#include <string.h>

/* A small shop: a sign, an owner, goods by list and by name, shelves, prices. */
struct item {
    const char *id, *colour;
    struct tryg_place at;
    bool finished;
};

struct shelf {
    const char *name;
    size_t n;
    const char **thing;
};

struct owner {
    const char *first, *last;
};

struct shop {
    const char *sign;
    struct owner owner;
    size_t goods, named, shelves;
    struct item *good, *by_name;
    struct shelf *shelf;
    struct tryg_pairs price;
};

static void item_begin(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                       void *row)
{
    (void)reading;
    ((struct item *)row)->at = node->at;
    ((struct item *)row)->colour = "grey";
}

static void item_finish(struct tryg_yaml_reading *reading, const struct tryg_yaml *node,
                        void *row)
{
    struct item *item = row;
    item->finished = true;
    if (strcmp(item->colour, "pink") == 0) {
        tryg_yaml_blame(reading, node->at, "%s: no pink", reading->within);
    }
}

static const struct tryg_yaml_key ITEM_KEYS[] = {
    TRYG_YAML_KEY("id", TRYG_YAML_AN_ID, .field = offsetof(struct item, id),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("colour", TRYG_YAML_A_TEXT, .field = offsetof(struct item, colour)),
    TRYG_YAML_KEYS_END};
static const struct tryg_yaml_key NAMED_KEYS[] = {
    TRYG_YAML_KEY("colour", TRYG_YAML_A_TEXT, .field = offsetof(struct item, colour)),
    TRYG_YAML_KEYS_END};
static const struct tryg_yaml_rows ITEMS = {.size = sizeof(struct item),
                                            .table = ITEM_KEYS,
                                            .begin = item_begin,
                                            .finish = item_finish};
static const struct tryg_yaml_rows NAMED = {.size = sizeof(struct item),
                                            .table = NAMED_KEYS,
                                            .begin = item_begin,
                                            .name = offsetof(struct item, id)};
static const struct tryg_yaml_lists SHELVES = {
    sizeof(struct shelf), offsetof(struct shelf, name), offsetof(struct shelf, n),
    offsetof(struct shelf, thing)};
static const struct tryg_yaml_key OWNER_KEYS[] = {
    TRYG_YAML_KEY("first", TRYG_YAML_A_TEXT, .field = offsetof(struct owner, first),
                  .need = TRYG_YAML_REQUIRED),
    TRYG_YAML_KEY("last", TRYG_YAML_A_TEXT, .field = offsetof(struct owner, last)),
    TRYG_YAML_KEYS_END};
static const struct tryg_yaml_key SIGN_KEYS[] = {
    TRYG_YAML_KEY("sign", TRYG_YAML_A_TEXT, .field = offsetof(struct shop, sign)),
    TRYG_YAML_KEYS_END};
static const struct tryg_yaml_key SHOP_KEYS[] = {
    {.type = &TRYG_YAML_INCLUDED, .detail = SIGN_KEYS},
    TRYG_YAML_KEY("owner", TRYG_YAML_A_GROUP, .field = offsetof(struct shop, owner),
                  .detail = OWNER_KEYS),
    TRYG_YAML_KEY("goods", TRYG_YAML_ROWS, .field = offsetof(struct shop, good),
                  .also = offsetof(struct shop, goods), .detail = &ITEMS),
    TRYG_YAML_KEY("named", TRYG_YAML_NAMED_ROWS, .field = offsetof(struct shop, by_name),
                  .also = offsetof(struct shop, named), .detail = &NAMED),
    TRYG_YAML_KEY("shelves", TRYG_YAML_NAMED_LISTS, .field = offsetof(struct shop, shelf),
                  .also = offsetof(struct shop, shelves), .detail = &SHELVES),
    TRYG_YAML_KEY("prices", TRYG_YAML_PAIRS, .field = offsetof(struct shop, price)),
    TRYG_YAML_KEY_LATER("loans"),
    TRYG_YAML_KEYS_END};

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static struct tryg_yaml_reading read_shop(const char *text, struct shop *shop)
{
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {.arena = arena, .folder = ".", .within = ""};
    assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, NULL),
                     TRYG_OK);
    *shop = (struct shop){0};
    tryg_yaml_keys_read(&reading, SHOP_KEYS, &root, shop);
    return reading;
}

#define SHOP                                                                             \
    "sign: open\n"                                                                       \
    "owner:\n"                                                                           \
    "  first: A\n"                                                                       \
    "goods:\n"                                                                           \
    "  - id: x\n"                                                                        \
    "    colour: red\n"                                                                  \
    "  - id: z\n"                                                                        \
    "    colour: grey\n"                                                                 \
    "named:\n"                                                                           \
    "  q:\n"                                                                             \
    "    colour: blue\n"                                                                 \
    "shelves:\n"                                                                         \
    "  top: [a, b]\n"                                                                    \
    "  low: []\n"                                                                        \
    "prices:\n"                                                                          \
    "  \"0101\": \"5\"\n"

static void all_forms_are_read_and_printed_the_same(void **state)
{
    (void)state;
    struct shop shop;
    assert_int_equal(read_shop(SHOP, &shop).faults.n, 0);
    assert_string_equal(shop.sign, "open");
    assert_string_equal(shop.owner.first, "A");
    assert_int_equal(shop.goods, 2);
    assert_string_equal(shop.good[1].colour, "grey");
    assert_int_equal(shop.good[1].at.line, 7);
    assert_true(shop.good[1].finished);
    assert_string_equal(shop.by_name[0].id, "q");
    assert_int_equal(shop.shelves, 2);
    assert_string_equal(shop.shelf[0].thing[1], "b");
    assert_int_equal(shop.shelf[1].n, 0);
    assert_string_equal(shop.price.key[0], "0101");
    assert_int_equal(shop.price.at[0].line, 16);

    FILE *file = tmpfile();
    struct tryg_yaml_printer printer = {.out = file};
    tryg_yaml_keys_print(&printer, SHOP_KEYS, &shop);
    char text[1024];
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    assert_string_equal(text, SHOP);
}

static void what_is_absent_is_not_printed(void **state)
{
    (void)state;
    struct shop shop;
    read_shop("sign:\nowner:\n", &shop); /* nothing after the colon: not given */
    assert_false(tryg_yaml_keys_given(SHOP_KEYS, &shop));
    shop.owner.last = "B"; /* a group without its required key is not given */
    assert_false(tryg_yaml_keys_given(OWNER_KEYS, &shop.owner));
    shop.owner.first = "A";
    assert_true(tryg_yaml_keys_given(OWNER_KEYS, &shop.owner));
}

static void faults_name_the_way_from_the_top(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *fault;
        uint64_t line;
        uint32_t column;
    } CASES[] = {
        {"goods: [{id: x, color: red}]\n",
         "ukendt nøgle \"goods.color\".\n  Mente du \"colour\"?", 1, 17},
        {"goods:\n  - colour: red\n", "nøglen \"goods.id\" mangler.", 2, 5},
        {"goods: [{id: x, colour: pink}]\n", "goods: no pink", 1, 9},
        {"goods: {id: x}\n", "goods: fandt en gruppe af nøgler, forventede en liste.", 1,
         8},
        {"goods: [x]\n", "goods: fandt \"x\", forventede en gruppe af nøgler.", 1, 9},
        {"named: {q: red}\n", "named.q: fandt \"red\", forventede en gruppe af nøgler.",
         1, 12},
        {"named: {q: {colour: [red]}}\n",
         "named.q.colour: fandt en liste, forventede en tekst.", 1, 21},
        {"shelves: {top: {a: b}}\n",
         "shelves.top: fandt en gruppe af nøgler, forventede en liste.", 1, 16},
        {"shelves: {top: [[a]]}\n", "shelves.top: fandt en liste, forventede en tekst.",
         1, 17},
        {"prices: {a: [b]}\n", "prices.a: fandt en liste, forventede en tekst.", 1, 13},
        {"owner: {first: A, middle: B}\n",
         "ukendt nøgle \"owner.middle\".\n  Mulighederne er: first, last.", 1, 19},
        {"owner: {last: A}\n", "nøglen \"owner.first\" mangler.", 1, 8},
        {"signs: x\n", "ukendt nøgle \"signs\".\n  Mente du \"sign\"?", 1, 1},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct shop shop;
        struct tryg_yaml_reading reading = read_shop(CASES[i].yaml, &shop);
        assert_int_equal(reading.faults.n, 1);
        assert_string_equal(reading.faults.remark[0].text, CASES[i].fault);
        assert_int_equal(reading.faults.remark[0].at.line, CASES[i].line);
        assert_int_equal(reading.faults.remark[0].at.column, CASES[i].column);
    }
    assert_true(sizeof CASES > 0);
}

static void a_later_key_is_noted_whatever_it_holds(void **state)
{
    (void)state;
    struct shop shop;
    struct tryg_yaml_reading reading = read_shop("loans: {any: [thing]}\n", &shop);
    assert_int_equal(reading.faults.n, 0);
    assert_int_equal(reading.notes.n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forms_are_read_and_printed_the_same),
        cmocka_unit_test(what_is_absent_is_not_printed),
        cmocka_unit_test(faults_name_the_way_from_the_top),
        cmocka_unit_test(a_later_key_is_noted_whatever_it_holds),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
