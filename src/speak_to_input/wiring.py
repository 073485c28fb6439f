"""Settings to live objects; the only place that names adapters. Nothing happens on import."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.adapters.auth.shared_key import SharedKeyTokens
from speak_to_input.adapters.browser.browser import PlaywrightBrowser
from speak_to_input.adapters.browser.installed import installed_browser
from speak_to_input.adapters.browser.options import BrowserOptions, PageCookie
from speak_to_input.adapters.provider import build_provider
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.adapters.store.recordings import SealedRecordings
from speak_to_input.adapters.store.sqlite import SqliteSessions
from speak_to_input.adapters.stt.table import PROVIDERS as STT_PROVIDERS
from speak_to_input.adapters.tts.by_sentence import SentenceSpeech
from speak_to_input.adapters.tts.cached import CachedSpeech
from speak_to_input.adapters.tts.table import PROVIDERS as TTS_PROVIDERS
from speak_to_input.adapters.weights.models import SpeechModels
from speak_to_input.adapters.weights.resolving import Shelf
from speak_to_input.catalog.folders import built_web, data_folder
from speak_to_input.catalog.hearing import load_invented, load_manners
from speak_to_input.catalog.sounding import load_pronounced
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Form
from speak_to_input.core.hearing.manners import Manners
from speak_to_input.core.hearing.rejection import Invented
from speak_to_input.core.language import Language
from speak_to_input.core.page_acts import HandEdit
from speak_to_input.core.people import LOCAL, Identity
from speak_to_input.core.sentences import sentences
from speak_to_input.core.spoken import Narrator
from speak_to_input.core.voice_phrases import OFTEN
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.tasks import Tasks
from speak_to_input.errors import BrowserUnavailable, ConfigurationError
from speak_to_input.observe.hearing import CountedHearing
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.observe.sessions import CountedBrowser
from speak_to_input.observe.speaking import CountedSpeech
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import Accounts, Assistant, KeptDrafts, People, SpeechToText, TextToSpeech, Tokens
from speak_to_input.settings import Settings
from speak_to_input.vi.sounds import SoundTable
from speak_to_input.wire import AGENT, FORM_COOKIE, VOICE
from speak_to_input.wiring_people import PeopleHere, calling, people_here, sign_in_tokens

VERSION = version("speak-to-input")

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Where the banks are: what "hôm nay" means, here and in the pages."""

__all__ = [
    "AGENT",
    "VERSION",
    "VOICE",
    "Agent",
    "PeopleHere",
    "RemoteAssistant",
    "SpeechModels",
    "Voice",
    "agent",
    "browser_executable",
    "form_files",
    "language",
    "narrator",
    "people_here",
    "speech_models",
    "speech_to_text",
    "text_to_speech",
    "voice",
    "web_files",
]


@dataclass(frozen=True)
class Agent:
    """The live objects of one browser agent."""

    conversations: Conversations
    browser: PlaywrightBrowser
    shelf: FolderShelf
    ledgers: SqliteLedgers
    metrics: AgentMetrics
    tokens: SharedKeyTokens
    people: People | None
    talks: SqliteSessions
    """Transcripts, kept by the voice service."""


@dataclass(frozen=True)
class Voice:
    """The live objects of one voice service."""

    recogniser: CountedHearing
    speech: TextToSpeech
    narrator: Narrator
    assistant: RemoteAssistant
    store: SqliteSessions
    recordings: SealedRecordings
    metrics: VoiceMetrics
    manners: Manners
    invented: Invented
    sounds: SoundTable
    opening: tuple[str, ...]
    """What may be said while no form is open: names of forms."""
    accounts: Accounts
    people: People
    tokens: Tokens
    assistant_for: Callable[[Identity], Assistant]
    """The agent, called in somebody's name."""
    drafts_for: Callable[[Identity], KeptDrafts]
    """What that person left unsent, kept by the agent."""


def now() -> datetime:
    """The time, in the zone of the banks."""
    return datetime.now(_ZONE)


def language() -> Language:
    """What understanding knows. Raises: ConfigurationError when a data file is broken."""
    return load_language()


def agent(
    settings: Settings,
    clock: Callable[[], datetime] = now,
    on_idle_close: Callable[[str], None] = lambda session_id: None,
) -> Agent:
    """Everything behind the agent's routes; `on_idle_close` hears of sessions that nobody used any more.

    Raises: ConfigurationError.
    """
    _make_folder(settings.store.path.parent, "S2I_STORE__PATH")
    metrics = AgentMetrics(AGENT, VERSION)
    words = language()
    titles = {flow.type: flow.title for flow in words.workflows}
    forms = FormDirectory(settings.agent.url, titles, settings.forms.allowed_origins)
    own = _own_origins(settings)

    def form_type_of(url: str) -> str:
        here = next((origin for origin in own if url.startswith(f"{origin}/")), "")
        return forms.type_of(settings.agent.url + url[len(here) :] if here else url)

    def on_closed(session_id: str, last: Form) -> None:
        counted.gone(session_id, "idle")
        on_idle_close(session_id)
        closing.start(conversations.idle(session_id, last))

    def on_hand_edit(session_id: str, edit: HandEdit) -> None:
        conversations.edited(session_id, edit)

    closing = Tasks()
    tokens = sign_in_tokens(settings, clock)
    browser = PlaywrightBrowser(
        _browser_options(settings, own),
        form_type_of=form_type_of,
        on_hand_edit=on_hand_edit,
        on_closed=on_closed,
        cookies_of=lambda session_id: _form_cookies(settings, tokens, session_id),
    )
    counted = CountedBrowser(browser, metrics)
    ledgers = SqliteLedgers(settings.store.path)
    shelf = FolderShelf(settings.store.path.parent / "files")
    within = timedelta(seconds=settings.agent.answer_within_s)
    conversations = Conversations(Means(counted, shelf, ledgers, words, forms, clock, within))
    people = people_here(settings, clock).people if settings.accounts.required else None
    talks = SqliteSessions(settings.store.path)
    return Agent(conversations, browser, shelf, ledgers, metrics, tokens, people, talks)


