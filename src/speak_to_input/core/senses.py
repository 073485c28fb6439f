"""Words that mean the same where a choice is told in one's own words: "alo" is "gọi", "lạ" is "khác thường".

A choice of a page says "Gọi xác minh khách hàng", people say "alo cho khách xác minh lại". Which words stand for which
is data, lexicon/senses.tsv, and holds for every form; how much of a choice must be told is in `core.told_loosely`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from speak_to_input.core.synonyms import Phrase


class Sense(NamedTuple):
    """A meaning told over words `start` to `end`; `row` tells which."""

    start: int
    end: int
    row: int


class Senses:
    """The meanings, ready to be looked for. Built once, then only read."""

    def __init__(
        self,
        noes: Iterable[Iterable[Phrase]] = (),
        verbs: Iterable[Iterable[Phrase]] = (),
        rows: Iterable[Iterable[Phrase]] = (),
    ) -> None:
        """`noes`, `verbs`: single words, each line for its first one; `rows`: what means the same."""
        self._noes, self._verbs = _by_first(noes), _by_first(verbs)
        self.verbs: dict[str, frozenset[str]] = {}
        """Verbs that lead anywhere and tell little: the one that stands for them -> all of them."""
        for word, one in self._verbs.items():
            self.verbs[one] = self.verbs.get(one, frozenset()) | {word}
        self._begun: dict[str, dict[Phrase, list[int]]] = {}
        for row, phrases in enumerate(rows):
            for phrase in phrases:
                self._begun.setdefault(phrase[0], {}).setdefault(phrase, []).append(row)

    def one(self, word: str) -> str:
        """The word that stands for it and for those that say just the same: "không" for "hổng"."""
        return self._verbs.get(word) or self._noes.get(word, word)

    def told(self, words: Sequence[str]) -> Iterator[Sense]:
        """Every meaning that is told in the words."""
        for at, first in enumerate(words):
            for phrase, rows in self._begun.get(first, _NONE).items():
                end = at + len(phrase)
                if tuple(words[at:end]) == phrase:
                    yield from (Sense(at, end, row) for row in rows)


def _by_first(lines: Iterable[Iterable[Phrase]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        first, *others = (word for word, *_ in line)
        found.update(dict.fromkeys((first, *others), first))
    return found


_NONE: dict[Phrase, list[int]] = {}
