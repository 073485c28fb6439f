"""Finding a field by what one remembers of it: label, section, choice, value; several are offered."""

import pytest

from tests.e2e.acts.conftest import Open


@pytest.mark.parametrize(
    ("words", "field", "why"),
    [
        ("tìm ô email", "email", ""),
        ("tìm chỗ đã ly hôn", "maritalStatus", "có lựa chọn “Đã ly hôn”"),
        ("tìm 345 678", "phoneNumber", "đang là"),
        ("tìm kiếm Nguyễn Văn An", "customerName", "đang là “Nguyễn Văn An”"),
        ("tìm phần thông tin khách hàng", "customerName", "thuộc phần “Thông tin khách hàng”"),
    ],
)
def test_one_field_that_is_found_gets_the_focus(on: Open, words: str, field: str, why: str) -> None:
    talk = on()
    talk.say("họ tên Nguyễn Văn An, số điện thoại 0912 345 678")
    said = talk.say(words)
    assert said.done == {"search", "focus"}, said.reply
    assert talk.form()["focused"] == field
    assert why in said.reply
    assert not talk.written()


@pytest.mark.parametrize("choice", ["cái thứ hai", "số 2", "địa chỉ thường trú", "ô thứ hai", "thường trú"])
def test_several_are_offered_and_one_is_chosen_by_number_or_words(on: Open, choice: str) -> None:
    talk = on()
    said = talk.say("tìm địa chỉ")
    assert (said.done, said.pending) == ({"search"}, "choose")
    assert said.options[1] == "Địa chỉ thường trú"
    assert "2. Địa chỉ thường trú" in said.reply
    assert talk.events("asked")[0]["text"] in said.turn["pending"]["question"]
    said = talk.say(choice)
    assert said.acts == [("focus", "done", "address")]
    assert talk.form()["focused"] == "address"
    assert "đang ở ô Địa chỉ thường trú" in said.reply


def test_what_is_not_there_is_said(on: Open) -> None:
    said = on("crm").say("tìm sổ hộ nghèo")
    assert said.acts == [("search", "rejected", None)]
    assert "không tìm thấy “sổ hộ nghèo”" in said.reply
    assert said.turn["success"] is False
