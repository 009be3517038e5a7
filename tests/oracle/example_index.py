#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the example project by other means than the engine and computes its index.

An independent check, for people who have Python at hand; nothing in the build needs it. It
has its own reader of messy CSV, its own point in polygon, its own sums, and no library.

    tryghed init /tmp/kbh --example copenhagen
    tests/oracle/example_index.py /tmp/kbh tests/golden

compares what it finds with tests/golden/example_ledger.csv, which was worked out from the
doses of geodata/copenhagen/doses.c, and writes tests/golden/example_levels.csv and
example_counts.csv, which the engine's output is compared with.
"""
import csv
import datetime
import gzip
import json
import math
import pathlib
import sys

YEARS = range(2010, 2015)
FORMS = ["vold", "indbrud", "tyveri", "narkotika", "haervaerk", "chikane"]
LEVELS = [(110, "markant"), (105, "intensiveret"), (100, "moderat"), (95, "begraenset"),
          (-math.inf, "ingen")]
QUESTIONS = {"utryg": ("sp1", "45"), "utryg_aften": ("sp2", "45")}
QUESTIONS.update({"problem_" + f: ("sp3" + "abcdef"[i], "12") for i, f in enumerate(FORMS)})
QUESTIONS.update({"udsat_" + f: ("sp4" + "abcdef"[i], "1") for i, f in enumerate(FORMS)})


def text_of(path):
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def records(text):
    """Yields lists of cells, or None for a record whose quotes are broken."""
    lines = text.split("\n")
    at = 0
    if lines[0].startswith("sep="):
        at = 1
    while at < len(lines):
        if lines[at].strip("\r") == "":
            at += 1
            continue
        cells, used = cut(lines, at)
        yield cells
        at += used


def cut(lines, at):
    """The record that begins on lines[at], and how many lines it takes; None, 1 if broken."""
    text, used = lines[at].rstrip("\r"), 1
    cells, i = [], 0
    while True:
        if i < len(text) and text[i] == '"':
            i, cell = i + 1, ""
            while True:
                end = text.find('"', i)
                if end < 0:
                    if at + used >= len(lines):
                        return None, 1
                    text += "\n" + lines[at + used].rstrip("\r")
                    used += 1
                elif text[end:end + 2] == '""':
                    cell, i = cell + text[i:end + 1], end + 2
                else:
                    cell, i = cell + text[i:end], end + 1
                    break
            if i < len(text) and text[i] != ";":
                return None, 1
        else:
            end = text.find(";", i)
            end = len(text) if end < 0 else end
            cell, i = text[i:end], end
            if '"' in cell:
                return None, 1
        cells.append(cell)
        if i >= len(text):
            return cells, used
        i += 1


class City:
    def __init__(self, folder):
        layer = json.loads((folder / "areas/distrikter_skematisk.geojson").read_text("utf-8"))
        self.areas = []
        for feature in layer["features"]:
            ring = feature["geometry"]["coordinates"][0]
            east, north = [p[0] for p in ring], [p[1] for p in ring]
            self.areas.append((feature["properties"]["distrikt_nr"], ring,
                               (min(east), min(north), max(east), max(north))))

    def find(self, x, y):
        for code, ring, box in self.areas:
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                inside = False
                for (ax, ay), (bx, by) in zip(ring, ring[1:]):
                    if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                        inside = not inside
                if inside:
                    return code
        return None


def categories(folder):
    with open(folder / "data/kategorier.csv", encoding="utf-8", newline="") as file:
        table = {row["kode"]: row["kategori"] for row in csv.DictReader(file, delimiter=";")}

    def of(code):
        for n in range(len(code), 0, -1):
            if code[:n] in table:
                return table[code[:n]]
        return None
    return of


def number(text):
    return float(text.replace(".", "").replace(",", "."))


def judge(row, head, year, category_of, seen, city):
    """The box of a row, its reason where it is rejected, and where it lies."""
    if row is None:
        return "rejected", "quote", None
    if len(row) != len(head):
        return "rejected", "short_row" if len(row) < len(head) else "long_row", None
    cell = dict(zip(head, row))
    if cell["dato"] == "":
        return "rejected", "date_empty", None
    parts = cell["dato"].split("-")
    if [len(p) for p in parts] != [2, 2, 4]:
        return "rejected", "date_shape", None
    try:
        day = datetime.date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return "rejected", "date_none", None
    if cell["gerningskode"] == "":
        return "rejected", "code_empty", None
    if cell["journr"] == "":
        return "rejected", "id_empty", None
    try:
        place = [number(cell[c]) for c in "xy" if cell[c]]
    except ValueError:
        return "rejected", "coordinate", None
    if len(place) == 1:
        return "rejected", "coordinate", None
    if day.year != year:
        return "out_of_period", "", None
    category = category_of(cell["gerningskode"])
    if category is None:
        return "unknown_code", "", None
    if category == "-":
        return "excluded", "", None
    if cell["journr"] in seen:
        return "duplicate", "", None
    seen.add(cell["journr"])
    if place and place != [0.0, 0.0]:
        area = city.find(*place)
        return ("placed", "", (area, category)) if area else ("outside", "", None)
    if cell["distrikt"]:
        return "placed", "", (cell["distrikt"], category)
    return "no_place", "", None


def read_reports(folder, city, year):
    rows = records(text_of(folder / f"data/anmeldelser_{year}.csv"))
    head, seen, ledger, counts = next(rows), set(), {}, {}
    category_of = categories(folder)
    for row in rows:
        box, reason, where = judge(row, head, year, category_of, seen, city)
        ledger[box, reason] = ledger.get((box, reason), 0) + 1
        if where:
            counts[where] = counts.get(where, 0) + 1
    return ledger, counts


def read_persons(folder):
    rows = records(text_of(folder / "data/befolkning.csv"))
    next(rows)
    return {(int(y), d): number(n) for y, d, n in rows}


def read_shares(folder, year):
    rows = records(text_of(folder / f"data/survey_{year}.csv"))
    head = next(rows)
    sums = {}
    for row in rows:
        cell = dict(zip(head, row))
        weight = number(cell["vaegt"])
        for question, (column, unsafe) in QUESTIONS.items():
            answer = cell[column]
            if answer in ("", "8", "9"):
                continue
            yes, everyone = sums.get((question, cell["distrikt"]), (0.0, 0.0))
            sums[question, cell["distrikt"]] = (
                yes + (weight if answer in unsafe else 0.0), everyone + weight)
    return {key: yes / everyone for key, (yes, everyone) in sums.items()}


def indicators(folder, persons, counts, year):
    """value[indicator][district] of the 18 of the profile."""
    shares = read_shares(folder, year)
    districts = [str(d) for d in range(1, 36)]
    out = {f"{r}_{f}": {d: shares[f"{r}_{f}", d] for d in districts}
           for r in ("udsat", "problem") for f in FORMS}
    for f in FORMS:
        out["anmeldt_" + f] = {d: 1000 * counts.get((d, f), 0) / persons[year, d]
                               for d in districts}
    return out


def base_of(values):
    """Mean and sd (on n - 1) of each indicator over the districts of the base year."""
    out = {}
    for indicator, by_district in values.items():
        x = list(by_district.values())
        mean = math.fsum(x) / len(x)
        out[indicator] = mean, math.sqrt(math.fsum((v - mean) ** 2 for v in x) / (len(x) - 1))
    return out


def index_of(values, base, district):
    z = [(values[i][district] - base[i][0]) / base[i][1] for i in values]
    return 100 + 10 * math.fsum(z) / len(z)  # three groups of six, equal weights


def level_of(index):
    return next(name for cut_off, name in LEVELS if index >= cut_off)


def compare_ledger(golden, ledgers):
    with open(golden / "example_ledger.csv", encoding="utf-8", newline="") as file:
        wanted = {(int(r["year"]), r["box"], r["reason"]): int(r["rows"])
                  for r in csv.DictReader(file) if r["box"] != "read"}
    found = {(y, *key): n for y in ledgers for key, n in ledgers[y].items()}
    for key in sorted(wanted.keys() | found.keys()):
        if wanted.get(key, 0) != found.get(key, 0):
            sys.exit(f"ledger {key}: designed {wanted.get(key, 0)}, found {found.get(key, 0)}")
    print(f"ledger: {len(wanted)} boxes as designed")


def main():
    folder, golden = map(pathlib.Path, sys.argv[1:3])
    city, persons = City(folder), read_persons(folder)
    ledgers, counts = {}, {}
    for year in YEARS:
        ledgers[year], counts[year] = read_reports(folder, city, year)
    compare_ledger(golden, ledgers)
    values = {y: indicators(folder, persons, counts[y], y) for y in YEARS}
    base = base_of(values[2010])
    with open(golden / "example_levels.csv", "w", encoding="utf-8") as out:
        out.write("year,area,index,level\n")
        for year in YEARS:
            for d in range(1, 36):
                index = index_of(values[year], base, str(d))
                out.write(f"{year},{d},{index:.9f},{level_of(index)}\n")
                near = min(abs(index - c) for c, _ in LEVELS[:-1])
                if year in (2010, 2014) and near < 0.7:
                    print(f"{year}, district {d}: {index:.2f} is close to a cut-off")
    with open(golden / "example_counts.csv", "w", encoding="utf-8") as out:
        out.write("year,area,category,reports\n")
        for year in YEARS:
            for d in range(1, 36):
                for f in FORMS:
                    out.write(f"{year},{d},{f},{counts[year].get((str(d), f), 0)}\n")


if __name__ == "__main__":
    main()
