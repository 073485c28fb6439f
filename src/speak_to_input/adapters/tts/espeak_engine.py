"""Which eSpeak NG there is, and the command that speaks with it: the package's library, else Debian's program."""

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from speak_to_input.adapters.tts import espeak_program
from speak_to_input.errors import ConfigurationError

_PACKAGE = "espeakng_loader"
_LIBRARIES = {"win32": "espeak-ng.dll", "darwin": "libespeak-ng.dylib"}
_HINT = "run: make setup (or: apt-get install espeak-ng)"


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to run eSpeak NG in a process of its own. `header_bytes` come before the sound."""

    command: tuple[str, ...]
    named_options: bool
    header_bytes: int

    def speaking(self, voice: str, words_per_minute: int) -> tuple[str, ...]:
        """The command that speaks what comes on its standard input."""
        if self.named_options:
            return (*self.command, "-v", voice, "-s", str(words_per_minute))
        return (*self.command, voice, str(words_per_minute))

    @property
    def name(self) -> str:
        """Which one it is, for people."""
        return self.command[0] if self.named_options else f"package {_PACKAGE}"


def find_engine(program: Path | None) -> Engine:
    """The named program; else the library of the package; else an installed `espeak-ng`.

    Raises: ConfigurationError.
    """
    if program is not None:
        found = which(str(program))
        if found is None:
            raise ConfigurationError(
                f"the speech program {program} is not there or does not run",
                hint="set S2I_TTS__OPTIONS__PROGRAM",
            )
        return _installed(found)
    packaged = _packaged()
    if packaged is not None:
        return packaged
    found = which("espeak-ng")
    if found is None:
        raise ConfigurationError("no eSpeak NG is installed, so replies cannot be spoken", hint=_HINT)
    return _installed(found)


def _installed(path: str) -> Engine:
    # --stdout writes a WAV header, its length left open, and then the sound as it is made.
    return Engine((path, "--stdin", "--stdout", "-z", "-b", "1"), named_options=True, header_bytes=44)


def _packaged() -> Engine | None:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    library, data = folder / _LIBRARIES.get(sys.platform, "libespeak-ng.so"), folder / "espeak-ng-data"
    if not library.is_file() or not data.is_dir():
        return None
    script = Path(espeak_program.__file__)
    command = (sys.executable, "-I", "-S", str(script), str(library), str(data))
    return Engine(command, named_options=False, header_bytes=0)
