-- Where was an auditor in two stores at the same time, as the sheets say? Visits without an end count from their beginning only.
-- Parameters: kind, set, round, simulated
-- Columns:
--   auditor: name or initials
--   day: day of both visits
--   audit_1: content hash of the one that began first
--   store_1: its store
--   start_1: its beginning in minutes after midnight
--   end_1: its end, empty when not given
--   audit_2: content hash of the other
--   store_2: its store
--   start_2: its beginning
--   end_2: its end, empty when not given
WITH visits AS (
    SELECT v.audit, v.auditor, v.day, v.store, v.start_minutes, v.end_minutes
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.auditor <> '' AND v.start_minutes IS NOT NULL
)
SELECT x.auditor, x.day, x.audit AS audit_1, x.store AS store_1, x.start_minutes AS start_1, x.end_minutes AS end_1,
    y.audit AS audit_2, y.store AS store_2, y.start_minutes AS start_2, y.end_minutes AS end_2
FROM visits AS x
JOIN visits AS y ON y.auditor = x.auditor AND y.day = x.day AND y.store <> x.store
    AND (y.start_minutes > x.start_minutes OR (y.start_minutes = x.start_minutes AND y.audit > x.audit))
WHERE y.start_minutes = x.start_minutes OR y.start_minutes < x.end_minutes
ORDER BY x.auditor, x.day, x.start_minutes, x.audit, y.audit
