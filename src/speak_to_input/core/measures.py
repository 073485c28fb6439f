"""Numbers that say themselves what they count: "tám ký oát", "hai người lớn"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speak_to_input.core.language import Language
from speak_to_input.core.phrases import Match, Phrases
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold, read_words

_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
COUNTS = frozenset({Kind.NUMBER, Kind.DURATION})
"""Readings that may say themselves what they count."""
CLASSIFIERS = ("vụ", "ca", "cái", "lần", "chiếc", "người", "đứa", "vị", "mục", "món", "bản", "suất", "con",
               "tờ", "tấm", "bộ", "quyển", "cuốn", "thùng", "kiện", "bao", "túi", "chai", "cặp", "đôi", "viên", "hộp",
               "gói", "cây", "bó", "ly", "tô", "phần", "vé", "bịch", "can", "cuộn", "bình")  # fmt: skip
"""Words that stand behind any number of such things: "vi phạm chín vụ"."""
_UNACCENTED = frozenset(map(fold, CLASSIFIERS)) - {"to", "ca", "ve", "can", "con", "bo", "doi", "phan"}
"""Without their marks some of them are too many other words."""
_CLEAR_NAME = 0.8
_KNOWN_UNIT = 0.8


def measure_of(label: Words, choices: Iterable[str], language: Language) -> str:
    """The unit in which the field of that label counts, "" where none is named.

    "Công suất (kW)" -> "kw"; a list of "15 kg", "20 kg" -> "kg". `choices`: the labels of its choices.
    """
    bracketed = _BRACKETED.findall(label.text)
    if bracketed and (units := _units_in(" ; ".join(bracketed), language.measures)):
        return units[0]
    if label.says(0, "số") and len(label) > 1 and (unit := _unit_at(label, 1, language.measures)) is not None:
        return unit.item  # "Số km đã chạy"
    of_choices = [set(_units_in(choice, language.measures)) for choice in choices if choice[:1].isdigit()]
    common = set.intersection(*of_choices) if len(of_choices) > 1 else set[str]()
    return min(common) if common else ""


def asks_age(label: str) -> bool:
    """Whether the label asks how old somebody is; "Trẻ em (2-11 tuổi)" only tells whom it counts."""
    return "tuoi" in re.findall(r"\w+", fold(_BRACKETED.sub(" ", label)))


def _units_in(text: str, measures: Phrases[str]) -> list[str]:
    words = read_words(text)
    found = (_unit_at(words, at, measures) for at in range(len(words)))
    return [match.item for match in found if match is not None]


def _unit_at(words: Words, at: int, measures: Phrases[str]) -> Match[str] | None:
    """The longest unit that begins at token `at`: "mét vuông", not "mét"."""
    matches = [match for match in measures.matches(words, at) if match.strength > _KNOWN_UNIT]
    return max(matches, key=lambda match: match.end, default=None)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: a unit, or the things that a field is named after, over tokens up to `end`."""

    end: int
    unit: str = ""
    fields: frozenset[int] = frozenset()
    classed: bool = False
    """A classifier stands there, which tells no field but goes with the number."""


def _counted_by_classifier(
    words: Words, at: int, counting: Sequence[tuple[int, frozenset[str]]]
) -> list[Counted]:
    """As in "sáu vụ | vi phạm", "ba cây | nến": what is counted stands behind the classifier."""
    if at >= len(words) or words.tokens[at].mark:
        return []
    ends = [at + 1, *([at + 2] if at + 1 < len(words) and not words.tokens[at + 1].mark else [])]
    said = [(end, " ".join(token.toned for token in words.tokens[at:end])) for end in ends]
    found = [(end, frozenset(field for field, things in counting if thing in things)) for end, thing in said]
    return [Counted(end, fields=fields) for end, fields in found if fields]


def as_thing(strength: float, label_words: frozenset[str]) -> float:
    """How clearly a name is what a number counts: a part of "Số trẻ em" more than a part of another label."""
    return max(strength, _CLEAR_NAME) if strength >= _FAIR_NAME and "so" in label_words else strength


_FAIR_NAME = 0.74


def counted(
    words: Words,
    reading: Reading[object],
    names: Sequence[tuple[int, int, float]],
    measures: Phrases[str],
    counting: Sequence[tuple[int, frozenset[str]]],
) -> tuple[Counted, ...]:
    """What the words right behind a number (one of `COUNTS` within the utterance) say that it counts.

    `names`: fields that are named there, as (field, end, strength). `counting`: fields with the things they count.
    """
    if words.tokens[reading.end].mark:
        return ()
    found: list[Counted] = []
    if reading.kind is Kind.NUMBER and (unit := _unit_at(words, reading.end, measures)) is not None:
        found.append(Counted(unit.end, unit.item))
    if reading.kind is Kind.NUMBER:
        thing, behind = words.tokens[reading.end].toned, reading.end + 1
        longer = f"{thing} {words.tokens[behind].toned}" if behind < len(words) else ""
        for said, end in ((thing, behind), (longer, behind + 1)):
            bare = {said} if not words.accented else set[str]()  # "2 thua"
            fields = frozenset(
                f for f, things in counting if said in things or bare.intersection(map(fold, things))
            )
            if fields:
                found.append(Counted(end, fields=fields))
        if thing in CLASSIFIERS or (not words.accented and thing in _UNACCENTED):
            found.append(Counted(behind, classed=True))
            found += _counted_by_classifier(words, behind, counting)
    for end in {end for _, end, strength in names if strength >= _CLEAR_NAME}:
        fields = frozenset(field for field, at, strength in names if at == end and strength >= _CLEAR_NAME)
        found.append(Counted(end, fields=fields))
    return tuple(found)
