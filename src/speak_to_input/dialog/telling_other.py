"""What is told while it is asked whether to leave the open form for another one: it is for that other one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.answer_words import asks_back, hesitates
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import AskWhich, Fill, Held, OpenForm, Unknown
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.plan import Special
from speak_to_input.core.wishes import leaves_open, refuses_first, still_opens
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_FEWEST = 3
"""Words that tell something: fewer may be no more than a sound on the way to an answer."""


@dataclass(frozen=True)
class TellingOther:
    """Such words within one turn. The draft keeps what stands in the open form, and they would harm it."""

    turn: "Hearing"

    async def wished(self, text: str, form: Form) -> OpenForm | None:
        """The form that was asked for, where the words answer nothing and tell the open form nothing by name."""
        question, language, words = self.turn.pending(), self.turn.means.language, read_words(text)
        if question is None or isinstance(question.on_yes, Special) or form.dialogs:
            return None
        first = next(iter(question.on_yes), None)
        if not isinstance(first, OpenForm) or not first.sure or len(words) < _FEWEST or self._answers(words):
            return None
        if answer_to(text, question, language) is not None or still_opens(words, language):
            return None
        commands = (await self.turn.understood(text, form)).commands
        unnamed = all(
            isinstance(c, Unknown | Held | AskWhich)
            or (isinstance(c, Fill) and (c.bare or c.doubt is not None))
            for c in commands
        )
        return first if unnamed else None

    def _answers(self, words: Words) -> bool:
        """Whether they begin as an answer or a wish does, think aloud, or ask: "ừ đang điền mà", "lưu nháp đi"."""
        language = self.turn.means.language
        acts = any(m.strength > _SURE for m in language.cues.matches(words, 0))
        begins = acts or refuses_first(words, language)
        thinks = hesitates(words, language.answers) or leaves_open(words, language.answers)
        asks = language.marks.at(words, len(words) - 1, Mark.QUESTION, Mark.QUESTION_LAST)
        return begins or thinks or asks or asks_back(words, language)


_SURE = 0.8
