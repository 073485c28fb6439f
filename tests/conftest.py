"""Marks that follow from a test's place, and a list of what was skipped, for the summary of `make test`."""

from pathlib import Path

import pytest
from hypothesis import settings

# Speed is measured in bench/; a deadline here would fail on a machine that does other work as well.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

E2E = Path(__file__).parent / "e2e"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--skipped-list FILE`: append a line "test: reason" for each skipped test."""
    parser.addoption("--skipped-list", type=Path, default=None, help="append skipped tests and reasons here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of tests/e2e, so that `-m "not e2e"` leaves Chromium out."""
    for item in items:
        if item.path.is_relative_to(E2E):
            item.add_marker(pytest.mark.e2e)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Write the list that was asked for."""
    wanted: Path | None = config.getoption("--skipped-list")
    if wanted is None:
        return
    with wanted.open("a", encoding="utf-8") as listed:
        for report in terminalreporter.stats.get("skipped", []):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            listed.write(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}\n")
