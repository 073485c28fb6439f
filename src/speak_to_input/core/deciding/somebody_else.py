"""Somebody else told for a row that holds a person already: all that is said of them is asked about as one.

Else the row would mix two people: the relationship of the second, written at once because its list was empty or
its words were sure, beside the name and the number of the first.
"""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.deciding.values import asked_about
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.plan import Plan, Question
from speak_to_input.core.rows import row_of
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import fold


def told_of_another(commands: list[Command], form: Form, vocabulary: Vocabulary) -> tuple[Fill, ...]:
    """What is told of a second person for a row, the name first; () where nobody is."""
    fills = [c for c in commands if isinstance(c, Fill) and c.doubt is None]
    for name in fills:
        known, field, row = vocabulary.by_name(name.field), form.field(name.field), row_of(name.field)
        if known is None or known.kind is not FieldKind.PERSON or field is None or field.empty or not row:
            continue
        if not name.bare or name.correction or fold(name.text) in fold(field.value):
            continue
        return (name, *(c for c in fills if c is not name and row_of(c.field) == row and not c.correction))
    return ()


def ask_for_another(fills: tuple[Fill, ...], form: Form, vocabulary: Vocabulary) -> Plan:
    """Whether that person, with all that was told of them, shall stand there instead."""
    found = ((each, form.field(each.field), vocabulary.by_name(each.field)) for each in fills)
    asked = [(each, field, known.kind) for each, field, known in found if field and known]
    named = [(say.label_of(field), say.value_of(field, kind, each.text)) for each, field, kind in asked]
    (label, new), beside = named[0], "".join(f", {name} {value}" for name, value in named[1:])
    text = f"{label[:1].upper()}{label[1:]} đang là {asked[0][1].value}. Đổi thành {new}{beside} ạ?"
    planned = tuple(asked_about(field, each, text) for each, field, _ in asked)
    sure = tuple(replace(each, bare=False) for each in fills)
    return Plan(planned, Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=sure))
