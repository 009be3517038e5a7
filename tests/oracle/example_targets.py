#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the levels of the invented example and writes its tables of levels.

The index wanted of each district in 2010 and 2014 stands below (INDEX), with what makes a
district what it is: which respects and forms of crime stand out there. From these the
script works out shares and counts that give that index under the recipe of the profile
`sikkerby` (z against the 35 districts of 2010, six forms in three respects, equal weights).
It is not needed to build or test; run it only to choose other levels:

    tests/oracle/example_targets.py geodata/copenhagen/levels

Everything it writes is made up.
"""
import random
import sys

FORMS = ["vold", "indbrud", "tyveri", "narkotika", "haervaerk", "chikane"]
RESPECTS = ["udsat", "problem", "anmeldt"]
DISTRICTS = range(1, 36)

# district: (residents 2010, growth to 2014 in per mille, index 2010, index 2014)
DISTRICT = {
    1: (14460, 40, 117.2, 113.2), 2: (19830, 55, 106.9, 101.4), 3: (10470, 90, 112.4, 107.6),
    4: (17040, 60, 92.5, 88.7), 5: (27510, 150, 91.6, 87.9), 6: (9480, 60, 92.3, 88.2),
    7: (13990, 80, 90.2, 86.6), 8: (21760, 55, 116.4, 112.3), 9: (17290, 60, 107.3, 101.8),
    10: (14180, 70, 101.7, 96.6), 11: (7420, 65, 101.4, 96.4), 12: (11240, 70, 107.7, 102.3),
    13: (15170, 60, 91.2, 87.3), 14: (17930, 70, 101.4, 96.5), 15: (16310, 65, 107.4, 101.6),
    16: (15340, 45, 97.0, 92.2), 17: (12870, 50, 112.6, 101.7), 18: (11730, 45, 106.6, 101.4),
    19: (12590, 70, 93.2, 89.0), 20: (10880, 55, 89.0, 85.8), 21: (13620, 50, 91.0, 87.1),
    22: (17690, 120, 113.3, 107.5), 23: (12940, 80, 92.4, 88.6), 24: (15580, 90, 96.5, 91.3),
    25: (15920, 190, 99.1, 94.2), 26: (24330, 130, 107.2, 101.5), 27: (12480, 90, 118.4, 113.4),
    28: (17180, 210, 93.1, 88.8), 29: (12340, 380, 88.2, 85.1), 30: (16420, 80, 96.3, 91.4),
    31: (9130, 85, 101.3, 96.5), 32: (13210, 90, 98.9, 93.9), 33: (10390, 160, 94.3, 90.2),
    34: (14890, 80, 93.8, 89.4), 35: (10970, 110, 91.0, 87.2),
}

# What stands out, as z-points off the district's own mean: by respect, by form of crime.
INNER = ((-0.45, -0.55, 1.0), (0.3, -0.6, 0.8, 0.0, -0.4, -0.1))
DENSE = ((0.1, 0.25, -0.35), (0.25, -0.25, -0.2, 0.4, 0.0, -0.2))
ESTATE = ((0.1, 0.35, -0.45), (0.1, 0.15, -0.4, 0.15, 0.15, -0.15))
VILLA = ((0.05, -0.1, 0.05), (-0.2, 0.7, -0.1, -0.3, 0.0, -0.1))
PLAIN = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
CHARACTER = {
    1: INNER, 2: INNER, 27: INNER,
    3: ((-0.15, 0.05, 0.1), (-0.2, -0.4, -0.1, 1.2, -0.3, -0.2)),
    8: DENSE, 9: DENSE, 10: DENSE, 11: DENSE, 12: DENSE, 15: DENSE, 26: DENSE,
    14: ESTATE, 17: ESTATE, 18: ESTATE, 22: ESTATE, 25: ESTATE, 31: ESTATE,
    13: VILLA, 16: VILLA, 20: VILLA, 21: VILLA, 29: VILLA, 35: VILLA,
}

# Mean and spread over the districts in 2010: shares in per mille, rates per 1,000.
SCALE = {
    "udsat": [(52, 19), (64, 19), (145, 40), (66, 30), (132, 36), (94, 33)],
    "problem": [(112, 48), (192, 58), (221, 70), (142, 76), (203, 68), (122, 53)],
    "anmeldt": [(6.7, 3.0), (19.5, 5.4), (60.0, 30.0), (5.8, 3.3), (14.2, 4.4), (4.7, 1.7)],
}
# The city's change 2010 to 2014: of counts, and of shares in z-points.
COUNT_CHANGE = [0.78, 0.84, 0.92, 0.93, 0.69, 0.86]
SHARE_CHANGE = {"udsat": [-0.5, -0.4, -0.3, -0.2, -0.6, -0.4],
                "problem": [-0.5, -0.45, -0.35, -0.15, -0.7, -0.45]}
# The feeling of safety, in per mille of the city: 2010, 2014, spread over the districts.
UNSAFE = {"utryg": (96, 71, 36), "utryg_aften": (221, 170, 66)}


def residents(district, year):
    start, growth = DISTRICT[district][:2]
    return round(start * (1 + growth / 1000 * (year - 2010) / 4))


def standardise(values):
    mean = sum(values.values()) / len(values)
    sd = (sum((v - mean) ** 2 for v in values.values()) / (len(values) - 1)) ** 0.5
    return {d: (v - mean) / sd for d, v in values.items()}


def characters():
    """deviation[respect, form][district], of mean 0 over the 18 of a district."""
    dice = random.Random(2010)
    off = {(r, f): {} for r in RESPECTS for f in FORMS}
    for d in DISTRICTS:
        respect, form = CHARACTER.get(d, PLAIN)
        row = {(r, f): respect[i] + form[k] + dice.uniform(-0.3, 0.3)
               for i, r in enumerate(RESPECTS) for k, f in enumerate(FORMS)}
        mean = sum(row.values()) / len(row)
        for cell, v in row.items():
            off[cell][d] = v - mean
    return off


def z_2010(off):
    """Shift the districts' own means until the mean of the 18 z is the wanted index."""
    wanted = {d: (DISTRICT[d][2] - 100) / 10 for d in DISTRICTS}
    centre = sum(wanted.values()) / 35
    own = dict(wanted)
    for _ in range(200):
        z = {c: standardise({d: own[d] + off[c][d] for d in DISTRICTS}) for c in off}
        mean = {d: sum(z[c][d] for c in z) / len(z) for d in DISTRICTS}
        for d in DISTRICTS:
            own[d] += 0.7 * (wanted[d] - centre - mean[d])
    return z, centre, max(abs(wanted[d] - centre - mean[d]) for d in DISTRICTS)


