-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables as people want to read them; columns as in the CSV files.

CREATE VIEW v_index AS
SELECT s.year, y.system, a.area, a.name, a.parent, s.index_value AS "index", s.low,
       s.high, l.level, l.name_da AS level_name_da, l.name_en AS level_name_en,
       l.level_order, s.level_p, s.rank, s.base_index, s.change, s.reports, s.population,
       run.denominator, s.rate_per_1000, s.answers, s.n_eff, s.flags,
       s.why AS why_missing, s.se, c.mean, c.sd, c.low_mcse, c.high_mcse, c.rank_low,
       c.rank_high, c.rank_mean, c.worst_p, s.slot, s.area_id
FROM score s
LEFT JOIN chance c ON c.year = s.year AND c.slot = s.slot AND c.area_id = s.area_id
JOIN year_system ys ON ys.year = s.year AND ys.slot = s.slot AND ys.slot < 1000
JOIN area_system y ON y.system_id = ys.system_id
JOIN area a ON a.area_id = s.area_id
LEFT JOIN level l ON l.level_id = s.level_id
LEFT JOIN run ON run.run = 1;

CREATE VIEW v_groups AS
SELECT s.year, y.system, a.area, a.name AS area_name, g."group", g.name_da, g.name_en,
       s.value
FROM group_score s
JOIN year_system ys ON ys.year = s.year AND ys.slot = s.slot AND ys.slot < 1000
JOIN area_system y ON y.system_id = ys.system_id
JOIN area a ON a.area_id = s.area_id
JOIN indicator_group g ON g.group_id = s.group_id;

CREATE VIEW v_levels AS
SELECT p.year, y.system, a.area, a.name AS area_name, l.level, l.name_da, l.name_en,
       l.level_order, p.p
FROM level_chance p
JOIN year_system ys ON ys.year = p.year AND ys.slot = p.slot AND ys.slot < 1000
JOIN area_system y ON y.system_id = ys.system_id
JOIN area a ON a.area_id = p.area_id
JOIN level l ON l.level_id = p.level_id;

CREATE VIEW v_indicators AS
SELECT e.year, y.system, a.area, a.name AS area_name, i.indicator, i.name_da, i.name_en,
       g."group", i.source, i.direction, e.value, e.low, e.high, e.se, e.deff, e.count,
       e.answers, e.n_eff, e.dont_know, e.denominator, e.normalised, e.weight,
       e.contribution, e.model, e.direct, e.direct_se, e.exceeds, e.flags,
       e.why AS why_missing, e.law, e.law_a, e.law_b
FROM estimate e
JOIN year_system ys ON ys.year = e.year AND ys.slot = e.slot AND ys.slot < 1000
JOIN area_system y ON y.system_id = ys.system_id
JOIN area a ON a.area_id = e.area_id
JOIN indicator i ON i.indicator_id = e.indicator_id
LEFT JOIN indicator_group g ON g.group_id = i.group_id;

-- month is yyyy-mm, NULL when not known; an area is NULL for outside and no_place.
CREATE VIEW v_counts AS
SELECT c.year, c.source, y.system, a.area, a.name AS area_name, 'placed' AS place,
       k.category, CASE n.month WHEN 0 THEN NULL
       ELSE printf('%04d-%02d', n.month / 100, n.month % 100) END AS month, n.reports
FROM count n
JOIN count_source c ON c.source_id = n.source_id
JOIN area_system y ON y.system_id = c.system_id
JOIN area a ON a.area_id = n.area_id
JOIN category k ON k.category_id = n.category_id
UNION ALL
SELECT c.year, c.source, y.system, NULL, NULL, n.place, k.category,
       CASE n.month WHEN 0 THEN NULL
       ELSE printf('%04d-%02d', n.month / 100, n.month % 100) END, n.reports
FROM count_elsewhere n
JOIN count_source c ON c.source_id = n.source_id
JOIN area_system y ON y.system_id = c.system_id
JOIN category k ON k.category_id = n.category_id;

-- As ledger.csv: the rejected stand by their reason, all others by category.
CREATE VIEW v_ledger AS
SELECT b.year, b.source, NULL AS category, 'read' AS box, NULL AS reason,
       b.read_rows AS rows, b.read_reports AS reports
FROM book b
UNION ALL
SELECT b.year, b.source, k.category, x.box, NULL, x.rows, x.reports
FROM book_box x
JOIN book b ON b.year = x.year AND b.position = x.position
LEFT JOIN category k ON k.category_id = x.category_id
WHERE x.box <> 'rejected'
UNION ALL
SELECT b.year, b.source, NULL, 'rejected', r.reason, r.rows, r.reports
FROM book_reason r
JOIN book b ON b.year = r.year AND b.position = r.position;
