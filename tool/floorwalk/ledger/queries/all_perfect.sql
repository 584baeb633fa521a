-- How many of the visits of each auditor found nothing at all: every check asked was seen and passed?
-- Parameters: kind, set, round, simulated
-- Columns:
--   auditor: name or initials
--   visits: visits
--   perfect: visits at which every check passed
--   share: their share, 0 to 1
--   stores: stores of the perfect visits
WITH visits AS (
    SELECT v.audit, v.auditor, v.store, MIN(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS perfect
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.auditor <> ''
    GROUP BY v.audit, v.auditor, v.store
)
SELECT v.auditor, COUNT(*) AS visits, SUM(v.perfect) AS perfect, CAST(SUM(v.perfect) AS DOUBLE) / COUNT(*) AS share,
    COUNT(DISTINCT CASE WHEN v.perfect = 1 THEN v.store END) AS stores
FROM visits AS v
GROUP BY v.auditor
ORDER BY v.auditor
