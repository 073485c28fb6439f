"""What to do with an utterance before the form gets to see it."""

from dataclasses import dataclass

from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.hearing.expected import Expected
from speak_to_input.core.hearing.manners import Manner, bare_answer
from speak_to_input.core.hearing.rejection import LOW, Doubt
from speak_to_input.core.hearing.speech import Heard
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.vi.text import read_words
from speak_to_input.vi.yes_no import read_yes_no

_NOT_DONE = (Status.ASKED, Status.REJECTED)
_SURE = -0.45
"""A better score belongs to somebody who speaks to us, even if the form has no place for it."""

_SURE_OF_GUESS = -0.15
"""A value for which no field was named goes where it fits, and words heard wrong fit somewhere as well. Of 40 readings
that filled something (eSpeak NG and natural voices, no phrase of the moment, scores above -0.5) all 12 that did so
without a field's name were wrong, the best at -0.19, and 27 of the 28 others right."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """Do nothing and say nothing."""

    reason: str


@dataclass(frozen=True, slots=True)
class Mind:
    """It is about the voice itself."""

    manner: Manner
    also_form: str = ""
    """Words that the form should see as well."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask whether this was said, before anything is done."""

    text: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """Ask to say it again."""


@dataclass(frozen=True, slots=True)
class Do:
    """Give these words to the form."""

    text: str


Verdict = Ignore | Mind | Ask | Repeat | Do


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands between us and the person at that moment."""

    asleep: bool = False
    questioned: bool = False
    """The form waits for an answer."""
    light: bool = False
    """The question neither sends nor deletes, so a wrong answer can be put right."""
    doubted: str = ""
    """Words that we asked about; "" when we did not."""


def judge(heard: Heard, doubt: Doubt, manner: Manner | None, preview: Turn | None, scene: Scene) -> Verdict:
    """`preview` is what the words would do to the form; None where nobody could say."""
    if scene.asleep:
        called = manner is Manner.WAKE and doubt is not Doubt.REJECTED
        return Mind(Manner.WAKE) if called else Ignore("asleep")
    if doubt is Doubt.REJECTED:
        return Ignore("noise")
    if scene.doubted and (answer := _answer(heard.text, scene.doubted)) is not None:
        return Do(scene.doubted) if answer else Repeat()
    if manner is not None:
        return Mind(manner, heard.text if manner is Manner.STOP and scene.questioned else "")
    return _for_form(heard, doubt, preview, scene)


def _for_form(heard: Heard, doubt: Doubt, preview: Turn | None, scene: Scene) -> Verdict:
    idle = preview is not None and not preview.actions
    if not scene.questioned and (idle or preview is None) and bare_answer(heard.text):
        return Ignore("answer to nothing")
    if not scene.questioned and idle and heard.score < _SURE:
        return Ignore("unclear" if heard.scored and heard.score < LOW else "not for the form")
    if scene.light and bare_answer(heard.text):
        return Do(heard.text)
    if _is_harmless(preview):
        return Do(heard.text)
    # A yes that sends is heard for certain, or asked about, however likely it was.
    weighty = scene.questioned and not scene.light and heard.scored and heard.score < LOW
    guessed = doubt is Doubt.NONE and not scene.questioned and _is_guess(heard, preview)
    costly = doubt is Doubt.UNKNOWN and _costly(heard.text, preview)
    wanted = weighty or doubt is Doubt.LOW or guessed or costly
    return Ask(heard.text) if wanted else Do(heard.text)


def _is_harmless(preview: Turn | None) -> bool:
    """Whether a word heard wrong would do no harm: it only reads, or only opens a form where none is open."""
    if preview is None or not preview.actions:
        return False
    return all(
        act.type is ActionType.READ or (act.type is ActionType.OPEN and not preview.form and not act.heard)
        for act in preview.actions
    )


def _is_guess(heard: Heard, preview: Turn | None) -> bool:
    """Whether a value would go where it fits, from words that are none that were expected and not heard perfectly."""
    if preview is None or heard.score >= _SURE_OF_GUESS or heard.expected is not Expected.NO:
        return False
    focused = preview.form.focused if preview.form else ""
    return any(
        act.type is ActionType.FILL
        and act.status not in _NOT_DONE
        and (act.bare or act.to_check)
        and act.field != focused
        for act in preview.actions
    )


def _costly(text: str, preview: Turn | None) -> bool:
    """Whether a word heard wrong would be written as it is: a value that is not one of the page's own options."""
    if preview is None:
        return not bare_answer(text)
    fields = {field.name: field for field in preview.form.fields} if preview.form else {}
    return any(
        act.type is ActionType.FILL and act.field in fields and not _chosen(fields[act.field])
        for act in preview.actions
    )


def _chosen(field: Field) -> bool:
    return bool(field.options) or field.type is FieldType.CHECKBOX


def _answer(text: str, doubted: str) -> bool | None:
    """To "have you said …?"; None for other words. Who says the same once more has said it."""
    words = read_words(text)
    if [token.toned for token in words.tokens] == [token.toned for token in read_words(doubted).tokens]:
        return True
    whole = [reading for reading in read_yes_no(words, 0) if reading.end == len(words)]
    return whole[0].value if whole else None
