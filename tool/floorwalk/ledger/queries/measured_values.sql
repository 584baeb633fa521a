-- What was read, and how often so, when something was measured?
-- For one store, or for all of them.
-- Parameters: kind, set, round, simulated, store
-- Columns:
--   check_id: id of the check
--   round: id of the round
--   value_1: first reading, in the unit of the check; clock times in minutes
--   value_2: second reading
--   value_3: third reading
--   result: passed, failed or not_observed
--   times: how often
--   stores: in how many stores
SELECT a.check_id, v.round, a.value_1, a.value_2, a.value_3, a.result, COUNT(*) AS times, COUNT(DISTINCT v.store) AS stores
FROM audits AS v
JOIN answers AS a ON a.audit = v.audit
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND (CAST($store AS VARCHAR) IS NULL OR v.store = $store)
        AND a.check_kind = 'measure' AND a.state = 'given'
GROUP BY a.check_id, v.round, a.value_1, a.value_2, a.value_3, a.result
ORDER BY a.check_id, v.round, a.value_1, a.value_2, a.value_3, a.result
