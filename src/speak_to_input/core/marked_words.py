"""Words and phrases of the lexicon by what they do: a table of marks, asked at a token."""

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from speak_to_input.vi.regional import as_read
from speak_to_input.vi.text import Words, fold, tone

M = TypeVar("M", bound=str)
_Phrase = tuple[str, ...]


class MarkedWords(Generic[M]):
    """Words and phrases by what they do. Built once, then only read."""

    def __init__(self, rows: Iterable[tuple[M, str]] = ()) -> None:
        """`rows`: every word or phrase with what it does; behind "!" words in which it does not: "bảo", "!bảo hiểm"."""
        self._begun: dict[str, dict[M, list[_Phrase]]] = {}
        """First word -> what stands behind it in the phrases, the longest first: most words begin none."""
        self._folded: dict[str, dict[M, list[_Phrase]]] = {}
        """The same for an utterance without accents, by the first word with its tones and without."""
        self._but: dict[str, dict[M, list[_Phrase]]] = {}
        self._firsts: dict[M, set[str]] = {}
        for mark, text in rows:
            phrase = as_read(tuple([tone(word) for word in text.removeprefix("!").split()]))
            first, forms = phrase[0], {phrase[0], fold(phrase[0])}
            if text.startswith("!"):
                for form in forms:
                    self._but.setdefault(form, {}).setdefault(mark, []).append(phrase)
                continue
            self._begun.setdefault(first, {}).setdefault(mark, []).append(phrase[1:])
            for form in forms:
                self._folded.setdefault(form, {}).setdefault(mark, []).append(phrase[1:])
            self._firsts.setdefault(mark, set()).update(forms)
        for begun in (*self._begun.values(), *self._folded.values()):
            for behind in begun.values():
                behind.sort(key=len, reverse=True)

    @property
    def marks(self) -> Collection[M]:
        """All that any of the words does."""
        return self._firsts.keys()

    def ends(self, words: Words, at: int, *marks: M, written: bool = False) -> set[int]:
        """The tokens behind every phrase of these marks at token `at`; `written`: with its own tone marks."""
        here = self.among(words).get(at, _NONE)
        if here.keys().isdisjoint(marks):
            return set()
        begun = self._table(words.accented or written).get(words.tokens[at].toned, {})
        says = words.writes if written else words.says
        return {_end(says, at + 1, p) for m in marks if m in here for p in begun.get(m, ())} - {0}

    def behind(self, words: Words, at: int, *marks: M) -> int:
        """The token behind the longest phrase of these marks at token `at`; 0 where none stands there."""
        here = self.among(words).get(at)
        return max([here.get(mark, 0) for mark in marks]) if here is not None else 0

    def at(self, words: Words, at: int, *marks: M) -> bool:
        """Whether a phrase of these marks begins at token `at`."""
        here = self.among(words).get(at)
        return here is not None and not here.keys().isdisjoint(marks)

    def here(self, words: Words, at: int) -> Mapping[M, int]:
        """The marks at token `at`, each with the token behind its longest phrase."""
        return self.among(words).get(at, _NONE)

    def among(self, words: Words) -> Mapping[int, Mapping[M, int]]:
        """The same for every token at which any stands: found in one go, for nearly all are asked for."""
        found: dict[int, dict[M, int]] | None = words.notes.get(self)
        if found is None:
            table = self._table(words.accented)
            begun = [
                (at, table[token.toned]) for at, token in enumerate(words.tokens) if token.toned in table
            ]
            marked = [(at, self._look_up(words, at, phrases)) for at, phrases in begun]
            found = words.notes[self] = {at: here for at, here in marked if here}
        return found

    def _table(self, toned: bool) -> dict[str, dict[M, list[_Phrase]]]:
        return self._begun if toned else self._folded

    def _look_up(self, words: Words, at: int, begun: dict[M, list[_Phrase]]) -> dict[M, int]:
        """The marks of the phrases that stand there; none of words in which they do nothing."""
        here: dict[M, int] = {}
        for mark, phrases in begun.items():
            for behind in phrases:  # the longest first
                if end := _end(words.says, at + 1, behind):
                    here[mark] = end
                    break
        if here and (but := self._but.get(words.tokens[at].toned)) is not None:
            for mark in here.keys() & but.keys():
                if any(_end(words.says, at, phrase) for phrase in but[mark]):
                    del here[mark]
        return here

    def anywhere(self, words: Words, *marks: M) -> bool:
        """Whether one of these marks may stand somewhere: cheap, and true too often rather than too seldom."""
        first = {token.toned for token in words.tokens}
        return any(not first.isdisjoint(self._firsts.get(mark, ())) for mark in marks)


def _end(says: Callable[[int, str], bool], at: int, phrase: _Phrase) -> int:
    """The token behind the phrase, if it stands at token `at`; else 0."""
    for place, word in enumerate(phrase, at):
        if not says(place, word):
            return 0
    return at + len(phrase)


_NONE: Mapping[Any, int] = MappingProxyType({})
