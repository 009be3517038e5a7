#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the example's integration barometer by other means than the engine.

    tryghed init /tmp/kbh --example copenhagen
    tests/oracle/example_barometer.py /tmp/kbh tests/golden

reads the series, the answers and the residents with csv alone, works out the first and last
reading of each goal with its standard error, the difference of the two, its p adjusted by
Benjamini and Hochberg over the goals that have one, and writes
tests/golden/example_barometer.csv, which `run` is held to.
"""
import csv
import math
import pathlib
import sys

MARKED = {"1", "3", "8", "17", "22", "27"}  # markant in 2010
WANTED = {"maal1": 1, "maal2": -1, "maal3": -1, "maal4": 1, "maal5": -1, "maal6": 1, "maal7": -1}


def table(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def number(text):
    return float(text.replace(",", "."))


def population(project, year):
    return {r["distrikt"]: float(r["personer"].replace(".", ""))
            for r in table(project / "data/befolkning.csv") if r["aar"] == str(year)}


def share(project, year, file, column, ones, zeros, areas=None):
    """The weighted share of `ones` in the areas, strata = districts, and its variance."""
    people = population(project, year)
    by = {}
    for row in table(project / f"data/{file}_{year}.csv"):
        if areas is None or row["distrikt"] in areas:
            w = number(row["vaegt"])
            y = {**dict.fromkeys(ones, 1.0), **dict.fromkeys(zeros, 0.0)}.get(row[column])
            by.setdefault(row["distrikt"], []).append((w, y))
    total = sum(w for rows in by.values() for w, y in rows if y is not None)
    mean = sum(w * y for rows in by.values() for w, y in rows if y is not None) / total
    variance = 0.0
    for area, rows in by.items():
        z = [w * (y - mean) / total if y is not None else 0.0 for w, y in rows]
        n, middle = len(z), sum(z) / len(z)
        variance += (1 - n / people[area]) * n / (n - 1) * sum((v - middle) ** 2 for v in z)
    return mean, math.sqrt(variance)


def series(project, goal, percent):
    rows = [r for r in table(project / "data/barometer.csv") if r["maal"] == goal]
    last = rows[-1]
    first = next(r for r in rows if r["periode"][4:] == last["periode"][4:])
    found = []
    for r in (first, last):
        value = number(r["vaerdi"]) / (100 if percent else 1)
        se = number(r["se"]) if r["se"] else None
        if percent and r["n"]:
            se = math.sqrt(value * (1 - value) / number(r["n"]))
        found.append((r["periode"], value, se))
    return found


def marked(project, year):
    """The marked districts one by one, put together by what their answers weigh."""
    parts = []
    for area in MARKED:
        mean, se = share(project, year, "survey", "sp1", "45", "123", {area})
        weight = sum(number(r["vaegt"]) for r in table(project / f"data/survey_{year}.csv")
                     if r["distrikt"] == area and r["sp1"] in ("1", "2", "3", "4", "5"))
        parts.append((weight, mean, se))
    total = sum(w for w, _, _ in parts)
    return (sum(w * m for w, m, _ in parts) / total,
            math.sqrt(sum((w * s) ** 2 for w, _, s in parts)) / total)


def main():
    project, golden = map(pathlib.Path, sys.argv[1:3])
    goals = {g: series(project, g, g == "maal4") for g in ("maal1", "maal2", "maal3", "maal4")}
    goals["maal5"] = [(str(y), *marked(project, y)) for y in (2010, 2014)]
    goals["maal6"] = [(str(y), *share(project, y, "medborger", "hjemme", "12", "34"))
                      for y in (2010, 2014)]
    goals["maal7"] = [(str(y), *share(project, y, "medborger", "disk", "1", "2"))
                      for y in (2010, 2014)]
    p = {}
    for g, ((_, a, sa), (_, b, sb)) in goals.items():
        if sa is not None and sb is not None:
            p[g] = math.erfc(abs(b - a) / math.hypot(sa, sb) / math.sqrt(2))
    adjusted, least = {}, 1.0
    for rank, g in zip(range(len(p), 0, -1), sorted(p, key=p.get, reverse=True)):
        adjusted[g] = least = min(least, p[g] * len(p) / rank)
    with open(golden / "example_barometer.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("goal,first_period,first,last_period,last,p,p_adjusted,verdict,certainty\n")
        for g, ((when_a, a, _), (when_b, b, _)) in goals.items():
            way = (b > a) - (b < a)
            told = way != 0 and (g not in p or adjusted[g] <= 0.05)
            verdict = "cannot_tell" if not told else "right_way" if way == WANTED[g] else "wrong_way"
            out.write(f"{g},{when_a},{a!r},{when_b},{b!r},{p.get(g, '')!s},{adjusted.get(g, '')!s},"
                      f"{verdict},{'tested' if g in p else 'unknown'}\n")


main()
