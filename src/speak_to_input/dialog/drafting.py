"""Drafts by voice: save under a name, tell which there are, load one again, delete one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.by_place import Offered, place_told
from speak_to_input.core.commands import DeleteDraft, LoadDraft
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.drafts import Draft, about, called, is_same
from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Cue
from speak_to_input.core.page_acts import Press, Status
from speak_to_input.core.plan import Planned, Question
from speak_to_input.core.reply import polite
from speak_to_input.core.sending import saving_button
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.doubting import doubted_fields
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.opening import open_form
from speak_to_input.dialog.refilling import left_out, refill
from speak_to_input.dialog.unsent import (
    all_drafts,
    forget_deleted,
    held,
    holds_only_its_name,
    is_as_saved,
    keep_draft,
)
from speak_to_input.dialog.writing import Writing
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_TOLD = 8
"""Drafts that are read out at once."""
_LEADS, _SURE = 3, 0.8
"""Words at the beginning among which a verb of deleting may stand, and how well it must be heard."""
_NONE = "chưa có bản nháp nào"


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
        memory = turn.memory
        name = keep_draft(memory, values, name, turn.means.clock())
        saved = f"{turn.session_id}:{memory.ledger.seq}"
        for before in (draft for draft in memory.drafts if is_same(draft, name, memory.url)):
            turn.note(EventKind.DRAFT_DELETED, text=before.id)  # by its newer self
        others = (draft for draft in memory.drafts if not is_same(draft, name, memory.url))
        kept = Draft(saved, name, memory.form_type, memory.ledger.title, memory.url, "", values)
        memory.drafts = (*others, kept)
        await turn.keep()
        heard.outcomes.append(Outcome(ActionType.SAVE_DRAFT, Status.DONE, label=name, verified=True))
        button = saving_button(form, draft=draft)
        if button is not None:
            pressed = Planned(Outcome(ActionType.CLICK, Status.DONE, label=button.label), Press(button.ref))
            heard.outcomes += (await Writing(turn).carry([pressed], form)).outcomes

    async def _all(self) -> tuple[Draft, ...]:
        return await all_drafts(self.turn.means, self.turn.session_id)

    async def tell(self, *who: str) -> Heard:
        """Which drafts there are, those about somebody where there are any; naming one loads it."""
        drafts = await self._all()
        drafts = next((found for one in who if (found := about(drafts, one))), drafts)
        if not drafts:
            return Heard([Outcome(ActionType.READ, Status.DONE, verified=True)], polite(f"{_NONE} ạ."))
        more = f" và {len(drafts) - _TOLD} bản khác" if len(drafts) > _TOLD else ""
        which = "Anh chị mở bản nào ạ?" if len(drafts) > 1 else "Anh chị làm tiếp không ạ?"
        told = f"có {len(drafts)} bản nháp: {self._numbered(drafts)}{more}. {which}"
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
        only = choices if len(choices) == 1 else ()  # of one a yes tells which
        self.turn.ask(Question(PendingKind.CHOOSE, text, names, choices, on_yes=only))

    def picked(self, text: str) -> LoadDraft | DeleteDraft | None:
        """The draft that is picked among those just told: "mở bản số 3", "xóa cái cuối"; None for none."""
        question, language = self.turn.pending(), self.turn.means.language
        drafts = [c for c in question.choices if isinstance(c, LoadDraft | DeleteDraft)] if question else []
        words = read_words(text)
        if question is None or not drafts or not len(words):
            return None
        clears = [
            match.end
            for at in range(min(_LEADS, len(words)))
            for match in language.cues.matches(words, at)
            if match.item is Cue.CLEAR and match.strength > _SURE
        ]
        place = place_told(words, Offered(question.options, drafts=True), language, max(clears, default=0))
        if place is None:
            return None
        return DeleteDraft(drafts[place].name, text) if clears else drafts[place]

    async def _which(self, command: LoadDraft | DeleteDraft, kind: ActionType) -> Draft | Heard:
        """The one draft that is meant, or what to say when it is not just one."""
        drafts = await self._all()
        found = called(drafts, command.name)
        if not found and drafts:
            names = Offered(tuple(draft.name for draft in drafts[:_TOLD]), drafts=True)
            place = place_told(read_words(f"bản {command.name}"), names, self.turn.means.language)
            found = (drafts[place],) if place is not None else ()
        return self.one_of(found, command, kind) if found else self.none_such(command, drafts, kind)

    def none_such(
        self, command: LoadDraft | DeleteDraft, drafts: tuple[Draft, ...], kind: ActionType
    ) -> Heard:
        """That there is no such draft, and which there are."""
        known = say.listed([draft.name for draft in drafts[:_TOLD]])
        error = f"không có bản nháp “{command.name}”; đang có: {known}" if drafts else _NONE
        return Heard([Outcome(kind, Status.REJECTED, heard=command.heard, error=error)], polite(error))

    def one_of(
        self, found: tuple[Draft, ...], command: LoadDraft | DeleteDraft, kind: ActionType
    ) -> Draft | Heard:
        """The only one of these, else the question which."""
        if len(found) == 1:
            return found[0]
        text = f"Có {len(found)} bản nháp hợp: {self._numbered(found)}. Bản nào ạ?"
        self._ask(text, found[:_TOLD], tuple(replace(command, name=draft.id) for draft in found[:_TOLD]))
        return Heard([Outcome(kind, Status.ASKED, heard=command.heard, error=text)], polite(text))

    async def load(self, command: LoadDraft, form: Form | None) -> Heard:
        """Open the draft's form and fill it again; asked first when the open form holds something unsent."""
        draft = await self._which(command, ActionType.LOAD_DRAFT)
        if isinstance(draft, Heard):
            return draft
        turn = self.turn
        await forget_deleted(turn.means, turn.session_id, turn.memory)
        kept = (
            command.sure or turn.memory.sent or is_as_saved(turn.memory) or holds_only_its_name(turn.memory)
        )
        filled = sum(1 for f in form.fields if f.enabled and not f.empty) if form else 0
        if form is not None and filled and not kept:
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
        turn.memory.drafts = (draft,)
        refilled = await refill(turn, draft.values, By.DRAFT)
        whole = not refilled.left
        loaded = Outcome(
            ActionType.LOAD_DRAFT, Status.DONE, label=draft.name, value=str(refilled.count), verified=whole
        )
        told = f"Dạ, đã mở nháp “{draft.name}” và điền lại {refilled.count} ô."
        if refilled.left:
            told += f" {left_out(refilled)}"
        doubted = await doubted_fields(turn, await turn.form(), draft.id)
        if doubted:
            told += f" Mời anh chị xem lại {say.listed([say.label_of(field) for field in doubted])}."
        marks = [
            Outcome(
                ActionType.LOAD_DRAFT, Status.DONE, f.name, f.label, f.value, verified=True, to_check=True
            )
            for f in doubted
        ]
        return Heard([opened, loaded, *marks, *refilled.left], told)

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
        await self.turn.keep()
        done = Outcome(ActionType.CLEAR, Status.DONE, label=f"nháp {draft.name}", verified=True)
        return Heard([done], f"Dạ, đã xóa bản nháp “{draft.name}”.")
