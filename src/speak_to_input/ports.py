"""Every seam to the outside as a small Protocol; adapters implement them, `wiring.py` chooses."""

from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
from typing import Protocol

from speak_to_input.core.attachments import GivenFile
from speak_to_input.core.events import Event, EventKind, PastSessions, Sought
from speak_to_input.core.forms import Form
from speak_to_input.core.hearing.speech import Bias, Heard, HearingTraits
from speak_to_input.core.live import HandAct, PageWidth, Picker, Seen
from speak_to_input.core.page_acts import PageAct, PageOutcome
from speak_to_input.core.people import (
    Identity,
    Person,
    PersonPage,
    Profile,
    ResetCode,
    Role,
    SignedIn,
    WantedPeople,
)
from speak_to_input.core.recorded import Recording
from speak_to_input.core.saved import SavedLine, SavedSession, SessionPage
from speak_to_input.core.sound import SoundFormat
from speak_to_input.core.turns import Turn
from speak_to_input.core.voices import Voice, VoiceTraits
from speak_to_input.wire import DraftKept


class FormBrowser(Protocol):
    """Open web forms, one browser context per session, and act on them.

    Raises: OriginNotAllowed, SessionUnknown, SessionLimit, BrowserUnavailable.
    """

    async def open(self, session_id: str, url: str) -> Form:
        """Open `url` in the session's own context (made if it is new) and read the form."""

    async def read(self, session_id: str) -> Form:
        """The form as it is on the page now; pushed by the page, so this costs nothing."""

    async def act(self, session_id: str, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        """Carry out `acts` in order, one outcome each; neighbouring writes go in one call.

        A field on a hidden wizard step is written there, and the step that was shown stays shown.
        """

    async def close(self, session_id: str) -> None:
        """Close the session's context; closing an unknown session does nothing."""


class PageView(Protocol):
    """Pictures of a session's live page."""

    async def screenshot(self, session_id: str) -> bytes:
        """The page as PNG."""

    async def print_pdf(self, session_id: str) -> bytes:
        """The page as a PDF document."""

    async def print_document(self, html: str) -> bytes:
        """A document of our own, which needs nothing but itself, as PDF; no session is concerned."""


class FileShelf(Protocol):
    """Files that the person gave to a session, for a spoken "đính kèm ảnh căn cước".

    Raises: InvalidInput for a file whose type is unknown or not what its name says.
    """

    async def keep(self, session_id: str, name: str, content: bytes) -> GivenFile:
        """Keep a file; one of the same name is replaced."""

    async def given(self, session_id: str) -> tuple[GivenFile, ...]:
        """The session's files, oldest first."""

    async def remove(self, session_id: str, name: str) -> bool:
        """Remove one file; whether it was there."""

    async def clear(self, session_id: str) -> None:
        """Remove all files of a session."""

    async def sweep(self, older_than_s: float, now: datetime) -> int:
        """Remove the files of sessions that got none for so long. Gives: how many sessions."""


class Watching(Protocol):
    """One viewer of a live page."""

    async def next(self) -> Seen | None:
        """What to show next; None when the session has ended and that was told.

        First what was missed, then events as they come, and the newest frame whenever the one before was
        taken. Nothing piles up for a slow viewer: frames are skipped, events that are too old become a
        `WholeState`.
        """

    def taken(self, number: int) -> None:
        """The viewer has the frame of that number: the next one may come."""

    async def leave(self) -> None:
        """The viewer is gone. The picture stops with the last one."""


class LiveView(Protocol):
    """Watching a session's page and working it by hand.

    Raises: SessionUnknown, BrowserUnavailable; InvalidInput when a native dialog has to be answered first.
    """

    async def watch(self, session_id: str, since: int | None = None) -> Watching:
        """A new viewer, who has seen the events up to `since` (None: nothing yet)."""

    async def hand(self, session_id: str, act: HandAct) -> Picker | PageWidth | None:
        """Carry out what a viewer's hand did, in turn with all acts of the session."""


ANY_SESSION = Sought()
ANYBODY = WantedPeople()


class LedgerStore(Protocol):
    """Keeps every session's events, in the order in which they came. Nothing is ever changed."""

    async def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Keep further events of a session, all or none."""

    async def read(self, session_id: str) -> tuple[Event, ...]:
        """All events of a session, oldest first; () for an unknown one."""

    async def claim(self, session_id: str, owner: str) -> str:
        """Whose session it is. One that nothing is known of becomes `owner`'s.

        One of before there were accounts belongs to `core.people.LOCAL_ID`.
        """

    async def of_kinds(self, kinds: Sequence[EventKind], owner: str = "") -> tuple[tuple[str, Event], ...]:
        """The events of these kinds in all sessions of a person, oldest first, with their session's id.

        `owner` "" is anybody.
        """

    async def sessions(self, limit: int, cursor: str = "", sought: Sought = ANY_SESSION) -> PastSessions:
        """Newest first. `cursor` is what the page before gave. Raises: InvalidInput."""

    async def forget(self, session_id: str) -> None:
        """Delete all that is known of a session, because the person asked for it."""

    async def stop(self) -> None:
        """Give back what is held open; nothing more will be asked."""


class Assistant(Protocol):
    """Answers one utterance: the agent service behind HTTP, or in process."""

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
        """Understand `text` (1 to 2000 characters) and carry it out on the session's page.

        `spoken_at`: when the person began to say it; an edit by hand after that wins over the words.
        """

    async def preview(
        self,
        text: str,
        *,
        session_id: str,
        form_type: str | None = None,
        form_url: str | None = None,
    ) -> Turn:
        """What `hear` would do, without doing it: actions that would be done are skipped ones."""

    async def form(self, session_id: str) -> Form:
        """The form as it is on the page now. Raises: SessionUnknown where none is open."""

    async def answers(self) -> bool:
        """Whether it is there at all; cheap enough to be asked every second."""


class KeptDrafts(Protocol):
    """The drafts of the person in whose name it is asked. Raises: BrowserUnavailable, ProviderTimeout."""

    async def drafts(self) -> tuple[DraftKept, ...]:
        """All of them, newest first."""

    async def delete_draft(self, draft_id: str) -> tuple[DraftKept, ...]:
        """Delete one; the others. Raises: SessionUnknown where it is not there."""


class TextToSpeech(Protocol):
    """Says a text aloud. Any number of texts may be spoken at the same time.

    Raises: ProviderTimeout, ProviderRefused or ProviderError, from `prepare` and while chunks are drawn.
    """

    @property
    def traits(self) -> VoiceTraits:
        """What this provider can do."""

    @property
    def sound(self) -> SoundFormat:
        """The format of every chunk, known from the beginning and never changed."""

    async def prepare(self) -> None:
        """Get ready, so that the first text is spoken as soon as any other; raises what is in the way."""

    def speak(self, text: str, voice: Voice) -> AsyncGenerator[bytes, None]:
        """The sound of `text` (Vietnamese as it is pronounced, see `core.spoken`) in chunks of whole frames.

        The first chunk comes as soon as there is one. Closing the generator (`aclose`) stops the work at
        once; so does cancelling the task that draws from it. A text without a letter or figure is silence.
        """

    async def close(self) -> None:
        """Let go of connections and processes; nothing can be spoken after it."""


class SessionStore(Protocol):
    """Conversations as they happen: every line is kept the moment it was said. Raises: ProviderError."""

    async def open(self, session: SavedSession) -> SavedSession:
        """Begin a session, or go on with the one of that id. Gives: it, with what is known of it."""

    async def add(self, session_id: str, line: SavedLine) -> None:
        """Keep one line of the transcript."""

    async def end(self, session_id: str, status: str, at: datetime) -> None:
        """The connection ended; the session may be opened again."""

    async def drop_active(self, at: datetime) -> None:
        """The service begins: what it was in the middle of when it last went down was dropped."""

    async def note_form(self, session_id: str, form_type: str) -> None:
        """The session came to a form of that type; the last one is kept."""

    async def session(self, session_id: str) -> SavedSession:
        """One of them. Raises: SessionUnknown."""

    async def sessions(self, limit: int, cursor: str = "", status: str = "", owner: str = "") -> SessionPage:
        """Newest first; `status` and `owner` "" are any. `cursor` is what the page before gave."""

    async def lines(self, session_id: str) -> tuple[SavedLine, ...]:
        """The transcript. Raises: SessionUnknown."""

    async def delete(self, session_id: str) -> None:
        """Forget a session and all of its lines. Raises: SessionUnknown."""


class Recordings(Protocol):
    """Utterances that a person let us keep, unreadable without the key. Raises: ProviderError, SessionUnknown."""

    def of(self, owner: str) -> "Recordings":
        """Those of one person, and none else."""

    async def keep(self, session_id: str, at: datetime, sound: bytes) -> Recording:
        """Keep one utterance: mono, 16-bit PCM at 16,000 Hz."""

    async def listed(self) -> tuple[Recording, ...]:
        """All of them, newest first."""

    async def sound(self, recording_id: str) -> bytes:
        """The sound of one."""

    async def delete(self, recording_id: str) -> None:
        """Forget one."""

    async def forget(self, session_id: str) -> None:
        """Forget those of a session."""


class Accounts(Protocol):
    """What people do with their own accounts. What is said about one that does not exist is said about any.

    Raises: ProviderError.
    """

    async def sign_up(self, name: str, password: str, full_name: str = "") -> Person:
        """Make an account. Raises: InvalidInput with `details.fields`, Vietnamese sentences by field."""

    async def sign_in(self, name: str, password: str) -> SignedIn:
        """Raises: WrongCredentials, for whatever reason."""

    async def refresh(self, token: str) -> SignedIn:
        """The next pair of tokens for a refresh token, which is worth nothing afterwards.

        One that was used before ends this sign-in: somebody else has it. Raises: NotSignedIn.
        """

    async def sign_out(self, token: str) -> None:
        """End the sign-in of this refresh token; an unknown one does nothing."""

    async def forgot(self, name: str) -> None:
        """Send the person a code by which a new password can be chosen; an unknown name does nothing."""

    async def reset(self, name: str, code: str, password: str) -> None:
        """Choose a new password; every sign-in ends. Raises: WrongCode, InvalidInput."""

    async def change_password(self, person_id: str, old: str, new: str) -> None:
        """Choose a new password; every sign-in ends. Raises: WrongCredentials, InvalidInput."""


class People(Protocol):
    """All who have an account. Raises: PersonUnknown, ProviderError."""

    async def person(self, person_id: str) -> Person:
        """One of them."""

    async def listed(self, limit: int, cursor: str = "", wanted: WantedPeople = ANYBODY) -> PersonPage:
        """Those who are `wanted`, by name. `cursor` is what the page before gave."""

    async def keep(self, person_id: str, *, profile: Profile, full_name: str) -> Person:
        """How the person likes to be served, and what they are called."""

    async def change(
        self, person_id: str, *, role: Role | None = None, disabled: bool | None = None
    ) -> Person:
        """What they may do; None leaves it. Whoever is disabled is signed out and cannot sign in.

        Raises: InvalidInput where no administrator would be left.
        """

    async def reset_code(self, name: str) -> ResetCode | None:
        """A new code for an administrator to hand over; None where the provider sends it itself."""


class Tokens(Protocol):
    """Reads the token that a call carries; the only thing that a service without accounts needs."""

    async def verify(self, token: str) -> Identity:
        """Who it is. Raises: NotSignedIn when it is not ours, was changed, or is too old."""


class Mail(Protocol):
    """Brings people what only they may know."""

    async def reset_code(self, code: ResetCode) -> None:
        """Bring a code by which a new password can be chosen; an older one of the same person is void."""

    async def used(self, person: Person) -> None:
        """The person's codes are void: what still lies about of them is removed."""


class SpeechToText(Protocol):
    """A recogniser of Vietnamese, shared by all sessions of a process.

    Sound is mono, 16-bit little-endian PCM at 16,000 Hz. Raises: ProviderTimeout, ProviderRefused or
    ProviderError.
    """

    @property
    def traits(self) -> HearingTraits:
        """What this provider can do."""

    async def prepare(self) -> None:
        """Load what is needed, so that the first utterance is heard as fast as any other.

        Raises: ConfigurationError naming the fix.
        """

    @property
    def room(self) -> int:
        """How many readings could begin at once now; 2 where the provider sets no bounds."""
        return 2

    async def expect(self, sound: bytes) -> None:
        """Do beforehand what reading this sound will need; it may never be read."""
        await self.prepare()

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        """The words of one utterance."""

    async def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        """How well each text fits the sound: the mean log probability of its tokens.

        All the same from a recogniser that cannot tell (`traits.weighs`).
        """
        return (0.0,) * len(texts)

    def listen(self, bias: Bias) -> "SpeechStream":
        """Begin an utterance whose sound is still to come; only where `traits.streams`."""

    async def close(self) -> None:
        """Let go of everything; nothing can be heard after it."""


class SpeechStream(Protocol):
    """One utterance on its way into a streaming recogniser; iterate to get what it hears, final or not."""

    async def feed(self, sound: bytes) -> None:
        """More sound."""

    async def finish(self) -> None:
        """No more sound comes: what is still undecided becomes final, then the iteration ends."""

    async def cancel(self) -> None:
        """Nobody wants the rest."""

    def __aiter__(self) -> AsyncGenerator[Heard, None]:
        """What was heard so far, anew each time it changed."""
