"""What the noun before a value makes of it: "2 ca | nghiêm trọng" rates nothing, "chi nhánh | Ba Đình" is nobody."""

from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.text import Words

_COUNTED = (
    ("vụ",),
    ("ca",),
    ("lỗi",),
    ("hồ", "sơ"),
    ("trường", "hợp"),
    ("vi", "phạm"),
    ("vụ", "việc"),
    ("ca", "vi", "phạm"),
)
_PLACES = (
    ("chi", "nhánh"), ("phòng", "giao", "dịch"), ("pgd",), ("trường",), ("bệnh", "viện"), ("chợ",), ("siêu", "thị"),
    ("công", "viên"), ("tòa", "nhà"), ("khu",), ("phường",), ("xã",), ("quận",), ("huyện",), ("tỉnh",), ("đường",),
    ("phố",), ("cầu",), ("nhà", "hàng"), ("khách", "sạn"), ("trung", "tâm"),
)  # fmt: skip


def _said_before(words: Words, at: int, said: tuple[str, ...]) -> bool:
    begin = at - len(said)
    return begin >= 0 and all(words.says(begin + i, word) for i, word in enumerate(said))


def is_counted(words: Words, at: int) -> bool:
    """Whether what begins at token `at` tells which ones were counted: "hai vụ | nghiêm trọng"."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    nouns = (at - len(said) for said in _COUNTED if _said_before(words, at, said))
    return any(begin > 0 and bool(numerals(words, begin - 1)) for begin in nouns)


def is_place(words: Words, at: int) -> bool:
    """Whether what begins at token `at` is the name of a place or of an office: "chi nhánh | Ba Đình"."""
    return any(_said_before(words, at, said) for said in _PLACES)
