"""Words of musing that muse nothing where they stand: "doanh thu | năm ngoái", "khi nào cắt điện | thì nhắn"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.modifiers import maybe
from speak_to_input.core.language import Cue

_PAST, _WHOEVER = ("năm", "hồi", "tháng"), ("khi", "lúc", "bao", "bữa", "hôm", "ai")
_NAME_BEFORE = 4
_CLAUSE = 9
"""Words of a condition at most: "khi nào … thì", "ai … thì"."""
_NO = ("không", "hông", "hổng", "hong", "hôn")


def asks_nothing(found: Candidates, at: int, end: int) -> bool:
    """Whether words of questioning over these tokens date a field, set a condition, or are cut out of other words."""
    words = found.words
    if _hedges(found, at, end) or dates_a_name(found, at) or (maybe(words, at) and behind_name(found, at)):
        return True
    if words.says(at, *_WHOEVER):
        return any(words.says(place, "thì") for place in range(end + 1, end + _CLAUSE))
    if words.says(end - 1, "khỏi") and end < len(words):
        return any(m.strength > w.NAME_FAIR for m in found.mentions[end])  # "thôi khỏi | ẩn danh"
    return words.says(end - 1, *_NO) and words.says(end, "cần", "phải", "muốn")  # "được | không cần đổi"


def _hedges(found: Candidates, at: int, end: int) -> bool:
    """As in "hình như… | tui nói lại số tiền": who opens so and then puts something right asks nothing."""
    opens = at == 0 and end < len(found.words) and bool(found.words.tokens[end].mark)
    return opens and any(
        mark.cue is Cue.REPAIR and mark.end - place > 1 and mark.strength > w.NAME_WHOLE
        for place in range(end, len(found.words))
        for mark in found.cues[place]
    )


def dates_a_name(found: Candidates, at: int) -> bool:
    """Whether a time long ago belongs to the field or choice right before it: "doanh thu | năm ngoái", "quý ba | …"."""
    if not found.words.says(at, *_PAST):
        return False
    begun = (offer for p in range(max(0, at - _NAME_BEFORE), at) for offer in found.offers[p])
    whole = any(o.option and o.end > at + 1 and o.fit > w.NAME_WHOLE for o in begun)
    return whole or behind_name(found, at)


def behind_name(found: Candidates, at: int) -> bool:
    """Whether a field is named whose name ends before token `at`."""
    return any(
        m.end == at and m.strength > w.NAME_FAIR
        for begin in range(max(0, at - _NAME_BEFORE), at)
        for m in found.mentions[begin]
    )
