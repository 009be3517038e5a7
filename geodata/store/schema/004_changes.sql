-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each year against the base year: made anew from the years' estimates by every run, so
-- that kept years have theirs too.

CREATE TABLE change (
    year         INTEGER NOT NULL REFERENCES year,
    base         INTEGER NOT NULL,
    system_id    INTEGER NOT NULL REFERENCES area_system,
    indicator_id INTEGER NOT NULL, -- 0: the index
    area_id      INTEGER NOT NULL REFERENCES area,
    then_value   REAL,
    now_value    REAL,
    change       REAL, -- now - then
    low          REAL,
    high         REAL,
    ratio        REAL, -- rates: now / then
    ratio_low    REAL,
    ratio_high   REAL,
    p            REAL, -- two-sided
    p_adjusted   REAL, -- within the measure, over the areas of the system
    verdict      TEXT NOT NULL, -- rises, falls, no_sure_change or cannot_tell
    doubt        TEXT,          -- why nothing can be told
    then_n       REAL, -- reports or answers behind the two
    now_n        REAL,
    then_of      REAL, -- rates: denominators
    now_of       REAL,
    beyond       REAL, -- what the rest of the city did not
    beyond_p     REAL,
    beyond_p_adjusted REAL,
    against_rest TEXT NOT NULL,
    PRIMARY KEY (year, base, system_id, indicator_id, area_id)
) WITHOUT ROWID;

-- The change of the index in parts that add up to it, and the levels.
CREATE TABLE change_parts (
    year             INTEGER NOT NULL REFERENCES year,
    base             INTEGER NOT NULL,
    system_id        INTEGER NOT NULL REFERENCES area_system,
    area_id          INTEGER NOT NULL REFERENCES area,
    level_then       INTEGER REFERENCES level,
    level_now        INTEGER REFERENCES level,
    part_events      REAL,
    part_denominator REAL,
    part_method      REAL,
    PRIMARY KEY (year, base, system_id, area_id)
) WITHOUT ROWID;

CREATE VIEW v_changes AS
SELECT c.year, c.base, y.system, a.area, a.name,
       coalesce(i.indicator, 'index') AS measure, c.then_value, c.now_value, c.change,
       c.low, c.high, c.ratio, c.ratio_low, c.ratio_high, c.p, c.p_adjusted, c.verdict,
       c.doubt, c.beyond, c.beyond_p_adjusted, c.against_rest, c.then_n, c.now_n,
       c.then_of, c.now_of
FROM change c
JOIN area_system y ON y.system_id = c.system_id
JOIN area a ON a.area_id = c.area_id
LEFT JOIN indicator i ON i.indicator_id = c.indicator_id;
