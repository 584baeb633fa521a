-- How did the company do from round to round, on the checks that every round asked and saw? Only complete, scored visits.
-- Checks whose requirement changed between editions are to be left out: name them in the table changed_checks (check_id).
-- Parameters: kind, set, simulated
-- Columns:
--   round: id of the round
--   due: day by which its sheets came back, empty when the round is not known
--   checks: checks that all rounds share
--   stores: stores of these visits
--   visits: complete, scored visits
--   passed: shared checks that passed
--   seen: shared checks that passed or failed
--   earned: points earned on them
--   possible: points that could be earned on them
--   percent: their share in percent; empty without points
WITH summed AS (
    SELECT v.round, a.check_id,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed, COUNT(*) AS seen,
        SUM(a.earned) AS earned, SUM(a.possible) AS possible
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
        AND a.result IN ('passed', 'failed')
    GROUP BY v.round, a.check_id
),
shared AS (
    SELECT t.check_id
    FROM summed AS t
    LEFT JOIN changed_checks AS x ON x.check_id = t.check_id
    WHERE x.check_id IS NULL
    GROUP BY t.check_id
    HAVING COUNT(*) = (SELECT COUNT(DISTINCT n.round) FROM summed AS n)
),
visited AS (
    SELECT v.round, COUNT(DISTINCT v.store) AS stores, COUNT(*) AS visits
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
    GROUP BY v.round
),
totals AS (
    SELECT t.round, COUNT(*) AS checks, SUM(t.passed) AS passed, SUM(t.seen) AS seen,
        SUM(t.earned) AS earned, SUM(t.possible) AS possible
    FROM summed AS t
    JOIN shared AS h ON h.check_id = t.check_id
    GROUP BY t.round
)
SELECT t.round, r.due, t.checks, v.stores, v.visits, t.passed, t.seen, t.earned, t.possible,
    100 * CAST(t.earned AS DOUBLE) / NULLIF(t.possible, 0) AS percent
FROM totals AS t
JOIN visited AS v ON v.round = t.round
LEFT JOIN rounds AS r ON r.round = t.round
ORDER BY r.due, t.round
