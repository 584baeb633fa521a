"""Jobs shared out among processes: results in order, and a process that dies or hangs costs one job."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from tests.collect.jobs import Unfit, answer, lost, nothing

from floorwalk.collect import workers as module
from floorwalk.collect.workers import in_order
from floorwalk.errors import FloorwalkError


def _results(jobs: list[str], *, processes: int = 2, alone: int = 0) -> list[tuple[str, int]]:
    return list(in_order(jobs, nothing, answer, lost, processes=processes, alone=alone))


@pytest.fixture(autouse=True)
def _none_is_left_over(monkeypatch: pytest.MonkeyPatch, root: Path) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(root))  # the processes look for the jobs there
    yield
    assert active_children() == []


def test_results_come_in_the_order_of_the_jobs_from_more_than_one_process() -> None:
    jobs = ["slow", *(str(number) for number in range(300)), "slow", "end"]
    results = _results(jobs)
    assert [job for job, _ in results] == jobs
    assert len({process for _, process in results}) == 2
    assert os.getpid() not in {process for _, process in results}


def test_few_jobs_start_no_process() -> None:
    results = _results(["a", "b", "c"], alone=2)
    assert [process == os.getpid() for _, process in results] == [True, True, False]
    assert {process for _, process in _results(["a", "b"], alone=2)} == {os.getpid()}
    assert {process for _, process in _results(["a", "b"], processes=1)} == {os.getpid()}


def test_a_result_that_is_there_at_once_needs_no_process() -> None:
    jobs = ["a", "b", "c"]
    results = in_order(jobs, lambda job: (job, 0) if job != "b" else None, answer, lost, processes=2, alone=0)
    assert [process == 0 for _, process in results] == [True, False, True]


def test_a_process_that_dies_costs_one_job() -> None:
    jobs = ["a", "die", "b", "die", "die", *(str(number) for number in range(100)), "die"]
    assert [job for job, _ in _results(jobs)] == [f"{job}: died" if job == "die" else job for job in jobs]


def test_a_process_that_hangs_is_ended_and_costs_one_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    assert [job for job, _ in _results(["a", "hang", "b", "c"])] == ["a", "hang: hung", "b", "c"]


def test_results_that_wait_are_bounded() -> None:
    """While the first job takes its time, no more jobs are taken than may wait."""
    taken: list[str] = []

    def jobs() -> Iterator[str]:
        for job in ["slow", *map(str, range(1000))]:
            taken.append(job)
            yield job

    results = in_order(jobs(), nothing, answer, lost, processes=2, alone=0)
    assert next(results)[0] == "slow"
    assert len(taken) <= 2 * module._BETWEEN + 1
    results.close()


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    results = in_order(["a", "hang", "hang"], nothing, answer, lost, processes=2, alone=0)
    assert next(results)[0] == "a"
    results.close()


def test_processes_that_cannot_be_started_stop_it_with_a_way_out() -> None:
    with pytest.raises(FloorwalkError, match="--workers 1") as stop:
        list(in_order(["a"], nothing, Unfit(), lost, processes=1 + 1, alone=0))
    assert stop.value.code == "FW713"
