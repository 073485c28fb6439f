"""Sets of phrases that mean the same in a field's name, indexed so that a phrase finds them at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

Phrase = tuple[str, ...]


@dataclass(slots=True)
class _Part:
    """Words in a row: the phrases that replace them, and what may follow them."""

    others: list[Phrase]
    after: "dict[str, _Part]"


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
        self._root = _Part([], {})
        for members in sets:
            for member in members:
                others = self._part(member).others
                others.extend(other for other in members if other != member)
        self._narrower: dict[Phrase, dict[Phrase, None]] = {}
        for names, said in narrower:
            for name in names:
                self._narrower.setdefault(name, {}).update(dict.fromkeys(said))

    def _part(self, phrase: Phrase) -> _Part:
        part = self._root
        for word in phrase:
            part = part.after.setdefault(word, _Part([], {}))
        return part

    def variants(self, phrase: Phrase) -> list[Phrase]:
        """`phrase` with one known part replaced by each of its synonyms, longest parts first.

        A phrase that comes about in two ways is given twice.
        """
        return self._replaced(phrase, len(phrase))

    def alone(self, phrase: Phrase) -> list[Phrase]:
        """The longest known part of `phrase` and its synonyms, each by itself."""
        parts = self._parts(phrase, len(phrase))
        longest = max((size for size, _, _ in parts), default=0)
        known = [(phrase[at : at + size], members) for size, at, members in parts if size == longest]
        return [name for part, members in known for name in (part, *members)]

    def narrower(self, phrase: Phrase) -> Mapping[Phrase, None]:
        """What is said for `phrase` as a whole, and does not mean it everywhere: hundreds of phrases, as keys."""
        return self._narrower.get(phrase, {})

    def inner_variants(self, phrase: Phrase) -> list[Phrase]:
        """As `variants`, but the phrase as a whole is not replaced: a piece of another way to say it tells little."""
        return self._replaced(phrase, len(phrase) - 1)

    def _replaced(self, phrase: Phrase, longest: int) -> list[Phrase]:
        parts = self._parts(phrase, longest)
        if len(parts) > 1:
            parts.sort(key=_size, reverse=True)
        found: list[Phrase] = []
        for size, at, others in parts:
            before, behind = phrase[:at], phrase[at + size :]
            found += [before + other + behind for other in others]
        return found

    def _parts(self, phrase: Phrase, longest: int) -> list[tuple[int, int, list[Phrase]]]:
        """Size and place of every known part, with the phrases that replace it."""
        parts: list[tuple[int, int, list[Phrase]]] = []
        for at, first in enumerate(phrase):
            part = self._root.after.get(first)
            end = at + 1
            while part is not None:
                if part.others and end - at <= longest:
                    parts.append((end - at, at, part.others))
                part = part.after.get(phrase[end]) if end < len(phrase) else None
                end += 1
        return parts


_size = itemgetter(0)
