-- How often did each check pass in each store, of the times it was seen?
-- Parameters: kind, set, round, simulated
-- Columns:
--   check_id: id of the check
--   standard: id of its standard
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   passed: times it passed (y_s)
--   seen: times it passed or failed (n_s)
--   other: times it was na, not observed or blank
WITH counted AS (
    SELECT v.store, a.check_id, a.standard,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed,
        SUM(CASE WHEN a.result IN ('passed', 'failed') THEN 1 ELSE 0 END) AS seen,
        COUNT(*) AS asked
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.store, a.check_id, a.standard
)
SELECT c.check_id, c.standard, c.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, c.passed, c.seen, c.asked - c.seen AS other
FROM counted AS c
LEFT JOIN stores AS s ON s.store = c.store
ORDER BY c.check_id, c.standard, c.store
