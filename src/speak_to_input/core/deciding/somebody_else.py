"""Somebody else told for a row that holds a person already: all that is said of them is asked about as one.

Else the row would mix two people: the relationship of the second, written at once because its list was empty or
its words were sure, beside the name and the number of the first.
"""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Plan, Planned, Question
from speak_to_input.core.rows import row_of
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
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
    asked, parts = [], []
    for each in fills:
        field, known = form.field(each.field), vocabulary.by_name(each.field)
        if field is not None and known is not None:
            asked.append((each, field))
            parts.append((say.label_of(field), say.value_of(field, known.kind, each.text)))
    (label, new), *others = parts
    held = asked[0][1].value
    beside = "".join(f", {name} {value}" for name, value in others)
    text = f"{label[:1].upper()}{label[1:]} đang là {held}. Đổi thành {new}{beside} ạ?"
    planned = tuple(
        Planned(
            Outcome(
                ActionType.FILL,
                Status.ASKED,
                field.name,
                field.label,
                "",
                field.value,
                each.heard,
                error=text,
            )
        )
        for each, field in asked
    )
    sure = tuple(replace(each, bare=False) for each, _ in asked)
    return Plan(planned, Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=sure))
