"""The built application: its files, and its page for every other address."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:;"
    " media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Permissions-Policy": "microphone=(self), camera=(self), geolocation=()",
    "Referrer-Policy": "no-referrer",
}
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def page_routes(built: Path, *, sign_in: bool = False) -> APIRouter:
    """Every address that is no file is the page itself, which knows what to show there.

    `sign_in`: the page is told from its first line that people sign in, so that nothing else is shown before.
    """
    router = APIRouter(include_in_schema=False)
    root = built.resolve()

    @router.get("/{path:path}")
    async def page(path: str, request: Request) -> Response:
        found = (root / path).resolve()
        if found.is_relative_to(root) and found.is_file():
            return _packed(found, request, _FOREVER if path.startswith("assets/") else _ASK_AGAIN)
        if "." in path.rsplit("/", 1)[-1]:
            raise HTTPException(404)
        if sign_in:
            text = (
                (root / "index.html")
                .read_text("utf-8")
                .replace("<html ", '<html data-sign-in="required" ', 1)
            )
            return HTMLResponse(text, headers=_HEADERS | {"Cache-Control": _ASK_AGAIN})
        return _packed(root / "index.html", request, _ASK_AGAIN)

    return router


def _packed(file: Path, request: Request, keep: str) -> Response:
    """The file, as the build packed it when the browser can unpack that."""
    headers = _HEADERS | {"Cache-Control": keep, "Vary": "Accept-Encoding"}
    packed = file.with_name(f"{file.name}.gz")
    if "gzip" not in request.headers.get("accept-encoding", "") or not packed.is_file():
        return FileResponse(file, headers=headers)
    plain = FileResponse(file)
    return FileResponse(packed, media_type=plain.media_type, headers=headers | {"Content-Encoding": "gzip"})
