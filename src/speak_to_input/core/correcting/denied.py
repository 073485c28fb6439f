"""What is denied, and what it shall be instead: "A chứ không phải B", "không phải B mà là A", "A nghe, không phải B".

The denied words tell the field: it holds them, wholly or as a part of its text.
"""

import re
from collections.abc import Iterator

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting import moments, parts
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold, read_words

_NOES = frozenset({"không", "chưa", "chẳng"})
_LONGEST = 6
"""Words of a part."""
_CLEAR = 0.6
"""How well a value must be told."""
_NEAR = 4
"""Words between what is denied and what it shall be."""


def put_right(ground: Ground) -> Fill | AskWhich | None:
    """The value with what is said to be other; None where nothing is denied that a field holds."""
    words, marks = ground.words, ground.marks
    for at in range(len(words)):
        denied = marks.denies(words, at)
        if not denied or denied >= len(words) or words.tokens[denied].mark:
            continue  # "không phải, hai ngày rưỡi": no more than a no
        found: dict[int, str] = {}
        for known in ground.filled():
            text = _revised(ground, known, at, denied)
            if text and text != ground.held(known):
                found[known.index] = text
        right = one_of(ground, found)
        if right is not None:
            return right
    return None


def told_behind(ground: Ground, fill: Fill) -> str:
    """What is told behind a choice put right by a part: "nộp chứ không phải rút, | năm triệu"; "" for nothing."""
    known, words = ground.vocabulary.by_name(fill.field), ground.words
    for at in range(len(words)):
        denied = ground.marks.denies(words, at)
        if known is None or not denied or denied >= len(words) or words.tokens[denied].mark:
            continue
        if _choice_by_part(ground, known, at, denied) == fill.text:
            end = words.clause_end(denied)
            courtesy = all(
                ground.marks.at(words, place, Mark.END, Mark.WHOM) for place in range(end, len(words))
            )
            return "" if courtesy else words.spelling(end, len(words))
    return ""


def _revised(ground: Ground, known: Known, no: int, denied: int) -> str:
    """What the field holds then; "" where it does not hold what is denied from token `denied` on."""
    held = ground.held(known)
    told = [o for o in ground.found.offers[denied] if o.field == known.index]
    wrong = max(told, key=lambda o: (o.end, o.fit), default=None)
    whole = wrong is not None and wrong.text == held
    right = _value(ground, known, no, wrong.end) if whole and wrong is not None else ""
    right = right or _moment(ground, known, no, denied) or _choice_by_part(ground, known, no, denied)
    right = right or (_scaled(ground, known, denied) if known.kind is FieldKind.MONEY else "")
    return right or (_with_part(ground, known, no, denied) if known.kind in parts.PARTED else "")


def _scaled(ground: Ground, known: Known, denied: int) -> str:
    """As in "không phải | 400, bốn trăm năm mươi mới đúng" of 400 million: both are counted as the held sum is."""
    words, held = ground.words, ground.held(known)
    for end in _ends(words, denied) if held.isdigit() else ():
        wrong = next((text for text in _written(words, denied, end) if text.isdigit()), "")
        zeros = len(held) - len(wrong)
        if wrong and zeros >= _THOUSANDS and held == wrong + "0" * zeros:
            begin = end + words.says(end, "mà") + words.says(end + 1, "là")
            behind = [
                r
                for r in read_number(words, begin)
                if r.value % 1 == 0 and r.value < _SCALED
                if r.end >= ground.clause_end(begin)
                or words.says(r.end, *_INSISTS)  # "…, 24 | tháng" is no sum
            ]
            return f"{max(behind, key=lambda r: r.end).value:f}" + "0" * zeros if behind else ""
    return ""


_INSISTS = ("mới", "thôi", "cơ", "chứ", "lận", "đúng", "nha", "nghe", "em")
_THOUSANDS, _SCALED = 3, 10_000
"""Least zeros that are left out of a sum, and what is no longer said without its unit."""


def _choice_by_part(ground: Ground, known: Known, no: int, denied: int) -> str:
    """As in "cưới chứ có phải | tang | đâu": a word of the choice that is held, and before the no one of another.

    Nothing else may be told: behind the name of another field, or a verb of saying, it is a text.
    """
    words, before = ground.words, _before(ground, no)
    held = [at for at, option in enumerate(known.choices) if option.value == ground.held(known)]
    if not held or before == 0 or known.several or not ground.named <= {known.index}:
        return ""
    labels = [{token.toned for token in read_words(option.label).tokens} for option in known.choices]
    begin = ground.words.clause_begin(before - 1)
    own_name = {token.toned for token in read_words(known.label).tokens}
    right, wrong = {token.toned for token in words[begin:before]} - own_name, words.tokens[denied].toned
    if not right:
        return ""  # "mục đích không phải mua nhà" tells no other
    fitting = [
        option.value
        for option, label in zip(known.choices, labels, strict=True)
        if right <= label and wrong not in label
        if label.isdisjoint(_NOES) or not _NOES.isdisjoint(right)  # "lương" is no "Nghỉ không lương"
    ]
    own = wrong in labels[held[0]] and not right <= labels[held[0]]
    return fitting[0] if own and len(fitting) == 1 else ""


