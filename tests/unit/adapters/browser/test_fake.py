"""The browser in memory behaves as a well-made wizard page does."""

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form, Option
from speak_to_input.core.page_acts import AnswerDialog, FocusField, Press, ShowStep, Status, Write
from speak_to_input.errors import OriginNotAllowed, SessionUnknown

URL = "http://127.0.0.1/forms/loan/"
FORM = Form(
    type="loan",
    url=URL,
    steps=2,
    fields=(
        Field("name", "Họ và tên", required=True),
        Field("phone", "Số điện thoại", FieldType.TEL, pattern=r"0\d{9}"),
        Field(
            "term",
            "Kỳ hạn",
            FieldType.SELECT,
            step=2,
            options=(Option("12", "12 tháng"), Option("24", "24 tháng")),
        ),
    ),
    buttons=(
        Button("Tiếp tục", ButtonRole.NEXT, ref="next"),
        Button("Gửi", ButtonRole.SUBMIT, ref="submit"),
        Button("Nhập lại", ButtonRole.RESET, ref="reset"),
    ),
)


@pytest.fixture
def browser() -> FakeBrowser:
    return FakeBrowser({URL: FORM}, refusals={}, asks_before_submit=True)


async def test_write_changes_value_and_version(browser: FakeBrowser) -> None:
    first = await browser.open("s", URL)
    (outcome,) = await browser.act("s", [Write("term", "24")])
    form = await browser.read("s")
    assert (outcome.status, outcome.before, outcome.after) == (Status.DONE, "", "24")
    assert form.field("term").value == "24"  # type: ignore[union-attr]
    assert form.version > first.version
    assert form.step == 1


async def test_value_outside_the_options_is_refused(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    (outcome,) = await browser.act("s", [Write("term", "36")])
    assert outcome.status is Status.REJECTED
    assert "lựa chọn" in outcome.error


async def test_wrong_pattern_is_rejected_with_the_message(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    (outcome,) = await browser.act("s", [Write("phone", "12")])
    assert outcome.status is Status.REJECTED
    assert outcome.error == (await browser.read("s")).field("phone").message  # type: ignore[union-attr]


async def test_step_is_not_left_with_required_field_empty(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    refused, filled, moved = await browser.act("s", [ShowStep(2), Write("name", "An"), Press("next")])
    assert (refused.status, filled.status, moved.status) == (Status.REJECTED, Status.DONE, Status.DONE)
    form = await browser.read("s")
    assert form.step == 2
    assert [f.visible for f in form.fields] == [False, False, True]


async def test_reset_asks_and_clears_only_when_accepted(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    await browser.act("s", [Write("name", "An"), Press("reset")])
    assert (await browser.read("s")).dialogs[0].kind == "confirm"
    await browser.act("s", [AnswerDialog(False)])
    assert (await browser.read("s")).field("name").value == "An"  # type: ignore[union-attr]
    await browser.act("s", [Press("reset"), AnswerDialog(True)])
    assert (await browser.read("s")).field("name").value == ""  # type: ignore[union-attr]


async def test_submit_goes_through_the_dialog(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    (early,) = await browser.act("s", [Press("submit")])
    assert early.status is Status.REJECTED
    await browser.act("s", [Write("name", "An"), Press("submit")])
    assert browser.submissions == []
    await browser.act("s", [Press("dialog:accept")])
    assert browser.submissions == [{"name": "An", "phone": "", "term": ""}]
    assert "Mã hồ sơ" in (await browser.read("s")).notice


async def test_focus_moves_to_the_fields_step(browser: FakeBrowser) -> None:
    await browser.open("s", URL)
    await browser.act("s", [Write("name", "An"), FocusField("term")])
    form = await browser.read("s")
    assert (form.step, form.focused) == (2, "term")


async def test_unknown_sessions_and_addresses(browser: FakeBrowser) -> None:
    with pytest.raises(SessionUnknown):
        await browser.read("nobody")
    with pytest.raises(OriginNotAllowed):
        await browser.open("s", "http://elsewhere/")
    await browser.close("nobody")
