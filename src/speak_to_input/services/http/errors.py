"""One table: error class -> status, socket close code, stable code and the Vietnamese sentence."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from speak_to_input import errors
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.observe.logs import logger
from speak_to_input.observe.metrics import Metrics
from speak_to_input.wire import ErrorBody, ErrorDetail


@dataclass(frozen=True, slots=True)
class Answer:
    """How an error is told to callers."""

    status: int
    close_code: int
    """WebSocket close code (RFC 6455, 4000-4999 for applications)."""
    code: str
    sentence: str


INTERNAL = Answer(500, 1011, "INTERNAL", "Hệ thống gặp lỗi ngoài dự kiến. Xin thử lại sau ít phút.")

TABLE: dict[type[errors.SpeakToInputError], Answer] = {
    errors.InvalidInput: Answer(422, 4422, "INVALID_INPUT", "Dữ liệu gửi lên chưa hợp lệ."),
    errors.WrongCode: Answer(
        422, 4422, "WRONG_CODE", "Mã chưa đúng, đã dùng rồi hoặc đã hết hạn. Xin một mã mới rồi thử lại."
    ),
    errors.PayloadTooLarge: Answer(413, 1009, "PAYLOAD_TOO_LARGE", "Nội dung gửi lên quá lớn."),
    errors.RateLimited: Answer(429, 4429, "RATE_LIMITED", "Yêu cầu gửi quá nhanh. Xin chờ một chút."),
    errors.NotSignedIn: Answer(401, 4401, "NOT_SIGNED_IN", "Xin đăng nhập để tiếp tục."),
    errors.WrongCredentials: Answer(401, 4401, "WRONG_CREDENTIALS", "Tên đăng nhập hoặc mật khẩu chưa đúng."),
    errors.NotAllowed: Answer(403, 4403, "NOT_ALLOWED", "Thao tác này không được phép."),
    errors.OriginNotAllowed: Answer(
        403,
        4403,
        "ORIGIN_NOT_ALLOWED",
        "Trang này không nằm trong danh sách được phép mở. Hãy nhờ quản trị viên cho phép địa chỉ này.",
    ),
    errors.SessionUnknown: Answer(404, 4404, "SESSION_UNKNOWN", "Không có phiên làm việc này."),
    errors.PersonUnknown: Answer(404, 4404, "PERSON_UNKNOWN", "Không có tài khoản này."),
    errors.FormUnknown: Answer(404, 4404, "FORM_UNKNOWN", "Không có biểu mẫu này."),
    errors.SessionLimit: Answer(
        503, 4503, "SESSION_LIMIT", "Hiện đã hết chỗ cho phiên mới. Xin thử lại sau."
    ),
    errors.BrowserUnavailable: Answer(
        503, 4503, "BROWSER_UNAVAILABLE", "Trình duyệt chưa sẵn sàng. Xin thử lại sau ít giây."
    ),
    errors.ProviderTimeout: Answer(
        504, 4504, "PROVIDER_TIMEOUT", "Dịch vụ xử lý trả lời quá chậm. Xin thử lại."
    ),
    errors.ProviderRefused: Answer(502, 4502, "PROVIDER_REFUSED", "Dịch vụ xử lý từ chối yêu cầu."),
    errors.ProviderError: Answer(
        502, 4502, "PROVIDER_FAILED", "Dịch vụ xử lý đang gặp lỗi. Xin thử lại sau."
    ),
}

OF_CALLERS = (errors.InvalidInput, errors.NotSignedIn, errors.NotAllowed, errors.OriginNotAllowed)
"""What a call may be refused for by what it holds and by who makes it."""
OF_ANY_CALL = (*OF_CALLERS, errors.RateLimited)
"""The same where calls are counted."""

_PLAIN_HTTP: dict[int, Answer] = {
    400: TABLE[errors.InvalidInput],
    404: Answer(404, 4404, "NOT_FOUND", "Không có địa chỉ này."),
    405: Answer(405, 4405, "METHOD_NOT_ALLOWED", "Địa chỉ này không nhận kiểu yêu cầu đó."),
    413: TABLE[errors.PayloadTooLarge],
    422: TABLE[errors.InvalidInput],
}

_SHORT_WAIT_S = 2.0


def answer_for(error: Exception) -> Answer:
    """The table's line for the nearest class of `error`; INTERNAL for what nobody raised on purpose."""
    for kind in type(error).__mro__:
        if kind in TABLE:
            return TABLE[kind]
    return INTERNAL


