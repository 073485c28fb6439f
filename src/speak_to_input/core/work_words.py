"""The words by which people tell of their work; what becomes of them is in `core.work_told`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from speak_to_input.vi.phrases import Phrases
from speak_to_input.vi.text import Words


@dataclass(frozen=True, slots=True)
class WorkWords:
    """The words by which work is told, by role; see lexicon/work_told.tsv."""

    roles: Mapping[str, Phrases[str]] = field(default_factory=dict)

    def end(self, role: str, words: Words, at: int) -> int:
        """The token behind the longest words of that role at the token; 0 where none stand there."""
        found = self.roles[role].longest(words, at) if role in self.roles and at < len(words) else None
        return found.end if found else 0
