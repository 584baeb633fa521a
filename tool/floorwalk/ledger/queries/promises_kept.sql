-- How often was each promise kept in each store, of the visits at which one could tell?
-- Broken: one of its checks failed. Kept: at least one passed, each other was N/A. Which checks keep it stands in the table
-- promise_checks (promise, check_id).
-- Parameters: kind, set, round, simulated
-- Columns:
--   promise: id of the promise
--   store: id of the store
--   kept: visits that saw it kept (y_s)
--   seen: visits that saw it kept or broken (n_s)
--   unclear: visits at which one could not tell
WITH numbered AS (
    SELECT v.audit, v.store, ROW_NUMBER() OVER (ORDER BY v.audit) AS number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
),
visits AS (
    SELECT p.promise, n.number,
        MAX(CASE WHEN a.result = 'failed' THEN 1 ELSE 0 END) AS failed,
        MAX(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) AS passed,
        MAX(CASE WHEN a.result IN ('blank', 'not_observed') THEN 1 ELSE 0 END) AS unseen
    FROM numbered AS n
    JOIN answers AS a ON a.audit = n.audit
    JOIN promise_checks AS p ON p.check_id = a.check_id
    GROUP BY p.promise, n.number
)
SELECT v.promise, n.store,
    SUM(CASE WHEN v.failed = 0 AND v.unseen = 0 AND v.passed > 0 THEN 1 ELSE 0 END) AS kept,
    SUM(CASE WHEN v.failed > 0 OR (v.unseen = 0 AND v.passed > 0) THEN 1 ELSE 0 END) AS seen,
    SUM(CASE WHEN v.failed > 0 OR (v.unseen = 0 AND v.passed > 0) THEN 0 ELSE 1 END) AS unclear
FROM visits AS v
JOIN numbered AS n ON n.number = v.number
GROUP BY v.promise, n.store
ORDER BY v.promise, n.store
