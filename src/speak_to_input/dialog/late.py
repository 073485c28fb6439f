"""A no with the right value, and an answer that comes a turn too late: the question was not answered before."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import Answer, Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.plan import Plan, Question, Special
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.understand import understand
from speak_to_input.core.wishes import refuses_first
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.doing import UNDONE, Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.unanswered import Unanswered
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class Late:
    """Such answers within one turn. A mere yes that comes late is none: it is asked again."""

    turn: "Hearing"

    async def answered(self, text: str, form: Form) -> Heard | None:
        """Do what words that mean nothing else choose of what was asked about last; None where they choose nothing."""
        question = Unanswered(self.turn).newest(form)
        if question is None:
            return None
        reply = answer_to(text, question, self.turn.means.language)
        if reply is not None and reply.choice is not None and question.choices:
            return await Answering(self.turn).answered(question, reply, form)
        return await self.righted(text, question, form)

    async def agreed(self, late: Question, reply: Answer, form: Form, heard: Heard) -> Heard:
        """A "có" a minute later: the page may be another one, so it is asked again. Sending, only after a yes."""
        if late.kind is not PendingKind.CONFIRM_SUBMIT:
            self.turn.ask(late)
            heard.reply = polite(late.text)
        elif reply.yes:  # who looked through it for longer than the question waits
            heard.understood = True
            return await Doing(self.turn).do(Plan((Special.SUBMIT,)), form, heard)
        else:
            self.turn.ask(None)
            heard.reply = f"Dạ, {UNDONE[late.kind][:1].lower()}{UNDONE[late.kind][1:]}"
        return heard

    async def righted(self, text: str, question: Question, form: Form) -> Heard | None:
        """Write what is told behind a no to a proposed value, for the same field; None where nothing is."""
        turn, words = self.turn, read_words(text)
        language = turn.means.language
        fields = {c.field for c in question.leads_to if isinstance(c, Fill)}
        asked = question.asked or (fields.pop() if len(fields) == 1 else None)
        if asked is None or not question.on_yes or not refuses_first(words, language):
            return None
        at = 0
        while behind := language.answers.behind(words, at, Said.TAKES_BACK):
            at = behind
        if not 0 < at < len(words):
            return None
        context = replace(turn.memory.context(form, turn.means.clock()), asked=asked, last=None)
        right = words.spelling(at, len(words))
        told = understand(right, form, turn.vocabulary_of(form), language, context)
        right_field = (isinstance(c, Fill) and c.field == asked and c.doubt is None for c in told.commands)
        if not all(right_field):
            return None
        Unanswered(turn).settle(question)
        return await Doing(turn).do(await turn.planned(told, form), form, Heard())
