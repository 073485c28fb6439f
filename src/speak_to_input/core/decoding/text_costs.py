"""What speaks against a free text, in parts: not all of them count for every field."""

from typing import NamedTuple


class TextCosts(NamedTuple):
    """What speaks against a stretch of words as a field's text."""

    always: float
    as_nobody: bool
    """They are only words for people, and the field is for somebody's name."""
    as_act: float
    """Unless "là" joins them to the field: they are just an act or an answer."""
    holds: float
    """Unless "là" joins them: they hold such a joining word themselves, or a question."""
    as_address: float
    """For an address whose field was hardly named: no number is among them."""
    as_typed: float
    """For a field that was hardly named, or that takes short texts: they are a value of another sort."""
