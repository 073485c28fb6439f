"""Which form an utterance asks for."""

import pytest

from speak_to_input.core.language import Language
from speak_to_input.core.opening import Opener


@pytest.fixture(scope="module")
def opener(language: Language) -> Opener:
    return Opener(language)


@pytest.mark.parametrize(
    ("text", "form_type"),
    [
        ("mở đơn vay", "loan"),
        ("cho tôi mở đơn vay vốn với", "loan"),
        ("mo don vay", "loan"),
        ("tui muốn mượn ngân hàng ba trăm rưỡi triệu để sửa nhà, trả trong 5 năm", "loan"),
        ("mượn nhà băng ít vốn nuôi tôm", "loan"),
        ("xin nghỉ phép", "hr"),
        ("mở báo cáo tuân thủ", "compliance"),
        ("mở kiểm tra giao dịch", "operations"),
        ("mở cập nhật khách hàng", "crm"),
    ],
)
def test_a_form_is_known_by_its_names(opener: Opener, text: str, form_type: str) -> None:
    choice = opener.choose(text)
    assert choice is not None
    assert choice.form_type == form_type


@pytest.mark.parametrize("text", ["", "xin chào", "hôm nay trời đẹp quá", "0912345678", "Nguyễn Văn An"])
def test_words_that_name_no_form_choose_none(opener: Opener, text: str) -> None:
    assert opener.choose(text) is None


@pytest.mark.parametrize(
    ("text", "form_type"),
    [
        ("cho tui mượn 70 triệu sửa nhà", "loan"),
        ("nhà tôi cần một khoản hai trăm triệu", "loan"),
        ("mai em xin làm ở nhà", "hr"),
        ("đăng ký tăng ca tối nay", "hr"),
        ("khách gọi báo mất thẻ", "crm"),
        ("chuyển nhầm 12 triệu", "operations"),
        ("cho tui mượn cây viết", ""),
        ("em cần hai trăm nghìn", ""),
        ("em cần gặp anh", ""),
        ("hôm qua em tăng ca", ""),
        ("tăng ca được mấy tiếng", ""),
        ("khách gọi báo chuyển nhầm", ""),
        ("không cần 50 triệu", ""),
        ("cần rút 50 triệu", ""),
        ("anh Hùng mượn tôi 5 triệu chưa trả", ""),
        ("tôi làm ở nhà máy", ""),
        ("đi công tác về rồi", ""),
    ],
)
def test_a_form_is_known_by_what_it_is_for(opener: Opener, text: str, form_type: str) -> None:
    choice = opener.choose_by_wish(text)
    assert (choice.form_type if choice else "") == form_type


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mở đơn nghỉ phép", "đơn nghỉ phép"),
        ("mở đơn nhân sự", ""),
        ("mở hr", ""),
        ("mở nhân sự", ""),
        ("mở đơn vay vốn", ""),
    ],
)
def test_a_name_beyond_the_title_is_kept(opener: Opener, text: str, name: str) -> None:
    choice = opener.choose(text)
    assert choice is not None
    assert choice.name == name


def test_asking_for_a_form_leaves_nothing_to_fill(opener: Opener) -> None:
    choice = opener.choose("dạ cho em mở đơn vay ạ")
    assert choice is not None
    assert choice.rest == ""


def test_what_is_said_beside_it_is_kept_without_the_request(opener: Opener) -> None:
    choice = opener.choose("mở đơn vay, số điện thoại 0912345678")
    assert choice is not None
    assert choice.explicit
    assert choice.rest == "số điện thoại 0912345678"


def test_a_form_named_in_passing_is_not_asked_for_in_so_many_words(opener: Opener) -> None:
    choice = opener.choose("khách hàng Nguyễn Văn An muốn vay tiền mua nhà")
    assert choice is not None
    assert not choice.explicit
    assert choice.rest == "khách hàng Nguyễn Văn An muốn vay tiền mua nhà"


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        ("khách hàng", False),
        ("dạ khách hàng nha em", False),
        ("mở đơn khách hàng", True),
        ("cho em vào phần khách hàng nha", True),
    ],
)
def test_a_part_of_its_title_asks_for_a_form(opener: Opener, text: str, explicit: bool) -> None:
    choice = opener.choose_by_part(text)
    assert choice is not None
    assert (choice.form_type, choice.rest, choice.explicit) == ("crm", "", explicit)


@pytest.mark.parametrize(
    "text", ["khách hàng Lan", "khách hàng mã CUS0456", "đơn", "chuyển sang giao dịch viên"]
)
def test_a_title_in_passing_asks_for_no_form(opener: Opener, text: str) -> None:
    assert opener.choose_by_part(text) is None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("bỏ đơn này, mở đơn nghỉ phép", "hr"),
        ("không làm đơn vay nữa, mở đơn nghỉ phép", "hr"),
        ("thôi đóng đơn này lại rồi mở báo cáo tuân thủ", "compliance"),
        ("dẹp cái này mở đơn vay", "loan"),
    ],
)
def test_the_open_form_is_left_for_another(opener: Opener, said: str, wanted: str) -> None:
    choice = opener.choose(said)
    assert choice is not None
    assert (choice.form_type, choice.rest, choice.explicit) == (wanted, "", True)
