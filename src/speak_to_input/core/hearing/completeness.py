"""Whether the person has said all of it, judged by the fields that the words so far would fill."""

import re
from enum import StrEnum

from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Turn
from speak_to_input.vi.text import read_words


class Completeness(StrEnum):
    """How much silence is needed before the words are acted on."""

    CLOSED = "closed"
    """Nothing can follow that belongs to it: a whole telephone number, a choice of a list."""
    USUAL = "usual"
    PROSE = "prose"
    """The field takes free text, which may go on: a little more time."""
    OPEN = "open"
    """Something is still missing: the person is given more time."""


_MORE_DIGITS = 12
_LISTS = frozenset({FieldType.SELECT, FieldType.RADIO})
_DATES = frozenset({FieldType.DATE, FieldType.DATEPICKER, FieldType.MONTH})
_PROSE = frozenset({FieldType.TEXTAREA, FieldType.RICHTEXT})
_COMMANDS = frozenset(
    {
        ActionType.MOVE,
        ActionType.UNDO,
        ActionType.REDO,
        ActionType.PRINT,
        ActionType.SUBMIT,
    }
)


def completeness_of(text: str, preview: Turn | None) -> Completeness:
    """`preview` is what the words so far would do; None where nobody could say."""
    found = _by_acts(text, preview)
    return Completeness.OPEN if found is not Completeness.CLOSED and _breaks_off(text) else found


def _by_acts(text: str, preview: Turn | None) -> Completeness:
    if preview is None or not preview.actions:
        return Completeness.USUAL
    last = preview.actions[-1]
    if last.status is Status.ASKED or last.type is ActionType.FOCUS:
        return Completeness.OPEN
    if last.type in _COMMANDS:
        # A yes to what waits may go on: "xác nhận", "à khoan".
        return Completeness.CLOSED if preview.pending is None else Completeness.USUAL
    if last.type is not ActionType.FILL or preview.form is None:
        return Completeness.USUAL
    return _of_field(text, last, preview.form)


def _of_field(text: str, last: Outcome, form: Form) -> Completeness:
    field = next((f for f in form.fields if f.name == last.field), None)
    if field is None:
        return Completeness.USUAL
    if field.type in _PROSE:
        # Courtesy is said at the end.
        return Completeness.USUAL if _last_word(text) in _PARTICLES else Completeness.PROSE
    if not _ends_with(text, last.heard):
        return Completeness.USUAL
    return Completeness.CLOSED if _bounded(field, last.value) else Completeness.USUAL


def _bounded(field: Field, value: str) -> bool:
    """Whether a value of this field has one length or comes from a list, so that nothing can be added to it."""
    if field.type in _LISTS or field.type in _DATES:
        return True
    return value.isdecimal() and (field.type is FieldType.TEL or _full_length(field, value))


def _full_length(field: Field, value: str) -> bool:
    """Whether no digit can follow: the field takes no more of them, or its pattern does not."""
    if field.type is FieldType.NUMBER:
        return False
    if field.max_length is not None and len(value) >= field.max_length:
        return True
    try:
        pattern = re.compile(field.pattern or "(?!)")
    except re.error:  # written for a browser
        return False
    longer = (value + "0" * more for more in range(1, _MORE_DIGITS + 1))
    return pattern.fullmatch(value) is not None and not any(map(pattern.fullmatch, longer))


def _ends_with(text: str, heard: str) -> bool:
    """Whether the value is the last thing said; a particle of politeness after it does not count."""
    said, value = ([t.toned for t in read_words(part).tokens] for part in (text, heard))
    while said and said[-1] in _PARTICLES:
        said.pop()
    while value and value[-1] in _PARTICLES:
        value.pop()
    return bool(value) and said[-len(value) :] == value


def _breaks_off(text: str) -> bool:
    """Whether it ends with a word that something has to follow."""
    return _last_word(text) in _LEADS_ON


def _last_word(text: str) -> str:
    tokens = read_words(text).tokens
    return tokens[-1].toned if tokens else ""


_LEADS_ON = frozenset(
    {"và", "của", "là", "vì", "nhưng", "thì", "với", "để", "do", "tại", "bởi", "hoặc", "nếu", "những", "các"}
)
"""Joining words and such as stand before a name."""
_PARTICLES = frozenset({"ạ", "nhé", "nha", "nhá", "em", "đi"})
