"""JSON on HTTP: what callers send, and the core's own types as they are shown to callers.

The models of `Turn`, `Form` and their parts are derived from the core's dataclasses, so that they cannot
drift; this module only says what stays inside and which computed values are added.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, create_model

from speak_to_input.core import events, forms, people, saved, turns
from speak_to_input.observe.progress import Stage

AGENT = "browser-agent"
"""What the browser agent calls itself, by which its callers know it."""

VOICE = "voice-bot"
"""What the voice service calls itself."""

FORM_COOKIE = "s2i_form"
"""What a session's page shows our own forms where people sign in: it says which session it is."""

_INSIDE: dict[type, frozenset[str]] = {
    forms.Form: frozenset({"schema_key"}),
    forms.Field: frozenset({"ref"}),
    forms.Button: frozenset({"ref"}),
}
"""What only the engine needs: handles and cache keys."""

_WHEN_TRUE: dict[type, frozenset[str]] = {turns.Outcome: frozenset({"to_check", "bare"})}
"""Marks that are shown only where they are set: the contract's keys stay as they are."""

_COMPUTED: dict[type, dict[str, Any]] = {
    forms.Form: {"missing": tuple[str, ...], "invalid": tuple[str, ...]},
}

_models: dict[type, type[BaseModel]] = {}


def _shown(kind: Any) -> Any:
    """The type `kind` with every dataclass of the core in it replaced by its JSON model."""
    if hasattr(kind, "__dataclass_fields__"):
        return _model_of(kind)
    arguments = get_args(kind)
    if not arguments:
        return kind
    shown = tuple(_shown(a) for a in arguments)
    if get_origin(kind) is Mapping:
        return dict[shown]  # type: ignore[misc, valid-type]
    return tuple[shown] if get_origin(kind) is tuple else Union[shown]  # type: ignore[valid-type] # noqa: UP007


def _model_of(kind: type) -> type[BaseModel]:
    """The JSON model of a dataclass; every key but a mark is always there, so it is required."""
    if kind not in _models:
        hints = get_type_hints(kind)
        inside = _INSIDE.get(kind, frozenset())
        keys: dict[str, tuple[Any, Any]] = {
            f.name: (_shown(hints[f.name]), ...) for f in fields(kind) if f.name not in inside
        }
        mark = (bool, Field(default=False, exclude_if=lambda held: not held))
        keys |= dict.fromkeys(_WHEN_TRUE.get(kind, frozenset()), mark)
        keys |= {name: (of, ...) for name, of in _COMPUTED.get(kind, {}).items()}
        config = ConfigDict(from_attributes=True, frozen=True)
        _models[kind] = create_model(kind.__name__, __config__=config, __doc__=kind.__doc__, **keys)  # type: ignore[call-overload]
    return _models[kind]


TurnJson: type[BaseModel] = _model_of(turns.Turn)
FormJson: type[BaseModel] = _model_of(forms.Form)

_turn = TypeAdapter(turns.Turn)
_form = TypeAdapter(forms.Form)


def as_json(value: Any) -> dict[str, Any]:
    """A value of the core as callers see it, ready for JSON."""
    return _model_of(type(value)).model_validate(value).model_dump(mode="json")


def turn_json(turn: turns.Turn) -> str:
    """A turn as callers see it."""
    return TurnJson.model_validate(turn).model_dump_json()


def form_json(form: forms.Form) -> str:
    """A form as callers see it."""
    return FormJson.model_validate(form).model_dump_json()


def turn_from_json(text: str | bytes) -> turns.Turn:
    """A turn out of an answer of the agent; handles of the page are not in it."""
    return _turn.validate_json(text)


def form_from_json(text: str | bytes) -> forms.Form:
    """A form out of an answer of the agent; handles of the page are not in it."""
    return _form.validate_json(text)


Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Utterance = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
RequestId = Annotated[str, StringConstraints(min_length=1, max_length=128)]
FormType = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2048)]


class Source(StrEnum):
    """How the words came."""

    VOICE = "voice"
    TEXT = "text"


