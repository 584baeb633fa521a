-- Which audits of at least $least checks were answered exactly alike? A question, not an accusation: a perfect store looks so too.
-- Parameters: kind, set, round, simulated, least
-- Columns:
--   answers_hash: hash of the answers
--   alike: audits with these answers
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   auditor: name or initials
--   day: day of the visit
--   percent: score
WITH alike AS (
    SELECT v.answers_hash, COUNT(*) AS alike
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.asked - v.blanks >= $least
    GROUP BY v.answers_hash
    HAVING COUNT(*) > 1
)
SELECT v.answers_hash, c.alike, v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, v.percent
FROM audits AS v
JOIN alike AS c ON c.answers_hash = v.answers_hash
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
ORDER BY c.alike DESC, v.answers_hash, v.sheet_id, v.audit
