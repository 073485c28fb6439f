"""The agent's own start page: type a sentence, see what it did."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

_FOLDER = Path(__file__).parent
_FILES = frozenset({"console.js", "giving.js", "live.js", "hands.js", "popups.js", "console.css"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def console_routes() -> APIRouter:
    """`GET /` and its files."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def page() -> Response:
        return FileResponse(_FOLDER / "index.html", headers=_HEADERS)

    for name in _FILES:
        _serve(router, name)
    return router


def _serve(router: APIRouter, name: str) -> None:
    @router.get(f"/{name}")
    async def asset() -> Response:
        return FileResponse(_FOLDER / name, headers=_HEADERS)
