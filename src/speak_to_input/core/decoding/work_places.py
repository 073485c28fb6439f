"""Where somebody works as what: "làm trưởng phòng kinh doanh bên | FPT"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.vi.reading import Kind

_LONGEST_TITLE = 8
"""Words."""


def is_work_place(found: Candidates, at: int) -> bool:
    """Whether a name written with a capital stands at token `at` behind a job title and "bên"."""
    words = found.words
    if not words.says(at - 1, "bên", "ở", "tại") or words.tokens[at].text.islower():
        return False
    titles = (r for each in found.readings[max(0, at - _LONGEST_TITLE) : at] for r in each)
    return any(r.kind is Kind.POSITION and r.end == at - 1 for r in titles)


def is_title_of_a_company(found: Candidates, at: int, end: int) -> bool:
    """As in "trưởng phòng kinh doanh | công ty Thép Hòa Bình": who says where they work says as what."""
    if end >= len(found.words) or end - at <= _HEAD_ONLY:
        return False
    title = any(r.kind is Kind.POSITION and r.end == end for r in found.readings[at])
    return title and any(r.kind is Kind.COMPANY for r in found.readings[end])


_HEAD_ONLY = 2
"""Words of a title that nothing narrows down: "trưởng phòng"."""
