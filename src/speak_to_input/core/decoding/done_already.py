"""Deeds that are told as done: "nộp báo cáo | rồi mà", "kiểm tra | xong hết rồi"."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import TITLES
from speak_to_input.vi.reading import Kind

_DONE = ("xong", "hết", "xuôi", "tất", "cả", "đủ")
_MAY = ("được", "đc")
"""Behind these "rồi" says that it may be done now."""


def done_already(scene: Scene, end: int) -> bool:
    """Whether the clause says, behind the words of a deed that end at token `end`, that it was done."""
    words = scene.words
    stop = words.clause_end(end - 1)
    while stop > end and not words.says(stop - 1, "rồi") and scene.texts.is_particle(stop - 1):
        stop -= 1
    last = stop - 1
    if last < end or not words.says(last, "rồi") or words.says(last - 1, *_MAY):
        return False
    if any(scene.marks.at(words, at, Mark.URGING) for at in range(end, last)):
        return False
    for_whom = words.says(end - 1, "cho") or words.says(end, "cho")  # "in cho | chị Lan coi rồi"
    return last == end or for_whom or words.says(last - 1, *_DONE)


def is_not_now(scene: Scene, at: int) -> bool:
    """As in "đã | gửi yêu cầu", "mới | đăng ký", "mai | gửi": the deed at token `at` was done, or will be."""
    if at == 0 or scene.words.tokens[at].mark:
        return False
    if scene.words.says(at - 1, *_NOT_NOW):
        return True
    day = at - 1 - scene.words.says(at - 1, "nữa")  # "lát nữa | gửi"
    before = range(scene.words.clause_begin(day), day)
    return scene.words.says(day, *_LATER) and all(scene.words.says(place, "để", "ngày") for place in before)


_NOT_NOW = ("đã", "vừa", "mới", "chưa")
_LATER = ("mai", "mốt", "lát", "chút", "tí")
"""Only where nothing stands before them: "nghỉ từ mai | gửi yêu cầu" tells a day and asks."""


def is_somebodys(scene: Scene, at: int) -> bool:
    """As in "đơn này chị Lan | nộp", "cán bộ Lê Hoa | nộp": whose deed it is; who is asked is called with a pause."""
    words = scene.words
    return any(
        reading.end == at
        and reading.kind is Kind.PERSON
        and (words.says(start - 1, *TITLES) or (at - start > 1 and reading.sure > _SURELY_SOMEBODY))
        for start in range(max(0, at - _NAME_WORDS), at if not words.tokens[at].mark else 0)
        for reading in scene.found.readings[start]
    )


def is_kins(scene: Scene, at: int, end: int) -> bool:
    """As in "nhận tiền con gái | gửi", "email em | gửi": who did it with the thing before it."""
    words, begin = scene.words, at - 1 - scene.people.says(at - 1, "born")
    inside = scene.people.says(begin, "kin") and words.clause_begin(at) < begin and not words.tokens[at].mark
    if not inside or end - at > 1 or end < words.clause_end(at):
        return False
    return not (words.says(begin - 1, *_REQUESTS) or scene.texts.is_particle(begin - 1))


_REQUESTS = (
    "rồi", "thì", "giờ", "xong", "nhờ", "cho", "để", "mà", "được", "giùm", "giúp", "hết", "đủ", "đúng"
)  # fmt: skip
_SURELY_SOMEBODY = 0.8
_NAME_WORDS = 4
