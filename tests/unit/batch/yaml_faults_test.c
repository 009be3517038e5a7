/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

static void what_is_not_yaml_is_told_in_plain_words(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {"tryghed: 1\n\tyears: 2010\n",
         "tryghed.yaml, linje 2, kolonne 1: linjen er rykket ind med tabulator.\n"
         "  YAML tillader kun mellemrum; skift tabulatorer ud med to mellemrum.",
         "tryghed.yaml, line 2, column 1: the line is indented with a tab.\n"
         "  YAML allows only blanks; replace each tab by two blanks."},
        {"areas:\n  file: x\n \tcode: nr\n",
         "tryghed.yaml, linje 3, kolonne 2: linjen er rykket ind med tabulator.\n"
         "  YAML tillader kun mellemrum; skift tabulatorer ud med to mellemrum.",
         NULL},
        {"title: Indeks: det nye\n",
         "tryghed.yaml, linje 1, kolonne 14: der er to kolon på linjen.\n"
         "  Sæt en tekst med kolon i anførselstegn: \"…\".",
         "tryghed.yaml, line 1, column 14: there are two colons on the line.\n"
         "  Put a text with a colon in quotes: \"…\"."},
        {"areas:\n  file: x\n code: nr\n",
         "tryghed.yaml, linje 3, kolonne 2: indrykningen passer ikke med linjerne "
         "ovenfor.\n"
         "  Nøgler, der hører sammen, skal begynde i samme kolonne.",
         "tryghed.yaml, line 3, column 2: the indentation does not fit the lines above.\n"
         "  Keys that belong together must begin in the same column."},
        {"title: {da: x en: y}\n", NULL, NULL},
        {"title: {da: \"x\" en: y}\n",
         "tryghed.yaml, linje 1, kolonne 17: der mangler et komma.\n"
         "  Inden for { } og [ ] skilles med komma.",
         "tryghed.yaml, line 1, column 17: a comma is missing.\n"
         "  Inside { } and [ ] commas part the items."},
        {"reports: [{id: x, file: data/x_{year}.csv}]\n", NULL, NULL},
        {"years: [2010, 2011\nlang: da\n",
         "tryghed.yaml, linje 3, kolonne 1: en parentes [ eller { bliver ikke lukket.\n"
         "  Luk den med ] eller }.\n"
         "  Den begynder i linje 1, kolonne 8.",
         "tryghed.yaml, line 3, column 1: a bracket [ or { is not closed.\n"
         "  Close it with ] or }.\n"
         "  It begins in line 1, column 8."},
        {"title: \"uden ende\n",
         "tryghed.yaml, linje 1, kolonne 8: et anførselstegn bliver ikke lukket.\n"
         "  Sæt det andet anførselstegn.",
         "tryghed.yaml, line 1, column 8: a quote is not closed.\n"
         "  Put the other quote."},
        {"title: @x\n",
         "tryghed.yaml, linje 1, kolonne 8: en tekst kan ikke begynde med dette tegn.\n"
         "  Sæt teksten i anførselstegn: \"…\".",
         "tryghed.yaml, line 1, column 8: a text cannot begin with this character.\n"
         "  Put the text in quotes: \"…\"."},
        {"- a\nlang: da\n",
         "tryghed.yaml, linje 2, kolonne 1: linjen hører ikke til listen ovenfor.\n"
         "  Hvert punkt begynder med \"- \" i samme kolonne.",
         "tryghed.yaml, line 2, column 1: the line does not belong to the list above.\n"
         "  Each item begins with \"- \" in the same column."},
        {"tryghed 1\nyears: 2010\n",
         "tryghed.yaml, linje 1, kolonne 1: denne linje og den næste hører ikke sammen.\n"
         "  Se efter et manglende kolon her og efter indrykningen i den næste.",
         "tryghed.yaml, line 1, column 1: this line and the next do not go together.\n"
         "  Look for a missing colon here, and at the indentation of the next."},
    };
    EXPECT_FAULTS(CASES);
}

static void a_year_in_braces_wants_quotes(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project project;
    struct tryg_error err = {0};
    const char *yaml = "reports:\n  - {id: x, file: data/x_{year}.csv}\n";
    assert_int_equal(
        tryg_project_read_text(yaml, strlen(yaml), ".", arena, &project, &err),
        TRYG_USAGE);
    assert_non_null(strstr(err.text, "skal {year} stå i anførselstegn"));
    tryg_arena_free(arena);
}

static void bytes_that_are_no_utf8_are_shown_where_they_are(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {"tryghed: 1\ntitle: K\xF8"
         "benhavn\n",
         "tryghed.yaml, linje 2, kolonne 9: tegnet er ikke UTF-8. Gem filen som UTF-8 i "
         "editoren (Notesblok: Gem som, Kodning: UTF-8).",
         "tryghed.yaml, line 2, column 9: the character is not UTF-8. Save the file as "
         "UTF-8 in the editor (Notepad: Save as, Encoding: UTF-8)."},
        {"a: \xC3\xA6\xC0\xAF\n", /* an overlong "/" after a sound "æ" */
         "tryghed.yaml, linje 1, kolonne 5: tegnet er ikke UTF-8. Gem filen som UTF-8 i "
         "editoren (Notesblok: Gem som, Kodning: UTF-8).",
         NULL},
        {"a: \xED\xA0\x80\n", NULL, NULL},     /* a surrogate */
        {"a: \xF4\x90\x80\x80\n", NULL, NULL}, /* beyond U+10FFFF */
        {"a: \xE2\x82", NULL, NULL},           /* cut off */
        {"\xFF\xFEt", NULL, NULL},             /* UTF-16 */
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_yaml_is_told_in_plain_words),
        cmocka_unit_test(a_year_in_braces_wants_quotes),
        cmocka_unit_test(bytes_that_are_no_utf8_are_shown_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
