"""How Vietnamese people say the English words of a page: "Ocean View" is "hướng biển", "Guest name" "tên khách"."""

from collections.abc import Iterable, Iterator
from copy import copy
from itertools import groupby, islice, product

from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.syllables import split_syllable

_WAYS_OF_A_PART = 3
_WAYS_OF_ALL = 12
_MOST_PARTS = 3
_KNOWN_SHARE = 0.5
"""Of fewer known words than this nothing is made: the rest would be guessed."""
_MOSTLY = 0.4
"""Of more labels with marks than this a form is Vietnamese; short ones have none: "Email", "Ghi chu"."""
_KEEPS_ORDER = frozenset({"of", "at", "for", "in", "with", "to", "on", "by", "from"})
_JOINTS = frozenset({"và", "and", "or"})  # "&" has become "và" here
_SAYS_NOTHING = frozenset(
    {"of", "the", "a", "an", "your", "our", "please", "for", "is", "are", "was", "were", "has", "been", "be"}
)
_ASKED_BY = {"by": (("người",),), "at": (("lúc",), ("thời", "điểm")), "on": (("ngày",), ("hôm",))}
"""What is asked for by the last word behind a deed: "Reported by" is who did it, "Occurred at" the moment."""
_LEAST_DEED = 4


class Glossary:
    """English phrases and the ways to say them. Built once, then only read."""

    def __init__(self, entries: Iterable[tuple[Phrase, tuple[Phrase, ...]]] = ()):
        self._entries = dict(entries)
        self._longest = max(map(len, self._entries), default=1)
        self._beside_vietnamese = False
        self._accented = frozenset(word for entry in self._entries for word in entry if not word.isascii())

    def ways(self, label: Phrase) -> list[Phrase]:
        """Ways to say an English label, likeliest first; none for a label in Vietnamese or of unknown words.

        Of things put side by side, "hair & beauty", each is what the whole is called, if no entry holds the whole.
        """
        sides = [tuple(words) for joint, words in groupby(label, _JOINTS.__contains__) if not joint]
        if not sides or not all(map(self._is_english, sides)):
            return []
        if (whole := self._entries.get(tuple("and" if word == "và" else word for word in label))) is not None:
            return list(whole)
        return list(dict.fromkeys(way for part in (label, *sides) for way in self._ways(part)))

    def beside(self, labels: Iterable[str]) -> "Glossary":
        """The glossary for a form with these labels: among Vietnamese ones "Song" and "Quay phim" are no English."""
        labels = list(labels)
        accented = sum(not label.isascii() for label in labels)
        careful = copy(self)
        careful._beside_vietnamese = accented > len(labels) * _MOSTLY
        return careful

    def _is_english(self, words: Phrase) -> bool:
        if self._beside_vietnamese and all(split_syllable(word) for word in words):
            return False
        return all(word.isascii() or word in self._accented for word in words)

    def _ways(self, label: Phrase) -> list[Phrase]:
        label = tuple(word.removesuffix("'s").removesuffix("’s") for word in label)
        if len(label) > 1 and label[-1] == "no":
            label = (*label[:-1], "number")
        whole = self._entries.get(label) or self._entries.get(_singular(label))
        for at in range(1, len(label)) if whole is None else ():
            compound = (*label[: at - 1], label[at - 1] + label[at], *label[at + 1 :])
            whole = whole or self._entries.get(compound)  # "pick up" is "pickup" as well
        if whole is not None:
            return list(whole)
        if len(label) > 1 and label[-1] in _ASKED_BY and _is_deed(label[-2]):
            asked, done = _ASKED_BY[label[-1]], self._ways(label[:-1])
            return [way for deed in done for head in asked for way in ((*head, *deed), (*deed, *head))]
        parts = list(self._parts(label))
        known = sum(size for size, is_known, _ in parts if is_known)
        if not parts or len(parts) > _MOST_PARTS or known < _KNOWN_SHARE * sum(size for size, *_ in parts):
            return []
        said = [ways for _, _, ways in parts]
        orders = [said] if not _KEEPS_ORDER.isdisjoint(label) else _orders(said)
        if _is_deed(label[-1]):  # "Amount requested" has its head first, as in Vietnamese
            orders = [said, *orders]
        joined = (
            tuple(word for way in chosen for word in way) for order in orders for chosen in product(*order)
        )
        return list(islice(dict.fromkeys(joined), _WAYS_OF_ALL))

    def _parts(self, words: Phrase) -> Iterator[tuple[int, bool, tuple[Phrase, ...]]]:
        """The longest entries that follow one another: size in words, whether known, ways to say it."""
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                part = words[at : at + size]
                ways = self._entries.get(part) or self._entries.get(_singular(part))
                if ways is None and size == 1 and part[0] in _SAYS_NOTHING:
                    at += 1
                    break
                if ways is not None or size == 1:
                    yield size, ways is not None, (ways or (part,))[:_WAYS_OF_A_PART]
                    at += size
                    break


def _is_deed(word: str) -> bool:
    return word.endswith("ed") and len(word) > _LEAST_DEED


def _orders(parts: list[tuple[Phrase, ...]]) -> list[list[tuple[Phrase, ...]]]:
    """A Vietnamese phrase has its head first, an English one last: "airport | transfer"."""
    return [parts] if len(parts) == 1 else [parts[::-1], [parts[-1], *parts[:-1]], parts]


_ES = ("sses", "xes", "ches", "shes")
"""Plurals of "class", "box", "branch", "dish"."""


def _singular(phrase: Phrase) -> Phrase:
    last = phrase[-1]
    if last.endswith("ies") and len(last) > 4:
        return (*phrase[:-1], f"{last[:-3]}y")
    if last.endswith(_ES) and len(last) > 5:
        return (*phrase[:-1], last[:-2])
    if last.endswith("s") and not last.endswith("ss") and len(last) > 3:
        return (*phrase[:-1], last[:-1])
    return phrase


NO_WORDS = Glossary()
