-- SPDX-License-Identifier: GPL-3.0-or-later
-- What became of the base year's areas in the later years', and how much of each source
-- of the base year was brought over to them. Empty where all years stand on the same.

CREATE TABLE area_move (
    move_id         INTEGER PRIMARY KEY,
    from_system_id  INTEGER NOT NULL REFERENCES area_system,
    from_area_id    INTEGER REFERENCES area, -- NULL: new ground
    to_system_id    INTEGER NOT NULL REFERENCES area_system,
    to_area_id      INTEGER REFERENCES area, -- NULL: lost
    fate            TEXT NOT NULL, -- same, kept, merged, split, moved, lost or new
    m2              REAL,
    persons         REAL,
    share           REAL, -- of the old area
    share_of_target REAL, -- of the new area
    by              TEXT NOT NULL CHECK (by IN ('persons', 'area')),
    covered         REAL  -- of the new area, by all old ones
);

CREATE TABLE brought_over (
    brought_id INTEGER PRIMARY KEY,
    year       INTEGER NOT NULL REFERENCES year,
    system_id  INTEGER NOT NULL REFERENCES area_system,
    kind       TEXT NOT NULL CHECK (kind IN ('reports', 'population', 'survey')),
    source     TEXT,
    total      REAL,
    carried    REAL,
    lost       REAL,
    areas      INTEGER NOT NULL,
    modelled   INTEGER NOT NULL -- of them: made of parts, or partly new ground
);

CREATE VIEW v_moves AS
SELECT f.version AS from_version, f.system AS from_system, a.area AS from_area,
       t.version AS to_version, t.system AS to_system, b.area AS to_area, m.fate, m.m2,
       m.persons, m.share, m.share_of_target, m.by, m.covered
FROM area_move m
JOIN area_system f ON f.system_id = m.from_system_id
JOIN area_system t ON t.system_id = m.to_system_id
LEFT JOIN area a ON a.area_id = m.from_area_id
LEFT JOIN area b ON b.area_id = m.to_area_id;
