"""Choices and boxes told by their own words in another order, with words between."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.vi.text import read_words


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label, label) for label in labels)


FORM = Form(
    type="",
    url="",
    fields=(
        Field("get", "Nhận hàng", FieldType.SELECT, options=_options("Trực tiếp tại quầy", "Giao về nhà")),
        Field("pet", "Thú cưng", FieldType.SELECT, options=_options("Không nuôi", "Có chó", "Có mèo")),
        Field(
            "call",
            "Việc cần làm",
            FieldType.SELECT,
            options=_options("Gọi xác minh khách hàng", "Tạm khóa thẻ"),
        ),
        Field("photo", "Gửi ảnh hoa trước khi giao", FieldType.CHECKBOX),
    ),
)


def _told(said: str) -> set[tuple[str, str]]:
    vocabulary = compile_form(FORM, load_language())
    found = vocabulary.loose.told(read_words(said))
    named = ((vocabulary.fields[told.item[0]], told) for told in found)
    return {(k.name, "" if told.box else k.choices[told.item[1]].label) for k, told in named}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("tôi tới quầy lấy trực tiếp", {("get", "Trực tiếp tại quầy")}),
        ("nhà mình có nuôi con mèo", {("pet", "Có mèo")}),
        ("chụp ảnh hoa gửi trước cho em", {("photo", "")}),
        ("phone cho ổng xác minh lại coi", {("call", "Gọi xác minh khách hàng")}),  # by what means the same
        ("đóng băng cái thẻ này", {("call", "Tạm khóa thẻ")}),
    ],
)
def test_most_of_the_words_tell_it(said: str, told: set[tuple[str, str]]) -> None:
    assert _told(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "đừng chụp ảnh hoa gửi trước",  # a no makes something else of it
        "hoa đẹp quá",  # one word of it
        "khỏi phone cho khách xác minh",
        "thẻ này đóng băng rồi",  # of two the order tells what is done
        "quầy này hôm trước đông lắm nên trực nhật vất vả",  # too far apart, and too little
    ],
)
def test_what_says_less_or_something_else_tells_nothing(said: str) -> None:
    assert _told(said) == set()
