"""What tests share: the repository's own workspace, loaded once, and which system programs are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from floorwalk.edition.freeze import Edition, freeze
from floorwalk.source.workspace import Workspace, load

# Tests hold laws, not times: a busy machine must not fail them.
settings.register_profile("floorwalk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("floorwalk")
ROOT = Path(__file__).parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn every skip into a failure in CI, where nothing that a test needs may be missing."""
    report = yield
    if report.skipped and os.environ.get("FLOORWALK_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not allow: {report.longrepr}"
    return report


def program(*names: str) -> str:
    """Give the path of a system program; skips the test where it is missing."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"needs {' or '.join(names)}, which this machine does not have")
    return found


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def mall(root: Path) -> Workspace:
    """The example company. Read only: tests that change something copy it."""
    return load(root)


@pytest.fixture(scope="session")
def mall_edition(mall: Workspace) -> Edition:
    return freeze(mall.sets["mall"])
