-- Which visits are dated before their round began, after its sheets were due, or later than $today?
-- Parameters: kind, set, round, simulated, today
-- Columns:
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   auditor: name or initials
--   day: day of the visit
--   first_day: first day of the round, empty when the round is not known
--   due: day by which its sheets came back, likewise
--   why: early, late or future; future goes first
SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, r.first_day, r.due,
    CASE WHEN v.day > $today THEN 'future' WHEN v.day < r.first_day THEN 'early' ELSE 'late' END AS why
FROM audits AS v
LEFT JOIN rounds AS r ON r.round = v.round
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    AND (v.day > $today OR v.day < r.first_day OR v.day > r.due)
ORDER BY v.day, v.sheet_id, v.audit
