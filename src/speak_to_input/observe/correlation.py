"""The correlation id and the session of the call at hand, carried along without passing them on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}")

_correlation_id: ContextVar[str] = ContextVar("correlation_id", default="")
_session_id: ContextVar[str] = ContextVar("session_id", default="")


def current_correlation_id() -> str:
    """Id of the call at hand; "" outside of any call."""
    return _correlation_id.get()


def current_session_id() -> str:
    """Browser session that the call at hand is about; "" when none."""
    return _session_id.get()


def sane_correlation_id(offered: str | None) -> str:
    """The caller's id if it is 1 to 128 harmless characters, else a new one."""
    return offered if offered and _SANE.fullmatch(offered) else uuid4().hex


@contextmanager
def correlated(correlation_id: str, session_id: str = "") -> Iterator[None]:
    """Everything logged inside carries `correlation_id`, and `session_id` where one is known."""
    token = _correlation_id.set(correlation_id)
    session = _session_id.set(session_id)
    try:
        yield
    finally:
        _session_id.reset(session)
        _correlation_id.reset(token)


def note_session(session_id: str) -> None:
    """Log lines from here on, in the call at hand, carry `session_id` too."""
    _session_id.set(session_id)