def _moment(ground: Ground, known: Known, no: int, denied: int) -> str:
    """As in "mười rưỡi | chứ không phải | mười giờ" of a moment: the part that is denied tells which one is meant."""
    held, words, end = ground.held(known), ground.words, ground.clause_end(denied)
    half = end == denied + 1 and ground.marks.at(
        words, denied, Mark.HALF
    )  # "8 giờ tối chứ không phải | sáng"
    if not half and moments.completed(known, held, words.spelling(denied, end), ground.marks) != held:
        return ""
    before = _before(ground, no)
    begins = range(max(0, before - _LONGEST), before)
    said = (moments.completed(known, held, words.spelling(at, before), ground.marks) for at in begins)
    return next(filter(None, said), "")


def _value(ground: Ground, known: Known, no: int, end: int) -> str:
    """The value of the field that is told right before the no, else soon behind what is denied."""
    before = _before(ground, no)
    held, offers = ground.held(known), ground.found.offers
    turned = end < len(offers) and ground.marks.at(ground.words, end, Mark.BUT)
    if turned or _is_name(ground, known, before):
        before = 0  # "loại nghỉ không phải nghỉ phép mà là | nghỉ ốm"
    told = [
        (o.end - at, o.fit, o.text)
        for at in range(max(0, before - _LONGEST), before)
        for o in offers[at]
        if o.field == known.index and o.end == before and o.fit > _CLEAR and o.doubt is None
    ]
    for at in range(end, min(end + _NEAR, len(offers))):
        if told:
            break
        told = [
            (o.end - at, o.fit, o.text)
            for o in offers[at]
            if o.field == known.index and o.fit > _CLEAR and o.doubt is None
        ]
    text = max(told)[2] if told else ""
    return text if text != held else ""


def _is_name(ground: Ground, known: Known, end: int) -> bool:
    """Whether the field's name ends at token `end`: then its value does not."""
    begins = range(max(0, end - _LONGEST), end)
    return any(m.field == known.index and m.end == end for at in begins for m in ground.found.mentions[at])


def _with_part(ground: Ground, known: Known, no: int, denied: int) -> str:
    """What is held with the first of the new parts that fits the denied one; "" for none."""
    words, held = ground.words, ground.form.fields[known.index].value
    if known.kind is FieldKind.PERSON:
        denied = ground.marks.behind(words, denied, Mark.NAME_PART) or denied
    before = list(_ending(words, _before(ground, no)))
    joined = ground.marks.at(words, no - 1, Mark.BUT) or ground.marks.at(words, no, Mark.BUT)
    for end in _ends(words, denied):
        for wrong in _written(words, denied, end):
            rights = before if joined else [*_beginning(ground, end)] or _alike(before, wrong)
            if not rights and known.kind is FieldKind.PERSON and end == len(words) and no == 1:
                rights = before  # "Tuấn không phải Tú" is all that is said
            for right in rights:
                if text := parts.with_part(known.kind, held, wrong, right):
                    return text
    return ""


def _alike(rights: list[str], wrong: str) -> list[str]:
    """The new parts of which a word is a word of the denied one, or which are figures like it."""
    syllables = set(fold(wrong).split())
    return [
        right
        for right in rights
        if (right.isdigit() and wrong.isdigit()) or not syllables.isdisjoint(fold(right).split())
    ]


def _before(ground: Ground, no: int) -> int:
    """The end of what stands before the no, without "chứ" and courtesy: "Phước | nghe bạn không phải Phúc"."""
    words, marks, end = ground.words, ground.marks, no
    while end > 0:
        whom = marks.at(words, end - 1, Mark.WHOM) and marks.at(words, end - 2, Mark.END)
        if not (whom or marks.at(words, end - 1, Mark.BUT, Mark.END)):
            break
        end -= 1
    return end


def _ending(words: Words, end: int) -> Iterator[str]:
    """What may be the new part, right before token `end`: figures, or words; the longest first."""
    for begin in range(max(0, end - _LONGEST), end):
        if not any(words.tokens[at].mark for at in range(begin + 1, end)):
            yield from _written(words, begin, end)


def _beginning(ground: Ground, at: int) -> Iterator[str]:
    """What may be the new part behind the denied one: "không phải Đức | mà là Đạt"."""
    words = ground.words
    if at >= len(words) or not (words.tokens[at].mark or ground.marks.at(words, at, Mark.BUT)):
        return
    while at < len(words) and (ground.marks.at(words, at, Mark.BUT, Mark.END) or words.says(at, "là")):
        at += 1
    last = words.clause_end(at)
    while last > at + 1 and ground.marks.at(words, last - 1, Mark.END, Mark.WHOM):
        last -= 1
    if at < last <= at + _LONGEST:
        yield from _written(words, at, last)


def _ends(words: Words, begin: int) -> Iterator[int]:
    """Where a part may end that begins at token `begin`; the farthest first."""
    last = words.clause_end(begin)
    yield from range(min(last, begin + _LONGEST), begin, -1)


def _written(words: Words, begin: int, end: int) -> Iterator[str]:
    """The words as they are written in a value: numbers in figures, "yahoo chấm com" as "yahoo.com"."""
    mixed = words.tokens[begin].has_digit and end - begin > 1  # "65 nghìn" stays as it is said
    numbers = () if mixed else read_number(words, begin)
    figures = [f"{r.value:f}" for r in numbers if r.end == end and r.value % 1 == 0]
    figures += [r.value for r in read_digits(words, begin) if r.end == end]
    yield from dict.fromkeys(figures)
    dot = re.sub(r"\s+chấm\s+", ".", words.spelling(begin, end))
    if "@" not in dot and not figures:
        yield dot
    elif figures:
        yield words.spelling(begin, end)
