"""What is said on a form that was sent: it stays as it is, and the form that the words are for is offered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Do, Fill, OpenForm, Read, ReadWhat, Simple, Understanding, Unknown
from speak_to_input.core.helping import thanks
from speak_to_input.core.opening import Choice
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Question
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.heard import Heard

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

ALREADY_SENT = "biểu mẫu này đã gửi rồi"
_OF_WHAT_IS_OPEN = (ReadWhat.MISSING, ReadWhat.CHECK)


@dataclass(frozen=True)
class AfterSending:
    """Words within one turn on a form that was sent."""

    turn: "Hearing"

    def concerns(self, understanding: Understanding) -> bool:
        """Whether the words want something that a form which was sent has no answer to, or are no request."""
        commands = understanding.commands
        courtesy = all(isinstance(c, Do) and c.what is Simple.GREET for c in commands)
        lacking = all(isinstance(c, Read) and c.what in _OF_WHAT_IS_OPEN for c in commands)
        return courtesy or lacking or all(isinstance(c, Unknown) for c in commands)

    def answered(self, text: str, understanding: Understanding) -> Heard:
        """Courtesy is returned; everything else is kept for the form that is offered."""
        commands = understanding.commands
        if all(isinstance(c, Do) and c.what is Simple.GREET for c in commands):
            returned = "không có gì ạ" if thanks(text) else "em chào anh chị"
            return Heard(
                reply=polite(f"{returned}. Biểu mẫu đã gửi rồi, anh chị nói “mở đơn mới” để làm tiếp ạ.")
            )
        choice = self._choice(text)
        heard = Heard(understood=not all(isinstance(c, Unknown) for c in commands) or choice is not None)
        before = "" if heard.understood else f"em chưa hiểu “{text}”; "
        if choice is not None and choice.form_type != self.turn.memory.form_type:
            self.turn.memory.unheard = choice.rest
            heard.open_next = OpenForm(choice.form_type, text)  # nothing is lost by it
            return heard
        values = any(isinstance(command, Fill) for command in commands)
        return self.refused(heard, text if values else "", before)

    def names_other(self, text: str) -> bool:
        """Whether the words are for another form than the one that was sent."""
        choice = self._choice(text)
        return choice is not None and choice.form_type != self.turn.memory.form_type

    def _choice(self, text: str) -> Choice | None:
        return self.turn.means.opener.choose_loosely(text)

    def refused(self, heard: Heard | None = None, unheard: str = "", before: str = "") -> Heard:
        """That it stays as it is; a new one of the same sort is offered, with what was said, `unheard`."""
        memory = self.turn.memory
        again = OpenForm(memory.form_type) if memory.form_type else OpenForm("", url=memory.url)
        return self._offer(heard or Heard(), again, unheard, before)

    def _offer(self, heard: Heard, wanted: OpenForm, unheard: str, before: str = "") -> Heard:
        title = self.turn.means.forms.titles.get(wanted.form_type)
        other = title is not None and wanted.form_type != self.turn.memory.form_type
        what = title if other else "đơn mới"
        filled = " và điền những gì vừa nói" if unheard else ""
        text = f"{ALREADY_SENT[:1].upper()}{ALREADY_SENT[1:]}. Anh chị muốn mở {what}{filled} không ạ?"
        self.turn.memory.unheard = unheard
        self.turn.ask(Question(PendingKind.CLARIFY, text, (f"Mở {what}", "Không"), on_yes=(wanted,)))
        heard.outcomes = [Outcome(ActionType.ASK, Status.REJECTED, error=ALREADY_SENT)]
        heard.reply = polite(f"{before}{text if not before else text[:1].lower() + text[1:]}")
        return heard
