"""The stretches of which a code is made: letters, figures and signs between them, and how clearly they are one code."""

from dataclasses import dataclass, replace
from itertools import groupby

CLEAR_LETTER = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a code: letters, figures or a sign between them."""

    text: str
    end: int
    sure: float
    spoken: bool = False


def settled(pieces: list[Piece]) -> list[Piece]:
    """Bare vowels might be words ("o" for "ở"); beside letters that are nothing else they are letters."""
    settled: list[Piece] = []
    for spelled, run in groupby(pieces, key=lambda piece: piece.spoken and piece.text.isalpha()):
        near = list(run)
        if spelled and max(piece.sure for piece in near) >= CLEAR_LETTER:
            near = [replace(piece, sure=max(piece.sure, CLEAR_LETTER)) for piece in near]
        settled += near
    return settled


def clearness(pieces: list[Piece], value: str) -> float:
    """How clearly these stretches are one code: many clear letters with figures after them."""
    figures = sum(c.isdigit() for c in value)
    letters = sum(c.isalpha() for c in value)
    lettered = [p for p in pieces if any(c.isalpha() for c in p.text)]
    clear = sum(p.sure * len(p.text) for p in lettered) / max(1, sum(len(p.text) for p in lettered))
    if len(pieces) == 1:
        return clear
    sure = 0.55 + 0.4 * clear if letters >= 2 else 0.1 + 0.6 * clear
    if figures < 2:
        sure -= 0.25
    if pieces[0].text.isdigit() and not any(
        p.text in {"-", "/", "_"} or (p.text == "." and p.spoken) for p in pieces
    ):
        sure *= 0.4
    if clear < 0.5:
        sure *= 0.5
    return max(0.05, min(sure, 0.98))
