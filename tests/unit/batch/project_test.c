/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests/unit/batch/project_cases.h"

#include "geodata/base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* All the keys of the contract at once, with an inline index. */
static const char FULL[] =
    "tryghed: 1\n"
    "title: {da: \"Tryghedsindeks: Kbh.\", en: Copenhagen safety index}\n"
    "lang: da\n"
    "crs: EPSG:25832\n"
    "years: [2010, 2012-2014]\n"
    "base_year: 2012\n"
    "seed: 2010\n"
    "areas:\n"
    "  file: data/roder.geojson\n"
    "  layer: roder\n"
    "  code: rode_nr\n"
    "  name: rodenavn\n"
    "  crs: EPSG:4326\n"
    "  repeated: merge\n"
    "  join: {file: data/rode_lookup.csv, code: rode_nr, encoding: latin1}\n"
    "  systems:\n"
    "    distrikt35:\n"
    "      group_by: distrikt_nr\n"
    "      name: {file: data/distrikter.csv, code: nr, name: navn}\n"
    "      fix: {\"392\": \"29\", 0101: yes}\n"
    "      inside: bydel10\n"
    "      aliases: {Kgs. Enghave: \"25\", \"a: b # c\": \"x \\\" \\\\ \\t \\u0081\"}\n"
    "    bydel10: {group_by: bydel, name: {1: Indre By, 2: Østerbro}}\n"
    "    kvarter: {group_by: kvarter, name: navn}\n"
    "  index_system: {2010: distrikt35, 2013: kvarter}\n"
    "  roll_up: [bydel10]\n"
    "population:\n"
    "  - id: residents\n"
    "    file: data/befolkning.xlsx\n"
    "    system: distrikt35\n"
    "    sheet: Ark1\n"
    "    header_row: 3\n"
    "    stop_at: empty\n"
    "    fill_down: [bydel, \"null\"]\n"
    "    columns: {area: distrikt, date: dato, value: personer}\n"
    "    date_format: yyyy-mm-dd\n"
    "    valid: next_year\n"
    "    where: {alder: [15-999], \"2\": []}\n"
    "    sum: true\n"
    "    not_areas: [Uden for inddeling]\n"
    "    unknown_areas: ignore\n"
    "offences: {file: data/kategorier.csv, delimiter: tab, decimal: \",\", thousands: \" "
    "\"}\n"
    "reports:\n"
    "  - id: politi\n"
    "    file: data/anmeldelser_{year}.csv\n"
    "    kind: points\n"
    "    crs: EPSG:4326\n"
    "    columns: {id: journr, date: dato, time: tid, code: kode, east: x, north: y, "
    "area: "
    "rode}\n"
    "    area_role: check\n"
    "    date_format: dd-mm-yyyy\n"
    "    time_format: HH.MM\n"
    "    encoding: cp850\n"
    "    delimiter: \",\"\n"
    "    decimal: \",\"\n"
    "    unique: id\n"
    "    zero_coordinates: place\n"
    "    period: {from: -1-01-01, to: -1-12-31}\n"
    "    tolerate: {rejects: 1/3}\n"
    "  - id: tal\n"
    "    kind: counts\n"
    "    file: tal.ods\n"
    "    system: distrikt35\n"
    "    columns: {area: distrikt}\n"
    "    wide: {indbrud: [Indbrud i beboelse, Indbrud i øvrigt]}\n"
    "    year: \"{year}\"\n"
    "    totals: [I alt]\n"
    "    no_place: [Uoplyst]\n"
    "    missing: [\"..\", \"<3\", \"\"]\n"
    "survey:\n"
    "  - id: borgere\n"
    "    file: data/survey_{year}.csv\n"
    "    system: distrikt35\n"
    "    columns: {id: respnr, area: distrikt, weight: vaegt, stratum: distrikt}\n"
    "    population: residents\n"
    "    fieldwork: {from: 0-01-15, to: 0-02-28}\n"
    "    questions:\n"
    "      utryg: {column: sp3, unsafe: [\"4\", \"5\"], safe: [1], missing: [\"9\", "
    "\"\"]}\n"
    "  - id: gammel\n"
    "    kind: estimates\n"
    "    file: gammel_{year}.xlsx\n"
    "    columns: {area: a, question: q, share: s, n: n, se: e}\n"
    "    share_unit: percent\n"
    "    deff: 1.4\n"
    "    totals: I alt\n"
    "index:\n"
    "  id: vores\n"
    "  about: Vores egen.\n"
    "  indicators:\n"
    "    - {id: v, source: reports, category: vold, of: residents, per: 100000, group: "
    "a}\n"
    "    - {id: u, source: survey, question: utryg, direction: safe, group: b, "
    "dont_know: "
    "category, weight: 0.1, target: -2.5}\n"
    "    - {id: w, source: survey, question: utryg, survey: borgere, weight: 0}\n"
    "  normalise: {method: target, against: base_year}\n"
    "  groups: {a: 1/3, b: {weight: 2/3, name: {da: Bé, en: B}}}\n"
    "  aggregate: geometric\n"
    "  orientation: safe\n"
    "  scale: {centre: 5.5, spread: 0.30000000000000004, clip: [1, 10]}\n"
    "  levels: [{id: hoej, name: højt, from: 7.1}, {id: lav}]\n"
    "  alarm: [lav]\n"
    "map: {water: data/vand.geojson, parks: data/parker.geojson}\n"
    "attribution: [\"© Københavns Kommune, CC BY 4.0\", \"- to\"]\n"
    "tolerate: {rejects: 0.05, no_place: 0.25, outside: 1e-3}\n"
    "publish: {min_count: 3, min_answers: 20}\n"
    "goals:\n"
    "  - {id: maal5, kind: falls, name: Mål 5, what: utryg, where: markant@2010, system: "
    "distrikt35}\n"
    "  - {id: e1, kind: count_falls, what: [a, b], by: 0.5, by_year: 2014, limit: -3}\n";

