"""The workflows that come with the program: their titles and what else their fields are called."""

from operator import itemgetter
from pathlib import Path

import yaml

from speak_to_input.core.language import Workflow
from speak_to_input.errors import ConfigurationError


def workflows_in(folder: Path) -> tuple[Workflow, ...]:
    """All of a folder, in the order in which people are offered them. Raises: ConfigurationError."""
    placed = sorted(map(_workflow, folder.glob("*.yaml")), key=itemgetter(0))
    return tuple(flow for _, flow in placed)


def _workflow(path: Path) -> tuple[int, Workflow]:
    """A workflow with its place in the list that people are offered."""
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        return int(read["place"]), Workflow(
            type=path.stem,
            title=read["title"],
            names=tuple(read["names"]),
            wishes=tuple(read.get("wishes") or ()),
            aliases={field: tuple(names) for field, names in (read.get("aliases") or {}).items()},
            option_aliases={
                field: {value: tuple(names) for value, names in options.items()}
                for field, options in (read.get("options") or {}).items()
            },
        )
    except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError, ValueError) as cause:
        raise ConfigurationError(
            f"{path} is no workflow: {cause}.", hint="Compare it with loan.yaml."
        ) from cause
