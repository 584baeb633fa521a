-- What did each visit score? For control charts, consistency and intervals.
-- Parameters: kind, set, round, simulated
-- Columns:
--   audit: content hash of the file
--   sheet_id: id of the sheet
--   round: id of the round
--   store: id of the store
--   region: id of its region, empty when stores.csv does not name it
--   format: id of its format, likewise
--   visit: number of the visit
--   day: day of the visit
--   auditor: name or initials
--   edition: hash of the edition
--   percent: score, empty when not scored
--   coverage: share of the applicable points observed
--   blanks: checks left blank
--   band: id of the band
--   outcome: outcome
--   counts: true when scored and complete: only such visits are ranked or make a trend
SELECT v.audit, v.sheet_id, v.round, v.store, coalesce(s.region, '') AS region, coalesce(s.format, '') AS format, v.visit, v.day, v.auditor, v.edition,
    v.percent, v.coverage, v.blanks, v.band, v.outcome, (v.percent IS NOT NULL AND v.blanks = 0) AS counts
FROM audits AS v
LEFT JOIN stores AS s ON s.store = v.store
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
ORDER BY v.store, v.day, v.visit, v.audit