class Body(BaseModel):
    """What a caller sends; a misspelled key is refused, so that nothing is silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OpenRequest(Body):
    """Open a session, with a form if one is named."""

    session_id: Identifier | None = None
    form_type: FormType | None = Field(default=None, examples=["loan"])
    form_url: Address | None = None


class ExecuteRequest(Body):
    """One utterance for one session."""

    user_message: Utterance = Field(examples=["Vay 500 triệu, kỳ hạn 24 tháng, mua nhà"])
    session_id: Identifier = Field(examples=["demo"])
    form_type: FormType | None = Field(default=None, examples=["loan"])
    form_url: Address | None = Field(default=None, examples=[None])
    request_id: RequestId | None = Field(default=None, examples=[None])
    source: Source = Source.TEXT
    spoken_at: AwareDatetime | None = Field(default=None, examples=[None])
    """When the person began to say it; an edit by hand after that wins over the words."""


class SessionOpened(BaseModel):
    """An open session and the form in it."""

    success: bool = True
    session_id: str
    form: FormJson | None  # type: ignore[valid-type]
    correlation_id: str


class FileKept(BaseModel):
    """A file that the person gave to a session."""

    name: str
    media_type: str
    size_bytes: int


class FilesKept(BaseModel):
    """The files of a session, oldest first; `kept` is the one that came with this call."""

    success: bool = True
    session_id: str
    kept: FileKept | None
    files: tuple[FileKept, ...]
    correlation_id: str


class LiveAddress(BaseModel):
    """Where a session's live page is: for a person to open, and for a program to connect to."""

    success: bool = True
    session_id: str
    live_url: str
    socket_url: str
    correlation_id: str


DRAFT_ID = r"^[A-Za-z0-9_-]{1,64}:\d{1,9}$"
"""Session and number of the event that saved it."""


class DraftKept(BaseModel):
    """A draft; `fields` is how many values it holds."""

    id: str
    name: str
    form_type: str
    title: str
    url: str
    saved_at: str
    fields: int


class Drafts(BaseModel):
    """All drafts, newest first."""

    success: bool = True
    drafts: tuple[DraftKept, ...]
    correlation_id: str


LedgerEvent: type[BaseModel] = _model_of(events.Event)

SpokenLine: type[BaseModel] = _model_of(saved.SavedLine)


PastSession: type[BaseModel] = _model_of(events.PastSession)


class Sessions(BaseModel):
    """Sessions, newest first; `cursor` asks for the next ones, "" at the end."""

    success: bool = True
    sessions: tuple[PastSession, ...]  # type: ignore[valid-type]
    cursor: str
    correlation_id: str


class LedgerJson(BaseModel):
    """What happened in a session, oldest first."""

    success: bool = True
    session_id: str
    events: tuple[LedgerEvent, ...]  # type: ignore[valid-type]
    asides: tuple[SpokenLine, ...]  # type: ignore[valid-type]
    """What was said in its talk and came to no form: left alone, answered otherwise, or while nobody was there."""
    correlation_id: str


PersonJson: type[BaseModel] = _model_of(people.Person)


class Looked(BaseModel):
    """It is noted that somebody looked at a value."""

    success: bool = True
    session_id: str
    correlation_id: str


class SessionClosed(BaseModel):
    """The session is closed."""

    success: bool = True
    session_id: str
    correlation_id: str


class ErrorDetail(BaseModel):
    """What went wrong: a stable code, a sentence for the person, a hint for the developer."""

    code: str = Field(examples=["INVALID_INPUT"])
    message: str
    hint: str
    details: dict[str, Any]


class ErrorBody(BaseModel):
    """The body of every answer that is an error."""

    success: bool = False
    error: ErrorDetail
    correlation_id: str


class Loading(BaseModel):
    """Something that is getting ready, and how far it is; bytes are null where nobody can count them."""

    stage: Stage
    done_bytes: int | None
    total_bytes: int | None


class ModelUsed(BaseModel):
    """Weights that something works with: their name, where they came from, and what they stand in for, or ""."""

    name: str
    source: Literal["folder", "cache", "hub", "packages"]
    instead_of: str


class Health(BaseModel):
    """Whether the service can work, and each thing it needs."""

    status: Literal["healthy", "degraded"]
    service: str
    version: str
    checks: dict[str, str]


class VoiceHealth(Health):
    """The same of a service that has to load models."""

    loading: dict[str, Loading]
    """By the name of the check, while that is not ok yet."""
    models: dict[str, ModelUsed]
    """By the name of the check, where weights were loaded into the service."""
