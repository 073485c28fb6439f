"""Things that are bought, sent and carried: "máy xay sinh tố", "gạch ốp lát": a noun and what narrows it down."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.noun_phrases import UNENDED, ended, ends
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_LEAD = "lead"
_MOST_MORE = 3
_SURE = 0.9


def may_be_goods(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a thing may begin with the token: a cheap look before the real one."""
    return lexicon.goods.begins(words.tokens[at], words.accented)


def read_goods(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Things that begin at token `at`, the longest first, as said; "mua" and "cái" before one are no part of it."""
    found: dict[int, Reading[str]] = {}
    for named in lexicon.goods.at(words, at):
        begin = named.end if named.entry == _LEAD else at
        if begin >= len(words) or (begin > at and words.tokens[begin].mark):
            continue
        for head in lexicon.goods.at(words, begin):
            if head.entry == _LEAD:
                continue
            for end in ends(words, head.end, 0, _MOST_MORE, lexicon):
                sure = _SURE * head.exact * ended(words, end, lexicon)
                if end not in found or found[end].sure < sure:
                    found[end] = Reading(Kind.GOODS, at, end, words.spelling(begin, end), sure)
    whole = max((reading.end for reading in found.values() if reading.sure > UNENDED), default=0)
    return tuple(sorted((r for r in found.values() if r.end <= whole or not whole), key=lambda r: -r.end))
