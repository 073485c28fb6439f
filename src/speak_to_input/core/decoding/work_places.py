"""Where somebody works as what, "làm trưởng phòng kinh doanh bên | FPT", and where a firm's name ends."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_LONGEST_TITLE = 8
"""Words."""
_WHOLE_FIRM, _SURELY_FIRM = 4, 0.8  # "công ty may Hòa Phú"
_OF_A_NAME = ("chi", "văn", "phòng", "xưởng", "phân", "nhà", "cơ", "kho", "trạm", "khu", "trung", "công", "ấp", "xã",
              "phường", "quận", "huyện", "tỉnh", "thành", "tp", "số", "lô", "đường", "thôn", "tổ")  # fmt: skip
"""Behind a comma these begin where a firm has its branch or its seat: "Thép Hòa Phát, chi nhánh Hải Dương"."""


def is_work_place(found: Candidates, at: int) -> bool:
    """Whether a name with a capital, or a firm's whole name, stands at token `at` behind a job title and "bên"."""
    words = found.words
    firms = (r for r in found.readings[at] if r.kind is Kind.COMPANY and r.end - at >= _WHOLE_FIRM)
    named = not words.tokens[at].text.islower() or any(r.sure > _SURELY_FIRM for r in firms)
    if not (words.says(at - 1, "bên", "ở", "tại", "cho") and named):
        return False
    titles = (r for each in found.readings[max(0, at - _LONGEST_TITLE) : at] for r in each)
    return any(r.kind is Kind.POSITION and r.end == at - 1 for r in titles)


def ends_company(words: Words, at: int) -> bool:
    """Whether the comma before token `at` ends a firm's name that is written with capitals: "…, hợp đồng dài hạn"."""
    token = words.tokens[at]
    if "," not in token.mark or words.tokens[at - 1].text.islower():
        return False
    return token.text.islower() and not words.says(at, *_OF_A_NAME)


def is_title_of_a_company(found: Candidates, at: int, end: int) -> bool:
    """As in "trưởng phòng kinh doanh | công ty Thép Hòa Bình": who says where they work says as what."""
    if end >= len(found.words) or end - at <= _HEAD_ONLY:
        return False
    title = any(r.kind is Kind.POSITION and r.end == end for r in found.readings[at])
    return title and any(r.kind is Kind.COMPANY for r in found.readings[end])


_HEAD_ONLY = 2
"""Words of a title that nothing narrows down: "trưởng phòng"."""
