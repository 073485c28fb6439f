"""A text in the pieces in which it is spoken: sentences, long ones cut at a pause."""

import re

_END = re.compile(r"(?<=[.?!])\s+(?=\S)|\n+")
_PAUSE = re.compile(r"(?<=[,;:])\s+")
_LONGEST = 160
"""Characters, about ten seconds of speech: waiting for more to be made would be heard."""


def sentences(text: str) -> tuple[str, ...]:
    """The pieces in order, each with something to say: signs that stand alone are left out.

    "Dạ, đã điền họ tên. Số điện thoại là gì ạ?" -> two pieces.
    """
    found = (piece for sentence in _END.split(text) for piece in _pieces(sentence.strip()))
    return tuple(piece for piece in found if any(char.isalnum() for char in piece))


def _pieces(sentence: str) -> list[str]:
    """A long sentence at its commas, each piece as long as it may be."""
    pieces: list[str] = []
    for part in _PAUSE.split(sentence):
        if pieces and len(pieces[-1]) + len(part) < _LONGEST:
            pieces[-1] += f" {part}"
        else:
            pieces.append(part)
    return pieces
