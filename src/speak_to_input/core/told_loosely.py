"""Choices and boxes told by most of their own words, in any order and with words between: "chụp ảnh hoa gửi trước".

A phrase table finds words in a row. People tell a choice of a page in a sentence of their own, in which its telling
words stand apart: "tới expo lấy trực tiếp" is "Trực tiếp tại Expo". A word tells the more the fewer labels have it;
another word, or several, may tell the same: "phone cho khách xác minh lại" is "Gọi xác minh khách hàng".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speak_to_input.core.kinds import FieldKind, asks_place
from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
from speak_to_input.core.phrases import Match
from speak_to_input.core.senses import Senses
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_EMPTY = frozenset(
    {"và", "của", "cho", "tại", "ở", "từ", "bằng", "về", "theo", "với", "tôi", "được", "các",
     "những", "là", "cần", "muốn", "hoặc", "thì", "để", "này", "một", "khi", "lúc", "trên", "trong", "đã",
     "đang", "sẽ", "bị", "em", "anh", "chị", "bạn", "mình", "cái", "như", "nếu", "thêm", "nữa", "đi", "lại"}
)  # fmt: skip
"""Words of a label that tell nothing of which is meant."""
_NOES = frozenset(
    {"không", "chưa", "đừng", "khỏi", "hổng", "hông", "chẳng", "chả", "nỏ", "bỏ", "hủy", "ngoài", "trừ",
     "chọn", "điền", "ghi", "ngừng", "miễn", "tắt", "xóa", "hay", "hoặc", "dưới", "trên", "hơn", "mới", "mãi"}
)  # fmt: skip
"""Words that make something else of what stands around them, or ask for it anew."""
_LEAST_WORDS = 2
_LEAST_TOLD = 0.6
"""The share of what a label tells that must be said."""
_VERB = 0.5
"""What a verb tells that others stand for."""
_HAVING = 0.5
"""What "có" tells beside what one has: "có nuôi con mèo" is "Có mèo"."""
_CLEARLY = 0.2
"""By so much the best of a list must be told better than the others."""
_MOST_BETWEEN = 3
_LONGEST_LIST = 24
_WEAKEST, _STRONGEST, _PER_GAP = 0.8, 0.92, 0.02
_MOST_BY_SENSE = 0.86
"""How clearly a choice is told by other words: not so clearly that a free text of these words is none."""
_IN_A_ROW = 0.78


class Told(NamedTuple):
    """A choice, or a box, told over tokens `start` to `end`."""

    start: int
    end: int
    strength: float
    item: tuple[int, int]
    """(field index, place among its choices); the place of a box is -1."""

    @property
    def box(self) -> bool:
        """Whether it is a box, which is ticked by its name."""
        return self.item[1] < 0


@dataclass(frozen=True, slots=True)
class Label:
    """The telling words of one choice, each with what it tells."""

    item: tuple[int, int]
    words: dict[str, float]
    noes: frozenset[str]
    whole: float
    spelt: frozenset[str]
    """Its words as they are written."""
    rows: dict[int, frozenset[str]]
    """The meanings that are told by other words as well, with the words of the label that carry them."""


class Hit(NamedTuple):
    """Words of a label that are told over tokens `start` to `end`, as they are or (`other`) by what means the same."""

    start: int
    end: int
    words: frozenset[str]
    other: bool


class LooseLabels:
    """The choices and boxes of a form by their words. Built once, then only read."""

    def __init__(self, fields: Sequence[Known], others: Iterable[str], senses: Senses) -> None:
        """`others`: labels of the form that are no choices and no boxes; their words tell less."""
        labels = list(_labels(fields))
        counts = Counter(word for _, text in labels for word in {w for p in label_phrases(text) for w in p})
        counts.update(word for text in others for word in {w for p in label_phrases(text) for w in p})
        self._senses = senses
        self._sets = frozenset(known.index for known in fields if known.kind is FieldKind.CHOICES)
        self._labels = [label for item, text in labels if (label := self._label(item, text, counts))]
        self._by_word: dict[str, list[Label]] = {}
        self._by_row: dict[int, list[Label]] = {}
        for label in self._labels:
            for word in label.words:
                self._by_word.setdefault(word, []).append(label)
            for row in label.rows:
                self._by_row.setdefault(row, []).append(label)

    def told(self, words: Words) -> list[Told]:
        """Every choice and box that is told clearly, once each."""
        if not words.accented:
            return []
        return [told for begin, end in words.clauses() for told in self._in_clause(words, begin, end)]

    def _label(self, item: tuple[int, int], text: str, counts: Counter[str]) -> Label | None:
        phrases = label_phrases(text)
        if not phrases or any(char.isdigit() for char in text):
            return None
        words: dict[str, float] = {}
        for word in phrases[0]:
            if word not in _EMPTY:
                tells = _HAVING if word == "có" else 1.0
                one = self._senses.one(word)
                words[one] = (_VERB if one in self._senses.verbs else tells) / max(1, counts[word])
        if len(words) < _LEAST_WORDS:
            return None
        rows: dict[int, frozenset[str]] = {}
        for sense in self._senses.told(phrases[0]) if item[1] >= 0 else ():
            carried = frozenset(map(self._senses.one, phrases[0][sense.start : sense.end])) & words.keys()
            if len(carried) > len(rows.get(sense.row, ())):
                rows[sense.row] = carried
        noes = frozenset(map(self._senses.one, phrases[0])) & _NOES
        return Label(item, words, noes, sum(words.values()), frozenset(phrases[0]), rows)

    def _in_clause(self, words: Words, begin: int, end: int) -> list[Told]:
        toned = [token.toned for token in words.tokens[begin:end]]
        heard = list(map(self._senses.one, toned))
        senses = [sense for sense in self._senses.told(toned) if sense.row in self._by_row]
        labels = {id(label): label for word in dict.fromkeys(heard) for label in self._by_word.get(word, ())}
        labels |= {id(label): label for sense in senses for label in self._by_row[sense.row]}
        found = []
        for label in labels.values():
            hits = [
                Hit(at, at + 1, frozenset((word,)), other=False)
                for at, word in enumerate(heard, begin)
                if word in label.words
            ]
            hits += [
                Hit(begin + sense.start, begin + sense.end, label.rows[sense.row], other=True)
                for sense in senses
                if sense.row in label.rows and not label.spelt.issuperset(toned[sense.start : sense.end])
            ]
            if (told := self._told(words, begin, _apart(hits), label)) is not None:
                found.append(told)
        return [told for told in found if not any(self._rivals(told, other) for other in found)]

    def _rivals(self, told: Told, other: Told) -> bool:
        """Whether another choice of the list, where it is no set, is told as well, or a better one in these words."""
        if told is other:
            return False
        overlap = told.start < other.end and other.start < told.end
        if told.item[0] == other.item[0] and (overlap or told.item[0] not in self._sets):
            return other.strength > told.strength - _CLEARLY
        return overlap and other.strength > told.strength

    def _told(self, words: Words, begin: int, hits: Sequence[Hit], label: Label) -> Told | None:
        """The stretch of the clause from token `begin` on that tells the label best; None where too little is said."""
        best: Told | None = None
        for stretch in _stretches(hits, self._joins(words, hits, label)):
            said = frozenset[str]().union(*(hit.words for hit in stretch))
            share = sum(label.words[word] for word in said) / label.whole
            little = share < _LEAST_TOLD or self._is_too_little(words, stretch, said, label)
            if little or self._changes(words, stretch, begin, label):
                continue
            others = sum(hit.other for hit in stretch)
            gaps = stretch[-1].end - stretch[0].start - sum(hit.end - hit.start for hit in stretch)
            plain = not (gaps or others)
            if plain and _is_part([word for hit in stretch for word in hit.words], [*label.words]):
                continue
            strength = _WEAKEST + (_STRONGEST - _WEAKEST) * (share - _LEAST_TOLD) / (1 - _LEAST_TOLD)
            strength = min(strength, _MOST_BY_SENSE if others else 1.0) - _PER_GAP * gaps
            told = Told(stretch[0].start, stretch[-1].end, strength, label.item)
            best = told if best is None or told.strength > best.strength else best
        return best if best is not None and best.strength >= _WEAKEST - _PER_GAP else None

    def _joins(self, words: Words, hits: Sequence[Hit], label: Label) -> frozenset[int]:
        """The tokens at which one choice of a set ends and the next one begins: "bản vẽ | với bản sao"."""
        if label.item[0] not in self._sets or not hits:
            return frozenset()
        joining = {"và", "với", "cùng", "rồi"} - label.spelt
        return frozenset(at for at in range(hits[0].start, hits[-1].end) if words.tokens[at].toned in joining)

    def _is_too_little(
        self, words: Words, stretch: Sequence[Hit], said: frozenset[str], label: Label
    ) -> bool:
        """Whether what is said tells no such choice: half of its words, or words that mean something else so.

        Of a choice of two words their order is the meaning: "tiền đã hoàn" tells what became of it, no "hoàn tiền". A
        verb that others stand for is no word by itself beside one other of three: "tiền chạy qua" is no "chuyển tiền
        đến".
        """
        if min(len(stretch), len(said)) < _LEAST_WORDS or 2 * len(said) <= len(label.words):
            return True
        order = [*label.words]
        if len(order) == _LEAST_WORDS:
            return order[0] not in stretch[0].words
        if len(stretch) == _LEAST_WORDS and stretch[1].start > stretch[0].end:
            ends = [min(map(order.index, hit.words)) for hit in stretch]
            if ends[0] > ends[1]:
                return True  # "thẻ mới cho khách" is no "khách hàng mới"
        spelt = {token.toned for hit in stretch for token in words.tokens[hit.start : hit.end]}
        verbs = self._senses.verbs
        clear = [word for word in said if word not in verbs or spelt & label.spelt & verbs[word]]
        return len(clear) < _LEAST_WORDS

    def _changes(self, words: Words, stretch: Sequence[Hit], begin: int, label: Label) -> bool:
        """Whether a no stands among the words or leads them that the label has not, or one that it has is missing."""
        reach = range(max(begin, stretch[0].start - _MOST_BETWEEN), stretch[-1].end)
        told = {at for hit in stretch if hit.other for at in range(hit.start, hit.end)}
        noes = {self._senses.one(words.tokens[at].toned) for at in reach if at not in told} & _NOES
        noes |= {word for hit in stretch if hit.other for word in hit.words} & label.noes
        inside = range(stretch[0].start, stretch[-1].end)
        hit = {at for hit in stretch for at in range(hit.start, hit.end)}  # "tách làm | ba thửa"
        figures = any(words.tokens[at].has_digit or (at not in hit and numerals(words, at)) for at in inside)
        return noes != set(label.noes) or figures


def _labels(fields: Sequence[Known]) -> Iterator[tuple[tuple[int, int], str]]:
    for known in fields:
        if known.kind is FieldKind.YES_NO:
            yield (known.index, -1), known.label
        elif _is_told(known):
            for place, option in enumerate(known.choices):
                yield (known.index, place), option.label


def _is_told(known: Known) -> bool:
    """Whether people tell its choices in sentences; places and people are called by their names."""
    named = asks_place(known.label) or known.open_list or known.affirms or known.graded
    return bool(known.choices) and len(known.choices) <= _LONGEST_LIST and not named


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits one behind the other, of those that overlap the first and longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _is_part(said: list[str], label: list[str]) -> bool:
    """Whether the words are some of the label's in a row, "tuân thủ": parts of labels are looked up as phrases."""
    shorter = len(said) < len(label)
    return shorter and any(label[at : at + len(said)] == said for at in range(len(label)))


