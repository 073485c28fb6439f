"""Digits of a number or a code that go or change places: "thừa số 0", "đảo số bốn với số năm"."""

from collections.abc import Mapping

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of, recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.partial import TAILED, parts_at, tells_end
from speak_to_input.vi.numbers import read_number

_OF_ANY_LENGTH = (FieldKind.CODE, FieldKind.ACCOUNT)
_TEN = 10


def digits_moved(ground: Ground) -> Fill | AskWhich | None:
    """The number with its digits as they are told; None where nothing of that sort is said, or it does not fit."""
    if not ground.marks.anywhere(ground.words, Mark.TOO_MUCH, Mark.CUT, Mark.EXCHANGE, Mark.LACKING):
        return None
    found = {}
    for known in ground.filled():
        held = ground.held(known)
        if known.kind in TAILED and (text := _turned(ground, held)):
            found[known.index] = text
        if known.kind in _OF_ANY_LENGTH and (text := _without(ground, held) or _with_last(ground, held)):
            found[known.index] = text
    return None if _may_be_of_another(ground, found) else one_of(ground, found)


def _may_be_of_another(ground: Ground, found: Mapping[int, str]) -> bool:
    """As in "thừa số 1", said behind a phone number with a one: that is meant, and cannot be told so shortly."""
    words = ground.words
    digits = {digit for at in range(len(words)) if (digit := _digit(ground, at))}
    last = recent(ground)[:1]
    return any(k.kind in TAILED and k.index not in found and digits & set(ground.held(k)) for k in last)


def end_told(ground: Ground) -> Fill | AskWhich | None:
    """As in "bốn số cuối 6798": the number with its end as it is told, where nothing else was understood."""
    words = ground.words
    found = {}
    for at in range(len(words)) if len(words) <= _SHORT else ():
        if not tells_end(words, at):
            continue
        for known in ground.filled():
            parts = [p for p in parts_at(words, at, known, ground.held(known)) if p.told]
            whole = next((p.whole for p in parts if ground.clause_end(at) <= p.end), "")
            if whole and whole != ground.held(known):
                found[known.index] = whole
        break
    return one_of(ground, found)


_SHORT = 10
"""Words of an utterance that says nothing else."""


def _digit(ground: Ground, at: int) -> str:
    """The digit that is called at "số" by token `at`; "" for none."""
    if not ground.words.says(at, "số") or at + 1 >= len(ground.words):
        return ""
    values = [r.value for r in read_number(ground.words, at + 1) if r.end == at + 2]
    return str(int(values[0])) if values and 0 <= values[0] < _TEN and values[0] % 1 == 0 else ""


def _without(ground: Ground, held: str) -> str:
    """As in "bỏ số 0 đi", "thừa một số 0": the one such digit goes."""
    words, marks = ground.words, ground.marks
    for at in range(1, len(words)):
        digit = _digit(ground, at)
        verb = at - 1 - words.says(at - 1, "một", "con", "cái", "1", "mất")
        ends = at + 2 == len(words) or marks.at(words, at + 2, Mark.AWAY, Mark.END, Mark.OVER)
        if digit and ends and marks.at(words, verb, Mark.TOO_MUCH, Mark.CUT) and held.count(digit) == 1:
            return held.replace(digit, "")
    return ""


def _with_last(ground: Ground, held: str) -> str:
    """As in "thiếu số 6 ở cuối": the digit stands behind the others."""
    words, marks = ground.words, ground.marks
    for at in range(1, len(words) - 2):
        digit = _digit(ground, at)
        last = any(words.says(place, "cuối", "chót", "sau") for place in (at + 2, at + 3, at + 4))
        verb = at - 1 - words.says(at - 1, "một", "con", "cái", "1", "mất")
        if digit and last and marks.at(words, verb, Mark.LACKING):
            return held + digit
    return ""


def _turned(ground: Ground, held: str) -> str:
    """As in "đảo số bốn với số năm": two neighbours, or the last two."""
    words, marks = ground.words, ground.marks
    places = range(len(words))
    if not any(marks.at(words, at, Mark.EXCHANGE, Mark.MIXED_UP) for at in places):
        return ""
    for at in places:
        one, other = _digit(ground, at), _digit(ground, at + 3)
        if one and other and marks.at(words, at + 2, Mark.WITH):
            pairs = [pair for pair in (one + other, other + one) if held.count(pair) == 1]
            return held.replace(pairs[0], pairs[0][::-1]) if len(pairs) == 1 else ""
        last = words.says(at, "hai") and words.says(at + 1, "số") and words.says(at + 2, "cuối", "chót")
        told = any(read_number(words, place) for place in range(at + 3, len(words)))
        if last and not told:
            return held[:-2] + held[:-3:-1]
    return ""
