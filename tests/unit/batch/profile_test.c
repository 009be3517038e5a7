/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/profile.h"

#include <math.h>
#include <string.h>

static const struct tryg_profile *shipped(tryg_arena *arena, const char *name)
{
    return read_sound(arena,
                      tryg_arena_print(arena, "%sindex: {profile: %s}\n", LEAST, name))
        .profile;
}

static void sikkerby_is_six_forms_in_three_respects(void **state)
{
    (void)state;
    static const char *const FORMS[] = {"vold",      "indbrud",   "tyveri",
                                        "narkotika", "haervaerk", "chikane"};
    static const char *const LEVELS[] = {"ingen", "begraenset", "moderat", "intensiveret",
                                         "markant"};
    static const double FROM[] = {-INFINITY, 95, 100, 105, 110};
    tryg_arena *arena = tryg_arena_new("test", 0);
    const struct tryg_profile *p = shipped(arena, "sikkerby");
    assert_int_equal(p->indicators, 20);
    assert_int_equal(p->groups, 3);
    double all = 0;
    for (size_t i = 0; i < 18; i++) {
        const struct tryg_indicator *it = &p->indicator[i];
        const char *form = FORMS[i % 6];
        size_t respect = i / 6; /* exposed, problem, reported */
        assert_true(fabs(it->share - 1.0 / 18) < 1e-15);
        assert_int_equal(it->group, (int)respect);
        assert_int_equal(it->direction, +1);
        assert_non_null(it->name.in[TRYG_EN]);
        all += it->share;
        if (respect == 2) {
            assert_int_equal(it->source, TRYG_FROM_REPORTS);
            assert_string_equal(it->category, form);
            assert_string_equal(it->id, tryg_arena_print(arena, "%s_anmeldt", form));
            assert_string_equal(it->denominator, "residents");
            assert_true(it->per == 1000);
        } else {
            assert_int_equal(it->source, TRYG_FROM_SURVEY);
            assert_string_equal(
                it->question,
                tryg_arena_print(arena, respect ? "problem_%s" : "udsat_%s", form));
            assert_string_equal(it->id, it->question);
        }
    }
    assert_true(fabs(all - 1) < 1e-12);
    assert_string_equal(p->indicator[18].id, "utryg");
    assert_string_equal(p->indicator[19].id, "utryg_aften");
    for (size_t i = 18; i < 20; i++) {
        assert_true(p->indicator[i].weight == 0 && p->indicator[i].share == 0);
        assert_int_equal(p->indicator[i].group, TRYG_NO_GROUP);
    }
    assert_int_equal(p->levels, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(p->level[i].id, LEVELS[i]);
        assert_true(p->level[i].from == FROM[i]);
        assert_int_equal(p->level[i].alarm, i == 4);
    }
    assert_int_equal(p->normalise, TRYG_Z);
    assert_int_equal(p->aggregate, TRYG_MEAN);
    assert_int_equal(p->orientation, TRYG_NEED);
    assert_true(p->centre == 100 && p->spread == 10);
    assert_true(isinf(p->clip_low) && isinf(p->clip_high));
    assert_true(p->least_present == 2.0 / 3);
    assert_non_null(strstr(p->about.in[TRYG_DA], "ikke kommunens"));
    assert_non_null(strstr(p->about.in[TRYG_EN], "not the municipality's"));
    tryg_arena_free(arena);
}

static void rotterdam_is_a_third_registered_on_a_scale_of_ten(void **state)
{
    (void)state;
    static const char *const LEVELS[] = {"onveilig", "probleem", "bedreigd", "aandacht",
                                         "veilig"};
    static const double FROM[] = {-INFINITY, 3.9, 5, 6, 7.1};
    tryg_arena *arena = tryg_arena_new("test", 0);
    const struct tryg_profile *p = shipped(arena, "rotterdam");
    double registered = 0, asked = 0;
    for (size_t i = 0; i < p->indicators; i++) {
        bool reports = p->indicator[i].source == TRYG_FROM_REPORTS;
        registered += reports ? p->indicator[i].share : 0;
        asked += reports ? 0 : p->indicator[i].share;
    }
    assert_true(fabs(registered - 1.0 / 3) < 1e-12 && fabs(asked - 2.0 / 3) < 1e-12);
    assert_int_equal(p->orientation, TRYG_SAFE);
    assert_true(p->clip_low == 1 && p->clip_high == 10);
    assert_int_equal(p->levels, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(p->level[i].id, LEVELS[i]);
        assert_true(p->level[i].from == FROM[i]);
        assert_int_equal(p->level[i].alarm, i == 0);
    }
    assert_non_null(strstr(p->about.in[TRYG_EN], "own and not Rotterdam's"));
    tryg_arena_free(arena);
}

