"""Drafts by voice: save under a name, tell which there are, load one again, delete one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import DeleteDraft, LoadDraft
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.doubted import doubted_in
from speak_to_input.core.drafts import Draft, called, is_same
from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.page_acts import Press, Status
from speak_to_input.core.plan import Planned, Question
from speak_to_input.core.reply import polite
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.sending import saving_button
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.opening import open_form
from speak_to_input.dialog.refilling import left_out, refill
from speak_to_input.dialog.unsent import all_drafts, keep_draft
from speak_to_input.dialog.writing import Writing

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_TOLD = 8
"""Drafts that are read out at once."""
_NONE = "chưa có bản nháp nào"


def held(form: Form) -> dict[str, str]:
    """What a draft keeps of a form: no secrets."""
    kept = (f for f in form.fields if f.enabled and not f.empty and not is_secret(f))
    return {field.name: field.value for field in kept}


@dataclass(frozen=True)
class Drafting:
    """Drafts within one turn."""

    turn: "Hearing"

    async def save(self, name: str, form: Form, heard: Heard, *, draft: bool = True) -> None:
        """Keep a draft of our own, and press the page's own save button where it has one.

        `draft`: a draft was asked for by that word, so that nothing but a draft may come of it.
        """
        turn = self.turn
        values = held(form)
        if not values:
            error = "biểu mẫu đang trống, chưa có gì để lưu"
            heard.outcomes.append(Outcome(ActionType.SAVE_DRAFT, Status.REJECTED, error=error))
            return
        name = keep_draft(turn.memory, values, name, turn.means.clock())
        memory, loaded = turn.memory, turn.memory.draft
        saved = f"{turn.session_id}:{memory.ledger.seq}"
        memory.saved = Draft(saved, name, memory.form_type, memory.ledger.title, memory.url, "", values)
        if loaded is not None and is_same(loaded, name, turn.memory.url):
            turn.note(EventKind.DRAFT_DELETED, text=loaded.id)  # by its newer self
            turn.memory.draft = None
        await turn.keep()
        heard.outcomes.append(Outcome(ActionType.SAVE_DRAFT, Status.DONE, label=name, verified=True))
        button = saving_button(form, draft=draft)
        if button is not None:
            pressed = Planned(Outcome(ActionType.CLICK, Status.DONE, label=button.label), Press(button.ref))
            heard.outcomes += (await Writing(turn).carry([pressed], form)).outcomes

    async def _all(self) -> tuple[Draft, ...]:
        return await all_drafts(self.turn.means, self.turn.session_id)

    async def tell(self) -> Heard:
        """Which drafts there are; naming one loads it."""
        drafts = await self._all()
        if not drafts:
            return Heard([Outcome(ActionType.READ, Status.DONE, verified=True)], polite(f"{_NONE} ạ."))
        more = f" và {len(drafts) - _TOLD} bản khác" if len(drafts) > _TOLD else ""
        told = f"có {len(drafts)} bản nháp: {self._numbered(drafts)}{more}. Anh chị mở bản nào ạ?"
        self._ask(told, drafts[:_TOLD], tuple(LoadDraft(draft.id) for draft in drafts[:_TOLD]))
        return Heard([Outcome(ActionType.READ, Status.DONE, verified=True)], polite(told))

    def _numbered(self, drafts: tuple[Draft, ...]) -> str:
        return "; ".join(
            f"{place}. {self._described(draft)}" for place, draft in enumerate(drafts[:_TOLD], 1)
        )

    def _described(self, draft: Draft) -> str:
        when = self.turn.memory.here(datetime.fromisoformat(draft.saved_at))
        title = "" if draft.title in draft.name else f"{draft.title}, "
        return f"{draft.name} ({title}{len(draft.values)} ô, {when:%H:%M %d/%m})"

    def _ask(
        self, text: str, drafts: tuple[Draft, ...], choices: tuple[LoadDraft | DeleteDraft, ...]
    ) -> None:
        names = tuple(draft.name for draft in drafts)
        if len(set(names)) < len(names):  # buttons that say the same are no choice
            names = tuple(f"Bản {place}" for place in range(1, len(drafts) + 1))
        self.turn.ask(Question(PendingKind.CHOOSE, text, names, choices))

    async def _which(self, command: LoadDraft | DeleteDraft, kind: ActionType) -> Draft | Heard:
        """The one draft that is meant, or what to say when it is not just one."""
        drafts = await self._all()
        found = called(drafts, command.name)
        if len(found) == 1:
            return found[0]
        if not found:
            known = say.listed([draft.name for draft in drafts[:_TOLD]])
            error = f"không có bản nháp “{command.name}”; đang có: {known}" if drafts else _NONE
            return Heard([Outcome(kind, Status.REJECTED, heard=command.heard, error=error)], polite(error))
        text = f"Có {len(found)} bản nháp hợp: {self._numbered(found)}. Bản nào ạ?"
        self._ask(text, found[:_TOLD], tuple(replace(command, name=draft.id) for draft in found[:_TOLD]))
        return Heard([Outcome(kind, Status.ASKED, heard=command.heard, error=text)], polite(text))

    async def load(self, command: LoadDraft, form: Form | None) -> Heard:
        """Open the draft's form and fill it again; asked first when the open form holds something unsent."""
        draft = await self._which(command, ActionType.LOAD_DRAFT)
        if isinstance(draft, Heard):
            return draft
        turn = self.turn
        filled = sum(1 for f in form.fields if f.enabled and not f.empty) if form else 0
        if form is not None and filled and not command.sure and not turn.memory.sent:
            text = f"Đang có {filled} ô đã điền mà chưa gửi. Em giữ thành bản nháp rồi mở nháp “{draft.name}” nhé?"
            sure = replace(command, name=draft.id, sure=True)
            turn.ask(
                Question(
                    PendingKind.CONFIRM_CLEAR, text, ("Có", "Không"), on_yes=(sure,), digest=digest(form)
                )
            )
            return Heard(
                [Outcome(ActionType.LOAD_DRAFT, Status.ASKED, label=draft.name, error=text)], polite(text)
            )
        url = turn.means.forms.now_at(draft.form_type, draft.url)
        opened = await open_form(turn.means, turn.session_id, turn.memory, url)
        turn.memory.draft = turn.memory.saved = draft
        refilled = await refill(turn, draft.values, By.DRAFT)
        whole = not refilled.left
        loaded = Outcome(
            ActionType.LOAD_DRAFT, Status.DONE, label=draft.name, value=str(refilled.count), verified=whole
        )
        told = f"Dạ, đã mở nháp “{draft.name}” và điền lại {refilled.count} ô."
        if refilled.left:
            told += f" {left_out(refilled)}"
        doubted = await self._doubted(draft, await turn.form())
        if doubted:
            told += f" Mời anh chị xem lại {say.listed([say.label_of(field) for field in doubted])}."
        marks = [
            Outcome(
                ActionType.LOAD_DRAFT, Status.DONE, f.name, f.label, f.value, verified=True, to_check=True
            )
            for f in doubted
        ]
        return Heard([opened, loaded, *marks, *refilled.left], told)

    async def _doubted(self, draft: Draft, form: Form) -> list[Field]:
        """The fields whose values were doubted when the draft was saved: they are marked again."""
        session_id, _, seq = draft.id.rpartition(":")
        before = (e for e in await self.turn.means.ledgers.read(session_id) if e.seq <= int(seq))
        doubted = doubted_in(before)
        return [field for field in form.fields if not field.empty and doubted.get(field.name) == field.value]

    async def back_to_left(self, form: Form) -> Heard | None:
        """The form that a link had left, as it was: what undo means where nothing was changed since. None else."""
        memory = self.turn.memory
        if not memory.left or memory.ledger.done:
            return None
        await self.turn.keep()
        return await self.load(LoadDraft(memory.left), form)

    async def delete(self, command: DeleteDraft) -> Heard:
        """Delete a draft after a yes: it cannot be brought back."""
        draft = await self._which(command, ActionType.CLEAR)
        if isinstance(draft, Heard):
            return draft
        if not command.sure:
            text = f"Xóa hẳn bản nháp {self._described(draft)}, anh chị chắc chứ ạ?"
            sure = replace(command, name=draft.id, sure=True)
            self.turn.ask(Question(PendingKind.CONFIRM_CLEAR, text, ("Có", "Không"), on_yes=(sure,)))
            return Heard(
                [Outcome(ActionType.CLEAR, Status.ASKED, label=draft.name, error=text)], polite(text)
            )
        self.turn.note(EventKind.DRAFT_DELETED, text=draft.id)
        if self.turn.memory.saved is not None and self.turn.memory.saved.id == draft.id:
            self.turn.memory.saved = None
        await self.turn.keep()
        done = Outcome(ActionType.CLEAR, Status.DONE, label=f"nháp {draft.name}", verified=True)
        return Heard([done], f"Dạ, đã xóa bản nháp “{draft.name}”.")
