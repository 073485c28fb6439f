"""Words of the regions that stand for a standard word: rules see that word, texts and names keep what was said.

Only words that mean nothing else, or whose neighbours tell that they do not: "giả" is "trả" before "góp" and "hết", and
not in "giả mạo". What a whole choice or field is called in a region stands in the word lists.
"""

from collections.abc import Sequence
from typing import NamedTuple


class _Said(NamedTuple):
    """The standard word, and beside which words it is meant; with neither named, anywhere but beside `never`."""

    word: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


def _said(word: str, after: str = "", before: str = "", never: str = "") -> _Said:
    return _Said(word, *(frozenset(words.split()) for words in (after, before, never)))


_WORDS = {
    "bựa": _said("bữa"),
    "hấn": _said("hắn"),
    "gòi": _said("rồi"),
    "giồi": _said("rồi"),
    "dìa": _said("về"),
    "dợ": _said("vợ"),
    "dẫy": _said("vậy"),
    "nẫu": _said("họ"),
    "giời": _said("trời"),
    "ôông": _said("ông"),
    "eng": _said("anh"),
    "mụ": _said("bà", before="khách nớ ni tê này đó ấy"),
    "chơ": _said("chứ"),
    "nỏ": _said("không", never="biết củi cung bắn"),
    "cấy": _said("cái", never="lúa ghép mạ cày đi thợ gieo trồng nuôi mùa"),
    "khôn": _said("không", never="ngoan lanh khéo hồn càn tinh rất đã hơn"),
    "giai": _said("trai", after="con ông em anh bạn cháu"),
    "giả": _said("trả", before="góp lại nợ hết xong gốc đều dần lãi lương đủ dứt cả trước từng vốn"),
    "túi": _said("tối", after="giờ rưỡi phút buổi chiều", before="qua nay mai mốt hôm bựa bữa"),
    "mô": _said("đâu", after="chi", before="phải"),
}


def standard(words: Sequence[str]) -> dict[int, str]:
    """By place, the standard word for each word that a region says in its own way. Takes: toned words in a row."""
    return {at: _WORDS[word].word for at, word in enumerate(words) if word in _WORDS and _is_meant(words, at)}


def _is_meant(words: Sequence[str], at: int) -> bool:
    said = _WORDS[words[at]]
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    if said.never & {before, behind}:
        return False
    return not (said.after or said.before) or before in said.after or behind in said.before


def as_read(words: tuple[str, ...]) -> tuple[str, ...]:
    """The toned words of a listed phrase as an utterance has them: "bựa ni" is looked up as "bữa ni"."""
    other = standard(words)
    return tuple([other.get(at, word) for at, word in enumerate(words)]) if other else words
