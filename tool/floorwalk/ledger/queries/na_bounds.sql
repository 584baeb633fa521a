-- Between which points would each visit's score lie, if its N/A answers were all failed or all passed?
-- Points only: where the set weighs sections, score makes the percentage. Empty points (ledgers of version 1) count as 0.
-- Parameters: kind, set, round, simulated
-- Columns:
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   auditor: name or initials
--   na: checks answered N/A
--   na_points: their points
--   earned: points earned
--   possible: points that could be earned
--   low: percent if all N/A had failed; empty without points
--   high: percent if all N/A had passed; empty without points
WITH counted AS (
    SELECT v.audit, SUM(CASE WHEN a.result = 'na' THEN 1 ELSE 0 END) AS na,
        SUM(CASE WHEN a.result = 'na' THEN coalesce(a.points, 0) ELSE 0 END) AS na_points
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.audit
)
SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, c.na, c.na_points, v.earned, v.possible,
    100 * CAST(v.earned AS DOUBLE) / NULLIF(v.possible + c.na_points, 0) AS low,
    100 * CAST(v.earned + c.na_points AS DOUBLE) / NULLIF(v.possible + c.na_points, 0) AS high
FROM counted AS c
JOIN audits AS v ON v.audit = c.audit
ORDER BY v.store, v.sheet_id, v.audit
