"""How far apart two Vietnamese words sound, by what speakers merge and recognisers mistake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.syllables import Syllable, split_syllable
from speak_to_input.vi.text import fold

_ONSET_WEIGHT = 0.5
_RHYME_WEIGHT = 0.6
_TONE_WEIGHT = 0.2
_TONE_LOST = 0.1
_SAME_LETTERS = 0.2
_GAP = 0.75
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


@lru_cache(maxsize=32768)
def _rhyme_cost(a: tuple[str, str, str, str], b: tuple[str, str, str, str], table: SoundTable) -> float:
    """Cost between two rhymes, each glide, nucleus, coda and spelling."""
    apart = (
        0.3 * table.cost("glide", a[0], b[0])
        + 0.6 * table.cost("nucleus", a[1], b[1])
        + 0.5 * table.cost("coda", a[2], b[2])
    )
    return min(1.0, apart, table.costs.get(("rhyme", a[3], b[3]), 1.0))


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
    if min(len(folded_a), len(folded_b)) < 3:
        return 1.0
    return min(1.0, 1.5 * _edit_distance(folded_a, folded_b))


def _sound_distance(a: Syllable, b: Syllable, table: SoundTable, same_letters: bool, bare: bool) -> float:
    tone = _TONE_WEIGHT * table.cost("tone", a.tone, b.tone)
    apart = (
        _ONSET_WEIGHT * table.cost("onset", a.onset, b.onset)
        + _RHYME_WEIGHT * _rhyme_cost(a.sound, b.sound, table)
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
def _words_mistaken(table: SoundTable) -> tuple[tuple[str, str], ...]:
    """Whole words that are taken for others: the one heard, the one meant."""
    return tuple((heard, meant) for part, heard, meant in table.costs if part == "word")


class SoundIndex:
    """A vocabulary that can be asked which of its words sound like one that was heard.

    Only words whose onset may be confused with the heard one's are compared, and answers are kept, so
    that asking is cheap.
    """

    def __init__(self, vocabulary: Iterable[str], table: SoundTable) -> None:
        self._table = table
        self._words = tuple(dict.fromkeys(vocabulary))
        self._by_onset: dict[str, list[str]] = {}
        self._foreign: dict[str, list[str]] = {}
        self._by_folded: dict[str, list[str]] = {}
        self._heard_as: dict[str, list[str]] = {}
        self._answers: dict[tuple[str, float], tuple[tuple[str, float], ...]] = {}
        known = set(self._words)
        for word in self._words:
            syllable = split_syllable(word)
            if syllable is None:
                self._foreign.setdefault(fold(word)[:1], []).append(word)
            else:
                self._by_onset.setdefault(syllable.onset, []).append(word)
            self._by_folded.setdefault(fold(word), []).append(word)
        for heard, meant in _words_mistaken(table):
            if meant in known:
                self._heard_as.setdefault(heard, []).append(meant)

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
        folded = fold(word)
        chosen = {*self._by_folded.get(folded, ()), *self._heard_as.get(word, ())}
        chosen.update(self._foreign.get(folded[:1], ()))
        syllable = split_syllable(word)
        if syllable is None:
            chosen.update(w for w in self._words if fold(w)[:1] == folded[:1])
            return chosen
        for onset, group in self._by_onset.items():
            if _ONSET_WEIGHT * self._table.cost("onset", syllable.onset, onset) <= limit:
                chosen.update(group)
        return chosen

    def _look_up(self, word: str, limit: float) -> tuple[tuple[str, float], ...]:
        table = self._table
        found = [(w, syllable_distance(word, w, table)) for w in self._candidates(word, limit)]
        return tuple(sorted((f for f in found if f[1] <= limit), key=lambda f: (f[1], f[0])))