def declared(*kinds: type[errors.SpeakToInputError]) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route that can raise these."""
    shown: dict[int | str, dict[str, Any]] = {}
    for answer in (*(TABLE[kind] for kind in kinds), INTERNAL):
        codes = [answer.code, *shown.get(answer.status, {}).get("description", "").split(", ")]
        shown[answer.status] = {"model": ErrorBody, "description": ", ".join(sorted(filter(None, codes)))}
    return shown


class ErrorAnswers:
    """Turns errors into answers, and counts them."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._log = logger("http")

    def add_to(self, app: FastAPI) -> None:
        """Answer errors that routes and the framework raise."""
        app.add_exception_handler(errors.SpeakToInputError, self._ours)
        app.add_exception_handler(RequestValidationError, self._validation)
        app.add_exception_handler(HTTPException, self._http)

    def of(self, error: Exception) -> JSONResponse:
        """The answer to any error, logged and counted."""
        answer = answer_for(error)
        if isinstance(error, errors.SessionLimit):
            # A full house is no fault of ours: nobody is to be called for it, nor shown where it was said.
            self._log.warning("no place left", code=answer.code)
        elif answer.status >= 500:
            self._log.error("request failed", code=answer.code, exc_info=error)
        if answer is INTERNAL or not isinstance(error, errors.SpeakToInputError):
            return self._body(answer, error)
        details = {"reason": error.message, **error.details}
        response = self._body(answer, error, hint=error.hint, details=details)
        if isinstance(error, errors.RateLimited) or error.retryable:
            wait_s = error.retry_after_s if isinstance(error, errors.RateLimited) else _SHORT_WAIT_S
            response.headers["Retry-After"] = str(max(1, math.ceil(wait_s)))
        return response

    async def _ours(self, _: Request, error: Exception) -> JSONResponse:
        return self.of(error)

    async def _validation(self, _: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        hint, fields = problems_of(error.errors())
        return self._body(TABLE[errors.InvalidInput], error, hint=hint, details={"fields": fields})

    async def _http(self, _: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        answer = _PLAIN_HTTP.get(error.status_code) or Answer(
            error.status_code, 4000, f"HTTP_{error.status_code}", "Yêu cầu không thực hiện được."
        )
        response = self._body(answer, error, details={"reason": error.detail})
        response.headers.update(error.headers or {})
        return response

    def event_text(self, error: errors.SpeakToInputError) -> str:
        """The same as an event of a socket: `{"type": "error", ...}`, counted too."""
        body = self._told(answer_for(error), error, error.hint, {"reason": error.message, **error.details})
        return json.dumps({"type": "error", **body.model_dump(mode="json")}, ensure_ascii=False)

    def _body(
        self, answer: Answer, error: Exception, *, hint: str = "", details: dict[str, Any] | None = None
    ) -> JSONResponse:
        body = self._told(answer, error, hint, details or {})
        return JSONResponse(body.model_dump(mode="json"), answer.status)

    def _told(self, answer: Answer, error: Exception, hint: str, details: dict[str, Any]) -> ErrorBody:
        self._metrics.errors.labels(self._metrics.service, type(error).__name__, answer.code).inc()
        return ErrorBody(
            error=ErrorDetail(code=answer.code, message=answer.sentence, hint=hint, details=details),
            correlation_id=current_correlation_id(),
        )


_PROBLEMS: dict[str, str] = {
    "missing": "còn thiếu",
    "extra_forbidden": "tên này không có trong yêu cầu",
    "string_type": "phải là chuỗi ký tự",
    "string_too_short": "không được để trống",
    "string_too_long": "quá dài",
    "string_pattern_mismatch": "có ký tự không được phép",
    "enum": "không phải giá trị được nhận",
    "json_invalid": "không phải JSON hợp lệ",
    "model_attributes_type": "phải là JSON, với Content-Type: application/json",
}


def problems_of(problems: Sequence[Any]) -> tuple[str, dict[str, str]]:
    """A hint for the developer, and a Vietnamese sentence per field; never the value itself."""
    fields: dict[str, str] = {}
    hints: list[str] = []
    for problem in problems:
        where = [str(part) for part in problem["loc"][1:]] if problem["type"] != "json_invalid" else []
        name = ".".join(where) or str(problem["loc"][0])
        fields.setdefault(name, _PROBLEMS.get(problem["type"], "chưa hợp lệ"))
        hints.append(f"{name}: {problem['msg']}")
    return "; ".join(hints), fields
