"""How many calls one caller may make."""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request

from speak_to_input.errors import RateLimited

_CALLERS_MAX = 1000


class CallRate:
    """A token bucket per caller: `per_s` calls a second, in a burst `burst`, or twice as many as in a second."""

    def __init__(
        self, per_s: float, clock_s: Callable[[], float] = time.monotonic, burst: float = 0.0
    ) -> None:
        self._per_s = per_s
        self._burst = burst or max(1.0, per_s * 2)
        self._clock_s = clock_s
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, request: Request) -> None:
        """As a dependency of routes."""
        self.take(request.client.host if request.client else "")

    def forgive(self, caller: str) -> None:
        """What this caller did before counts no more."""
        self._buckets.pop(caller, None)

    def take(self, caller: str) -> None:
        """Count one call. Raises: RateLimited, with the seconds to wait."""
        now = self._clock_s()
        left, since = self._buckets.pop(caller, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._per_s)
        self._buckets[caller] = (max(0.0, left - 1) if left >= 1 else left, now)
        while len(self._buckets) > _CALLERS_MAX:
            self._buckets.popitem(last=False)
        if left < 1:
            wait_s = (1 - left) / self._per_s
            raise RateLimited("too many calls", retry_after_s=wait_s, hint="wait as Retry-After says")
