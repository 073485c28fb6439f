"""One turn as the ledger tells it: what was meant, what became of it, what was asked and said; or that it failed."""

from speak_to_input.core.events import EventKind
from speak_to_input.core.page_acts import Status
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.hearing import Hearing

NOT_UNDERSTOOD = "not understood"


def note_turn(turn: Hearing, heard: Heard) -> None:
    """Note outcomes, the question that waits now, and the answer."""
    for outcome in heard.outcomes:
        turn.note(
            EventKind.MEANT, by=outcome.type, field=outcome.field or "", label=outcome.label,
            before=outcome.previous, after=outcome.value, text=outcome.heard,
            status=f"{outcome.status}: {outcome.error}" if outcome.error else str(outcome.status),
            verified=outcome.verified,
        )  # fmt: skip
        if outcome.to_check and outcome.field and outcome.status is Status.DONE:
            turn.note(EventKind.DOUBTED, field=outcome.field, label=outcome.label)
    question = turn.pending()
    if question is not None:
        turn.note(EventKind.ASKED, by=question.kind, field=question.asked or "", text=question.text)
    turn.note(EventKind.SAID, text=heard.reply, status="" if heard.understood else NOT_UNDERSTOOD)


def note_failure(turn: Hearing, error: BaseException) -> None:
    """Note that the turn broke off: what it had written until then is told by its other events."""
    turn.note(EventKind.MEANT, status=f"failed: {type(error).__name__}")
