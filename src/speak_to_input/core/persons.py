"""Whose a field is: the people that a form asks for, and what it asks about each of them."""

from collections.abc import Sequence

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known


def asks_relation(known: Known) -> bool:
    """Whether the list asks what one person is to another."""
    return bool(known.choices) and known.relates


def owner(fields: Sequence[Known], index: int) -> Known | None:
    """The person whom the field is about: the last one that its section asks for up to there.

    Whom a list of staff names is nobody of whom the form asks anything.
    """
    own = fields[index]
    before = (known for known in reversed(fields[: index + 1]) if known.section == own.section)
    return next((known for known in before if known.kind is FieldKind.PERSON and not known.choices), None)


def same_of(fields: Sequence[Known], known: Known, person: Known) -> Known | None:
    """The field that asks `person` what `known` asks the form's own person: the manager's e-mail address."""
    alike = (other for other in fields if other.kind is known.kind and owner(fields, other.index) is person)
    return next(alike, None)
