#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the example's goals by other means than the engine.

    tryghed init /tmp/kbh --example copenhagen
    tests/oracle/example_goals.py /tmp/kbh tests/golden

reads the answers of 2010 and 2014 with csv alone, works out each district's share of unsafe
with its stratified variance, the change, its p adjusted by Benjamini and Hochberg over the 35
districts, and writes tests/golden/example_goals.csv, which `compare 2014 2010` is held to.
"""
import csv
import math
import pathlib
import sys

MARKED = ["1", "3", "8", "17", "22", "27"]  # markant in 2010: the integration policy's areas


def population(project, year):
    rows = csv.DictReader((project / "data/befolkning.csv").read_text("utf-8-sig").splitlines(),
                          delimiter=";")
    return {r["distrikt"]: float(r["personer"].replace(".", "")) for r in rows
            if r["aar"] == str(year)}


def answers(project, year):
    data = (project / f"data/survey_{year}.csv").read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def shares(project, year, with_population):
    people = population(project, year) if with_population else {}
    by = {}
    for row in answers(project, year):
        by.setdefault(row["distrikt"], []).append(row)
    out = {}
    for area, rows in by.items():
        w = [float(r["vaegt"].replace(",", ".")) for r in rows]
        y = [{"4": 1.0, "5": 1.0, "1": 0.0, "2": 0.0, "3": 0.0}.get(r["sp1"]) for r in rows]
        total = sum(v for v, u in zip(w, y) if u is not None)
        mean = sum(v * u for v, u in zip(w, y) if u is not None) / total
        z = [v * (u - mean) / total if u is not None else 0.0 for v, u in zip(w, y)]
        n, middle = len(z), sum(z) / len(z)
        f = n / people[area] if people else 0.0
        out[area] = mean, (1 - f) * n / (n - 1) * sum((v - middle) ** 2 for v in z)
    return out


def main():
    project, golden = map(pathlib.Path, sys.argv[1:3])
    declared = "population: residents" in (project / "tryghed.yaml").read_text("utf-8").split(
        "survey:")[1]
    then, now = shares(project, 2010, declared), shares(project, 2014, declared)
    rows = []
    for area in sorted(then, key=int):
        change = now[area][0] - then[area][0]
        se = math.sqrt(then[area][1] + now[area][1])
        rows.append([area, then[area][0], now[area][0], math.erfc(abs(change) / se / math.sqrt(2))])
    order = sorted(range(len(rows)), key=lambda i: rows[i][3], reverse=True)
    least = 1.0
    for rank, i in zip(range(len(rows), 0, -1), order):
        least = min(least, rows[i][3] * len(rows) / rank)
        rows[i].append(least)
    with open(golden / "example_goals.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write("area,then,now,p,p_adjusted,marked,state\n")
        for area, a, b, p, adjusted in rows:
            sure = adjusted <= 0.05
            state = ("met" if b < a else "not_met") if sure else "cannot_tell"
            out.write(f"{area},{a!r},{b!r},{p!r},{adjusted!r},{int(area in MARKED)},{state}\n")


main()
