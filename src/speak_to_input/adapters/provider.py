"""A provider from its name: the row of its kind's table, or a dotted name of a class of your own."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from speak_to_input.errors import ConfigurationError


def build_provider(kind: str, name: str, table: Mapping[str, str], options: Mapping[str, object]) -> Any:
    """The provider `name` (a row of `table`, or "package.module:Class") with its `options`.

    `kind` is the settings section ("tts"), for messages.
    Raises: ConfigurationError that names the variable and the fix.
    """
    row = table.get(name, name if ":" in name else "")
    variable = f"S2I_{kind.upper()}__NAME"
    if not row:
        known = ", ".join(sorted(table))
        raise ConfigurationError(
            f'{variable} names "{name}", which is no provider',
            hint=f"use one of {known}, or package.module:Class",
        )
    module, _, class_name = row.partition(":")
    try:
        provider = getattr(import_module(module), class_name)
    except ImportError as error:
        raise ConfigurationError(
            f'the provider "{name}" cannot be loaded: {error}',
            hint=f"install its package, or change {variable}",
        ) from error
    except AttributeError:
        raise ConfigurationError(f"{module} has no class {class_name}", hint=f"correct {variable}") from None
    return provider(_options(kind, name, provider.Options, options))


def _options(kind: str, name: str, model: Any, options: Mapping[str, object]) -> Any:
    try:
        return model.model_validate(dict(options))
    except ValidationError as error:
        first = error.errors()[0]
        variable = f"S2I_{kind.upper()}__OPTIONS__" + "__".join(str(part) for part in first["loc"]).upper()
        if first["type"] == "extra_forbidden":
            known = ", ".join(model.model_fields) or "none"
            raise ConfigurationError(f"{variable} is no option of {name}; known: {known}.") from None
        if first["type"] == "missing":
            raise ConfigurationError(f"{name} needs {variable}", hint=f"set {variable}") from None
        # The value itself may be a key, so it is not repeated.
        problem = str(first["msg"]).removeprefix("Value error, ")
        raise ConfigurationError(f"{variable} cannot be used: {problem[:1].lower()}{problem[1:]}.") from None
