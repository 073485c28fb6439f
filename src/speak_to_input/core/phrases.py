"""Find known phrases in an utterance: a trie over folded syllables, scored by tone and by sound.

One structure serves field names, options, sections, buttons and cue words.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from speak_to_input.core.trie import Names, Node, Root, each
from speak_to_input.vi.regional import as_read
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import Token, Words, fold, read_words, token_of, tone

T = TypeVar("T")

_FARTHEST_SOUND = 0.34
_TOO_FAR = 0.45
"""A phrase is another one where its words together come no nearer than this."""
_TONE_UNSAID = 0.97  # the whole utterance was typed without marks
_TONE_MISSING = 0.88  # this word carries no mark though others do
_TONE_WRONG = 0.72
_TONE_MERGED = 0.93  # hỏi and ngã, one tone from Huế to the south: "xin nghĩ phép"
_LONGER, _LEAST_WRONG = 0.2, 0.4
"""A wrong tone says less the longer the phrase is in which it stands: "qua trang tiệp theo"."""
_MAY_STAND_BETWEEN = frozenset({"của", "cái", "về", "một", "và", "được", "em", "tôi", "tui", "mình", "thì", "căn",
                                 "chiếc", "miếng", "mảnh", "ngôi", "bác", "ngay", "tận", "cháu", "con"})  # fmt: skip
_CLASSIFIERS = frozenset({"căn", "chiếc", "miếng", "mảnh", "ngôi"})
"""… even where some other phrase goes on with them: "mua căn | chung cư" beside "mua căn hộ"."""
_TILDE, _HOOK = "\u0303", "\u0309"
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


_Heard = tuple[tuple[Token, float], ...]
"""The words said for the syllables of a phrase so far, and how near each comes to its syllable."""


@dataclass(slots=True)
class _Said(Generic[T]):
    """What some words in a row may be: worked out when they are said for the first time, then only looked up."""

    found: tuple[tuple[T, float], ...]
    """What the phrases stand for that end here, each with its strength."""
    begun: "tuple[tuple[Node[T], float, _Heard], ...]"
    """The phrases that may go on: their place in the trie, how near the words come together, and each by itself."""
    after: "dict[str, _Said[T] | None]"
    """By the toned word behind them, what the words are together with it; None where no phrase goes on so."""


class Phrases(Generic[T]):
    """Phrases and what they stand for. Built once, then only read.

    A form has thousands of phrases, and an utterance begins few of them: the trie grows where somebody says its
    words. What words in a row may be is kept, so that to find phrases is a look-up a word.
    """

    def __init__(self, names: Iterable[Names[T]], sounds: SoundIndex | None = None):
        """Take items with their phrases and how strong a perfect match is; with `sounds`, misheard words are found too.

        The words of these phrases are added to `sounds`, which several tables may share.
        """
        self._spoken: dict[str, dict[str, float]] = {}
        self._beginnings: dict[str, tuple[tuple[Node[T], float], ...]] = {}
        self._bare: dict[str, _Said[T] | None] = {}
        self._accented: dict[str, _Said[T] | None] = {}
        self._kept = 0
        self._root = Root(names)
        self._words = self._root.words()
        self._sounds = sounds
        if sounds is not None:
            sounds.add(self._words)

    def words_of(self, items: Collection[T]) -> frozenset[str]:
        """The toned words of all phrases that stand for one of these."""
        return frozenset(
            word
            for item, phrases in self._root.names
            if item in items
            for phrase in phrases
            for word in phrase
        )

    def names_by_item(self) -> dict[T, tuple[tuple[str, ...], ...]]:
        """The phrases in toned words, by what they stand for."""
        found: dict[T, list[tuple[str, ...]]] = {}
        for item, phrases in self._root.names:
            found.setdefault(item, []).extend(phrases)
        return {item: tuple(phrases) for item, phrases in found.items()}

    def words_by_item(self) -> dict[T, frozenset[str]]:
        """The toned words of the phrases, by what they stand for."""
        found: dict[T, set[str]] = {}
        for item, phrases in self._root.names:
            found.setdefault(item, set()).update(word for phrase in phrases for word in phrase)
        return {item: frozenset(words) for item, words in found.items()}

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

    def whole(self, phrase: tuple[str, ...]) -> tuple[tuple[T, float], ...]:
        """What these toned words together may be, each with its strength; much cheaper than `matches`."""
        accented = tuple(map(fold, phrase)) != phrase
        first = phrase[0]
        beginnings = self._accented if accented else self._bare
        said = beginnings[first] if first in beginnings else self._first_said(token_of(first), accented)
        for word in phrase[1:]:
            if said is None:
                return ()
            said = said.after[word] if word in said.after else self._said(said, token_of(word), accented)
        return said.found if said else ()

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
        return bool(self._begin(token_of(toned)) if begun is None else begun)

    def alone(self, words: Words, at: int) -> list[Match[T]]:
        """Phrases of one syllable that sound like the token at `at`; only where something else bears them out."""
        token = words.tokens[at]
        begun = self._beginnings.get(token.toned) or self._begin(token)
        return [
            Match(item, at + 1, strength * near * _tone_factor(((token, near),), toned, words.accented))
            for node, near in begun
            if near < 1.0
            for toned, item, strength in node.whole
            if len(toned) == 1
        ]

    def _begin(self, token: Token) -> tuple[tuple[Node[T], float], ...]:
        """The phrases that may begin with this token, and how near it comes to their first word."""
        begun = tuple(
            (node, near)
            for folded, near in self._ways(token).items()
            if near > _TOO_FAR and (node := self._root.after(folded)) is not None
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
        open_ = tuple([(node, near, ((token, near),)) for node, near in begun if node.goes_on()])
        return self._keep(self._accented if accented else self._bare, token, best, open_)

    def _said(self, before: _Said[T], token: Token, accented: bool) -> _Said[T] | None:
        """What the words `before` are with one more."""
        best: dict[T, float] = {}
        open_: list[tuple[Node[T], float, _Heard]] = []
        ways = self._ways(token)
        for node, similarity, heard in before.begun:
            for folded, near in () if node.ends_before(ways) else ways.items():
                child = node.after(folded)
                if child is not None and (together := similarity * near) > _TOO_FAR:
                    longer = (*heard, (token, near))
                    _say(child, together, longer, accented, best)
                    if child.goes_on():
                        open_.append((child, together, longer))
            if token.toned in _CLASSIFIERS:
                open_.append((node, similarity, heard))
            elif token.toned in _MAY_STAND_BETWEEN and node.after(token.folded) is None:
                open_.append((node, similarity * _BETWEEN, heard))
        return self._keep(before.after, token, best, tuple(open_))

    def _keep(
        self,
        by_word: dict[str, _Said[T] | None],
        token: Token,
        best: dict[T, float],
        begun: tuple[tuple[Node[T], float, _Heard], ...],
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
                    if toned not in self._words:
                        continue
                    folded = fold(toned)
                    found[folded] = max(found.get(folded, 0.0), (1.0 - distance) ** _SOUND_STEEPNESS)
            if len(self._spoken) >= _SPOKEN_KEPT:
                self._spoken.clear()
            ways = self._spoken[token.toned] = found
        return ways


def _say_one(node: Node[T], token: Token, accented: bool, best: dict[T, float]) -> None:
    """Note the phrases of one syllable: too little to be recovered from its sound or with another tone."""
    for wanted, item, strength in node.whole:
        if token.toned == wanted[0]:
            total = strength
        elif accented:
            continue
        else:
            total = strength * _tone_factor(((token, 1.0),), wanted, accented)
        if total > best.get(item, 0.0):
            best[item] = total


def _say(node: Node[T], similarity: float, heard: _Heard, accented: bool, best: dict[T, float]) -> None:
    """Note the phrases that end with the words of `node`."""
    for toned, item, strength in node.whole:
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
        elif _merged(token.toned) == _merged(wanted):
            factor *= _TONE_MERGED
        else:
            factor *= _TONE_WRONG ** max(_LEAST_WRONG, 1 - _LONGER * (len(toned) - 2))
    return factor


@lru_cache(_SPOKEN_KEPT)
def _merged(toned: str) -> str:
    """The syllable with ngã spoken as hỏi."""
    return unicodedata.normalize("NFD", toned).replace(_TILDE, _HOOK)


def spelled(phrases: Iterable[tuple[str, T, float]]) -> Iterator[Names[T]]:
    """Phrases as they are written, with their words toned."""
    return each(
        (tuple([token.toned for token in read_words(phrase).tokens]), item, strength)
        for phrase, item, strength in phrases
    )


def syllables(text: str) -> tuple[str, ...]:
    """The toned syllables of a phrase."""
    parts = text.split()
    if all(map(str.isalpha, parts)):
        return as_read(tuple([tone(part) for part in parts]))
    return as_read(tuple([tone(t.text) for t in read_words(text).tokens]))
