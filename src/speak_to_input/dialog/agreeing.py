"""A yes that says what shall be done: what was asked, go on, send, open the other form."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import Answer, Fill, LoadDraft, OpenForm
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

    def in_its_words(self, text: str, question: Question) -> Answer | None:
        """What it asks whether to do, told to be done where no yes is said: "chọn luôn đi", "khỏi giữ, cứ mở đi"."""
        words, language = read_words(text), self.turn.means.language
        first = None if isinstance(question.on_yes, Special) else next(iter(question.on_yes), None)
        if isinstance(first, OpenForm | LoadDraft):
            return Answer(yes=True, heard=text) if still_opens(words, language) else None
        acts = (Said.ACT_FILL, Said.ACT_CHANGE, Said.ACT_AT_ONCE)
        urged = any(
            language.marks.at(words, at, Mark.URGING) or language.answers.at(words, at, Said.ACT_AT_ONCE)
            for at in range(1, len(words))
        )
        if not isinstance(first, Fill) or not urged or not language.answers.at(words, 0, *acts):
            return None
        agreed = answer_to(f"ừ {text}", question, language)  # behind a yes the same words say no more than it
        return replace(agreed, heard=text) if agreed is not None and agreed.yes else None
