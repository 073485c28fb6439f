"""Wishes about the session itself, carried out: drafts, search, undo by number or name, manners."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from speak_to_input.core.commands import (
    DeleteDraft,
    Focus,
    Go,
    GoToNth,
    ListDrafts,
    LoadDraft,
    Manner,
    Place,
    Request,
    Restore,
    SaveDraft,
    Search,
    Travel,
)  # fmt: skip
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import FocusField, Status
from speak_to_input.core.plan import Planned, Question
from speak_to_input.core.reply import answer, polite
from speak_to_input.core.search import Hit, Where, find
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.asking import after_the_last, next_question
from speak_to_input.dialog.drafting import Drafting
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.pop_up_questions import dialog_question
from speak_to_input.dialog.travelling import Travelling
from speak_to_input.dialog.writing import Writing

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_NO_FORM = "chưa mở biểu mẫu nào"


@dataclass(frozen=True)
class Requesting:
    """Requests within one turn; `form` is None while none is open."""

    turn: "Hearing"

    async def carry_out(self, request: Request, form: Form | None) -> Heard:
        """Do what was asked. A question that waited is void, save for a repeat of it."""
        turn = self.turn
        if not (isinstance(request, Go) and request.how is Manner.REPEAT):
            turn.ask(None)
        match request:
            case ListDrafts():
                return await Drafting(turn).tell()
            case LoadDraft():
                return await Drafting(turn).load(request, form)
            case DeleteDraft():
                return await Drafting(turn).delete(request)
            case Go():
                return self._go(request.how, form)
            case SaveDraft() | Search() | Travel() | Restore() | GoToNth():
                if form is None:
                    return Heard(reply=polite(_NO_FORM), understood=False)
                return await self._on(request, form)
        assert_never(request)

    async def _on(self, request: SaveDraft | Search | Travel | Restore | GoToNth, form: Form) -> Heard:
        heard, remarks = Heard(), []
        if isinstance(request, Travel) and request.back:
            left = await Drafting(self.turn).back_to_left(form)
            if left is not None:
                return left
        match request:
            case SaveDraft(name):
                await Drafting(self.turn).save(name, form, heard)
            case Travel(back, count):
                heard.outcomes += await Travelling(self.turn).travel(count, back=back)
            case Restore(name):
                heard.outcomes += await Travelling(self.turn).restore(name, form)
            case GoToNth():
                await self._go_to(request, form, heard)
            case Search(query):
                remarks = await self._search(query, form, heard)
        now = await self.turn.browser.read(self.turn.session_id)
        if now.dialogs and self.turn.pending() is None:
            self.turn.ask(dialog_question(now))
        question = self.turn.pending()
        heard.reply = answer(
            heard.outcomes,
            tuple(remarks),
            question.text if question else "",
            now,
            self.turn.vocabulary_of(now),
        )
        self.turn.memory.touched(heard.outcomes, now)
        return heard

    async def _go_to(self, request: GoToNth, form: Form, heard: Heard) -> None:
        """A field by its number among those that are shown, a section by its number in the form."""
        fields = [field for field in form.fields if field.enabled and field.visible]
        if request.place is Place.SECTION:
            firsts = {field.section: field for field in reversed([f for f in form.fields if f.enabled])}
            fields = [field for field in form.fields if firsts.get(field.section) is field]
        number = request.number if request.number > 0 else len(fields)
        if not 1 <= number <= len(fields):
            what = "ô" if request.place is Place.FIELD else "phần"
            error = f"ở đây chỉ có {len(fields)} {what}"
            heard.outcomes.append(
                Outcome(ActionType.FOCUS, Status.REJECTED, heard=request.heard, error=error)
            )
            return
        field = fields[number - 1]
        going = Outcome(
            ActionType.FOCUS, Status.DONE, field.name, field.label, field.value, heard=request.heard
        )
        heard.outcomes += (
            await Writing(self.turn).carry([Planned(going, FocusField(field.name))], form)
        ).outcomes

    async def _search(self, query: str, form: Form, heard: Heard) -> list[str]:
        """One field that is found gets the focus, several are offered."""
        turn = self.turn
        hits = find(query, form, turn.vocabulary_of(form))
        found = Outcome(ActionType.SEARCH, Status.DONE, value=query, heard=query, verified=True)
        if not hits:
            error = f"không tìm thấy “{query}” trên biểu mẫu"
            heard.outcomes.append(Outcome(ActionType.SEARCH, Status.REJECTED, heard=query, error=error))
            return []
        heard.outcomes.append(found)
        if len(hits) == 1:
            field = hits[0].field
            going = Outcome(ActionType.FOCUS, Status.DONE, field.name, field.label, field.value, heard=query)
            heard.outcomes += (
                await Writing(turn).carry([Planned(going, FocusField(field.name))], form)
            ).outcomes
            return [_told(hits[0])] if hits[0].where is not Where.LABEL else []
        labels = tuple(hit.field.label for hit in hits)
        listed = "; ".join(f"{place}. {hit.field.label}" for place, hit in enumerate(hits, 1))
        text = f"Có {len(hits)} ô hợp với “{query}”: {listed}. Anh chị muốn ô nào ạ?"
        turn.ask(Question(PendingKind.CHOOSE, text, labels, tuple(Focus(hit.field.name) for hit in hits)))
        return []

    def _go(self, how: Manner, form: Form | None) -> Heard:
        memory = self.turn.memory
        match how:
            case Manner.REPEAT:
                return Heard(reply=memory.ledger.last_reply or "Dạ, em chưa nói gì ạ.")
            case Manner.STOP:
                memory.guided = False
                return Heard(reply="Dạ, em dừng lại. Anh chị nói tiếp khi cần ạ.")
            case Manner.UNGUIDE:
                memory.guided = False
                return Heard(reply="Dạ, em không hỏi nữa, anh chị cứ nói thông tin cần điền ạ.")
            case Manner.GUIDE:
                return self._guide(form)
        assert_never(how)

    def _guide(self, form: Form | None) -> Heard:
        if form is None:
            self.turn.memory.guided = True  # begins once a form is there
            return Heard(reply=polite(f"{_NO_FORM}, anh chị chọn biểu mẫu trước ạ."))
        memory = self.turn.memory
        memory.put_off.clear()
        memory.insisted.clear()
        question = next_question(form, memory, None)
        memory.guided = question is not None
        if question is None:
            return Heard(reply=polite(f"{after_the_last(form)} ạ."))
        self.turn.ask(question)
        intro = "Dạ, em hỏi lần lượt; ô nào chưa có anh chị nói “bỏ qua”."
        return Heard([Outcome(ActionType.ASK, Status.ASKED, error=question.text)], f"{intro} {question.text}")


def _told(hit: Hit) -> str:
    what = {Where.SECTION: "thuộc phần", Where.OPTION: "có lựa chọn", Where.VALUE: "đang là"}[hit.where]
    return f"{hit.field.label} {what} “{hit.what}”"