def counts(z, year):
    return {f: {d: residents(d, year) / 1000 *
                max(0.6, SCALE["anmeldt"][k][0] + SCALE["anmeldt"][k][1] * z["anmeldt", f][d])
                for d in DISTRICTS} for k, f in enumerate(FORMS)}


def z_2014(z10, count10):
    """z of 2014 against 2010: the districts' changes, and each form's change in the city."""
    drop = {("anmeldt", f): -0.5 for f in FORMS}
    for r in SHARE_CHANGE:
        drop.update({(r, f): SHARE_CHANGE[r][k] for k, f in enumerate(FORMS)})
    for _ in range(100):
        mean = sum(drop.values()) / len(drop)
        z = {c: {d: z10[c][d] + drop[c] - mean + (DISTRICT[d][3] - DISTRICT[d][2]) / 10
                 for d in DISTRICTS} for c in z10}
        count = counts(z, 2014)
        for k, f in enumerate(FORMS):
            ratio = sum(count[f].values()) / sum(count10[f].values())
            drop["anmeldt", f] += 3.0 * (COUNT_CHANGE[k] - ratio)
    return z, count


def unsafe(z, year):
    """Per mille unsafe, so that the residents' mean is the wanted one."""
    out = {}
    for name, (start, end, spread) in UNSAFE.items():
        base = {d: sum(z[r, f][d] for r in ("udsat", "problem") for f in FORMS) / 12
                for d in DISTRICTS}
        level = start if year == 2010 else end
        people = {d: residents(d, year) for d in DISTRICTS}
        all_people = sum(people.values())
        centre = sum(base[d] * people[d] for d in DISTRICTS) / all_people
        out[name] = {d: max(12, level + spread * level / start * (base[d] - centre))
                     for d in DISTRICTS}
        mean = sum(out[name][d] * people[d] for d in DISTRICTS) / all_people
        out[name] = {d: v * level / mean for d, v in out[name].items()}
    return out


def shares(z):
    return {(r, f): {d: max(6, SCALE[r][k][0] + SCALE[r][k][1] * z[r, f][d]) for d in DISTRICTS}
            for r in ("udsat", "problem") for k, f in enumerate(FORMS)}


def write(folder, year, z, count):
    share, feeling = shares(z), unsafe(z, year)
    names = ["udsat_" + f for f in FORMS] + ["problem_" + f for f in FORMS]
    names += list(UNSAFE) + ["anmeldt_" + f for f in FORMS]
    with open(f"{folder}/niveau_{year}.txt", "w", encoding="utf-8") as out:
        out.write(f"# Niveauer {year}: invented levels, written by tests/oracle/example_targets.py.\n"
                  "#\n# Shares in per mille of the residents who answer, then reports in the year.\n"
                  "#\n# distrikt " + " ".join(names) + "\n#\n")
        for d in DISTRICTS:
            row = [share[r, f][d] for r in ("udsat", "problem") for f in FORMS]
            row += [feeling[name][d] for name in UNSAFE] + [count[f][d] for f in FORMS]
            out.write(f"{d:2d}" + "".join(f" {round(v):4d}" for v in row) + "\n")


def main():
    folder = sys.argv[1]
    z10, centre, miss = z_2010(characters())
    print(f"mean of the wanted indices of 2010 - 100: {centre * 10:.2f}; worst miss {miss:.4f}")
    count10 = counts(z10, 2010)
    z14, count14 = z_2014(z10, count10)
    for f in FORMS:
        print(f, round(sum(count10[f].values())), round(sum(count14[f].values())))
    write(folder, 2010, z10, count10)
    write(folder, 2014, z14, count14)
    with open(f"{folder}/befolkning.txt", "w", encoding="utf-8") as out:
        out.write("# Befolkning: invented residents, written by tests/oracle/example_targets.py.\n"
                  "#\n# distrikt 2010 2011 2012 2013 2014\n#\n")
        for d in DISTRICTS:
            out.write(f"{d:2d}" + "".join(f" {residents(d, y):5d}" for y in range(2010, 2015)) + "\n")


if __name__ == "__main__":
    main()
