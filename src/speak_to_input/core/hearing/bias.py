"""What the person may say next, drawn from the form on screen: a recogniser that is told hears better.

Whole ways of saying help it more than single words, so a choice is given with its field: "giới tính nam".
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from speak_to_input.core.forms import ButtonRole, Field, FieldType, Form
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.core.turns import Pending, PendingKind
from speak_to_input.vi.speak_numbers import speak_number

_MOST_WORDS = 110
"""A recogniser minds about 200 tokens before the utterance, up to two for a syllable."""
_NAMES_WORDS = 24
"""Of these for names that were written already: labels and choices are said oftener."""
_CHOICES_NOW = 12
"""More are not told one by one."""
_OPTIONS_PER_FIELD = 6
_FIGURES = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,])")
"""A number that stands alone."""
_CONFIRMS = (PendingKind.CONFIRM_SUBMIT, PendingKind.CONFIRM_CLEAR)
_CONFIRMING = ("xác nhận", "đồng ý", "đúng rồi", "khoan đã", "không")
_UNSENT = ("không gửi", "chưa gửi")
_SENDING = ("gửi đơn", "nộp đơn", "gửi đi")
_ALWAYS = ("hoàn tác", "còn thiếu gì")
"""Said at any moment, and short: without being told they are hardly heard."""
_COMMANDS = {
    ButtonRole.NEXT: "tiếp tục",
    ButtonRole.BACK: "quay lại",
    ButtonRole.SUBMIT: "gửi đơn",
    ButtonRole.SAVE: "lưu nháp",
}
_VALUES = {
    FieldType.TEL: "không ba bảy hai chín sáu năm một tám bốn",
    FieldType.EMAIL: "a còng gmail chấm com",
    FieldType.DATE: "ngày hai mươi ba tháng mười năm một chín bảy sáu",
    FieldType.DATEPICKER: "ngày hai mươi chín tháng bảy năm hai nghìn không trăm ba mươi mốt",
    FieldType.NUMBER: "sáu trăm bốn mươi bảy triệu đồng",
}
"""How such values sound. A recogniser that hears badly repeats them (three of nine dates by eSpeak NG came out as the
one that was told, at scores of -0.2), so they are values that hardly anybody means, and are asked about."""
EXAMPLES = tuple(value for kind, value in _VALUES.items() if kind is not FieldType.EMAIL)


class Shown(Protocol):
    """What the person sees: a form, a question."""

    @property
    def form(self) -> Form | None:
        """The form as it is on the page; None while none is open."""

    @property
    def pending(self) -> Pending | None:
        """What was asked and waits."""


def bias_of(
    shown: Shown,
    opening: tuple[str, ...],
    site: tuple[str, ...] = (),
    *,
    names: tuple[str, ...] = (),
    asked: str = "",
) -> Bias:
    """The question asked and its field, buttons, fields of the shown step with choices and values.

    `opening` is what may be said while no form is open, `site` what this place wants heard right always,
    `names` those in play, the likeliest first, `asked` the field that is asked for.
    """
    played = _within(names, _NAMES_WORDS)
    if shown.form is None:
        return Bias(_within((*_answers(shown.pending), *site, *opening, *played)))
    form = shown.form
    asked_for = (*_answers(shown.pending), *_ways_now(form, asked))
    sending = tuple(_sending(form))
    # A name as the word that is minded most turns a short answer or command into itself.
    short_next = bool(sending) or (shown.pending is not None and shown.pending.kind in _CONFIRMS)
    focused = _ways_now(form, form.focused)
    if short_next:
        return Bias(_within((*asked_for, *sending, *site, *focused, *_ways_to_say(form), *played)))
    return Bias(_within((*asked_for, *site, *focused, *played, *_ways_to_say(form))))


def _ways_now(form: Form, name: str) -> Iterator[str]:
    """Of the field that is asked for or has the focus, filled or not."""
    field = form.field(name)
    if field is not None and field.enabled and field.type is not FieldType.FILE:
        yield from tuple(_choices_now(field)) or _ways(field)


def _choices_now(field: Field) -> Iterator[str]:
    """Each with the field's name and in words, as it is said. Told once before all of them, the name drew every choice
    to the first: "kỳ hạn vay" and any term came out as six months.
    """
    told = [o.label for o in field.options or () if o.enabled and o.value]
    if len(told) <= _CHOICES_NOW:
        yield from (f"{field.label} {_FIGURES.sub(_in_words, choice)}" for choice in told)


def _in_words(figures: re.Match[str]) -> str:
    return speak_number(int(figures.group()))


def _answers(pending: Pending | None) -> Iterator[str]:
    if pending is None:
        return
    if pending.kind in _CONFIRMS:
        yield from _CONFIRMING
    if pending.kind is PendingKind.CONFIRM_SUBMIT:
        yield from _UNSENT
    yield from pending.options


def _sending(form: Form) -> Iterator[str]:
    """A form that is complete is sent next, wherever its button is."""
    if form.missing or form.invalid:
        return
    for button in form.buttons:
        if button.role is ButtonRole.SUBMIT:
            yield from (button.label.lower(), *_SENDING)


def _ways_to_say(form: Form) -> Iterator[str]:
    yield from (_COMMANDS[b.role] for b in form.buttons if b.visible and b.enabled and b.role in _COMMANDS)
    yield from _ALWAYS
    usable = [f for f in form.fields if f.enabled and f.type is not FieldType.FILE]
    now = [f for f in usable if f.step == form.step and f.visible]
    empty = [f for f in now if f.empty]
    yield from (way for f in empty for way in _ways(f))
    yield from (f.label for f in now if not f.empty)
    yield from (f.label for f in usable if f not in now)


def _ways(field: Field) -> Iterator[str]:
    options = [o.label for o in field.options or () if o.enabled and o.value][:_OPTIONS_PER_FIELD]
    if options:
        # The field once, then its choices as they follow in speech.
        yield f"{field.label} {options[0]}"
        yield from options[1:]
    elif field.type in _VALUES:
        yield f"{field.label} {_VALUES[field.type]}"
    else:
        yield field.label


def _within(phrases: Iterable[str], left: int = _MOST_WORDS) -> tuple[str, ...]:
    """As many as `left` words hold, the first first."""
    kept: list[str] = []
    for phrase in dict.fromkeys(p.strip() for p in phrases):
        words = len(phrase.split())
        if words and words <= left:
            kept.append(phrase)
            left -= words
    return tuple(kept)
