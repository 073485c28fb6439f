"""Values written within a turn: what changed enters the ledger, edits by hand win, files stand where they lie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.events import By
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Planned
from speak_to_input.dialog.carrying import Carried, carry_out
from speak_to_input.dialog.ledger import Change

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

BY_HAND = "anh chị vừa sửa ô này bằng tay nên em giữ nguyên"


@dataclass(frozen=True)
class Writing:
    """What one turn writes on the page."""

    turn: "Hearing"

    async def carry(self, run: Sequence[Planned], form: Form, by: By | None = None) -> Carried:
        """Do a run of planned acts; what was written enters the ledger."""
        if not run:
            return Carried()
        run = [await self._with_files(step if by else self._unless_by_hand(step), form) for step in run]
        began = self.turn.means.clock()
        self.turn.memory.seen = form
        carried = await carry_out(
            run,
            self.turn.session_id,
            self.turn.browser,
            self.turn.vocabulary_of(form),
            self.turn.memory.complaints,
        )
        self.turn.memory.seen = carried.form or form
        self.turn.memory.veil.see(self.turn.memory.seen)
        self.turn.memory.veil.hear(carried.outcomes)
        carried.by_page = [change for change in carried.by_page if not self._by_hand(change, began)]
        self.turn.wrote([*carried.changes, *carried.by_page], by or self.turn.by)
        return carried

    def _by_hand(self, change: Change, began: datetime) -> bool:
        """Whether a change that nobody asked for is an edit by hand: it is told, or will be, as one."""
        edit = self.turn.memory.edit
        under_way = edit is not None and edit.field == change.field
        return under_way or self.turn.memory.edited_since(change.field, began)

    async def _with_files(self, step: Planned, form: Form) -> Planned:
        """Files are written by where they lie; drafts and undo know their names only."""
        field = form.field(step.act.field) if isinstance(step.act, Write) else None
        if not isinstance(step.act, Write) or field is None or field.type is not FieldType.FILE:
            return step
        given = await self.turn.means.shelf.given(self.turn.session_id)
        lies = {file.name: file.path for file in given} | {file.path: file.path for file in given}
        wanted = [name for name in step.act.text.split("\n") if name]
        gone = [name for name in wanted if name not in lies]
        if gone:
            # never a file of this machine that merely is called so
            error = f"em không còn giữ tệp {say.listed(gone)}, anh chị đưa lại giúp em"
            return Planned(replace(step.outcome, status=Status.REJECTED, error=error))
        return replace(step, act=replace(step.act, text="\n".join(lies[name] for name in wanted)))

    def _unless_by_hand(self, step: Planned) -> Planned:
        """An edit by hand that is younger than the words wins over them."""
        if not isinstance(step.act, Write):
            return step
        edited = self.turn.memory.edits.get(step.act.field)
        if edited is None or edited <= self.turn.spoken_at:
            return step
        return Planned(replace(step.outcome, status=Status.REJECTED, error=BY_HAND))
