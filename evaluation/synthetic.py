"""Synthetic sentences: templates x values x dialect x recogniser noise, with what they must come to.

They show how robust understanding is, not how people speak: their figures are reported apart. Everything is
drawn from a seed, so that the same number and seed give the same sentences.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from evaluation.drawn import told
from evaluation.drawn_values import Values
from evaluation.field_names import Name, names_of_fields, names_of_options, telling_options
from evaluation.mishearing import Mishearing
from evaluation.noise import DIALECTS, Noise, Piece, Role, with_noise, without_marks
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import fold

T = TypeVar("T")

SEED = 20261123
_FIELDS_SAID = {1: 36, 2: 22, 3: 14, 4: 9, 5: 7, 6: 5, 7: 4, 8: 3}
_TYPED_LINKS = {"{n}: {v}": 5, "{n} {v}": 4, "{n} là {v}": 4, "điền {n} là {v}": 1, "{n} = {v}": 0.3}
_SAID_LINKS = {
    "{n} {v}": 5, "{n} là {v}": 6, "nhập {n} {v}": 0.7, "điền {n} là {v}": 0.7, "cho {n} là {v}": 0.4,
    "{n} thì {v}": 0.4, "{n} của tôi là {v}": 0.8, "ghi {n} là {v}": 0.4, "chọn {n} {v}": 0.3,
}  # fmt: skip
_BOXES = {"tích {n}": 3, "chọn {n}": 2, "tích vào ô {n}": 1, "đánh dấu {n}": 1}
_LINKED = "{n} là {v}"
_AFTER = "{v} là {n}"
_SAID_BEFORE_ITS_NAME = (FieldKind.PHONE, FieldKind.EMAIL, FieldKind.CITIZEN_ID)
_ALONE = (FieldKind.PHONE, FieldKind.EMAIL)
"""Kinds whose values tell their field where a form has only one such field."""
_ALONE_SHARE = 0.15
_BEFORE_SHARE = 0.05
_TYPED_JOINS = {", ": 8, "; ": 1, ". ": 1}
_SAID_JOINS = {" ": 10, " và ": 1, " với ": 0.5, " còn ": 0.5, " rồi ": 0.5}
_OPENERS = {"": 8, "dạ ": 1, "em ơi ": 0.5, "cho tôi ": 0.3}
_CLOSERS = {"": 8, " nhé": 1, " ạ": 1, " giúp tôi": 0.5}
_FIGURES = frozenset(
    {FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DATE, FieldKind.DATETIME, FieldKind.TIME,
     FieldKind.DURATION, FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.ACCOUNT, FieldKind.TAX_CODE}
)  # fmt: skip
LOOSE = frozenset({FieldKind.ADDRESS, FieldKind.COMPANY, FieldKind.TEXT, FieldKind.PROSE})
"""Kinds whose capitals and punctuation no template can foretell."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sentence says for one field, and how."""

    kind: FieldKind
    text: str
    carrier: str
    name: str
    """"label", "synonym", or "" when the field is not named."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A synthetic sentence; `wanted` by field name."""

    say: str
    wanted: dict[str, Wanted]
    noise: Noise
    region: str


