"""Log lines are JSON, carry the call's ids, and never what was said or written."""

import asyncio
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.errors import BrowserUnavailable, ConfigurationError
from speak_to_input.observe.correlation import correlated, current_correlation_id, note_session
from speak_to_input.observe.logs import HIDDEN, logger, start_logging, stop_logging, tell_stray_errors

SECRET = "Nguyễn Văn An 012345678901"  # pragma: allowlist secret


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield start_logging(tmp_path / "logs", "service", console=False)
    stop_logging()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_line_carries_the_ids_of_its_call(log: Path) -> None:
    with correlated("c1"):
        note_session("s1")
        logger("agent").info("turn", actions=2)
        logging.getLogger("uvicorn.error").warning("from a library")
    logger("agent").info("outside")
    first, second, third = lines(log)
    assert (first["event"], first["actions"], first["logger"]) == ("turn", 2, "speak_to_input.agent")
    assert {(line["correlation_id"], line["session_id"]) for line in (first, second)} == {("c1", "s1")}
    assert (third["correlation_id"], third["session_id"]) == ("-", "-")
    assert current_correlation_id() == ""


@pytest.mark.parametrize("key", ["text", "value", "heard", "result", "user_message", "anything_new"])
def test_what_is_not_known_to_be_harmless_is_hidden(log: Path, key: str) -> None:
    logger("agent").info("turn", **{key: SECRET})
    logging.getLogger("speak_to_input.x").info("turn", extra={key: SECRET})
    assert SECRET not in log.read_text("utf-8")
    assert [line[key] for line in lines(log)] == [HIDDEN, HIDDEN]


def test_an_error_is_told_by_class_and_place_only(log: Path) -> None:
    try:
        int(SECRET)
    except ValueError:
        logger("agent").error("failed", exc_info=True)
        logging.getLogger("speak_to_input.x").exception("failed")
    assert SECRET not in log.read_text("utf-8")
    for line in lines(log):
        assert line["error"] == "ValueError"
        assert "test_an_error_is_told_by_class_and_place_only" in line["at"][-1]


def test_our_own_errors_say_why(log: Path) -> None:
    logger("agent").error("failed", exc_info=BrowserUnavailable("Chromium went away"))
    assert lines(log)[0]["reason"] == "Chromium went away"


def test_lines_of_libraries_are_cut(log: Path) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: %s", SECRET)
    assert lines(log)[0]["event"] == "Task exception was never retrieved"


def test_a_traceback_in_a_message_is_told_by_its_class(log: Path) -> None:
    told = f"Traceback (most recent call last):\n  File x\n    f('{SECRET}')\nValueError: {SECRET}\n"
    logging.getLogger("uvicorn.error").error(told)
    assert SECRET not in log.read_text("utf-8")
    assert lines(log)[0]["error"] == "ValueError"


async def test_a_stray_task_does_not_quote_its_arguments(log: Path) -> None:
    loop = asyncio.get_running_loop()
    tell_stray_errors(loop)
    loop.call_exception_handler({"message": SECRET, "exception": ValueError(SECRET)})
    assert SECRET not in log.read_text("utf-8")
    assert lines(log)[0]["error"] == "ValueError"


def test_a_console_line_is_readable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(tmp_path, "service")
    logger("agent").info("ready", service="browser-agent", value=SECRET)
    stop_logging()
    told = capsys.readouterr().err
    assert "ready" in told
    assert "service=browser-agent" in told
    assert SECRET not in told


def test_a_folder_that_cannot_be_written_is_named_with_the_fix(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match="S2I_LOGS__FOLDER"):
        start_logging(tmp_path / "file" / "logs", "service")
