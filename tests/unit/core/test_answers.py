"""Answers to what was asked: yes, no, a choice; in the words of people who say more than that."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.answer_words import behind_hold
from speak_to_input.core.answers import read_answer
from speak_to_input.core.wishes import asks_to_keep
from speak_to_input.vi.text import read_words

_WORK = ("Nhân viên hưởng lương", "Lao động tự do", "Đã nghỉ hưu", "Chưa có việc làm")
_YES_NO = ("Có", "Không")


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("ừ gửi đi con", True),
        ("ừ thì gửi", True),
        ("gửi liền cho tui", True),
        ("ừm gửi cho bác đi cháu", True),
        ("không con", False),
        ("khoan đã con ơi", False),
        ("thôi khỏi", False),
        ("đừng, giữ nguyên cho tui", False),
    ],
)
def test_whether_to_send(said: str, yes: bool) -> None:
    reply = read_answer(said, ("Xác nhận", "Hủy"), load_language())
    assert reply is not None
    assert reply.yes is yes


@pytest.mark.parametrize(
    "said",
    [
        "dạ để em coi lại",
        "ừ để xem đã",
        "dạ thế nào",
        "dạ em nghe",
        "vâng nhưng mà",
        "ừ cái nào",
        "có gì",
        "ừ xem thêm đã",
        "xác nhận lại đã",
        "xác nhận gì",
        "để em xác nhận lại",
    ],
)
def test_who_thinks_or_asks_has_not_agreed(said: str) -> None:
    assert read_answer(said, ("Xác nhận", "Hủy"), load_language()) is None


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("ừ xóa đi con", True),
        ("xóa đi", True),
        ("ừ xóa hết", True),
        ("ừ bỏ đi", True),
        ("thôi bỏ đi", False),
        ("không xóa", False),
        ("thôi giữ lại", False),
        ("không, để y vậy cho bác", False),
    ],
)
def test_whether_to_clear(said: str, yes: bool) -> None:
    reply = read_answer(said, _YES_NO, load_language(), sending=False, clearing=True)
    assert reply is not None
    assert reply.yes is yes


@pytest.mark.parametrize(
    "said", ["xóa hết", "nhập lại từ đầu", "xóa số điện thoại", "gửi đi", "vay 200 triệu"]
)
def test_the_request_again_or_another_one_is_no_yes_to_clearing(said: str) -> None:
    assert read_answer(said, _YES_NO, load_language(), sending=False, clearing=True) is None


@pytest.mark.parametrize("said", ["xóa đi", "ừ xóa đi con"])
def test_clearing_is_an_answer_only_where_it_was_asked_about(said: str) -> None:
    assert read_answer(said, _YES_NO, load_language(), sending=False) is None


@pytest.mark.parametrize(
    ("said", "choice"),
    [("tự do", 1), ("chưa", 3), ("chưa có", 3), ("không có việc làm", 3), ("cái cuối", 3), ("nghỉ hưu", 2)],
)
def test_a_choice_by_its_words(said: str, choice: int) -> None:
    reply = read_answer(said, _WORK, load_language(), sending=False)
    assert reply is not None
    assert reply.choice == choice


@pytest.mark.parametrize("said", ["có", "việc làm", "có việc làm", "không phải lao động tự do"])
def test_a_denied_choice_is_not_the_same_words_without_the_denial(said: str) -> None:
    reply = read_answer(said, _WORK, load_language(), sending=False)
    assert reply is None or reply.choice is None


def test_to_leave_a_thing_as_it_is() -> None:
    language = load_language()
    assert asks_to_keep(read_words("à thôi để lại"), language)
    assert asks_to_keep(read_words("ờ giữ nguyên đi"), language)
    assert not asks_to_keep(read_words("thôi khỏi"), language)


@pytest.mark.parametrize("said", ["đừng rời trang", "không rời", "ở lại", "thôi ở lại"])
def test_what_is_offered_may_be_refused_by_its_words(said: str) -> None:
    reply = read_answer(said, ("Rời trang", "Ở lại"), load_language(), sending=False)
    assert reply is not None
    assert reply.choice == 1 or (reply.choice is None and not reply.yes)


@pytest.mark.parametrize(
    "said",
    [
        *("ừa", "ờ đúng rồi", "okie", "gởi", "dạ gởi", "confirm", "yes confirm", "ừa gởi liền đi"),
        *("uh", "yep", "đúng r", "ok gởi được rồi"),
    ],
)
def test_a_short_yes(said: str) -> None:
    reply = read_answer(said, ("Xác nhận", "Không"), load_language(), weighty=True)
    assert reply is not None
    assert reply.yes


@pytest.mark.parametrize("said", ["khỏi", "k", "mô có", "chờ chút em", "đợi đã", "gửi được k"])
def test_a_short_no(said: str) -> None:
    reply = read_answer(said, ("Xác nhận", "Không"), load_language(), weighty=True)
    assert reply is not None
    assert not reply.yes


@pytest.mark.parametrize(
    "said",
    [
        *(
            "ừm",
            "ờ",
            "ờ thì",
            "gửi đi hả",
            "gửi hồ sơ",
            "thông gửi",
            "gửi cho ai",
            "ờ để coi lại đã",
            "gửi sau",
        ),
        *("gửi rồi mà", "gửi rồi", "ừ nộp rồi", "gửi được rồi à", "gửi đi à", "thông gửi nhé"),
    ],
)
def test_what_only_sounds_like_a_yes_sends_nothing(said: str) -> None:
    assert read_answer(said, ("Xác nhận", "Không"), load_language(), weighty=True) is None


def test_thinking_agrees_where_little_hangs_on_it() -> None:
    reply = read_answer("ừm", _YES_NO, load_language(), sending=False)
    assert reply is not None
    assert reply.yes


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("khoan, số vi phạm là 8", "số vi phạm là 8"),
        ("khoan gởi, số vi phạm là 8", "số vi phạm là 8"),
        ("khoan đã em sửa kỳ hạn 36 tháng", "sửa kỳ hạn 36 tháng"),
        ("chờ chút, vay 200 triệu", "vay 200 triệu"),
        ("chờ duyệt", ""),
        ("đừng gọi điện nữa", ""),
        ("khoan đã", ""),
        ("số vi phạm là 8", ""),
    ],
)
def test_what_stands_behind_holding_back(said: str, rest: str) -> None:
    assert behind_hold(read_words(said), load_language().answers) == rest
