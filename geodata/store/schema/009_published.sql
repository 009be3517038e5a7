-- SPDX-License-Identifier: GPL-3.0-or-later
-- What others have published, against the base year put together on the same areas: like
-- the changes made anew by every run. The published year need not be one of the project's.

CREATE TABLE published_level (
    year             INTEGER NOT NULL, -- the published one
    base             INTEGER NOT NULL REFERENCES year,
    system_id        INTEGER NOT NULL REFERENCES area_system,
    area_id          INTEGER NOT NULL REFERENCES area,
    level_then       INTEGER REFERENCES level, -- of the base year, computed
    level_then_p     REAL,                     -- probability of that level
    certainty_then   TEXT,                     -- clear, likely or borderline
    level_published  INTEGER REFERENCES level,
    level_computed   INTEGER REFERENCES level, -- of the published year, computed here
    level_computed_p REAL,
    why              TEXT, -- modelled: level_then rests on other areas
    PRIMARY KEY (year, base, system_id, area_id)
) WITHOUT ROWID;

CREATE TABLE published_share (
    year         INTEGER NOT NULL,
    base         INTEGER NOT NULL REFERENCES year,
    system_id    INTEGER NOT NULL REFERENCES area_system,
    indicator_id INTEGER NOT NULL REFERENCES indicator,
    area_id      INTEGER NOT NULL REFERENCES area,
    then_value   REAL, -- of the base year, computed
    then_se      REAL,
    then_n       REAL, -- answers
    published    REAL,
    published_se REAL, -- as given, or by the number of answers
    published_n  REAL,
    change       REAL, -- from the earlier of the two years to the later
    low          REAL,
    high         REAL,
    p            REAL, -- two-sided
    p_adjusted   REAL, -- within the indicator, over the areas of the system
    verdict      TEXT NOT NULL, -- rises, falls, no_sure_change or cannot_tell
    why          TEXT,          -- why nothing can be told of the change
    computed     REAL,          -- of the published year, computed here
    differs      INTEGER NOT NULL, -- 1: from that, by more than its rounding
    PRIMARY KEY (year, base, system_id, indicator_id, area_id)
) WITHOUT ROWID;

-- As compare/published_YEAR_SYSTEM.csv, all of them: a row an area and measure.
CREATE VIEW v_published AS
SELECT p.base, p.year, y.system, a.area, a.name, 'level' AS measure,
       t.level AS level_then, p.level_then_p, p.certainty_then,
       s.level AS level_published, c.level AS level_computed, p.level_computed_p,
       NULL AS "then", NULL AS then_se, NULL AS then_n, NULL AS published,
       NULL AS published_se, NULL AS published_n, NULL AS change, NULL AS low,
       NULL AS high, NULL AS p, NULL AS p_adjusted, NULL AS verdict, p.why,
       NULL AS computed,
       CASE p.level_published = p.level_computed
       WHEN 1 THEN 'agrees' WHEN 0 THEN 'differs' END AS "check"
FROM published_level p
JOIN area_system y ON y.system_id = p.system_id
JOIN area a ON a.area_id = p.area_id
LEFT JOIN level t ON t.level_id = p.level_then
LEFT JOIN level s ON s.level_id = p.level_published
LEFT JOIN level c ON c.level_id = p.level_computed
UNION ALL
SELECT p.base, p.year, y.system, a.area, a.name, i.indicator, NULL, NULL, NULL, NULL,
       NULL, NULL, p.then_value, p.then_se, p.then_n, p.published, p.published_se,
       p.published_n, p.change, p.low, p.high, p.p, p.p_adjusted, p.verdict, p.why,
       p.computed,
       CASE WHEN p.published IS NULL OR p.computed IS NULL THEN NULL
       WHEN p.differs THEN 'differs' ELSE 'agrees' END
FROM published_share p
JOIN area_system y ON y.system_id = p.system_id
JOIN area a ON a.area_id = p.area_id
JOIN indicator i ON i.indicator_id = p.indicator_id;
