-- Which picture was found with more than one check or audit? One row a place where it was found.
-- Parameters: kind, set, round, simulated
-- Columns:
--   sha256: SHA-256 of the picture
--   places: places where it was found
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   auditor: name or initials
--   day: day of the visit
--   check_id: id of the check
--   name: name of the picture
WITH found AS (
    SELECT v.audit, v.sheet_id, v.round, v.store, v.auditor, v.day, p.check_id, p.position, p.name, p.sha256
    FROM audits AS v
    JOIN photos AS p ON p.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND p.sha256 <> ''
),
twice AS (
    SELECT f.sha256, COUNT(*) AS places
    FROM found AS f
    GROUP BY f.sha256
    HAVING COUNT(DISTINCT f.audit) > 1 OR COUNT(DISTINCT f.check_id) > 1
)
SELECT f.sha256, t.places, f.audit, f.sheet_id, f.round, f.store, f.auditor, f.day, f.check_id, f.name
FROM found AS f
JOIN twice AS t ON t.sha256 = f.sha256
ORDER BY f.sha256, f.day, f.sheet_id, f.check_id, f.position, f.audit
