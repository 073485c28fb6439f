"""Find known phrases in an utterance: a trie over folded syllables, scored by tone and by sound.

One structure serves field names, options, sections, buttons and cue words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from speak_to_input.vi.sounds import SoundIndex, SoundTable
from speak_to_input.vi.text import Token, Words, fold, read_words, tone, words_of

T = TypeVar("T")

_FARTHEST_SOUND = 0.34
_TOO_FAR = 0.45
"""A phrase is another one where its words together come no nearer than this."""
_TONE_UNSAID = 0.97  # the whole utterance was typed without marks
_TONE_MISSING = 0.88  # this word carries no mark though others do
_TONE_WRONG = 0.72
_LONGER, _LEAST_WRONG = 0.2, 0.4
"""A wrong tone says less the longer the phrase is in which it stands: "qua trang tiệp theo"."""
_MAY_STAND_BETWEEN = frozenset({"của", "cái", "về", "một", "và", "được", "em", "tôi", "tui", "mình", "thì", "căn",
                                 "chiếc", "miếng", "mảnh", "ngôi", "bác"})  # fmt: skip
_CLASSIFIERS = frozenset({"căn", "chiếc", "miếng", "mảnh", "ngôi"})
"""… even where some other phrase goes on with them: "mua căn | chung cư" beside "mua căn hộ"."""
_SOUND_STEEPNESS = 1.3
_SPOKEN_KEPT = 4096
_BETWEEN = 0.97
_NOT_SAID = object()
_JOINING_MARKS = "-/&"
"""Marks that a phrase may reach over."""


class Match(NamedTuple, Generic[T]):
    """A phrase found at a position; `end` is exclusive, `strength` 0 to 1."""

    item: T
    end: int
    strength: float


_Entry = tuple[tuple[str, ...], T, float]
"""A phrase, what it stands for, and how strong a perfect match is."""
_Heard = tuple[tuple[Token, float], ...]
"""The words said for the syllables of a phrase so far, and how near each comes to its syllable."""


@dataclass(slots=True)
class _Node(Generic[T]):
    children: "dict[str, _Node[T]]"
    entries: "list[_Entry[T]]"


@dataclass(slots=True)
class _Said(Generic[T]):
    """What some words in a row may be: worked out when they are said for the first time, then only looked up."""

    found: tuple[tuple[T, float], ...]
    """What the phrases stand for that end here, each with its strength."""
    begun: "tuple[tuple[_Node[T], float, _Heard], ...]"
    """The phrases that may go on: their place in the trie, how near the words come together, and each by itself."""
    after: "dict[str, _Said[T] | None]"
    """By the toned word behind them, what the words are together with it; None where no phrase goes on so."""


class Phrases(Generic[T]):
    """Phrases and what they stand for. Built once, then only read.

    A form has thousands of phrases, and an utterance begins few of them: what follows a first word becomes a trie
    when somebody says that word. What words in a row may be is kept, so that to find phrases is a look-up a word.
    """

    def __init__(
        self, phrases: Iterable[tuple[str | tuple[str, ...], T, float]], sounds: SoundTable | None = None
    ):
        """Take (phrase, item, strength of a perfect match) triples; with `sounds`, misheard words are found too."""
        self._tries: dict[str, _Node[T]] = {}
        self._spoken: dict[str, dict[str, float]] = {}
        self._beginnings: dict[str, tuple[tuple[_Node[T], float], ...]] = {}
        self._bare: dict[str, _Said[T] | None] = {}
        self._accented: dict[str, _Said[T] | None] = {}
        self._kept = 0
        by_word: defaultdict[str, list[_Entry[T]]] = defaultdict(list)
        for phrase, item, strength in phrases:
            toned = _toned(phrase) if isinstance(phrase, str) else phrase
            if toned:
                by_word[toned[0]].append((toned, item, strength))
        known = set[str]().union(*[toned for entries in by_word.values() for toned, _, _ in entries])
        self._by_first: dict[str, list[_Entry[T]]] = {}
        for word, entries in by_word.items():
            self._by_first.setdefault(fold(word), []).extend(entries)
        self._sounds = SoundIndex(known, sounds) if sounds is not None else None

    def words_of(self, items: Collection[T]) -> frozenset[str]:
        """The toned words of all phrases that stand for one of these."""
        entries = (entry for listed in self._by_first.values() for entry in listed)
        return frozenset(word for toned, item, _ in entries if item in items for word in toned)

    def _trie(self, first: str) -> _Node[T]:
        """The phrases that begin with this folded syllable, by what follows it."""
        root = self._tries.get(first)
        if root is None:
            root = self._tries[first] = _Node({}, [])
            for entry in self._by_first[first]:
                node = root
                for syllable in entry[0][1:]:
                    folded = fold(syllable)
                    if folded not in node.children:
                        node.children[folded] = _Node({}, [])
                    node = node.children[folded]
                node.entries.append(entry)
        return root

    def matches(self, words: Words, at: int) -> Sequence[Match[T]]:
        """All phrases that begin at token `at`, the best match per item and end, the shortest first."""
        tokens, size = words.tokens, len(words.tokens)
        if at >= size:
            return ()
        first = tokens[at].toned
        beginnings = self._accented if words.accented else self._bare
        said = beginnings[first] if first in beginnings else self._first_said(tokens[at], words.accented)
        if said is None:
            return ()
        found: list[Match[T]] = []
        end = at + 1
        while True:
            for item, strength in said.found:
                found.append(Match(item, end, strength))
            if end >= size:
                return found
            token = tokens[end]
            if token.mark and token.mark not in _JOINING_MARKS:
                return found
            toned = token.toned
            following = said.after[toned] if toned in said.after else self._said(said, token, words.accented)
            if following is None:
                return found
            said, end = following, end + 1

    def everywhere(self, words: Words) -> list[Sequence[Match[T]]]:
        """`matches` of every token."""
        said = self._accented if words.accented else self._bare
        return [
            () if said.get(token.toned, _NOT_SAID) is None else self.matches(words, at)
            for at, token in enumerate(words.tokens)
        ]

    def begins(self, toned: str) -> bool:
        """Whether a phrase may begin with this word; much cheaper than `matches`."""
        begun = self._beginnings.get(toned)
        return bool(self._begin(words_of((toned,)).tokens[0]) if begun is None else begun)

    def alone(self, words: Words, at: int) -> list[Match[T]]:
        """Phrases of one syllable that sound like the token at `at`; only where something else bears them out."""
        token = words.tokens[at]
        begun = self._beginnings.get(token.toned) or self._begin(token)
        return [
            Match(item, at + 1, strength * near * _tone_factor(((token, near),), toned, words.accented))
            for node, near in begun
            if near < 1.0
            for toned, item, strength in node.entries
            if len(toned) == 1
        ]

    def _begin(self, token: Token) -> tuple[tuple[_Node[T], float], ...]:
        """The phrases that may begin with this token, and how near it comes to their first word."""
        begun = tuple(
            (self._trie(folded), near)
            for folded, near in self._ways(token).items()
            if folded in self._by_first and near > _TOO_FAR
        )
        if len(self._beginnings) >= _SPOKEN_KEPT:
            self._beginnings.clear()
        self._beginnings[token.toned] = begun
        return begun

    def _first_said(self, token: Token, accented: bool) -> _Said[T] | None:
        """What the word is that an utterance, with marks or without any, begins a phrase with."""
        best: dict[T, float] = {}
        begun = self._beginnings.get(token.toned) or self._begin(token)
        for node, near in begun:
            if near == 1.0:
                _say_one(node, token, accented, best)
        open_ = tuple([(node, near, ((token, near),)) for node, near in begun if node.children])
        return self._keep(self._accented if accented else self._bare, token, best, open_)

    def _said(self, before: _Said[T], token: Token, accented: bool) -> _Said[T] | None:
        """What the words `before` are with one more."""
        best: dict[T, float] = {}
        open_: list[tuple[_Node[T], float, _Heard]] = []
        for node, similarity, heard in before.begun:
            for folded, near in self._ways(token).items():
                child = node.children.get(folded)
                if child is not None and (together := similarity * near) > _TOO_FAR:
                    longer = (*heard, (token, near))
                    _say(child, together, longer, accented, best)
                    if child.children:
                        open_.append((child, together, longer))
            if token.toned in _CLASSIFIERS:
                open_.append((node, similarity, heard))
            elif token.toned in _MAY_STAND_BETWEEN and token.folded not in node.children:
                open_.append((node, similarity * _BETWEEN, heard))
        return self._keep(before.after, token, best, tuple(open_))

    def _keep(
        self,
        by_word: dict[str, _Said[T] | None],
        token: Token,
        best: dict[T, float],
        begun: tuple[tuple[_Node[T], float, _Heard], ...],
    ) -> _Said[T] | None:
        """Keep what the words are that end with `token`; too many that were kept go all at once."""
        if self._kept >= _SPOKEN_KEPT:
            self._accented.clear()
            self._bare.clear()
            self._kept = 0
        self._kept += 1
        said = by_word[token.toned] = _Said(tuple(best.items()), begun, {}) if best or begun else None
        return said

    def _ways(self, token: Token) -> dict[str, float]:
        """Folded vocabulary syllables that this token may stand for, and how near it comes to each."""
        ways = self._spoken.get(token.toned)
        if ways is None:
            found = {token.folded: 1.0}
            if self._sounds is not None and not token.has_digit:
                for toned, distance in self._sounds.nearby(token.toned, _FARTHEST_SOUND):
                    folded = fold(toned)
                    found[folded] = max(found.get(folded, 0.0), (1.0 - distance) ** _SOUND_STEEPNESS)
            if len(self._spoken) >= _SPOKEN_KEPT:
                self._spoken.clear()
            ways = self._spoken[token.toned] = found
        return ways


def _say_one(node: _Node[T], token: Token, accented: bool, best: dict[T, float]) -> None:
    """Note the phrases of one syllable: too little to be recovered from its sound or with another tone."""
    for wanted, item, strength in node.entries:
        if token.toned == wanted[0]:
            total = strength
        elif accented:
            continue
        else:
            total = strength * _tone_factor(((token, 1.0),), wanted, accented)
        if total > best.get(item, 0.0):
            best[item] = total


def _say(node: _Node[T], similarity: float, heard: _Heard, accented: bool, best: dict[T, float]) -> None:
    """Note the phrases that end with the words of `node`."""
    for toned, item, strength in node.entries:
        total = strength * similarity * _tone_factor(heard, toned, accented)
        if total > best.get(item, 0.0):
            best[item] = total


def _tone_factor(heard: _Heard, toned: tuple[str, ...], accented: bool) -> float:
    factor = 1.0
    for (token, near), wanted in zip(heard, toned, strict=True):
        if token.toned == wanted or near < 1.0:
            continue
        if token.toned == token.folded:
            factor *= _TONE_MISSING if accented else _TONE_UNSAID
        else:
            factor *= _TONE_WRONG ** max(_LEAST_WRONG, 1 - _LONGER * (len(toned) - 2))
    return factor


def syllables(text: str) -> tuple[str, ...]:
    """The toned syllables of a phrase."""
    parts = text.split()
    if all(map(str.isalpha, parts)):
        return tuple([tone(part) for part in parts])
    return tuple([tone(t.text) for t in read_words(text).tokens])


def _toned(phrase: str) -> tuple[str, ...]:
    return tuple([token.toned for token in read_words(phrase).tokens])
