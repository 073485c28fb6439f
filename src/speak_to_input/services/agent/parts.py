"""What the routes work with; wiring makes the real ones, tests bring their own."""

from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Protocol

from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import Event, PastSessions, Sought
from speak_to_input.core.forms import Form
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.core.touches import Touch
from speak_to_input.core.turns import Turn
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.ports import Assistant, FileShelf, LiveView, PageView, People, SessionStore, Tokens
from speak_to_input.services.agent.replies import Replies
from speak_to_input.services.agent.work import Work


class Dialogue(Assistant, Protocol):
    """Conversations by session id; each session's messages are handled in order.

    `spoken_at` of `hear` is when the person began to say it.

    Raises: SessionUnknown, FormUnknown, OriginNotAllowed, SessionLimit, BrowserUnavailable.
    """

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> Form:
        """Open a session's form."""

    async def preview(
        self, text: str, *, session_id: str, form_type: str | None = None, form_url: str | None = None
    ) -> Turn:
        """What `hear` would do, without doing it."""

    async def touch(self, touch: Touch, *, session_id: str, request_id: str = "") -> Turn:
        """Do what a control beside the page is for. Raises: InvalidInput for what is not there."""

    async def looked(self, session_id: str, field: str) -> None:
        """Somebody looked at a value that was entered with a doubt."""

    def seen_from(self, session_id: str, zone: tzinfo) -> None:
        """In which time zone whoever looks at the session's page is."""

    async def resume(self, session_id: str) -> Form | None:
        """The session's form, filled again when its page is gone; None when none was open."""

    async def stop(self) -> None:
        """Keep what is not kept yet: the service ends."""

    async def events(self, session_id: str) -> tuple[Event, ...]:
        """What happened in a session, oldest first."""

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is; one that nothing is known of becomes `owner`'s."""

    async def sessions(self, limit: int, cursor: str, sought: Sought) -> PastSessions:
        """Sessions that something is known of, newest first. Raises: InvalidInput."""

    async def forget(self, session_id: str) -> None:
        """End the session and delete all that is known of it."""

    async def drafts(self, owner: str = LOCAL_ID) -> tuple[Draft, ...]:
        """A person's drafts, newest first."""

    async def delete_draft(self, draft_id: str, owner: str = LOCAL_ID) -> bool:
        """Delete a draft of a person; whether it was there."""

    async def form(self, session_id: str) -> Form:
        """The session's form as it is on the page now."""

    async def close(self, session_id: str) -> None:
        """End the session."""


class Chromium(PageView, LiveView, Protocol):
    """The browser behind the sessions, as the service looks after it."""

    async def start(self) -> None:
        """Launch it. Raises: BrowserUnavailable."""

    async def stop(self) -> None:
        """Close everything."""

    async def healthy(self) -> bool:
        """Whether it runs, or could be started again."""


@dataclass(frozen=True)
class Parts:
    """Everything behind the agent's routes."""

    dialogue: Dialogue
    chromium: Chromium
    shelf: FileShelf
    metrics: AgentMetrics
    tokens: Tokens
    replies: Replies = field(default_factory=Replies)
    work: Work = field(default_factory=Work)
    people: People | None = None
    """Who has an account; None where nobody signs in."""
    talks: SessionStore | None = None
    """Transcripts of what was spoken, which the voice service keeps."""
