"""Parts of a form that ask for the same of several people or rows, and how each part is spoken of.

"Người thụ hưởng 1" and "Người thụ hưởng 2", the rows of a table, "người lập lệnh" and "người duyệt lệnh": a
field of such a part is told from its twins by the part's name or number.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from speak_to_input.core.forms import Field, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import WordWeights, label_phrases, parts
from speak_to_input.core.phrases import syllables
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.vi.speak_numbers import speak_number
from speak_to_input.vi.text import fold

_NUMBERED = re.compile(r"^(.*?)\s*(\d{1,2})$")
_DASH = re.compile(r"\s[-–—:]\s")
_WHEN = re.compile(r"\s(?:khi|để|nếu|trong trường hợp|lúc)\s.*$", re.IGNORECASE)
_ROWS = ("dòng", "hàng", "mặt hàng", "mục", "món", "dòng số", "mục số", "hàng số", "row", "item", "line")
_ORDINALS = {1: ("nhất", "thứ nhất", "đầu", "đầu tiên", "thứ một"), 2: ("nhì",), 4: ("thứ tư",)}
_CLEAR_PART = 0.7
_OTHERWISE = 0.95
_BEGUN = 0.9
_SOMEBODY = frozenset({"người", "bên", "chủ", "phía"})
_LINKS = frozenset({"được", "bị", "cùng", "có", "và", "của", "để", "cho", "tại", "ở", "trong", "đã"})
"""No name of somebody ends with these."""
_AS_GOOD = 0.03
_OF_ONE_PERSON = frozenset(
    {
        FieldKind.PERSON,
        FieldKind.PHONE,
        FieldKind.EMAIL,
        FieldKind.ADDRESS,
        FieldKind.CITIZEN_ID,
        FieldKind.DATE,
    }
)
_ENDS_OF_BIRTH = ("ngày", "sinh")

_LONGEST_HEADING = 40
BOTH = "≡"
"""Stands for both sides where one of them would be named."""
_COUNTED = ("đứa", "bên", "người", "vợ chồng", "anh chị", "nhà", "đầu", "nơi", "chỗ")
"""What two sides are counted in: "hai đứa", "hai bên"."""
_ALIKE = ("", "đều", "cùng", "cũng", "đều là")


def without_heading(field: Field) -> Field:
    """The field by its own name, where its label begins with the heading over it: "Người duyệt" + "Họ tên"."""
    rest = field.label[len(field.section) :].lstrip(" :–—-")
    heads = field.section and field.label[: len(field.section)].casefold() == field.section.casefold()
    return replace(field, label=rest) if heads and rest and rest[0].isupper() else field


def twins(form: Form) -> dict[int, tuple[int, ...]]:
    """Field index -> the fields of other sections that carry the same label."""
    same: dict[str, list[int]] = {}
    for index, field in enumerate(form.fields):
        same.setdefault(field.label.casefold(), []).append(index)
    groups = [group for group in same.values() if len({form.fields[i].section for i in group}) > 1]
    return {index: tuple(other for other in group if other != index) for group in groups for index in group}


def named_apart(form: Form) -> Form:
    """The form as it is told: of fields with one label each has its part's heading behind it, "Họ và tên người gửi"."""
    twins_of = twins(form)
    if not twins_of:
        return form
    fields = (_with_heading(f) if at in twins_of else f for at, f in enumerate(form.fields))
    return replace(form, fields=tuple(fields))


def _with_heading(field: Field) -> Field:
    heading = field.section.removeprefix("Thông tin ").strip(" :*")
    apart = heading and fold(heading) not in fold(field.label) and len(heading) <= _LONGEST_HEADING
    heading = heading.lower() if heading.isupper() else f"{heading[:1].lower()}{heading[1:]}"
    return replace(field, label=f"{field.label} {heading}") if apart else field


def scopes(form: Form, twins_of: Mapping[int, tuple[int, ...]]) -> frozenset[str]:
    """The sections that hold fields with twins."""
    return frozenset(form.fields[index].section for index in twins_of) - {""}


