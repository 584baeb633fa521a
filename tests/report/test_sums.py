from __future__ import annotations

from floorwalk.report.sums import sum_of


def test_the_lines_are_those_of_the_explanation_and_each_belongs_to_its_check(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    for result in samples.random(mall, round_, mall.stores.rows[:4]):
        total = sum_of(result.score)
        lines = [line for own in total.sections for line in (*(line for _, line in own.checks), own.line)]
        assert [*lines, total.total] == result.score.explanation()
        assert all(line.startswith(check.check.id + ":") for own in total.sections for check, line in own.checks)
