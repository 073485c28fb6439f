"""Values that were entered with a doubt and that nobody has looked at since, as the ledger tells them."""

from collections.abc import Iterable

from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType


def doubted_in(events: Iterable[Event]) -> dict[str, str]:
    """The fields of the open form that hold a doubted value, and that value.

    Takes: a session's events, oldest first.
    """
    doubted: dict[str, str] = {}
    written: dict[str, str] = {}
    for event in events:
        match event.kind:
            case EventKind.OPENED if event.by != By.RESUME:
                doubted.clear()
            case EventKind.WRITTEN:
                written[event.field] = event.after
            case EventKind.LOOKED:
                doubted.pop(event.field, None)
            case EventKind.MEANT if event.by == ActionType.FILL and event.status == Status.DONE:
                doubted.pop(event.field, None)
            case EventKind.DOUBTED:
                doubted[event.field] = written.get(event.field, "")
            case _:
                pass
    return {name: value for name, value in doubted.items() if value and written.get(name) == value}
