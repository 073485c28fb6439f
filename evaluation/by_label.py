"""Every field of every form said plainly by its own label: alone, and in twos and threes without a pause.

`python -m evaluation.by_label [FORM ...]` prints what came out otherwise, and how many came out right by kind of field
and by form. Writers put a comma between two values; whoever reads out a record does not, and "4322 ngày sinh" was
lost as a span of days. Sums of labels that count in thousands or millions come out otherwise rightly.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.console import Console

from evaluation.matrix import VALUES
from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.speak_numbers import speak_number
from tests.corpus.cases import HERE, Case, Saying
from tests.corpus.judging import compiled, run

_TEXTS = ("hoa mai vàng", "theo mẫu cũ", "loại hai lớp", "tổ dân phố số ba")
_PAST = (("12/3/1990", "1990-03-12"), ("mùng năm tháng tư năm một chín tám bảy", "1987-04-05"))
_OF_THE_PAST = (
    "sinh",
    "cấp",
    "đã",
    "gần",
    "vào",
    "mua",
    "cuối",
    "xảy ra",
    "lập",
    "mất",
    "phát hiện",
    "ký",
    "trước",
)
_CHOICES = 8
_ROOM = 12
"""How far above its least value a number may lie where the page names no highest one."""


class Told(NamedTuple):
    """One field as it is said and kept."""

    field: str
    kind: FieldKind
    label: str
    said: str
    kept: str


class Tried(NamedTuple):
    """One sentence about some fields, and what it came to."""

    form: str
    said: str
    told: tuple[Told, ...]
    came: dict[str, str]

    @property
    def wanted(self) -> dict[str, str]:
        """What the sentence tells, by field."""
        return {each.field: each.kept.lower() for each in self.told}


def tried(form: str) -> Iterator[Tried]:
    """Every sentence about `form`: each field alone and with "là", each two and three neighbours."""
    told = _told(form)
    for size in (1, 2, 3):
        for at in range(len(told) - size + 1):
            some = tuple(told[at : at + size])
            yield _tried(form, some, " ".join(f"{each.label} {each.said}" for each in some))
            if size != 2:
                yield _tried(form, some, ", ".join(f"{each.label} là {each.said}" for each in some))


def _tried(form: str, told: tuple[Told, ...], said: str) -> Tried:
    came = run(Case(form, (Saying(said, {}, ()),), ""))[-1]
    return Tried(form, said, told, {name: text.lower() for name, text in came.fills.items()})


def _told(form: str) -> Sequence[Told]:
    """The fields whose label is no other's, nor a part of another's, each with a value that it takes."""
    shown, vocabulary = compiled(form)
    drawn = random.Random(form)
    found = []
    for field, known in zip(shown.fields, vocabulary.fields, strict=True):
        value = _value(field, known, drawn)
        if value is not None:
            found.append(
                Told(field.name, known.kind, field.label.split("(")[0].strip(" *:?").lower(), *value)
            )
    labels = [each.label for each in found]
    return [each for each in found if sum(each.label in label for label in labels) == 1]


def _value(field: Field, known: Known, drawn: random.Random) -> tuple[str, str] | None:
    """What is said and what the field keeps; None where nothing can be drawn that the page surely takes."""
    bounded = bool(field.minimum or field.maximum)
    if known.choices:
        option = drawn.choice(known.choices[:_CHOICES])
        return (option.label.split("(")[0].strip().lower(), option.value) if option.label else None
    if known.kind is FieldKind.DATE:
        past = any(word in field.label.lower() for word in _OF_THE_PAST)
        ours = _PAST if past else VALUES[FieldKind.DATE]
        return None if bounded or field.type is FieldType.MONTH else drawn.choice(ours)
    if bounded and (known.kind is FieldKind.NUMBER or (known.kind is FieldKind.MONEY and field.maximum)):
        least = float(field.minimum or 0)
        within = int(least + (float(field.maximum or least * 4 + _ROOM) - least) / 3)
        return speak_number(within), str(within)
    if known.kind is FieldKind.TEXT and field.type in (FieldType.TEXT, FieldType.TEXTAREA):
        text = drawn.choice(_TEXTS)
        return text, text
    return drawn.choice(VALUES[known.kind]) if known.kind in VALUES else None


def main() -> None:
    """Try them all and print what came out otherwise."""
    show = partial(Console().print, markup=False, highlight=False, soft_wrap=True)
    forms = sys.argv[1:] or sorted(path.stem for path in (HERE / "forms").glob("*.json"))
    every = [each for form in forms for each in tried(form)]
    kinds: dict[str, Counter[FieldKind]] = {"right": Counter(), "all": Counter()}
    for each in every:
        if each.came != each.wanted:
            show(f"{each.form}: {each.said}\n    wanted {each.wanted}\n    came   {each.came}")
        for told in each.told:
            kinds["all"][told.kind] += 1
            kinds["right"][told.kind] += each.came.get(told.field) == told.kept.lower()
    for kind, count in kinds["all"].most_common():
        show(f"{kinds['right'][kind]:5} of {count:5}  {kind.value}")
    show(f"{sum(each.came == each.wanted for each in every)} of {len(every)} sentences came out as told")


if __name__ == "__main__":
    main()
