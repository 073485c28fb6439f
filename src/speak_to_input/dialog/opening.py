"""Going to a form: what was entered in the one before is kept, what the session remembered of it is void."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.dialog.unsent import forget_deleted, keep_unsent

T = TypeVar("T")


class Stopped(Exception):
    """The person said stop while something was under way. Never leaves the dialogue."""


async def open_form(means: Means, session_id: str, memory: Memory, url: str) -> Outcome:
    """Open a form in the session. Raises: OriginNotAllowed, SessionLimit, BrowserUnavailable, Stopped."""
    form = await unless_stopped(memory, means.browser.open(session_id, url))
    title = means.forms.titles.get(form.type, form.title)
    await forget_deleted(means, session_id, memory)
    kept = keep_unsent(memory, session_id, means.clock())
    memory.started(url, form.type, title, means.clock())
    memory.left, memory.remark = kept.draft, kept.told
    return Outcome(ActionType.OPEN, Status.DONE, label=title, value=form.url, verified=True)


async def unless_stopped(memory: Memory, work: Awaitable[T]) -> T:
    """What `work` gives. Raises: Stopped as soon as the person says stop, and `work` is cancelled."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(memory.stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    raise Stopped
