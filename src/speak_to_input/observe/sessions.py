"""Counts browser sessions: a wrapper around a `FormBrowser` that changes nothing."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import PageAct, PageOutcome
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.observe.turns import OTHER
from speak_to_input.ports import FormBrowser


@dataclass(frozen=True, slots=True)
class _Opened:
    form_type: str
    at_s: float


class CountedBrowser(FormBrowser):
    """Sessions by form and by what became of them: opened, failed, closed, idle."""

    def __init__(
        self, browser: FormBrowser, metrics: AgentMetrics, clock_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._browser = browser
        self._metrics = metrics
        self._clock_s = clock_s
        self._open: dict[str, _Opened] = {}

    async def open(self, session_id: str, url: str) -> Form:
        try:
            form = await self._browser.open(session_id, url)
        except Exception:
            self._metrics.sessions.labels(OTHER, "failed").inc()
            raise
        if session_id not in self._open:
            self._open[session_id] = _Opened(form.type or OTHER, self._clock_s())
            self._metrics.sessions.labels(form.type or OTHER, "opened").inc()
        return form

    async def read(self, session_id: str) -> Form:
        return await self._browser.read(session_id)

    async def act(self, session_id: str, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        return await self._browser.act(session_id, acts)

    async def close(self, session_id: str) -> None:
        await self._browser.close(session_id)
        self.gone(session_id, "closed")

    def gone(self, session_id: str, how: str) -> None:
        """The session ended; what is not open is not counted again."""
        opened = self._open.pop(session_id, None)
        if opened is not None:
            self._metrics.sessions.labels(opened.form_type, how).inc()
            self._metrics.session_s.labels(opened.form_type).observe(self._clock_s() - opened.at_s)
