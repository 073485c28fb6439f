"""What was found, told behind how many there were: "phát hiện | hai vụ ký thay khách" is a violation to the pause."""

from collections.abc import Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.stories.tagger import Span
from speak_to_input.vi.reading import Kind

_ROLE, _SURE, _CLEAR = "violation", 0.95, 0.8
# "3 lỗi | nặng"
_NOTHING_MORE = ("này", "thôi", "rồi", "nghiêm", "nặng", "nhẹ", "rủi", "trong", "của", "ở", "tại", "trên", "đều", "ít",
                 "hơn", "nhỏ", "tháng", "quý", "tuần", "so", "chưa", "đã", "thì", "nhưng")  # fmt: skip


def with_found(found: Candidates, counting: MarkedWords[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """The texts of a story with those; one that the model lets run over the pause behind begins there."""
    words, told = found.words, list(spans)
    for at in range(len(words)):
        begin = max(counting.ends(words, at, "finds", written=True), default=0)
        clear = (s for s in told if s.role == _ROLE and s.sure > _CLEAR)
        if not 0 < begin < len(words) or any(s.start <= begin < s.end for s in clear):
            continue
        counts = (r.end for r in found.readings[begin] if r.kind is Kind.NUMBER)
        noun = max((counting.behind(words, count, "counted") for count in counts), default=0)
        named = (p for p in range(noun, len(words)) for m in found.mentions[p] if m.strength > w.NAME_FAIR)
        end = min(words.clause_end(begin), *named, *(s.start for s in told if s.start > noun), len(words))
        end -= words.says(end - 1, "đã")
        if noun and end > noun and not words.says(noun, *_NOTHING_MORE):
            others = (s for s in told if s.start < begin or s.end > end)
            told = [s._replace(start=max(s.start, end)) if s.start >= begin else s for s in others]
            told.append(Span(_ROLE, begin, end, _SURE))
    return tuple(told)
