"""A person's name that the form asks for in pieces: "Họ" and "Tên", or "Last name", "Middle name", "First name".

Vietnamese names run from the family's to one's own: Nguyễn | Văn | Hùng. What stands between goes with the family's
name, as people write it into two boxes, unless the page has a box for it or asks for it with the name of one's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import read_words

_FAMILY = frozenset(
    {("họ",), ("họ", "đệm"), ("họ", "và", "đệm"), ("họ", "lót"), ("họ", "và", "tên", "đệm"), ("họ", "tên", "đệm"),
     ("họ", "và", "chữ", "đệm"), ("họ", "chữ", "đệm"), ("họ", "và", "tên", "lót"), ("họ", "và", "chữ", "lót")}
)  # fmt: skip
_MIDDLE = frozenset({("tên", "đệm"), ("đệm",), ("chữ", "đệm"), ("tên", "lót"), ("chữ", "lót")})
_WITH_MIDDLE = frozenset(
    {("tên", "đệm", "và", "tên"), ("đệm", "và", "tên"), ("đệm", "tên"), ("chữ", "đệm", "và", "tên"),
     ("tên", "lót", "và", "tên")}
)  # fmt: skip
_OWN = frozenset({("tên",), ("tên", "gọi"), ("tên", "riêng"), ("tên", "chính")}) | _WITH_MIDDLE
_NEAR = 2


class SplitName(NamedTuple):
    """The fields for the pieces of one person's name, by their names; `middle` is "" where the page has none."""

    family: str
    middle: str
    own: str
    own_with_middle: bool
    """Whether what stands between goes with the name of one's own."""
    pieces: frozenset[int]
    """The indexes of all of them."""
    takes: int
    """The index of the one that a whole name is told for."""


def split_names(
    form: Form, kinds: Sequence[FieldKind], spoken: Sequence[Iterable[Phrase]]
) -> tuple[SplitName, ...]:
    """The names that `form` asks for in pieces. `spoken`: what each label may be called, by field."""

    def beside(index: int, names: frozenset[Phrase]) -> int | None:
        near = range(max(0, index - _NEAR), min(len(spoken), index + _NEAR + 1))
        found = [at for at in near if at != index and _is_piece(at, names) and _together(form, at, index)]
        return found[0] if found else None

    def _is_piece(at: int, names: frozenset[Phrase]) -> bool:
        return kinds[at] in (FieldKind.PERSON, FieldKind.TEXT) and not names.isdisjoint(spoken[at])

    found = []
    for index, field in enumerate(form.fields):
        if _is_piece(index, _FAMILY) and (own := beside(index, _OWN)) is not None:
            middle = beside(index, _MIDDLE)
            name = "" if middle is None else form.fields[middle].name
            both = not _WITH_MIDDLE.isdisjoint(spoken[own])
            pieces = frozenset(at for at in (index, middle, own) if at is not None)
            found.append(SplitName(field.name, name, form.fields[own].name, both, pieces, own))
    return tuple(found)


def whole_names(principal: frozenset[int], names: Sequence[SplitName]) -> frozenset[int]:
    """The fields that take a value of their kind unnamed; of a name in pieces the box of one's own name does."""
    for name in names:
        if principal & name.pieces:
            principal = principal - name.pieces | {name.takes}
    return principal


def _together(form: Form, one: int, other: int) -> bool:
    return form.fields[one].section == form.fields[other].section


def in_pieces(
    commands: tuple[Command, ...], names: Sequence[SplitName], lexicon: Lexicon
) -> tuple[Command, ...]:
    """`commands`, a whole name that was told for the box of one's own name divided among its boxes.

    A name that does not begin with a family's, or of which a piece was told besides, stays as it was told.
    """
    if not names:
        return commands
    pieces = {field for name in names for field in name[:3]}
    commands = tuple(
        replace(command, text=_capitals(command.text))
        if isinstance(command, Fill) and command.field in pieces
        else command
        for command in commands
    )
    told = {command.field for command in commands if isinstance(command, Fill)}
    own = {name.own: name for name in names if not told & {name.family, name.middle}}
    return tuple(piece for command in commands for piece in _pieces(command, own, lexicon))


def _capitals(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _pieces(command: Command, own: Mapping[str, SplitName], lexicon: Lexicon) -> tuple[Command, ...]:
    name = own.get(command.field) if isinstance(command, Fill) else None
    if name is None or not isinstance(command, Fill):
        return (command,)
    words = read_words(command.text)
    ends = lexicon.family_names.longest(words, 0)
    if ends is None or ends.end >= len(words):
        return (command,)
    at = (ends.end, len(words) - 1)
    family, between, last = words.spelling(0, at[0]), words.spelling(*at), words.spelling(at[1], len(words))
    if name.own_with_middle:
        last, between = f"{between} {last}".strip(), ""
    elif not name.middle:
        family, between = f"{family} {between}".strip(), ""
    told = ((name.family, family), (name.middle, between), (name.own, last))
    return tuple(replace(command, field=field, text=text) for field, text in told if field and text)
