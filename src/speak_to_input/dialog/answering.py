"""Answers: to a question that waits, and to a pop-up of the page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Answer, Command, DeleteDraft, LoadDraft, OpenForm, Understanding
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.events import EventKind
from speak_to_input.core.forms import Dialog, Form
from speak_to_input.core.page_acts import AnswerDialog, FocusField, Press, Status
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.reply import answer, polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.understand import read_answer
from speak_to_input.dialog import submitting
from speak_to_input.dialog.heard import Heard

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_DECLINED = {
    PendingKind.CONFIRM_SUBMIT: "Dạ, em chưa gửi. Anh chị sửa tiếp hoặc nói “gửi” khi sẵn sàng ạ.",
    PendingKind.CONFIRM_CLEAR: "Dạ, em giữ nguyên ạ.",
}
_CHANGED = "thông tin trên trang đã đổi sau khi em hỏi, nên em chưa làm. Anh chị nói lại yêu cầu ạ?"


@dataclass(frozen=True)
class Answering:
    """Answers within one turn."""

    turn: "Hearing"

    async def answered(self, question: Question, reply: Answer, form: Form) -> Heard:
        """Do what the answer to `question` leads to."""
        turn, heard = self.turn, Heard()
        if reply.choice is not None and reply.choice < len(question.choices):
            return await self._run((question.choices[reply.choice],), form, heard)
        affirmed = reply.yes or (reply.choice == 0 and not question.choices)
        turn.memory.ask(None, turn.means.clock())
        if not affirmed and question.guided:
            return await self.passed(question, form)
        if not affirmed and question.kind is PendingKind.CLARIFY and question.asked:
            turn.memory.ask(Question(PendingKind.CLARIFY, "", asked=question.asked), turn.means.clock())
            heard.reply = "Dạ, anh chị nói lại giúp em ạ."
            return heard
        if not affirmed:
            heard.reply = _DECLINED.get(question.kind, "Dạ, vậy thôi ạ.")
            return heard
        if question.digest and question.digest != digest(form):
            return self._changed(heard)
        if question.on_yes is Special.SUBMIT:
            return await self._submit(question.digest, heard)
        if isinstance(question.on_yes, Special):
            return await turn.do(Plan((question.on_yes,)), form, heard)
        if question.on_yes:
            return await self._run(question.on_yes, form, heard)
        heard.reply = "Dạ, em giữ nguyên ạ."
        return heard

    async def passed(self, question: Question, form: Form) -> Heard:
        """A field that the person does not want to tell now is put off; the next one is asked for."""
        turn = self.turn
        turn.memory.put_off.add(question.asked or "")
        turn.memory.guided = True
        return await turn.do(Plan(), form, Heard())

    def _changed(self, heard: Heard) -> Heard:
        heard.outcomes.append(Outcome(ActionType.ASK, Status.REJECTED, error=_CHANGED))
        heard.reply = polite(_CHANGED)
        return heard

    async def _run(self, commands: tuple[Command, ...], form: Form, heard: Heard) -> Heard:
        if isinstance(commands[0], OpenForm):
            heard.open_next = commands[0].form_type
            return heard
        if isinstance(commands[0], LoadDraft | DeleteDraft):
            heard.request = commands[0]
            return heard
        plan = await self.turn.planned(Understanding(commands), form)
        return await self.turn.do(plan, form, heard)

    async def _submit(self, agreed: str, heard: Heard) -> Heard:
        turn = self.turn
        outcome = await submitting.submit(turn.session_id, turn.browser, agreed)
        heard.outcomes.append(outcome)
        form = await turn.browser.read(turn.session_id)
        heard.reply = answer(heard.outcomes, (), "", form, turn.vocabulary_of(form))
        if outcome.status is Status.DONE:
            turn.note(EventKind.SENT, text=outcome.value, verified=outcome.verified)
            return heard
        return await self._show_first(form, heard)

    async def _show_first(self, form: Form, heard: Heard) -> Heard:
        """What the page found wrong gets the focus."""
        wrong = next((f.name for f in form.fields if f.name in {*form.missing, *form.invalid}), None)
        if wrong is not None and not form.dialogs:
            await self.turn.browser.act(self.turn.session_id, [FocusField(wrong)])
        return heard

    async def pop_up(self, text: str, form: Form, question: Question | None) -> Heard | None:
        """Answer a pop-up of the page by yes, no or the name of one of its buttons.

        None when the words are none of these and the pop-up (a cookie notice, say) does not stand in the way.
        """
        dialog = form.dialogs[-1]
        labels = tuple(button.label for button in dialog.buttons)
        reply = read_answer(text, labels, self.turn.means.language)
        asked = question is not None and question.about_dialog
        heard = Heard()
        act = _dialog_act(dialog, reply) if reply is not None else None
        if act is None:
            if dialog.kind == "dom" and not asked:
                return None
            choices = " hay ".join(labels) or "có hay không"
            heard.reply = f"Dạ, trang đang hỏi: “{dialog.text}”. Anh chị chọn {choices} ạ?"
            heard.outcomes.append(Outcome(ActionType.ASK, Status.ASKED, error=dialog.text))
            return heard
        if asked and question is not None and question.digest != digest(form) and _agrees(act, dialog):
            return self._changed(heard)
        assert reply is not None
        told = labels[reply.choice] if reply.choice is not None else ("Có" if reply.yes else "Không")
        outcome = Outcome(ActionType.CLICK, Status.DONE, label=told, heard=text)
        return await self.turn.do(Plan((Planned(outcome, act),)), form, heard)


def _dialog_act(dialog: Dialog, reply: Answer) -> AnswerDialog | Press | None:
    if dialog.kind != "dom":
        return AnswerDialog(accept=reply.yes or reply.choice == 0)
    if reply.choice is not None:
        return Press(dialog.buttons[reply.choice].ref)
    if reply.yes:
        act = submitting.agreeing(dialog)
        return act if isinstance(act, Press) else None
    refusing = next((b for b in dialog.buttons if submitting.refuses(b)), None)
    return Press(refusing.ref) if refusing else None


def _agrees(act: AnswerDialog | Press, dialog: Dialog) -> bool:
    """Whether an act says yes to the pop-up."""
    if isinstance(act, AnswerDialog):
        return act.accept
    return not any(submitting.refuses(button) for button in dialog.buttons if button.ref == act.ref)
