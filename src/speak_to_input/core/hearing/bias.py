"""What the person may say next, drawn from the form on screen: a recogniser that is told hears better."""

from collections.abc import Iterable, Iterator

from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.core.turns import Turn

_MOST_WORDS = 110
"""A recogniser minds about 150 tokens before the utterance, one or two a syllable."""
_OPTIONS_PER_FIELD = 8
_EXAMPLES = {
    FieldType.TEL: "số điện thoại 0912 345 678",
    FieldType.EMAIL: "a còng gmail chấm com",
    FieldType.DATE: "ngày 15 tháng 3 năm 1990",
    FieldType.NUMBER: "500 triệu đồng",
}


def bias_of(turn: Turn | None, opening: tuple[str, ...]) -> Bias:
    """From the last turn: the question asked, fields of the shown step, their options, buttons, names in play.

    `opening` is what may be said while no form is open: names of the forms.
    """
    if turn is None or turn.form is None:
        return Bias(_within(opening))
    form = turn.form
    asked = tuple(turn.pending.options) if turn.pending else ()
    return Bias(_within((*asked, *_said_now(form))))


def _said_now(form: Form) -> Iterator[str]:
    shown = sorted((f for f in form.fields if f.enabled), key=lambda f: (f.step != form.step, not f.visible, not f.empty))
    now = [f for f in shown if f.step == form.step and f.visible]
    yield from (f.label for f in now)
    yield from (label for f in now for label in _options(f))
    yield from dict.fromkeys(_EXAMPLES[f.type] for f in now if f.type in _EXAMPLES)
    yield from (f.value for f in form.fields if _is_name(f))
    yield from (button.label for button in form.buttons if button.visible and button.enabled)
    yield from (f.label for f in shown if f not in now)


def _options(field: Field) -> Iterator[str]:
    usable = [o.label for o in field.options or () if o.enabled and o.value]
    yield from usable[:_OPTIONS_PER_FIELD]


def _is_name(field: Field) -> bool:
    """Whether its value is words that may be said again: a person, a company, a place."""
    return bool(field.value) and field.type is FieldType.TEXT and not any(c.isdigit() for c in field.value)


def _within(phrases: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    left = _MOST_WORDS
    for phrase in dict.fromkeys(p.strip() for p in phrases):
        words = len(phrase.split())
        if words and words <= left:
            kept.append(phrase)
            left -= words
    return tuple(kept)
