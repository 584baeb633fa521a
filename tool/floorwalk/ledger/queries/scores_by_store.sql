-- What did each store score on the average, and where does it stand among those visited often enough?
-- Ties share a place. A store with fewer than $least visits that count has none. Intervals of ranks are reckoned from `scores`.
-- Parameters: kind, set, round, simulated, least
-- Columns:
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   visits: visits that count: scored and complete
--   left_out: visits that do not
--   mean_percent: mean score, empty when no visit counts
--   least_percent: lowest score
--   most_percent: highest score
--   last_day: day of the last visit
--   place: place from the top, 1 is best; empty below the least number of visits
--   tied: stores with exactly this mean, itself counted; empty as place is
WITH counted AS (
    SELECT v.store,
        SUM(CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN 1 ELSE 0 END) AS visits,
        SUM(CASE WHEN v.percent IS NOT NULL AND v.blanks = 0 THEN 0 ELSE 1 END) AS left_out,
        AVG(CASE WHEN v.blanks = 0 THEN v.percent END) AS mean_percent,
        MIN(CASE WHEN v.blanks = 0 THEN v.percent END) AS least_percent,
        MAX(CASE WHEN v.blanks = 0 THEN v.percent END) AS most_percent,
        MAX(v.day) AS last_day
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
    GROUP BY v.store
),
ordered AS (
    SELECT c.store, c.mean_percent, ROW_NUMBER() OVER (ORDER BY c.mean_percent DESC, c.store) AS number
    FROM counted AS c
    WHERE c.visits >= $least AND c.mean_percent IS NOT NULL
),
placed AS (
    SELECT o.mean_percent, MIN(o.number) AS place, COUNT(*) AS tied
    FROM ordered AS o
    GROUP BY o.mean_percent
),
ranked AS (
    SELECT o.store, p.place, p.tied
    FROM ordered AS o
    JOIN placed AS p ON p.mean_percent = o.mean_percent
)
SELECT c.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, c.visits, c.left_out, c.mean_percent, c.least_percent, c.most_percent,
    c.last_day, r.place, r.tied
FROM counted AS c
LEFT JOIN ranked AS r ON r.store = c.store
LEFT JOIN stores AS s ON s.store = c.store
ORDER BY c.store
