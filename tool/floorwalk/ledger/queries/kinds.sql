-- Which sets and kinds of round are on record, simulated or real? Figures never mix them.
-- Parameters: 
-- Columns:
--   kind: kind of round
--   standard_set: id of the set
--   simulated: true: filled by the demo
--   rounds: rounds
--   stores: stores
--   visits: audits
--   first_day: day of the first
--   last_day: day of the last
SELECT v.kind, v.standard_set, v.simulated, COUNT(DISTINCT v.round) AS rounds, COUNT(DISTINCT v.store) AS stores, COUNT(*) AS visits,
    MIN(v.day) AS first_day, MAX(v.day) AS last_day
FROM audits AS v
GROUP BY v.kind, v.standard_set, v.simulated
ORDER BY v.kind, v.standard_set, v.simulated
