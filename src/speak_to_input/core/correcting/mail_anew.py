"""The name before the "@" put together otherwise: "thừa dấu chấm, toanchu viết liền", "đảo lại là chu chấm toan"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from speak_to_input.core.commands import AskWhich, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.kinds import FieldKind

_SIGNS = {Mark.DOT: ".", Mark.UNDERSCORE: "_", Mark.DASH: "-"}
_SIGN = re.compile(r"[._-]")
_LONGEST, _LEAST = 8, 4
"""Words that are such a name; its letters."""


def mail_anew(ground: Ground) -> Fill | AskWhich | None:
    """The address with the same pieces joined by other signs or in another order; None where that is not said."""
    if not ground.marks.anywhere(ground.words, Mark.JOINED, *_SIGNS):
        return None
    found = {}
    for known in ground.filled():
        user, at, host = ground.form.fields[known.index].value.partition("@")
        if known.kind is FieldKind.EMAIL and at:
            other = _said_anew(ground, user) or _parted(ground, user) or _other_sign(ground, user)
            if other and other != user:
                found[known.index] = f"{other}@{host}"
    return one_of(ground, found)


def _said_anew(ground: Ground, user: str) -> str:
    """The longest words that have just the letters of the name; "" where none have, or they are the name."""
    pieces = sorted(piece for piece in _SIGN.split(user) if piece)
    for begin in range(len(ground.words)):
        for end in range(min(begin + _LONGEST, len(ground.words)), begin, -1):
            written = _written(ground, begin, end)
            letters = _SIGN.sub("", written)
            same = letters == "".join(_SIGN.split(user)) or sorted(_SIGN.split(written)) == pieces
            if same and len(letters) >= _LEAST:
                return _with_sign_between(ground, begin, end) if written == user else written
    return ""


def _with_sign_between(ground: Ground, begin: int, end: int) -> str:
    """As in "kim ngân có dấu chấm ở giữa": the pieces of the name with the sign; "" where none is said to be there."""
    words = ground.words
    between = any(words.says(at, "giữa") for at in range(len(words)))
    signs = [sign for at, sign, _ in _signs(ground) if not begin <= at < end]
    if not between or len(signs) != 1 or end - begin < _PIECES:
        return ""
    return signs[0].join(token.folded for token in words.tokens[begin:end])


_PIECES = 2


def _parted(ground: Ground, user: str) -> str:
    """As in "giữa kim với ngân có gạch dưới": the sign between two pieces that are told one by one."""
    words, tokens = ground.words, ground.words.tokens
    signs = [sign for _, sign, _ in _signs(ground)]
    for at in range(len(words) - 3):
        if words.says(at, "giữa") and ground.marks.at(words, at + 2, Mark.WITH) and len(signs) == 1:
            pieces = tokens[at + 1].folded, tokens[at + 3].folded
            if "".join(pieces) == user:
                return signs[0].join(pieces)
    return ""


def _written(ground: Ground, begin: int, end: int) -> str:
    """The words as they are written in an address; signs stand between names only."""
    text, at = "", begin
    while at < end:
        sign, behind = _sign(ground, at)
        text += sign or ground.words.tokens[at].folded
        at = behind or at + 1
    return text if text[:1].isalnum() and text[-1:].isalnum() and at == end else ""


def _sign(ground: Ground, at: int) -> tuple[str, int]:
    """The sign that is spoken at the token, and where its words end."""
    told = ((sign, ground.marks.behind(ground.words, at, mark)) for mark, sign in _SIGNS.items())
    return max(told, key=lambda each: each[1]) if ground.marks.at(ground.words, at, *_SIGNS) else ("", 0)


def _other_sign(ground: Ground, user: str) -> str:
    """As in "thừa dấu chấm", "gạch ngang chứ không phải gạch dưới": the one sign of that sort goes or is another."""
    signs = list(_signs(ground))
    for (at, sign, _), (_, other, _) in [*pairwise(signs), *((b, a) for a, b in pairwise(signs))]:
        if ground.marks.denies(ground.words, at - 2) == at and other != sign and user.count(sign) == 1:
            return user.replace(sign, other)
    for at, sign, _ in signs if len(signs) == 1 else ():
        if user.count(sign) == 1 and _is_too_much(ground, at):
            return user.replace(sign, "")
    return ""


def _signs(ground: Ground) -> Iterator[tuple[int, str, int]]:
    for at in range(len(ground.words)):
        sign, end = _sign(ground, at)
        if sign and not (at and _sign(ground, at - 1)[1] >= end):
            yield at, sign, end


def _is_too_much(ground: Ground, at: int) -> bool:
    """As in "thừa | dấu | chấm", "không có | chấm", "bỏ cái | chấm"."""
    words, marks = ground.words, ground.marks
    while at > 0 and (words.says(at - 1, "dấu") or marks.at(words, at - 1, Mark.COURTESY)):
        at -= 1
    no = marks.at(words, at - 2, Mark.NO) and words.says(at - 1, "có")
    return no or marks.at(words, at - 1, Mark.TOO_MUCH, Mark.CUT)
