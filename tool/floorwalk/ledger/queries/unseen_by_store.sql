-- How often did each store have N/A, not observed and blank for an answer?
-- Parameters: kind, set, round, simulated
-- Columns:
--   store: id of the store
--   visits: visits
--   asked: checks asked
--   na: answered N/A
--   not_observed: not observed
--   blank: left blank
--   na_share: share of the asked ones, 0 to 1
--   not_observed_share: likewise
--   blank_share: likewise
WITH counted AS (
    SELECT v.store, COUNT(DISTINCT v.audit) AS visits, COUNT(*) AS asked,
        SUM(CASE WHEN a.result = 'na' THEN 1 ELSE 0 END) AS na,
        SUM(CASE WHEN a.result = 'not_observed' THEN 1 ELSE 0 END) AS not_observed,
        SUM(CASE WHEN a.result = 'blank' THEN 1 ELSE 0 END) AS blank
    FROM audits AS v
    JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.store
)
SELECT c.store, c.visits, c.asked, c.na, c.not_observed, c.blank,
    CAST(c.na AS DOUBLE) / CAST(c.asked AS DOUBLE) AS na_share,
    CAST(c.not_observed AS DOUBLE) / CAST(c.asked AS DOUBLE) AS not_observed_share,
    CAST(c.blank AS DOUBLE) / CAST(c.asked AS DOUBLE) AS blank_share
FROM counted AS c
ORDER BY c.store
