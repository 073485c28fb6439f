"""A page of a service's own, out of a folder: nothing but the files that are named is served."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from speak_to_input.errors import SpeakToInputError
from speak_to_input.services.http.door import Door

_SIGN_IN = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Cần đăng nhập</title>
<link rel="stylesheet" href="{style}"><main><h1>Cần đăng nhập</h1>
<p>Trang này dành cho người đã đăng nhập. <a href="{application}">Đăng nhập ở ứng dụng</a>, rồi tải lại trang này.</p>
</main></html>
"""


def static_page(
    folder: Path, files: Iterable[str], headers: Mapping[str, str], *, style: str, application: str
) -> APIRouter:
    """`GET /` gives `index.html` of the folder, `GET /NAME` each of `files`, all with `headers`.

    Where people sign in, whoever has not is led to `application` instead, in the page's own `style`.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def page(request: Request) -> Response:
        door: Door = request.app.state.door
        try:
            await door.who(request)
        except SpeakToInputError:
            led = _SIGN_IN.format(style=escape(style), application=escape(application))
            return HTMLResponse(led, headers=dict(headers))
        return FileResponse(folder / "index.html", headers=headers)

    def serve(name: str) -> None:
        @router.get(f"/{name}")
        async def asset() -> Response:
            return FileResponse(folder / name, headers=headers)

    for name in files:
        serve(name)
    return router
