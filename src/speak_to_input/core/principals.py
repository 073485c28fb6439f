"""Which field of every kind a value is for that comes without a field's name: whom or what the form is about."""

import re
from collections.abc import Iterator, Sequence

from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.text import read_words

_FIRST = frozenset(
    {FieldKind.PERSON, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.CITIZEN_ID,
     FieldKind.COMPANY, FieldKind.BANK}
)  # fmt: skip
"""People and what belongs to them: the first is the form's own."""
_BY_NEED = (
    frozenset({FieldKind.MONEY}),
    frozenset({FieldKind.ACCOUNT, FieldKind.CARD}),
    frozenset({FieldKind.DATE, FieldKind.DATETIME}),
)
"""Of these a form has several sorts: the one that it cannot do without is meant."""
RECEIVING = frozenset({"hưởng", "nhận"})
"""Words of a label by which something goes to the one whom it names."""
_OF_SOMEBODY = frozenset({FieldKind.PERSON, FieldKind.ACCOUNT, FieldKind.CARD})
_TITLE_ENDS = re.compile(r"\s[-–|]\s")


def principals(form: Form, kinds: list[FieldKind], spoken: Sequence[Sequence[Phrase]]) -> frozenset[int]:
    """Indexes of the fields that take a value of their kind without being named.

    `kinds`, `spoken`: the kind of every field and what its label says, in the form's order.
    """
    found = {kinds.index(kind) for kind in _FIRST if kind in kinds}
    homes = [at for at, kind in enumerate(kinds) if kind is FieldKind.ADDRESS]
    placed = [at for at in homes if any(said[:2] == ("địa", "chỉ") for said in spoken[at])]
    if placed and any(said[:1] == ("nơi",) and said[1:2] in _SCENES for said in spoken[homes[0]]):
        found = found - {homes[0]} | {placed[0]}  # "Nơi mất thẻ" is where something happened
    staff, served = (next(_people(kinds, spoken, called), -1) for called in (_STAFF, _SERVED))
    if staff in found and served >= 0:
        found = found - {staff} | {served}
    for group in _BY_NEED:
        several = [index for index, kind in enumerate(kinds) if kind in group]
        if len(several) > 1 and not group.isdisjoint(_OF_SOMEBODY):
            own = [at for at in several if not any(map(RECEIVING.intersection, spoken[at]))]
            several = own or several  # whom money goes to is somebody else
        if len(several) > 1:
            several = _needed(form, several)
        if len(several) == 1:
            found.update(several)
    return frozenset(found)


def _people(
    kinds: list[FieldKind], spoken: Sequence[Sequence[Phrase]], called: tuple[str, ...]
) -> Iterator[int]:
    """The fields for somebody whose label has one of these words in it."""
    for index, kind in enumerate(kinds):
        said = " | ".join(map(" ".join, spoken[index])) if kind is FieldKind.PERSON else ""
        if any(name in said for name in called):
            yield index


_SCENES = (("mất",), ("xảy",), ("đi",), ("đến",), ("cần",), ("làm",), ("tổ",))
"""Behind "nơi" these tell where something happens, and nobody's home: "Nơi cư trú"."""
_STAFF = ("chuyên viên", "cán bộ", "tư vấn viên", "giao dịch viên", "kỹ thuật viên", "nhân viên tư vấn")
_SERVED = (
    "khách", "nhà đầu tư", "bệnh nhân", "người bệnh", "người vay", "người mua", "học viên", "phụ huynh"
)  # fmt: skip
"""Who serves, and whom: a name that is told without its field is that of the one served."""


def _needed(form: Form, several: list[int]) -> list[int]:
    """The required ones; of several required the ones that speak of what the form's title speaks of."""
    required = [index for index in several if form.fields[index].required]
    if len(required) < 2:
        return required
    title = _words(_TITLE_ENDS.split(form.title)[0])
    words = {index: _words(form.fields[index].label) for index in required}
    shared = frozenset.intersection(*words.values())
    return [index for index in required if (words[index] - shared) & title]


def _words(text: str) -> frozenset[str]:
    return frozenset(token.toned for token in read_words(text).tokens)
