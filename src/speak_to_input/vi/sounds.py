"""How far apart two Vietnamese words sound, by what speakers merge and recognisers mistake."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.syllables import Sound, Syllable, split_syllable
from speak_to_input.vi.text import fold

_ONSET_WEIGHT = 0.5
_RHYME_WEIGHT = 0.6
_TONE_WEIGHT = 0.2
_TONE_LOST = 0.1
_SAME_LETTERS = 0.2
_GAP = 0.75
_PER_LETTER = 1.5
_LEAST_LETTERS = 3
_SLACK = 1e-9
_RHYMES_KEPT = 1024
"""All that Vietnamese has."""
_ANSWERS_KEPT = 8192


@dataclass(frozen=True, slots=True, eq=False)
class SoundTable:
    """What confusions cost, from 0 (same) to 1 (unrelated); both orders of a pair are listed.

    Keys: (part, one, other) with part onset, glide, nucleus, coda, rhyme, tone or word.
    """

    costs: Mapping[tuple[str, str, str], float]

    def cost(self, part: str, one: str, other: str) -> float:
        """Cost of hearing `one` as `other` in that part of the syllable."""
        return 0.0 if one == other else self.costs.get((part, one, other), 1.0)


class _RhymeCosts(dict[Sound, float]):
    """What it costs to hear one rhyme as others; worked out when it is asked for."""

    def __init__(self, heard: Sound, table: SoundTable) -> None:
        super().__init__()
        self._heard, self._table = heard, table

    def __missing__(self, other: Sound) -> float:
        heard, table = self._heard, self._table
        apart = (
            0.3 * table.cost("glide", heard[0], other[0])
            + 0.6 * table.cost("nucleus", heard[1], other[1])
            + 0.5 * table.cost("coda", heard[2], other[2])
        )
        self[other] = cost = min(1.0, apart, table.costs.get(("rhyme", heard[3], other[3]), 1.0))
        return cost


@lru_cache(maxsize=_RHYMES_KEPT)
def _rhyme_costs(heard: Sound, table: SoundTable) -> _RhymeCosts:
    return _RhymeCosts(heard, table)


@lru_cache(maxsize=65536)
def _edit_distance(a: str, b: str) -> float:
    """Letters to change, add or drop, over the length of the longer word."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1] / max(len(a), len(b), 1)


def _foreign_distance(a: str, b: str) -> float:
    folded_a, folded_b = fold(a), fold(b)
    if folded_a == folded_b:
        return _TONE_LOST
    if min(len(folded_a), len(folded_b)) < _LEAST_LETTERS:
        return 1.0
    return min(1.0, _PER_LETTER * _edit_distance(folded_a, folded_b))


def _may_be_near(a: str, b: str, limit: float) -> bool:
    """Whether the folded words, compared by letters, may be nearer than `limit`, by their lengths alone."""
    longer, shorter = max(len(a), len(b)), min(len(a), len(b))
    changed = max(longer - shorter, 1)  # those with the same letters are found apart
    return shorter >= _LEAST_LETTERS and _PER_LETTER * changed <= limit * longer + _SLACK


def _sound_distance(a: Syllable, b: Syllable, table: SoundTable, same_letters: bool, bare: bool) -> float:
    tone = _TONE_WEIGHT * table.cost("tone", a.tone, b.tone)
    apart = (
        _ONSET_WEIGHT * table.cost("onset", a.onset, b.onset)
        + _RHYME_WEIGHT * _rhyme_costs(a.sound, table)[b.sound]
        + tone
    )
    if same_letters:
        apart = min(apart, _TONE_LOST if bare else _SAME_LETTERS)
    return min(1.0, apart)


@lru_cache(maxsize=65536)
def syllable_distance(a: str, b: str, table: SoundTable) -> float:
    """How unlike two words sound: 0 the same, 0.1 when only the marks of one are lost, 1 unrelated.

    Takes: lower-case NFC words as `Token.toned` has them. Words that are no Vietnamese syllables
    ("email") are compared by letters, or by the table's whole-word confusions ("form" and "phom").
    """
    if a == b:
        return 0.0
    word = table.costs.get(("word", a, b))
    if word is not None:
        return word
    left, right = split_syllable(a), split_syllable(b)
    if left is None or right is None:
        return _foreign_distance(a, b)
    folded_a, folded_b = fold(a), fold(b)
    bare = folded_a in {a, b}
    return _sound_distance(left, right, table, folded_a == folded_b, bare)


