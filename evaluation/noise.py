"""How a synthetic sentence reaches the product: typed, recognised, in dialect, misheard, without marks."""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from evaluation.mishearing import Mishearing


class Noise(StrEnum):
    """What happened to a sentence on its way."""

    WRITTEN = "written"
    """Typed: capitals, punctuation, figures."""
    UNACCENTED = "unaccented"
    """Typed without any Vietnamese mark."""
    RECOGNISED = "recognised"
    """Lower case, no punctuation, numbers in words."""
    DIALECT = "dialect"
    """Recognised, with the words of one region."""
    MISHEARD = "misheard"
    """Recognised, one syllable of a field's name or choice taken for another."""
    HARD = "dialect, misheard"
    """Both at once, up to three syllables misheard."""

    @property
    def typed(self) -> bool:
        """Whether the sentence is written by a person, not by a recogniser."""
        return self in (Noise.WRITTEN, Noise.UNACCENTED)


class Role(StrEnum):
    """What a piece of a sentence is there for."""

    NAME = "name"
    OPTION = "option"
    FIGURES = "figures"
    VALUE = "value"
    CARRIER = "carrier"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    role: Role = Role.CARRIER


DIALECTS: dict[str, dict[str, str]] = {
    "south": {"nghìn": "ngàn", "linh": "lẻ", "tôi": "tui", "giúp": "giùm", "vào": "vô", "nhé": "nha", "ạ": "nghen"},
    "centre": {"tôi": "tui", "nghìn": "ngàn", "nhé": "hí", "linh": "lẻ", "vào": "vô", "thì": "thì là"},
    "north": {"nhé": "nhá", "tôi": "tớ", "bảy": "bẩy", "tỷ": "tỉ", "giúp": "hộ", "mùng": "mồng"},
}  # fmt: skip
_SWAPPED = (Role.CARRIER, Role.FIGURES)
_MISHEARD = (Role.NAME, Role.OPTION)


def with_noise(
    pieces: list[Piece], noise: Noise, region: str, mishearing: Mishearing, chance: Random
) -> list[Piece]:
    """The pieces as they arrive. Names, addresses and free text are never misheard: nobody could mend them."""
    if noise in (Noise.DIALECT, Noise.HARD):
        pieces = [_swapped(piece, DIALECTS[region]) for piece in pieces]
    if noise in (Noise.MISHEARD, Noise.HARD):
        pieces = _misheard(pieces, 1 if noise is Noise.MISHEARD else 3, mishearing, chance)
    if noise is Noise.UNACCENTED:
        pieces = [replace(piece, text=without_marks(piece.text)) for piece in pieces]
    return pieces


def _swapped(piece: Piece, words: dict[str, str]) -> Piece:
    if piece.role not in _SWAPPED:
        return piece
    return replace(piece, text=" ".join(words.get(word, word) for word in piece.text.split(" ")))


def _misheard(pieces: list[Piece], most: int, mishearing: Mishearing, chance: Random) -> list[Piece]:
    """One syllable replaced in up to `most` names and choices of at least two syllables."""
    able = [at for at, p in enumerate(pieces) if p.role in _MISHEARD and " " in p.text]
    for at in chance.sample(able, min(most, len(able))):
        words = pieces[at].text.split()
        place = chance.randrange(len(words))
        words[place] = mishearing.of(words[place], chance)
        pieces = [*pieces[:at], replace(pieces[at], text=" ".join(words)), *pieces[at + 1 :]]
    return pieces


def without_marks(text: str) -> str:
    """Plain Latin letters, case kept: "Đường Láng" -> "Duong Lang"."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")
