"""On a form that was sent: thanks are answered, and the form that the next words are for is offered."""

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_conversations import complete, values


async def sent(say: Say) -> None:
    await complete(say)
    await say("gửi liền cho tui")
    turn = await say("ừ gửi đi con")
    assert turn.success


@pytest.mark.parametrize("text", ["cảm ơn em nhé", "cám ơn nha", "cảm ơn nhiều"])
async def test_thanks_are_answered(say: Say, text: str) -> None:
    await sent(say)
    turn = await say(text)
    assert "không có gì" in turn.result
    assert "nói “gửi”" not in turn.result


@pytest.mark.parametrize(
    "text",
    ["còn thiếu gì", "kỳ hạn 36 tháng"],
)
async def test_a_new_form_of_the_same_sort_is_offered(say: Say, browser: FakeBrowser, text: str) -> None:
    await sent(say)
    turn = await say(text)
    assert turn.pending is not None
    assert turn.pending.options[0] == "Mở đơn mới"
    opened = await say("ừ mở đi")
    assert opened.form is not None
    assert opened.form.type == "loan"
    assert "customerName" not in values(opened)
    assert len(browser.submissions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "làm cho khách khác đi",
        "khách mới nhé",
        "sang khách khác em ơi",
        "làm cho khách khác đi, bác nông dân dưới quê",
        "làm thêm một đơn nữa cho vợ tôi",
        "khách kế tiếp",
    ],
)
async def test_another_customer_is_a_new_form(say: Say, text: str) -> None:
    await sent(say)
    turn = await say(text)
    assert turn.form is not None
    assert values(turn) == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("sửa kỳ hạn thành 36 tháng", "36"),
        ("đổi kỳ hạn qua 36 tháng giùm", "36"),
        ("xóa kỳ hạn đi", ""),
        ("ủa kỳ hạn sai rồi", "24"),
    ],
)
async def test_what_was_sent_is_mended_in_a_copy(
    say: Say, browser: FakeBrowser, text: str, term: str
) -> None:
    await sent(say)
    before = values(await say("đọc lại tất cả"))
    before.pop("termsAccepted")  # a pledge is made anew
    turn = await say(text)
    assert "đã gửi rồi" in turn.result
    assert turn.pending is not None
    copy = await say("ừ")
    assert {**values(copy), "loanTerm": term} == {**before, "loanTerm": term}
    assert values(copy).get("loanTerm", "") == term
    assert len(browser.submissions) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("xem lại", "kỳ hạn vay 24 tháng"),
        ("đọc lại cho tôi nghe", "kỳ hạn vay 24 tháng"),
        ("đơn vừa rồi mã bao nhiêu", "Trang báo"),
        ("cho xin số biên nhận", "Trang báo"),
        ("gửi được chưa em", "đã gửi rồi"),
        ("gửi lại lần nữa đi", "đã gửi rồi"),
        ("hủy cái đơn vừa gửi đi", "không rút lại được"),
        ("hôm nay gửi được mấy đơn rồi", "đã gửi 1 biểu mẫu: Đơn vay vốn"),
        ("còn đơn nào chưa gửi không", "chưa có bản nháp nào"),
        ("thôi khỏi", "vậy thôi"),
        ("em giỏi quá", "không có gì"),
    ],
)
async def test_what_is_asked_about_it_is_told(say: Say, browser: FakeBrowser, text: str, told: str) -> None:
    await sent(say)
    turn = await say(text)
    assert told in turn.result
    assert turn.pending is None
    assert len(browser.submissions) == 1


async def test_another_form_that_is_named_is_opened_and_filled(say: Say) -> None:
    await sent(say)
    opened = await say(
        "kiểm tra giao dịch chuyển khoản lạ: 75 triệu lúc 9h15 sáng nay, mã giao dịch FT26330112233"
    )
    assert opened.form is not None
    assert opened.form.type == "operations"
    assert values(opened)["transactionId"] == "FT26330112233"


async def test_a_no_keeps_the_form_that_was_sent(say: Say) -> None:
    await sent(say)
    await say("kỳ hạn 36 tháng")
    turn = await say("không")
    assert turn.form is not None
    assert values(turn)["loanTerm"] == "24"
    assert values(await say("mở đơn mới")) == {}, "what was declined is not carried out later"


@pytest.mark.parametrize("text", ["mở phần khách hàng", "khách hàng nha em", "cho chị mở đơn khách hàng"])
async def test_a_part_of_a_title_is_no_yes_to_the_same_form_again(say: Say, text: str) -> None:
    await sent(say)
    await say("còn thiếu gì")
    opened = await say(text)
    assert opened.form is not None
    assert opened.form.type == "crm"


async def test_a_part_of_a_title_answers_which_form(say: Say) -> None:
    await say("xin chào em")
    opened = await say("khách hàng")
    assert opened.form is not None
    assert opened.form.type == "crm"
