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
    ["làm cho khách khác đi, bác nông dân dưới quê", "còn thiếu gì", "sửa kỳ hạn thành 36 tháng"],
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


@pytest.mark.parametrize("text", ["làm cho khách khác đi", "khách mới nhé", "sang khách khác em ơi"])
async def test_another_customer_is_a_new_form(say: Say, text: str) -> None:
    await sent(say)
    turn = await say(text)
    assert turn.form is not None
    assert values(turn) == {}


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
