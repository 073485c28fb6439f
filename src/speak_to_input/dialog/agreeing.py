"""A yes that says what shall be done besides: go on, send, open the other form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import Answer, LoadDraft, OpenForm
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.plan import Plan, Question, Special
from speak_to_input.core.wishes import asks_to_send, still_opens
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class Agreeing:
    """Such a yes within one turn."""

    turn: "Hearing"

    async def to_go_on(self, text: str, question: Question, reply: Answer | None, form: Form) -> Heard | None:
        """To a question for a text, "làm đi", "ok gửi": it sends, else the text is asked for again."""
        language, words = self.turn.means.language, read_words(text)
        known = self.turn.vocabulary_of(form).by_name(question.asked)
        agreed = reply or answer_to(text, None, language)
        if (
            known is None
            or known.kind not in (FieldKind.PROSE, FieldKind.TEXT)
            or agreed is None
            or not agreed.yes
        ):
            return None
        if asks_to_send(words, language):
            return await Doing(self.turn).do(Plan((Special.SUBMIT,)), form, Heard())
        if any(language.marks.at(words, at, Mark.URGING) for at in range(1, len(words))):
            return await Answering(self.turn).answered(question, agreed, form)
        return None

    def to_open(self, text: str, question: Question) -> Answer | None:
        """To leave the open form for another, where no yes is said: "khỏi giữ, cứ mở đi"."""
        first = None if isinstance(question.on_yes, Special) else next(iter(question.on_yes), None)
        opens = isinstance(first, OpenForm | LoadDraft) and still_opens(
            read_words(text), self.turn.means.language
        )
        return Answer(yes=True, heard=text) if opens else None
