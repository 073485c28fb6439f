"""Vietnamese banks by everyday name, abbreviation or sound: "vê xê bê", "ngân hàng ngoại thương" -> Vietcombank."""

from speak_to_input.vi.lexicon import Bank, Lexicon
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
        Reading(
            Kind.BANK,
            at,
            found.end,
            found.entry.name,
            found.exact
            * (1.0 if led or not _describes(words, begin, found.end, found.entry) else _WORDS_OF_ALL_DAYS),
        )
        for found in lexicon.bank_names.at(words, begin)
    )


_WORDS_OF_ALL_DAYS = 0.4
"""What a bank's describing words are worth without "ngân hàng": "chuyển quốc tế" names no bank."""


def _describes(words: Words, begin: int, end: int, bank: Bank) -> bool:
    """Whether the words are what the bank's registered name describes it by, and no brand."""
    if end - begin < 2 or any(
        token.text.isupper() or token.text.istitle() for token in words.tokens[begin:end]
    ):
        return False
    said = " ".join(token.toned for token in words.tokens[begin:end])
    return said in bank.registered.lower()
