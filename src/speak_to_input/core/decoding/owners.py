"""Whose a value is: of the form's own person, of somebody else whom the form asks about, or of nobody it knows."""

from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.decoding.bystanders import Bystanders
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Known, Vocabulary


class Owners(BareValues):
    """The utterance's values, and whose they may be."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self.given_names = language.lexicon.given_names
        self.bystanders = Bystanders(found.words, vocabulary.fields)

    def whose(self, h: Hypothesis, known: Known) -> float:
        """What it is worth that a personal field is of the person spoken of.

        After "vợ tên là …" the customer's own fields are not meant; after a reference person's name "số điện
        thoại" is that person's.
        """
        if not known.personal:
            return 0.0
        if known.principal and h.other:
            return -w.ANOTHER_PERSON
        before = self.field_of(h.steps[-1] if h.steps else None)
        if before is None or before is known or before.section != known.section:
            return 0.0
        other = known.section in self._of_others and not known.principal
        if other and (before.personal or known.section in self._portraits):
            return w.SAME_PERSON
        return w.OWN if before.kind is FieldKind.PERSON else 0.0

    def of_somebody(self, h: Hypothesis, known: Known) -> bool:
        """Whether a person of the field's section was named, in this utterance or right before."""
        before = self.fields[self.last] if self.last >= 0 else None
        return self._told_beside(h, known) or (before is not None and before.section == known.section)

    def stranger(self, h: Hypothesis, known: Known) -> float:
        """What it costs that the field is about a person whom nothing has named yet."""
        if known.principal or h.other or known.section not in self._portraits:
            return 0.0
        if not (known.personal or known.choices) or known.section in self._called:
            return 0.0
        return 0.0 if self._told_beside(h, known) else w.STRANGER

    def _told_beside(self, h: Hypothesis, known: Known) -> bool:
        """Whether something of the field's section was told in this utterance."""
        told = (self.field_of(step) for step in h.steps)
        return any(field is not None and field.section == known.section for field in told)

    @cached_property
    def _called(self) -> frozenset[str]:
        """Sections of people who are spoken of somewhere: "lấy má tui làm | người tham chiếu"."""
        named = (
            self.fields[m.field] for marks in self.found.mentions for m in marks if m.strength > w.CALLED
        )
        return frozenset(known.section for known in named if known.kind is FieldKind.PERSON)

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Sections about somebody else: they ask for a person's name, but not for the form's own person."""
        people = [known for known in self.fields if known.kind is FieldKind.PERSON]
        own = {known.section for known in people if known.principal}
        return frozenset(known.section for known in people) - own

    @cached_property
    def _portraits(self) -> frozenset[str]:
        """Sections that ask for hardly anything but who somebody else is."""
        return frozenset(
            section
            for section in self._of_others
            if (fields := [known for known in self.fields if known.section == section])
            and 2 * sum(known.personal for known in fields) >= len(fields) > 1
        )

    def known(self, name: str) -> Known | None:
        """The field of that name."""
        return self.vocabulary.by_name(name)

    def field_of(self, step: Step | None) -> Known | None:
        """The field that the step fills; None where it fills none."""
        return self.known(step.command.field) if step and isinstance(step.command, Fill) else None
