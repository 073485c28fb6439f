"""How often somebody may try: by the name that is tried, and by the address that it comes from."""

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from speak_to_input.core.people import sign_in_name
from speak_to_input.errors import InvalidInput, NotSignedIn, RateLimited
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.services.http.rate import CallRate

_TRIES_PER_NAME, _NAME_EVERY_S = 5, 12.0
_TRIES_PER_ADDRESS, _ADDRESS_PER_S = 100, 10.0
"""Behind the web application all people come from one address."""


class Attempts:
    """Counts attempts, and what became of them. A name is tried five times at once, then every twelve seconds."""

    def __init__(self, metrics: VoiceMetrics) -> None:
        self._metrics = metrics
        self._names = CallRate(1 / _NAME_EVERY_S, burst=_TRIES_PER_NAME)
        self._addresses = CallRate(_ADDRESS_PER_S, burst=_TRIES_PER_ADDRESS)

    @contextmanager
    def of(self, operation: str, request: Request, name: str = "") -> Iterator[None]:
        """One attempt; one that succeeds clears the name's earlier ones. Raises: RateLimited."""
        status = "failed"
        try:
            self._addresses.take(request.client.host if request.client else "")
            if name:
                self._names.take(sign_in_name(name) or "-")
            yield
            status = "ok"
        except RateLimited:
            status = "limited"
            raise
        except (NotSignedIn, InvalidInput):
            status = "refused"
            raise
        finally:
            self._metrics.auth_requests.labels(operation, status).inc()

    def forgive(self, name: str) -> None:
        """The person was who they said they are."""
        self._names.forgive(sign_in_name(name))
