"""Numbers told with the top of their scale: "mức đau tám trên mười", "8/10"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SCALE = re.compile(r"[(]\s*[01]\s*(?:-|–|đến|to)\s*(\d+)\s*[)]")
"""The highest number of a field as its label tells it: "Mức độ đau (0-10)"."""
_FITS = 0.95


def on_its_scale(words: Words, reading: Reading[object], vocabulary: Vocabulary) -> Iterator[Offer]:
    """The number with the top of its scale behind it, in the fields that go up to there."""
    if reading.kind is not Kind.NUMBER or not isinstance(reading.value, Decimal):
        return
    at = reading.end + words.says(reading.end, "trên", "phần")
    if at >= len(words) or not (at > reading.end or words.tokens[at].mark == "/"):
        return
    for top in read_number(words, at):
        for known in vocabulary.taking(Kind.NUMBER):
            told = _SCALE.search(known.label)
            highest = Decimal(told[1]) if told else known.slot.maximum
            if top.value == highest and reading.value <= highest:
                yield Offer(known.index, top.end, f"{reading.value.normalize():f}", _FITS, counted=True)
