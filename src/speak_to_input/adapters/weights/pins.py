"""What the operator says a model must be: a commit and SHA-256 of its files, in a file of theirs.

`{"whisper-small": {"commit": "<40 figures>", "sha256": {"model.bin": "<64 figures>", "config.json": "..."}}}`
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, ValidationError

from speak_to_input.adapters.weights.model import Model, model_named
from speak_to_input.errors import ConfigurationError

_Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class _Pin(BaseModel):
    model_config = ConfigDict(extra="forbid")

    commit: str = Field(pattern="^[0-9a-f]{40}$")
    sha256: dict[str, _Hash] = Field(min_length=1)


class _Pins(RootModel[dict[str, _Pin]]):
    pass


def pinned(name: str, file: Path | None) -> Model:
    """The model of that name, held to what `file` says of it; what is pinned here already stays so.

    Raises: ConfigurationError for an unknown model, and for a file that cannot be read or is not as it should be.
    """
    model = model_named(name)
    pin = _read(file).get(name) if file is not None else None
    if pin is None or model.weights_pinned:
        return model
    return replace(model, commit=pin.commit, hashes=pin.sha256, stated_by=f"{file}")


def _read(file: Path) -> Mapping[str, _Pin]:
    try:
        return _Pins.model_validate_json(file.read_bytes()).root
    except (OSError, ValidationError) as error:
        raise ConfigurationError(
            f"The pins of models in {file} cannot be used ({type(error).__name__}).",
            hint='It holds {"name": {"commit": "40 figures", "sha256": {"model.bin": "64 figures"}}}.',
        ) from None
