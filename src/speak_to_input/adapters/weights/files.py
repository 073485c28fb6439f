"""Files of a set of weights on this machine: put together, checked by hash, and noted that they were."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from speak_to_input.adapters.weights.model import Model, Source
from speak_to_input.errors import ConfigurationError
from speak_to_input.observe.progress import Stage, tell

_BLOCK = 1 << 20
RECORD = "checked.json"
"""Beside the files: name -> sha256, the commit they are of, and where they came from."""


def unpack(model: Model, folder: Path) -> None:
    """Put a model together from its packages. Raises: ConfigurationError when a file is not what it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    by_file = _parts_by_file(model)
    told = counting(Stage.UNPACKING, [part for parts in by_file.values() for part in parts])
    for name, parts in by_file.items():
        whole = folder / f"{name}.part"
        with whole.open("wb") as out:
            for part in parts:
                with part.open("rb") as file:
                    while block := file.read(_BLOCK):
                        out.write(block)
                        told(len(block))
        whole.replace(folder / name)
    seal(model, folder, model.hashes, model.commit, Source.PACKAGES)


def seal(
    model: Model, folder: Path, hashes: dict[str, str], commit: str, source: Source = Source.CACHE
) -> None:
    """Check every file and note that it was checked."""
    told = counting(Stage.CHECKING, [folder / name for name in hashes])
    wrong = [name for name, sha256 in hashes.items() if digest(folder / name, told) != sha256]
    if wrong:
        for name in wrong:
            with suppress(FileNotFoundError):
                (folder / name).unlink()
        raise ConfigurationError(
            f"Files of {model.name} are not what they should be: {', '.join(wrong)}.",
            hint=f"They were removed; fetch them again with: speak-to-input models pull {model.name}",
        )
    record = {"commit": commit, "sha256": hashes, "source": source}
    (folder / RECORD).write_text(json.dumps(record, indent=1), "utf-8")


def here(model: Model, cache: Path) -> bool:
    """Whether the model was put there and checked once."""
    return (cache / model.name / RECORD).is_file()


def origin(folder: Path) -> Source:
    """Where checked files came from when they were put there."""
    try:
        return Source(json.loads((folder / RECORD).read_text("utf-8"))["source"])
    except (OSError, ValueError, KeyError):
        return Source.CACHE


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
    told = counting(Stage.CHECKING, [folder / file for file in record])
    wrong = [file for file, sha256 in record.items() if digest(folder / file, told) != sha256]
    return f"damaged: {', '.join(wrong)}" if wrong else ""


def digest(path: Path, progress: Callable[[int], None] = lambda size: None, way: str = "sha256") -> str:
    """SHA-256 of a file, or another digest; "" where there is no file."""
    total = hashlib.new(way, usedforsecurity=way == "sha256")
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                total.update(block)
                progress(len(block))
    except FileNotFoundError:
        return ""
    return total.hexdigest()


def counting(stage: Stage, files: Iterable[Path]) -> Callable[[int], None]:
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
