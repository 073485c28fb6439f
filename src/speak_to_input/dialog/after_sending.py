"""What is said on a form that was sent: it stays as it is, and the form that the words are for is offered."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.commands import (
    Answer,
    Clear,
    Do,
    Fill,
    OpenForm,
    Read,
    ReadWhat,
    Simple,
    Understanding,
    Unknown,
)
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.helping import thanks
from speak_to_input.core.opening import Choice
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Plan, Question
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.wishes import objects
from speak_to_input.dialog.heard import Heard
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

ALREADY_SENT = "biểu mẫu này đã gửi rồi"
_OF_WHAT_IS_OPEN = (ReadWhat.MISSING, ReadWhat.CHECK)


@dataclass(frozen=True)
class AfterSending:
    """Words within one turn on a form that was sent."""

    turn: "Hearing"

    def heard(
        self, text: str, understanding: Understanding, plan: Plan, reply: Answer | None, *, unasked: bool
    ) -> Heard | None:
        """What is said to the words; None where they are none for a form that was sent, or answer a question."""
        words, opener = read_words(text), self.turn.means.opener
        nothing = all(isinstance(c, Unknown) and not c.named for c in understanding.commands)
        if self.names_other(text) and not (plan.planned and plan.only_shows):
            return self.answered(text, understanding)
        if nothing and any(opener.is_courtesy(words.spelling(begin, end)) for begin, end in words.clauses()):
            return self.answered(text, Understanding((Do(Simple.GREET, text),)))
        wrong = objects(words, self.turn.means.language.answers)
        if nothing and not wrong and self.turn.pending() is None and reply is not None and not reply.yes:
            return Heard(reply="Dạ, vậy thôi ạ.", understood=False)
        if unasked and (not plan.only_shows or self.concerns(understanding)):
            return self.answered(text, understanding)
        return None

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
            heard.open_next = OpenForm(choice.form_type, choice.name)  # nothing is lost by it
            return heard
        corrects = any(
            (isinstance(c, Clear) and c.field is not None) or (isinstance(c, Fill) and c.correction)
            for c in commands
        )
        words, marks = read_words(text), self.turn.means.language.answers
        values = any(isinstance(command, Fill) for command in commands)
        changes = values and any(marks.at(words, at, Said.ACT_CHANGE) for at in range(len(words)))
        if corrects or changes or objects(words, marks):
            return self._offer_copy(heard, text)
        if choice is not None and self._wishes_more(words, choice):
            self.turn.memory.unheard = text
            heard.open_next = self._again()
            return heard
        return self.refused(heard, text if values else "", before)

    def _wishes_more(self, words: Words, choice: Choice) -> bool:
        """Whether one more form of the same sort is wished: "xin nghỉ thêm ngày 10 nữa"."""
        marks = self.turn.means.language.marks
        wished = any(marks.at(words, at, Mark.WISHED, Mark.WANTED) for at in range(len(words)))
        return choice.explicit or wished

    def names_other(self, text: str) -> bool:
        """Whether the words are for another form than the one that was sent."""
        choice = self._choice(text)
        return choice is not None and choice.form_type != self.turn.memory.form_type

    def _choice(self, text: str) -> Choice | None:
        return self.turn.means.opener.choose_loosely(text)

    def refused(self, heard: Heard | None = None, unheard: str = "", before: str = "") -> Heard:
        """That it stays as it is; a new one of the same sort is offered, with what was said, `unheard`."""
        return self._offer(heard or Heard(), self._again(), unheard, before)

    def _again(self) -> OpenForm:
        """The form that was sent, blank."""
        memory = self.turn.memory
        return OpenForm(memory.form_type) if memory.form_type else OpenForm("", url=memory.url)

    def _offer_copy(self, heard: Heard, text: str) -> Heard:
        """What was sent cannot be mended: another one like it can, and be sent again."""
        copy = replace(self._again(), copies=True)
        sent = f"{ALREADY_SENT[:1].upper()}{ALREADY_SENT[1:]}, em không sửa được nữa"
        told = f"{sent}. Em mở một bản mới giống vậy để sửa rồi gửi lại nhé?"
        self.turn.memory.unheard = text
        self.turn.ask(Question(PendingKind.CLARIFY, told, ("Mở bản mới", "Không"), on_yes=(copy,)))
        heard.outcomes = [Outcome(ActionType.ASK, Status.REJECTED, error=ALREADY_SENT)]
        heard.reply, heard.understood = polite(told), True
        return heard

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
