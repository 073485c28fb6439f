"""Other ways to cut the tens and hundreds of a digit string: "chín mươi sáu" is 96, or 90 and 6."""

from dataclasses import replace
from itertools import combinations

from speak_to_input.vi.digit_pieces import Piece, PieceKind
from speak_to_input.vi.ids import id_fit

_MOST_REGROUPED = 5
_FITS = 0.9


def has_tens(pieces: list[Piece]) -> bool:
    """Whether a string of several pieces holds any that may be cut another way."""
    return len(pieces) > 1 and any(p.kind in (PieceKind.TENS, PieceKind.HUNDREDS) for p in pieces)


def regrouped(pieces: list[Piece]) -> list[Piece]:
    """The pieces with as few ones split off as make the whole a known kind of number; as they are if none does."""
    places = [place for place, piece in enumerate(pieces) if piece.other][:_MOST_REGROUPED]
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            digits = "".join(p.other if place in chosen else p.digits for place, p in enumerate(pieces))
            if id_fit(digits) >= _FITS:
                return [
                    replace(p, digits=p.other) if place in chosen else p for place, p in enumerate(pieces)
                ]
    return pieces
