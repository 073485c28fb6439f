"""Sentences to commands on a small form nobody prepared, and answers to a pending question."""

import gc

import pytest

from speak_to_input.core.answers import read_answer
from speak_to_input.core.commands import Clear, Do, Fill, Held, Simple, Unknown
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Language
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import Vocabulary
from tests.unit.core.conftest import TODAY

SEND = ("Xác nhận", "Không")
PURPOSES = ("Mua nhà", "Mua xe", "Sửa nhà")


class Heard:
    """Understands on the small form."""

    def __init__(self, form: Form, vocabulary: Vocabulary, language: Language) -> None:
        self._known = (form, vocabulary, language)

    def fills(self, text: str, **before: str) -> dict[str, str]:
        commands = understand(text, *self._known, Context(TODAY, **before)).commands  # type: ignore[arg-type]
        return {c.field: c.text for c in commands if isinstance(c, Fill) and c.doubt is None}

    def commands(self, text: str) -> tuple[object, ...]:
        return understand(text, *self._known, Context(TODAY)).commands


@pytest.fixture
def heard(form: Form, vocabulary: Vocabulary, language: Language) -> Heard:
    return Heard(form, vocabulary, language)


@pytest.mark.parametrize(
    ("text", "fills"),
    [
        ("họ và tên Trần Thị Bình", {"fullName": "Trần Thị Bình"}),
        ("số điện thoại 0912 345 678", {"phone": "0912345678"}),
        ("so dien thoai 0912345678", {"phone": "0912345678"}),
        ("0912345678 là số điện thoại", {"phone": "0912345678"}),
        ("vay ba trăm triệu kỳ hạn hai năm", {"amount": "300000000", "term": "24"}),
        ("sinh ngày 15/3/1990", {"birthDate": "1990-03-15"}),
    ],
)
def test_named_values_fill_their_fields(heard: Heard, text: str, fills: dict[str, str]) -> None:
    assert heard.fills(text) == fills


def test_a_bare_answer_fills_the_field_that_was_asked_for(heard: Heard) -> None:
    assert heard.fills("Trần Thị Bình", asked="fullName") == {"fullName": "Trần Thị Bình"}


def test_a_correction_goes_to_the_field_filled_last(heard: Heard) -> None:
    assert heard.fills("à không, là 0987654321", last="phone") == {"phone": "0987654321"}


@pytest.mark.parametrize("text", ["hôm nay trời đẹp quá", "ừm", "con mèo ngồi trên mái nhà"])
def test_words_about_nothing_fill_nothing(heard: Heard, text: str) -> None:
    assert heard.fills(text) == {}
    assert all(isinstance(command, Unknown) for command in heard.commands(text))


def test_clearing_one_field_leaves_the_others(heard: Heard) -> None:
    (command,) = heard.commands("xóa số điện thoại")
    assert isinstance(command, Clear)
    assert command.field == "phone"


def test_what_shall_not_be_done_is_not_done(heard: Heard) -> None:
    (command,) = heard.commands("đừng xóa số điện thoại")
    assert isinstance(command, Held)


@pytest.mark.parametrize("text", ["thông gửi", "thông gửi đơn", "công gửi đơn", "trưa gửi", "dừng gửi"])
def test_a_misheard_no_before_sending_is_no_request_to_send(heard: Heard, text: str) -> None:
    assert not any(isinstance(command, Do) for command in heard.commands(text))


@pytest.mark.parametrize("text", ["ông gửi đơn giúp", "em gửi đơn", "xong gửi đơn"])
def test_other_words_before_sending_do_not_forbid_it(heard: Heard, text: str) -> None:
    (command,) = heard.commands(text)
    assert isinstance(command, Do), command


def test_asking_to_send_is_one_act(heard: Heard) -> None:
    (command,) = heard.commands("gửi đơn đi")
    assert isinstance(command, Do)
    assert command.what is Simple.SUBMIT


@pytest.mark.parametrize(
    "text",
    [
        "có",
        "đúng rồi",
        "dạ đúng rồi, gửi đi",
        "được",
        "ừ gửi đi",
        "xác nhận gửi đơn",
        "vâng gửi đơn đi",
        "ừ gửi đi con",
        "dạ đúng rồi con",
        "ok gửi đi nghen em",
        "xác nhận nghe con",
    ],
)
def test_a_yes(text: str, language: Language) -> None:
    found = read_answer(text, (), language)
    assert found is not None
    assert found.yes


@pytest.mark.parametrize(
    "text",
    [
        "không",
        "thôi",
        "khoan",
        "không được",
        "đừng xác nhận",
        "chưa xác nhận",
        "không xác nhận",
        "chưa gửi đơn",
        "đừng, giữ nguyên cho tui",
        "để nguyên đó",
        "thôi giữ nguyên đi con",
    ],
)
def test_a_no_is_never_taken_for_a_yes(text: str, language: Language) -> None:
    found = read_answer(text, SEND, language)
    assert found is not None
    assert not found.yes
    assert found.choice in (None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "", "xác nhận số điện thoại", "số tiền vay 300 triệu", "đúng rồi nhưng sửa tên thành Bình",
        "có lẽ mai gửi", "hôm nay trời đẹp", "gửi đơn", "đồng ý gửi đơn cho anh Nam",
    ],
)  # fmt: skip
def test_what_is_not_wholly_an_answer_is_none(text: str, language: Language) -> None:
    assert read_answer(text, SEND, language) is None


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("mua xe", 1), ("Mua nhà", 0), ("sua nha", 2), ("số 2", 1), ("cái thứ ba", 2), ("cái đầu", 0),
        ("cái cuối", 2), ("cái thứ nhất", 0),
    ],
)  # fmt: skip
def test_a_choice_is_named_or_numbered(text: str, choice: int, language: Language) -> None:
    found = read_answer(text, PURPOSES, language)
    assert found is not None
    assert found.choice == choice


@pytest.mark.parametrize("text", ["gửi luôn đi", "gửi liền cho tui", "gửi đơn"])
def test_a_request_is_no_choice_by_a_word_that_they_share(text: str, language: Language) -> None:
    assert read_answer(text, ("Gọi lại", "Gửi email", "Hẹn gặp"), language, sending=False) is None


@pytest.mark.parametrize("text", ["gửi email", "gửi email đi em", "cái thứ hai"])
def test_the_whole_choice_is_a_choice(text: str, language: Language) -> None:
    found = read_answer(text, ("Gọi lại", "Gửi email", "Hẹn gặp"), language, sending=False)
    assert found is not None
    assert found.choice == 1


@pytest.mark.parametrize("text", ["mua", "số 7", "thứ chín"])
def test_no_choice_is_guessed(text: str, language: Language) -> None:
    assert read_answer(text, PURPOSES, language) is None


def test_an_utterance_is_forgotten_at_once(heard: Heard) -> None:
    said = "họ tên Trần Thị Bình, lý do bị từ chối là hồ sơ chưa đủ giấy tờ, à nhầm, thiếu sao kê lương"
    heard.commands(said)
    gc.collect()
    gc.disable()
    try:
        heard.commands(said)
        assert gc.collect() == 0, "something keeps what keeps it, and waits for the garbage collector"
    finally:
        gc.enable()
