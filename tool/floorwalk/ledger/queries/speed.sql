-- How many minutes did each visit take for a question? Only visits with a beginning and an end.
-- A visit that ends before it begins went past midnight.
-- Parameters: kind, set, round, simulated
-- Columns:
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   auditor: name or initials
--   day: day of the visit
--   asked: checks asked
--   minutes: minutes from beginning to end
--   minutes_each: minutes a check
WITH visits AS (
    SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, v.asked,
        CASE WHEN v.end_minutes >= v.start_minutes THEN v.end_minutes - v.start_minutes
            ELSE v.end_minutes + 1440 - v.start_minutes END AS minutes
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.start_minutes IS NOT NULL AND v.end_minutes IS NOT NULL AND v.asked > 0
)
SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, v.asked, v.minutes,
    CAST(v.minutes AS DOUBLE) / CAST(v.asked AS DOUBLE) AS minutes_each
FROM visits AS v
ORDER BY minutes_each, v.audit
