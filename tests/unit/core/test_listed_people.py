"""Whom a list of staff names is not the person whom the fields around it are about."""

from datetime import date

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Read
from speak_to_input.core.context import Context
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from tests.corpus.cases import load_form


def test_a_picture_is_no_pronoun_for_whoever_looks_after_the_file() -> None:
    """A picture and "he" are the same word in the South: "ảnh"."""
    language, form = load_language(), load_form("loan")
    vocabulary = compile_form(form, language)
    staff = vocabulary.by_name("relationshipManager")
    assert staff is not None
    assert staff.kind is FieldKind.PERSON
    assert staff.choices
    context = Context(date(2026, 11, 26), last="idCardImage")
    (command,) = understand("ảnh căn cước đang là gì", form, vocabulary, language, context).commands
    assert isinstance(command, Read)
    assert command.what == "idCardImage"
