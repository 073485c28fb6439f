"""Around every request: correlation id, who may call, body limit, log line, metrics, answers to errors."""

import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from speak_to_input.errors import NotAllowed, PayloadTooLarge, SpeakToInputError
from speak_to_input.observe.correlation import correlated, current_correlation_id, sane_correlation_id
from speak_to_input.observe.logs import logger
from speak_to_input.observe.metrics import Metrics
from speak_to_input.services.http.callers import Callers
from speak_to_input.services.http.errors import ErrorAnswers
from speak_to_input.settings import LimitSettings

CORRELATION_HEADER = "X-Correlation-ID"
_HEALTH = ("/health", "/api/health")


class RequestScope:
    """The outermost layer of a service; nothing leaves it without a correlation id."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        metrics: Metrics,
        limits: LimitSettings,
        answers: ErrorAnswers,
        callers: Callers,
    ) -> None:
        self._app = app
        self._callers = callers
        self._metrics = metrics
        self._limits = limits
        self._answers = answers
        self._log = logger("http")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        with correlated(sane_correlation_id(headers.get(CORRELATION_HEADER))):
            exchange = Exchange(receive, send, self._limit_for(headers))
            started = time.perf_counter()
            try:
                self._callers.refuse_foreign(headers)
                exchange.refuse_declared_size(headers)
                await self._app(scope, exchange.receive, exchange.send)
            except Exception as error:
                if exchange.status:
                    self._log.error("answer broke off", exc_info=error)
                    raise
                await self._answers.of(error)(scope, receive, exchange.send)
            finally:
                self._note(scope, exchange.status or 500, time.perf_counter() - started)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sockets are opened across origins without asking the browser's leave: they are refused here."""
        headers = Headers(scope=scope)
        with correlated(sane_correlation_id(headers.get(CORRELATION_HEADER))):
            try:
                self._callers.refuse_foreign(headers)
            except NotAllowed as error:
                await self._answers.of(error)(scope, receive, send)
                return
            await self._app(scope, receive, send)

    def _limit_for(self, headers: Headers) -> int:
        multipart = headers.get("content-type", "").lower().startswith("multipart/form-data")
        return self._limits.upload_bytes if multipart else self._limits.body_bytes

    def _note(self, scope: Scope, status: int, took_s: float) -> None:
        route = route_template(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        service = self._metrics.service
        self._metrics.http_requests.labels(service, method, route, status).inc()
        self._metrics.http_request_s.labels(service, method, route).observe(took_s)
        # Pages, their files and probes would bury what people did.
        routine = method == "GET" and (route in _HEALTH or not route.startswith("/api/"))
        tell = self._log.debug if routine and status < 400 else self._log.info
        tell("request", method=method, route=route, status=status, duration_ms=round(took_s * 1000, 2))


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Exchange:
    """One request's messages: counts what comes in, marks what goes out."""

    def __init__(self, receive: Receive, send: Send, limit_bytes: int) -> None:
        self._receive = receive
        self._send = send
        self._limit_bytes = limit_bytes
        self._got_bytes = 0
        self.status = 0

    def refuse_declared_size(self, headers: Headers) -> None:
        """Refuse by Content-Length, before the body is read."""
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self._limit_bytes:
            raise self._too_large()

    async def receive(self) -> Message:
        message = await self._receive()
        self._got_bytes += len(message.get("body", b""))
        if self._got_bytes > self._limit_bytes:
            # The framework passes this class on while it reads a body, and wraps any other.
            raise HTTPException(413, self._too_large().message)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[CORRELATION_HEADER] = current_correlation_id()
            headers.setdefault("X-Content-Type-Options", "nosniff")
            # a page elsewhere may not show our pictures and answers as its own
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        await self._send(message)

    def _too_large(self) -> SpeakToInputError:
        return PayloadTooLarge(f"the body is larger than {self._limit_bytes} bytes")


def route_template(scope: Scope) -> str:
    """As "/api/sessions/{session_id}/form": few values, and no id of anybody."""
    known = (scope.get("fastapi", {}).get("effective_route_context"), scope.get("route"))
    paths = (getattr(route, name, None) for route in known for name in ("path_format", "path"))
    return str(next((path for path in paths if path), "unmatched"))
