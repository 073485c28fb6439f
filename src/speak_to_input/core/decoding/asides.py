"""What is said beside the form: news, notices, jests, other people's papers, what was long ago.

A clause tells by its own words that nobody dictates it: who is its source ("đài đưa tin"), whom it calls ("quý khách"),
whose the matter is ("phiếu này của khách trước"), when it was ("hồi năm ngoái"), or that it was not meant ("nói giỡn").
"""

from collections.abc import Iterator

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.noted import noted
from speak_to_input.vi.text import Words

_HEAD = 3
"""Words before what a sentence opens with: "ê", "ủa", "hồi nãy"."""
_NOW = ("giờ", "chừ", "nay", "hiện")
_BY_NOW = ("đang", "đã", "mới", "vẫn", "còn", "thì", "tôi", "tui", "em")
"""What is so by now is told of the form's day: "tháng trước nhà máy cho nghỉ, chừ | đang thất nghiệp"."""
_SAYING = frozenset({"nói", "bảo", "kêu", "kể", "khoe", "than", "đồn", "biểu", "nghĩ", "tưởng"})
_LOWLY = ("nó", "hắn", "thị", "y", "o", "mụ", "lão")
"""Of the customer nobody speaks so."""
_LISTENER = ("tôi", "tui", "em", "mình", "tau", "tao", "choa", "mệ", "mẹ", "con", "cháu")
_PAPERS = ("tờ", "phiếu", "giấy", "đơn", "bản", "cái", "hồ", "kê", "thẻ", "sổ", "sơ", "này", "ni")
_PERSONS = (
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "khách", "người", "thằng", "con", "nhỏ", "đứa", "cha", "mụ",
    "o",
)  # fmt: skip
_NEAR = 5
_NOT_NOW = ("giờ", "chừ", "nay", "chớ", "chứ")


@noted
def asides(words: Words, marks: Marks) -> tuple[int, ...]:
    """The words that tell that the utterance is not said to the form; none where nothing does."""
    return tuple(_asides(words, marks)) if words.accented else ()


def takes_back(words: Words, marks: Marks) -> bool:
    """Whether the utterance ends in saying that it was a jest: "kiến nghị là cho tui về sớm nghen | giỡn thôi"."""
    last = range(max(0, len(words) - _HEAD), len(words))
    return words.accented and any(marks.at(words, at, Mark.JEST) for at in last)


def _asides(words: Words, marks: Marks) -> Iterator[int]:
    span = range(len(words))
    head = range(min(_HEAD, len(words)))
    everywhere, at_head = (Mark.NEWS, Mark.NOTICE, Mark.JEST, Mark.FELLOW), (Mark.BULLETIN, Mark.VAIN_WISH)
    yield from (at for at in span if marks.at(words, at, *everywhere))
    yield from (at for at in head if marks.at(words, at, *at_head))
    if not any(
        words.says(at, *_NOW) and (words.tokens[at].mark or words.says(at + 1, *_BY_NOW)) for at in span
    ):
        yield from (at for at in head if marks.at(words, at, Mark.LONG_AGO))
    yield from _put_off(words, marks)
    for at in span:
        if _quotes(words, at) or _is_anothers_paper(words, marks, at) or _sits_beside(words, marks, at):
            yield at


def _put_off(words: Words, marks: Marks) -> Iterator[int]:
    """As in "mai tui | mới làm báo cáo chớ giờ bận quá": what is to be done another day is not asked for now."""
    for at in range(min(2 * _HEAD, len(words))):
        if not words.says(at, "mới") or words.says(at + 1, "là", "đúng", "phải", "đây"):
            continue
        led = any(marks.at(words, before, Mark.ANOTHER_DAY) for before in range(at))
        now = any(words.says(behind, *_NOT_NOW) for behind in range(at + 2, len(words)))
        if led and now and not any(words.tokens[place].mark for place in range(1, at + 1)):
            yield at


def _quotes(words: Words, at: int) -> bool:
    """As in "hắn nói hắn duyệt rồi", "o nớ nói với tui là …": somebody else's words, told of himself."""
    if not words.says_any(at, _SAYING):
        return False
    who = next((words[p].toned for p in (at - 1, at - 2) if words.says(p, *_LOWLY)), "")
    if who and any(words.says(p, who) for p in (at + 1, at + 2)):
        return True
    told = words.says(at + 1, "với") and words.says(at + 2, *_LISTENER) and words.says(at + 3, "là", "rằng")
    return told and not any(words.says(p, "khách") for p in range(at))


def _is_anothers_paper(words: Words, marks: Marks, at: int) -> bool:
    """As in "cái phiếu này | của khách trước", "tờ này là đơn | của người ta"."""
    if not words.says(at, "của", "bên") or at > 2 * _HEAD:
        return False
    led = any(words.says(p, "này", "ni", "đây") and words.says(p - 1, *_PAPERS) for p in range(1, at))
    return led and any(marks.at(words, p, Mark.MATTER_OF_OTHERS) for p in range(at, at + _NEAR))


def _sits_beside(words: Words, marks: Marks, at: int) -> bool:
    """As in "chị khách bàn | bên cạnh": one who is told apart by the place is not whom the form is about."""
    if not 0 < at <= _HEAD or not marks.at(words, at, Mark.SITS_BESIDE):
        return False
    return words.says(0, *_PERSONS) or words.says(1, *_PERSONS)
