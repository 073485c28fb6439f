"""A value that a person typed for one field, outside the page: words in it name no other field and ask for nothing."""

from datetime import date

from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import read_words

_READ = frozenset({
    FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DURATION, FieldKind.DATE, FieldKind.MONTH,
    FieldKind.DATETIME, FieldKind.TIME, FieldKind.PHONE,
})  # fmt: skip
"""Kinds of which a value may be typed in other ways than the page holds it: "500 triệu", "3/5/1990"."""
_SURE = 0.6


def entered(text: str, field: Field, known: Known, language: Language, today: date) -> str:
    """The value as the field holds it: as typed, or what all of it reads as where the kind has several spellings.

    Takes: `text`, any; an option's value, or several with a line each. Gives: a value that the page has yet to accept.
    """
    text = text.strip()
    if field.options or known.kind not in _READ or text.isdigit():
        return text
    words = read_words(text)
    if not len(words):
        return text
    whole = [r for r in read_all(words, language.lexicon, today)[0] if r.end == len(words)]
    values = [value for r in whole if (value := value_in(known.slot, r, today)) and value.doubt is None]
    best = max(values, key=lambda value: value.fit, default=None)
    return best.text if best is not None and best.fit >= _SURE else text
