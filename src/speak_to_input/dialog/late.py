"""A no with the right value, and an answer that comes a turn too late: the question was not answered before."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import Answer, Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Cue
from speak_to_input.core.plan import Plan, Question, Special
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.understand import understand
from speak_to_input.core.wishes import refuses_first
from speak_to_input.dialog.agreeing import Agreeing
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.doing import UNDONE, Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.unanswered import Unanswered
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_SURE = 0.8


@dataclass(frozen=True)
class Late:
    """Such answers within one turn. A mere yes that comes late is none: it is asked again."""

    turn: "Hearing"

    async def answered(self, text: str, form: Form) -> Heard | None:
        """Do what words that mean nothing else answer of what was asked before; None where they answer nothing."""
        asked, agreeing = Unanswered(self.turn).open(form), Agreeing(self.turn)
        for question in asked[:1]:
            reply = answer_to(text, question, self.turn.means.language)
            if reply is not None and reply.choice is not None and question.choices:
                return await Answering(self.turn).answered(question, reply, form)
        for question in asked:
            if (heard := await self.righted(text, question, form)) is not None:
                return heard
        told = [(q, reply) for q in asked if (reply := agreeing.in_its_words(text, q)) is not None]
        return await Answering(self.turn).answered(*told[0], form) if len(told) == 1 else None

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
        """Write what is told for the field that was asked about; None where nothing is.

        It stands behind a no to what was proposed, or is that again behind a yes, or what lacks of a value, as the
        hour of a day.
        """
        turn, words, language = self.turn, read_words(text), self.turn.means.language
        at, agreed = self._behind_answer(words)
        proposed = {(c.field, c.text) for c in question.leads_to if isinstance(c, Fill)}
        fields = {field for field, _ in proposed}
        asked = question.asked or (fields.pop() if len(fields) == 1 else None)
        lacks = question.again and question.partial
        if asked is None or at >= len(words) or not (question.on_yes if at else lacks):
            return None
        context = replace(
            turn.memory.context(form, turn.means.clock()),
            asked=asked,
            last=None,
            partial=dict(question.partial),
        )
        told = understand(words.spelling(at, len(words)), form, turn.vocabulary_of(form), language, context)
        fills = [c for c in told.commands if isinstance(c, Fill) and c.field == asked and c.doubt is None]
        if len(fills) < len(told.commands):
            return None
        if agreed and not all((fill.field, fill.text) in proposed for fill in fills):
            return None
        if agreed:
            return await Answering(turn).answered(question, Answer(yes=True, heard=text), form)
        Unanswered(turn).settle(question)
        return await Doing(turn).do(await turn.planned(told, form), form, Heard())

    def _behind_answer(self, words: Words) -> tuple[int, bool]:
        """Where a no or a yes that the words begin with ends, and whether it is a yes; 0 where they begin with none."""
        language, at = self.turn.means.language, 0
        if refuses_first(words, language):
            while behind := language.answers.behind(words, at, Said.TAKES_BACK):
                at = behind
            return at or len(words), False
        yes = (m.end for m in language.cues.matches(words, 0) if m.item is Cue.YES and m.strength > _SURE)
        at = max((*yes, *language.answers.ends(words, 0, Said.YES, written=True)), default=0)
        return at, at > 0
