"""What is told while it is asked whether to leave the open form for another one: it is for that other one.

A draft keeps what stands in the open form, and what is told for the other one would harm it.
"""

from typing import TYPE_CHECKING

from speak_to_input.core.answer_words import asks_back, hesitates
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import AskWhich, Fill, Held, OpenForm, Unknown
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.wishes import leaves_open, refuses_first, still_opens
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_FEWEST, _SURE = 3, 0.8
"""Words that tell something: fewer may be no more than a sound on the way to an answer."""


async def told_for_other(turn: "Hearing", text: str, form: Form) -> OpenForm | None:
    """The form that was asked for, where the words would open it and tell the open form nothing by name.

    Days alone are of it as well where the open form takes none. Of a page that nobody knows yet they are where they
    have a value, and none for an empty field of the open form.
    Talk that is of no form ("trời ơi lâu quá", "cứ giữ đó đi") leaves the open one where it is.
    """
    question, language, words = turn.pending(), turn.means.language, read_words(text)
    wanted = (
        next((c for c in question.leads_to if isinstance(c, OpenForm) and c.sure), None) if question else None
    )
    if wanted is None or form.dialogs or len(words) < _FEWEST or _answers(words, language):
        return None
    if answer_to(text, question, language) is not None or still_opens(words, language):
        return None
    choice = turn.means.opener.choose_loosely(text)
    days = any(r.end == len(words) for r in read_date_range(words, 0, turn.means.clock().date()))
    if not (days or wanted.url) and (choice is None or choice.form_type != wanted.form_type):
        return None
    told = (await turn.understood(text, form)).commands
    if wanted.url and not any(isinstance(c, AskWhich | Fill) for c in told):
        return None
    taken = {f.name for f in form.fields if wanted.url and not f.empty}
    named = (isinstance(c, Fill) and not c.bare and c.doubt is None and c.field not in taken for c in told)
    return (
        wanted
        if all(isinstance(c, Unknown | Held | AskWhich | Fill) for c in told) and not any(named)
        else None
    )


def _answers(words: Words, language: Language) -> bool:
    """Whether they begin as an answer or a wish does, think aloud, or ask: "ừ đang điền mà", "lưu nháp đi"."""
    cues = (m.item for m in language.cues.matches(words, 0) if m.strength > _SURE)
    begins = any(cue is not Cue.NAMED_AS for cue in cues) or refuses_first(words, language)
    thinks = hesitates(words, language.answers) or leaves_open(words, language.answers)
    asks = language.marks.at(words, len(words) - 1, Mark.QUESTION, Mark.QUESTION_LAST)
    return begins or thinks or asks or asks_back(words, language)
