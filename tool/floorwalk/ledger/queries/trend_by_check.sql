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
WITH visited AS (
    SELECT v.round, v.edition, v.store, COUNT(*) AS times, ROW_NUMBER() OVER (ORDER BY v.round, v.edition, v.store) AS number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
    GROUP BY v.round, v.edition, v.store
),
visits AS (
    SELECT v.audit, v.round, v.edition, CASE WHEN s.times > 1 THEN s.number END AS shared, CASE WHEN s.times > 1 THEN 0 ELSE 1 END AS once
    FROM audits AS v
    JOIN visited AS s ON s.round = v.round AND s.edition = v.edition AND s.store = v.store
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
),
counted AS (
    SELECT v.round, v.edition, a.check_id,
        SUM(v.once) + COUNT(DISTINCT v.shared) AS stores,
        SUM(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed,
        COUNT(*) AS seen, SUM(a.earned) AS earned, SUM(a.possible) AS possible
    FROM visits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE a.result IN ('passed', 'failed')
    GROUP BY v.round, v.edition, a.check_id
)
SELECT c.round, r.due, c.edition, c.check_id, c.stores, c.passed, c.seen, c.earned, c.possible
FROM counted AS c
LEFT JOIN rounds AS r ON r.round = c.round
ORDER BY r.due, c.round, c.edition, c.check_id
