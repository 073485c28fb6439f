"""Log lines: JSON in a file, readable on the console, correlation id in each, never speech or values.

A line may hold only the keys of `PLAIN`; whatever comes under another key is treated as personal (pii)
and replaced. Errors that nobody raised on purpose are told by class and place, without their text,
because libraries quote what they were given.
"""

import logging
import sys
from asyncio import AbstractEventLoop
from collections.abc import MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog

from speak_to_input.errors import ConfigurationError, SpeakToInputError
from speak_to_input.observe.correlation import current_correlation_id, current_session_id

PLAIN: frozenset[str] = frozenset({
    "event", "level", "logger", "timestamp", "correlation_id", "session_id", "request_id",
    "service", "version", "address", "host", "port", "pid", "signal", "exit_code",
    "method", "route", "status", "duration_ms", "code", "error", "at", "reason", "hint",
    "form_type", "field", "step", "action_type", "outcome", "actions", "verified", "rejected", "success",
    "understood_by", "pending", "source", "coalesced", "repeated", "attempt", "count", "sessions",
})  # fmt: skip
"""Keys whose values are safe to write down."""

HIDDEN = "[pii]"
_OWN = ("speak_to_input", "uvicorn")
_ROTATE_BYTES = 20 * 1024 * 1024

Line = MutableMapping[str, Any]


def start_logging(folder: Path, service: str, *, level: str = "INFO", console: bool = True) -> Path:
    """Send every log line of this process to `folder`/`service`.log, and to stderr if `console`.

    Gives: the file. Raises: ConfigurationError when it cannot be written.
    """
    path = folder / f"{service}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=_ROTATE_BYTES, backupCount=5, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be written ({error.strerror}); set S2I_LOGS__FOLDER to a folder you may write to."
        ) from None
    file.setFormatter(_formatter(structlog.processors.JSONRenderer(ensure_ascii=False)))
    handlers: list[logging.Handler] = [file]
    if console:
        screen = logging.StreamHandler(sys.stderr)
        screen.setFormatter(_formatter(structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())))
        handlers.append(screen)
    _take_over(handlers, level)
    return path


def stop_logging() -> None:
    """Close the files that `start_logging` opened."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose lines take the keys of `PLAIN`: `log.info("turn done", actions=5)`."""
    bound: structlog.stdlib.BoundLogger = structlog.get_logger(f"speak_to_input.{name}")
    return bound


def tell_stray_errors(loop: AbstractEventLoop) -> None:
    """Errors of tasks that nobody waited for are logged without the task's arguments."""
    log = logger("loop")

    def told(_: AbstractEventLoop, context: dict[str, Any]) -> None:
        log.error("stray error in a task", exc_info=context.get("exception"))

    loop.set_exception_handler(told)


def _take_over(handlers: list[logging.Handler], level: str) -> None:
    stop_logging()
    root = logging.getLogger()
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in _OWN:
        own = logging.getLogger(name)
        own.handlers.clear()
        own.propagate = True
        own.setLevel(level)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _formatter(renderer: structlog.typing.Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), _only_first_line],
        processors=[
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_call,
            _without_error_text,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_personal_data,
            renderer,
        ],
    )


def _with_call(_: Any, __: str, line: Line) -> Line:
    """Both ids in every line; "-" outside of any call."""
    line["correlation_id"] = current_correlation_id() or "-"
    line.setdefault("session_id", current_session_id() or "-")
    return line


def _only_first_line(_: Any, __: str, line: Line) -> Line:
    """Lines of libraries: one short line; what follows quotes arguments. Of a traceback, the error's class."""
    told = str(line["event"]).strip().split("\n")
    if told[0].startswith("Traceback"):
        line["error"] = told[-1].split(":")[0]
    line["event"] = told[0][:160]
    line.pop("color_message", None)
    return line


def _without_error_text(_: Any, __: str, line: Line) -> Line:
    raised = line.pop("exc_info", None)
    error = raised[1] if isinstance(raised, tuple) else sys.exc_info()[1] if raised is True else raised
    if not isinstance(error, BaseException):
        return line
    line["error"] = type(error).__qualname__
    if isinstance(error, SpeakToInputError):
        line["reason"] = error.message
    frames = extract_tb(error.__traceback__)[-6:]
    line["at"] = [
        f"{Path(f.filename).parent.name}/{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames
    ]
    return line


def without_personal_data(_: Any, __: str, line: Line) -> Line:
    """Hide what is not under a key of `PLAIN`."""
    return {key: value if key in PLAIN else HIDDEN for key, value in line.items()}
