"""HEAD tells what GET would, and sends nothing."""

import httpx
import pytest
from fastapi import FastAPI

from speak_to_input.services.http.head import HeadLikeGet


@pytest.fixture
def app() -> FastAPI:
    made = FastAPI()
    made.add_middleware(HeadLikeGet)

    @made.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "healthy"}

    @made.post("/offer")
    async def offer() -> None:
        """Nothing to read here."""

    return made


async def test_head_is_answered_like_get_without_the_body(app: FastAPI) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as http:
        asked, whole = await http.head("/health"), await http.get("/health")
        assert (asked.status_code, asked.content) == (200, b"")
        assert asked.headers == whole.headers
        assert whole.json() == {"status": "healthy"}
        assert [(await http.head(path)).status_code for path in ("/nowhere", "/offer")] == [404, 405]
