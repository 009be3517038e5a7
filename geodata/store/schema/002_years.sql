-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was read, counted and found, year by year: aggregates only, never a row of a
-- report or of a survey.

CREATE TABLE year (
    year   INTEGER PRIMARY KEY,
    recipe TEXT NOT NULL -- SHA-256 of all that decided this year's numbers
);

CREATE TABLE input (
    year     INTEGER NOT NULL REFERENCES year,
    position INTEGER NOT NULL,
    role     TEXT,
    file     TEXT,
    sha256   TEXT,
    bytes    INTEGER NOT NULL,
    rows     INTEGER NOT NULL,
    PRIMARY KEY (year, position)
) WITHOUT ROWID;

-- One source of reports in one year, counted on one system.
CREATE TABLE count_source (
    source_id   INTEGER PRIMARY KEY,
    year        INTEGER NOT NULL REFERENCES year,
    position    INTEGER NOT NULL,
    source      TEXT,
    system_id   INTEGER NOT NULL REFERENCES area_system,
    first_month INTEGER NOT NULL, -- yyyymm, of the period of the data
    months      INTEGER NOT NULL,
    UNIQUE (year, position)
);

-- The categories a source speaks of. Any other is unknown there, not zero.
CREATE TABLE count_category (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    category_id INTEGER NOT NULL REFERENCES category,
    PRIMARY KEY (source_id, category_id)
) WITHOUT ROWID;

-- A category that its source speaks of, and that has no row here, is zero.
CREATE TABLE count (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    area_id     INTEGER NOT NULL REFERENCES area,
    category_id INTEGER NOT NULL REFERENCES category,
    month       INTEGER NOT NULL, -- yyyymm; 0: not known
    reports     INTEGER NOT NULL,
    PRIMARY KEY (source_id, area_id, category_id, month)
) WITHOUT ROWID;

-- There is a number here, and the source does not tell it ("..", "<3"): not zero.
CREATE TABLE count_untold (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    area_id     INTEGER NOT NULL REFERENCES area,
    category_id INTEGER NOT NULL REFERENCES category,
    PRIMARY KEY (source_id, area_id, category_id)
) WITHOUT ROWID;

-- Placed reports by what their offence weighs; what is missing here has no weight.
CREATE TABLE count_harm (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    area_id     INTEGER NOT NULL REFERENCES area,
    category_id INTEGER NOT NULL REFERENCES category,
    weight      REAL NOT NULL,
    reports     INTEGER NOT NULL,
    PRIMARY KEY (source_id, area_id, category_id, weight)
) WITHOUT ROWID;

CREATE TABLE count_elsewhere (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    place       TEXT NOT NULL CHECK (place IN ('no_place', 'outside')),
    category_id INTEGER NOT NULL REFERENCES category,
    month       INTEGER NOT NULL,
    reports     INTEGER NOT NULL,
    PRIMARY KEY (source_id, place, category_id, month)
) WITHOUT ROWID;

-- The placed reports that have a time, by hour of the week, on the index system (slot 0).
CREATE TABLE count_hour (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    area_id     INTEGER NOT NULL, -- 0: in no area of the index system
    category_id INTEGER NOT NULL REFERENCES category,
    weekday     INTEGER NOT NULL, -- 1 = Monday .. 7
    hour        INTEGER NOT NULL, -- 0 .. 23
    reports     INTEGER NOT NULL,
    PRIMARY KEY (source_id, area_id, category_id, weekday, hour)
) WITHOUT ROWID;

-- Slot 0 is the index system, the roll-ups follow, the city is last. From 1000 on: the same
-- year on the areas and with the constants of other years, to be compared with those.
CREATE TABLE year_system (
    year      INTEGER NOT NULL REFERENCES year,
    slot      INTEGER NOT NULL,
    system_id INTEGER NOT NULL REFERENCES area_system,
    PRIMARY KEY (year, slot)
) WITHOUT ROWID;

