"""Words of the regions that stand for a standard word: rules see that word, texts and names keep what was said.

Only words that mean nothing else, or whose neighbours tell that they do not: "giả" is "trả" before "góp" and "hết", and
not in "giả mạo". What a whole choice or field is called in a region stands in the word lists.
"""

from collections.abc import Sequence

_ALWAYS = {
    "bựa": "bữa", "hấn": "hắn", "gòi": "rồi", "giồi": "rồi", "dìa": "về", "dợ": "vợ", "dẫy": "vậy", "nẫu": "họ",
    "giời": "trời", "ôông": "ông", "eng": "anh", "chơ": "chứ", "nỏ": "không", "cấy": "cái", "khôn": "không",
    "gấy": "vợ", "dôn": "chồng", "nhôông": "chồng", "nhớn": "lớn", "bẩu": "bảo", "vưỡn": "vẫn", "tau": "tui",
    "choa": "tui", "nàm": "làm", "nuôn": "luôn",
}  # fmt: skip
_NEVER_BESIDE = {
    "nỏ": "biết củi cung bắn",
    "cấy": "lúa ghép mạ cày đi thợ gieo trồng nuôi mùa",
    "tau": "ca bien hoa lua thuy dien mua ve dong",
    "khôn": "ngoan lanh khéo hồn càn tinh rất đã hơn lớn",
    "mô": "quy khuôn vĩ hình",
    "túi": "hóa hoá cái chiếc",
}
_AFTER = {
    "nà": ("là", "tôi tui em cháu tên bác nó đây mình nhà"),
    "giai": ("trai", "con ông em anh bạn cháu"),
    "túi": ("tối", "giờ rưỡi phút buổi chiều"),
    "mô": ("đâu", "chi"),
    "lọi": ("sai", "nói ghi viết điền đọc nghe nhập khai"),
}
_BEFORE = {
    "giả": ("trả", "góp lại nợ hết xong gốc đều dần lãi lương đủ dứt cả trước từng vốn"),
    "túi": ("tối", "qua nay mai mốt hôm bựa bữa"),
    "chửa": ("chưa", "có lấy cưới vợ chồng biết làm giải ai kết lập duyệt đi được thấy nhận hết"),
    "mụ": ("bà", "khách nớ ni tê này đó ấy"),
    "mô": ("đâu", "phải có"),
    "chi": ("gì", "nữa"),
    "chớ": ("chứ", "không hông hổng hong chẳng nỏ phải gì còn sao"),
}


def standard(words: Sequence[str]) -> dict[int, str]:
    """By place, the standard word for each word that a region says in its own way. Takes: toned words in a row."""
    found = ((at, _standard(words, at)) for at, word in enumerate(words) if word in _REGIONAL)
    return {at: word for at, word in found if word}


_REGIONAL = _ALWAYS.keys() | _AFTER.keys() | _BEFORE.keys()


def _standard(words: Sequence[str], at: int) -> str:
    word, before, behind = words[at], words[at - 1] if at else "", "".join(words[at + 1 : at + 2])
    if {before, behind} & set(_NEVER_BESIDE.get(word, "").split()):
        return ""
    if word in _ALWAYS:
        return _ALWAYS[word]
    for (meant, beside), neighbour in ((_AFTER.get(word, _NONE), before), (_BEFORE.get(word, _NONE), behind)):
        if neighbour in beside.split():
            return meant
    return ""


_NONE = ("", "")


def as_read(words: tuple[str, ...]) -> tuple[str, ...]:
    """The toned words of a listed phrase as an utterance has them: "bựa ni" is looked up as "bữa ni"."""
    other = standard(words)
    return tuple([other.get(at, word) for at, word in enumerate(words)]) if other else words
