"""`voice`: the voice service, whose packages an installation of the agent alone does not have."""

import os
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from speak_to_input.errors import ConfigurationError
from speak_to_input.settings import Settings

_NEEDED = ("pipecat", "aiortc", "ctranslate2")


def installed() -> bool:
    """Whether the packages of the voice service are there."""
    return all(find_spec(name) for name in _NEEDED)


def service(name: str = "run_voice") -> Callable[[Settings], Any]:
    """What runs it, or does something else with it. Raises: ConfigurationError when its packages are missing."""
    if not installed():
        raise ConfigurationError(
            "The packages of the voice service are not installed.",
            hint="Install them with: pip install 'speak-to-input[voice,espeak]'",
        )
    # Each answer may start a program, and to start one OpenBLAS ends its threads first. That hangs for ever now and
    # then while a recogniser multiplies in another thread, and with it the whole service; without threads it cannot.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    wanted: Callable[[Settings], Any] = getattr(import_module("speak_to_input.services.voice.server"), name)
    return wanted
