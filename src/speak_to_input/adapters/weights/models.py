"""The models of speech on this machine, as the command line shows and fetches them."""

from collections.abc import Iterator
from pathlib import Path

from speak_to_input.adapters.weights.hub import pull
from speak_to_input.adapters.weights.model import MODELS, here, model_named, packaged, trouble, unpack


class SpeechModels:
    """Models in the folder `cache`; `endpoint` is another hub than the usual one."""

    def __init__(self, cache: Path, endpoint: str | None = None) -> None:
        self._cache = cache
        self._endpoint = endpoint

    def listed(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, what it is, what holds it to one state, and where it is if it is not here."""
        for model in MODELS:
            missing = "in its packages" if packaged(model) else "not here"
            yield model.name, model.about, model.pinned, "" if here(model, self._cache) else missing

    def checked(self) -> Iterator[tuple[str, str]]:
        """Name and what is wrong, of every model that is here."""
        for model in MODELS:
            if here(model, self._cache):
                yield model.name, trouble(model, self._cache)

    def pull(self, name: str) -> Path:
        """Fetch one. Gives: its folder. Raises: ConfigurationError, ProviderError."""
        model = model_named(name)
        if not packaged(model):
            return pull(model, self._cache, self._endpoint)
        unpack(model, self._cache / model.name)
        return self._cache / model.name
