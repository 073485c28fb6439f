"""A request that comes again after a restart: the answer that it had, out of the ledger, and no second effect."""

from collections.abc import Collection

from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.ledger import Ledger
from speak_to_input.dialog.noting import NOT_UNDERSTOOD


def answered_before(ledger: Ledger, request_id: str) -> Heard | None:
    """What the request came to; None for one that is new, or that broke off."""
    told = ledger.answers.get(request_id)
    if told is None:
        return None
    *meant, said = told
    doubted = {event.field for event in meant if event.kind is EventKind.DOUBTED}
    outcomes = [_outcome(event, doubted) for event in meant if event.kind is EventKind.MEANT]
    return Heard(outcomes, said.text, understood=said.status != NOT_UNDERSTOOD)


def _outcome(event: Event, doubted: Collection[str]) -> Outcome:
    status, _, error = event.status.partition(": ")
    return Outcome(
        ActionType(event.by), Status(status), event.field or None, event.label, event.after, event.before,
        event.text, event.verified, error or None, to_check=event.field in doubted,
    )  # fmt: skip
