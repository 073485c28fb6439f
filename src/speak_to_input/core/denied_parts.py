"""A part of what a field holds is denied, and another one stands for it: "tám mươi tám chứ không phải tám mươi hai".

The part that is denied tells the field, the rest of the value stays: of "82 Nguyễn Huệ" becomes "88 Nguyễn Huệ".
"""

import re
from collections.abc import Iterator

from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold, read_words

_BUT = ("chứ", "chớ", "mà")
_NOES = ("không", "hông", "hổng", "chẳng", "chả", "nỏ")
_PARTED = frozenset(
    {FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE,
     FieldKind.ACCOUNT, FieldKind.CODE}
)  # fmt: skip
"""What people put right by a part of it."""
_LONGEST = 6
"""Words of a part."""
_LEAST_FIGURES = 2
"""Figures inside a longer number; fewer stand at too many places."""


def part_put_right(words: Words, form: Form, vocabulary: Vocabulary, context: Context) -> Fill | None:
    """The whole value with the part that is said to be other; None where no part or more than one is meant."""
    for at in range(1, len(words)):
        if not (words.says(at, *_BUT) and words.says(at + 1, *_NOES) and words.says(at + 2, "phải")):
            continue
        denied = at + 3 + words.says(at + 3, "là")
        rights = list(_before(words, at))
        found = {
            known.name: text
            for field, known in zip(form.fields, vocabulary.fields, strict=True)
            if known.kind in _PARTED and not field.empty
            if (text := _changed(known.kind, field.value, rights, words, denied))
        }
        spoken_of = [name for name in found if name in (*context.recent, context.last, context.asked)]
        meant = spoken_of or list(found)
        if len(meant) == 1:
            return Fill(
                meant[0], found[meant[0]], words.text, correction=True, clause=words.text, to_check=True
            )
    return None


def _changed(kind: FieldKind, held: str, rights: list[str], words: Words, denied: int) -> str:
    """What is held with the first of the new parts that fits the denied one; "" for none."""
    for wrong in _behind(words, denied):
        for right in rights:
            part = fold(wrong) != fold(held) and fold(right) != fold(wrong) and _alike(right, wrong)
            if part and (text := _with_part(kind, held, wrong, right)):
                return text
    return ""


def _before(words: Words, end: int) -> Iterator[str]:
    """What may be the new part, right before token `end`: figures, or words; the longest first."""
    for begin in range(max(0, end - _LONGEST), end):
        if not any(words.tokens[at].mark for at in range(begin + 1, end)):
            yield from _written(words, begin, end)


def _behind(words: Words, begin: int) -> Iterator[str]:
    """What may be the denied part, from token `begin` on; the longest first."""
    last = next((at for at in range(begin + 1, len(words)) if words.tokens[at].mark), len(words))
    for end in range(min(last, begin + _LONGEST), begin, -1):
        yield from _written(words, begin, end)


def _written(words: Words, begin: int, end: int) -> Iterator[str]:
    """The words as they are written in a value: numbers in figures, "yahoo chấm com" as "yahoo.com"."""
    figures = [f"{r.value:f}" for r in read_number(words, begin) if r.end == end and r.value % 1 == 0]
    figures += [r.value for r in read_digits(words, begin) if r.end == end]
    yield from dict.fromkeys(figures)
    if not figures:
        dot = re.sub(r"\s+chấm\s+", ".", words.spelling(begin, end))
        if "@" not in dot:
            yield dot


def _alike(right: str, wrong: str) -> bool:
    if right.isdigit() or wrong.isdigit():
        return right.isdigit() and wrong.isdigit() and len(right) == len(wrong)
    return len(right.split()) == len(wrong.split())


def _with_part(kind: FieldKind, held: str, wrong: str, right: str) -> str:
    if kind is FieldKind.EMAIL:
        return _with_host(held, wrong, right)
    if kind is not FieldKind.ADDRESS:
        once = wrong.isdigit() and len(wrong) >= _LEAST_FIGURES and held.count(wrong) == 1
        return held.replace(wrong, right) if once else ""
    tokens = read_words(held)
    width = len(wrong.split())
    places = [
        at for at in range(len(tokens) - width + 1) if fold(tokens.spelling(at, at + width)) == fold(wrong)
    ]
    if len(places) != 1:
        return ""
    first, last = tokens.tokens[places[0]], tokens.tokens[places[0] + width - 1]
    cased = right.title() if held[first.start].isupper() else right
    return held[: first.start] + cased + held[last.end :]


def _with_host(held: str, wrong: str, right: str) -> str:
    """As in "đuôi yahoo.com chứ không phải gmail": the host may be told by its name alone."""
    user, at, host = held.partition("@")
    if not at or " " in right + wrong:
        return ""
    if fold(wrong) == fold(user):
        return f"{right}@{host}"
    if fold(wrong) not in (fold(host), fold(host).partition(".")[0]):
        return ""
    if "." in right:
        return f"{user}@{right.lower()}"
    return f"{user}@{right.lower()}.{host.partition('.')[2]}"