def remote_assistant(settings: Settings, url: str = "") -> RemoteAssistant:
    """The agent that answers at `url`, else the one of the settings, called in the local person's name."""
    agent = RemoteAssistant(url or settings.agent.url)
    return calling(settings, agent, sign_in_tokens(settings, now), LOCAL)


def narrator() -> Narrator:
    """Who turns answers into words to be spoken. Raises: ConfigurationError when a data file is broken."""
    return Narrator(load_language(), load_pronounced())


def text_to_speech(settings: Settings, metrics: VoiceMetrics | None = None) -> TextToSpeech:
    """The voice that settings name, sentence by sentence, frequent ones kept. Raises: ConfigurationError.

    `metrics` count what the provider itself was asked for.
    """
    speech: TextToSpeech = build_provider("tts", settings.tts.name, TTS_PROVIDERS, settings.tts.options)
    if metrics is not None:
        speech = CountedSpeech(speech, metrics)
    if settings.tts.cache_bytes:
        aloud = map(narrator().text, OFTEN)
        often = frozenset(sentence for text in aloud for sentence in sentences(text))
        speech = CachedSpeech(speech, settings.tts.cache_bytes, often)
    return SentenceSpeech(speech)


def speech_to_text(settings: Settings) -> SpeechToText:
    """The recogniser that settings name. Raises: ConfigurationError."""
    chosen: SpeechToText = build_provider("stt", settings.stt.name, STT_PROVIDERS, settings.stt.options)
    return chosen


def speech_models(settings: Settings) -> SpeechModels:
    """Weights of recognisers, where the settings keep them."""
    pins = settings.stt.options.get("pins")
    cache = Path(str(settings.stt.options.get("cache", "var/models")))
    return SpeechModels(Shelf(cache, Path(str(pins)) if pins else None))


def voice(settings: Settings) -> Voice:
    """Everything behind the voice service's routes. Raises: ConfigurationError."""
    folder = settings.store.path.parent
    _make_folder(folder, "S2I_STORE__PATH")
    metrics = VoiceMetrics(VOICE, VERSION)
    people = people_here(settings, now)
    assistant = remote_assistant(settings)
    in_name_of = partial(calling, settings, assistant, people.tokens)
    return Voice(
        CountedHearing(speech_to_text(settings), metrics),
        text_to_speech(settings, metrics),
        narrator(),
        assistant,
        SqliteSessions(settings.store.path),
        SealedRecordings(folder / "recordings", folder / "keys" / "recordings.key"),
        metrics,
        load_manners(),
        load_invented(),
        language().lexicon.sounds,
        tuple(f"mở {name}" for flow in language().workflows for name in flow.names[:2]),
        people.accounts,
        people.people,
        people.tokens,
        in_name_of,
        in_name_of,
    )


def browser_executable(settings: Settings) -> Path | None:
    """The Chromium that would be used; None for Playwright's own. Raises: BrowserUnavailable."""
    return installed_browser(settings.browser.executable, headless=settings.browser.headless)


def web_files() -> Path | None:
    """The folder of the built web application; None where it was not built (it needs Node.js)."""
    return built_web()


def form_files() -> Path:
    """The folder of the five demo forms."""
    return data_folder("bank_forms")


def _own_origins(settings: Settings) -> tuple[str, ...]:
    """Where the demo forms are: a person may call this machine by number or by name."""
    if settings.agent.host not in ("127.0.0.1", "localhost"):
        return (settings.agent.url,)
    return tuple(f"http://{host}:{settings.agent.port}" for host in ("127.0.0.1", "localhost"))


def _form_cookies(settings: Settings, tokens: SharedKeyTokens, session_id: str) -> tuple[PageCookie, ...]:
    """Tells our own forms whose they are, where people sign in."""
    if not settings.accounts.required:
        return ()
    mark = tokens.for_forms(session_id)
    return tuple(PageCookie(FORM_COOKIE, mark, f"{origin}/forms/") for origin in _own_origins(settings))


def _browser_options(settings: Settings, own_origins: tuple[str, ...]) -> BrowserOptions:
    try:
        executable = browser_executable(settings)
    except BrowserUnavailable:
        # The service starts without one and says so at /api/health.
        executable = None
    return BrowserOptions(
        executable=executable,
        allowed_origins=(*own_origins, *settings.forms.allowed_origins),
        headless=settings.browser.headless,
        max_sessions=settings.browser.max_sessions,
        idle_close_s=settings.browser.idle_close_s,
    )


def _make_folder(folder: Path, variable: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"{folder} cannot be made ({error.strerror}); set {variable} to a place you may write to."
        ) from None
