"""The agent as its callers see it, against the agent's own application."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from speak_to_input import errors
from speak_to_input.access import AccountSettings
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.core.people import Identity
from speak_to_input.observe.correlation import correlated
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.http.errors import TABLE
from speak_to_input.settings import LogSettings, Settings, StoreSettings
from tests.contract.agent_fakes import BASE, TOKENS, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.new(tmp_path)


@pytest.fixture
async def agent(desk: Desk, tmp_path: Path) -> AsyncIterator[RemoteAssistant]:
    settings = Settings(store=StoreSettings(path=tmp_path / "data"), logs=LogSettings(folder=tmp_path))
    transport = httpx.ASGITransport(agent_app(settings, desk.parts))
    async with RemoteAssistant(BASE, transport=transport) as agent:
        yield agent


async def test_a_conversation(agent: RemoteAssistant) -> None:
    assert await agent.answers()
    await agent.open("s", form_type="loan")
    with correlated("c1"):
        turn = await agent.hear("customerName=Nguyễn Văn An", session_id="s", request_id="r")
    assert (turn.success, turn.request_id, turn.correlation_id) == (True, "r", "c1")
    assert turn.actions[0].verified
    form = await agent.form("s")
    assert form.fields[0].value == "Nguyễn Văn An"
    assert (await agent.screenshot("s")).startswith(b"\x89PNG")
    await agent.close("s")
    with pytest.raises(errors.SessionUnknown):
        await agent.form("s")


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
async def test_errors_come_back_as_they_were_raised(
    agent: RemoteAssistant, desk: Desk, kind: type[errors.SpeakToInputError]
) -> None:
    limited = errors.RateLimited("what was wrong", retry_after_s=2, hint="what to do")
    desk.dialogue.broken = (
        limited if kind is errors.RateLimited else kind("what was wrong", hint="what to do")
    )
    with pytest.raises(kind) as raised:
        await agent.hear("customerName=An", session_id="s")
    assert type(raised.value) is kind
    assert (raised.value.message, raised.value.hint) == ("what was wrong", "what to do")


async def test_nobody_there() -> None:
    async with RemoteAssistant("http://127.0.0.1:9") as agent:
        assert not await agent.answers()
        with pytest.raises(errors.BrowserUnavailable) as raised:
            await agent.hear("vay", session_id="s")
    assert "speak-to-input agent" in raised.value.hint


async def test_somebody_else_there() -> None:
    page = httpx.MockTransport(lambda _: httpx.Response(502, text="<html>"))
    async with RemoteAssistant(BASE, transport=page) as agent:
        assert not await agent.answers()
        with pytest.raises(errors.ProviderError):
            await agent.form("s")


async def test_too_slow() -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    async with RemoteAssistant(BASE, transport=httpx.MockTransport(slow)) as agent:
        with pytest.raises(errors.ProviderTimeout):
            await agent.hear("vay", session_id="s")


async def test_calls_in_somebodys_name_reach_their_sessions_only(desk: Desk, tmp_path: Path) -> None:
    settings = Settings(
        store=StoreSettings(path=tmp_path / "data"),
        logs=LogSettings(folder=tmp_path),
        accounts=AccountSettings(required=True),
    )
    transport = httpx.ASGITransport(agent_app(settings, desk.parts))
    async with RemoteAssistant(BASE, transport=transport) as agent:
        an, binh = (
            agent.on_behalf(lambda person=person: TOKENS.issued(Identity(person), 60)[0])  # type: ignore[misc]
            for person in ("an", "binh")
        )
        with pytest.raises(errors.NotSignedIn):
            await agent.hear("customerName=An", session_id="s")
        assert (await an.hear("customerName=An", session_id="s", form_type="loan")).success
        for refused in (
            binh.hear("customerName=Bình", session_id="s"),
            binh.preview("customerName=Bình", session_id="s"),
            binh.form("s"),
        ):
            with pytest.raises(errors.SessionUnknown):
                await refused
        assert (await an.form("s")).fields[0].value == "An"
