"""An address of which one part is said anew: "Phường Bến Thành" for an address in "Phường Bến Nghé"."""

import re

from speak_to_input.vi.address_parts import NUMBER, STREET
from speak_to_input.vi.addresses import parts_of
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import fold, read_words


def with_part(held: str, said: str, lexicon: Lexicon) -> str:
    """`held` with the part that `said` is, in the place of its part of that sort; "" where that is not so.

    Takes: two addresses as they are written. A part smaller or larger than all that `held` has is none of its parts.
    """
    new, parts = parts_of(said, lexicon), parts_of(held, lexicon)
    if len(new) != 1 or len(parts) < _FEWEST or new[0].level == 0:
        return ""
    tokens = read_words(held).tokens
    begins = (0, *(part.end for part in parts[:-1]))
    alike = [place for place, part in enumerate(parts) if part.level == new[0].level]
    same_unit = [place for place in alike if _unit(parts[place].text) == _unit(new[0].text)]
    places = same_unit or alike
    if len(places) != 1:
        return ""
    place = places[0]
    start, end = tokens[begins[place]].start, tokens[parts[place].end - 1].end
    own = held[start:end]
    if new[0].level == NUMBER:
        text = re.sub(r"\S+$", new[0].text.split()[-1], own)
    elif same_unit:
        text = own.split()[0] + new[0].text[len(new[0].text.split()[0]) :]
    elif new[0].level == STREET and not _unit_of(own, lexicon):
        text = new[0].text[len(_unit_of(new[0].text, lexicon)) :].strip()  # "12 Lê Lợi", "đường Lê Lai"
    else:
        text = new[0].text
    return held[:start] + text + held[end:]


_FEWEST = 2
"""Parts of an address of which one may be another."""


def _unit(text: str) -> str:
    return fold(text).split()[0]


def _unit_of(text: str, lexicon: Lexicon) -> str:
    """The unit word that an address's part begins with: "đường" of "đường Lê Lai"; "" where there is none."""
    words = read_words(text)
    found = lexicon.address_units.longest(words, 0)
    return words.spelling(0, found.end) if found is not None and found.end < len(words) else ""
