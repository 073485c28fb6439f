"""All sessions' conversations: one lock and one order per session, whoever speaks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter

from speak_to_input.core.forms import Field, Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Timings, Turn
from speak_to_input.core.verify import canonical
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.dialog.opening_forms import OpeningForms
from speak_to_input.errors import SessionUnknown
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.ports import Assistant

_FORMLESS_KEPT = 500
"""Sessions that have no form open yet; the oldest are forgotten first."""


class Conversations(Assistant):
    """Understands and carries out utterances, session by session."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._browser = means.browser
        self._forms = OpeningForms(means)
        self._memories: dict[str, Memory] = {}

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> Form:
        """Open a form in the session. Raises: InvalidInput, FormUnknown, OriginNotAllowed, SessionLimit."""
        url = self._forms.address(form_type, form_url)
        async with self._session(session_id) as memory:
            await self._forms.open(session_id, memory, url)
            return self._shown(await self._browser.read(session_id))

    async def form(self, session_id: str) -> Form:
        """The form as it is on the page now. Raises: SessionUnknown."""
        memory = self._memories.get(session_id)
        if memory is None or not memory.url:
            raise SessionUnknown(
                f"there is no open session {session_id!r}", hint="open one with POST /api/sessions"
            )
        return self._shown(await self._browser.read(session_id))

    async def close(self, session_id: str) -> None:
        """End a session and its page after the turn under way; an unknown session is no error."""
        if session_id not in self._memories:
            return
        async with self._session(session_id):
            self._memories.pop(session_id, None)
            await self._means.shelf.clear(session_id)
            await self._browser.close(session_id)

    async def hear(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
    ) -> Turn:
        """Understand `text` and carry it out."""
        async with self._session(session_id) as memory:
            began = perf_counter()
            opened = await self._forms.open_if_named(session_id, memory, form_type, form_url)
            heard = await self._forms.hear(text, session_id, memory)
            heard.outcomes = opened + heard.outcomes
            return await self._turn(session_id, request_id, memory, heard, began)

    async def preview(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
    ) -> Turn:
        """What `hear` would do, without doing it; without an open form, which one it would open."""
        began = perf_counter()
        memory = self._memories.get(session_id) or Memory()
        url = self._forms.asked_for(memory, form_type, form_url)
        if memory.url and not url:
            form = await self._browser.read(session_id)
            heard = await self._forms.hearing(session_id, memory).preview(text, form)
        else:
            heard = self._forms.preview(text, url)
        return await self._turn(session_id, request_id, memory, heard, began)

    @asynccontextmanager
    async def _session(self, session_id: str) -> AsyncIterator[Memory]:
        """The session's memory, alone: a session that was closed while waiting begins anew."""
        while True:
            memory = self._memories.setdefault(session_id, Memory())
            async with memory.lock:
                if self._memories.get(session_id) is not memory:
                    continue
                try:
                    yield memory
                except SessionUnknown:
                    # the browser has closed it meanwhile: the next utterance opens a form again
                    memory.started("", "")
                    raise
                finally:
                    self._forget_formless()
                return

    def _forget_formless(self) -> None:
        formless = [
            name for name, memory in self._memories.items() if not memory.url and not memory.lock.locked()
        ]
        for name in formless[: max(0, len(formless) - _FORMLESS_KEPT)]:
            del self._memories[name]

    def _shown(self, form: Form) -> Form:
        """The form as callers see it: values in their one spelling, "500000000" for "500.000.000"."""
        kinds = {known.name: known.kind for known in self._means.vocabularies.of(form).fields}
        fields = tuple(_with_value(f, canonical(kinds[f.name], f.value)) for f in form.fields)
        return form if fields == form.fields else replace(form, fields=fields)

    async def _turn(
        self, session_id: str, request_id: str, memory: Memory, heard: Heard, began: float
    ) -> Turn:
        form = self._shown(await self._browser.read(session_id)) if memory.url else None
        took = (perf_counter() - began) * 1000
        waits = memory.question(self._means.clock()) is not None
        refused = any(outcome.status is Status.REJECTED for outcome in heard.outcomes)
        return Turn(
            success=heard.understood and not refused,
            session_id=session_id,
            request_id=request_id,
            correlation_id=current_correlation_id(),
            result=heard.reply,
            actions=tuple(heard.outcomes),
            form=form,
            pending=memory.asked.pending() if waits and memory.asked else None,
            timings=Timings(heard.understand_ms, max(0.0, took - heard.understand_ms), took),
        )


def _with_value(field: Field, value: str) -> Field:
    return field if field.value == value else replace(field, value=value)
