"""A page of a service's own, out of a folder: nothing but the files that are named is served."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response


def static_page(folder: Path, files: Iterable[str], headers: Mapping[str, str]) -> APIRouter:
    """`GET /` gives `index.html` of the folder, `GET /NAME` each of `files`, all with `headers`."""
    router = APIRouter(include_in_schema=False)

    def serve(path: str, name: str) -> None:
        @router.get(path)
        async def asset() -> Response:
            return FileResponse(folder / name, headers=headers)

    serve("/", "index.html")
    for name in files:
        serve(f"/{name}", name)
    return router
