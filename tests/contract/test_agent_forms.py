"""The demo forms behind the agent's address: same error bodies, same ids, declared statuses."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from speak_to_input.services.agent.app import agent_app
from speak_to_input.services.forms import forms_router
from speak_to_input.settings import LimitSettings, LogSettings, Settings, StoreSettings
from speak_to_input.wiring import form_files
from tests.contract.agent_fakes import BASE, Desk


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(
        store=StoreSettings(path=tmp_path / "data.sqlite"),
        logs=LogSettings(folder=tmp_path),
        limits=LimitSettings(body_bytes=2048, upload_bytes=8192),
    )
    forms = forms_router(form_files(), settings.store.path, lambda: date(2026, 11, 23))
    transport = httpx.ASGITransport(agent_app(settings, Desk.new(tmp_path).parts, forms))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["", *(f"{form}/" for form in ("loan", "crm", "hr", "compliance", "operations"))]
)
async def test_pages_are_served(client: httpx.AsyncClient, path: str) -> None:
    page = await client.get(f"/forms/{path}")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


async def test_a_form_that_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/forms/nothing/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "FORM_UNKNOWN")
    assert answer.json()["correlation_id"] == answer.headers["X-Correlation-ID"]


async def test_a_submission_that_is_not_whole_is_refused_field_by_field(client: httpx.AsyncClient) -> None:
    answer = await client.post("/forms/loan/submissions", json={"customerName": "Nguyễn Văn An"})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "INVALID_INPUT")
    assert "loanAmount" in error["details"]["fields"]
    assert (await client.get("/forms/loan/submissions")).json()["items"] == []


async def test_files_have_a_limit_of_their_own(client: httpx.AsyncClient) -> None:
    small, large = [
        await client.post(
            "/forms/loan/submissions", data={"customerName": "An"}, files={"idCardImage": b"x" * size}
        )
        for size in (4096, 10_000)
    ]
    assert (small.status_code, large.status_code) == (422, 413)
    assert large.json()["error"]["code"] == "PAYLOAD_TOO_LARGE"


async def test_statuses_are_declared(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {"201", "403", "404", "413", "422", "500"} <= set(
        paths["/forms/{form_type}/submissions"]["post"]["responses"]
    )
    assert {"200", "404", "422"} <= set(paths["/forms/{form_type}/submissions"]["get"]["responses"])
