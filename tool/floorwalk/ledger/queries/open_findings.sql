-- Which failures are open: failed at the last applicable visit? Since when, and how often in a row?
-- Only a later pass closes one here; decisions.csv, which can close one too, is not in the ledger.
-- Parameters: kind, set, round, simulated
-- Columns:
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   check_id: id of the check
--   standard: id of its standard
--   section: id of its section
--   critical: true when it is critical
--   times: failures in a row, 1 when it is new
--   first_seen: day of the first of them
--   last_seen: day of the last of them
--   audit: content hash of the last of them
--   corrected: corrected on the spot at the last of them
WITH visits AS (
    SELECT v.audit, v.store, v.day,
        ROW_NUMBER() OVER (PARTITION BY v.store ORDER BY v.day, coalesce(v.start_minutes, -1), v.visit, v.audit) AS number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
),

last_looks AS (
    SELECT v.store, a.check_id, MAX(v.number) AS last_look, MAX(CASE WHEN a.result = 'passed' THEN v.number ELSE 0 END) AS last_pass
    FROM visits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE a.result IN ('passed', 'failed')
    GROUP BY v.store, a.check_id
),
failures AS (
    SELECT v.store, a.check_id, v.number, v.day, v.audit, a.standard, a.section, coalesce(a.critical, FALSE) AS critical, a.corrected,
        l.last_look
    FROM visits AS v
    JOIN answers AS a ON a.audit = v.audit
    JOIN last_looks AS l ON l.store = v.store AND l.check_id = a.check_id
    WHERE a.result = 'failed' AND l.last_look > l.last_pass AND v.number > l.last_pass
),
since AS (
    SELECT f.store, f.check_id, COUNT(*) AS times, MIN(f.day) AS first_seen
    FROM failures AS f
    GROUP BY f.store, f.check_id
)
SELECT f.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, f.check_id, f.standard, f.section, f.critical,
    n.times, n.first_seen, f.day AS last_seen, f.audit, f.corrected
FROM failures AS f
JOIN since AS n ON n.store = f.store AND n.check_id = f.check_id
LEFT JOIN stores AS s ON s.store = f.store
WHERE f.number = f.last_look
ORDER BY f.store, f.check_id
