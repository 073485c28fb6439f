"""What is said of both sides of a form at once: "cả hai đều kết hôn lần đầu" fills the field and its twin."""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Command, Fill
from speak_to_input.core.vocabulary import Vocabulary


def of_both(command: Command, vocabulary: Vocabulary) -> Iterator[Command]:
    """What was said of both sides: a value for one of two twins is given to the other as well."""
    fill = command.choices[0] if isinstance(command, AskWhich) else command
    known = vocabulary.by_name(fill.field) if isinstance(fill, Fill) else None
    if not isinstance(fill, Fill) or known is None or len(known.twins) != 1:
        yield command
        return
    twin = vocabulary.fields[known.twins[0]]
    if isinstance(command, AskWhich) and any(other.field != twin.name for other in command.choices[1:]):
        yield command
        return
    yield from (fill, replace(fill, field=twin.name))
