"""The live view over its socket, against a real agent and a bank form: see, click, type, come back, end."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from websockets.exceptions import ConnectionClosed, InvalidStatus

from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import FormSettings, LogSettings, Settings, StoreSettings
from tests.e2e.browser_site import serve
from tests.e2e.live_client import LiveClient, watching

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(60)]


@dataclass
class Desk:
    url: str
    http: httpx.AsyncClient

    async def open(self, session_id: str) -> None:
        body = {"session_id": session_id, "form_type": "loan"}
        (await self.http.post("/api/sessions", json=body)).raise_for_status()

    async def say(self, session_id: str, text: str) -> dict[str, Any]:
        """What the agent answers to it."""
        body = {"session_id": session_id, "user_message": text}
        turn: dict[str, Any] = (await self.http.post("/api/execute", json=body)).raise_for_status().json()
        return turn

    async def value(self, session_id: str, name: str) -> str:
        form = (await self.http.get(f"/api/sessions/{session_id}/form")).json()
        return str(next(f["value"] for f in form["fields"] if f["name"] == name))


ASKS = """<button style="position: absolute; left: 0; top: 0; width: 99px; height: 40px"
  onclick="document.querySelector('input').value = confirm('Xóa hết?') ? 'có' : 'không'">Xóa</button>
  <p style="margin-top: 60px"><label>Tên <input name=name></label></p>"""


@pytest.fixture(scope="module")
def asking() -> Iterator[str]:
    """Address of a page whose button asks by `confirm`."""
    with serve() as site:
        yield site.page("/asks", ASKS)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory, asking: str) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("live")
    settings = Settings(
        store=StoreSettings(path=folder / "data.sqlite"),
        logs=LogSettings(folder=folder),
        forms=FormSettings(allowed_origins=(asking.removesuffix("/asks"),)),
    )
    async with agent_in_process(settings) as url, httpx.AsyncClient(base_url=url, timeout=30) as http:
        yield Desk(url, http)


async def place_of(
    desk: Desk, session_id: str, client: LiveClient, text: str, field: str
) -> tuple[float, float]:
    """Where a field is, as the highlight of filling it says."""
    await desk.say(session_id, text)
    seen = await client.until("highlight", lambda e: e["field"] == field and e["filling"] == "done")
    rect = seen["rect"]
    return rect["x"] + rect["width"] / 2, rect["y"] + rect["height"] / 2


async def test_speaking_and_hands_in_one_picture(desk: Desk) -> None:
    await desk.open("one")
    async with watching(desk.url, "one") as client:
        state = await client.until("state")
        assert state["form"]["type"] == "loan"
        first = await client.frame()
        assert (first.width, first.height) == (1280, 900)
        x, y = await place_of(desk, "one", client, "họ tên Nguyễn Văn An", "customerName")
        while client.frames[-1].jpeg == first.jpeg:
            await client.frame()
        await client.press(x, y)
        focused = await client.until("focus")
        assert (focused["field"], focused["label"]) == ("customerName", "Họ và tên khách hàng")
        await client.say(type="key", action="down", key="End", code="End")
        await client.type("h")
        edited = await client.until("form", lambda e: "customerName" in e["changed"])
        assert edited["fields"][0]["value"] == "Nguyễn Văn Anh"
        assert await desk.value("one", "customerName") == "Nguyễn Văn Anh"
        await client.say(type="key", action="down", key="a", code="KeyA", modifiers=2)
        await client.say(type="paste", text="Lê Thị Hoa")
        await client.until("form", lambda e: "Lê Thị Hoa" in [f["value"] for f in e["fields"]])
        assert await desk.value("one", "customerName") == "Lê Thị Hoa"


async def test_coming_back_loses_nothing(desk: Desk) -> None:
    await desk.open("back")
    async with watching(desk.url, "back") as client:
        state = await client.until("state")
        await client.frame()
        while True:
            try:
                async with asyncio.timeout(0.4):
                    await client.step()
            except TimeoutError:
                break
    seq = max(event["seq"] for event in client.events)
    await desk.say("back", "kỳ hạn 24 tháng")
    async with watching(desk.url, "back", since=seq) as again:
        event = await again.until("form", lambda e: "loanTerm" in e["changed"])
        assert event["fields"][event["changed"].index("loanTerm")]["value"] == "24"
        assert event["seq"] > seq
        await again.frame()
        assert "state" not in [e["type"] for e in again.events]
    async with watching(desk.url, "back", since=1) as stranger:
        state = await stranger.until("state")
        assert {f["name"]: f["value"] for f in state["form"]["fields"]}["loanTerm"] == "24"


async def test_a_question_of_the_page_is_told_and_answered(desk: Desk, asking: str) -> None:
    body = {"session_id": "asked", "form_url": asking}
    (await desk.http.post("/api/sessions", json=body)).raise_for_status()
    async with watching(desk.url, "asked") as client, watching(desk.url, "asked") as other:
        for viewer in (client, other):
            await viewer.frame()
        await client.press(20, 20)
        for viewer in (client, other):
            asked = await viewer.until("dialog")
            assert asked["dialog"] == {"kind": "confirm", "text": "Xóa hết?", "answer": ""}
        await other.say(type="key", action="down", key="a", code="KeyA")
        assert (await other.until("error"))["error"]["code"] == "INVALID_INPUT"
        await client.say(type="answer", accept=True)
        assert (await client.until("dialog"))["dialog"] is None
        done = await client.until("form", lambda e: "name" in e["changed"])
        assert done["fields"][0]["value"] == "có"


async def test_a_field_is_shown_without_a_word(desk: Desk) -> None:
    await desk.open("look")
    async with watching(desk.url, "look") as client:
        await client.until("state")
        await client.say(type="focus", field="loanAmount")
        await client.until("focus", lambda e: e["field"] == "loanAmount")
        form = (await desk.http.get("/api/sessions/look/form")).json()
        assert (form["step"], form["focused"]) == (3, "loanAmount")
        await client.say(type="focus", field="nothing")
        assert (await client.until("error"))["error"]["code"] == "INVALID_INPUT"


async def test_what_is_filled_on_another_step_is_shown_and_marked_there(desk: Desk) -> None:
    await desk.open("follow")
    async with watching(desk.url, "follow") as client:
        await client.frame()
        await client.say(type="focus", field="customerName")
        await client.until("focus", lambda e: e["field"] == "customerName")
        turn = await desk.say("follow", "số tiền vay 500 triệu")
        assert turn["form"]["step"] == 3, "who said it is told the step that is shown"
        mark = await client.until("highlight", lambda e: e["field"] == "loanAmount" and e["rect"])
        assert mark["filling"] == "done"
        assert turn["form"]["focused"] != "loanAmount", "to be looked at is not to be asked for"
        turn = await desk.say("follow", "kỳ hạn 24 tháng, số điện thoại 0912345678")
        assert turn["form"]["step"] == 3, "one of them is in sight already"


async def test_nobody_is_led_away_from_where_they_were_sent_or_work(desk: Desk) -> None:
    await desk.open("stay")
    turn = await desk.say("stay", "số tiền vay 500 triệu")
    assert turn["form"]["step"] == 1, "nobody looks"
    async with watching(desk.url, "stay") as client:
        await client.frame()
        turn = await desk.say("stay", "kỳ hạn 24 tháng, đến bước 2")
        assert turn["form"]["step"] == 2
        await client.say(type="mouse", action="move", x=5, y=5)
        for action in ("down", "up"):
            await client.say(type="mouse", action=action, x=5, y=5)
        await client.say(type="focus", field="monthlyIncome")
        await client.until("focus", lambda e: e["field"] == "monthlyIncome")
        turn = await desk.say("stay", "mục đích vay mua nhà")
        assert turn["actions"][0]["status"] == "done"
        assert turn["form"]["step"] == 2, "a hand has just been at work there"


async def test_bad_messages_do_not_end_it(desk: Desk) -> None:
    await desk.open("bad")
    async with watching(desk.url, "bad") as client:
        await client.until("state")
        for message in ("{", '{"type": "key"}', "x" * 40_000):
            await client.socket.send(message)
            error = await client.until("error")
            assert error["error"]["code"] in ("INVALID_INPUT", "PAYLOAD_TOO_LARGE")
        await desk.say("bad", "họ tên Nguyễn Văn An")
        await client.until("form", lambda e: "customerName" in e["changed"])


async def test_a_viewer_who_takes_nothing_costs_nothing(desk: Desk) -> None:
    await desk.open("slow")
    async with watching(desk.url, "slow") as client:
        client.takes = False
        await client.frame()
        for number in range(30):
            await desk.say("slow", f"họ tên Nguyễn Văn An{'h' * (number % 2)}")
        await client.until("form")
        assert len(client.frames) == 1
        client.takes = True
        await client.say(type="ack", frame=client.frames[0].number)
        newest = await client.frame()
        assert newest.number > client.frames[0].number


async def test_the_session_ends_while_somebody_looks(desk: Desk) -> None:
    await desk.open("ends")
    async with watching(desk.url, "ends") as client:
        await client.frame()
        await desk.http.delete("/api/sessions/ends")
        assert (await client.until("closed"))["reason"] == "closed"
        with pytest.raises(ConnectionClosed) as closed:
            await client.step()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1000
    async with watching(desk.url, "ends") as late:
        assert (await late.until("error"))["error"]["code"] == "SESSION_UNKNOWN"
        with pytest.raises(ConnectionClosed):
            await late.step()


async def test_a_page_elsewhere_is_refused(desk: Desk) -> None:
    await desk.open("guarded")
    with pytest.raises(InvalidStatus) as refused:
        async with watching(desk.url, "guarded", origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403