class Author:
    """Writes synthetic sentences about one form."""

    def __init__(self, form: Form, vocabulary: Vocabulary, language: Language, today: date) -> None:
        self._fields = {field.name: field for field in form.fields}
        self._known = {known.name: known for known in vocabulary.fields}
        self._names = names_of_fields(form, language)
        self._options = {k.name: names_of_options(k, language) for k in vocabulary.fields if k.choices}
        self._telling = telling_options(vocabulary)
        kinds = Counter(known.kind for known in vocabulary.fields)
        self._single = {known.name for known in vocabulary.fields if kinds[known.kind] == 1}
        self._mishearing = Mishearing(language.sounds)
        self._today = today

    def sentences(self, count: int, seed: int) -> Iterator[Sentence]:
        """`count` sentences; every kind of noise in turn."""
        chance = Random(seed)
        values = Values(chance, self._today)
        noises = tuple(Noise)
        for number in range(count):
            yield self._sentence(values, noises[number % len(noises)], chance)

    def _sentence(self, values: Values, noise: Noise, chance: Random) -> Sentence:
        region = chance.choice(sorted(DIALECTS))
        count = _drawn(_FIELDS_SAID, chance)
        wanted: dict[str, Wanted] = {}
        pieces = [Piece(_drawn(_OPENERS, chance))]
        for name in chance.sample(sorted(self._names), len(self._names)):
            after_text = bool(wanted) and [*wanted.values()][-1].kind in LOOSE
            clause = self._clause(self._known[name], self._fields[name], values, noise, after_text, chance)
            if clause is None or _longest(clause[0], wanted):
                continue
            if wanted:
                pieces.append(Piece(_drawn(_TYPED_JOINS if noise.typed else _SAID_JOINS, chance)))
            wanted[name] = clause[0]
            pieces += clause[1]
            if len(wanted) == count:
                break
        pieces.append(Piece(_drawn(_CLOSERS, chance)))
        said = "".join(p.text for p in with_noise(pieces, noise, region, self._mishearing, chance))
        if noise.typed:
            said = said[:1].upper() + said[1:]
        if noise is Noise.UNACCENTED:
            wanted = {n: replace(w, text=_unmarked(w)) for n, w in wanted.items()}
        dialect = noise in (Noise.DIALECT, Noise.HARD)
        return Sentence(said, wanted, noise, region if dialect else "")

    def _clause(
        self, known: Known, field: Field, values: Values, noise: Noise, after_text: bool, chance: Random
    ) -> tuple[Wanted, list[Piece]] | None:
        name = chance.choice(self._names[known.name])
        called = Piece(name.text if noise.typed else told(name.text), Role.NAME)
        if known.kind is FieldKind.YES_NO:
            carrier = _drawn(_BOXES, chance)
            return Wanted(known.kind, "true", carrier, name.source), _filled(carrier, called, [])
        value = self._value(known, field, values, noise, chance)
        if value is None:
            return None
        held, pieces = value
        lone = not after_text and self._tells_its_field(known, pieces)
        carrier, source = _carrier(known, lone, name, noise, chance)
        return Wanted(known.kind, held, carrier, source), _filled(carrier, called, pieces)

    def _tells_its_field(self, known: Known, value: list[Piece]) -> bool:
        """Whether the value may stand without a name; never after free text, which has no end then."""
        if known.name in self._single and known.kind in _ALONE:
            return True
        return len(value) == 1 and fold(value[0].text) in self._telling

    def _value(
        self, known: Known, field: Field, values: Values, noise: Noise, chance: Random
    ) -> tuple[str, list[Piece]] | None:
        if known.choices:
            return self._chosen(known, noise, chance)
        drawn = values.draw(known, field)
        if drawn is None:
            return None
        role = Role.FIGURES if known.kind in _FIGURES else Role.VALUE
        return drawn.held, [Piece(drawn.written if noise.typed else drawn.spoken, role)]

    def _chosen(self, known: Known, noise: Noise, chance: Random) -> tuple[str, list[Piece]] | None:
        names = self._options[known.name]
        if not names:
            return None
        several = known.several and len(names) > 1 and chance.random() < 0.4
        values = chance.sample(sorted(names), 2 if several else 1)
        pieces: list[Piece] = []
        for value in values:
            text = chance.choice(names[value]).text
            pieces += [Piece(" và ")] if pieces else []
            pieces.append(Piece(text if noise.typed else told(text), Role.OPTION))
        return "\n".join(values), pieces


def _carrier(known: Known, lone: bool, name: Name, noise: Noise, chance: Random) -> tuple[str, str]:
    if lone and chance.random() < _ALONE_SHARE:
        return "{v}", ""
    if known.kind in _SAID_BEFORE_ITS_NAME and chance.random() < _BEFORE_SHARE:
        return _AFTER, name.source
    carrier = _drawn(_TYPED_LINKS if noise.typed else _SAID_LINKS, chance)
    figure_last = name.text[-1].isdigit() and carrier == "{n} {v}"
    return _LINKED if figure_last else carrier, name.source


def same_value(wanted: Wanted, got: str) -> bool:
    """Whether a field holds what was meant; sets in any order, free text by its words alone."""
    if wanted.kind is FieldKind.CHOICES:
        return set(wanted.text.split("\n")) == set(got.split("\n"))
    if wanted.kind in LOOSE:
        return _words(wanted.text) == _words(got)
    return wanted.text == got


def _words(text: str) -> list[str]:
    said = text.casefold().replace("trách nhiệm hữu hạn", "tnhh").replace("trach nhiem huu han", "tnhh")
    return "".join(c if c.isalnum() or c == "/" else " " for c in said).split()


def _unmarked(wanted: Wanted) -> str:
    free = wanted.kind in LOOSE or wanted.kind is FieldKind.PERSON
    return without_marks(wanted.text) if free else wanted.text


def _longest(wanted: Wanted, others: dict[str, Wanted]) -> bool:
    """Whether a second long text would stand in the sentence: nobody dictates two in one breath."""
    return wanted.kind is FieldKind.PROSE and any(w.kind is FieldKind.PROSE for w in others.values())


def _filled(carrier: str, name: Piece, value: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for part in carrier.replace("{", "\x00{").replace("}", "}\x00").split("\x00"):
        pieces += [name] if part == "{n}" else value if part == "{v}" else [Piece(part)] if part else []
    return pieces


def _drawn(choices: Mapping[T, float], chance: Random) -> T:
    return chance.choices(list(choices), list(choices.values()))[0]
