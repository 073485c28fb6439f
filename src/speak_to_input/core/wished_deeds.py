"""Labels that ask for the object of a deed, "Số tài khoản đề nghị đóng", as people say them: "đóng tài khoản 0281…".

A label puts the thing first, the wish behind it and the deed last; who speaks puts the deed first, and any other wish.
"""

from collections.abc import Iterable, Iterator

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase

_WISHES = (
    ("đề", "nghị"),
    ("yêu", "cầu"),
    ("đăng", "ký"),
    ("cần",),
    ("muốn",),
    ("xin",),
    ("định",),
    ("phải",),
)
_HELPING = ((), ("giúp",), ("giùm",), ("dùm",), ("hộ",), ("cho",))
_FOR_WHOM = ((), ("anh",), ("chị",))
"""Who says "em" or "tôi" is heard over in any name."""
_SINCE = ((), ("từ",), ("vào",), ("kể", "từ"))
_LONGEST_DEED = 2
_STRENGTH = 0.95
_OF_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.YES_NO, FieldKind.PERSON})
"""Any words behind a deed would be taken by these."""
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})


def helped(deed: Phrase) -> Iterator[Phrase]:
    """The deed as it is asked for: "đóng giúp anh tài khoản", "khóa giùm thẻ"."""
    return ((deed[0], *help_, *whom, *deed[1:]) for help_ in _HELPING for whom in _FOR_WHOM)


def wished_deeds(fields: Iterable[Known]) -> Iterator[tuple[Phrase, int, float]]:
    """What such fields are called by their deeds, with the field and how clearly."""
    for known in fields:
        for label in label_phrases(known.label) if known.kind not in _OF_WORDS else ():
            for phrase in _said(label, days=known.kind in _DAYS):
                yield phrase, known.index, _STRENGTH


def _said(label: Phrase, *, days: bool) -> Iterator[Phrase]:
    for wish in _WISHES:
        at = next((at for at in range(1, len(label)) if label[at : at + len(wish)] == wish), 0)
        thing, deed = label[:at], label[at + len(wish) :]
        if not at or not 0 < len(deed) <= _LONGEST_DEED or thing in (("số",), ("mức",), ("lượng",)):
            continue
        for named in {thing, thing[1:] if thing[0] == "số" else thing}:
            yield from ((*named, *other, *deed) for other in _WISHES)
            yield from ((*deed, *since, *named) for since in _SINCE) if days else helped((*deed, *named))
