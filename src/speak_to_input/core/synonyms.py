"""Sets of phrases that mean the same in a field's name, indexed so that a phrase finds them at once."""

from collections.abc import Iterable, Iterator

Phrase = tuple[str, ...]


class Synonyms:
    """Interchangeable phrases. Built once, then only read."""

    def __init__(self, sets: Iterable[tuple[Phrase, ...]]):
        self._by_first: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
        for members in sets:
            for member in members:
                self._by_first.setdefault(member[0], []).append((member, members))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def variants(self, phrase: Phrase) -> list[Phrase]:
        """`phrase` with one known part replaced by each of its synonyms, longest parts first."""
        return self._replaced(phrase, len(phrase))

    def inner_variants(self, phrase: Phrase) -> list[Phrase]:
        """As `variants`, but the phrase as a whole is not replaced: a piece of another way to say it tells little."""
        return self._replaced(phrase, len(phrase) - 1)

    def _replaced(self, phrase: Phrase, longest: int) -> list[Phrase]:
        found: dict[Phrase, None] = {}
        for at, member, members in sorted(self._parts(phrase), key=lambda part: -len(part[1])):
            if len(member) > longest:
                continue
            for other in members:
                if other != member:
                    found[phrase[:at] + other + phrase[at + len(member) :]] = None
        return list(found)

    def _parts(self, phrase: Phrase) -> Iterator[tuple[int, Phrase, tuple[Phrase, ...]]]:
        for at, word in enumerate(phrase):
            for member, members in self._by_first.get(word, ()):
                if phrase[at : at + len(member)] == member:
                    yield at, member, members
