"""The voice service within this process, without sound: its settings, parts, application, and a client of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.server import voice_parts
from speak_to_input.settings import Settings, StoreSettings, SttSettings, TtsSettings
from speak_to_input.wiring import voice

HERE = "http://127.0.0.1:7860"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        stt=SttSettings(name="fake"),
        tts=TtsSettings(name="fake"),
    )


@pytest.fixture
def parts(settings: Settings) -> Parts:
    return voice_parts(settings, voice(settings))


@pytest.fixture
def app(settings: Settings, parts: Parts) -> FastAPI:
    return voice_app(settings, parts)


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client,
    ):
        yield client