static const char *with_target(tryg_arena *arena)
{
    /* every weighted indicator needs a target under method target */
    const char *at = strstr(FULL, "per: 100000, ");
    return tryg_arena_print(arena, "%.*starget: 7, %s", (int)(at - FULL), FULL, at);
}

static void what_is_printed_reads_back_to_the_same_project(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *const CASES[] = {with_target(arena), LEAST,
                                 LEAST "index: {profile: sikkerby}\n",
                                 LEAST "index: {profile: politiet}\n"};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct tryg_project first = read_sound(arena, CASES[i]);
        char *once = printed(arena, &first);
        struct tryg_project second = read_sound(arena, once);
        assert_string_equal(printed(arena, &second), once);
        assert_string_equal(tryg_project_hash(&second).hex,
                            tryg_project_hash(&first).hex);
        assert_int_equal(second.warnings, first.warnings);
        assert_int_equal(second.profile_is_shipped, first.profile_is_shipped);
    }
    assert_true(sizeof CASES > 0);
    tryg_arena_free(arena);
}

static void nothing_is_lost_on_the_way(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project a = read_sound(arena, with_target(arena));
    struct tryg_project p = read_sound(arena, printed(arena, &a));
    assert_int_equal(p.years, 4);
    assert_int_equal(p.year[1], 2012);
    assert_string_equal(p.title.in[TRYG_DA], "Tryghedsindeks: Kbh.");
    const struct tryg_project_system *d = &p.system[0];
    assert_string_equal(d->fix.key[1], "0101");
    assert_string_equal(d->fix.value[1], "yes");
    assert_string_equal(d->aliases.key[1], "a: b # c");
    assert_string_equal(d->aliases.value[1], "x \" \\ \t \xC2\x81");
    assert_string_equal(d->name_table.shown, "data/distrikter.csv");
    assert_string_equal(p.system[1].name_of.value[1], "Østerbro");
    assert_string_equal(p.system[2].name_attribute, "navn");
    assert_int_equal(p.index_system[1].from_year, 2013);
    assert_int_equal(p.areas.join.encoding, TRYG_LATIN1);
    assert_true(p.areas.merge_repeated);
    const struct tryg_population_source *pop = &p.population[0].source;
    assert_true(pop->sum && pop->next_year && pop->ignore_unknown_areas);
    assert_string_equal(pop->table.fill_down[1], "null");
    assert_int_equal(pop->table.header_row, 3);
    assert_true(pop->table.stop_at_empty);
    assert_string_equal(pop->table.where[1].column, "2");
    assert_int_equal(pop->table.where[1].allows, 0);
    assert_int_equal(p.offences.delimiter, '\t');
    assert_int_equal(p.offences.thousands, ' ');
    const struct tryg_project_reports *r = &p.report[0];
    assert_int_equal(r->area_role, TRYG_AREA_CHECK);
    assert_true(r->points.unique && !r->points.zero_is_no_place);
    assert_string_equal(r->points.time_format, "HH.MM");
    assert_int_equal(r->period.from.year, -1);
    assert_true(r->tolerate.rejects.share == 1.0 / 3);
    assert_true(r->tolerate.no_place.share == 0.25);
    assert_string_equal(r->points.table.shown, "data/anmeldelser_{year}.csv");
    assert_string_equal(p.report[1].counts.missing[2], "");
    assert_string_equal(p.report[1].constant_year, "{year}");
    assert_int_equal(p.survey[0].fieldwork.to.day, 28);
    assert_int_equal(p.survey[1].fieldwork.at.line, 0);
    assert_true(p.survey[1].source.percent && p.survey[1].source.deff == 1.4);
    assert_true(p.profile->spread == 0.30000000000000004); /* to the last bit */
    assert_true(p.profile->indicator[1].target == -2.5);
    assert_true(p.profile->level[0].alarm);
    assert_string_equal(p.profile->level[1].name.in[TRYG_EN], "højt");
    assert_string_equal(p.attribution[1], "- to");
    assert_int_equal(p.goals, 2);
    assert_true(p.goal[1].limit == -3);
    assert_int_equal(p.goal[1].by_year, 2014);
    tryg_arena_free(arena);
}

