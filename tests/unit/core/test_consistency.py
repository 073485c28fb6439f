"""Values that contradict each other become a question."""

from dataclasses import replace

import pytest

from speak_to_input.core.consistency import contradictions
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.language import Language
from speak_to_input.core.usual_range import usual_range
from speak_to_input.core.vocabulary import compile_form

SEXES = (Option("m", "Nam"), Option("f", "Nữ"))
FORM = Form(
    "",
    "http://127.0.0.1:1/",
    fields=(
        Field("id", "Số căn cước công dân", section="Người vay"),
        Field("born", "Ngày sinh", FieldType.DATE, section="Người vay"),
        Field("sex", "Giới tính", FieldType.RADIO, section="Người vay", options=SEXES),
        Field("start", "Ngày bắt đầu", FieldType.DATE),
        Field("end", "Ngày kết thúc", FieldType.DATE),
        Field("amount", "Số tiền vay (VNĐ)", description="Từ 10 triệu đến 50 tỷ đồng"),
    ),
)
ID_OF_A_MAN_OF_1990 = "001090012345"


def doubted(language: Language, *touched: str, **values: str) -> list[str]:
    form = replace(FORM, fields=tuple(replace(f, value=values.get(f.name, "")) for f in FORM.fields))
    return [c.field for c in contradictions(form, compile_form(form, language), frozenset(touched or values))]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"id": ID_OF_A_MAN_OF_1990, "born": "1990-03-15"}, []),
        ({"id": ID_OF_A_MAN_OF_1990, "born": "1991-03-15"}, ["born"]),
        ({"id": ID_OF_A_MAN_OF_1990, "sex": "m"}, []),
        ({"id": ID_OF_A_MAN_OF_1990, "sex": "f"}, ["sex"]),
        ({"start": "2026-12-01", "end": "2026-12-01"}, []),
        ({"start": "2026-12-02", "end": "2026-12-01"}, ["end"]),
        ({"amount": "500.000.000"}, []),
        ({"amount": "5.000"}, ["amount"]),
        ({"amount": "60.000.000.000"}, ["amount"]),
        ({"id": "123", "born": "1991-03-15"}, []),
    ],
)
def test_what_does_not_fit_together_is_doubted(
    language: Language, values: dict[str, str], fields: list[str]
) -> None:
    assert doubted(language, **values) == fields


def test_values_that_nobody_touched_are_left_alone(language: Language) -> None:
    assert doubted(language, "amount", start="2026-12-02", end="2026-12-01") == []


def test_a_doubt_is_known_again_until_its_values_change(language: Language) -> None:
    def keys(end: str) -> list[str]:
        values = {"start": "2026-12-02", "end": end}
        form = replace(FORM, fields=tuple(replace(f, value=values.get(f.name, "")) for f in FORM.fields))
        return [c.key for c in contradictions(form, compile_form(form, language), frozenset({"end"}))]

    assert keys("2026-12-01") == keys("2026-12-01")
    assert keys("2026-12-01") != keys("2026-11-30")


@pytest.mark.parametrize(
    ("hint", "found"),
    [
        ("Từ 10 triệu đến 50 tỷ đồng", (10_000_000, 50_000_000_000)),
        ("Ít nhất 10 triệu đồng", None),
        ("", None),
        ("Viết bằng chữ số", None),
    ],
)
def test_a_usual_range_is_two_sums_in_the_pages_hint(hint: str, found: tuple[int, int] | None) -> None:
    assert usual_range(Field("x", "X", description=hint)) == found
