"""All settings as one frozen object, read once from `S2I_*` variables and `.env`; wiring hands them out.

`S2I_BROWSER__HEADLESS=false` sets `browser.headless`. A wrong value, an unknown name or an unsafe
combination stops start-up with one sentence that names the variable and the fix.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from speak_to_input.access import AccountSettings, refuse_open_address
from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.errors import ConfigurationError

PREFIX = "S2I_"
_DOTENV = Path(".env")


class Section(BaseModel):
    """A group of settings; an unknown name in it is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BrowserSettings(Section):
    """The Chromium that shows the forms."""

    executable: str = ""
    """Path of Chromium or Chrome; "" looks for an installed one."""
    headless: bool = True
    max_sessions: int = Field(default=40, ge=1, le=500)
    """Open sessions at once, one browser context each."""
    idle_close_s: float = Field(default=1800.0, gt=0)
    """A session that nobody used for so long is closed."""


class FormSettings(Section):
    """Which pages may be opened besides the five demo forms."""

    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins such as https://forms.bank.vn: separated by commas, or a JSON list."""

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _as_list(cls, raw: object) -> object:
        if not isinstance(raw, str):
            return raw
        text = raw.strip().removeprefix("[").removesuffix("]")
        return tuple(part.strip().strip("\"'") for part in text.split(",") if part.strip())

    @field_validator("allowed_origins")
    @classmethod
    def _only_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            scheme, _, host = origin.partition("://")
            if scheme not in ("http", "https") or not host or "/" in host.rstrip("/") or "*" in host:
                raise ValueError(f'"{origin}" is no origin; write scheme and host, as https://forms.bank.vn')
        return tuple(origin.rstrip("/").lower() for origin in origins)


class AgentSettings(Section):
    """Where the browser agent listens."""

    host: str = "127.0.0.1"
    port: int = Field(default=7863, ge=1, le=65535)
    answer_within_s: float = Field(default=60.0, ge=0.1, le=600)
    """A question that was not answered for so long, above all "shall it be sent?", is void."""

    @property
    def url(self) -> str:
        """Address for callers on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


class StoreSettings(Section):
    """Where submissions and conversations are kept."""

    path: Path = Path("var/speak_to_input.sqlite")
    files_kept_s: float = Field(default=7 * 86400.0, gt=0)
    """Files that were given to a session which got none since are removed after so long."""


class VoiceSettings(Section):
    """Where the voice service listens, and how it takes turns."""

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)
    max_sessions: int = Field(default=20, ge=1, le=200)
    """Conversations at once."""
    turn_end: Literal["speech_timeout", "smart_turn"] = "speech_timeout"
    """What ends a turn: silence alone, or also a small model that listens whether the person will go on."""
    denoise: bool = False
    """Suppress noise before anything listens: makes the embedded recogniser worse, may help another one."""
    usual_pause_s: float = Field(default=0.55, ge=0.2, le=5)
    """Silence after which a sentence counts as finished."""
    closed_pause_s: float = Field(default=0.2, ge=0.1, le=5)
    """The same where nothing can follow: a whole telephone number, a choice of a list."""
    open_pause_s: float = Field(default=1.1, ge=0.2, le=10)
    """The same where something is missing, or the last word wants another."""
    prose_pause_s: float = Field(default=0.8, ge=0.2, le=10)
    """The same where the field takes free text."""
    partial_every_s: float = Field(default=1.0, ge=0.3)
    """Between looks at words that are still being spoken, when there is time for it."""
    rest_after_s: float = Field(default=120.0, gt=0)
    """Silence after which it rests until it is called."""
    phrases: Annotated[tuple[str, ...], NoDecode] = ()
    """Names and phrases of this place that recognisers should know, separated by commas: products, branches."""
    speculate: bool = True
    """Read the words in every short pause, so that they are there when the turn ends."""
    rescore: bool = True
    """Choose among a recogniser's readings the one that the form can take."""

    @field_validator("phrases", mode="before")
    @classmethod
    def _as_list(cls, raw: object) -> object:
        return tuple(p.strip() for p in raw.split(",") if p.strip()) if isinstance(raw, str) else raw

    @property
    def url(self) -> str:
        """Address for callers on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


class WebSettings(Section):
    """Where the web application is."""

    host: str = "127.0.0.1"
    port: int = Field(default=5173, ge=1, le=65535)

    @property
    def url(self) -> str:
        """Address for people on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


class SttSettings(Section):
    """How speech is heard."""

    name: str = "faster_whisper"
    """A provider of `adapters/stt/table.py`, or package.module:Class."""
    options: dict[str, object] = {}
    """What this provider can be told: S2I_STT__OPTIONS__BEAM=3."""


