"""Turns and forms as callers see them."""

from dataclasses import dataclass, replace
from time import perf_counter

from speak_to_input.core.forms import Field, Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.secrets import without_secrets
from speak_to_input.core.turns import Timings, Turn
from speak_to_input.core.verify import canonical
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.observe.correlation import current_correlation_id


@dataclass(frozen=True)
class Showing:
    """Makes them out of what a session remembers and its page shows."""

    means: Means

    def form(self, form: Form) -> Form:
        """Values in their one spelling, "500000000" for "500.000.000"; no secrets."""
        return without_secrets(self._spelled(form))

    def _spelled(self, form: Form) -> Form:
        kinds = {known.name: known.kind for known in self.means.vocabularies.of(form).fields}
        fields = tuple(_with_value(f, canonical(kinds[f.name], f.value)) for f in form.fields)
        return form if fields == form.fields else replace(form, fields=fields)

    async def turn(
        self, session_id: str, request_id: str, memory: Memory, heard: Heard, began: float
    ) -> Turn:
        """What one utterance came to; `began` by `time.perf_counter`."""
        memory.seen = await self.means.browser.read(session_id) if memory.url else None
        form = self._spelled(memory.seen) if memory.seen else None
        veil = memory.veil.copy()  # what is only tried, in a preview, is not learned for good
        if form is not None:
            veil.see(form)
        veil.hear(heard.outcomes)
        took = (perf_counter() - began) * 1000
        waits = memory.question(self.means.clock()) is not None
        refused = any(outcome.status is Status.REJECTED for outcome in heard.outcomes)
        return Turn(
            success=heard.understood and not refused,
            session_id=session_id,
            request_id=request_id,
            correlation_id=current_correlation_id(),
            result=veil.text(heard.reply),
            actions=tuple(map(veil.outcome, heard.outcomes)),
            form=veil.form(form) if form is not None else None,
            pending=veil.pending(memory.asked.pending() if waits and memory.asked else None),
            timings=Timings(heard.understand_ms, max(0.0, took - heard.understand_ms), took),
        )


def _with_value(field: Field, value: str) -> Field:
    return field if field.value == value else replace(field, value=value)
