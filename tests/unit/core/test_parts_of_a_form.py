"""Forms that ask for the same of several people or rows, count things, or run from one place to another."""

from dataclasses import replace

import pytest

from speak_to_input.core.commands import AskWhich, Clear, Fill
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.page_acts import Status
from speak_to_input.core.readback import to_send, trouble
from speak_to_input.core.reply import answer
from speak_to_input.core.scopes import named_apart, scope_names, twins
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from tests.unit.core.conftest import TODAY

KIN = (Option("c", "Con"), Option("s", "Vợ/chồng"))
PORTS = (Option("cl", "Cát Lái"), Option("vt", "Vũng Tàu"), Option("cd", "Côn Đảo"))
NUMBER = FieldType.NUMBER


def row(number: int) -> tuple[Field, ...]:
    part = f"Vật tư cấp phát {number}"
    return (
        Field(f"what{number}", "Tên vật tư", section=part),
        Field(f"many{number}", "Số lượng", NUMBER, section=part),
        Field(f"price{number}", "Đơn giá (đồng)", section=part),
    )


def heir(number: int) -> tuple[Field, ...]:
    part = f"Người thừa kế {number}"
    return (
        Field(f"name{number}", "Họ tên", section=part),
        Field(f"kin{number}", "Quan hệ", FieldType.SELECT, section=part, options=KIN),
        Field(f"part{number}", "Tỷ lệ (%)", NUMBER, section=part),
    )


WILL = Form(
    "", "", "Di chúc", fields=(Field("own", "Tên người lập", section="Người lập"), *heir(1), *heir(2))
)
STORE = Form("", "", "Phiếu cấp phát", fields=(*row(1), *row(2)))
FERRY = Form(
    "",
    "",
    "Vé tàu",
    fields=(
        Field("from", "Bến đi", FieldType.SELECT, options=PORTS),
        Field("to", "Bến đến", FieldType.SELECT, options=PORTS),
        Field("out", "Ngày đi", FieldType.DATE),
        Field("back", "Ngày về", FieldType.DATE),
        Field("grown", "Người lớn", NUMBER),
        Field("small", "Trẻ em", NUMBER),
        Field("load", "Hàng gửi (kg)", NUMBER),
        Field("long", "Chiều dài xe (m)", NUMBER),
        Field("size", "Loại thùng", FieldType.SELECT, options=(Option("a", "15 kg"), Option("b", "30 kg"))),
    ),
)


def commands(form: Form, language: Language, text: str, **before: str) -> tuple[object, ...]:
    context = Context(TODAY, **before)  # type: ignore[arg-type]
    return understand(text, form, compile_form(form, language), language, context).commands


def fills(form: Form, language: Language, text: str, **before: str) -> dict[str, str]:
    found = commands(form, language, text, **before)
    return {c.field: c.text for c in found if isinstance(c, Fill) and c.doubt is None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("người thừa kế thứ hai tên Lê Văn Tám", {"name2": "Lê Văn Tám"}),
        (
            "người thừa kế 1 là Lê Thị Hoa, quan hệ con, 40%",
            {"name1": "Lê Thị Hoa", "kin1": "c", "part1": "40"},
        ),
        ("tỷ lệ người thừa kế hai sáu mươi phần trăm", {"part2": "60"}),
        ("tôi tên là Lê Văn Năm", {"own": "Lê Văn Năm"}),
    ],
)
def test_people_are_told_apart_by_their_number(language: Language, text: str, wanted: dict[str, str]) -> None:
    assert fills(WILL, language, text) == wanted


def test_the_person_spoken_of_last_is_meant(language: Language) -> None:
    assert fills(WILL, language, "tỷ lệ 30%", last="name2") == {"part2": "30"}


def test_whom_nobody_told_is_asked(language: Language) -> None:
    (asked,) = commands(WILL, language, "tỷ lệ 30%")
    assert isinstance(asked, AskWhich)
    assert {fill.field for fill in asked.choices} == {"part1", "part2"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("dòng hai số lượng ba trăm", {"many2": "300"}),
        ("đơn giá dòng 1 là 45.000 đồng", {"price1": "45000"}),
        ("mặt hàng thứ hai là dây cáp", {"what2": "dây cáp"}),
    ],
)
def test_rows_are_told_apart_by_their_number(language: Language, text: str, wanted: dict[str, str]) -> None:
    assert fills(STORE, language, text) == wanted


def test_an_act_reaches_the_row_named_behind_it(language: Language) -> None:
    (act,) = commands(STORE, language, "xóa số lượng dòng hai đi")
    assert isinstance(act, Clear)
    assert act.field == "many2"


def test_twins_are_fields_of_one_label_in_several_sections(language: Language) -> None:
    assert twins(WILL) == {1: (4,), 2: (5,), 3: (6,), 4: (1,), 5: (2,), 6: (3,)}
    assert twins(replace(WILL, fields=WILL.fields[:4])) == {}
    names = {
        " ".join(phrase): section
        for phrase, section, _ in scope_names(frozenset({"Tổ 2"}), language.synonyms, language.sides)
    }
    assert {"tổ 2", "tổ hai", "tổ thứ hai", "tổ số 2", "dòng hai"} <= set(names)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("hai người lớn ba trẻ em", {"grown": "2", "small": "3"}),
        ("mười hai ký, 4 mét", {"load": "12", "long": "4"}),
        ("thùng ba chục cân", {"size": "b"}),
    ],
)
def test_numbers_say_what_they_count(language: Language, text: str, wanted: dict[str, str]) -> None:
    assert fills(FERRY, language, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("đi từ Cát Lái đến Côn Đảo", {"from": "cl", "to": "cd"}),
        ("Vũng Tàu Côn Đảo", {"from": "vt", "to": "cd"}),
        ("đi Côn Đảo từ Vũng Tàu", {"from": "vt", "to": "cd"}),
        ("ngày về 20/12/2026", {"back": "2026-12-20"}),
        ("khởi hành ngày 20/12/2026", {"out": "2026-12-20"}),
        ("ngày 20/12/2026", {}),  # which of the two is asked
    ],
)
def test_from_comes_before_to(language: Language, text: str, wanted: dict[str, str]) -> None:
    assert fills(FERRY, language, text) == wanted


def test_what_several_have_is_told_with_whose_it_is(language: Language) -> None:
    fields = tuple(replace(f, value="Lan") if f.name == "name2" else f for f in WILL.fields)
    fields = tuple(replace(f, required=f.name == "name1") for f in fields)
    form = replace(WILL, fields=fields)
    done = [Outcome(ActionType.FILL, Status.DONE, "name2", "Họ tên", "Lan", verified=True)]
    assert (
        answer(done, (), "", form, compile_form(form, language)) == "Dạ, đã điền họ tên người thừa kế 2 Lan."
    )
    assert to_send(form, lambda _: FieldKind.TEXT) == "Em sẽ gửi: họ tên người thừa kế 2 Lan"
    assert trouble(form) == "còn thiếu 1 mục: họ tên người thừa kế 1"


def test_a_heading_is_told_as_it_stands_within_a_sentence() -> None:
    parts = ("Thông tin người nhận", "BÊN B")
    form = Form("", "", "", fields=tuple(Field(part, "Điện thoại", section=part) for part in parts))
    assert [f.label for f in named_apart(form).fields] == ["Điện thoại người nhận", "Điện thoại bên b"]
