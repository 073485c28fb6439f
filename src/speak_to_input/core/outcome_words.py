"""An outcome's field and its values in words."""

from speak_to_input.core import say
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.turns import Outcome
from speak_to_input.core.vocabulary import Vocabulary

_LONGEST = 60
"""Characters of a value that are repeated."""


def is_box(outcome: Outcome, form: Form) -> bool:
    """Whether its field is one box to tick."""
    field = form.field(outcome.field or "")
    return field is not None and field.type is FieldType.CHECKBOX


def name_of(outcome: Outcome, form: Form) -> str:
    """Its field's name within a sentence."""
    field = form.field(outcome.field or "")
    return say.label_of(field) if field is not None else outcome.label


def value_of(outcome: Outcome, value: str, form: Form, vocabulary: Vocabulary) -> str:
    """A value that its field holds or held: of a long text the beginning, of a secret nothing."""
    field, known = form.field(outcome.field or ""), vocabulary.by_name(outcome.field)
    if field is None or known is None:
        return value
    if is_secret(field):
        return ""
    told = say.value_of(field, known.kind, value)
    return f"“{told[:_LONGEST].rsplit(' ', 1)[0]}…”" if len(told) > _LONGEST else told
