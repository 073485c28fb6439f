"""Sound drawn from a service behind HTTP; what goes wrong there becomes one of our errors."""

from collections.abc import AsyncGenerator

import httpx

from speak_to_input.errors import ProviderError, ProviderRefused, ProviderTimeout

_CONNECT_S = 3.0
_KEPT_OPEN_S = 120.0
"""Between two answers of a conversation, so that the second one needs no new connection."""
_REASONS = {
    400: "it did not take the request",
    401: "it does not know the key",
    402: "the account has no credit left",
    403: "the key may not do this",
    404: "it has no such voice, model or address",
    422: "it did not take the request",
    429: "too many requests, or the quota is used up",
}


def speech_client(
    base_url: str, timeout_s: float, headers: dict[str, str] | None = None
) -> httpx.AsyncClient:
    """A client that waits up to `timeout_s` for the next chunk. Services of this machine see no proxy."""
    return httpx.AsyncClient(
        base_url=base_url.rstrip("/") + "/",
        headers=headers,
        timeout=httpx.Timeout(timeout_s, connect=min(_CONNECT_S, timeout_s)),
        limits=httpx.Limits(keepalive_expiry=_KEPT_OPEN_S),
        trust_env=httpx.URL(base_url).host not in ("127.0.0.1", "localhost", "::1"),
    )


async def drawn(
    client: httpx.AsyncClient, request: httpx.Request, provider: str
) -> AsyncGenerator[bytes, None]:
    """The body of the answer as it arrives; closing it closes the connection, which ends the work there.

    Raises: ProviderTimeout, ProviderRefused, ProviderError; none repeats the text or the key.
    """
    try:
        answer = await client.send(request, stream=True)
        try:
            if not answer.is_success:
                raise _refusal(answer.status_code, provider)
            async for chunk in answer.aiter_bytes():
                yield chunk
        finally:
            await answer.aclose()
    except httpx.TimeoutException:
        raise ProviderTimeout(f"{provider} did not answer in time") from None
    except httpx.HTTPError as error:
        raise ProviderError(
            f"{provider} cannot be reached ({type(error).__name__})", hint="set S2I_TTS__OPTIONS__BASE_URL"
        ) from None


def _refusal(status: int, provider: str) -> ProviderError:
    if status >= 500:
        return ProviderError(f"{provider} failed with status {status}")
    reason = _REASONS.get(status, "it refused")
    hint = "set S2I_TTS__OPTIONS__API_KEY" if status in (401, 403) else ""
    return ProviderRefused(f"{provider} answered {status}: {reason}", hint=hint)