static void the_hash_is_of_what_is_said_not_of_how(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project plain = read_sound(arena, LEAST);
    struct tryg_project other =
        read_sound(arena, "# a comment\nareas:\n  code: nr\n  file: 'a.geojson'\n"
                          "years: [2010, 2011, 2012]\ntryghed: \"1\"\nlang: da\n");
    assert_string_equal(tryg_project_hash(&plain).hex, tryg_project_hash(&other).hex);
    struct tryg_project more =
        read_sound(arena, "tryghed: 1\nyears: 2010-2013\nareas: {file: a.geojson, code: "
                          "nr}\ntitle: X\nmap: {water: v}\ntolerate: {rejects: 1}\n");
    assert_string_not_equal(tryg_project_hash(&plain).hex, tryg_project_hash(&more).hex);
    assert_string_equal(tryg_project_hash_recipe(&plain).hex,
                        tryg_project_hash_recipe(&more).hex);
    struct tryg_project seed = read_sound(arena, LEAST "seed: 2\n");
    assert_string_not_equal(tryg_project_hash_recipe(&plain).hex,
                            tryg_project_hash_recipe(&seed).hex);
    /* what a profile's name stands for counts, not only its name */
    struct tryg_project s = read_sound(arena, LEAST "index: {profile: sikkerby}\n");
    struct tryg_hash before = tryg_project_hash_recipe(&s);
    ((struct tryg_profile *)s.profile)->spread = 11;
    assert_string_not_equal(tryg_project_hash_recipe(&s).hex, before.hex);
    tryg_arena_free(arena);
}

static void a_folder_without_a_project_says_what_to_do(void **state)
{
    (void)state;
    char folder[] = "/tmp/tryg_project_XXXXXX";
    assert_non_null(mkdtemp(folder));
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p;
    struct tryg_error err = {0};
    const char *path = tryg_arena_print(arena, "%s/tryghed.yaml", folder);
    assert_int_equal(tryg_project_read(folder, arena, &p, &err), TRYG_USAGE);
    assert_string_equal(
        err.text, tryg_arena_print(
                      arena,
                      "%s kan ikke læses: filen findes ikke.\n"
                      "  Et projekt er en mappe med filen tryghed.yaml. Gå til mappen, "
                      "skriv -C MAPPE, eller begynd et nyt: tryghed init MAPPE",
                      path));
    mkdir(path, 0777);
    assert_int_equal(tryg_project_read(folder, arena, &p, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "det er en mappe"));
    rmdir(path);
    tryg_lang_set(TRYG_EN);
    assert_int_equal(tryg_project_read(folder, arena, &p, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "tryghed.yaml cannot be read: no such file."));
    tryg_lang_set(TRYG_DA);
    FILE *file = fopen(path, "w");
    fputs(LEAST, file);
    fclose(file);
    assert_int_equal(tryg_project_read(folder, arena, &p, &err), TRYG_OK);
    assert_string_equal(p.path, path);
    assert_string_equal(p.areas.table.file,
                        tryg_arena_print(arena, "%s/a.geojson", folder));
    remove(path);
    rmdir(folder);
    tryg_arena_free(arena);
}

static void warnings_are_counted_when_said(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(arena, LEAST "index: {profile: sikkerby}\n");
    size_t before = tryg_warnings();
    tryg_project_say(&p);
    assert_int_equal(tryg_warnings() - before, p.warnings);
    assert_int_equal(p.warnings, 2);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_reads_back_to_the_same_project),
        cmocka_unit_test(nothing_is_lost_on_the_way),
        cmocka_unit_test(the_hash_is_of_what_is_said_not_of_how),
        cmocka_unit_test(a_folder_without_a_project_says_what_to_do),
        cmocka_unit_test(warnings_are_counted_when_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
