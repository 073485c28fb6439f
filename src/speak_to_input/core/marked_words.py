"""Words and phrases of the lexicon by what they do: a table of marks, asked at a token."""

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

from speak_to_input.vi.regional import as_read
from speak_to_input.vi.text import Words, fold, tone

M = TypeVar("M", bound=str)


class MarkedWords(Generic[M]):
    """Words and phrases by what they do. Built once, then only read."""

    def __init__(self, rows: Iterable[tuple[M, str]] = ()) -> None:
        """`rows`: every word or phrase with what it does; behind "!" words in which it does not: "bảo", "!bảo hiểm"."""
        self._begun: dict[str, dict[M, list[tuple[str, ...]]]] = {}
        """First word, with its tones and without -> the phrases: most words of an utterance begin none."""
        self._but: dict[str, dict[M, list[tuple[str, ...]]]] = {}
        for mark, text in rows:
            table = self._but if text.startswith("!") else self._begun
            phrase = as_read(tuple([tone(word) for word in text.removeprefix("!").split()]))
            for first in {phrase[0], fold(phrase[0])}:
                table.setdefault(first, {}).setdefault(mark, []).append(phrase)
        self._firsts: dict[M, set[str]] = {}
        for first, begun in self._begun.items():
            for mark in begun:
                self._firsts.setdefault(mark, set()).add(first)

    @property
    def marks(self) -> Collection[M]:
        """All that any of the words does."""
        return self._firsts.keys()

    def ends(self, words: Words, at: int, *marks: M, written: bool = False) -> set[int]:
        """The tokens behind every phrase of these marks at token `at`; `written`: with its own tone marks."""
        if not 0 <= at < len(words):
            return set()
        begun = self._begun.get(words.tokens[at].toned, {})
        return {self._end(words, at, p, written) for m in marks for p in self._of(begun, m, words, at)} - {0}

    def behind(self, words: Words, at: int, *marks: M) -> int:
        """The token behind the longest phrase of these marks at token `at`; 0 where none stands there."""
        here = self.here(words, at)
        return max([here.get(mark, 0) for mark in marks]) if here else 0

    def at(self, words: Words, at: int, *marks: M) -> bool:
        """Whether a phrase of these marks begins at token `at`."""
        if here := self.here(words, at):
            for mark in marks:
                if mark in here:
                    return True
        return False

    def here(self, words: Words, at: int) -> dict[M, int]:
        """The marks at token `at`, each with the token behind its longest phrase: found when first asked for."""
        found: dict[int, dict[M, int]] = words.notes.get(self) or words.notes.setdefault(self, {})
        here = found.get(at)
        if here is None:
            here = found[at] = self._look_up(words, at)
        return here

    def _look_up(self, words: Words, at: int) -> dict[M, int]:
        begun = self._begun.get(words.tokens[at].toned) if 0 <= at < len(words) else None
        if begun is None:
            return {}
        ends = {
            m: max([self._end(words, at, p) for p in self._of(begun, m, words, at)], default=0) for m in begun
        }
        return {mark: end for mark, end in ends.items() if end}

    def anywhere(self, words: Words, *marks: M) -> bool:
        """Whether one of these marks may stand somewhere: cheap, and true too often rather than too seldom."""
        first = {token.toned for token in words.tokens}
        return any(not first.isdisjoint(self._firsts.get(mark, ())) for mark in marks)

    def _of(
        self, begun: dict[M, list[tuple[str, ...]]], mark: M, words: Words, at: int
    ) -> Collection[tuple[str, ...]]:
        """The phrases of the mark that begin there; none where the words are of others in which they do nothing."""
        phrases = begun.get(mark, ())
        but = self._but.get(words.tokens[at].toned, {}).get(mark, ()) if phrases else ()
        return () if any(self._end(words, at, p) for p in but) else phrases

    def _end(self, words: Words, at: int, phrase: tuple[str, ...], written: bool = False) -> int:
        says = words.writes if written else words.says
        for place, word in enumerate(phrase, at):
            if not says(place, word):
                return 0
        return at + len(phrase)
