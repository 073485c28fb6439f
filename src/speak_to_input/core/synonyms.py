"""Sets of phrases that mean the same in a field's name, indexed so that a phrase finds them at once."""

from collections.abc import Iterable
from operator import itemgetter

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
                self._narrower.setdefault(name, []).extend(said)
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def variants(self, phrase: Phrase) -> list[Phrase]:
        """`phrase` with one known part replaced by each of its synonyms, longest parts first.

        A phrase that comes about in two ways is given twice.
        """
        return self._replaced(phrase, len(phrase))

    def narrower(self, phrase: Phrase) -> list[Phrase]:
        """What is said for `phrase` as a whole, and does not mean it everywhere."""
        return self._narrower.get(phrase, [])

    def inner_variants(self, phrase: Phrase) -> list[Phrase]:
        """As `variants`, but the phrase as a whole is not replaced: a piece of another way to say it tells little."""
        return self._replaced(phrase, len(phrase) - 1)

    def _replaced(self, phrase: Phrase, longest: int) -> list[Phrase]:
        parts = self._parts(phrase, longest)
        if len(parts) > 1:
            parts.sort(key=_size, reverse=True)
        found: list[Phrase] = []
        for size, at, members in parts:
            before, member, behind = phrase[:at], phrase[at : at + size], phrase[at + size :]
            found += [before + other + behind for other in members if other != member]
        return found

    def _parts(self, phrase: Phrase, longest: int) -> list[tuple[int, int, tuple[Phrase, ...]]]:
        """Size and place of every known part, with the phrases that replace it."""
        parts: list[tuple[int, int, tuple[Phrase, ...]]] = []
        for at, word in enumerate(phrase):
            most = min(longest, len(phrase) - at)
            for size in self._lengths.get(word, ()):
                if size <= most and (sets := self._sets.get(phrase[at : at + size])) is not None:
                    parts += [(size, at, members) for members in sets]
        return parts


_size = itemgetter(0)
