"""Words that mean something by themselves are no other words misheard: "phòng tín dụng" is not "tuyển dụng".

A recogniser mistakes sounds, and what comes of it is seldom a word ("rủi do", "chung lưu"). Where a word of several
syllables was said, a choice that only sounds like it, or that ends in the middle of it, was not.
"""

from collections.abc import Sequence

from speak_to_input.core.choice_words import Choice
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.lexicon import Place
from speak_to_input.vi.phrases import Phrases
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SURELY = 0.9
"""A choice named at least so clearly is what was said."""
_LONGEST = 4
"""Words before a choice at which one may begin that it is a part of: "kiểm soát | nội bộ"."""


def kept_whole(
    words: Words, choices: list[Sequence[Choice]], vocabulary: Vocabulary, whole_words: Phrases[str]
) -> list[Sequence[Choice]]:
    """The choices named at each token, without those that another word was said for."""
    if not words.accented or not any(choices):
        return choices
    said = [_ends(words, at, whole_words) for at in range(len(words))]
    if not any(said):
        return choices
    return [
        [match for match in found if not _is_another(words, at, match, said, vocabulary)] if found else found
        for at, found in enumerate(choices)
    ]


def no_parts_of_words(
    words: Words, cues: Sequence[tuple[CueMark, ...]], whole_words: Phrases[str]
) -> tuple[tuple[CueMark, ...], ...]:
    """The acts without repairs that a longer word begins with: "trật | tự xã hội" sets nothing right.

    Without tone marks no part of such a word is any act: "chua co tai | khoan" puts nothing off.
    """
    kept = list(cues)
    for at in range(len(words)):
        end = max(_ends(words, at, whole_words), default=at)
        for place in range(at, end if not words.accented else min(end, at + 1)):
            whole = end - (place == at)  # "kiểm tra" itself is one
            kept[place] = tuple(
                m for m in kept[place] if m.end > whole or (words.accented and m.cue is not Cue.REPAIR)
            )
        if at and end > at + 1:  # "để | giải quyết" only sounds like "để lại"
            kept[at - 1] = tuple(m for m in kept[at - 1] if m.end != at + 1 or m.strength >= _SURELY)
    return tuple(kept)


def no_denials(words: Words, choices: list[Sequence[Choice]]) -> list[Sequence[Choice]]:
    """The choices but a no right before another one of its list: "nước suối thôi | không lấy | cà phê"."""
    sure = [{m.item[0]: m.item for m in found if m.strength >= _SURELY} for found in choices] + [{}]
    return [
        [m for m in found if sure[m.end].get(m.item[0], m.item) == m.item or not words.says(at, *_NOES)]
        for at, found in enumerate(choices)
    ]


_NOES = ("không", "hông", "hổng", "đừng", "khỏi", "chẳng", "nỏ")


_TOLD = (Kind.MONEY, Kind.DURATION)


def no_parts_of_sums(
    choices: list[Sequence[Choice]], readings: Sequence[Sequence[Reading[object]]]
) -> list[Sequence[Choice]]:
    """The choices but those that end amid a sum: "mất | năm | triệu" tells no grade, "mười | hai | tháng" no two."""
    sums = [r for each in readings for r in each if r.kind in _TOLD and r.sure >= _SURELY]
    amid = {at for r in sums for at in range(r.start + 1, r.end)}
    return [[match for match in found if match.end not in amid] for found in choices] if amid else choices


def no_ends_of_places(
    words: Words, choices: list[Sequence[Choice]], provinces: Phrases[Place]
) -> list[Sequence[Choice]]:
    """The choices but the last word of a province: "quê quán Hà | Nam" tells no sex."""
    kept = list(choices)
    for at in range(1, len(words)):
        alike = kept[at] and words.tokens[at - 1].text.islower() == words.tokens[at].text.islower()
        if alike and any(place.end == at + 1 for place in provinces.at(words, at - 1)):
            kept[at] = [m for m in kept[at] if m.end > at + 1 or m.item in {n.item for n in choices[at - 1]}]
    return kept


def _ends(words: Words, at: int, whole_words: Phrases[str]) -> tuple[int, ...]:
    return tuple([found.end for found in whole_words.at(words, at)])


def _is_another(
    words: Words, at: int, match: Choice, said: Sequence[tuple[int, ...]], vocabulary: Vocabulary
) -> bool:
    """Whether words stand there that the choice only sounds like, or a word that goes on behind it."""
    if match.strength >= (_SURELY if match.end - at > 1 else 0.95):
        return False  # … but "trung | tâm" is no "Tiếng Trung"
    own = vocabulary.words_of_choices[match.item]
    for begin in range(max(0, at - _LONGEST), at if match.strength < _SURELY else 0):
        if any(end >= match.end and not own.issuperset(_toned(words, begin, end)) for end in said[begin]):
            return True
    for begin in range(at, match.end):
        ends = said[begin]
        if any(end > match.end for end in ends) and match.end not in ends:
            return not (match.end < len(words) and words.tokens[match.end].mark)
        inside = max((end for end in ends if end <= match.end), default=begin)
        if not own.issuperset(_toned(words, begin, inside)):
            return True
    return False


def _toned(words: Words, begin: int, end: int) -> list[str]:
    return [token.toned for token in words.tokens[begin:end]]
