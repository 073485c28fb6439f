"""A model hub on this machine, as far as its Python client asks it. A broken-off answer can be resumed."""

import asyncio
import hashlib
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from uvicorn import Config

from speak_to_input.services.http.serving import GuestServer, bound

_PIECE = 4096
COMMIT = "c0ffee" + "0" * 34


@dataclass
class Hub:
    """Files by path; a path in `damaged` is served with other bytes than announced."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    large: frozenset[str] = frozenset({"model.bin"})
    damaged: set[str] = field(default_factory=set)
    breaks: dict[str, list[int]] = field(default_factory=dict)
    """Path -> after how many bytes each of the next answers breaks off."""
    sent: dict[str, int] = field(default_factory=dict)
    """Path -> bytes of its content that went out in all."""
    ranges: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Revisions whose files were asked about."""

    def sibling(self, path: str) -> dict[str, object]:
        content = self.files[path]
        sha1 = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
        told: dict[str, object] = {"rfilename": path, "size": len(content), "blobId": sha1}
        if path.rpartition("/")[2] in self.large:
            told["lfs"] = {
                "sha256": hashlib.sha256(content).hexdigest(),
                "size": len(content),
                "pointerSize": 1,
            }
        return told


async def _pieces(hub: Hub, path: str, body: bytes) -> AsyncIterator[bytes]:
    """`body` in pieces; a path in `breaks` ends in the middle, as a lost connection does."""
    breaks = hub.breaks.get(path)
    left = breaks.pop(0) if breaks else len(body)
    for at in range(0, min(left, len(body)), _PIECE):
        piece = body[at : min(at + _PIECE, left)]
        hub.sent[path] = hub.sent.get(path, 0) + len(piece)
        yield piece
    if left < len(body):
        await asyncio.sleep(0.2)
        raise ConnectionAbortedError("the test breaks the connection")


def _app(hub: Hub) -> FastAPI:
    app = FastAPI()

    @app.get("/api/models/{owner}/{name}")
    @app.get("/api/models/{owner}/{name}/revision/{revision}")
    async def info(owner: str, name: str, revision: str = "main") -> JSONResponse:
        hub.asked.append(revision)
        siblings = [hub.sibling(path) for path in hub.files]
        return JSONResponse({"id": f"{owner}/{name}", "sha": COMMIT, "siblings": siblings})

    @app.api_route("/{owner}/{name}/resolve/{revision}/{path:path}", methods=["GET", "HEAD"])
    async def file(request: Request, owner: str, name: str, revision: str, path: str) -> Response:
        content = hub.files[path]
        headers = {
            "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
            "X-Repo-Commit": COMMIT,
            "Accept-Ranges": "bytes",
        }
        if request.method == "HEAD":
            return Response(headers=headers | {"Content-Length": str(len(content))})
        body = bytes(len(content)) if path in hub.damaged else content
        wanted = request.headers.get("range", "")
        status, start = 200, 0
        if wanted:
            hub.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").split("-")[0])
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        headers["Content-Length"] = str(len(body) - start)
        return StreamingResponse(_pieces(hub, path, body[start:]), status, headers)

    return app


@contextmanager
def hub_server() -> Iterator[Hub]:
    """In a thread of its own: the client that is tested blocks."""
    hub = Hub()
    with bound("127.0.0.1", 0, "") as listener:
        listener.listen()
        hub.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = GuestServer(Config(_app(hub), log_config=None))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
        thread.start()
        try:
            yield hub
        finally:
            server.should_exit = True
            thread.join()
