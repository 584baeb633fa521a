-- What did the visits of each format score on the average? Only scored and complete visits count.
-- Parameters: kind, set, round, simulated
-- Columns:
--   format: id of the format, empty when stores.csv does not name it
--   stores: stores with a visit that counts
--   visits: visits that count
--   left_out: visits that do not: not scored, or incomplete
--   mean_percent: mean score of the visits that count, unweighted; empty when there is none
--   least: lowest score
--   most: highest score
--   failed: visits with the outcome fail
SELECT coalesce(s.format, '') AS format,
    COUNT(DISTINCT CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN v.store END) AS stores,
    SUM(CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN 1 ELSE 0 END) AS visits,
    SUM(CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN 0 ELSE 1 END) AS left_out,
    AVG(CASE WHEN v.blanks = 0 THEN v.percent END) AS mean_percent,
    MIN(CASE WHEN v.blanks = 0 THEN v.percent END) AS least,
    MAX(CASE WHEN v.blanks = 0 THEN v.percent END) AS most,
    SUM(CASE WHEN v.outcome = 'fail' THEN 1 ELSE 0 END) AS failed
FROM audits AS v
LEFT JOIN stores AS s ON s.store = v.store
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
GROUP BY coalesce(s.format, '')
ORDER BY 1
