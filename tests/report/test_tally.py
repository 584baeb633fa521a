from __future__ import annotations

from fractions import Fraction

from floorwalk.report import tally


def test_a_section_mean_leaves_out_stores_with_blanks(samples):
    _, _, results = samples.four()
    pay, ext = tally.sections(results)
    assert (pay.title, pay.mean, pay.low, pay.high, pay.n, pay.left_out) == ("PAY", 75, 50, 100, 2, 1)
    assert (ext.mean, ext.n, ext.left_out) == (50, 2, 1)


def test_a_store_that_was_seen_twice_counts_once(samples):
    _, _, results = samples.four()
    again = samples.result(results[0].asked.edition, results[0].store, {"PAY-01.1": ("no",), "PAY-01.2": ("no",)}, number=2)
    pay = tally.sections([results[0], results[1], again])[0]
    assert (pay.mean, pay.n) == (Fraction(50), 2)


def test_bands_count_complete_visits_alone(samples):
    _, _, results = samples.four()
    assert [(band.id, n) for band, n in tally.bands(results)] == [("good", 1), ("poor", 1)]


def test_a_check_is_counted_by_state_and_named_with_its_owner(samples):
    _, _, results = samples.four()
    one, two, three = tally.checks(results, {"PAY-01": "cashier"})
    assert (one.check.id, one.asked, one.observed, one.failed, one.blank, one.owner) == ("PAY-01.1", 3, 2, 0, 1, "cashier")
    assert (two.failed, two.observed, two.stores) == (1, 3, ("S1",))
    assert (three.failed, three.observed, three.na, three.owner) == (1, 2, 1, "lead")


def test_most_failed_puts_the_larger_share_first_when_counts_are_equal(samples):
    _, _, results = samples.four()
    assert [one.check.id for one in tally.most_failed(tally.checks(results, {}))] == ["EXT-01.1", "PAY-01.2"]


def test_a_standard_is_kept_when_all_its_checks_passed(samples):
    _, _, (good, bad, blank) = samples.four()
    assert tally.standard_states(good) == {"PAY-01": "kept", "EXT-01": "kept"}
    assert tally.standard_states(bad) == {"PAY-01": "not_kept", "EXT-01": "not_kept"}
    assert tally.standard_states(blank) == {"PAY-01": "unclear"}


def test_a_promise_is_counted_over_its_standards_and_one_that_nobody_checks_has_no_n(samples):
    space, _, results = samples.four()
    thanks, other = tally.promises(results, space.company.promises)
    assert (thanks.standards, thanks.kept, thanks.n, thanks.stores, thanks.unclear) == (("PAY-01",), 1, 2, 2, 1)
    assert (other.standards, other.n) == ((), 0)
