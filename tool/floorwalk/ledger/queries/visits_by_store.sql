-- How often was each store visited, and when? A store of stores.csv without a visit stands there with 0.
-- Parameters: kind, set, round, simulated
-- Columns:
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   visits: visits on record
--   auditors: different auditors
--   first_day: day of the first visit
--   last_day: day of the last one
WITH counted AS (
    SELECT v.store, COUNT(*) AS visits, COUNT(DISTINCT v.auditor) AS auditors, MIN(v.day) AS first_day, MAX(v.day) AS last_day
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.store
),
known AS (
    SELECT s.store FROM stores AS s
    UNION
    SELECT c.store FROM counted AS c
)
SELECT k.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, coalesce(c.visits, 0) AS visits, coalesce(c.auditors, 0) AS auditors,
    c.first_day, c.last_day
FROM known AS k
LEFT JOIN counted AS c ON c.store = k.store
LEFT JOIN stores AS s ON s.store = k.store
ORDER BY k.store
