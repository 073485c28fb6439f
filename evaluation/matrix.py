"""Every field of the five forms, each with values of its sort, said and set right in the ways of every day.

`python -m evaluation.matrix [FORM ...]` prints how many of them were understood, by way of saying it, and the others
with what came instead. Rounds written by people find what nobody thought of; this finds what everybody would say.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from rich.console import Console

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from tests.corpus.cases import Case, Saying
from tests.corpus.judging import Result, compiled, run

FORMS = ("loan", "crm", "hr", "compliance", "operations")
VALUES: dict[FieldKind, tuple[tuple[str, str], ...]] = {
    FieldKind.DATE: (
        ("20/12", "2026-12-20"), ("15 tháng 12", "2026-12-15"), ("mùng 3 tháng 12 năm 2026", "2026-12-03"),
        ("mười tám tháng mười hai", "2026-12-18"), ("thứ sáu tuần này", "2026-11-27"),
    ),
    FieldKind.MONEY: (
        ("500 triệu", "500000000"), ("ba trăm hai mươi triệu", "320000000"), ("1,2 tỷ", "1200000000"),
    ),
    FieldKind.NUMBER: (("12", "12"), ("mười lăm", "15"), ("7", "7")),
    FieldKind.PERSON: (
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng"), ("Trần Thị Bích Ngọc", "Trần Thị Bích Ngọc"),
        ("lê hoàng phúc", "Lê Hoàng Phúc"),
    ),
    FieldKind.PHONE: (("0912345678", "0912345678"), ("không chín tám bảy sáu năm bốn ba hai một", "0987654321")),
    FieldKind.EMAIL: (
        ("hung.nv@gmail.com", "hung.nv@gmail.com"), ("lan anh a còng yahoo chấm com", "lananh@yahoo.com"),
    ),
    FieldKind.TIME: (("9 giờ 30", "09:30"), ("hai giờ chiều", "14:00"), ("8h15", "08:15")),
    FieldKind.ACCOUNT: (
        ("1234567890", "1234567890"), ("không bốn năm một không không không chín tám bảy", "0451000987"),
    ),
}  # fmt: skip
_CHOICES = 4
"""Choices of a list that are tried."""


class Way(NamedTuple):
    """How something is said of a field `n` and its values `a`, `b`; `then` in a turn of its own."""

    said: str
    then: str = ""
    act: str = ""


WAYS = (
    Way("{n} {a}"), Way("{n} là {a}"), Way("{n} {a} nhé"), Way("dạ cho em ghi {n} là {a} ạ"),
    Way("{n} {a}", "{n} {b}"), Way("{n} {a}", "đổi {n} thành {b}"), Way("{n} {a}", "sửa lại {n} là {b}"),
    Way("{n} {a}", "còn {n} thì {b}"), Way("{n} {a}", "à nhầm, {b}"), Way("{n} {a}", "sai rồi, {b} mới đúng"),
    Way("{n} {a}", "{b} cơ"), Way("{n} {a}", "không phải {a} mà là {b}"), Way("{n} {a}", "{b} chứ không phải {a}"),
    Way("{n} {a}", "{n} không phải {a} mà là {b}"), Way("{n} {a}", "xóa {n}", "clear {f}"),
    Way("{n} {a}", "hoàn tác", "undo"), Way("{n} {a}", "đọc lại {n}", "read {f}"), Way("đến ô {n}", "", "focus {f}"),
)  # fmt: skip


class Tried(NamedTuple):
    """One talk: what was said, what should come of its last turn, and what came."""

    way: Way
    said: tuple[str, ...]
    wanted: Result
    came: Result

    @property
    def right(self) -> bool:
        """Whether it came out as it should; capitals are not looked at."""
        return _folded(self.wanted) == _folded(self.came)


def tried(form: str) -> Iterator[Tried]:
    """Every talk about every field of `form`."""
    shown, vocabulary = compiled(form)
    for field, known in zip(shown.fields, vocabulary.fields, strict=True):
        name = field.label.split("(")[0].strip().lower()
        values = _values(known)
        for place, (a, text) in enumerate(values):
            b, other = values[(place + 1) % len(values)]
            for way in WAYS:
                if a == b or (known.several and way.then and not way.act):
                    continue  # a second choice of a set joins the first
                said = tuple(s.format(n=name, a=a, b=b) for s in (way.said, way.then) if s)
                fills = {} if way.act else {field.name: other if way.then else text}
                wanted = Result(fills, [way.act.format(f=field.name)] if way.act else [])
                yield Tried(
                    way, said, wanted, run(Case(form, tuple(Saying(s, {}, ()) for s in said), ""))[-1]
                )


def _values(known: Known) -> tuple[tuple[str, str], ...]:
    if known.choices:
        return tuple(
            (option.label.lower(), option.value) for option in known.choices[:_CHOICES] if option.label
        )
    return VALUES.get(known.kind, ())


def _folded(result: Result) -> tuple[dict[str, str], list[str]]:
    return {name: text.lower() for name, text in result.fills.items()}, result.acts


def main() -> None:
    """Try them all and print what was not understood."""
    show = partial(Console().print, markup=False, highlight=False, soft_wrap=True)
    all_tried = [each for form in sys.argv[1:] or FORMS for each in tried(form)]
    right = Counter(each.way for each in all_tried if each.right)
    count = Counter(each.way for each in all_tried)
    for each in all_tried:
        if not each.right:
            show(f"{' | '.join(each.said)}\n    wanted {each.wanted}\n    came   {each.came}")
    for way in WAYS:
        show(f"{right[way]:5} of {count[way]:5}  {way.said} | {way.then}")
    show(f"{sum(right.values())} of {len(all_tried)} understood")


if __name__ == "__main__":
    main()
