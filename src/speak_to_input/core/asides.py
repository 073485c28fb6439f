"""What was said in a talk and never came to the form: words left alone, words nobody was there for, answers to them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.saved import SavedLine

_USED = ("asked", "manner")
"""Of words that came to no form but were answered: asked about, or a wish about the talk itself."""


def asides(lines: Sequence[SavedLine], events: Sequence[Event]) -> tuple[SavedLine, ...]:
    """The lines of a transcript that the ledger of its session does not hold, in their order.

    Both know the request that brought a sentence; a ledger of before knows the words only.
    """
    heard = [event for event in events if event.kind is EventKind.HEARD]
    requests = {event.label for event in heard if event.label}
    words = {event.text for event in heard if not event.label}
    return tuple(
        line
        for line in lines
        if line.correlation_id not in requests and not (line.role == "user" and line.text in words)
    )


def in_time(events: Sequence[Event], said: Sequence[SavedLine]) -> Iterator[Event | SavedLine]:
    """Both in one order; events keep theirs."""
    waiting = list(said)
    for event in events:
        while waiting and waiting[0].at <= datetime.fromisoformat(event.at):
            yield waiting.pop(0)
        yield event
    yield from waiting


def unused(line: SavedLine) -> bool:
    """Whether the person said it and nothing came of it."""
    return line.role == "user" and line.outcome not in _USED
