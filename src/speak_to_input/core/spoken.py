"""A turn's answer as it is said aloud: known values by their kind, the rest by its looks.

The written answer is for the eye ("0912 345 678"); what is heard is short and exact. Of fields just filled,
values whose mistakes cost are said and the others are named only: the page shows them. Of what will be sent the
costliest values are said and the others counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speak_to_input.core import say
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.kinds import FieldKind, kind_of
from speak_to_input.core.language import Language
from speak_to_input.core.page_acts import Status
from speak_to_input.core.readback import to_send, to_send_aloud
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.spoken_values import aloud, digit_by_digit
from speak_to_input.core.turns import ActionType, Outcome, PendingKind, Turn
from speak_to_input.vi.pronounced import Pronounced
from speak_to_input.vi.speak_text import speak_text

_HEARD = frozenset({FieldKind.PERSON, FieldKind.COMPANY, FieldKind.BANK})
"""Names are what recognisers mishear most, and money goes to the one who was heard."""
_LONG_ENOUGH = 6
"""A shorter written value may be part of something else, so it counts only right behind its label."""


@dataclass(frozen=True, slots=True)
class Narrator:
    """Says answers aloud in words that any voice reads right."""

    language: Language
    words: Pronounced

    def text(self, text: str) -> str:
        """Any Vietnamese text of which nothing more is known."""
        return speak_text(text, self.words)

    def turn(self, turn: Turn) -> str:
        """The answer of a turn.

        A value that replaces another one was wrong or misheard before, so it is said once more digit by digit.
        """
        if turn.form is None:
            return self.text(turn.result)
        asked = turn.pending is not None and turn.pending.kind is PendingKind.CONFIRM_SUBMIT
        result = self._in_brief(turn.result, turn.form) if asked else turn.result
        # Before something is sent, every value that is named is heard.
        readings = self._readings(turn.form, () if asked else turn.actions, result.lower())
        said = dict(readings)
        if not said:
            return self.text(result)
        longest_first = sorted(said, key=len, reverse=True)
        known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
        # A sign that no text has stands for each value, so that sentences are read whole around them.
        found: list[str] = []

        def set_aside(match: re.Match[str]) -> str:
            found.append(said.get(match.group().lower()) or self.text(match.group()))
            return _PLACE

        rest = self.text(known.sub(set_aside, result.replace(_PLACE, "")))
        return re.sub(_PLACE, lambda _: found.pop(0), rest)

    def _in_brief(self, result: str, form: Form) -> str:
        """What will be sent is shown whole, and said in brief."""

        def kind(field: Field) -> FieldKind:
            return kind_of(field, self.language)

        shown, said = to_send(form, kind), to_send_aloud(form, kind)
        at = result.lower().find(shown.lower())
        return (
            f"{result[:at]}{result[at : at + 1]}{said[1:]}{result[at + len(shown) :]}" if at >= 0 else result
        )

    def _readings(self, form: Form, actions: tuple[Outcome, ...], answer: str) -> Iterator[tuple[str, str]]:
        """Written stretch (lower case) -> how it is said, for values that the answer names; later ones count more."""
        for field in form.fields:
            if not field.empty:
                yield from self._reading(field, field.value, answer)
        for done in actions:
            filled = form.field(done.field or "")
            if filled is not None and done.value and done.status is Status.DONE:
                yield from self._filled(filled, done, answer)

    def _reading(self, field: Field, value: str, answer: str) -> Iterator[tuple[str, str]]:
        kind = kind_of(field, self.language)
        written, label = say.value_of(field, kind, value), say.label_of(field)
        if is_secret(field) or written.lower() not in answer:
            return
        said = aloud(field, kind, value, self.words)
        for between in (" ", ": "):
            yield f"{label}{between}{written}".lower(), _joined(self._name(label), said)
        if say.is_risky(kind) and len(written) >= _LONG_ENOUGH:
            yield written.lower(), said

    def _name(self, label: str) -> str:
        """A field's name in short: of "số CCCD/CMND" the first says enough."""
        return self.text(label.split("/", maxsplit=1)[0].strip() or label)

    def _filled(self, field: Field, done: Outcome, answer: str) -> Iterator[tuple[str, str]]:
        kind = kind_of(field, self.language)
        yield from self._reading(field, done.value, answer)
        if done.type is not ActionType.FILL or is_secret(field):
            return
        written, label = say.value_of(field, kind, done.value), say.label_of(field)
        said = self._name(label)
        if say.is_risky(kind) or kind in _HEARD:
            said = _joined(said, aloud(field, kind, done.value, self.words))
            again = digit_by_digit(field, kind, done.value) if done.previous else ""
            said += f", {again}" if again else ""
        yield f"{label} {written}".lower(), said


def _joined(name: str, value: str) -> str:
    """A field's name and what it holds: "ngày sinh mười lăm tháng ba …", not "ngày sinh ngày mười lăm"."""
    return f"{name} {value.removeprefix('ngày ') if name.lower().startswith('ngày ') else value}"


_PLACE = "\ue000"
