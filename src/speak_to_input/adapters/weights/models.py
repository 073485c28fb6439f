"""The models of speech on this machine, as the command line shows and fetches them."""

from collections.abc import Iterator
from pathlib import Path

from speak_to_input.adapters.weights.files import here, origin, packaged, trouble, unpack
from speak_to_input.adapters.weights.hub import pull
from speak_to_input.adapters.weights.model import MODELS
from speak_to_input.adapters.weights.pins import pinned
from speak_to_input.adapters.weights.resolving import Shelf


class SpeechModels:
    """Models on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def listed(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, what it is, what holds it to one state, and whether it is here or where it is to be had."""
        for known in MODELS:
            model = pinned(known.name, self._shelf.pins)
            missing = "no, in its packages" if packaged(model) else "no"
            where = f"from {origin(self._shelf.cache / model.name)}"
            yield model.name, model.about, model.pinned, where if here(model, self._shelf.cache) else missing

    def checked(self) -> Iterator[tuple[str, str]]:
        """Name and what is wrong, of every model that is here."""
        for known in MODELS:
            model = pinned(known.name, self._shelf.pins)
            if here(model, self._shelf.cache):
                yield model.name, trouble(model, self._shelf.cache)

    def pull(self, name: str) -> Path:
        """Fetch one. Gives: its folder. Raises: ConfigurationError, ProviderError."""
        model = pinned(name, self._shelf.pins)
        if not packaged(model):
            return pull(model, self._shelf.cache, self._shelf.hub)
        unpack(model, self._shelf.cache / model.name)
        return self._shelf.cache / model.name
