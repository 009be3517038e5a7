-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the numbers are about: the run, its areas, its categories and its recipe.
-- Numbers that are not known are NULL, with the reason in `why`. Codes are text.

CREATE TABLE run (
    run             INTEGER PRIMARY KEY CHECK (run = 1), -- one file, one run
    run_id          TEXT,
    engine_version  TEXT,
    title_da        TEXT,
    title_en        TEXT,
    base_year       INTEGER, -- whose constants the index is measured with
    denominator     TEXT,    -- the population of `population` and `rate_per_1000`
    method          TEXT,    -- of the intervals: analytic, monte_carlo or bootstrap
    seed            INTEGER, -- of the draws
    generator       TEXT,
    replicates      INTEGER, -- NULL: nothing was drawn
    worst           INTEGER, -- the k of "among the worst k"
    epsg            INTEGER,
    crs             TEXT,    -- of the project, WKT
    profile         TEXT,    -- id of the recipe; NULL: the project has no index
    profile_name_da TEXT,
    profile_name_en TEXT,
    about_da        TEXT,
    about_en        TEXT,
    normalise       TEXT,
    aggregate       TEXT,
    orientation     TEXT,    -- need: a high index is a great need; safe: a low one is
    centre          REAL,
    spread          REAL,
    clip_low        REAL,
    clip_high       REAL,
    least_present   REAL
);

CREATE TABLE attribution (
    position INTEGER PRIMARY KEY,
    text     TEXT NOT NULL
);

CREATE TABLE area_system (
    system_id INTEGER PRIMARY KEY,
    system    TEXT NOT NULL,
    version   TEXT NOT NULL,    -- of the areas; '' = the project's own
    inside    TEXT,             -- the system it is declared to nest in
    UNIQUE (system, version)
);

CREATE TABLE area (
    area_id   INTEGER PRIMARY KEY,
    system_id INTEGER NOT NULL REFERENCES area_system,
    area      TEXT NOT NULL,
    name      TEXT,
    parent    TEXT,             -- code in the system of area_system.inside
    area_m2   REAL,
    label_x   REAL,             -- a point well inside, CRS of the project
    label_y   REAL,
    geometry  MULTIPOLYGON,     -- CRS of the project
    UNIQUE (system_id, area)
);

CREATE TABLE category (
    category_id INTEGER PRIMARY KEY, -- 0, where it occurs, is "not known"
    category    TEXT NOT NULL UNIQUE
);

-- Offence codes, or how they begin; the longest entry decides.
CREATE TABLE offence (
    code        TEXT PRIMARY KEY,
    category_id INTEGER REFERENCES category, -- NULL: excluded
    weight      REAL
) WITHOUT ROWID;

CREATE TABLE indicator_group (
    group_id INTEGER PRIMARY KEY,
    "group"  TEXT NOT NULL UNIQUE,
    name_da  TEXT,
    name_en  TEXT,
    weight   REAL
);

CREATE TABLE indicator (
    indicator_id INTEGER PRIMARY KEY,
    indicator    TEXT NOT NULL UNIQUE,
    name_da      TEXT,
    name_en      TEXT,
    source       TEXT NOT NULL CHECK (source IN ('reports', 'survey', 'scores')),
    category     TEXT,          -- reports: "*" is all that are counted
    denominator  TEXT,          -- reports
    per          REAL,          -- reports: 1000 is per 1,000
    question     TEXT,          -- survey
    survey       TEXT,
    dont_know    TEXT,
    direction    INTEGER NOT NULL, -- 1: a high value is more need; -1: less
    group_id     INTEGER REFERENCES indicator_group,
    weight       REAL,          -- 0: reported and tested, not in the index
    share        REAL,          -- of the whole index when nothing is missing
    target       REAL,
    score        TEXT           -- scores: its name in their table
);

-- An index x has the last level with from_value <= x.
CREATE TABLE level (
    level_id    INTEGER PRIMARY KEY,
    level       TEXT NOT NULL UNIQUE,
    name_da     TEXT,
    name_en     TEXT,
    level_order INTEGER NOT NULL, -- 1: the greatest need
    from_value  REAL,             -- -Inf for the lowest
    alarm       INTEGER NOT NULL
);

-- The base year's constants, frozen: every later year is measured with them.
CREATE TABLE baseline (
    baseline INTEGER PRIMARY KEY CHECK (baseline = 1),
    year     INTEGER NOT NULL,
    recipe   TEXT NOT NULL,    -- SHA-256 of all that decided them
    by_structure INTEGER NOT NULL, -- 1: the anchors have the weights
    unstable INTEGER NOT NULL  -- 1: weights from the structure of too few areas
);

CREATE TABLE anchor (
    anchor_id INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL UNIQUE,
    n         INTEGER NOT NULL, -- areas of the index system with a value
    mean      REAL,
    sd        REAL,             -- on n - 1
    low       REAL,
    high      REAL,
    treatment INTEGER NOT NULL, -- 0: as it is; 1: held; 2: logged
    from_value REAL,
    to_value  REAL,
    weight    REAL              -- within the group, by structure
);

-- What the structure of the base year's values was found to be.
CREATE TABLE statistic (
    statistic_id INTEGER PRIMARY KEY,
    indicator_group TEXT, -- NULL: all indicators
    what         TEXT NOT NULL,
    indicator    TEXT,
    factor       INTEGER NOT NULL, -- 0: none in particular
    value        REAL
);

CREATE TABLE anchor_value (
    anchor_id INTEGER NOT NULL REFERENCES anchor,
    position  INTEGER NOT NULL, -- ascending values
    value     REAL,
    PRIMARY KEY (anchor_id, position)
) WITHOUT ROWID;
