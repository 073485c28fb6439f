"""What the noun before a value makes of it: "2 ca | nghiêm trọng" rates nothing, "chi nhánh | Ba Đình" is nobody."""

from collections.abc import Mapping, Sequence

from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.text import Words, fold

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
    ("công", "viên"), ("tòa", "nhà"), ("khu",), ("phường",), ("xã",), ("quận",), ("huyện",), ("tỉnh",), ("cầu",),
    ("nhà", "hàng"), ("khách", "sạn"), ("trung", "tâm"),
)  # fmt: skip

_SHOPS = ("tại", "tiệm", "quán", "shop", "đường", "phố", "hãng")
"""Behind these, and a word between, a name is a place's: "tại siêu thị Nguyễn Kim", "tiệm vàng Kim Thành"."""


def _by_last_word(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    last = {word for said in phrases for word in (said[-1], fold(said[-1]))}
    return {word: tuple(said for said in phrases if word in (said[-1], fold(said[-1]))) for word in last}


_COUNTED_BY_LAST, _PLACES_BY_LAST = _by_last_word(_COUNTED), _by_last_word(_PLACES)


def _begins(words: Words, at: int, by_last: Mapping[str, tuple[tuple[str, ...], ...]]) -> list[int]:
    """Where those phrases begin that end right before token `at`."""
    if not at:
        return []
    found = by_last.get(words.tokens[at - 1].toned, ())
    return [
        at - len(said)
        for said in found
        if at >= len(said) and all(words.says(at - back, said[-back]) for back in range(1, len(said) + 1))
    ]


def is_counted(words: Words, at: int) -> bool:
    """Whether what begins at token `at` tells which ones were counted: "hai vụ | nghiêm trọng"."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    nouns = _begins(words, at, _COUNTED_BY_LAST)
    return any(begin > 0 and bool(numerals(words, begin - 1)) for begin in nouns)


def is_place(words: Words, at: int) -> bool:
    """Whether what begins at token `at` is the name of a place or of an office: "chi nhánh | Ba Đình"."""
    near = words.says(at - 1, *_SHOPS) or words.says(at - 2, *_SHOPS)
    return near or bool(_begins(words, at, _PLACES_BY_LAST))


def is_bought(words: Words, fields: Sequence[Known], known: Known, at: int) -> bool:
    """As in "vay mua | máy cày", "lái | xe tải", no collateral, where another list says what is bought."""
    before = at - 1
    while before > at - _PIECES and words.says(before, *_PIECE):
        before -= 1  # "mua | thêm một cái | máy gặt"
    if not words.says(before, *_BUYING):
        return False
    others = (other for other in fields if other is not known)
    return any(choice.label.lower().startswith("mua ") for other in others for choice in other.choices)


_PIECES = 4
_PIECE = ("cái", "chiếc", "con", "căn", "dàn", "máy", "bộ", "thêm", "một", "miếng", "mảnh")
_BUYING = ("mua", "sắm", "tậu", "lái", "chạy")


_ACQUIRED = ("mua", "xây", "cất", "sắm", "tậu")
_ACQUIRED_NEAR = 5


def is_where_bought(words: Words, at: int) -> bool:
    """Whether the place at token `at` is that of what is bought or built: "mua căn hộ ở | quận 7"."""
    if not words.says(at - 1, "ở", "tại", "bên", "trên"):
        return False
    for before in range(at - 2, max(-1, at - 2 - _ACQUIRED_NEAR), -1):
        if words.says(before, *_ACQUIRED):
            return True
        if words.tokens[before + 1].mark:
            return False
    return False


def is_of_a_sort(words: Words, at: int) -> bool:
    """Whether a word of sort stands before, behind which one syllable is a choice: "con | đực", "cỡ | vừa"."""
    return words.says(at - 1, *_SORTS) and not words.tokens[at].mark


_SORTS = ("con", "giống", "loại", "màu", "hạng", "cỡ", "kiểu")
