"""A password is for the page alone: no answer, event, export, draft, stored file or spoken word holds it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.catalog.sounding import load_pronounced
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form
from speak_to_input.core.live import FormChanged, FormReplaced, Told, WholeState
from speak_to_input.core.page_acts import HandEdit
from speak_to_input.core.spoken import Narrator
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.agent.live_events import event_text
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from speak_to_input.wire import turn_from_json
from tests.contract.agent_fakes import BASE, Desk

SECRETS = ("hoa2hong", "Trang8888", "559213", "Bien7777")
URL = f"{BASE}/forms/loan/"
ACCOUNT = Form(
    type="loan",
    url=URL,
    title="Mở tài khoản",
    fields=(
        Field("fullName", "Họ và tên", required=True),
        Field("pass", "Mật khẩu", FieldType.PASSWORD),
        Field("otp", "Mã OTP", FieldType.TEXT, autocomplete="section-a one-time-code"),
    ),
    buttons=(Button("Gửi", ButtonRole.SUBMIT, ref="send"),),
)


class Clock:
    """Nine o'clock, always."""

    def __call__(self) -> datetime:
        return datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Bank:
    """An agent with a real conversation and a real ledger over a page in memory, and all that it ever answered."""

    folder: Path
    browser: FakeBrowser
    conversations: Conversations
    chromium_printed: list[str]
    client: httpx.AsyncClient
    told: list[str]

    async def say(self, text: str) -> str:
        body = {"user_message": text, "session_id": "s1"}
        answer = await self.client.post("/api/execute", json=body)
        assert answer.status_code == 200, answer.text
        self.told.append(answer.text)
        return str(answer.json()["result"])

    async def act(self, **act: str) -> None:
        answer = await self.client.post("/api/sessions/s1/acts", json=act)
        assert answer.status_code == 200, answer.text
        self.told.append(answer.text)

    async def get(self, path: str) -> str:
        answer = await self.client.get(path)
        assert answer.status_code == 200, answer.text
        self.told.append(answer.text)
        return answer.text

    def on_page(self, field: str) -> str:
        found = self.browser._open["s1"].form.field(field)
        assert found is not None
        return found.value


@pytest.fixture
async def bank(tmp_path: Path) -> AsyncIterator[Bank]:
    language = load_language()
    browser = FakeBrowser({URL: ACCOUNT})
    ledgers = SqliteLedgers(tmp_path / "ledger.sqlite")
    directory = FormDirectory(BASE, {"loan": "Mở tài khoản"})
    shelf = FolderShelf(tmp_path / "files")
    conversations = Conversations(Means(browser, shelf, ledgers, language, directory, Clock()))
    parts = replace(Desk.new(tmp_path).parts, dialogue=conversations)
    settings = Settings(
        store=StoreSettings(path=tmp_path / "data.sqlite"), logs=LogSettings(folder=tmp_path / "logs")
    )
    transport = httpx.ASGITransport(agent_app(settings, parts))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        printed = parts.chromium.printed  # type: ignore[attr-defined]
        yield Bank(tmp_path, browser, conversations, printed, client, [])
    await ledgers.stop()


async def test_what_the_page_got_stands_nowhere_else(bank: Bank) -> None:
    await bank.client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    filled = await bank.say("họ và tên Nguyễn Văn An, mật khẩu hoa2hong")
    assert bank.on_page("pass") == "hoa2hong"
    assert "Nguyễn Văn An" in filled
    assert "mật khẩu" in filled
    await bank.act(act="set", field="pass", value="Trang8888")
    await bank.act(act="set", field="otp", value="559213")
    assert (bank.on_page("pass"), bank.on_page("otp")) == ("Trang8888", "559213")
    bank.browser._open["s1"].put("pass", "Bien7777")
    bank.conversations.edited("s1", HandEdit("pass", "Trang8888", "Bien7777", Clock()()))

    assert "đã nhập, em không đọc mật khẩu" in await bank.say("đọc lại mật khẩu")
    await bank.say("đọc lại tất cả")
    await bank.say("tìm 559213")
    await bank.say("lưu nháp tên là hồ sơ một")
    await bank.say("hoàn tác")
    await bank.say("gửi đơn")
    for path in ("form", "ledger", "ledger.csv"):
        await bank.get(f"/api/sessions/s1/{path}")
    await bank.client.get("/api/sessions/s1/ledger.pdf")
    await bank.get("/api/drafts")
    await bank.get("/api/sessions")
    assert bank.on_page("otp") == "559213"
    assert '"sessions":[]' in await bank.get("/api/sessions?words=hoa2hong")

    aloud = Narrator(load_language(), load_pronounced())
    turns = [turn_from_json(text) for text in bank.told if '"understood_by"' in text]
    everywhere = bank.told + bank.chromium_printed + [aloud.turn(turn) for turn in turns]
    assert len(turns) > 6
    assert bank.chromium_printed
    for secret in SECRETS:
        assert [text for text in everywhere if secret in text] == []
    kept = b"".join(path.read_bytes() for path in bank.folder.rglob("*") if path.is_file())
    assert "Nguyễn Văn An".encode() in kept
    assert [secret for secret in SECRETS if secret.encode() in kept] == []


async def test_what_would_be_done_shows_no_secret_either(bank: Bank) -> None:
    await bank.client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    body = {"user_message": "mật khẩu hoa2hong", "session_id": "s1"}
    answer = await bank.client.post("/api/preview", json=body)
    assert answer.json()["actions"][0]["field"] == "pass"
    assert "hoa2hong" not in answer.text


def test_no_event_of_the_live_view_holds_one() -> None:
    fields = tuple(replace(f, value="559213") if f.name != "fullName" else f for f in ACCOUNT.fields)
    form = replace(ACCOUNT, fields=fields, notice="Mã 559213 chưa đúng")
    for seen in (
        WholeState(1, form, None),
        Told(2, FormReplaced(), form),
        Told(3, FormChanged(("pass", "otp")), form),
    ):
        text = event_text(seen)
        assert "559213" not in text
        assert "••••••" in text


async def test_a_secret_is_not_brought_back_after_a_restart(bank: Bank) -> None:
    await bank.client.post("/api/sessions", json={"session_id": "s1", "form_type": "loan"})
    await bank.say("họ và tên Nguyễn Văn An, mật khẩu hoa2hong")
    again = Conversations(bank.conversations._means)
    await bank.browser.close("s1")
    form = await again.resume("s1")
    assert form is not None
    assert [field.value for field in form.fields] == ["Nguyễn Văn An", "", ""]
