"""What a correction is judged by: the words with all candidates, the form, and what was spoken of before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.marks import Marks
from speak_to_input.core.forms import Form
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import Words

_NAMED = 0.6
"""How clearly a field must be named."""


@dataclass(frozen=True)
class Ground:
    """One utterance on one form."""

    found: Candidates
    form: Form
    vocabulary: Vocabulary
    marks: Marks
    context: Context

    @property
    def words(self) -> Words:
        """The utterance."""
        return self.found.words

    @cached_property
    def named(self) -> frozenset[int]:
        """The fields that are named clearly."""
        return frozenset(m.field for told in self.found.mentions for m in told if m.strength > _NAMED)

    def held(self, known: Known) -> str:
        """What the field holds, in its one spelling; "" for nothing."""
        return canonical(known.kind, self.form.fields[known.index].value)

    def filled(self) -> Iterator[Known]:
        """The fields that hold something, in the form's order."""
        for field, known in zip(self.form.fields, self.vocabulary.fields, strict=True):
            if not field.empty:
                yield known