def _stretches(hits: Sequence[Hit], joins: frozenset[int]) -> Iterator[list[Hit]]:
    """The hits in runs with few words between, none of them at `joins`."""
    run: list[Hit] = []
    for hit in hits:
        between = range(run[-1].end, hit.start) if run else range(0)
        if len(between) > _MOST_BETWEEN or not joins.isdisjoint(between):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def beyond(told: Iterable[Told], rows: Sequence[Sequence[Match[tuple[int, int]]]]) -> list[Told]:
    """Those that say more than what is told in a row there. `rows`: by token the choices told in a row."""
    clear = [(at, m) for at, found in enumerate(rows) for m in found if m.strength >= _IN_A_ROW]
    return [each for each in told if not any(_is_in_a_row(each, at, match) for at, match in clear)]


def behind_names(told: Iterable[Told], readings: Sequence[Sequence[Reading[object]]]) -> list[Told]:
    """Those told, from behind the name that stands within them: "khách Lê Hoa | liên hệ đến" tells who it was too."""
    ends = {
        at: [r.end for r in found if r.kind is Kind.PERSON and r.sure > _SURELY_CALLED]
        for at, found in enumerate(readings)
    }
    cut = []
    for each in told:
        inside = [end for at in range(each.start + 1, each.end) for end in ends[at] if end < each.end]
        cut.append(each._replace(start=max(inside, default=each.start)))
    return cut


_SURELY_CALLED = 0.6


def _is_in_a_row(told: Told, at: int, match: Match[tuple[int, int]]) -> bool:
    """Whether that choice, or more clearly another one of its list, is told in a row over the same words."""
    if match.item[0] != told.item[0] or at >= told.end or told.start >= match.end:
        return False
    if match.item != told.item:
        return match.strength >= told.strength
    return match.end - at >= told.end - told.start or match.strength > _STRONGEST
