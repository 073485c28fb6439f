"""What is denied at the end of a clause: "bản nháp thôi, | chứ đã nộp đâu", "đang xử lý | chớ chưa xong", "| chớ ai".

Behind "chứ" stands what is not so; the no is told last ("đâu", in the centre "mô"), first ("chứ đâu có …") or by
"chưa". No field is named there, no value told and nothing asked for. "Chứ không phải" puts right what was told
before and is read where corrections are.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.mentions import SURELY_NAMED
from speak_to_input.vi.text import Words

T = TypeVar("T")

_BUT = ("chứ", "chớ")
_NOT = ("đâu", "mô")
_TELLS = 0.7
"""How well a word in it must fit a field: of others nothing needs to be denied."""
_GOES_ON = ("mà", "có", "cần", "được", "phải", "kịp", "đủ", "dám", "chịu", "nổi")
"""Behind the no: "thành công đâu | mà thành công", "hỏa tốc đâu | cần", "thương gia đâu | có tiền"."""
_SHORT = 5
_LONGEST = 9
"""Words between "chứ" and the no."""
_ENDINGS = (
    "nha", "nhé", "nghe", "nghen", "hí", "hỉ", "hè", "nờ", "tề", "nì", "ạ", "vậy", "hết", "o", "em", "anh", "chị"
)  # fmt: skip
_NO = ("không", "hông", "hổng", "chẳng", "chả")


def without_denied(found: Candidates) -> Candidates:
    """The candidates without those that begin in such a tail; `denied` tells where each begins and ends."""
    tails = dict(_tails(found)) if found.words.accented else {}
    if not tails:
        return found
    among = {at for begin, end in tails.items() for at in range(begin, end)}
    return replace(
        found,
        mentions=_without(found.mentions, among),
        offers=_without(found.offers, among),
        cues=_without(found.cues, among),
        denied=tails,
    )


def _without(listed: tuple[tuple[T, ...], ...], among: set[int]) -> tuple[tuple[T, ...], ...]:
    return tuple(() if at in among else each for at, each in enumerate(listed))


def _tails(found: Candidates) -> Iterator[tuple[int, int]]:
    words = found.words
    for at in range(len(words) - 1):
        but = words.says(at, *_BUT) and not words.tokens[at + 1].mark  # "sao chứ, | …" ends the clause before
        end = _end(found, at + 1) if but and not _is_new(found, at) else 0
        who = end and words.says(at + 1, "ai")
        if who or any(offer.fit > _TELLS for place in range(at + 1, end) for offer in found.offers[place]):
            yield at, end


def _is_new(found: Candidates, at: int) -> bool:
    """As in "lương 8 triệu, chứ | chưa có việc": the "chưa" is of a choice whose list was told nothing before."""
    told = {offer.field for place in range(at) for offer in found.offers[place] if offer.fit > _TELLS}
    chosen = {o.field for o in found.offers[at + 1] if o.option and o.fit > _TELLS}
    return found.words.says(at + 1, "chưa") and bool(chosen) and not chosen & told


def _end(found: Candidates, begin: int) -> int:
    """Where the denial ends of which the first word is at `begin`; 0 where nothing is denied."""
    words = found.words
    last = _clause_end(found, begin)
    if words.says(begin, "ai"):
        return begin + 1 if _ends(words, begin + 1, words.clause_end(begin)) else 0
    if words.says(begin, "phải", *_NO):
        return 0
    if words.says(begin, *_NOT) and words.says(begin + 1, "có", "phải", "đã", "được"):
        righted = (p for p in range(begin + 1, last) if words.says(p, "mà") and words.says(p + 1, "là"))
        return next(righted, last) if words.says(begin + 1, "phải") else last
    for place in range(begin + 1, min(begin + _LONGEST, last)):
        if words.says(place, *_NOT):
            again = words.says(place + 1, *_GOES_ON)
            return last if again else place + 1 if _ends(words, place + 1, last) else 0
        if _is_refused(found, begin, place):
            whole = words.clause_end(place)  # "… thì chưa bàn giao đâu": the name is of what is not done
            return whole if whole - place <= _SHORT else last
    return last if words.says(begin, "chưa") and 1 < last - begin < _LONGEST else 0


def _is_refused(found: Candidates, begin: int, at: int) -> bool:
    """As in "chứ thẻ tín dụng thì | chưa nói", "chớ core thì em | vẫn giữ", "chứ core | chưa giao"."""
    words = found.words
    kept = words.says(at, "vẫn", "còn") and words.says(at + 1, "giữ")
    if not (kept or words.says(at, "chưa", "khỏi", *_NO)):
        return False
    told = any(o.option and o.fit > _TELLS and o.end == at for p in range(begin, at) for o in found.offers[p])
    return told or any(words.says(place, "thì") for place in range(begin, at))


def _clause_end(found: Candidates, begin: int) -> int:
    """The end of the clause: at a pause, or before the name of a field."""
    end = found.words.clause_end(begin)
    named = (at for at in range(begin + 1, end) if any(m.strength > SURELY_NAMED for m in found.mentions[at]))
    return next(named, end)


def _ends(words: Words, at: int, last: int) -> bool:
    return at >= last or words.tokens[at].toned in _ENDINGS
