-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the years go: like the changes made anew from all years' estimates by every run.

CREATE TABLE trend (
    system_id    INTEGER NOT NULL REFERENCES area_system,
    indicator_id INTEGER NOT NULL, -- 0: the index
    area_id      INTEGER NOT NULL REFERENCES area,
    from_year    INTEGER NOT NULL, -- the line begins after the last break
    to_year      INTEGER NOT NULL,
    points       INTEGER NOT NULL, -- known years on it
    slope        REAL, -- a year
    low          REAL,
    high         REAL,
    p            REAL, -- two-sided
    p_adjusted   REAL, -- within the measure, over the areas of the system
    mark         TEXT NOT NULL, -- rises, falls, no_sure_change or cannot_tell
    doubt        TEXT,          -- why nothing can be told
    PRIMARY KEY (system_id, indicator_id, area_id)
) WITHOUT ROWID;

-- The years of a line, those before it too, all measured as the last one is.
CREATE TABLE trend_point (
    system_id    INTEGER NOT NULL REFERENCES area_system,
    indicator_id INTEGER NOT NULL,
    area_id      INTEGER NOT NULL REFERENCES area,
    year         INTEGER NOT NULL REFERENCES year,
    value        REAL,
    low          REAL,
    high         REAL,
    broken       INTEGER NOT NULL, -- 1: measured otherwise than the year before
    PRIMARY KEY (system_id, indicator_id, area_id, year)
) WITHOUT ROWID;

CREATE VIEW v_trends AS
SELECT y.system, a.area, a.name, coalesce(i.indicator, 'index') AS measure, t.from_year,
       t.to_year, t.points, t.slope, t.low, t.high, t.p, t.p_adjusted, t.mark, t.doubt
FROM trend t
JOIN area_system y ON y.system_id = t.system_id
JOIN area a ON a.area_id = t.area_id
LEFT JOIN indicator i ON i.indicator_id = t.indicator_id;
