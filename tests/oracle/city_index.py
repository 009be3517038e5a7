#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Intercultural City Index by other means than the engine.

    tests/oracle/city_index.py geodata/interkulturel/project tests/cli/interkulturel

reads the scores with csv alone and writes expected.csv beside the case that is held to it: for
each city, year and dimension the mean of its indicators, for the index the mean of all that are
known, weighed as the project file says (`equal`) and with a commitment that weighs four times and
a lens that weighs three (`other`); then place, distance to the mean of the others and to the best.
"""
import csv
import fractions
import pathlib
import sys

LENS = ["uddannelse", "kvarterer", "ydelser", "erhverv", "kultur", "byrum"]
SINGLE = ["engagement", "maegling", "sprog", "medier", "udsyn", "viden", "modtagelse", "styring"]
WEIGHTS = {"equal": {"linse": 6}, "other": {"engagement": 4, "linse": 3}}


def mean(values):
    return sum(values, fractions.Fraction(0)) / len(values)


def measures(row, weights):
    score = {k: None if row[k] == ".." else fractions.Fraction(row[k]) for k in LENS + SINGLE}
    out = {"linse": mean([score[k] for k in LENS])}
    out.update({"d_" + k: score[k] for k in SINGLE})
    known = [(weights.get(k.removeprefix("d_"), 1), v) for k, v in out.items() if v is not None]
    out["index"] = sum(w * v for w, v in known) / sum(w for w, _ in known)
    return out


def main():
    source, case = map(pathlib.Path, sys.argv[1:3])
    rows = list(csv.DictReader((source / "scorer.csv").read_text("utf-8").splitlines(), delimiter=";"))
    with open(case / "expected.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("weights,year,area,measure,value,place,from_mean,from_best\n")
        for name, weights in WEIGHTS.items():
            for year in ("2012", "2014"):
                city = {r["by"]: measures(r, weights) for r in rows if r["aar"] == year}
                for m in ["index", "linse"] + ["d_" + k for k in SINGLE]:
                    known = {c: v[m] for c, v in city.items() if v[m] is not None}
                    for c, x in known.items():
                        others = [v for k, v in known.items() if k != c]
                        place = 1 + sum(v > x for v in others) + fractions.Fraction(
                            sum(v == x for v in others), 2)
                        out.write(f"{name},{year},{c},{m},{float(x)!r},{float(place):g},"
                                  f"{float(x - mean(others))!r},{float(x - max(known.values()))!r}\n")


main()
