"""What the reader of names takes for somebody's name and is some other word."""

from collections.abc import Sequence

from speak_to_input.core.phrases import Match
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def without_words(
    words: Words, readings: tuple[tuple[Reading[object], ...], ...], lexicon: Lexicon
) -> tuple[tuple[Reading[object], ...], ...]:
    """The readings without names that are some other word, or begin in the middle of what somebody does.

    "chứng khoán" is nobody, and neither is "giáo | viên trường Nguyễn Du".
    """
    inside = {
        at
        for each in readings
        for job in each
        if job.kind in (Kind.OCCUPATION, Kind.POSITION) and job.sure > _SURELY_WORK
        if job.end - job.start == _JOB
        and words.accented  # "nhân viên | Lê Hoàng Nam" is read as a job as well
        for at in range(job.start + 1, job.end)
    }
    inside |= _places(words, lexicon)
    return tuple(
        tuple(
            r for r in each if r.kind is not Kind.PERSON or not (at in inside or _is_word(words, r, lexicon))
        )
        for at, each in enumerate(readings)
    )


def _places(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of places, who are nobody: "25 Hai Bà Trưng, | Hà Nội", "công tác | Hà Nội", "ở | Long An"."""
    found: set[int] = set()
    for table, there in ((lexicon.provinces, _THERE), (lexicon.districts, _IN)):
        for at in range(1, len(words)):
            # districts are called like people ("gọi tới, | Hoàng Mai"): a house's number stands before
            comma = words.tokens[at].mark.strip() == "," and (
                there is _THERE or any(token.has_digit for token in words.tokens[max(0, at - 7) : at])
            )
            for place in table.at(words, at) if comma or words.says_any(at - 1, there) else ():
                ends = place.end == len(words) or words.tokens[place.end].mark
                found.update(range(at, place.end) if ends or not comma else ())
    return frozenset(found)


def no_rest_of_place(
    words: Words, at: int, choices: Sequence[Match[tuple[int, int]]], lexicon: Lexicon
) -> Sequence[Match[tuple[int, int]]]:
    """The choices without those that are the end of a province: "mua nhà ở Hà | Nam" is of no sex."""
    if not choices or not at:
        return choices
    if words.says(at - 1, "quê"):  # "em quê | Hà Nội" chooses no school of that town
        whole = {place.end for place in lexicon.provinces.at(words, at)}
        choices = [match for match in choices if match.end not in whole]
    ends = {place.end for place in lexicon.provinces.at(words, at - 1) if words.says_any(at - 2, _THERE)}
    begun = max(
        (place.end for place in lexicon.provinces.at(words, at) if words.says_any(at - 1, _IN)), default=0
    )
    return tuple(m for m in choices if m.end not in ends and m.end >= begun)  # "quê | Nam | Định"


_IN = frozenset({"ở", "tại", "quê", "quán", "tỉnh", "huyện", "quận"})
_THERE = frozenset({*_IN, "về", "ra", "vào", "vô", "tới", "đến", "lên", "xuống", "tác"})


def _is_word(words: Words, name: Reading[object], lexicon: Lexicon) -> bool:
    if any(_calls(words, at, lexicon) for at in range(name.start + 1, name.end)):
        return True
    if not words.accented or not words.tokens[name.start].text.islower():
        return False  # "chung | cư Linh Đàm"
    whole = lexicon.whole_words
    begun = name.start and any(found.end > name.start for found in whole.at(words, name.start - 1))
    small = all(token.text.islower() for token in words.tokens[name.start : name.end])
    return bool(begun) or (small and any(found.end == name.end for found in whole.at(words, name.start)))


def _calls(words: Words, at: int, lexicon: Lexicon) -> bool:
    """As in "2 vi phạm | anh | Nam lập": a small title before a capital begins a name, and is in the midst of none."""
    small = words.tokens[at].text.islower() and at + 1 < len(words) and not words.tokens[at + 1].mark
    return small and words.tokens[at + 1].text[0].isupper() and bool(lexicon.titles.at(words, at))


_SURELY_WORK = 0.8
_JOB = 2
