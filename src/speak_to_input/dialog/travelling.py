"""Back and forth in what was changed: undo, redo, one field as it was before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Planned
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.verify import canonical, same_value
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog.ledger import Change, Group
from speak_to_input.dialog.writing import Writing

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class Step:
    """What came of one turn's changes; `barred` when the page took none of them, so that they still stand."""

    outcomes: list[Outcome]
    barred: bool = False


@dataclass(frozen=True)
class Travelling:
    """Undo and redo within one turn."""

    turn: "Hearing"

    async def travel(self, count: int, *, back: bool) -> list[Outcome]:
        """Take back or do again the changes of `count` turns, each value written and verified."""
        outcomes: list[Outcome] = []
        for done in range(count):
            if back and outcomes and self._at_a_draft():
                whole = "trước đó là lúc mở bản nháp; anh chị nói “hoàn tác” nếu muốn bỏ cả bản nháp"
                return [*outcomes, Outcome(ActionType.UNDO, Status.REJECTED, error=whole)]
            step = await self._one(back=back)
            if step is None and done == 0:
                nothing = "không còn gì để hoàn tác" if back else "không có gì để làm lại"
                kind = ActionType.UNDO if back else ActionType.REDO
                return [Outcome(kind, Status.REJECTED, error=nothing)]
            if step is not None:
                outcomes += step.outcomes
            if step is None or step.barred or self.turn.memory.stop.is_set():
                break
        return outcomes

    def _at_a_draft(self) -> bool:
        """Whether the next step back would empty all that a draft brought: not as one of several."""
        done = self.turn.memory.ledger.done
        return bool(done) and done[-1].draft

    async def _one(self, *, back: bool) -> "Step | None":
        turn = self.turn
        ledger = turn.memory.ledger
        source = ledger.done if back else ledger.undone
        if not source:
            return None
        group = source[-1]
        form = await turn.browser.read(turn.session_id)
        step = await self._write(group, form, back=back)
        if not step.barred:
            turn.note(EventKind.UNDONE if back else EventKind.REDONE, after=str(group.turn))
        return step

    async def _write(self, group: Group, form: Form, *, back: bool) -> "Step":
        kind = ActionType.UNDO if back else ActionType.REDO
        by = By.UNDO if back else By.REDO
        ordered = group.changes[::-1] if back else group.changes
        vocabulary = self.turn.vocabulary_of(form)
        run = [travelled(c, kind, form, vocabulary, back=back) for c in ordered if not c.by_page]
        outcomes = (await Writing(self.turn).carry(run, form, by)).outcomes
        tried = [o for planned, o in zip(run, outcomes, strict=True) if planned.act is not None]
        if tried and all(outcome.status is Status.REJECTED for outcome in tried):
            return Step(outcomes, barred=True)
        # What the page had made of these it may have mended by itself: only the rest is written.
        form = await self.turn.browser.read(self.turn.session_id)
        vocabulary = self.turn.vocabulary_of(form)
        left = [c for c in ordered if c.by_page and _is_left(c, form, vocabulary, back=back)]
        run = [travelled(change, kind, form, vocabulary, back=back) for change in left]
        return Step(outcomes + (await Writing(self.turn).carry(run, form, by)).outcomes)

    async def restore(self, name: str, form: Form) -> list[Outcome]:
        """The field's value of before its last change. Like an undo it is no step to take back: a redo does that."""
        known = self.turn.vocabulary_of(form).by_name(name)
        found = self.turn.memory.ledger.last_change(name)
        label = known.label if known else name
        if found is None:
            nothing = f"{label} chưa có giá trị nào trước đó"
            return [Outcome(ActionType.UNDO, Status.REJECTED, name, label, error=nothing)]
        turn, change = found
        before = canonical(known.kind, change.before) if known else change.before
        planned = Planned(
            Outcome(ActionType.UNDO, Status.DONE, name, label, before), Write(name, change.before)
        )
        outcomes = (await Writing(self.turn).carry([planned], form, By.UNDO)).outcomes
        if outcomes[0].status is Status.DONE:
            self.turn.note(EventKind.UNDONE, field=name, after=str(turn))
        return outcomes


def _is_left(change: Change, form: Form, vocabulary: Vocabulary, *, back: bool) -> bool:
    """Whether a field that the page itself changed can be written and does not hold yet what it should."""
    known, field = vocabulary.by_name(change.field), form.field(change.field)
    wanted = change.before if back else change.after
    if known is None or field is None or not field.enabled:
        return False
    return not same_value(field, known.kind, wanted, field.value)


def travelled(change: Change, kind: ActionType, form: Form, vocabulary: Vocabulary, *, back: bool) -> Planned:
    """One change taken back or done again, unless the field holds something else by now."""
    known, field = vocabulary.by_name(change.field), form.field(change.field)
    expected, text = (change.after, change.before) if back else (change.before, change.after)
    label = known.label if known else change.field
    if known is None or field is None or not same_value(field, known.kind, expected, field.value):
        edited = f"{label} đã được sửa sau đó nên em giữ nguyên"
        return Planned(Outcome(kind, Status.REJECTED, change.field, label, error=edited))
    told = canonical(known.kind, text)
    return Planned(Outcome(kind, Status.DONE, change.field, label, told), Write(change.field, text))
