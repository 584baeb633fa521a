-- Which checks failed at consecutive applicable visits to a store, at any time?
-- A visit where the check was N/A, not observed, blank or not asked neither breaks a row of failures nor counts.
-- Parameters: kind, set, round, simulated, least
-- Columns:
--   store: id of the store
--   check_id: id of the check
--   standard: id of its standard
--   times: failures in a row, at least $least
--   first_day: day of the first one
--   last_day: day of the last one
--   is_open: true when no later visit saw it pass
WITH visits AS (
    SELECT v.audit, v.store, v.day,
        ROW_NUMBER() OVER (PARTITION BY v.store ORDER BY v.day, coalesce(v.start_minutes, -1), v.visit, v.audit) AS number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
),

failed AS (
    SELECT v.store, a.check_id, MAX(a.standard) AS standard
    FROM visits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE a.result = 'failed'
    GROUP BY v.store, a.check_id
    HAVING COUNT(*) >= $least
),
pairs AS (
    SELECT f.store, f.check_id, f.standard, ROW_NUMBER() OVER (ORDER BY f.check_id, f.store) AS pair
    FROM failed AS f
),
looked AS (
    SELECT p.pair, v.day, a.result,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) OVER (PARTITION BY p.pair ORDER BY v.number, v.audit) AS passes_before
    FROM visits AS v
    JOIN answers AS a ON a.audit = v.audit
    JOIN pairs AS p ON p.store = v.store AND p.check_id = a.check_id
    WHERE a.result IN ('passed', 'failed')
),
last_pass AS (
    SELECT l.pair, MAX(l.passes_before) AS passes
    FROM looked AS l
    GROUP BY l.pair
),
runs AS (
    SELECT l.pair, l.passes_before, COUNT(*) AS times, MIN(l.day) AS first_day, MAX(l.day) AS last_day
    FROM looked AS l
    WHERE l.result = 'failed'
    GROUP BY l.pair, l.passes_before
    HAVING COUNT(*) >= $least
)
SELECT p.store, p.check_id, p.standard, r.times, r.first_day, r.last_day, r.passes_before = z.passes AS is_open
FROM runs AS r
JOIN pairs AS p ON p.pair = r.pair
JOIN last_pass AS z ON z.pair = r.pair
ORDER BY p.store, p.check_id, r.passes_before
