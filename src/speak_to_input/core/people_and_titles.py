"""Names and titles of people among the readings: what of the form is not named within them."""

from collections.abc import Sequence

from speak_to_input.core.language import Language
from speak_to_input.core.mentions import SURE_TITLE, Mention
from speak_to_input.vi.lexicon import Place
from speak_to_input.vi.phrases import Phrases
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SURELY_A_NAME, _FAINTLY_NAMED = 0.6, 0.4
_WHOLE, _RESEMBLES = 0.9, 0.8


def outside_names(
    words: Words, mentions: Sequence[tuple[Mention, ...]], readings: Sequence[Sequence[Reading[object]]]
) -> tuple[tuple[Mention, ...], ...]:
    """No field is faintly named within a clear name: "trịnh thu | hường ở" only sounds like "thường trú"."""
    clear = [r for found in readings for r in found if r.kind is Kind.PERSON and r.sure > _SURELY_A_NAME]
    least = {at: _FAINTLY_NAMED for r in clear for at in range(r.start + 1, r.end)}
    # "Trần Thị | Lan ở quận 3", "chị | Lan ở" only resemble "làm ở"
    least |= {r.end - 1: _RESEMBLES for r in clear if r.end - r.start > 2 and r.sure > _WHOLE}
    capital = {r.start for r in clear if words.tokens[r.start].text[0].isupper() and r.start}
    capital = {at for at in capital if words.tokens[at - 1].text.islower()}
    least |= dict.fromkeys(capital, _RESEMBLES)
    texts = [token.text for token in words.tokens]  # "Lê Văn | Định vay 300 triệu"
    ends = (r.end for r in clear if r.end - r.start > 1 and r.end < len(texts) and texts[r.end].islower())
    least |= {end - 1: 1.0 for end in ends if texts[end - 1].istitle() and texts[end - 2].istitle()}
    return tuple(
        tuple(m for m in found if m.strength > least.get(at, 0)) for at, found in enumerate(mentions)
    )


def outside_places(
    words: Words, mentions: Sequence[tuple[Mention, ...]], provinces: Phrases[Place]
) -> tuple[tuple[Mention, ...], ...]:
    """No name that is only resembled ends with the first word of a province: "quê | quảng nam" is no "quê quán"."""
    begun = {
        at for at in range(1, len(words)) if any(place.end > at + 1 for place in provinces.at(words, at))
    }
    if not begun:
        return tuple(mentions)
    return tuple(
        tuple(m for m in found if m.strength >= 1 or m.end - at < 2 or m.end - 1 not in begun)
        for at, found in enumerate(mentions)
    )


def before_names(
    words: Words, readings: Sequence[Sequence[Reading[object]]], language: Language
) -> frozenset[int]:
    """Tokens that are a title before a name of two words or more, and no choice: "là bác Hoàng Văn Thực"."""
    titles = language.lexicon.titles
    return frozenset(
        at
        for at in range(len(words) - 1)
        if titles.begins(words.tokens[at], words.accented)
        and not words.says(at, *_KIN)  # "dì Vi Thị Sen đón bé"
        and any(found.end == at + 1 for found in titles.at(words, at))
        and any(
            r.kind is Kind.PERSON and r.sure > _SURELY_A_NAME and r.end - r.start > 1
            for r in readings[at + 1]
        )
    )


_KIN = ("dì", "cậu", "mợ", "thím", "dượng")


def is_title(at: int, readings: Sequence[Reading[object]]) -> bool:
    """Whether a job title of several words begins here: "châu mỹ linh | phó giám đốc"."""
    return any(r.kind is Kind.POSITION and r.sure > SURE_TITLE and r.end - at > 1 for r in readings)


def inside_titles(readings: Sequence[Sequence[Reading[object]]], least: float = SURE_TITLE) -> frozenset[int]:
    """The tokens within a job title, in which no field is named: "trưởng phòng" names no "phòng"."""
    return frozenset(
        at
        for each in readings
        for reading in each
        if reading.kind is Kind.POSITION and reading.sure > least
        for at in range(reading.start + 1, reading.end)
    )
