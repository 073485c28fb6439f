"""What happened in a session, event by event: the one source of undo, drafts, audit trail and resuming."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from speak_to_input.core.people import LOCAL_ID


class EventKind(StrEnum):
    """What sort of thing happened."""

    OPENED = "opened"
    """A form was opened: `text` its address, `after` its type, `label` its title."""
    HEARD = "heard"
    """What the person said: `text`; `by` voice or text; `label` the id of the request that brought it."""
    MEANT = "meant"
    """What was understood and what became of it: `text` the words, `label`, `after` the value, `status`."""
    DOUBTED = "doubted"
    """The value that the turn wrote into `field` is less certain than usual: somebody shall look at it."""
    LOOKED = "looked"
    """Somebody looked at what had been written into `field` with a doubt, and left it."""
    WRITTEN = "written"
    """A value on the page: `before` and `after` as read back; `by` who changed it.

    `label` is the field's; `text` is what the page shows for `after` where that is something else, as a choice's name.
    """
    ASKED = "asked"
    SAID = "said"
    """The answer: `text`; `status` tells of one to words that were not understood."""
    UNDONE = "undone"
    """The changes of the turn whose number is `after` were taken back; those of `field` only, where one is told."""
    REDONE = "redone"
    SENT = "sent"
    """The send button was pressed: `text` is what the page said, `verified` whether that was a success."""
    DRAFT_SAVED = "draft_saved"
    """`text` its name, `before` the address, `after` the form's type, `values` what the form held."""
    DRAFT_DELETED = "draft_deleted"
    """`text` is the draft's id."""
    CLOSED = "closed"


class By(StrEnum):
    """Who or what changed a value."""

    VOICE = "voice"
    TEXT = "text"
    HAND = "hand"
    PAGE = "page"
    """The page itself: a sum that it works out, a field that it empties, all of it when it is loaded anew."""
    UNDO = "undo"
    REDO = "redo"
    DRAFT = "draft"
    RESUME = "resume"


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """One line of the ledger; never changed once written.

    `seq` counts a session's events from 1; `turn` joins what belongs to one utterance or one edit by hand;
    `at` is ISO 8601 with its zone.
    """

    seq: int
    at: str
    turn: int
    kind: EventKind
    by: str = ""
    field: str = ""
    label: str = ""
    before: str = ""
    after: str = ""
    text: str = ""
    status: str = ""
    verified: bool = False
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class PastSession:
    """A session as a list of sessions shows it. Times are ISO 8601 with their zone."""

    session_id: str
    began_at: str
    last_at: str
    form_type: str
    """Of the form that was opened last; "" for a page of no known form."""
    title: str
    heard: int
    """Sentences of the person."""
    first: str
    """The first of them about that form, else of all, "" for none: what tells it from others with the same form."""
    sent: bool
    """Whether a form was sent in it with success."""
    owner: str = LOCAL_ID
    """Whose session it is."""
    sent_forms: tuple[str, ...] = ()
    """Titles of the forms that were sent with success, one for each sending, in their order."""
    about: tuple[str, ...] = ()
    """Whom or what the form that was opened last is about, then the sum, as far as it tells them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sought:
    """Which past sessions are wanted; nothing given means all."""

    form_type: str = ""
    """A form of that type was open in it."""
    words: str = ""
    """All of them stand somewhere in what was said, written or told, without accents and capitals."""
    sent: bool | None = None
    owners: tuple[str, ...] = ()
    """Whose they are, none for anybody's."""
    since: datetime | None = None
    """Something happened in it then or later."""
    until: datetime | None = None
    """It had begun before then."""


@dataclasses.dataclass(frozen=True, slots=True)
class PastSessions:
    """Some sessions, newest first, and where the next ones begin ("" at the end)."""

    sessions: tuple[PastSession, ...]
    cursor: str = ""
