"""The pages of docs/vi say what is true: every example in them reads as the page says.

An example is a line `"what is said" -> what is read` in a block whose tag is a kind of reading or the name of one of
the corpus' forms. `nothing` stands for no reading with confidence, or for nothing done on the form.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from speak_to_input.catalog.sounding import load_pronounced
from speak_to_input.catalog.understanding import load_language
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Kind
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.sounds import phrase_distance
from speak_to_input.vi.speak_text import speak_text
from speak_to_input.vi.text import read_words
from tests.corpus.judging import TODAY, compiled, told

PAGES = Path(__file__).parents[2] / "docs" / "vi"
NOT_SURE = 0.5
WHOLE_SURE = 0.3
"""A bare number is never very sure, but nothing else stands in the sentence."""
_BLOCK = re.compile(r"^```(\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_EXAMPLE = re.compile(r'^"(?P<said>[^"]+)" -> (?P<read>.+)$', re.MULTILINE)


def day_written(day: DateValue) -> str:
    if (whole := day.whole()) is not None:
        return whole.isoformat()
    parts = ((day.day, "day {}"), (day.month, "month {}"), (day.year, "year {}"))
    return " ".join(text.format(part) for part, text in parts if part is not None)


def written(value: object) -> str:
    """A value as the pages write it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case DateValue():
            return day_written(value)
        case DateTimeValue():
            return f"{day_written(value.day)} {value.at:%H:%M}"
        case Duration():
            return f"{value.amount.normalize():f} {value.unit.value}"
        case time():
            return f"{value:%H:%M}"
        case (DateValue() as first, DateValue() as last):
            return f"{day_written(first)} to {day_written(last)}"
        case _:
            return str(value)


def value_read(kind: Kind, said: str, today: date) -> str:
    """What the whole sentence is read as; else the surest reading anywhere in it, the longest of equals."""
    words = read_words(said)
    found = [r for readings in read_all(words, load_lexicon(), today) for r in readings if r.kind is kind]
    sure = [r for r in found if r.sure >= NOT_SURE]
    first = next((r for r in found if r.start == 0), None)
    if first is not None and first.end == len(words) and first.sure >= WHOLE_SURE:
        return written(first.value)
    best = max(sure, key=lambda r: (r.sure, r.end - r.start, -r.start), default=None)
    return "nothing" if best is None else written(best.value)


def form_filled(name: str, said: str) -> str:
    """What the sentence does on an empty form of the corpus."""
    form, vocabulary = compiled(name)
    result = told(understand(said, form, vocabulary, load_language(), Context(TODAY)), form)
    done = [f"{field} = {value}" for field, value in result.fills.items()] + result.acts
    return ", ".join(done) or "nothing"


def distance(said: str) -> str:
    """How far apart the two phrases beside the bar sound."""
    one, other = (tuple(token.toned for token in read_words(part).tokens) for part in said.split("|"))
    return f"{phrase_distance(one, other, load_lexicon().sounds):.2f}"


def examples() -> Iterator[object]:
    for page in sorted(PAGES.glob("*.md")):
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            for line in _EXAMPLE.finditer(block[2]):
                identity = f"{page.stem}: {line['said']}"
                yield pytest.param(block[1], line["said"], line["read"].strip(), id=identity)


@pytest.mark.parametrize(("tag", "said", "read"), list(examples()))
def test_example_is_true(tag: str, said: str, read: str) -> None:
    if tag in set(Kind):
        assert value_read(Kind(tag), said, TODAY) == read
    elif tag == "distance":
        assert distance(said) == read
    elif tag == "spoken":
        assert speak_text(said, load_pronounced()) == read
    else:
        assert form_filled(tag, said) == read


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_example_stands_in_a_block_that_is_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inside = sum(len(_EXAMPLE.findall(block[2])) for block in _BLOCK.finditer(text) if block[1])
    assert inside == len(_EXAMPLE.findall(text))
    assert inside or page.stem == "README"


def test_every_kind_of_reading_has_examples() -> None:
    tags = {
        block[1] for page in PAGES.glob("*.md") for block in _BLOCK.finditer(page.read_text(encoding="utf-8"))
    }
    assert set(Kind) <= tags
