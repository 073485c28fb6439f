"""How far something long has come, told by whoever does it to whoever waits, without passing it on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What a model goes through before it can be used."""

    FETCHING = "fetching"
    """Its files come from the model hub."""
    UNPACKING = "unpacking"
    """Its files are put together out of packages."""
    CHECKING = "checking"
    """Its files are compared with their hashes."""
    LOADING = "loading"
    """It is read into memory; the library that does it tells nothing meanwhile."""
    TRYING = "trying"
    """It is used for the first time."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where it is. Bytes are None where nobody can count them."""

    stage: Stage
    done_bytes: int | None = None
    total_bytes: int | None = None


_told: ContextVar[Callable[[Step], None] | None] = ContextVar("progress", default=None)


def tell(stage: Stage, done_bytes: int | None = None, total_bytes: int | None = None) -> None:
    """It is there now. From a thread only those hear it who gave that thread their context."""
    if (told := _told.get()) is not None:
        told(Step(stage, done_bytes, total_bytes))


@contextmanager
def watched(told: Callable[[Step], None]) -> Iterator[None]:
    """What is done inside tells `told` how far it is."""
    token = _told.set(told)
    try:
        yield
    finally:
        _told.reset(token)