@lru_cache(maxsize=16384)
def phrase_distance(a: tuple[str, ...], b: tuple[str, ...], table: SoundTable, gap: float = _GAP) -> float:
    """How unlike two phrases sound, syllables aligned in order: 0 the same, 1 unrelated.

    A syllable that only one of them has costs `gap`; the sum is taken over the longer phrase.
    """
    if a == b:
        return 0.0
    row = [gap * j for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], gap * i
        for j, y in enumerate(b, 1):
            step = before + syllable_distance(x, y, table)
            before, row[j] = row[j], min(row[j] + gap, row[j - 1] + gap, step)
    return min(1.0, row[-1] / max(len(a), len(b), 1))


@lru_cache(maxsize=4)
def _mistaken(table: SoundTable) -> dict[str, list[str]]:
    """Whole words that are taken for others: the one heard, and those that may be meant."""
    found: dict[str, list[str]] = {}
    for part, heard, meant in table.costs:
        if part == "word":
            found.setdefault(heard, []).append(meant)
    return found


class SoundIndex:
    """A vocabulary that can be asked which of its words sound like one that was heard.

    Only words whose onset and rhyme together may be confused with the heard one's are compared, and answers are
    kept, so that asking is cheap.
    """

    def __init__(self, table: SoundTable, vocabulary: Iterable[str] = ()) -> None:
        self._table = table
        self._words: set[str] = set()
        self._by_sound: defaultdict[str, defaultdict[Sound, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        """Onset -> rhyme -> words."""
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        """First folded letter -> words."""
        self._foreign: defaultdict[str, list[str]] = defaultdict(list)
        """The same for words that are no Vietnamese syllables."""
        self._by_folded: defaultdict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, float], list[tuple[float, Mapping[Sound, list[str]]]]] = {}
        self._answers: dict[tuple[str, float], tuple[tuple[str, float], ...]] = {}
        self.add(vocabulary)

    def add(self, vocabulary: Iterable[str]) -> None:
        """Take these words into the vocabulary."""
        for word in set(vocabulary) - self._words:
            folded, syllable = fold(word), split_syllable(word)
            if syllable is None:
                self._foreign[folded[:1]].append(word)
            else:
                self._by_sound[syllable.onset][syllable.sound].append(word)
            self._by_letter[folded[:1]].append(word)
            self._by_folded[folded].append(word)
        self._words.update(vocabulary)
        self._near.clear()
        self._answers.clear()

    def nearby(self, word: str, limit: float = 0.4) -> tuple[tuple[str, float], ...]:
        """Words of the vocabulary at most `limit` away from `word` (toned), the nearest first.

        A limit below 0.5 leaves out words with an unrelated onset without looking at them.
        """
        key = (word, limit)
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                self._answers.clear()
            answer = self._answers[key] = self._look_up(word, limit)
        return answer

    def _candidates(self, word: str, limit: float) -> set[str]:
        folded, syllable = fold(word), split_syllable(word)
        chosen = {*self._by_folded.get(folded, ())}
        chosen.update(meant for meant in _mistaken(self._table).get(word, ()) if meant in self._words)
        if (
            len(folded) >= _PER_LETTER / limit - 1 - _SLACK
        ):  # a letter more or less is too much for shorter ones
            by_letters = self._by_letter if syllable is None else self._foreign
            chosen.update(w for w in by_letters.get(folded[:1], ()) if _may_be_near(folded, fold(w), limit))
        if syllable is None:
            return chosen
        costs = _rhyme_costs(syllable.sound, self._table)
        for dearest, rhymes in self._onsets_near(syllable.onset, limit):
            for rhyme, words in rhymes.items():
                if costs[rhyme] <= dearest:
                    chosen.update(words)
        return chosen

    def _onsets_near(self, heard: str, limit: float) -> list[tuple[float, Mapping[Sound, list[str]]]]:
        """The rhymes behind every onset that may be heard so, with what a rhyme there may cost at most."""
        near = self._near.get((heard, limit))
        if near is None:
            left = {o: limit - _ONSET_WEIGHT * self._table.cost("onset", heard, o) for o in self._by_sound}
            near = [(left[o] / _RHYME_WEIGHT + _SLACK, r) for o, r in self._by_sound.items() if left[o] >= 0]
            self._near[heard, limit] = near
        return near

    def _look_up(self, word: str, limit: float) -> tuple[tuple[str, float], ...]:
        table = self._table
        found = [(w, syllable_distance(word, w, table)) for w in self._candidates(word, limit)]
        return tuple(sorted((f for f in found if f[1] <= limit), key=lambda f: (f[1], f[0])))