def kin(
    form: Form, kinds: Sequence[FieldKind], twins_of: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """Field index -> what asks the same of those who have a part of their own, in other words.

    "Họ và tên khai sinh" is of the form's own person, "Họ và tên" in the rows "Cha" and "Mẹ" of theirs.
    """
    found: dict[int, tuple[int, ...]] = {}
    for index, field in enumerate(form.fields):
        if index not in twins_of and kinds[index] in _OF_ONE_PERSON:
            same = (i for i in twins_of if kinds[i] is kinds[index] and _asks_same(field, form.fields[i]))
            if others := tuple(i for i in same if form.fields[i].section != field.section):
                found[index] = others
    return found


def _asks_same(one: Field, other: Field) -> bool:
    """Whether one label goes on where the other ends; days must be of birth."""
    said, also = syllables(one.label), syllables(other.label)
    if {said[:1] + said[-1:], also[:1] + also[-1:]} == {_ENDS_OF_BIRTH}:
        return True
    return len(also) > 1 and said[: len(also)] == also


def scope_names(
    sections: frozenset[str], synonyms: Synonyms, sides: Synonyms
) -> Iterator[tuple[Phrase, str, float]]:
    """Phrases that name such a section, with their strength; what names another one better names it alone."""
    found = [*_all_names(sections, synonyms, sides), *both_names(sections)]
    best: dict[Phrase, float] = {}
    for phrase, _, strength in found:
        best[phrase] = max(strength, best.get(phrase, 0.0))
    return (name for name in found if name[2] > best[name[0]] - _AS_GOOD)


def _all_names(
    sections: frozenset[str], synonyms: Synonyms, sides: Synonyms
) -> Iterator[tuple[Phrase, str, float]]:
    weight = WordWeights(label_phrases(section) for section in sections)
    begun = Counter(begun for section in sections for begun in _begun(section))
    for section in sections:
        numbered = _NUMBERED.match(section)
        if numbered is None:
            yield from ((part, section, _BEGUN) for part in _begun(section) if begun[part] == 1)
            for phrase in _called(section):
                named = {part: s for part, s in parts(phrase, weight).items() if s > _CLEAR_PART}
                yield from ((part, section, s) for part, s in named.items())
                yield from (
                    (other, section, s * _OTHERWISE)
                    for part, s in named.items()
                    for other in _by_person(part)
                )
                yield from ((other, section, _OTHERWISE) for other in synonyms.variants(phrase))
                yield from ((other, section, _OTHERWISE) for other in sides.alone(phrase))
            continue
        own = {way for phrase in label_phrases(numbered[1]) for way in (phrase, *synonyms.variants(phrase))}
        stems = own | {syllables(row) for row in _ROWS}
        people = [stem for stem in own if stem[0] in _SOMEBODY and len(stem) > 1]
        if numbered[2] == "1":  # of whom no number is told is the first
            yield from ((stem, section, 0.93) for stem in people)
        if numbered[2] == "2":
            counted = (*people, *(("một", *stem) for stem in people))
            yield from (((*stem, more), section, 1.0) for stem in counted for more in ("nữa", "khác"))
        for stem in stems:
            yield from ((stem + said, section, 1.0) for said in _numbers(int(numbered[2])))


def _called(section: str) -> Iterator[Phrase]:
    """The heading, each side of its dash, and the person before what tells when: "Người nhà | khi cần báo tin"."""
    sides = [section, *(_DASH.split(section) if _DASH.search(section) else ())]
    found = (
        phrase
        for side in (*sides, *(_WHEN.sub("", side) for side in sides))
        for phrase in label_phrases(side)
    )
    yield from dict.fromkeys(found)


def _begun(section: str) -> set[Phrase]:
    """How whoever a heading names is called for short: "người đón" and "người đón khách" for "… tại sảnh"."""
    phrases = [phrase for phrase in _called(section) if phrase[0] in _SOMEBODY]
    return {
        phrase[:size]
        for phrase in phrases
        for size in range(2, len(phrase))
        if phrase[size - 1] not in _LINKS
    }


def _by_person(part: Phrase) -> Iterator[Phrase]:
    """Whoever is a side is a person as well: "bên gửi" is "người gửi"."""
    if part[0] == "bên" and len(part) > 1 and len(part[1]) > 1:
        yield from ((head, *part[1:]) for head in ("người", "phía"))


def _numbers(number: int) -> Iterator[Phrase]:
    """2 -> "2", "hai", "thứ hai", "số hai", "số 2", "nhì"."""
    word = speak_number(number)
    for said in (str(number), word, f"số {number}", f"số {word}", f"thứ {word}", *_ORDINALS.get(number, ())):
        yield syllables(said)


def both_names(sections: frozenset[str]) -> Iterator[tuple[Phrase, str, float]]:
    """Phrases that speak of both sides, for a form that has just two."""
    if len(sections) != 2 or any(map(_NUMBERED.match, sections)):
        return
    for said in ("cả hai", *(f"{all_} hai {thing}" for thing in _COUNTED for all_ in ("", "cả"))):
        yield from ((syllables(f"{said} {alike}"), BOTH, 1.0) for alike in _ALIKE)
