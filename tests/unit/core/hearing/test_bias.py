"""What a recogniser is told comes from the form on screen."""

from dataclasses import replace

from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Option
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.turns import Pending, PendingKind
from tests.unit.core.hearing.previews import CONFIRM, FORM, turn


def test_without_a_form_it_is_how_forms_are_opened() -> None:
    nothing = replace(turn(), form=None)
    assert bias_of(nothing, ("mở đơn vay",), ("gói Hoa Sen",)).phrases == ("gói Hoa Sen", "mở đơn vay")


def test_labels_choices_and_buttons_of_the_form() -> None:
    phrases = bias_of(turn(), ()).phrases
    assert "Kỳ hạn 12 tháng" in phrases
    assert "24 tháng" in phrases
    assert "tiếp tục" in phrases
    assert phrases.index("Họ và tên") < phrases.index("Trạng thái"), "the step that is shown comes first"


def test_what_was_asked_comes_first() -> None:
    choose = Pending(PendingKind.CHOOSE, "Ngân hàng nào?", ("Vietcombank", "Techcombank"))
    assert bias_of(turn(pending=choose), ()).phrases[:2] == ("Vietcombank", "Techcombank")
    assert bias_of(turn(pending=CONFIRM), ()).phrases[0] == "xác nhận"


def a_list(name: str, label: str, *choices: str) -> Field:
    return Field(name, label, FieldType.SELECT, options=tuple(Option(each, each) for each in choices))


def test_choices_of_the_field_that_is_asked_for_stand_each_with_its_name_as_they_are_said() -> None:
    field = a_list("rate", "Lãi", "6 tháng", "8,5 phần trăm", "Khác")
    shown = replace(turn(), form=replace(FORM, fields=(*FORM.fields, field)))
    told = bias_of(shown, (), asked="rate").phrases
    assert {"Lãi sáu tháng", "Lãi 8,5 phần trăm", "Lãi Khác"} <= set(told)


def test_too_many_choices_are_told_as_those_of_any_field() -> None:
    many = a_list("city", "Tỉnh thành", *(f"Tỉnh thứ {n}" for n in range(40)))
    shown = replace(turn(), form=replace(FORM, fields=(*FORM.fields, many)))
    assert bias_of(shown, (), asked="city").phrases.count("Tỉnh thứ 1") == 1


def test_a_complete_form_is_sent_next_wherever_its_button_is() -> None:
    hidden = replace(FORM, buttons=(Button("Gửi hồ sơ", ButtonRole.SUBMIT, visible=False),))
    assert bias_of(replace(turn(), form=hidden), ()).phrases[:2] == ("gửi hồ sơ", "gửi đơn")
    lacking = replace(hidden, fields=(replace(FORM.fields[0], required=True), *FORM.fields[1:]))
    assert "gửi hồ sơ" not in bias_of(replace(turn(), form=lacking), ()).phrases


def test_it_is_never_longer_than_a_recogniser_minds() -> None:
    long = tuple(
        replace(FORM.fields[0], name=f"f{n}", label=f"Tên rất dài của trường số {n}") for n in range(60)
    )
    crowded = replace(turn(), form=replace(FORM, fields=long))
    assert sum(len(p.split()) for p in bias_of(crowded, ()).phrases) <= 110
