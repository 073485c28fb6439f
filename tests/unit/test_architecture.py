"""The one-way import rule and the purity of vi and core, as product rules that a test can break on."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "speak_to_input"
PURE = sorted([*PACKAGE.glob("vi/**/*.py"), *PACKAGE.glob("core/**/*.py")])
CLOCK_CALLS = {"today", "now", "utcnow", "time_ns", "monotonic", "perf_counter"}
OUTSIDE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "read_text", "read_bytes", "getenv"}


def forbidden_calls(source: str) -> Iterator[str]:
    """Calls in `source` that read a clock or touch the world outside, as "line 3: date.today()"."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.rpartition(".")[2] in CLOCK_CALLS | OUTSIDE_CALLS or called == "time.time":
                yield f"line {node.lineno}: {called}()"


def test_imports_go_one_way() -> None:
    # a process of its own: the linter switches off the loggers of the one that it runs in
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_readings_and_decisions_use_no_clock_and_no_file(path: Path) -> None:
    assert not list(forbidden_calls(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "source",
    ["date.today()", "datetime.now(UTC)", "time.time()", "open('x')", "Path('x').read_text()", "print(1)"],
)
def test_a_forbidden_call_is_seen(source: str) -> None:
    assert list(forbidden_calls(f"def f():\n    return {source}"))


def test_what_values_are_asked_for_is_allowed() -> None:
    assert not list(forbidden_calls("re.search(p, t); day.time(); time(8, 30); form.field('open')"))
