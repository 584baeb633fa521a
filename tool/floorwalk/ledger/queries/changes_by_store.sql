-- How did each store do in the round $before and in the round $after, on the checks that count at both? Only complete, scored visits.
-- Both percentages are weighted by the points of the later round. Checks whose requirement changed between the editions are to be left
-- out: name them in the table changed_checks (check_id).
-- Parameters: kind, set, simulated, before, after
-- Columns:
--   store: id of the store
--   checks: checks that it shares between the two rounds
--   percent_before: percent of their points in the earlier round
--   percent_after: percent of them in the later one
WITH seen AS (
    SELECT v.store, v.round, a.check_id, CAST(SUM(a.earned) AS DOUBLE) / SUM(a.possible) AS share,
        CAST(SUM(a.possible) AS DOUBLE) / COUNT(*) AS points
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated AND v.percent IS NOT NULL AND v.blanks = 0
        AND (v.round = $before OR v.round = $after)
        AND a.result IN ('passed', 'failed') AND a.possible > 0
    GROUP BY v.store, v.round, a.check_id
)
SELECT o.store, COUNT(*) AS checks,
    100 * CAST(SUM(o.share * n.points) AS DOUBLE) / SUM(n.points) AS percent_before,
    100 * CAST(SUM(n.share * n.points) AS DOUBLE) / SUM(n.points) AS percent_after
FROM seen AS o
JOIN seen AS n ON n.store = o.store AND n.check_id = o.check_id
LEFT JOIN changed_checks AS x ON x.check_id = o.check_id
WHERE o.round = $before AND n.round = $after AND x.check_id IS NULL
GROUP BY o.store
ORDER BY o.store
