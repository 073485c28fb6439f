"""Search, being asked for one field after the other, repeats and stops."""

import asyncio

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.core.turns import ActionType
from tests.unit.dialog.bank import BASE, Clock
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import values


async def test_what_is_searched_is_found_by_name_choice_and_value(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("tìm ô email")
    assert turn.form is not None
    assert turn.form.focused == "email"
    await say("số điện thoại 0912 345 678")
    for query, field in (("tìm 345 678", "phoneNumber"), ("tìm chỗ đã ly hôn", "maritalStatus")):
        turn = await say(query)
        assert turn.actions[0].type is ActionType.SEARCH, query
        assert turn.actions[0].verified, query
        assert turn.form is not None
        assert turn.form.focused == field, query
    assert "có lựa chọn “Đã ly hôn”" in turn.result
    turn = await say("tìm sổ hộ nghèo")
    assert "không tìm thấy “sổ hộ nghèo”" in turn.result


async def test_several_hits_are_offered(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("tìm địa chỉ")
    assert turn.pending is not None
    assert {"Địa chỉ thường trú", "Địa chỉ nơi làm việc"} <= set(turn.pending.options)
    place = turn.pending.options.index("Địa chỉ thường trú")
    turn = await say(("cái thứ nhất", "cái thứ hai", "cái thứ ba", "cái thứ tư")[place])
    assert turn.form is not None
    assert turn.form.focused == "address", turn.result


async def test_a_person_is_asked_for_one_field_after_the_other(say: Say) -> None:
    turn = await say("hỏi tôi từng mục", form_type="loan")
    assert turn.pending is not None
    assert turn.pending.question == "Họ và tên khách hàng là gì ạ?"
    turn = await say("Nguyễn Văn An")
    assert values(turn) == {"customerName": "Nguyễn Văn An"}
    assert turn.result.lower().endswith("số cccd/cmnd là gì ạ?")
    turn = await say("bỏ qua")
    assert turn.result.lower().endswith("ngày sinh là ngày nào ạ?")
    turn = await say("số điện thoại 0912345678")  # an answer to another question is taken too
    assert values(turn)["phoneNumber"] == "0912345678"
    assert turn.result.lower().endswith("ngày sinh là ngày nào ạ?")
    turn = await say("email an@gmail.com")  # asked twice in vain: not a third time
    assert turn.pending is not None
    assert turn.pending.question == "Địa chỉ thường trú là gì ạ?"
    turn = await say("thôi không hỏi nữa")
    assert turn.pending is None
    turn = await say("kỳ hạn 24 tháng")
    assert turn.pending is None


async def test_the_last_answer_is_said_again(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("số tiền vay 500 triệu")
    assert (await say("nhắc lại giúp")).result == turn.result
    assert (await say("nói lại đi")).result == turn.result


async def test_a_question_still_waits_after_it_was_repeated(say: Say) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("xóa hết")
    await say("nghe không rõ")
    turn = await say("có")
    assert values(turn) == {}


async def test_stop_ends_a_slow_opening(say: Say, browser: FakeBrowser) -> None:
    opening = asyncio.Event()

    async def never(session_id: str, url: str) -> None:
        opening.set()
        await asyncio.Event().wait()

    await say("mở đơn vay")
    browser.open = never  # type: ignore[method-assign, assignment]
    waiting = asyncio.ensure_future(say("mở cập nhật khách hàng"))
    await asyncio.wait_for(opening.wait(), 5)
    stopped = await say("dừng lại")
    assert (await waiting).result == "Dạ, em đã dừng."
    assert "em dừng lại" in stopped.result
    assert stopped.form is not None
    assert stopped.form.url == f"{BASE}/forms/loan/"


async def test_words_in_passing_are_no_wishes(say: Say, clock: Clock) -> None:
    await say("mở đơn vay")
    for text in ("tên khách hàng là Nguyễn Văn Dừng", "ghi chú thêm là khách lưu ý phí phạt"):
        turn = await say(text)
        assert turn.actions[0].type is ActionType.FILL, text


async def test_words_that_carry_nothing_are_answered(say: Say) -> None:
    await say("mở đơn vay")
    for text in ("dạ", "có ạ", "giúp tôi với", "...", "?"):
        assert (await say(text)).result.startswith("Dạ"), text


async def test_fields_and_sections_are_gone_to_by_number(say: Say) -> None:
    await say("mở đơn vay")
    for text, field in (
        ("đến ô thứ hai", "customerId"),
        ("ô số 1", "customerName"),
        ("ô cuối cùng", "address"),
    ):
        turn = await say(text)
        assert turn.form is not None
        assert turn.form.focused == field, turn.result
        assert values(turn) == {}
    turn = await say("sang mục số 2")
    assert [(a.type, a.field) for a in turn.actions] == [(ActionType.FOCUS, "employmentStatus")]
    assert "ở đây chỉ có" in (await say("đến phần thứ mười hai")).result


async def test_help_fits_the_moment(say: Say) -> None:
    await say("mở đơn vay")
    assert "còn cần họ và tên khách hàng" in (await say("giúp tôi với")).result
    await say("kỳ hạn 24 tháng")
    await say("xóa hết")
    assert "“có” hoặc “không”" in (await say("giúp tôi với")).result
    assert values(await say("có")) == {}
    await say("tìm địa chỉ")
    assert "2. Địa chỉ thường trú" in (await say("hướng dẫn")).result
    await say("sinh ngày 15 tháng 3")
    assert "ngày sinh" in (await say("giúp tôi với")).result


async def test_a_yes_to_sending_is_no_yes_to_clearing(say: Say) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("xóa hết")
    turn = await say("gửi đi")
    assert values(turn) == {"loanTerm": "24"}
    assert "chưa gửi được" in turn.result


async def test_a_mere_yes_is_no_choice(say: Say) -> None:
    await say("mở đơn vay")
    await say("tìm địa chỉ")
    turn = await say("vâng")
    assert "anh chị chọn Địa chỉ email, Địa chỉ thường trú" in turn.result
    turn = await say("cái thứ hai")
    assert turn.form is not None
    assert turn.form.focused == "address"
