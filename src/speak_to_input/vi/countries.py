"""Countries: "sang Hàn Quốc", "đi Mỹ". Names that are everyday syllables need a word before them."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_LEADS = (
    "đi", "sang", "qua", "tới", "đến", "về", "nước", "từ", "bên", "tịch", "người", "học", "lịch", "cư", "động", "vào",
)  # fmt: skip
"""Last words of what leads to a country: "du lịch", "du học", "định cư", "quốc tịch", "xuất khẩu lao động"."""
_SURE, _LED = 0.85, 0.95


def may_be_country(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a country may be named from the token on: a cheap look before the real one."""
    return lexicon.countries.begins(words.tokens[at], words.accented)


def read_country(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The country that is named at token `at`, with a capital for each of its words."""
    found = lexicon.countries.longest(words, at)
    if found is None:
        return ()
    led = at > 0 and not words.tokens[at].mark and words.says(at - 1, *_LEADS)
    if found.end == at + 1 and not led and len(found.entry) <= _SYLLABLE:
        return ()
    spelled = words.spelling(at, found.end)
    named = spelled.title() if spelled.islower() else spelled
    return (Reading(Kind.COUNTRY, at, found.end, named, (_LED if led else _SURE) * found.exact),)


_SYLLABLE = 5
"""Letters of the longest Vietnamese syllable among the names; longer words are no syllables."""
