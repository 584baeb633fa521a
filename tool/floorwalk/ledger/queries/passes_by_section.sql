-- How many checks of each section passed in each store, of those seen, and how many points were earned?
-- Parameters: kind, set, round, simulated
-- Columns:
--   section: id of the section
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   visits: visits at which the section was asked
--   passed: times it passed (y_s)
--   seen: times it passed or failed (n_s)
--   earned: points earned
--   possible: points that could be earned
WITH counted AS (
    SELECT v.store, a.section, COUNT(DISTINCT v.audit) AS visits,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed,
        SUM(CASE WHEN a.result IN ('passed', 'failed') THEN 1 ELSE 0 END) AS seen,
        SUM(a.earned) AS earned, SUM(a.possible) AS possible
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.store, a.section
)
SELECT c.section, c.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, c.visits, c.passed, c.seen, c.earned, c.possible
FROM counted AS c
LEFT JOIN stores AS s ON s.store = c.store
ORDER BY c.section, c.store
