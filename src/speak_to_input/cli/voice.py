"""`voice`: the voice service, whose packages an installation of the agent alone does not have."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from speak_to_input.errors import ConfigurationError
from speak_to_input.settings import Settings

_NEEDED = ("pipecat", "aiortc", "ctranslate2")


def installed() -> bool:
    """Whether the packages of the voice service are there."""
    return all(find_spec(name) for name in _NEEDED)


def service() -> Callable[[Settings], None]:
    """What runs it. Raises: ConfigurationError when its packages are missing."""
    if not installed():
        raise ConfigurationError(
            "The packages of the voice service are not installed.",
            hint="Install them with: pip install 'speak-to-input[voice,espeak]'",
        )
    run: Callable[[Settings], None] = import_module("speak_to_input.services.voice.server").run_voice
    return run
