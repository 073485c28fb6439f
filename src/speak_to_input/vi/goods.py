"""Things that are bought, sent and carried: "máy xay sinh tố", "gạch ốp lát": a noun and what narrows it down."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.noun_phrases import UNENDED, ended, ends
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_LEAD, _PIECE = "lead", "piece"
_MOST_MORE = 3
_SURE = 0.9


def may_be_goods(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a thing may begin with the token: a cheap look before the real one."""
    return lexicon.goods.begins(words.tokens[at], words.accented)


def read_goods(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Things that begin at token `at`, the longest first, as said; "mua" and "cái" before one are no part of it."""
    found: dict[int, Reading[str]] = {}
    place = lexicon.provinces.longest(words, at)
    if place is not None and place.end > at + 1:
        return ()  # "Sơn La" is no paint
    for named in lexicon.goods.at(words, at):
        begin = named.end if named.entry in (_LEAD, _PIECE) else at
        if begin >= len(words) or (begin > at and words.tokens[begin].mark):
            continue
        for head in lexicon.goods.at(words, begin):
            if head.entry in (_LEAD, _PIECE):
                continue
            for end in ends(words, head.end, 0, _MOST_MORE, lexicon):
                if end == begin + 1 and named.entry != _LEAD and not _counted(words, end):
                    continue  # "cái sạc đó": one syllable is too little by itself
                sure = _SURE * head.exact * ended(words, end, lexicon)
                if end not in found or found[end].sure < sure:
                    found[end] = Reading(Kind.GOODS, at, end, words.spelling(begin, end), sure)
    whole = max((reading.end for reading in found.values() if reading.sure > UNENDED), default=0)
    return tuple(sorted((r for r in found.values() if r.end <= whole or not whole), key=lambda r: -r.end))


def _counted(words: Words, at: int) -> bool:
    """Whether how much of it there is stands behind: "gạo | ba mươi tấn"."""
    return words.accented and at < len(words) and bool(numerals(words, at) or words.tokens[at].has_digit)
