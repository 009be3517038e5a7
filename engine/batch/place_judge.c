/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/place_judge.h"

enum tryg_status tryg_place_judge_crs(const struct tryg_batch *b,
                                      const struct tryg_division *d,
                                      const struct tryg_noticed *all,
                                      const struct tryg_project_reports *reports,
                                      const char *shown, struct tryg_error *err)
{
    if (all->far_away * 2 <= all->located) {
        return TRYG_OK;
    }
    struct tryg_box a = tryg_outlines_box(&d->atoms.outlines);
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: %llu af %llu koordinater ligger langt fra alle områder.\n"
           "  Læst som %s ligger de i øst %.0f–%.0f, nord %.0f–%.0f (i %s); områderne "
           "ligger i øst %.0f–%.0f, nord %.0f–%.0f.\n"
           "  Er crs: for kilden %s i %s rigtig, og er east: og north: ikke byttet om?",
           "%s: %llu of %llu coordinates lie far from every area.\n"
           "  Read as %s they lie in east %.0f–%.0f, north %.0f–%.0f (in %s); the areas "
           "lie "
           "in east %.0f–%.0f, north %.0f–%.0f.\n"
           "  Is crs: of the source %s in %s right, and are east: and north: not "
           "swapped?"),
        shown, (unsigned long long)all->far_away, (unsigned long long)all->located,
        reports->crs ? reports->crs : b->project.crs, all->found.west, all->found.east,
        all->found.south, all->found.north, b->project.crs, a.west, a.east, a.south,
        a.north, reports->id, b->project.shown);
}

enum tryg_status tryg_place_judge_year(const struct tryg_ledger *ledger,
                                       const struct tryg_book *book, const char *shown,
                                       struct tryg_error *err)
{
    struct tryg_tally none = tryg_book_box(ledger, book, TRYG_BOX_OUT_OF_PERIOD);
    struct tryg_tally bad = tryg_book_box(ledger, book, TRYG_BOX_REJECTED);
    if (book->read.rows > none.rows + bad.rows) {
        return TRYG_OK;
    }
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s: der er ingen anmeldelser i perioden for %d (%llu rækker læst, "
           "%llu uden for perioden, %llu afvist).\n"
           "  Er det den rigtige fil, og passer period: i tryghed.yaml?",
           "%s: there are no reports in the period of %d (%llu rows read, %llu "
           "out of period, %llu rejected).\n"
           "  Is it the right file, and does period: in tryghed.yaml fit?"),
        shown, book->year, (unsigned long long)book->read.rows,
        (unsigned long long)none.rows, (unsigned long long)bad.rows);
}
