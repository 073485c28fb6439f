"""One utterance on an open form: an answer, something to do, or words that were not understood."""

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from speak_to_input.core.answer_words import asks_back, asks_why, behind_hold, hesitates
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import (
    Answer,
    AskWhich,
    Clear,
    Do,
    Fill,
    Held,
    OpenForm,
    Simple,
    Understanding,
    Unknown,
)
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.helping import help_text
from speak_to_input.core.picked import picked, picked_by_words
from speak_to_input.core.plan import Plan, Question, Special
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.wishes import (
    asks_about_that,
    asks_to_send,
    leaves_open,
    left_out,
    objects,
    passes_over,
    puts_off,
    refuses_first,
)
from speak_to_input.dialog.after_sending import AfterSending
from speak_to_input.dialog.agreeing import Agreeing
from speak_to_input.dialog.answering import LATER, Answering
from speak_to_input.dialog.correcting import Correcting
from speak_to_input.dialog.doing import UNDONE, Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.in_part import InPart
from speak_to_input.dialog.late import Late
from speak_to_input.dialog.pop_ups import PopUp
from speak_to_input.dialog.unanswered import Unanswered
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_CLEAR_NAME = 0.8


def _why(form: Form, question: Question | None) -> str:
    """Why something is asked for, as far as the page tells."""
    if question is None:
        return "Dạ, biểu mẫu hỏi vậy; ô nào không bắt buộc anh chị để trống được ạ."
    needed = any(field.required for field in form.fields if field.name == question.asked)
    needs = "Dạ, biểu mẫu bắt buộc ô này" if needed else "Dạ, ô này không bắt buộc"
    return f"{needs}; chưa có thì anh chị nói “bỏ qua” ạ. {question.text}"


_SHORTLY = {
    PendingKind.CONFIRM_SUBMIT: "Gửi luôn không ạ? (có / khoan)",
    PendingKind.CONFIRM_CLEAR: "Anh chị chắc chứ ạ? (có / không)",
}
"""The question again, where all of it was read out just now."""
_PASSED = "Dạ, em để nguyên, mình qua phần khác ạ."
_NOTHING_WAITS = "Dạ, hiện không có gì đang chờ anh chị xác nhận ạ."


