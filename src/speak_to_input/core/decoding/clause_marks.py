"""Words that tell where a clause begins or ends."""

from itertools import pairwise

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.language import Cue
from speak_to_input.vi.text import Words

_ENDS = ("nha", "nhé", "nhá", "nghen", "nhen", "chứ", "chớ")


def clause_ends(words: Words) -> frozenset[int]:
    """Tokens with which a clause ends; "nha" may begin a name."""
    return frozenset(
        at
        for at, token in enumerate(words.tokens)
        if token.toned in _ENDS
        and not (words.says(at, "nha") and words.says(at + 1, "trang", "khoa", "sĩ", "dịch"))
    )


_VERY = ("lắm", "ghê", "quá", "dữ", "thiệt", "thật", "gớm")
_PRAISING = 5
"""Words of a clause that only says how good it is."""


def praises(words: Words) -> dict[int, int]:
    """Where a clause begins that only says how somebody finds it, and its end: "lập trình viên, | giỏi dữ lắm"."""
    begins = [at for at, token in enumerate(words.tokens) if at and token.mark and words.accented]
    found = {}
    for at, end in pairwise((*begins, len(words))):
        last = end
        while last > at and words.says(last - 1, *_AFTER_ALL):
            last -= 1
        named = words.tokens[last - 1].text.istitle()  # "tên Dương Quá"
        if 1 < last - at <= _PRAISING and words.says(last - 1, *_VERY) and not named:
            found[at] = end
    return found


_AFTER_ALL = ("luôn", "á", "nha", "nhé", "nghen", "hà", "đó", "mà", "chứ", "cơ", "ạ", "hè", "hí")


def onlys(found: Candidates) -> tuple[int, ...]:
    """Where a clause begins with "chỉ": what is taken away ends there."""
    marked = enumerate(zip(found.words.tokens, found.cues, strict=True))
    return tuple(at for at, (token, cues) in marked if token.mark and any(m.cue is Cue.ONLY for m in cues))
