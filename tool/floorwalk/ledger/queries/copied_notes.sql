-- Which notes of at least $least characters stand word for word in several audits?
-- Parameters: kind, set, round, simulated, least
-- Columns:
--   note: the note
--   audits: audits with it
--   stores: different stores
--   auditors: different auditors
--   checks: different checks
--   first_day: day of the first
--   last_day: day of the last
SELECT TRIM(a.note) AS note, COUNT(DISTINCT v.audit) AS audits, COUNT(DISTINCT v.store) AS stores, COUNT(DISTINCT v.auditor) AS auditors,
    COUNT(DISTINCT a.check_id) AS checks, MIN(v.day) AS first_day, MAX(v.day) AS last_day
FROM audits AS v
JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    AND LENGTH(TRIM(a.note)) >= $least
GROUP BY TRIM(a.note)
HAVING COUNT(DISTINCT v.audit) > 1
ORDER BY 2 DESC, 1
