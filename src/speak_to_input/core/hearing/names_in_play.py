"""Names that were written in this session, for they are likely to be said again: people, firms, streets.

They live as long as the session's talk does, in memory; what stands in a field no more is forgotten, so that a
name that was heard wrong and mended is not heard wrong again.
"""

from dataclasses import dataclass, field

from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.secrets import is_secret

_NAMED = (FieldType.TEXT, FieldType.COMBOBOX)
_MOST_KEPT = 24
_LONGEST_WORDS = 7
"""What is longer is a story, and would leave no room for anything else."""
_SECRET_LABELS = ("mật khẩu", "mã pin", "otp", "cvv", "cvc", "password")
"""A page that does not say that a field is secret calls it so all the same."""


@dataclass
class NamesInPlay:
    """By form and field, what stands there now; the newest last."""

    _written: dict[tuple[str, str], str] = field(default_factory=dict)

    def saw(self, form: Form | None) -> None:
        """Note the names of a form as it is on the page now."""
        for each in form.fields if form is not None else ():
            self._note((form.url if form else "", each.name), _name_in(each))

    def _note(self, place: tuple[str, str], name: str) -> None:
        if self._written.get(place, "") == name:
            return
        self._written.pop(place, None)
        if name:
            self._written[place] = name
        while len(self._written) > _MOST_KEPT:
            del self._written[next(iter(self._written))]

    @property
    def names(self) -> tuple[str, ...]:
        """The newest first, each once."""
        return tuple(dict.fromkeys(reversed(self._written.values())))


def _name_in(of: Field) -> str:
    """The field's words, "" where they are no name: figures are better told by their kind than by an old value."""
    value = " ".join(of.value.split())
    words = value.split()
    secret = is_secret(of) or any(word in of.label.lower() for word in _SECRET_LABELS)
    if secret or of.type not in _NAMED or not 0 < len(words) <= _LONGEST_WORDS or "@" in value:
        return ""
    return value if any(word.isalpha() and len(word) > 1 for word in words) else ""
