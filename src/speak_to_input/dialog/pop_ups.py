"""Pop-ups of the page: read aloud, and answered by yes, no, a button's name or, for a prompt, a text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.answers import read_answer
from speak_to_input.core.commands import Answer, Fill
from speak_to_input.core.context import Context
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.forms import Dialog, Field, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import AnswerDialog, Press, Status
from speak_to_input.core.plan import Plan, Planned, Question
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.understand import understand
from speak_to_input.core.wishes import asks_to_clear, asks_to_send
from speak_to_input.dialog import submitting
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.pop_up_questions import dialog_question
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_FREE = frozenset({FieldKind.TEXT, FieldKind.PROSE})
"""What takes any words."""
_ANSWERED = "answer"
"""Name of the one field that a prompt stands for."""


@dataclass(frozen=True)
class PopUp:
    """The pop-up that is open while one turn is heard."""

    turn: "Hearing"

    async def answer(self, text: str, form: Form, question: Question | None) -> Heard | None:
        """Answer it. None when the words are no answer and it does not hold up the page."""
        dialog = form.dialogs[-1]
        labels = tuple(button.label for button in dialog.buttons)
        language = self.turn.means.language
        asked = read_words(" ".join((dialog.text, *labels)))
        sending, clearing = asks_to_send(asked, language), asks_to_clear(asked, language)
        reply = read_answer(text, labels, language, sending=sending, clearing=clearing, weighty=True)
        act = self._act(text, dialog, reply)
        if act is None:
            return None if dialog.kind == "dom" else self._again(form)
        ours = question is not None and question.about_dialog
        if ours and _agrees(act, dialog) and self.turn.memory.asked_after(self.turn.spoken_at):
            return self._again(form)
        if ours and question is not None and question.digest != digest(form) and _agrees(act, dialog):
            return changed(Heard())
        told = Outcome(ActionType.CLICK, Status.DONE, label=_pressed(dialog, act), heard=text)
        if isinstance(act, AnswerDialog) and act.text:
            told = Outcome(ActionType.CLICK, Status.DONE, label=told.label, value=act.text, heard=text)
        return await Doing(self.turn).do(Plan((Planned(told, act),)), form, Heard())

    def _again(self, form: Form) -> Heard:
        """It holds up the page, so it is asked again."""
        question = dialog_question(form)
        self.turn.ask(question)
        return Heard([Outcome(ActionType.ASK, Status.ASKED, error=question.text)], polite(question.text))

    def _act(self, text: str, dialog: Dialog, reply: Answer | None) -> AnswerDialog | Press | None:
        if dialog.kind == "prompt":
            return self._act_on_prompt(text, dialog, reply)
        if reply is None:
            return None
        if dialog.kind != "dom":
            return AnswerDialog(accept=reply.yes or reply.choice == 0)
        if reply.choice is not None:
            return Press(dialog.buttons[reply.choice].ref)
        if reply.yes:
            act = submitting.agreeing(dialog)
            return act if isinstance(act, Press) else None
        refusing = next((b for b in dialog.buttons if submitting.refuses(b)), None)
        return Press(refusing.ref) if refusing else None

    def _act_on_prompt(self, text: str, dialog: Dialog, reply: Answer | None) -> AnswerDialog | None:
        """A no turns it down; a mere yes answers nothing; everything else is the answer."""
        if reply is not None:
            no = not reply.yes and reply.choice != 0
            return AnswerDialog(accept=False) if no else None
        meant = self._text_for(text, dialog)
        return AnswerDialog(accept=True, text=meant) if meant else None

    def _text_for(self, text: str, dialog: Dialog) -> str:
        """What to enter for the words, "" when they are none: the prompt is a form of one field, asked for."""
        field = Field(_ANSWERED, dialog.text, ref=_ANSWERED)
        form = Form("", "", fields=(field,), schema_key=f"prompt:{dialog.text}")
        context = Context(self.turn.means.clock().date(), asked=_ANSWERED, focused=_ANSWERED)
        language, vocabulary = self.turn.means.language, self.turn.vocabulary_of(form)
        commands = understand(text, form, vocabulary, language, context).commands
        fills = [command for command in commands if isinstance(command, Fill) and command.doubt is None]
        if len(fills) == len(commands) == 1:
            return fills[0].text
        known = vocabulary.by_name(_ANSWERED)
        return text.strip(" .") if known is not None and known.kind in _FREE else ""


def changed(heard: Heard) -> Heard:
    """Something was agreed to that is not on the page any more."""
    error = "thông tin trên trang đã đổi sau khi em hỏi, nên em chưa làm. Anh chị nói lại yêu cầu ạ?"
    heard.outcomes.append(Outcome(ActionType.ASK, Status.REJECTED, error=error))
    heard.reply = f"Dạ, {error}"
    return heard


def _pressed(dialog: Dialog, act: AnswerDialog | Press) -> str:
    """The name of the button that an act presses."""
    if isinstance(act, Press):
        return next(button.label for button in dialog.buttons if button.ref == act.ref)
    if dialog.buttons:
        return dialog.buttons[0 if act.accept else -1].label
    return "Đồng ý" if act.accept else "Hủy"


def _agrees(act: AnswerDialog | Press, dialog: Dialog) -> bool:
    """Whether an act says yes to the pop-up."""
    if isinstance(act, AnswerDialog):
        return act.accept
    return not any(submitting.refuses(button) for button in dialog.buttons if button.ref == act.ref)
