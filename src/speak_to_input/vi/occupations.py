"""What people do for a living: "thợ hồ", "làm kế toán", "bán vé số", "chạy xe ôm".

An occupation is a known phrase, a noun with what narrows it down ("kỹ sư | xây dựng"), or a deed with what it is done
to ("bán | vé số"). "Làm" and "nghề" before one are no part of it; what nobody lists is one only behind "nghề".
"""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.noun_phrases import UNENDED, ended, ends
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_WHOLE, _HEAD, _DEED, _LEAD = "whole", "head", "deed", "lead"
_MOST_MORE = {_HEAD: 3, _DEED: 3}
"""Words that may follow, at most."""
_LEAST_MORE = {_HEAD: 0, _DEED: 1}
_SURE = {_WHOLE: 0.95, _HEAD: 0.92, _DEED: 0.88, _LEAD: 0.9}
_CLEARLY = 0.8


def may_be_occupation(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether one may begin with the token: a cheap look before the real one."""
    return lexicon.occupations.begins(words.tokens[at], words.accented)


def read_occupation(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Occupations that begin at token `at`, the longest first; the first letter is a capital, all else as said."""
    found: dict[int, Reading[str]] = {}
    for begin, end, sure in _spans(words, at, lexicon):
        if end in found and found[end].sure >= sure:
            continue
        said = words.spelling(begin, end)
        found[end] = Reading(Kind.OCCUPATION, at, end, said[:1].upper() + said[1:], sure)
    whole = max((reading.end for reading in found.values() if reading.sure > _CLEARLY), default=0)
    parts = [replace(r, sure=r.sure * UNENDED) if r.end < whole else r for r in found.values()]
    return tuple(sorted(parts, key=lambda reading: -reading.end))


def _spans(words: Words, at: int, lexicon: Lexicon) -> Iterator[tuple[int, int, float]]:
    """(first token of the value, end, how sure)."""
    for named in lexicon.occupations.at(words, at):
        if named.entry == _LEAD:
            yield from _led(words, at, named.end, lexicon)
            continue
        for end in ends(
            words, named.end, _LEAST_MORE.get(named.entry, 0), _MOST_MORE.get(named.entry, 0), lexicon
        ):
            yield at, end, _SURE[named.entry] * named.exact * ended(words, end, lexicon)


def _led(words: Words, at: int, begin: int, lexicon: Lexicon) -> Iterator[tuple[int, int, float]]:
    """What stands behind "làm" or "nghề"; behind "nghề" whatever it is."""
    if begin >= len(words) or words.tokens[begin].mark:
        return
    inner = [span for span in _spans(words, begin, lexicon) if span[0] == begin]
    yield from inner
    if not inner and words.says(begin - 1, "nghề"):
        for end in ends(words, begin + 1, 0, _MOST_MORE[_HEAD], lexicon):
            yield begin, end, _SURE[_LEAD] * ended(words, end, lexicon)
