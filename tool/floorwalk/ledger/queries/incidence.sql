-- Which auditor visited which store how often? Where auditors and stores do not overlap, the one cannot be told from the other.
-- Parameters: kind, set, round, simulated
-- Columns:
--   auditor: name or initials
--   store: id of the store
--   visits: visits
--   counts: visits that are scored and complete
--   mean_percent: mean score of those; empty when there is none
SELECT v.auditor, v.store, COUNT(*) AS visits,
    SUM(CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN 1 ELSE 0 END) AS counts,
    AVG(CASE WHEN v.blanks = 0 THEN v.percent END) AS mean_percent
FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    AND v.auditor <> ''
GROUP BY v.auditor, v.store
ORDER BY v.auditor, v.store
