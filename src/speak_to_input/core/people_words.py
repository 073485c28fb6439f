"""The words by which people are spoken of; what becomes of them is in `core.decoding.person_phrases`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from speak_to_input.vi.text import Words, fold


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Single words and phrases by role; see lexicon/people.tsv."""

    single: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The first words of a role's phrases, with their tones and without: most tokens begin none."""
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Single word -> its roles. Most tokens of an utterance have none, and are asked about thousands of times."""
    unmarked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same by the words without their tones."""

    @classmethod
    def of(cls, rows: Iterable[tuple[str, tuple[str, ...]]]) -> "PeopleWords":
        """The words of a table: role, and what is said for it."""
        cut = {role: tuple(tuple(one.split()) for one in said) for role, said in rows}
        single = {role: tuple(one[0] for one in said if len(one) == 1) for role, said in cut.items()}
        phrases = {role: said for role, said in cut.items() if any(len(one) > 1 for one in said)}
        firsts = {role: {one[0] for one in said} for role, said in phrases.items()}
        heads = {role: frozenset({*first, *map(fold, first)}) for role, first in firsts.items()}
        told = [(word, role) for role, said in single.items() for word in said]
        return cls(
            single, phrases, heads, _by_word(told), _by_word((fold(word), role) for word, role in told)
        )

    def says(self, words: Words, at: int, *roles: str) -> bool:
        """Whether the token is one of the single words of these roles."""
        if not 0 <= at < len(words):
            return False
        token = words.tokens[at]
        if not self.roles.get(token.toned, _NONE).isdisjoint(roles):
            return True
        return not (words.accented or self.unmarked.get(token.folded, _NONE).isdisjoint(roles))

    def end(self, words: Words, at: int, role: str) -> int:
        """The token behind the longest phrase of the role at the token; `at` where none stands there."""
        longest = int(self.says(words, at, role))
        if 0 <= at < len(words) and words.tokens[at].toned in self.heads.get(role, ()):
            for said in self.phrases[role]:
                if all(words.says(at + place, one) for place, one in enumerate(said)):
                    longest = max(longest, len(said))
        return at + longest


_NONE = frozenset[str]()


def _by_word(told: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, role in told:
        found.setdefault(word, set()).add(role)
    return {word: frozenset(roles) for word, roles in found.items()}
