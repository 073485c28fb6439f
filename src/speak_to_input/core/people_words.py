"""The words by which people are spoken of; what becomes of them is in `core.decoding.person_phrases`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from speak_to_input.vi.text import Words


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Single words and phrases by role; see lexicon/people.tsv."""

    single: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, tuple[str, ...]]]) -> "PeopleWords":
        """The words of a table: role, and what is said for it."""
        cut = {role: tuple(tuple(one.split()) for one in said) for role, said in rows}
        single = {role: tuple(one[0] for one in said if len(one) == 1) for role, said in cut.items()}
        return cls(single, {role: said for role, said in cut.items() if any(len(one) > 1 for one in said)})

    def says(self, words: Words, at: int, *roles: str) -> bool:
        """Whether the token is one of the single words of these roles."""
        return any(words.says(at, *self.single.get(role, ())) for role in roles)

    def end(self, words: Words, at: int, role: str) -> int:
        """The token behind the longest phrase of the role at the token; `at` where none stands there."""
        spans = (
            len(said)
            for said in self.phrases.get(role, ())
            if all(words.says(at + place, one) for place, one in enumerate(said))
        )
        return at + max(spans, default=int(self.says(words, at, role)))
