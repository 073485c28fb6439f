"""How a question of yes or no is answered with what it asks: "Sự cố an toàn" by "có sự cố", "không có sự cố"."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.known_fields import Known
from speak_to_input.core.synonyms import Phrase

_SAID = {
    True: (("có",), ("có", "bị"), ("cho",), ("cho", "phép"), ("được",)),
    False: (
        ("không",), ("không", "có"), ("không", "bị"), ("chưa", "có"), ("hổng", "có"), ("không", "phải"),
        ("không", "cho"), ("không", "được"), ("cấm",),
    ),
}  # fmt: skip
_ASKING = frozenset(
    {"có", "không", "chưa", "đã", "bạn", "anh", "chị", "em", "cháu", "bị", "phải", "là", "bé"}
)
"""Words by which a label asks: "Bạn có phải là công dân Hoa Kỳ …" asks about a "công dân Hoa Kỳ"."""
_THING = range(2, 5)
"""Words of what is asked about."""
_WHOLE, _PART = 0.97, 0.88


def yes_no_names(
    known: Known, labels: Sequence[Phrase], others: Sequence[Phrase]
) -> Iterator[tuple[Phrase, tuple[int, int], float]]:
    """(phrase, (field index, place among its choices), strength) for a list of just a yes and a no.

    `labels` are those of the field, `others` those of all fields: what two of them begin with tells neither.
    """
    if set(known.truths) != {True, False} or len(known.choices) != len(known.truths):
        return
    begun = [_thing(phrase) for phrase in others]
    for thing in map(_thing, labels):
        for part in (*(thing[:size] for size in _THING), *_shortened(thing)):
            size = len(part)
            if size not in _THING or sum(other[:size] == part for other in begun) > len(labels):
                continue
            for truth, leads in _SAID.items():
                place = (known.index, known.choices.index(known.truths[truth]))
                yield from (((*lead, *part), place, _WHOLE if part == thing else _PART) for lead in leads)


def _shortened(thing: Phrase) -> Iterator[Phrase]:
    """What is done without what it is done to: "giao từng phần" for "giao hàng từng phần"."""
    if len(thing) == max(_THING):
        yield (thing[0], *thing[2:])


def _thing(phrase: Phrase) -> Phrase:
    """The label without the words by which it asks."""
    begin = next((at for at, word in enumerate(phrase) if word not in _ASKING), len(phrase))
    end = len(phrase)
    while end > begin and phrase[end - 1] in _ASKING:
        end -= 1
    return phrase[begin:end]
