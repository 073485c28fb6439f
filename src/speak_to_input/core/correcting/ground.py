"""What a correction is judged by: the words with all candidates, the form, and what was spoken of before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.forms import Form
from speak_to_input.core.offer import Offer
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import Words

_CLEAR = 0.6
"""How well a value must be told."""
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
    lexicon: Lexicon
    people: PersonPhrases
    particles: frozenset[str]

    @property
    def words(self) -> Words:
        """The utterance."""
        return self.found.words

    @cached_property
    def named(self) -> frozenset[int]:
        """The fields that are named clearly."""
        return frozenset(m.field for told in self.found.mentions for m in told if m.strength > _NAMED)

    def called(self, known: Known, begin: int, end: int) -> int:
        """How many words of the field's label are said between the tokens."""
        return len({token.folded for token in self.words.tokens[begin:end]} & known.label_words)

    def clause_end(self, at: int) -> int:
        """The token behind the clause in which token `at` stands, without its final particles."""
        words = self.words
        end = words.clause_end(at)
        while end > at + 1 and self.marks.at(words, end - 1, Mark.END):
            end -= 1
        return end

    def longest(self, known: Known, at: int, last: int | None = None, least: float = _CLEAR) -> Offer | None:
        """The longest clear value of the field that begins at token `at`, and does not go on behind token `last`.

        Takes: `least`: how well it must be told.
        """
        if at >= len(self.words):
            return None
        told = (
            o
            for o in self.found.offers[at]
            if o.field == known.index and o.fit > least and o.doubt is None
            if last is None or o.end <= last
        )
        return max(told, key=lambda offer: (offer.end, offer.fit), default=None)

    def put_right(self, known: Known, text: str, said: str = "") -> Fill:
        """The value set right and to be looked at; `said`: the words that tell it, where that is not the utterance."""
        whole = self.words.text
        return Fill(known.name, text, said or whole, correction=True, clause=whole, to_check=True)

    def held(self, known: Known) -> str:
        """What the field holds, in its one spelling; "" for nothing."""
        return canonical(known.kind, self.form.fields[known.index].value)

    def filled(self) -> Iterator[Known]:
        """The fields that hold something, in the form's order."""
        for field, known in zip(self.form.fields, self.vocabulary.fields, strict=True):
            if not field.empty:
                yield known
