"""Sets of phrases that mean the same in a field's name, indexed so that a phrase finds them at once."""

from collections.abc import Iterable, Iterator

Phrase = tuple[str, ...]


class Synonyms:
    """Interchangeable phrases. Built once, then only read."""

    def __init__(
        self,
        sets: Iterable[tuple[Phrase, ...]],
        narrower: Iterable[tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = (),
    ):
        """Take sets of phrases that replace one another, and names with what is said for them.

        What is said for a name is not replaced by it: a "thợ hồ" is a "lao động tự do", and not the other way. It
        stands for the whole name only.
        """
        self._sets: dict[Phrase, list[tuple[Phrase, ...]]] = {}
        lengths: dict[str, set[int]] = {}
        for members in sets:
            for member in members:
                self._sets.setdefault(member, []).append(members)
                lengths.setdefault(member[0], set()).add(len(member))
        self._narrower: dict[Phrase, list[Phrase]] = {}
        for names, said in narrower:
            for name in names:
                self._narrower.setdefault(name, []).extend((*names, *said))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def variants(self, phrase: Phrase) -> list[Phrase]:
        """`phrase` with one known part replaced by each of its synonyms, longest parts first."""
        return self._replaced(phrase, len(phrase))

    def narrower(self, phrase: Phrase) -> list[Phrase]:
        """What is said for `phrase` as a whole, and does not mean it everywhere."""
        return [said for said in self._narrower.get(phrase, ()) if said != phrase]

    def inner_variants(self, phrase: Phrase) -> list[Phrase]:
        """As `variants`, but the phrase as a whole is not replaced: a piece of another way to say it tells little."""
        return self._replaced(phrase, len(phrase) - 1)

    def _replaced(self, phrase: Phrase, longest: int) -> list[Phrase]:
        parts = [part for part in self._parts(phrase) if len(part[1]) <= longest]
        if len(parts) > 1:
            parts.sort(key=lambda part: -len(part[1]))
        found: dict[Phrase, None] = {}
        for at, member, members in parts:
            for other in members:
                if other != member:
                    found[phrase[:at] + other + phrase[at + len(member) :]] = None
        return list(found)

    def _parts(self, phrase: Phrase) -> Iterator[tuple[int, Phrase, tuple[Phrase, ...]]]:
        for at, word in enumerate(phrase):
            for length in self._lengths.get(word, ()):
                member = phrase[at : at + length]
                for members in self._sets.get(member, ()) if len(member) == length else ():
                    yield at, member, members