@dataclass(frozen=True)
class Interpreting:
    """What one turn hears."""

    turn: "Hearing"

    async def hear(self, text: str, form: Form) -> Heard:
        """Carry out `text` on the page."""
        question = self.turn.pending()
        if form.dialogs:
            heard = await PopUp(self.turn).answer(text, form, question)
            if heard is not None:
                return heard
        language = self.turn.means.language
        if self._picks(text, form):
            return await self._request(text, form, question, None)
        if question is None and passes_over(read_words(text), language.answers):
            return Heard(reply=_PASSED)
        if (question is None or question.seeks) and asks_why(read_words(text), language):
            self.turn.ask(question)
            return Heard(reply=_why(form, question))
        if question is None:
            return await self._request(text, form, None, answer_to(text, None, language))
        if asks_back(read_words(text), language):
            self.turn.ask(question)
            return Heard(reply=polite(_SHORTLY.get(question.kind) or question.text))
        reply = answer_to(text, question, language)
        reply = Agreeing(self.turn).in_its_words(text, question) or reply
        if reply is not None and (not question.wants_value or puts_off(reply, language.answers)):
            return await Answering(self.turn).answered(question, reply, form)
        if (urged := await Agreeing(self.turn).to_go_on(text, question, reply, form)) is not None:
            return urged
        if question.harmless and leaves_open(read_words(text), language.answers):
            return await Answering(self.turn).answered(question, Answer(yes=False, heard=text), form)
        if reply is None and question.kind in UNDONE:
            return await self._instead(text, form, question)
        heard = await InPart(self.turn).answered(text, question, form)
        heard = heard or await Late(self.turn).righted(text, question, form)
        return heard or await self._request(text, form, question, reply)

    def _picks(self, text: str, form: Form) -> bool:
        """Whether one of the choices that were read out since the last question is picked by its place."""
        known = self.turn.vocabulary_of(form).by_name(self.turn.memory.listed)
        return picked(read_words(text), form, known, self.turn.means.language) is not None

    async def _instead(self, text: str, form: Form, question: Question) -> Heard:
        """What is said instead of a yes to sending or emptying: only thinking leaves the question open."""
        words = read_words(text)
        if hesitates(words, self.turn.means.language.answers):
            return Heard(reply=f"Dạ, em đợi anh chị. {_SHORTLY[question.kind]}")
        rest = behind_hold(words, self.turn.means.language.answers)
        if not rest:
            return await self._request(text, form, question, None)
        heard = await self._request(rest, form, question, None)
        if self.turn.pending() is question:
            self.turn.ask(None)  # "khoan, đọc lại số tiền"
            heard.reply = f"{heard.reply} {UNDONE[question.kind]}"
        return heard

    async def _request(self, text: str, form: Form, question: Question | None, reply: Answer | None) -> Heard:
        """Something to do; a yes or no that answers a question for a value counts if it is none."""
        began = perf_counter()
        understanding = await self._understood(text, form)
        if _only(understanding, Simple.HELP):
            # a question goes on waiting: to ask how to answer it is no answer
            vocabulary, sent = self.turn.vocabulary_of(form), self.turn.memory.sent
            return Heard(reply=polite(f"{help_text(form, vocabulary, question, sent=sent)}."))
        if question is not None and _only(understanding, Simple.CANCEL):
            return await Answering(self.turn).answered(question, Answer(yes=False, heard=text), form)
        if (
            question is not None
            and question.kind is PendingKind.CONFIRM_SUBMIT
            and self._unsent(understanding)
        ):
            return await Answering(self.turn).answered(question, Answer(yes=False, heard=text), form)
        if question is None and Correcting(self.turn).takes_back(text, understanding):
            return await Doing(self.turn).do(Plan((Special.UNDO,)), form, Heard())
        plan = await self.turn.planned(understanding, form)
        heard = Heard(understand_ms=(perf_counter() - began) * 1000)
        heard.understood = not _nothing(understanding)
        if reply is not None and _only_values(understanding, question):
            heard.understood = False  # "xác nhận" is also a name of some box, "đồng ý" a choice
        if self.turn.memory.sent:
            unasked = question is None or heard.understood
            answered = AfterSending(self.turn).heard(text, understanding, plan, reply, unasked=unasked)
            if answered is not None:
                return answered
        if heard.understood:
            return await Doing(self.turn).do(plan, form, heard)
        if question is not None and reply is not None:
            return await Answering(self.turn).answered(question, reply, form)
        if question is not None:
            earlier = await Late(self.turn).answered(text, form) if question.harmless else None
            return earlier or await self._unclear(text, form, question, heard)
        words = read_words(text)
        sends = asks_to_send(words, self.turn.means.language)
        if (
            reply is not None
            and reply.yes
            and sends
            and not any(words.says(at, "rồi") for at in range(len(words)))
        ):
            heard.understood = True  # "ok gửi", while some field has the focus
            return await Doing(self.turn).do(Plan((Special.SUBMIT,)), form, heard)
        if reply is not None and (late := self.turn.memory.too_late(self.turn.means.clock())) is not None:
            return await Late(self.turn).agreed(late, reply, form, heard)
        if (heard_late := await Late(self.turn).answered(text, form)) is not None:
            return heard_late
        heard.reply = self._nothing_waits(text, reply, form)
        return heard if heard.reply else await Doing(self.turn).do(plan, form, heard)

    def _nothing_waits(self, text: str, reply: Answer | None, form: Form) -> str:
        """What is said to a yes or a no while nothing is asked, or to what only calls something wrong; "" else."""
        left = Unanswered(self.turn).put(form) if reply is not None and reply.yes else None
        if left is not None:
            self.turn.ask(left)  # a yes to what was asked before the last words: it is asked again
            return polite(left.text)
        if self._left_open(text, form):
            return LATER
        if asks_about_that(read_words(text), self.turn.means.language):
            return polite(f"{help_text(form, self.turn.vocabulary_of(form))}.")  # "cái này để làm gì"
        if reply is None and not objects(read_words(text), self.turn.means.language.answers):
            return ""
        return Correcting(self.turn).what_is_wrong(text, form) or (
            _NOTHING_WAITS if reply is not None else ""
        )

    def _left_open(self, text: str, form: Form) -> bool:
        """Whether a field is named only to say that it shall wait: "mức độ hài lòng chưa biết"."""
        words, vocabulary = read_words(text), self.turn.vocabulary_of(form)
        ends = {
            mention.end
            for at in range(len(words))
            for mention in vocabulary.mentions.matches(words, at)
            if mention.strength > _CLEAR_NAME and mention.end < len(words)
        }
        marks = self.turn.means.language.answers
        return any(leaves_open(read_words(words.spelling(end, len(words))), marks) for end in ends)

    async def _unclear(self, text: str, form: Form, question: Question, heard: Heard) -> Heard:
        """Words that neither answer a question nor are anything else."""
        if question.kind in UNDONE and refuses_first(read_words(text), self.turn.means.language):
            return await Answering(self.turn).answered(question, Answer(yes=False, heard=text), form)
        if any(isinstance(c, OpenForm) for c in question.leads_to):
            # it may be for that form or page: it is told there after a yes
            self.turn.memory.unheard = f"{self.turn.memory.unheard}. {text}".strip(". ")
            return Heard(reply=polite(f"em ghi lại “{text}”. {question.text}"))
        if question.kind in UNDONE:
            self.turn.ask(None)  # the next "ừ" may agree to what was just said, and not to sending
            heard.reply = f"Dạ, em chưa hiểu “{text}”. {UNDONE[question.kind]}"
            return heard
        language = self.turn.means.language
        agreed = answer_to(text, None, language)
        if agreed is not None and agreed.yes and asks_to_send(read_words(text), language):
            # "ok gởi được rồi": what holds it up is told again
            heard.understood = True
            return await Doing(self.turn).do(Plan((Special.SUBMIT,)), form, heard)
        words, marks = read_words(text), language.marks
        asks = any(marks.at(words, at, Mark.QUESTION) for at in range(len(words)))  # "cái này là gì"
        told = help_text(form, self.turn.vocabulary_of(form), question) if asks else question.text
        heard.reply = f"Dạ, em chưa hiểu “{text}”. {told[:1].upper()}{told[1:]}{'.' if asks else ''}"
        return heard

    async def _understood(self, text: str, form: Form) -> Understanding:
        understanding = Unanswered(self.turn).meant(await self.turn.understood(text, form))
        self.turn.memory.discourse = understanding.discourse or self.turn.memory.discourse
        held = all(isinstance(command, Unknown | Held) for command in understanding.commands)
        if held and (out := left_out(read_words(text), form, self.turn.means.language.answers)):
            return Understanding((AskWhich(tuple(Clear(name, text) for name in out), text),))
        if not _nothing(understanding):
            return understanding
        if self.turn.pending() is None and self.turn.means.opener.is_courtesy(text):
            return Understanding((Do(Simple.GREET, text),))
        return (
            Correcting(self.turn).put_right(text, form) or self._choice_by_words(text, form) or understanding
        )

    def _choice_by_words(self, text: str, form: Form) -> Understanding | None:
        """A choice of the list that was read out or asked for, by words that mean nothing else: "lấy core"."""
        question, vocabulary = self.turn.pending(), self.turn.vocabulary_of(form)
        names = (self.turn.memory.listed, question.asked if question is not None else None)
        lists = (vocabulary.by_name(name) for name in names)
        language = self.turn.means.language
        found = (picked_by_words(read_words(text), known, vocabulary, language) for known in lists)
        fill = next(filter(None, found), None)
        return Understanding((fill,)) if fill is not None else None

    def _unsent(self, understanding: Understanding) -> bool:
        """Whether all that was asked is not to send: "thông gửi nhé", misheard as it is, answers the question."""
        language, commands = self.turn.means.language, understanding.commands
        return all(isinstance(c, Held) and asks_to_send(read_words(c.heard), language) for c in commands)


def _nothing(understanding: Understanding) -> bool:
    return all(isinstance(c, Unknown) and not c.named for c in understanding.commands)


def _only_values(understanding: Understanding, question: Question | None) -> bool:
    """Whether nothing is told but values, and not of the field that is asked for."""
    asked = question.asked if question is not None else None
    return all(isinstance(c, Fill) and c.field != asked for c in understanding.commands)


def _only(understanding: Understanding, what: Simple) -> bool:
    """Whether nothing but that was said, as in "bỏ qua" or "giúp tôi với"."""
    return all(isinstance(command, Do) and command.what is what for command in understanding.commands)
