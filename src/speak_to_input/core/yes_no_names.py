"""How a question of yes or no is answered with what it asks: "Sự cố an toàn" by "có sự cố", "không có sự cố"."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.forms import Option
from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
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


_WITHIN = ("đã", "còn", "có", "vẫn", "từng", "được")
_FAR = 4
"""Within so many words of the label stands the one by which it asks: "Công an | đã lập biên bản chưa?"."""
_LASTS = {True: (("còn",), ("vẫn",), ("vẫn", "còn")), False: (("không", "còn"), ("hết",))}
"""Only what may "còn" be done goes on or is over."""
_DONE = (("đã",), ("đã", "được"), ("có",))
_UNDONE = (("không",), ("chưa",), ("chẳng",), ("chả",), ("hổng",), ("hông",), ("chưa", "có"), ("không", "có"),
           ("chưa", "được"))  # fmt: skip
_DENIED = ("không", "chưa")
_LONGEST_DEED = 6


def deed_names(known: Known) -> Iterator[tuple[Phrase, tuple[int, int], float]]:
    """As `yes_no_names`, of a question whether something is done: "xe không chạy được", "công an lập biên bản rồi"."""
    truths = {t: known.choices.index(o) for t, o in (known.truths or _told_truths(known.choices)).items()}
    for label in label_phrases(known.label) if truths and not known.several else ():
        at = next((at for at, word in enumerate(label[:_FAR]) if word in _WITHIN), -1)
        who, deed = label[: max(at, 0)], label[at + 1 : -1]
        if label[-1] not in _DENIED or not 1 < len(deed) <= _LONGEST_DEED or {"nào", "phải"} & set(deed):
            continue
        able = (deed, deed[:-1]) if deed[-1] == "được" else (deed,)
        for truth, place in truths.items():
            ways = [(*lead, *deed) for lead in (_DONE if truth else _UNDONE)]
            if label[at] in ("còn", "vẫn"):
                ways += [(*lead, *did) for lead in _LASTS[truth] for did in able]
            ways += [(*deed, "rồi")] if truth else []
            for way in ways:
                yield from ((phrase, (known.index, place), _WHOLE) for phrase in {way, (*who, *way)})
    for place, option in enumerate(known.choices):
        for phrase in label_phrases(option.label):
            if known.label.rstrip("? ").endswith("chưa") and phrase[0] in _DENIED and len(phrase) > 1:
                yield from (((lead, *phrase[1:]), (known.index, place), _WHOLE) for lead in _DENIED)


def _told_truths(choices: Sequence[Option]) -> dict[bool, Option]:
    """The one choice that tells that it is done and the one that it is not, by their first words."""
    yes = [o for o in choices if o.label.lower().startswith(("đã ", "còn ", "có "))]
    no = [o for o in choices if o.label.lower().startswith(("chưa", "không"))]
    return {truth: told[0] for truth, told in ((True, yes), (False, no)) if len(told) == 1}
