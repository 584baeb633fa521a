-- Which visits took less than half the minutes a check that visits take on average? Only visits with a beginning and an end.
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
--   usual_each: minutes a check of all these visits together
WITH visits AS (
    SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, v.asked,
        CASE WHEN v.end_minutes >= v.start_minutes THEN v.end_minutes - v.start_minutes
            ELSE v.end_minutes + 1440 - v.start_minutes END AS minutes
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.start_minutes IS NOT NULL AND v.end_minutes IS NOT NULL AND v.asked > 0
),
usual AS (
    SELECT CAST(SUM(v.minutes) AS DOUBLE) / CAST(SUM(v.asked) AS DOUBLE) AS usual_each
    FROM visits AS v
)
SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, v.asked, v.minutes,
    CAST(v.minutes AS DOUBLE) / CAST(v.asked AS DOUBLE) AS minutes_each, u.usual_each
FROM visits AS v
CROSS JOIN usual AS u
WHERE CAST(v.minutes AS DOUBLE) / CAST(v.asked AS DOUBLE) * 2 < u.usual_each
ORDER BY minutes_each, v.audit