class WebRtcSettings(Section):
    """How sound finds its way where the person's browser is not on this machine or network."""

    ice_servers: Annotated[tuple[str, ...], NoDecode] = ()
    """STUN and TURN servers, separated by commas: turn:turn.bank.vn:3478."""
    username: str = ""
    credential: SecretStr = SecretStr("")

    @field_validator("ice_servers", mode="before")
    @classmethod
    def _as_list(cls, raw: object) -> object:
        return tuple(p.strip() for p in raw.split(",") if p.strip()) if isinstance(raw, str) else raw

    @field_validator("ice_servers")
    @classmethod
    def _only_ice(cls, servers: tuple[str, ...]) -> tuple[str, ...]:
        for server in servers:
            if not server.startswith(("stun:", "stuns:", "turn:", "turns:")):
                raise ValueError(f'"{server}" is no ICE server; write turn:turn.bank.vn:3478')
        return servers


class TtsSettings(Section):
    """How replies are spoken."""

    name: str = "espeak"
    """A provider of `adapters/tts/table.py`, or package.module:Class."""
    region: Region = Region.NORTH
    """The accent of the voice, unless the person asks for another."""
    speed: float = Field(default=1.0, ge=SLOWEST, le=FASTEST)
    cache_bytes: int = Field(default=32 * 1024 * 1024, ge=0)
    """Sound of frequent phrases that is kept in memory; 0 keeps none."""
    options: dict[str, object] = {}
    """What this provider can be told: S2I_TTS__OPTIONS__WORDS_PER_MINUTE=170."""

    @property
    def voice(self) -> Voice:
        """The voice before anybody asked for another."""
        return Voice(self.region, self.speed)


class LogSettings(Section):
    """Where log lines go."""

    folder: Path = Path("logs")
    level: str = "INFO"

    @field_validator("level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("use DEBUG, INFO, WARNING or ERROR")
        return level.upper()


class LimitSettings(Section):
    """What one caller may send."""

    body_bytes: int = Field(default=64 * 1024, ge=1024)
    """Largest JSON body."""
    upload_bytes: int = Field(default=12 * 1024 * 1024, ge=1024)
    """Largest multipart body (form submissions with files)."""
    requests_per_s: float = Field(default=500.0, gt=0)
    """Calls to /api per second and caller, twice as many in a burst."""


class Settings(BaseSettings):
    """Everything that can be set, with defaults that need nothing."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=_DOTENV,
        extra="ignore",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    browser: BrowserSettings = BrowserSettings()
    forms: FormSettings = FormSettings()
    agent: AgentSettings = AgentSettings()
    store: StoreSettings = StoreSettings()
    voice: VoiceSettings = VoiceSettings()
    web: WebSettings = WebSettings()
    stt: SttSettings = SttSettings()
    tts: TtsSettings = TtsSettings()
    webrtc: WebRtcSettings = WebRtcSettings()
    accounts: AccountSettings = AccountSettings()
    logs: LogSettings = LogSettings()
    limits: LimitSettings = LimitSettings()


def load_settings() -> Settings:
    """Read the environment and `.env` of the working directory.

    Raises: ConfigurationError, whose message is one sentence with the variable and the fix.
    """
    _refuse_unknown_names(os.environ)
    _refuse_unknown_names(dotenv_values(_DOTENV) if _DOTENV.is_file() else {})
    try:
        settings = Settings()
    except ValidationError as error:
        raise ConfigurationError(_sentence(error)) from None
    refuse_open_address(settings.agent.host, "AGENT", settings.accounts)
    refuse_open_address(settings.voice.host, "VOICE", settings.accounts)
    refuse_open_address(settings.web.host, "WEB", settings.accounts)
    return settings


def own_origins(settings: Settings) -> frozenset[str]:
    """Where our own pages are: only they may act in a signed-in person's name."""
    places = (settings.agent, settings.voice, settings.web)
    here = {f"http://{host}:{place.port}" for host in ("127.0.0.1", "localhost", "[::1]") for place in places}
    return frozenset({*settings.accounts.origins, *here, *(place.url for place in places)})


def _refuse_unknown_names(variables: Mapping[str, str | None]) -> None:
    sections = Settings.model_fields
    for name in variables:
        if not name.upper().startswith(PREFIX):
            continue
        section, _, member = name.upper().removeprefix(PREFIX).partition("__")
        if section.lower() not in sections:
            known = ", ".join(f"{PREFIX}{s.upper()}__…" for s in sections)
            raise ConfigurationError(f"{name} is no setting; remove it or use one of {known}.")
        if not member:
            raise ConfigurationError(f"{name} cannot be set as a whole; set one part of it, as {name}__….")


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    name = PREFIX + "__".join(str(part) for part in first["loc"][:2]).upper()
    if first["type"] == "extra_forbidden":
        section = Settings.model_fields[str(first["loc"][0])].annotation
        known = ", ".join(section.model_fields) if isinstance(section, type(BaseModel)) else ""
        return f"{name} is no setting; known in this section: {known}."
    problem = first["msg"].removeprefix("Value error, ")
    return f"{name} has a value that cannot be used: {problem[:1].lower()}{problem[1:]}."


def application_url(settings: Settings) -> str:
    """Where people open the web application."""
    return next(iter(settings.accounts.origins), settings.web.url)
