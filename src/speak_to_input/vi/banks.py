"""Vietnamese banks by everyday name, abbreviation or sound: "vê xê bê", "ngân hàng ngoại thương" -> Vietcombank."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def read_bank(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The bank that is named from token `at` on, by its everyday name; "ngân hàng" before it is taken too."""
    led = (words.says(at, "ngân") and words.says(at + 1, "hàng")) or (
        words.says(at, "nhà") and words.says(at + 1, "băng")
    )
    begin = at + 2 if led else at
    if begin >= len(words.tokens) or not lexicon.bank_names.begins(words.tokens[begin], words.accented):
        return ()
    return tuple(
        Reading(Kind.BANK, at, found.end, found.entry.name, found.exact)
        for found in lexicon.bank_names.at(words, begin)
    )
