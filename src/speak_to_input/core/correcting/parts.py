"""What a text, an address or a number of digits becomes when a part of it is another one, or goes."""

import re
from itertools import zip_longest

from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import fold, place_of

TEXTS = frozenset(
    {FieldKind.TEXT, FieldKind.PROSE, FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS}
)  # fmt: skip
PARTED = TEXTS | {
    FieldKind.EMAIL, FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CODE,
}  # fmt: skip
"""What people put right by a part of it."""
_LEAST_FIGURES = 2
"""Figures inside a longer number; fewer stand at too many places."""


def with_part(kind: FieldKind, held: str, wrong: str, right: str) -> str:
    """What is held with `right` in the place of `wrong`; "" where that is no such part."""
    if wrong.lower() == right.lower():
        return ""
    if kind is FieldKind.EMAIL:
        return _in_address(held, wrong, right)
    if kind in TEXTS:
        return _in_text(held, wrong, right)
    same = wrong.isdigit() and right.isdigit() and len(wrong) == len(right) >= _LEAST_FIGURES
    return held.replace(wrong, right) if same and held != wrong and held.count(wrong) == 1 else ""


def without(held: str, word: str) -> str:
    """What is held without the word; "" where it does not stand there just once, or nothing is left."""
    place = place_of(word, held)
    return " ".join(f"{held[: place[0]]} {held[place[1] :]}".split()) if place else ""


def _in_text(held: str, wrong: str, right: str) -> str:
    """As in "88" for "82" in "82 Nguyễn Huệ"; a noun behind both is said once, "ba hồ sơ chứ không phải hai"."""
    if wrong[:1].isdigit() != right[:1].isdigit():
        return ""
    said, gone = right.split(), wrong.split()
    if len(said) > len(gone):
        gone += said[len(gone) :]
    same = len(said) == len(gone) or fold(said[0]) == fold(gone[0]) or fold(said[-1]) == fold(gone[-1])
    place = place_of(" ".join(gone), held) if same else None
    if place is None:
        return ""
    old = held[place[0] : place[1]].split()
    cased = [_spelled(new, was) for new, was in zip_longest(said, old[: len(said)], fillvalue="")]
    return held[: place[0]] + " ".join(cased) + held[place[1] :]


def _spelled(new: str, was: str) -> str:
    """The word as the one in whose place it comes: the same word keeps its capital or has none."""
    if fold(new) == fold(was):
        return was if new.lower() == was.lower() else new.title() if was[0].isupper() else new.lower()
    return new.title() if was[:1].isupper() else new


def _in_address(held: str, wrong: str, right: str) -> str:
    """As in "đuôi yahoo.com chứ không phải gmail": the host may be told by its name alone."""
    user, at, host = held.partition("@")
    if not at or " " in right + wrong:
        return ""
    pieces = re.split(r"([._-]|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z]))", user)
    places = [n for n, piece in enumerate(pieces) if fold(piece) == fold(wrong)]
    if len(places) == 1:
        pieces[places[0]] = fold(right)
        return f"{''.join(pieces)}@{host}"
    if fold(wrong) not in (fold(host), fold(host).partition(".")[0]):
        return ""
    if "." in right:
        return f"{user}@{right.lower()}"
    return f"{user}@{right.lower()}.{host.partition('.')[2]}"
