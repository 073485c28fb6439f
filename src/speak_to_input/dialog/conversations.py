"""All sessions' conversations, as services and the command line hold them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, tzinfo
from time import perf_counter

from speak_to_input.core.commands import Go, Manner
from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import By, Event, EventKind, PastSessions, Sought
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import HandEdit
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.core.requests import read_request
from speak_to_input.core.touches import Touch, told
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.around import around, noticed
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.hearing import Hearing
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memories import Memories
from speak_to_input.dialog.memory import Memory, stamp
from speak_to_input.dialog.named_forms import NamedForms
from speak_to_input.dialog.noting import note_failure, note_turn
from speak_to_input.dialog.opening import open_form
from speak_to_input.dialog.opening_forms import OpeningForms
from speak_to_input.dialog.previewing import Previewing
from speak_to_input.dialog.repeating import answered_before
from speak_to_input.dialog.resuming import back_again
from speak_to_input.dialog.sent_by_hand import notice_sending
from speak_to_input.dialog.showing import Showing
from speak_to_input.dialog.tasks import Tasks
from speak_to_input.dialog.touching import Touching
from speak_to_input.dialog.unsent import drafts_for, keep_anew, left_unsent
from speak_to_input.errors import BrowserUnavailable, SessionUnknown
from speak_to_input.ports import Assistant

_EDIT_OVER_S = 1.5
"""An edit by hand that rests for so long is kept."""


class Conversations(Assistant):
    """Understands and carries out utterances, session by session."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._browser = means.browser
        self._forms, self._opening = NamedForms(means), OpeningForms(means)
        self._memories = Memories(means.ledgers)
        self._showing = Showing(means)
        self._tasks = Tasks()

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> Form:
        """Open a form in the session. Raises: InvalidInput, FormUnknown, OriginNotAllowed, SessionLimit."""
        url = self._forms.address(form_type, form_url)
        async with self._memories.alone(session_id) as memory:
            await open_form(self._means, session_id, memory, url)
            await self._hearing(session_id, memory).keep()
            memory.seen = await self._browser.read(session_id)
            return self._showing.form(memory.seen)

    async def answers(self) -> bool:
        return True

    async def form(self, session_id: str) -> Form:
        """The form as it is on the page now. Raises: SessionUnknown."""
        memory = self._memories.of(session_id)
        if memory is None or not memory.url:
            raise SessionUnknown(
                f"there is no open session {session_id!r}", hint="open one with POST /api/sessions"
            )
        return self._showing.form(await self._browser.read(session_id))

    async def resume(self, session_id: str) -> Form | None:
        """The session's form; filled again when its page is gone. None when no form was open in it."""
        async with self._memories.alone(session_id) as memory:
            await back_again(self._hearing(session_id, memory))
            await self._hearing(session_id, memory).keep()
            memory.seen = await self._browser.read(session_id) if memory.url else None
            return self._showing.form(memory.seen) if memory.seen else None

    async def close(self, session_id: str) -> None:
        """End a session and its page after the turn under way; unsent work stays as a draft."""
        async with self._memories.alone(session_id) as memory:
            memory.settle(self._means.clock())
            if memory.url:
                with suppress(SessionUnknown, BrowserUnavailable):
                    notice_sending(self._hearing(session_id, memory), await self._browser.read(session_id))
                if unsent := await left_unsent(self._browser, session_id, memory):
                    keep_anew(memory, unsent, self._means.clock())
                memory.ended(self._means.clock())
            await self._hearing(session_id, memory).keep()
            await self._means.shelf.clear(session_id)
            await self._browser.close(session_id)
            # Only now: who comes meanwhile waits, or the page that they open would be closed with this one.
            self._memories.forget(session_id)

    async def events(self, session_id: str) -> tuple[Event, ...]:
        """What happened in a session, oldest first; an edit by hand under way included."""
        if session_id in self._memories:
            async with self._memories.alone(session_id) as memory:
                memory.settle(self._means.clock())
                with suppress(SessionUnknown, BrowserUnavailable):
                    await noticed(self._hearing(session_id, memory))
                await self._hearing(session_id, memory).keep()
        return await self._means.ledgers.read(session_id)

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is; one that nothing is known of becomes `owner`'s."""
        return await self._means.owners.claim(session_id, owner)

    async def sessions(self, limit: int, cursor: str, sought: Sought) -> PastSessions:
        """Sessions that something is known of, newest first. Raises: InvalidInput."""
        return await self._means.ledgers.sessions(limit, cursor, sought)

    async def forget(self, session_id: str) -> None:
        """End a session and delete all that is known of it."""
        await self.close(session_id)
        for event in await self._means.ledgers.read(session_id):
            owner = event.text.partition(":")[0]
            if event.kind is EventKind.DRAFT_DELETED and owner != session_id:
                # Else another session's draft would be there again.
                await self._note_deleted(event.text)
        await self._means.ledgers.forget(session_id)
        self._means.owners.forget(session_id)

    async def drafts(self, owner: str = LOCAL_ID) -> tuple[Draft, ...]:
        """A person's drafts, newest first."""
        return await drafts_for(self._means, owner)

    async def delete_draft(self, draft_id: str, owner: str = LOCAL_ID) -> bool:
        """Delete a draft of a person; whether it was there."""
        if not any(draft.id == draft_id for draft in await self.drafts(owner)):
            return False
        await self._note_deleted(draft_id)
        return True

    async def _note_deleted(self, draft_id: str) -> None:
        """Note it in the draft's own session, where one is known still."""
        session_id = draft_id.partition(":")[0]
        async with self._memories.alone(session_id) as memory:
            if memory.ledger.seq:
                memory.ledger.note(EventKind.DRAFT_DELETED, stamp(self._means.clock()), text=draft_id)
                await self._hearing(session_id, memory).keep()

    async def stop(self) -> None:
        """Keep what is not kept yet: the service ends."""
        for session_id, memory in self._memories:
            memory.settle(self._means.clock())
            await self._hearing(session_id, memory).keep()
        await self._means.ledgers.stop()

    async def idle(self, session_id: str, last: Form) -> None:
        """The page was closed, as `last`, because nobody used it: the next utterance brings it back."""
        if session_id in self._memories:
            async with self._memories.alone(session_id) as memory:
                memory.settle(self._means.clock())
                notice_sending(self._hearing(session_id, memory), last)
                await self._hearing(session_id, memory).keep()
                self._memories.forget(session_id)

    def edited(self, session_id: str, edit: HandEdit) -> None:
        """The person changed a value on the page. It enters the ledger when they are done with the field."""
        memory = self._memories.of(session_id)
        if memory is None or not memory.url:
            return
        memory.edited(edit, self._means.clock())
        later = asyncio.get_running_loop().call_later
        later(_EDIT_OVER_S, lambda: self._tasks.start(self._settle(session_id, memory, edit)))

    async def _settle(self, session_id: str, memory: Memory, edit: HandEdit) -> None:
        """Keep an edit that was not followed by another one."""
        if memory.edit is edit:
            memory.settle(self._means.clock())
        await self._hearing(session_id, memory).keep()

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
        """Understand `text` and carry it out. `spoken_at`: when the person began to say it, now if not given.

        A `request_id` that was answered before, were it before a restart, gets that answer and does nothing.
        """
        arrived = self._means.clock()
        self._stop_if_told(text, session_id)
        spoken_at = min(spoken_at or arrived, arrived)

        async def carry_out(turn: Hearing) -> Heard:
            return await around(
                turn, self._forms, lambda: self._opening.hear(text, turn), form_type, form_url
            )

        return await self._turn(session_id, request_id, lambda _: text, carry_out, By(source), spoken_at)

    async def touch(self, touch: Touch, *, session_id: str, request_id: str = "") -> Turn:
        """Do what a control of ours is for: words of the value mean nothing else, and go the same way otherwise.

        Raises: InvalidInput for a field or a file that is not there, SessionUnknown while no form is open.
        """

        async def carry_out(turn: Hearing) -> Heard:
            return await around(turn, self._forms, lambda: Touching(turn).carry_out(touch))

        now = self._means.clock()
        return await self._turn(
            session_id, request_id, lambda memory: told(touch, memory.seen), carry_out, By.TEXT, now
        )

    async def looked(self, session_id: str, field: str) -> None:
        """Somebody looked at what was entered into `field` with a doubt: it is none any more."""
        async with self._memories.alone(session_id) as memory:
            if memory.url:
                ledger = memory.ledger
                ledger.note(EventKind.LOOKED, stamp(self._means.clock()), turn=ledger.aside(), field=field)
                await self._hearing(session_id, memory).keep()

    def seen_from(self, session_id: str, zone: tzinfo) -> None:
        """The person is in that time zone: moments of the session are told in it."""
        if (memory := self._memories.of(session_id)) is not None:
            memory.zone = zone

    async def _turn(
        self,
        session_id: str,
        request_id: str,
        said: Callable[[Memory], str],
        carry_out: Callable[[Hearing], Awaitable[Heard]],
        by: By,
        spoken_at: datetime,
    ) -> Turn:
        """One turn of a session, alone with its memory: noted, carried out, kept and shown."""
        async with self._memories.alone(session_id) as memory:
            began = perf_counter()
            before = answered_before(memory.ledger, request_id)
            if before is not None:
                return await self._showing.turn(session_id, request_id, memory, before, began)
            turn = self._hearing(session_id, memory, by, spoken_at)
            memory.stop.clear()
            memory.settle(self._means.clock())
            memory.ledger.begin()
            turn.note(EventKind.HEARD, text=said(memory), by=by, label=request_id)
            try:
                heard = await carry_out(turn)
                note_turn(turn, heard)
            except BaseException as error:
                note_failure(turn, error)
                raise
            finally:
                await turn.keep()
            return await self._showing.turn(session_id, request_id, memory, heard, began)

    def _stop_if_told(self, text: str, session_id: str) -> None:
        """A stop does not wait for its turn: it ends the one under way."""
        memory = self._memories.of(session_id)
        if memory is not None and memory.lock.locked():
            request = read_request(text, self._means.language)
            if isinstance(request, Go) and request.how is Manner.STOP:
                memory.stop.set()

    def _hearing(
        self, session_id: str, memory: Memory, by: By = By.TEXT, spoken_at: datetime | None = None
    ) -> Hearing:
        return Hearing(session_id, memory, self._means, spoken_at or self._means.clock(), by)

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
        memory = self._memories.of(session_id) or Memory()
        url = self._forms.asked_for(memory, form_type, form_url)
        if memory.url and not url:
            form = await self._browser.read(session_id)
            heard = await Previewing(self._hearing(session_id, memory)).of(text, form)
        else:
            heard = self._forms.preview(text, url)
            if not heard.outcomes:
                heard = await Previewing(self._hearing(session_id, memory)).on_none(text)
        return await self._showing.turn(session_id, request_id, memory, heard, began)
