"""Values as people say them: one case for each line of tests/corpus/values, the sentence as its id.

A case has `say` and `value` (or `offers`, values that must be among the readings). The first reading must hold the
value over the whole sentence, or over the part that `reads` names. Each is also said without accents, where the
value must be offered (`plain: false` where it cannot be known). `fails` is a known failure, to be deleted once fixed.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.money import read_money
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Reading
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import Words, fold, read_words
from speak_to_input.vi.times import read_time
from speak_to_input.vi.yes_no import read_yes_no
from tests.corpus.cases import read_yaml

Reader = Callable[[Words, int, date], Sequence[Reading[Any]]]


def _timeless(reader: Callable[[Words, int], Sequence[Reading[Any]]]) -> Reader:
    return lambda words, at, today: reader(words, at)


READERS: dict[str, Reader] = {
    "number": _timeless(read_number),
    "money": _timeless(read_money),
    "percent": _timeless(read_percent),
    "digits": _timeless(read_digits),
    "date": read_date,
    "date_range": read_date_range,
    "time": _timeless(read_time),
    "datetime": read_datetime,
    "duration": _timeless(read_duration),
    "yes_no": _timeless(read_yes_no),
}

FOLDER = Path(__file__).parents[2] / "corpus" / "values"
# A date at which no case depends on the real one.
TODAY = date(2026, 11, 23)
NOT_SURE = 0.6


def written(value: object) -> object:
    """A value as the corpus writes it."""
    match value:
        case DateValue():
            return _iso(value)
        case DateTimeValue():
            return f"{_iso(value.day)} {value.at:%H:%M}"
        case Duration():
            return f"{value.amount.normalize():f} {value.unit.value}"
        case tuple():
            return [written(part) for part in value]
        case bool() | str():
            return value
        case _ if hasattr(value, "strftime"):
            return f"{value:%H:%M}"
        case _:
            return float(value)  # type: ignore[arg-type]


def _iso(value: DateValue) -> str:
    if value.relative is not None:
        return value.relative.isoformat()
    if value.month is None and value.day is None:
        return f"{value.year}"
    if value.month is None:
        return f"---{value.day:02d}"
    year = "-" if value.year is None else f"{value.year}"
    return f"{year}-{value.month:02d}" + ("" if value.day is None else f"-{value.day:02d}")


def _cases() -> list[Any]:
    params = []
    for path in sorted(FOLDER.glob("*.yaml")):
        corpus = read_yaml(path)
        if path.stem not in READERS:
            continue
        for line in corpus["cases"]:
            case = {"today": corpus.get("today", TODAY), **line}
            marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
            params.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['say']}", marks=marks))
    return params


def _nots() -> list[Any]:
    params = []
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem in READERS:
            nots = read_yaml(path).get("not", [])
            params += [pytest.param(path.stem, said, id=f"{path.stem}: {said}") for said in nots]
    return params


def _span(words: Words, part: str) -> tuple[int, int]:
    wanted = [token.text for token in read_words(part).tokens]
    for start in range(len(words)):
        if [token.text for token in words[start : start + len(wanted)]] == wanted:
            return start, start + len(wanted)
    raise AssertionError(f"{part!r} is no part of {words.text!r}")


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_value_is_read(kind: str, case: dict[str, Any]) -> None:
    words = read_words(case["say"])
    start, end = _span(words, case.get("reads", case["say"]))
    readings = READERS[kind](words, start, case["today"])
    if "value" in case:
        assert readings, "nothing read"
        first = readings[0]
        assert (written(first.value), first.start, first.end) == (case["value"], start, end)
    for value in case.get("offers", []):
        assert value in [written(reading.value) for reading in readings]


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_value_is_offered_without_accents(kind: str, case: dict[str, Any]) -> None:
    if not case.get("plain", True) or "value" not in case:
        pytest.skip("cannot be known without accents")
    words = read_words(fold(case["say"]))
    start, end = _span(words, fold(case.get("reads", case["say"])))
    readings = READERS[kind](words, start, case["today"])
    assert (case["value"], end) in [(written(reading.value), reading.end) for reading in readings]


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_decomposed_letters_read_the_same(kind: str, case: dict[str, Any]) -> None:
    composed, decomposed = read_words(case["say"]), read_words(unicodedata.normalize("NFD", case["say"]))
    start, _ = _span(composed, case.get("reads", case["say"]))
    read = READERS[kind]
    assert read(composed, start, case["today"]) == read(decomposed, start, case["today"])


@pytest.mark.parametrize(("kind", "said"), _nots())
def test_other_words_are_not_read_for_sure(kind: str, said: str) -> None:
    words = read_words(said)
    for reading in READERS[kind](words, 0, TODAY):
        assert reading.sure < NOT_SURE, reading


def _vocabulary() -> list[str]:
    said = [case["say"] for path in FOLDER.glob("*.yaml") for case in read_yaml(path)["cases"]]
    return sorted(
        {word for sentence in said for word in sentence.split()} | {",", ".", "-", "/", "+84", "đến", "mươi"}
    )


@given(st.lists(st.sampled_from(_vocabulary()), max_size=12), st.booleans())
def test_any_words_are_read_in_their_place(said: list[str], plain: bool) -> None:
    text = " ".join(said)
    words = read_words(fold(text) if plain else text)
    for kind, read in READERS.items():
        for at in range(len(words)):
            for reading in read(words, at, TODAY):
                assert reading.kind == kind
                assert reading.start == at < reading.end <= len(words)
                assert 0.0 <= reading.sure <= 1.0
