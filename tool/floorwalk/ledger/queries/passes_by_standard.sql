-- How often was each standard kept in each store, of the visits at which one could tell?
-- Kept: all its checks passed, N/A aside. Not kept: one failed. Otherwise unclear; a visit where all were N/A is left out.
-- Only standards of several checks need a row for each visit before they are counted; most have one.
-- Parameters: kind, set, round, simulated
-- Columns:
--   standard: id of the standard
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   passed: visits at which it was kept (y_s)
--   seen: visits at which it was kept or not kept (n_s)
--   unclear: visits at which one could not tell
WITH numbered AS (
    SELECT v.audit, v.store, ROW_NUMBER() OVER (ORDER BY v.audit) AS number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
),
pairs AS (
    SELECT a.standard, a.check_id FROM answers AS a GROUP BY a.standard, a.check_id
),
several AS (
    SELECT p.standard FROM pairs AS p GROUP BY p.standard HAVING COUNT(*) > 1
),
graded AS (
    SELECT n.number, n.store, a.standard, s.standard IS NULL AS alone,
        CASE a.result WHEN 'passed' THEN 1 WHEN 'na' THEN 0 WHEN 'failed' THEN 3 ELSE 2 END AS grade
    FROM numbered AS n
    JOIN answers AS a ON a.audit = n.audit
    LEFT JOIN several AS s ON s.standard = a.standard
),
together AS (
    SELECT g.number, MAX(g.store) AS store, g.standard, MAX(g.grade) AS worst
    FROM graded AS g
    WHERE NOT g.alone
    GROUP BY g.number, g.standard
),
visits AS (
    SELECT g.store, g.standard, g.grade AS worst FROM graded AS g WHERE g.alone
    UNION ALL
    SELECT t.store, t.standard, t.worst FROM together AS t
),
counted AS (
    SELECT v.standard, v.store,
        SUM(CASE WHEN v.worst = 1 THEN 1 ELSE 0 END) AS passed,
        SUM(CASE WHEN v.worst = 2 THEN 0 ELSE 1 END) AS seen,
        COUNT(*) AS asked
    FROM visits AS v
    WHERE v.worst > 0
    GROUP BY v.standard, v.store
)
SELECT c.standard, c.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, c.passed, c.seen, c.asked - c.seen AS unclear
FROM counted AS c
LEFT JOIN stores AS s ON s.store = c.store
ORDER BY c.standard, c.store
