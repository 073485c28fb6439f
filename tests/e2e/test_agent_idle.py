"""Sessions that nobody uses are closed, and whoever comes back can go on."""

import asyncio
from pathlib import Path

import httpx

from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import BrowserSettings, LogSettings, Settings, StoreSettings


async def test_an_idle_session_is_closed_counted_and_may_begin_again(tmp_path: Path) -> None:
    settings = Settings(
        browser=BrowserSettings(idle_close_s=1.0),
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        logs=LogSettings(folder=tmp_path),
    )
    body = {"user_message": "họ tên Nguyễn Văn An", "session_id": "idle", "form_type": "loan"}
    closed = 'browser_sessions_total{form_type="loan",status="idle"} 1.0'
    async with (
        agent_in_process(settings) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as http,
        asyncio.timeout(60),
    ):
        assert (await http.post("/api/execute", json=body)).json()["success"] is True
        while closed not in (await http.get("/metrics")).text:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        assert (await http.get("/api/sessions/idle/form")).status_code == 404
        turn = (await http.post("/api/execute", json=body)).json()
        assert turn["success"] is True
        assert turn["actions"][0]["type"] == "open"