#define INDEX LEAST "index:\n"
#define LEVELS_OK "  levels: [{id: lav}, {id: hoej, from: 1}]\n"

static void shares_follow_weights_within_and_between_groups(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const struct tryg_profile *p =
        read_sound(
            arena, INDEX LEVELS_OK
            "  groups: {a: 1/3, b: {weight: 2/3, name: {da: B, en: Bee}}}\n  "
            "indicators:\n    - {id: x, source: survey, question: x, group: a, weight: "
            "3}\n    - {id: y, source: survey, question: y, group: a, direction: safe}\n "
            "   - {id: z, source: survey, question: z, group: b}\n    - {id: w, source: "
            "survey, question: w, group: b, weight: 0}\n")
            .profile;
    static const double SHARE[] = {0.25, 1.0 / 12, 2.0 / 3, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_true(fabs(p->indicator[i].share - SHARE[i]) < 1e-15);
    }
    assert_int_equal(p->indicator[1].direction, -1);
    assert_string_equal(p->group[1].name.in[TRYG_EN], "Bee");
    assert_string_equal(p->group[0].name.in[TRYG_EN], "a");
    assert_string_equal(p->indicator[0].name.in[TRYG_DA], "x");
    assert_string_equal(p->id, "index");
    p = read_sound(arena, INDEX LEVELS_OK
                   "  indicators:\n    - {id: x, source: survey, question: x, weight: "
                   "1}\n    - {id: y, source: survey, question: y, weight: 3}\n")
            .profile;
    assert_true(p->indicator[1].share == 0.75);
    tryg_arena_free(arena);
}

/* Two groups by their factor, the reports alike; what is not the police's is said. */
static void politiet_is_two_factors_and_the_reports(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const struct tryg_profile *p = shipped(arena, "politiet");
    static const char *const GROUPS[] = {"nabolagsproblemer", "oplevet_tryghed",
                                         "anmeldelser"};
    static const size_t MEMBERS[] = {6, 2, 6};
    assert_int_equal(p->groups, 3);
    for (int g = 0; g < 3; g++) {
        size_t members = 0;
        assert_string_equal(p->group[g].id, GROUPS[g]);
        assert_int_equal(p->group[g].method,
                         g < 2 ? TRYG_WEIGHTS_FACTOR : TRYG_WEIGHTS_EQUAL);
        for (size_t i = 0; i < p->indicators; i++) {
            bool reports = p->indicator[i].source == TRYG_FROM_REPORTS;
            members += p->indicator[i].group == g;
            assert_true(p->indicator[i].group != g || reports == (g == 2));
        }
        assert_int_equal(members, MEMBERS[g]);
    }
    assert_int_equal(p->orientation, TRYG_NEED);
    assert_non_null(strstr(p->about.in[TRYG_DA], "projekts egne og ikke Rigspolitiets"));
    assert_non_null(strstr(p->about.in[TRYG_EN], "own and not the National Police's"));
    tryg_arena_free(arena);
}

/* A group's own method, else the profile's; `method: factor` is `weights: factor`. */
static void groups_are_weighed_by_their_method(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    static const char *const TWO =
        INDEX LEVELS_OK "  groups: {a: 1, b: {weight: 1, method: equal}}\n"
                        "  indicators:\n"
                        "    - {id: x, source: survey, question: x, group: a}\n"
                        "    - {id: y, source: survey, question: y, group: b}\n";
    static const struct {
        const char *more;
        enum tryg_weighing all;
    } CASES[] = {{"", TRYG_WEIGHTS_GIVEN},
                 {"  weights: pca\n", TRYG_WEIGHTS_PCA},
                 {"  weights: factor\n", TRYG_WEIGHTS_FACTOR},
                 {"  method: factor\n", TRYG_WEIGHTS_FACTOR},
                 {"  method: weights\n", TRYG_WEIGHTS_GIVEN}};
    size_t seen = 0;
    for (; seen < sizeof CASES / sizeof *CASES; seen++) {
        const struct tryg_profile *p =
            read_sound(arena, tryg_arena_print(arena, "%s%s", TWO, CASES[seen].more))
                .profile;
        assert_int_equal(p->weights, CASES[seen].all);
        assert_int_equal(p->group[0].method, CASES[seen].all);
        assert_int_equal(p->group[1].method, TRYG_WEIGHTS_EQUAL);
    }
    assert_int_equal(seen, 5);
    tryg_arena_free(arena);
}

