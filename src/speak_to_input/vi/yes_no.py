"""Yes and no as answers: "có", "đúng rồi", "dạ không", "không cần", "chưa có".

"không" is zero and "có" is "has" elsewhere, so an answer is sure only when it is the whole phrase.
"""

from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold

_YES = """
có | có chứ | có cần | có ạ | đúng | đúng rồi | đúng vậy | đúng thế | chính xác | chuẩn | chuẩn rồi
phải | phải rồi | rồi | ừ | ừm | ừ đúng | ờ | vâng | dạ | dạ có | dạ đúng | dạ vâng | dạ rồi | vâng đúng
vâng có | đồng ý | tôi đồng ý | nhất trí | ok | okay | oke | được | được rồi | tất nhiên | dĩ nhiên
đương nhiên | chắc chắn | cần | có rồi | đã có | yes | xác nhận | hẳn rồi | chấp nhận | có đồng ý | bật
chọn có | tích | đánh dấu | ừ có | dạ phải | vâng ạ | có nhé | cho phép | được phép
"""
_NO = """
không | không có | không cần | không phải | không đúng | không đồng ý | không được | không bao giờ
không ạ | dạ không | dạ chưa | chưa | chưa có | chưa cần | sai | sai rồi | thôi | thôi khỏi | khỏi
khỏi cần | không muốn | từ chối | đâu có | hông | hổng | hổng có | không nhé | không hề | không đâu
chưa bao giờ | chưa từng | không có đâu | không chọn | no | dạ không có | dạ không phải | dạ không cần
tôi không đồng ý | chưa đâu | không rồi | không thích | bỏ chọn | tắt | vâng không | ừ không
làm gì có | không có chuyện đó | không cho | không cho phép | không được phép
"""
# Words that are more often something else than an answer when more is said.
_WEAK = {
    "dạ", "được", "cần", "phải", "thôi", "ờ", "ừm", "rồi", "bật", "tắt", "tích", "chuẩn", "khỏi", "đánh dấu"
}  # fmt: skip
_POLITE = frozenset((
    "ạ", "nhé", "nha", "nhá", "em", "anh", "chị", "bạn", "luôn", "thôi", "đi", "mà", "hết", "cả", "á", "nghe", "rồi",
    "đâu",
))  # fmt: skip
_TAILS = frozenset(("ạ", "nhé", "nha", "nhá", "luôn", "mà", "á", "đâu", "rồi"))
_FOLDED_POLITE, _FOLDED_TAILS = frozenset(map(fold, _POLITE)), frozenset(map(fold, _TAILS))
_ALONE, _ALONE_WEAK, _INSIDE, _INSIDE_WEAK = 1.0, 0.6, 0.35, 0.1

_Phrases = dict[str, list[tuple[tuple[str, ...], bool, bool]]]


def _by_first(folded: bool) -> _Phrases:
    table: _Phrases = {}
    for text, answer in ((_YES, True), (_NO, False)):
        for phrase in text.replace("\n", "|").split("|"):
            if said := phrase.strip():
                spoken = tuple((fold(said) if folded else said).split())
                table.setdefault(spoken[0], []).append((spoken, answer, said in _WEAK))
    for phrases in table.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return table


_TONED, _FOLDED = _by_first(folded=False), _by_first(folded=True)


def _only_politeness(words: Words, at: int) -> bool:
    polite = _POLITE if words.accented else _FOLDED_POLITE
    return all(_spoken(words, here) in polite for here in range(at, len(words)))


def _spoken(words: Words, at: int) -> str:
    """A word as the tables spell it: a shortened "ko" in a text without accents is a folded "không"."""
    return words.tokens[at].toned if words.accented else words.tokens[at].folded


def _counts_none(words: Words, end: int) -> bool:
    """As in "không | vụ nào rủi ro cao": there is none of what is named, nothing is answered."""
    places = range(end, min(end + _CLASSIFIER, len(words)))
    near = next((at for at in places if words.says(at, "nào") or (at > end and words.tokens[at].mark)), end)
    return near > end and words.says(near, "nào")


def _counts(words: Words, end: int) -> bool:
    """As in "công ty có | 185 nhân viên": so many there are, and nothing is answered."""
    if end >= len(words) or words.tokens[end].mark:
        return False
    return any(reading.sure > _SURELY for reading in read_number(words, end))


_SURELY = 0.7
_CLASSIFIER = 3
"""Words from the no to "nào", its own counted: "không | giao dịch nào"."""


def may_be_answer(words: Words, at: int) -> bool:
    """Whether an answer may begin with the token at `at`."""
    return _spoken(words, at) in (_TONED if words.accented else _FOLDED)


def read_yes_no(words: Words, at: int) -> tuple[Reading[bool], ...]:
    """The longest answer at token `at`; sure only when nothing but politeness stands around it."""
    phrases = (_TONED if words.accented else _FOLDED).get(_spoken(words, at))
    if not phrases:
        return ()
    tails = _TAILS if words.accented else _FOLDED_TAILS
    for phrase, answer, weak in phrases:
        end = at + len(phrase)
        if end > len(words.tokens) or any(_spoken(words, at + k) != word for k, word in enumerate(phrase)):
            continue
        if any(words.tokens[k].mark for k in range(at + 1, end)) or _counts_none(words, end):
            continue
        if phrase == ("có",) and _counts(words, end):
            continue
        whole = at == 0 and _only_politeness(words, end)
        while end < len(words.tokens) and not words.tokens[end].mark and _spoken(words, end) in tails:
            end += 1
        after_mark = end < len(words.tokens) and bool(words.tokens[end].mark) and at == 0
        sure = (_ALONE_WEAK if weak else _ALONE) if whole else (_INSIDE_WEAK if weak else _INSIDE)
        return (
            Reading(Kind.YES_NO, at, end, answer, 0.7 if after_mark and not whole and not weak else sure),
        )
    return ()
