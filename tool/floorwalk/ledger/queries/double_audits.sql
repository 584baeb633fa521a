-- What did two auditors answer to the same check, in the same store and round, or within $days days of each other?
-- Only pairs under the same edition. For kappa and Krippendorff's alpha.
-- Parameters: kind, set, round, simulated, days
-- Columns:
--   store: id of the store
--   audit_1: content hash of the earlier audit, or of the first by hash on the same day
--   audit_2: content hash of the other
--   auditor_1: name or initials
--   auditor_2: name or initials
--   days_between: days between the two visits
--   check_id: id of the check
--   check_kind: kind of check
--   result_1: passed, failed, na, not_observed or blank
--   result_2: likewise
--   value_1: first value of the first, as a number
--   value_2: first value of the other
WITH visits AS (
    SELECT v.audit, v.store, v.round, v.edition, v.auditor, v.day_number
    FROM audits AS v
    WHERE v.kind = $kind AND v.standard_set = $set AND v.simulated = $simulated
        AND (CAST($round AS VARCHAR) IS NULL OR v.round = $round)
        AND v.auditor <> ''
),
pairs AS (
    SELECT x.store, x.audit AS audit_1, y.audit AS audit_2, x.auditor AS auditor_1, y.auditor AS auditor_2,
        y.day_number - x.day_number AS days_between
    FROM visits AS x
    JOIN visits AS y ON y.store = x.store AND y.edition = x.edition AND y.auditor <> x.auditor
        AND (y.day_number > x.day_number OR (y.day_number = x.day_number AND y.audit > x.audit))
    WHERE y.round = x.round OR y.day_number - x.day_number <= $days
)
SELECT p.store, p.audit_1, p.audit_2, p.auditor_1, p.auditor_2, p.days_between, a.check_id, a.check_kind,
    a.result AS result_1, b.result AS result_2, a.value_1 AS value_1, b.value_1 AS value_2
FROM pairs AS p
JOIN answers AS a ON a.audit = p.audit_1
JOIN answers AS b ON b.audit = p.audit_2 AND b.check_id = a.check_id
ORDER BY p.store, p.audit_1, p.audit_2, a.check_id