static void profiles_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {INDEX "  indicators: [{id: x, source: survey, question: x}]\n",
         "tryghed.yaml, linje 5, kolonne 3: indekset har ingen levels.",
         "tryghed.yaml, line 5, column 3: the index has no levels."},
        {INDEX LEVELS_OK, "tryghed.yaml, linje 5, kolonne 3: ingen indikator har vægt.",
         "tryghed.yaml, line 5, column 3: no indicator has a weight."},
        {INDEX LEVELS_OK "  indicators: [{id: x, source: survey}]\n",
         "tryghed.yaml, linje 6, kolonne 16: indikatoren x (source: survey) mangler "
         "nøglen \"question\".",
         "tryghed.yaml, line 6, column 16: the indicator x (source: survey) lacks the "
         "key \"question\"."},
        {INDEX LEVELS_OK
         "  indicators: [{id: x, source: reports, of: r, category: v, question: q}]\n",
         "tryghed.yaml, linje 6, kolonne 16: nøglen \"question\" hører ikke til en "
         "indikator med source: reports.",
         NULL},
        {INDEX LEVELS_OK "  indicators: [{id: x, question: q}]\n",
         "tryghed.yaml, linje 6, kolonne 16: nøglen \"index.indicators.source\" mangler.",
         NULL},
        {INDEX LEVELS_OK "  indicators: [{id: x, source: survey, question: x}, {id: x, "
                         "source: survey, question: z}]\n",
         "tryghed.yaml, linje 6, kolonne 54: indikatoren x er her for anden gang.",
         "tryghed.yaml, line 6, column 54: the indicator x is here for the second time."},
        {INDEX LEVELS_OK "  groups: {udsat: 1}\n  indicators: [{id: x, source: survey, "
                         "question: x, group: udast}]\n",
         "tryghed.yaml, linje 7, kolonne 16: indikatoren x er i gruppen \"udast\", som "
         "ikke er blandt groups.\n  Mente du \"udsat\"?",
         "tryghed.yaml, line 7, column 16: the indicator x is in the group \"udast\", "
         "which is not among groups.\n  Did you mean \"udsat\"?"},
        {INDEX LEVELS_OK
         "  groups: {udsat: 1}\n  indicators: [{id: x, source: survey, question: x}]\n",
         "tryghed.yaml, linje 7, kolonne 16: indikatoren x har vægt, men ingen gruppe. "
         "Giv den en group, eller weight: 0.",
         NULL},
        {INDEX LEVELS_OK "  groups: {a: 1, b: 1}\n  indicators: [{id: x, source: survey, "
                         "question: x, group: a}]\n",
         "tryghed.yaml, linje 5, kolonne 3: gruppen b har ingen indikator med vægt.",
         "tryghed.yaml, line 5, column 3: the group b has no indicator with a weight."},
        {INDEX LEVELS_OK "  groups: {a: 0}\n",
         "tryghed.yaml, linje 6, kolonne 15: index.groups.a: fandt \"0\", forventede et "
         "tal over 0.",
         NULL},
        {INDEX LEVELS_OK
         "  indicators: [{id: x, source: survey, question: x, weight: -1}]\n",
         "tryghed.yaml, linje 6, kolonne 61: index.indicators.weight: fandt \"-1\", "
         "forventede et tal fra 0.",
         NULL},
        {INDEX "  levels: [{id: a, from: 1}]\n",
         "tryghed.yaml, linje 5, kolonne 3: et af niveauerne skal være uden from: det "
         "laveste.",
         NULL},
        {INDEX "  levels: [{id: a}, {id: b}]\n",
         "tryghed.yaml, linje 5, kolonne 3: niveauerne a og b begynder samme sted.",
         NULL},
        {INDEX "  levels: [{id: a}, {id: a, from: 1}]\n",
         "tryghed.yaml, linje 5, kolonne 3: niveauet a er der to gange.", NULL},
        {INDEX LEVELS_OK "  alarm: [hoje]\n",
         "tryghed.yaml, linje 5, kolonne 3: alarm: \"hoje\" er ikke et af niveauerne.\n  "
         "Mente du \"hoej\"?",
         NULL},
        {INDEX LEVELS_OK "  scale: {clip: [10, 1]}\n",
         "tryghed.yaml, linje 6, kolonne 17: index.scale.clip: fandt en liste, "
         "forventede to tal i stigende orden, fx [1, 10].",
         NULL},
        {INDEX LEVELS_OK "  aggregate: power\n  normalise: {method: minmax}\n",
         "tryghed.yaml, linje 5, kolonne 3: aggregate: power mangler nøglen exponent.",
         "tryghed.yaml, line 5, column 3: aggregate: power lacks the key exponent."},
        {INDEX LEVELS_OK "  exponent: 2\n",
         "tryghed.yaml, linje 5, kolonne 3: nøglen exponent hører kun til aggregate: "
         "power.",
         NULL},
        {INDEX LEVELS_OK "  aggregate: ampi\n  normalise: {method: rank}\n",
         "tryghed.yaml, linje 5, kolonne 3: profilen index: aggregate: ampi regnes på en "
         "skala med basisårets gennemsnit i 100. Vælg method: minmax eller z.",
         NULL},
        {INDEX LEVELS_OK "  aggregate: power\n  exponent: 11\n",
         "tryghed.yaml, linje 7, kolonne 13: index.exponent: fandt \"11\", forventede et "
         "tal fra -10 til 10.",
         NULL},
        {INDEX LEVELS_OK "  outliers: {method: tukey, share: 0.1}\n",
         "tryghed.yaml, linje 5, kolonne 3: nøglen share hører kun til outliers: "
         "{method: clip}.",
         NULL},
        {INDEX LEVELS_OK "  weights: pca\n  method: factor\n",
         "tryghed.yaml, linje 5, kolonne 3: method: factor og weights siger hver sit. "
         "Behold kun weights.",
         NULL},
        {INDEX LEVELS_OK "  normalise: {method: target}\n  indicators: [{id: x, source: "
                         "survey, question: x}]\n",
         "tryghed.yaml, linje 7, kolonne 16: indikatoren x mangler target (normalise: "
         "target).",
         NULL},
        {INDEX LEVELS_OK "  normalise: {method: z, against: last_year}\n",
         "tryghed.yaml, linje 6, kolonne 35: index.normalise.against: fandt "
         "\"last_year\", forventede base_year.\n  Mente du \"base_year\"?",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void a_profile_prints_and_reads_back(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t seen = 0;
    for (size_t i = 0; i < tryg_profile_shipped_count(); i++) {
        const struct tryg_profile *p = shipped(arena, tryg_profile_shipped_name(i));
        /* print it inline, read it, print it again */
        FILE *file = tmpfile();
        struct tryg_yaml_printer printer = {.out = file, .indent = 2};
        fputs(LEAST "index:\n", file);
        tryg_profile_print(&printer, p);
        size_t bytes = (size_t)ftell(file);
        char *text = tryg_arena_alloc(arena, bytes + 1, 1);
        rewind(file);
        assert_int_equal(fread(text, 1, bytes, file), bytes);
        fclose(file);
        struct tryg_project back = read_sound(arena, text);
        const struct tryg_profile *q = back.profile;
        assert_string_equal(q->id, p->id);
        assert_string_equal(q->about.in[TRYG_DA], p->about.in[TRYG_DA]);
        assert_int_equal(q->indicators, p->indicators);
        for (size_t k = 0; k < p->indicators; k++) {
            const struct tryg_indicator *a = &p->indicator[k], *b = &q->indicator[k];
            assert_string_equal(a->id, b->id);
            assert_string_equal(a->name.in[TRYG_EN], b->name.in[TRYG_EN]);
            assert_int_equal(a->group, b->group);
            assert_true(a->weight == b->weight && a->share == b->share);
            assert_true(a->per == b->per && a->direction == b->direction);
        }
        for (size_t k = 0; k < p->levels; k++) {
            assert_true(q->level[k].from == p->level[k].from &&
                        q->level[k].alarm == p->level[k].alarm);
            assert_string_equal(q->level[k].name.in[TRYG_DA],
                                p->level[k].name.in[TRYG_DA]);
        }
        assert_true(q->clip_low == p->clip_low && q->clip_high == p->clip_high);
        assert_true(q->centre == p->centre && q->spread == p->spread);
        assert_int_equal(q->orientation, p->orientation);
        for (size_t k = 0; k < p->groups; k++) {
            assert_int_equal(q->group[k].method, p->group[k].method);
        }
        seen++;
    }
    assert_int_equal(seen, 3);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sikkerby_is_six_forms_in_three_respects),
        cmocka_unit_test(rotterdam_is_a_third_registered_on_a_scale_of_ten),
        cmocka_unit_test(politiet_is_two_factors_and_the_reports),
        cmocka_unit_test(groups_are_weighed_by_their_method),
        cmocka_unit_test(shares_follow_weights_within_and_between_groups),
        cmocka_unit_test(profiles_are_judged),
        cmocka_unit_test(a_profile_prints_and_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
