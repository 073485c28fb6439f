"""Names and titles of people among the readings: what of the form is not named within them."""

from collections.abc import Sequence

from speak_to_input.core.language import Language
from speak_to_input.core.mentions import SURE_TITLE, Mention
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SURELY_A_NAME, _FAINTLY_NAMED = 0.6, 0.4
_WHOLE, _RESEMBLES, _FAINTER = 0.9, 0.8, 0.5


def outside_names(
    words: Words, mentions: Sequence[tuple[Mention, ...]], readings: Sequence[Sequence[Reading[object]]]
) -> tuple[tuple[Mention, ...], ...]:
    """No field is faintly named within a clear name: "trịnh thu | hường ở" only sounds like "thường trú"."""
    clear = [r for found in readings for r in found if r.kind is Kind.PERSON and r.sure > _SURELY_A_NAME]
    least = {at: _FAINTLY_NAMED for r in clear for at in range(r.start + 1, r.end)}
    whole = {r.end - 1 for r in clear if r.end - r.start > 2 and r.sure > _WHOLE}
    whole |= {r.start for r in clear if _is_capital(words, r.start)}
    least |= dict.fromkeys(
        whole, _RESEMBLES
    )  # "Trần Thị | Lan ở quận 3", "chị | Lan ở" only resemble "làm ở"
    return tuple(
        tuple(
            m
            for m in found
            if m.strength > (least.get(at) or (at + 1 in whole and m.end > at + 2 and _FAINTER))
        )
        for at, found in enumerate(mentions)
    )


def _is_capital(words: Words, at: int) -> bool:
    return at > 0 and words.tokens[at].text[0].isupper() and words.tokens[at - 1].text.islower()


def before_names(
    words: Words, readings: Sequence[Sequence[Reading[object]]], language: Language
) -> frozenset[int]:
    """Tokens that are a title before a name of two words or more, and no choice: "là bác Hoàng Văn Thực"."""
    titles = language.lexicon.titles
    return frozenset(
        at
        for at in range(len(words) - 1)
        if titles.begins(words.tokens[at], words.accented)
        and any(found.end == at + 1 for found in titles.at(words, at))
        and any(
            r.kind is Kind.PERSON and r.sure > _SURELY_A_NAME and r.end - r.start > 1
            for r in readings[at + 1]
        )
    )


def is_title(at: int, readings: Sequence[Reading[object]]) -> bool:
    """Whether a job title of several words begins here: "châu mỹ linh | phó giám đốc"."""
    return any(r.kind is Kind.POSITION and r.sure > SURE_TITLE and r.end - at > 1 for r in readings)


def inside_titles(readings: Sequence[Sequence[Reading[object]]]) -> frozenset[int]:
    """The tokens within a job title, in which no field is named: "trưởng phòng" names no "phòng"."""
    return frozenset(
        at
        for each in readings
        for reading in each
        if reading.kind is Kind.POSITION and reading.sure > SURE_TITLE
        for at in range(reading.start + 1, reading.end)
    )
