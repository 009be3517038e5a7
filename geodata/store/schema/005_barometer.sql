-- SPDX-License-Identifier: GPL-3.0-or-later
-- The integration barometer: the goals of a policy, what they are measured by, and
-- whether the development goes the right way.

-- What the whole city answered to a question of a goal, year by year.
CREATE TABLE city_answer (
    year      INTEGER NOT NULL REFERENCES year,
    position  INTEGER NOT NULL,
    survey    TEXT,             -- NULL: the one that asks
    question  TEXT NOT NULL,
    dont_know INTEGER NOT NULL, -- 1: "ved ikke" is a category of its own
    share     REAL,             -- of the unsafe
    se        REAL,
    n         REAL,             -- valid answers
    PRIMARY KEY (year, position)
) WITHOUT ROWID;

CREATE TABLE barometer (
    goal_id      INTEGER PRIMARY KEY,
    goal         TEXT NOT NULL UNIQUE,
    name_da      TEXT,
    name_en      TEXT,
    wanted       TEXT NOT NULL,    -- rises, falls
    source       TEXT NOT NULL,    -- series, index, survey
    is_share     INTEGER NOT NULL, -- 1: 0..1
    first_period TEXT,             -- those that are compared: 2011, 2011-1
    last_period  TEXT,
    change       REAL,
    se           REAL,             -- NULL: the uncertainty is not known
    low          REAL,
    high         REAL,
    p            REAL,
    p_adjusted   REAL,             -- over the goals that can be tested
    verdict      TEXT NOT NULL,    -- right_way, wrong_way, cannot_tell
    certain      INTEGER NOT NULL, -- 0: luck is not told apart from change
    why          TEXT
);

CREATE TABLE barometer_reading (
    goal_id INTEGER NOT NULL REFERENCES barometer,
    period  TEXT NOT NULL,
    value   REAL,
    se      REAL,
    n       REAL,
    PRIMARY KEY (goal_id, period)
) WITHOUT ROWID;
