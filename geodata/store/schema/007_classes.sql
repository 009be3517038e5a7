-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reports by classes of those they are about (sex, age ...), where a source tells.

-- The columns that split a source's reports. A source without any does not tell.
CREATE TABLE class_column (
    source_id INTEGER NOT NULL REFERENCES count_source,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (source_id, position)
) WITHOUT ROWID;

-- What a class has in these columns; classes are numbered from 1 in the order of texts.
CREATE TABLE class_text (
    source_id INTEGER NOT NULL,
    class     INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (source_id, class, position),
    FOREIGN KEY (source_id, position) REFERENCES class_column
) WITHOUT ROWID;

-- Placed reports, all months; what is missing here has no class.
CREATE TABLE count_class (
    source_id   INTEGER NOT NULL REFERENCES count_source,
    class       INTEGER NOT NULL,
    area_id     INTEGER NOT NULL REFERENCES area,
    category_id INTEGER NOT NULL REFERENCES category,
    reports     INTEGER NOT NULL,
    PRIMARY KEY (source_id, class, area_id, category_id)
) WITHOUT ROWID;
