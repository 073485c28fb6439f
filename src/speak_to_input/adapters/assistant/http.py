"""The browser agent behind HTTP, as its callers (voice service, command line) use it."""

from collections.abc import Callable, Mapping
from copy import copy
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

from speak_to_input import errors
from speak_to_input.core.forms import Form
from speak_to_input.core.turns import Turn
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.ports import Assistant, KeptDrafts
from speak_to_input.wire import AGENT, DraftKept, Drafts, form_from_json, turn_from_json

_KINDS: Mapping[str, type[errors.SpeakToInputError]] = {
    "INVALID_INPUT": errors.InvalidInput,
    "WRONG_CODE": errors.WrongCode,
    "PAYLOAD_TOO_LARGE": errors.PayloadTooLarge,
    "NOT_SIGNED_IN": errors.NotSignedIn,
    "WRONG_CREDENTIALS": errors.WrongCredentials,
    "NOT_ALLOWED": errors.NotAllowed,
    "ORIGIN_NOT_ALLOWED": errors.OriginNotAllowed,
    "SESSION_UNKNOWN": errors.SessionUnknown,
    "PERSON_UNKNOWN": errors.PersonUnknown,
    "FORM_UNKNOWN": errors.FormUnknown,
    "SESSION_LIMIT": errors.SessionLimit,
    "BROWSER_UNAVAILABLE": errors.BrowserUnavailable,
    "PROVIDER_TIMEOUT": errors.ProviderTimeout,
    "PROVIDER_REFUSED": errors.ProviderRefused,
}


class RemoteAssistant(Assistant, KeptDrafts):
    """Calls an agent at `url`; to be used as an async context."""

    def __init__(
        self, url: str, *, timeout_s: float = 30.0, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        # The agent is on this machine or in this network: a proxy for the outside must not see the words.
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout_s, trust_env=False, transport=transport)
        self._token: Callable[[], str] | None = None
        self.url = url

    def on_behalf(self, token: Callable[[], str]) -> Self:
        """The same connections, every call with the token that `token` gives then."""
        other = copy(self)
        other._token = token
        return other

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def answers(self) -> bool:
        """Whether an agent of ours is there."""
        try:
            health = (await self._http.get("/api/health", timeout=2.0)).json()
        except (httpx.HTTPError, ValueError):
            return False
        return isinstance(health, dict) and health.get("service") == AGENT

    async def hear(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
        spoken_at: datetime | None = None,
    ) -> Turn:
        asked = {
            "user_message": text,
            "session_id": session_id,
            "request_id": request_id or None,
            "form_type": form_type,
            "form_url": form_url,
            "source": source,
            "spoken_at": spoken_at.isoformat() if spoken_at else None,
        }
        return turn_from_json((await self._call("POST", "/api/execute", json=asked)).content)

    async def preview(
        self,
        text: str,
        *,
        session_id: str,
        form_type: str | None = None,
        form_url: str | None = None,
    ) -> Turn:
        asked = {
            "user_message": text,
            "session_id": session_id,
            "form_type": form_type,
            "form_url": form_url,
        }
        return turn_from_json((await self._call("POST", "/api/preview", json=asked)).content)

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> None:
        """Open a session's form."""
        asked = {"session_id": session_id, "form_type": form_type, "form_url": form_url}
        await self._call("POST", "/api/sessions", json=asked)

    async def form(self, session_id: str) -> Form:
        """The session's form as it is on the page now."""
        return form_from_json((await self._call("GET", f"/api/sessions/{session_id}/form")).content)

    async def screenshot(self, session_id: str) -> bytes:
        """The session's page as PNG."""
        return (await self._call("GET", f"/api/sessions/{session_id}/screenshot.png")).content

    async def drafts(self) -> tuple[DraftKept, ...]:
        return Drafts.model_validate_json((await self._call("GET", "/api/drafts")).content).drafts

    async def delete_draft(self, draft_id: str) -> tuple[DraftKept, ...]:
        left = await self._call("DELETE", f"/api/drafts/{quote(draft_id)}")
        return Drafts.model_validate_json(left.content).drafts

    async def close(self, session_id: str) -> None:
        """End the session."""
        await self._call("DELETE", f"/api/sessions/{session_id}")

    async def _call(self, method: str, path: str, json: object = None) -> httpx.Response:
        correlation_id = current_correlation_id()
        headers = {"X-Correlation-ID": correlation_id} if correlation_id else {}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token()}"
        try:
            answer = await self._http.request(method, path, json=json, headers=headers)
        except httpx.TimeoutException:
            raise errors.ProviderTimeout(f"the agent at {self.url} did not answer in time") from None
        except httpx.HTTPError as error:
            raise errors.BrowserUnavailable(
                f"no agent answers at {self.url} ({type(error).__name__})",
                hint="start one with: speak-to-input agent",
            ) from None
        if answer.is_success:
            return answer
        raise _told(answer)


def _told(answer: httpx.Response) -> errors.SpeakToInputError:
    """The error that the agent's error body tells."""
    try:
        told: dict[str, Any] = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        return errors.ProviderError(f"the agent answered {answer.status_code}")
    details = told.get("details") or {}
    message, hint = str(details.get("reason") or told.get("message", "")), str(told.get("hint", ""))
    if told.get("code") == "RATE_LIMITED":
        return errors.RateLimited(message, retry_after_s=float(details.get("retry_after_s", 1.0)), hint=hint)
    kind = _KINDS.get(told.get("code", ""), errors.ProviderError)
    return kind(message, hint=hint, details=details)
