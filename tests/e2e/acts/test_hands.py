"""Hands on the live page and the voice: an edit by hand enters the ledger, is what "ô này" means, voids a yes."""

import asyncio

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.leave import asked_to_send, filled_in
from tests.e2e.acts.talk import Talk
from tests.e2e.live_client import watching


def type_by_hand(talk: Talk, field: str, text: str) -> None:
    """Type into the field that has the focus, as the live view's viewer does."""
    assert talk.form()["focused"] == field

    async def typing() -> None:
        url = str(talk.agent.http.base_url).rstrip("/")
        async with watching(url, talk.session_id) as client, asyncio.timeout(20):
            await client.until("state")
            for action in ("down", "up"):
                await client.say(type="key", action=action, key="End", code="End")
            await client.say(type="text", text=text)
            await client.until("form", lambda event: field in event["changed"])

    asyncio.run(typing())


def test_an_edit_by_hand_is_in_the_ledger_and_can_be_undone(on: Open) -> None:
    talk = on()
    talk.say("họ tên Nguyễn Văn")
    talk.say("đến ô họ tên")
    type_by_hand(talk, "customerName", " An")
    assert talk.value("customerName") == "Nguyễn Văn An"
    talk.say("số điện thoại 0963023600")
    (hand,) = [e for e in talk.ledger() if e["by"] == "hand"]
    assert (hand["field"], hand["before"], hand["after"]) == ("customerName", "Nguyễn Văn", "Nguyễn Văn An")
    talk.say("hoàn tác hai bước")
    assert talk.values() == {"customerName": "Nguyễn Văn"}


def test_the_field_edited_by_hand_is_what_this_means(on: Open) -> None:
    talk = on()
    talk.say("số điện thoại 0963023600")
    talk.say("đến ô email")
    type_by_hand(talk, "email", "an@gmail.com")
    talk.say("sửa ô này thành binh@gmail.com")
    assert talk.written() == {"email": "binh@gmail.com"}
    talk.say("xóa nó đi")
    assert talk.values() == {"phoneNumber": "0963023600"}


def test_an_edit_by_hand_wins_over_words_that_are_older(on: Open) -> None:
    talk = on()
    talk.say("đến ô email")
    began = talk.events("heard")[0]["at"]
    type_by_hand(talk, "email", "tay@gmail.com")
    said = talk.say("email an@gmail.com, kỳ hạn 24 tháng", source="voice", spoken_at=began)
    assert talk.values() == {"email": "tay@gmail.com", "loanTerm": "24"}
    assert "vừa sửa ô này bằng tay" in said.reply


def test_an_edit_by_hand_voids_the_yes(on: Open) -> None:
    talk = filled_in(on("hr"))
    before = len(talk.agent.stored("hr"))
    talk.say("quay lại bước 1")
    talk.say("đến ô tên nhân viên")
    asked_to_send(talk)
    type_by_hand(talk, "employeeName", " Hai")
    said = talk.say("xác nhận")
    assert (said.turn["success"], said.acts) == (False, [("ask", "rejected", None)])
    assert "thông tin trên trang đã đổi" in said.reply
    assert len(talk.agent.stored("hr")) == before
    assert "tên nhân viên Trần Văn Bình Hai" in asked_to_send(talk).reply
    assert talk.say("xác nhận").done == {"submit"}
    assert talk.agent.stored("hr")[0]["employeeName"] == "Trần Văn Bình Hai"


def test_a_check_and_a_wish_to_send_name_what_was_typed_wrongly(on: Open) -> None:
    talk = filled_in(on("hr"))
    before = len(talk.agent.stored("hr"))
    talk.say("quay lại bước 1")
    talk.say("đến ô số điện thoại")
    type_by_hand(talk, "phoneNumber", "12")
    said = talk.say("kiểm tra lại giúp tôi")
    assert "số điện thoại chưa hợp lệ (" in said.reply
    said = talk.say("gửi yêu cầu")
    assert said.acts == [("submit", "rejected", None)]
    assert "số điện thoại chưa hợp lệ (" in said.reply
    assert talk.form()["focused"] == "phoneNumber"
    talk.say("dừng")
    assert "“sửa số điện thoại thành …”" in talk.say("giúp tôi với").reply
    talk.say("sửa số điện thoại thành 0987654321")
    asked_to_send(talk)
    assert len(talk.agent.stored("hr")) == before
