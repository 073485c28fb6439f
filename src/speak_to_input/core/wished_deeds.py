"""Labels that ask for the object of a deed, "Số tài khoản đề nghị đóng", as people say them: "đóng tài khoản 0281…"."""

from collections.abc import Iterable, Iterator
from itertools import product

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase

_WISHES = (("đề", "nghị"), ("yêu", "cầu"), ("đăng", "ký"), ("cần",), ("muốn",), ("xin",), ("phải",))
_LED = ((), ("từ",), ("vào",), *product(("giúp", "giùm", "dùm", "hộ", "cho")),
        *product(("giúp", "giùm", "hộ", "cho"), ("anh", "chị")))  # fmt: skip
"""Who says "em" or "tôi" is heard over in any name."""
_LONGEST_DEED = 2
_STRENGTH = 0.95
_OF_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.YES_NO, FieldKind.PERSON, FieldKind.NUMBER})
"""Any words behind a deed would be taken by these; a count stands before its thing: "thuê xe | 7 chỗ" is none."""


def helped(deed: Phrase) -> Iterator[Phrase]:
    """The deed as it is asked for: "đóng giúp anh tài khoản", "khóa giùm thẻ"."""
    return ((deed[0], *led, *deed[1:]) for led in _LED)


def rate_deeds(fields: Iterable[Known]) -> Iterator[tuple[Phrase, int, float]]:
    """What rates are called by the deed that only one of them has: "xin | 6,8" for "LS đề nghị", "chào | 6,7"."""
    rates = [(k, frozenset(word for label in label_phrases(k.label) for word in label))
             for k in fields if k.kind is FieldKind.PERCENT]  # fmt: skip
    for words, said in _OF_RATES:
        asked = [known for known, label in rates if words <= label]
        if len(asked) == 1:
            yield from (((*led, said), asked[0].index, _STRENGTH) for led in _LED_BY)
            yield from (((said, *thing), asked[0].index, _STRENGTH) for thing in _THINGS)


_OF_RATES = (
    (frozenset({"đề", "nghị"}), "xin"), (frozenset({"xin"}), "xin"), (frozenset({"chào"}), "chào"),
)  # fmt: skip
_LED_BY = ((), ("lãi",), ("lãi", "suất"))
_THINGS = (("lãi",), ("lãi", "suất"), ("mức",))


def wished_deeds(fields: Iterable[Known]) -> Iterator[tuple[Phrase, int, float]]:
    """What such fields are called by their deeds, with the field and how clearly."""
    fields = list(fields)
    chosen = {phrase for k in fields for option in k.choices for phrase in label_phrases(option.label)}
    asked = (
        (known, label)
        for known in fields
        if known.kind not in _OF_WORDS
        for label in label_phrases(known.label)
    )
    for (known, label), wish in product(asked, _WISHES):
        at = next((at for at in range(1, len(label)) if label[at : at + len(wish)] == wish), 0)
        thing, deed = label[:at], label[at + len(wish) :]
        if at and 0 < len(deed) <= _LONGEST_DEED and thing not in (("số",), ("mức",), ("lượng",)):
            for named in {thing, thing[thing[0] == "số" :]}:
                ways = (*((*named, *other, *deed) for other in _WISHES), *helped((*deed, *named)))
                yield from ((way, known.index, _STRENGTH) for way in ways if way not in chosen)
