"""Percentages: "12,5%", "tám phẩy năm phần trăm", "mười hai rưỡi phần trăm", "trăm phần trăm"."""

from decimal import Decimal

from speak_to_input.vi.cardinals import cardinals
from speak_to_input.vi.groups import Shape
from speak_to_input.vi.numerals import Role, minus_before, numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_BARE_SURE = 0.2
_HALF = Decimal("0.5")


def _sign_end(words: Words, at: int) -> int:
    """The token after "%" or "phần trăm" at `at`; `at` itself where neither is said."""
    if at >= len(words.tokens):
        return at
    if words.tokens[at].text == "%" or words.says(at, "percent", "phầntrăm"):
        return at + 1
    return at + 2 if words.says(at, "phần") and words.says(at + 1, "trăm") else at


def read_percent(words: Words, at: int) -> tuple[Reading[Decimal], ...]:
    """Percentages at token `at`, most likely first: "12,5%" -> 12.5; a bare number up to 100 is poor."""
    first = numerals(words, at)
    if not first:
        return ()
    found: list[Reading[Decimal]] = []
    if first[-1].role is Role.PERCENT and len(first) > 1:
        value = _written(first[0].text)
        if value is None:
            return ()
        return (Reading(Kind.PERCENT, at, at + 1, -value if minus_before(words, at) else value),)
    # "năm phần trăm": the prefix form "phần trăm" belongs to the number before it.
    if first[0].role is Role.HUNDRED and words.says(at - 1, "phần"):
        return ()
    spoken_minus = first[0].role is Role.MINUS
    sign = -1 if spoken_minus or minus_before(words, at) else 1
    begin = at + spoken_minus
    for cardinal in cardinals(words, begin) if begin < len(words.tokens) else ():
        end = _sign_end(words, cardinal.end)
        value = sign * cardinal.value
        if end > cardinal.end:
            if words.says(end, "rưỡi", "rưởi") and value % 1 == 0:
                value, end = value + sign * _HALF, end + 1
            found.append(Reading(Kind.PERCENT, at, end, value, max(cardinal.weight, 0.9)))
        elif cardinal.value <= 100 and cardinal.shape is not Shape.SCALED and not cardinal.slang:
            found.append(Reading(Kind.PERCENT, at, end, value, round(_BARE_SURE * cardinal.weight, 3)))
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))


def _written(text: str) -> Decimal | None:
    """As in "12,5" and "12.5" as a decimal: a rate never groups thousands."""
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None