CREATE TABLE score (
    year          INTEGER NOT NULL,
    slot          INTEGER NOT NULL,
    area_id       INTEGER NOT NULL REFERENCES area,
    index_value   REAL,
    low           REAL,
    high          REAL,
    se            REAL,
    level_id      INTEGER REFERENCES level,
    level_p       REAL,
    rank          REAL,
    base_index    REAL,
    change        REAL,
    reports       REAL,
    population    REAL,
    rate_per_1000 REAL,
    answers       REAL,
    n_eff         REAL,
    flags         TEXT,
    why           TEXT,
    PRIMARY KEY (year, slot, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

-- What index and rank would be, were all rates of this population.
CREATE TABLE score_by (
    year        INTEGER NOT NULL,
    slot        INTEGER NOT NULL,
    denominator TEXT NOT NULL,
    area_id     INTEGER NOT NULL REFERENCES area,
    index_value REAL,
    rank        REAL,
    PRIMARY KEY (year, slot, denominator, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

CREATE TABLE group_score (
    year     INTEGER NOT NULL,
    slot     INTEGER NOT NULL,
    group_id INTEGER NOT NULL REFERENCES indicator_group,
    area_id  INTEGER NOT NULL REFERENCES area,
    value    REAL,
    PRIMARY KEY (year, slot, group_id, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

CREATE TABLE estimate (
    year         INTEGER NOT NULL,
    slot         INTEGER NOT NULL,
    indicator_id INTEGER NOT NULL REFERENCES indicator,
    area_id      INTEGER NOT NULL REFERENCES area,
    value        REAL,
    low          REAL,
    high         REAL,
    se           REAL,
    deff         REAL,
    count        REAL,
    answers      REAL,
    n_eff        REAL,
    dont_know    REAL,
    weighed      REAL, -- what the valid answers weigh in all
    denominator  REAL,
    normalised   REAL,
    weight       REAL,
    contribution REAL,
    model        TEXT, -- NULL: value is the direct estimate
    direct       REAL, -- with a model: the estimate without it
    direct_se    REAL,
    exceeds      REAL, -- probability of lying above the model's limit
    law          TEXT, -- by which the value may be drawn again; NULL: not known
    law_a        REAL, -- normal: mean, sd; gamma, poisson: shape or mean, factor;
    law_b        REAL, -- beta: its two shapes; point: the value
    flags        TEXT,
    why          TEXT,
    PRIMARY KEY (year, slot, indicator_id, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

-- What two estimates of an area share; pairs that share nothing have no row, and an
-- estimate's own variance is its se squared.
CREATE TABLE covariance (
    year         INTEGER NOT NULL,
    slot         INTEGER NOT NULL,
    area_id      INTEGER NOT NULL REFERENCES area,
    indicator_id INTEGER NOT NULL REFERENCES indicator,
    other_id     INTEGER NOT NULL REFERENCES indicator, -- < indicator_id
    covariance   REAL NOT NULL,
    PRIMARY KEY (year, slot, area_id, indicator_id, other_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

-- How the index falls when its inputs are drawn again; mcse: how far the limit itself may
-- be off, because only so many replicates were drawn.
CREATE TABLE chance (
    year      INTEGER NOT NULL,
    slot      INTEGER NOT NULL,
    area_id   INTEGER NOT NULL REFERENCES area,
    mean      REAL,
    sd        REAL,
    low_mcse  REAL,
    high_mcse REAL,
    rank_low  REAL, -- 95 % interval of the rank
    rank_high REAL,
    rank_mean REAL,
    worst_p   REAL, -- probability to be among the worst of run.worst
    PRIMARY KEY (year, slot, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

CREATE TABLE level_chance (
    year     INTEGER NOT NULL,
    slot     INTEGER NOT NULL,
    level_id INTEGER NOT NULL REFERENCES level,
    area_id  INTEGER NOT NULL REFERENCES area,
    p        REAL,
    PRIMARY KEY (year, slot, level_id, area_id),
    FOREIGN KEY (year, slot) REFERENCES year_system
) WITHOUT ROWID;

-- The books: read = the sum of the boxes, in rows and in reports.
CREATE TABLE book (
    year         INTEGER NOT NULL REFERENCES year,
    position     INTEGER NOT NULL,
    source       TEXT,
    read_rows    INTEGER NOT NULL,
    read_reports INTEGER NOT NULL,
    fallback     INTEGER NOT NULL, -- rows placed by the area that they state
    stated       INTEGER NOT NULL, -- rows with both a coordinate and a stated area
    agree        INTEGER NOT NULL,
    PRIMARY KEY (year, position)
) WITHOUT ROWID;

CREATE TABLE book_box (
    year        INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    category_id INTEGER NOT NULL, -- 0: the row's category is not known
    box         TEXT NOT NULL,
    rows        INTEGER NOT NULL,
    reports     INTEGER NOT NULL,
    PRIMARY KEY (year, position, category_id, box),
    FOREIGN KEY (year, position) REFERENCES book
) WITHOUT ROWID;

CREATE TABLE book_reason (
    year     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    reason   TEXT NOT NULL, -- of the rejected
    rows     INTEGER NOT NULL,
    reports  INTEGER NOT NULL,
    PRIMARY KEY (year, position, reason),
    FOREIGN KEY (year, position) REFERENCES book
) WITHOUT ROWID;
