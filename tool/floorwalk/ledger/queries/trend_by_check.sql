-- How did each check do in each round, under each edition? Only complete, scored visits.
-- Where an edition changed a requirement the trend of the check is split: compare the editions, then join what is alike.
-- Parameters: kind, set, simulated
-- Columns:
--   round: id of the round
--   due: day by which its sheets came back, empty when the round is not known
--   edition: hash of the edition
--   check_id: id of the check
--   stores: stores that saw it
--   passed: times it passed
--   seen: times it passed or failed
--   earned: points earned
--   possible: points that could be earned
WITH known AS (
    SELECT DISTINCT v.store
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
),
numbered AS (
    SELECT k.store, ROW_NUMBER() OVER (ORDER BY k.store) AS number
    FROM known AS k
),
counted AS (
    SELECT v.round, v.edition, a.check_id,
        COUNT(DISTINCT n.number) AS stores,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed,
        COUNT(*) AS seen, SUM(a.earned) AS earned, SUM(a.possible) AS possible
    FROM audits AS v
    JOIN numbered AS n ON n.store = v.store
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
        AND a.result IN ('passed', 'failed')
    GROUP BY v.round, v.edition, a.check_id
)
SELECT c.round, r.due, c.edition, c.check_id, c.stores, c.passed, c.seen, c.earned, c.possible
FROM counted AS c
LEFT JOIN rounds AS r ON r.round = c.round
ORDER BY r.due, c.round, c.edition, c.check_id
