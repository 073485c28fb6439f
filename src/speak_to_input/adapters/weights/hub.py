"""Weights from the model hub: one commit, resumed where it broke off, every file checked against the hub's digest."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from speak_to_input.adapters.weights.files import digest, seal
from speak_to_input.adapters.weights.model import Model, Source
from speak_to_input.errors import ConfigurationError, ProviderError
from speak_to_input.observe.progress import Stage, tell

_WANTED = ("config.json", "model.bin", "tokenizer.json", "vocabulary.", "preprocessor_config.json")
"""Names, or how they begin: Whisper in CTranslate2's form."""
_VOICES = (".onnx", ".onnx.json")
"""How files of a Piper voice end."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the repository; large ones have a SHA-256, small ones git's own digest."""

    path: str
    size: int | None
    sha256: str
    blob_id: str

    @property
    def name(self) -> str:
        """Without the folder."""
        return self.path.rpartition("/")[2]

    def right(self, downloaded: Path) -> bool:
        """Whether what came is what the hub says it is."""
        if self.sha256:
            return digest(downloaded) == self.sha256
        content = downloaded.read_bytes()
        told = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False)
        return told.hexdigest() == self.blob_id


def pull(model: Model, cache: Path, endpoint: str | None = None, patience_s: float | None = None) -> Path:
    """Fetch a model into `cache` and check it; progress is told and shown on stderr. Gives: its folder.

    The hub's first answer is waited for `patience_s`, else as long as its client does. Raises: ProviderError when
    the hub cannot be reached, ConfigurationError when a file is not right.
    """
    from huggingface_hub import HfApi  # noqa: PLC0415 (an extra)

    folder = cache / model.name
    arriving = cache / f"{model.name}.arriving"
    try:
        told = HfApi(endpoint=endpoint).model_info(
            model.repository, revision=model.commit or None, files_metadata=True, timeout=patience_s
        )
        files = _wanted(told, model)
        _refuse_other(model, files)
        counted = _counting(files, arriving)
        for file in files:
            _arrive(model, file, str(told.sha), arriving, endpoint, counted)
    except ConfigurationError:
        raise
    except Exception as error:
        # The library raises its HTTP client's errors, OSError and its own, by what went wrong underneath.
        raise ProviderError(
            f"{model.repository} could not be fetched ({type(error).__name__}).",
            hint="Look at the connection; what has arrived is kept, and the next try goes on from there.",
        ) from error
    _refuse_wrong(model, files, arriving)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (arriving / file.path).replace(folder / file.name)
    hashes = {file.name: digest(folder / file.name) for file in files}
    seal(model, folder, {**hashes, **model.hashes}, str(told.sha), Source.HUB)
    return folder


def _arrive(
    model: Model,
    file: _File,
    commit: str,
    arriving: Path,
    endpoint: str | None,
    counted: Callable[[int], None],
) -> None:
    """Fetch what is still missing of one file.

    The library's own download begins anew after it gave up once; its single steps can go on.
    """
    from huggingface_hub import hf_hub_url  # noqa: PLC0415
    from huggingface_hub.file_download import http_get  # noqa: PLC0415
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]  # noqa: PLC0415

    path = arriving / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    url = hf_hub_url(model.repository, file.path, revision=commit, endpoint=endpoint)
    with _Arriving(path, counted) as arrived:
        http_get(
            url,
            arrived,
            resume_size=arrived.tell(),
            headers=build_hf_headers(),
            expected_size=file.size,
            displayed_filename=file.name,
        )


class _Arriving(FileIO):
    """A file that grows, and tells by how much."""

    def __init__(self, path: Path, counted: Callable[[int], None]) -> None:
        super().__init__(path, "ab")
        self._counted = counted

    def write(self, piece: Any, /) -> int:
        size = super().write(piece)
        self._counted(size)
        return size


def _counting(files: tuple[_File, ...], arriving: Path) -> Callable[[int], None]:
    """Tells whoever waits how many bytes of all files are here, those of an earlier try included."""
    total = sum(file.size or 0 for file in files)
    paths = [arriving / file.path for file in files]
    done = sum(path.stat().st_size for path in paths if path.exists())

    def counted(size: int) -> None:
        nonlocal done
        done += size
        tell(Stage.FETCHING, done, total)

    return counted


def _refuse_other(model: Model, files: tuple[_File, ...]) -> None:
    """Refuses, before anything is fetched, a hub whose own digests are not those that the model is held to."""
    other = [f.name for f in files if f.sha256 and model.hashes.get(f.name, f.sha256) != f.sha256]
    if other:
        raise ConfigurationError(
            f"The hub has other files of {model.name} than it is pinned to: {', '.join(other)}.",
            hint="Nothing was fetched. Look at the pin, and at who answers for the hub.",
        )


def _wanted(told: Any, model: Model) -> tuple[_File, ...]:
    prefix = f"{model.folder}/" if model.folder else ""
    files = []
    for sibling in told.siblings or ():
        inner = sibling.rfilename.removeprefix(prefix)
        ours = inner.startswith(_WANTED) or inner.endswith(_VOICES)
        if sibling.rfilename.startswith(prefix) and ours and "/" not in inner:
            lfs: Mapping[str, Any] = sibling.lfs or {}
            sha256 = str(lfs.get("sha256", ""))
            files.append(_File(sibling.rfilename, sibling.size, sha256, sibling.blob_id or ""))
    if not any(file.name == "model.bin" or file.name.endswith(".onnx") for file in files):
        raise ConfigurationError(
            f"{model.repository} holds no weights that can be used here.",
            hint="Weights of Whisper must be in CTranslate2's form; a voice is an .onnx file.",
        )
    return tuple(files)


def _refuse_wrong(model: Model, files: tuple[_File, ...], arriving: Path) -> None:
    def right(file: _File) -> bool:
        path, md5 = arriving / file.path, model.md5.get(file.name)
        return file.right(path) and (md5 is None or digest(path, way="md5") == md5)

    wrong = [file for file in files if not right(file)]
    for file in wrong:
        (arriving / file.path).unlink()
    if wrong:
        raise ConfigurationError(
            f"Files of {model.name} did not arrive as the hub has them: {', '.join(f.name for f in wrong)}.",
            hint=f"They were removed; try again: speak-to-input models pull {model.name}",
        )
