"""Values spelled in letters, as people say them in whole sentences: one case for each line of the corpus.

A case has `say`, a whole utterance, and `value`: the surest reading found anywhere in it (the longest of equals).
`value: null` says that nothing there may be read with confidence. `fails` is a known failure, to be deleted once fixed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.catalog.words import load_lexicon
from speak_to_input.vi.addresses import read_address
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.colours import read_colour
from speak_to_input.vi.companies import read_company
from speak_to_input.vi.countries import read_country
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.goods import read_goods
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.names import read_person
from speak_to_input.vi.occupations import read_occupation
from speak_to_input.vi.positions import read_position
from speak_to_input.vi.reading import Reading
from speak_to_input.vi.text import Words, read_words
from speak_to_input.vi.web_addresses import read_web_address
from tests.corpus.cases import read_yaml

READERS: dict[str, Callable[[Words, int, Lexicon], tuple[Reading[str], ...]]] = {
    "email": read_email,
    "web": read_web_address,
    "code": read_code,
    "person": read_person,
    "company": read_company,
    "address": read_address,
    "position": read_position,
    "occupation": read_occupation,
    "goods": read_goods,
    "colour": read_colour,
    "country": read_country,
}
FOLDER = Path(__file__).parents[2] / "corpus" / "values"
NOT_SURE = 0.5


def surest(kind: str, say: str) -> Reading[str] | None:
    words = read_words(say)
    found = [r for at in range(len(words)) for r in READERS[kind](words, at, load_lexicon())]
    return max(found, key=lambda r: (r.sure, r.end - r.start, -r.start), default=None)


def cases() -> list[Any]:
    listed = []
    for kind in READERS:
        for case in read_yaml(FOLDER / f"{kind}.yaml")["cases"]:
            marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
            listed.append(
                pytest.param(kind, case["say"], case["value"], id=f"{kind}: {case['say']}", marks=marks)
            )
    return listed


@pytest.mark.parametrize(("kind", "say", "value"), cases())
def test_surest_reading(kind: str, say: str, value: str | None) -> None:
    reading = surest(kind, say)
    if value is None:
        assert reading is None or reading.sure < NOT_SURE
    else:
        assert reading is not None
        assert reading.value == value
        assert reading.sure >= NOT_SURE


@pytest.mark.parametrize(
    ("kind", "say", "value"),
    [
        ("person", "hoà thị tuyết", None),
        ("person", "tên là Nguyễn Thị Hoà", "Nguyễn Thị Hoà"),
        ("address", "12 Hoà Bình, phường Hoà Khánh", "12 Hoà Bình, phường Hoà Khánh"),
        ("company", "Công ty TNHH Hoà Phát", "Công ty TNHH Hoà Phát"),
    ],
)
def test_tone_placement_stays_as_written(kind: str, say: str, value: str | None) -> None:
    reading = surest(kind, say)
    if value is None:
        assert reading is None or reading.sure < NOT_SURE
    else:
        assert reading is not None
        assert reading.value == value


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    "say", ["a", "@", "chấm", "a còng", "số", "b như", "công ty", "-", "nguyễn", "123", "phường", "x.y@"]
)
def test_fragments_are_read_without_error(kind: str, say: str) -> None:
    reading = surest(kind, say)
    assert reading is None or 0 < reading.end <= len(read_words(say))
