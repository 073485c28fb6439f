"""People and companies that a list shows, called by a part of their name: "chị Ngọc Lan" is "Phạm Thị Ngọc Lan" there.

Such a list may hold more than it shows, so that any other name is left as it was said.
"""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import read_words

_OPEN = frozenset({FieldKind.PERSON, FieldKind.COMPANY})


def as_listed(command: Fill, known: Known) -> Fill:
    """The value as the list writes it, where just one of its names ends in what was said, or holds it whole."""
    if known.kind not in _OPEN or not known.choices or command.doubt is not None or not command.text:
        return command
    said = _folded(command.text)
    meant = [o for o in known.choices if (name := _folded(o.label)) == said or name[-len(said) :] == said]
    return replace(command, text=meant[0].value) if len(meant) == 1 else command


def _folded(name: str) -> list[str]:
    return [token.folded for token in read_words(name).tokens]
