"""Drafts are listed and deleted at the voice service as at the agent, which keeps them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.core.drafts import Draft
from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import LogSettings, Settings, StoreSettings, SttSettings, TtsSettings
from speak_to_input.wiring import voice
from tests.contract.agent_fakes import Desk

AGENT, VOICE = "http://127.0.0.1:7863", "http://127.0.0.1:7860"
_KEPT = (
    Draft(
        "s:4",
        "anh Ba",
        "loan",
        "Đơn vay vốn",
        f"{AGENT}/forms/loan/",
        "2026-11-25T12:00:00+07:00",
        {"a": "1"},
    ),
    Draft(
        "t:9", "chị Tư", "crm", "Khách hàng", f"{AGENT}/forms/crm/", "2026-11-25T11:00:00+07:00", {"a": "1"}
    ),
)


class Kept:
    """A dialogue's drafts, nothing else."""

    def __init__(self) -> None:
        self.left = list(_KEPT)

    async def drafts(self, owner: str) -> tuple[Draft, ...]:
        return tuple(self.left)

    async def delete_draft(self, draft_id: str, owner: str) -> bool:
        before = len(self.left)
        self.left = [draft for draft in self.left if draft.id != draft_id]
        return len(self.left) < before


@pytest.fixture
async def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        logs=LogSettings(folder=tmp_path),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
    )
    desk, kept = Desk.new(tmp_path), Kept()
    monkeypatch.setattr(desk.dialogue, "drafts", kept.drafts)
    monkeypatch.setattr(desk.dialogue, "delete_draft", kept.delete_draft)
    agent = RemoteAssistant(AGENT, transport=httpx.ASGITransport(agent_app(settings, desk.parts)))
    parts = replace(voice_parts(settings, voice(settings)), drafts_for=lambda who: agent)
    app = voice_app(settings, parts)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=VOICE) as client,
    ):
        yield client


async def test_drafts_are_listed_and_deleted(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/drafts")
    assert answer.status_code == 200
    assert [(d["id"], d["name"], d["fields"]) for d in answer.json()["drafts"]] == [
        ("s:4", "anh Ba", 1),
        ("t:9", "chị Tư", 1),
    ]
    left = await client.delete("/api/drafts/s:4")
    assert [d["id"] for d in left.json()["drafts"]] == ["t:9"]


@pytest.mark.parametrize(
    ("draft_id", "status", "code"), [("s:5", 404, "SESSION_UNKNOWN"), ("x", 422, "INVALID_INPUT")]
)
async def test_a_draft_that_is_not_there(
    client: httpx.AsyncClient, draft_id: str, status: int, code: str
) -> None:
    answer = await client.delete(f"/api/drafts/{draft_id}")
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.headers["X-Correlation-ID"] == answer.json()["correlation_id"]
