"""Job titles: "chuyên viên quan hệ khách hàng cao cấp", "phó phòng tuân thủ".

A title is a head and what narrows it down. A word for a unit ends it ("kiểm ngân | bên vận hành"), except inside
the head itself: "trưởng phòng" is whole, and the bare name of his unit belongs to his title.
"""

from dataclasses import replace

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.occupations import read_occupation
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_MOST_MORE = 3
_ALONE_SURE, _MORE_SURE = 0.85, 0.95
_PART_SURE = 0.6
_GOING_ON = 0.7
_UNITS = ("khối", "ban", "bên", "phòng", "tổ", "thuộc", "đơn", "trung", "bộ")
_BEFORE_NAME_SURE = 0.3
"""A title right before a person's name addresses that person: "trưởng phòng Trần Văn An"."""


def read_position(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Titles that begin at token `at`, the longest first; the first letter is a capital, all else as said."""
    if not lexicon.position_heads.begins(words.tokens[at], words.accented):
        return _jobs(words, at, lexicon)
    found: dict[int, Reading[str]] = {}
    for head in lexicon.position_heads.at(words, at):
        ends = _ends(words, head.end, lexicon)
        for size, end in enumerate(ends):
            said = words.spelling(at, end)
            sure = (
                (_MORE_SURE if size else _ALONE_SURE) * head.exact * (1.0 if end == ends[-1] else _PART_SURE)
            )
            if _of_a_person(words, end, lexicon):
                sure = min(sure, _BEFORE_NAME_SURE)
            elif _of_a_person(words, ends[-1], lexicon):
                sure = min(sure, _BEFORE_NAME_SURE * _PART_SURE)  # no surer than the whole of it
            elif not _ended(words, end, lexicon):
                sure *= _GOING_ON
            found.setdefault(end, Reading(Kind.POSITION, at, end, said[:1].upper() + said[1:], sure))
    jobs = {reading.end: reading for reading in _jobs(words, at, lexicon)}
    return tuple(sorted((jobs | found).values(), key=lambda reading: -reading.end))


def _jobs(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """An occupation that is told with where: "làm | thợ hàn | bên công ty …"; who works there is that by his title."""
    if not (words.accented and words.says(at - 1, *_WORKING)):
        return ()
    jobs = read_occupation(words, at, lexicon)
    return tuple(replace(job, kind=Kind.POSITION) for job in jobs if _is_at_work(words, job.end, lexicon))


_WORKING, _AT = ("làm", "mần"), ("ở", "bên", "tại", "cho", "trong")


def _is_at_work(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a place of work stands there: "bên công ty …", "trường tiểu học …"."""
    at += words.says(at, *_AT)
    if at >= len(words) or words.tokens[at].mark:
        return False
    place = lexicon.company_words.longest(words, at)
    return place is not None and place.entry.place == "head"


def _ends(words: Words, end: int, lexicon: Lexicon) -> list[int]:
    """Where the title may end: behind its head, and behind each word that narrows it down."""
    ends = [end]
    while len(ends) <= _MOST_MORE and end < len(words) and not words.tokens[end].mark:
        more = lexicon.position_more.longest(words, end)
        if more is None or _is_deed(words, end, more.end, lexicon):
            break
        end = more.end
        ends.append(end)
    return ends


def _is_deed(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """As in "trưởng phòng | kiểm tra hồ sơ", "giám đốc | phê duyệt rồi": what is done, and no part of the title."""
    if not words.says(at + 1, *_DONE) or words.says(at - 1, "viên"):
        return False
    goes_on = end < len(words) and lexicon.position_more.longest(words, end) is not None
    over = goes_on or _ended(words, end, lexicon) or _of_a_person(words, end, lexicon)
    return not over or (words.says(end, *_DONE_WHAT) and not words.tokens[end].mark)


_DONE = ("duyệt", "tra", "soát", "cáo", "sát")
"""Second words of what a title is of and its bearer does: "phê duyệt", "kiểm tra", "rà soát", "báo cáo"."""
_DONE_WHAT = ("rồi", "đã", "xong", "chưa", "hôm", "sẽ", "đang", "đơn", "hồ", "giấy", "chứng", "sổ")


def _ended(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the title is over for certain: a pause, courtesy, a unit or something else begins."""
    if at >= len(words) or words.tokens[at].mark or words.says(at, *_UNITS):
        return True
    return lexicon.boundary(words, at) > 0 or bool(lexicon.particles.at(words, at))


def _of_a_person(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether it tells who somebody is: "trưởng phòng Trần Văn An", "trưởng phòng của tôi"."""
    if at + 1 >= len(words) or words.tokens[at].mark:
        return False
    if words.says(at, "của", "tên"):
        return True
    family = lexicon.family_names.longest(words, at)
    return family is not None and lexicon.position_more.longest(words, at) is None
