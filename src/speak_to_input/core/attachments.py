"""Files that the person gave, and which of them goes into which field."""

import mimetypes
from dataclasses import dataclass, replace

from speak_to_input.core import say
from speak_to_input.core.commands import Attach
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Plan, Planned, Question
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.vi.text import fold, read_words

_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
}
_LEAST_WORD = 2
_GENERIC = frozenset(
    {"anh", "file", "tep", "hinh", "img", "image", "scan", "tai", "lieu", "jpg", "png", "pdf"}
)
"""Words in a file's name that tell nothing: an utterance holds them anyway."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that the person gave to this session; it lies at `path` under its own name."""

    name: str
    media_type: str
    size_bytes: int
    path: str


def known_types() -> tuple[str, ...]:
    """Endings of the files that can be given, with the dot."""
    return tuple(_SIGNATURES)


def is_what_its_name_says(name: str, beginning: bytes) -> bool:
    """Whether the first bytes are those of the type that the ending promises; False for unknown types."""
    return beginning.startswith(_SIGNATURES.get(f".{_split(name)[1].lower()}", ()))


def _split(name: str) -> tuple[str, str]:
    """A file's name without its ending, and the ending without the dot."""
    stem, dot, ending = name.rpartition(".")
    return (stem, ending) if dot else (name, "")


def accepts(accept: str, name: str) -> bool:
    """Whether a file goes with an HTML `accept` list ("image/*,.pdf"); an empty list takes all."""
    kinds = [kind.strip().lower() for kind in accept.split(",") if kind.strip()]
    guessed = mimetypes.guess_type(name)[0] or ""
    for kind in kinds:
        if kind.startswith(".") and name.lower().endswith(kind):
            return True
        if kind in (guessed, "*/*") or (kind.endswith("/*") and guessed.startswith(kind[:-1])):
            return True
    return not kinds


def attach(command: Attach, form: Form, given: tuple[GivenFile, ...]) -> Plan:
    """Put into the field what was given for it: the files that were named, else those not attached yet."""
    fields = [f for f in form.fields if f.type is FieldType.FILE and command.field in (None, f.name)]
    if not fields:
        return _refused("biểu mẫu này không có ô nào nhận tệp", command)
    if command.file:
        given = tuple(file for file in given if file.name == command.file)
    if len(fields) > 1:
        fields = [f for f in fields if any(accepts(f.accept, file.name) for file in given)] or fields
    if len(fields) > 1:
        return _which_field(command, fields)
    field = fields[0]
    if not field.enabled:
        return _refused(f"ô {say.label_of(field)} đang khóa", command, field)
    if not given:
        return _ask_for_file(command, field)
    fitting = [file for file in given if accepts(field.accept, file.name)]
    if not fitting:
        names = say.listed([file.name for file in given])
        return _refused(f"{say.label_of(field)} chỉ nhận {field.accept}, không nhận {names}", command, field)
    chosen = _named(command.heard, fitting) or _unused(form, fitting) or fitting[-1:]
    return _write(command, field, chosen if field.multiple else chosen[-1:], fitting)


def _named(heard: str, files: list[GivenFile]) -> list[GivenFile]:
    """The files whose own name was said, by a word that tells it from the others."""
    said = {token.folded for token in read_words(heard).tokens}
    telling = [_words_of(file.name) & said for file in files]
    common = set.intersection(*telling) if len(files) > 1 else set()
    return [file for file, words in zip(files, telling, strict=True) if words - common]


def words_of(files: tuple[GivenFile, ...]) -> frozenset[str]:
    """Folded words by which any of the files may be called."""
    return frozenset(word for file in files for word in _words_of(file.name))


def _words_of(name: str) -> set[str]:
    stem = _split(name)[0].replace("_", " ").replace("-", " ")
    words = {fold(token.text) for token in read_words(stem).tokens}
    return {word for word in words if len(word) >= _LEAST_WORD} - _GENERIC


def _unused(form: Form, files: list[GivenFile]) -> list[GivenFile]:
    held = {name for f in form.fields if f.type is FieldType.FILE for name in f.value.split("\n")}
    return [file for file in files if file.name not in held]


def _write(command: Attach, field: Field, chosen: list[GivenFile], known: list[GivenFile]) -> Plan:
    """A field that takes several files keeps those that it holds already."""
    held = field.value.split("\n") if field.multiple else []
    kept = [file for file in known if file.name in held and file not in chosen]
    files = [*kept, *chosen]
    outcome = Outcome(
        ActionType.UPLOAD, Status.DONE, field.name, field.label,
        "\n".join(file.name for file in files), field.value, command.heard,
    )  # fmt: skip
    return Plan((Planned(outcome, Write(field.name, "\n".join(file.path for file in files))),))


def _ask_for_file(command: Attach, field: Field) -> Plan:
    why = f"anh chị chưa đưa tệp nào cho {say.label_of(field)}"
    text = f"{why[:1].upper()}{why[1:]}. Anh chị chọn tệp (hoặc kéo thả vào trang), rồi nói lại giúp em ạ."
    outcome = Outcome(
        ActionType.UPLOAD, Status.ASKED, field.name, field.label, "", field.value, command.heard, error=why
    )
    return Plan((Planned(outcome),), remarks=(text,))


def _which_field(command: Attach, fields: list[Field]) -> Plan:
    names = [say.label_of(field) for field in fields]
    text = f"Đính kèm vào {' hay '.join(names)} ạ?"
    choices = tuple(replace(command, field=field.name) for field in fields)
    question = Question(PendingKind.CHOOSE, text, tuple(field.label for field in fields), choices)
    outcome = Outcome(ActionType.UPLOAD, Status.ASKED, heard=command.heard, error=text)
    return Plan((Planned(outcome),), question)


def _refused(why: str, command: Attach, field: Field | None = None) -> Plan:
    name, label = (field.name, field.label) if field else (None, "")
    return Plan(
        (Planned(Outcome(ActionType.UPLOAD, Status.REJECTED, name, label, heard=command.heard, error=why)),)
    )
