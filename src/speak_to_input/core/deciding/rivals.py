"""Several values that one utterance gives to one field: the one said as a repair stands, else it is asked which."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Plan, Planned, Question
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.vocabulary import Vocabulary


def rivals_of(command: Command, commands: Iterable[Command], vocabulary: Vocabulary) -> tuple[Fill, ...]:
    """The values that compete with `command` for its field, itself included; () when it is alone.

    A set of options takes all that is said of it. A value that is only asked about competes with none.
    """
    known = vocabulary.by_name(command.field) if isinstance(command, Fill) else None
    if known is None or known.kind is FieldKind.CHOICES:
        return ()
    fills = [c for c in commands if isinstance(c, Fill) and c.field == known.name and c.doubt is None]
    different = {fill.text: fill for fill in fills}
    return tuple(different.values()) if len(different) > 1 and command in fills else ()


def without_repaired(commands: Sequence[Command], vocabulary: Vocabulary) -> list[Command]:
    """The commands without values that a later one of the same utterance repairs."""
    kept: list[Command] = []
    for command in commands:
        if isinstance(command, Fill) and command.correction and command.doubt is None:
            known = vocabulary.by_name(command.field)
            if known is not None and known.kind is not FieldKind.CHOICES:
                kept = [c for c in kept if not (isinstance(c, Fill) and c.field == command.field)]
        kept.append(command)
    return kept


def ask_which_value(fills: tuple[Fill, ...], form: Form, vocabulary: Vocabulary) -> Plan:
    """Nobody said which of these the field shall hold: it keeps what it has until that is told."""
    field, known = form.field(fills[0].field), vocabulary.by_name(fills[0].field)
    if field is None or known is None:
        return Plan()
    labels = tuple(say.value_of(field, known.kind, fill.text) for fill in fills)
    name = say.label_of(field)
    text = f"{name[:1].upper()}{name[1:]} là {' hay '.join(labels)} ạ?"
    outcome = Outcome(
        ActionType.FILL, Status.ASKED, field.name, field.label, "", field.value, fills[0].heard, error=text
    )
    sure = tuple(replace(fill, bare=False, correction=True) for fill in fills)
    return Plan((Planned(outcome),), Question(PendingKind.CHOOSE, text, labels, sure, asked=field.name))
