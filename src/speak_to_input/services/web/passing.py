"""HTTP calls of the page, passed to the service that they are for and answered as it answers."""

import httpx
from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response, StreamingResponse

from speak_to_input.errors import ProviderError
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.services.http.request import CORRELATION_HEADER
from speak_to_input.services.web.services import Service

_ASKED = ("accept", "authorization", "content-type", "content-length", "origin")
_ANSWERED = (
    "content-type", "content-length", "content-disposition", "content-security-policy", "cache-control", "retry-after",
)  # fmt: skip
_METHODS = ["GET", "POST", "PATCH", "DELETE"]


def pass_routes(service: Service, http: httpx.AsyncClient) -> APIRouter:
    """`/agent/…` or `/voice/…`."""
    router = APIRouter(prefix=f"/{service.name}", include_in_schema=False)

    @router.api_route("/{path:path}", methods=_METHODS)
    async def passed(path: str, request: Request) -> Response:
        if not service.open_to(path):
            raise HTTPException(404)
        asked = http.build_request(
            request.method,
            _address(service, request),
            headers={name: request.headers[name] for name in _ASKED if name in request.headers}
            | {CORRELATION_HEADER: current_correlation_id(), "accept-encoding": "identity"}
            | cookies_for(service, request),
            content=request.stream() if request.method in ("POST", "PATCH") else None,
        )
        try:
            answer = await http.send(asked, stream=True)
        except httpx.TransportError as error:
            raise _away(service, error) from None
        headers = {name: answer.headers[name] for name in _ANSWERED if name in answer.headers}
        passed_on = StreamingResponse(
            answer.aiter_bytes(), answer.status_code, headers, background=BackgroundTask(answer.aclose)
        )
        for cookie in answer.headers.get_list("set-cookie"):
            passed_on.headers.append("set-cookie", cookie)
        return passed_on

    return router


def cookies_for(service: Service, connection: HTTPConnection) -> dict[str, str]:
    """The cookies that the service needs to know who it is, and no others, as a header."""
    known = {name: connection.cookies[name] for name in service.cookies if name in connection.cookies}
    return {"cookie": "; ".join(f"{name}={value}" for name, value in known.items())} if known else {}


def _address(service: Service, request: Request) -> str:
    """As it was asked for, letter by letter: a file's name may hold any."""
    path = request.scope["raw_path"].decode("ascii").removeprefix(f"/{service.name}")
    query = request.scope["query_string"].decode("ascii")
    return f"{service.url}{path}?{query}" if query else f"{service.url}{path}"


def _away(service: Service, error: httpx.TransportError) -> ProviderError:
    return ProviderError(
        f"the {service.name} service does not answer ({type(error).__name__})",
        hint=f"it should run at {service.url}: speak-to-input up starts it",
    )
