"""Choices and boxes told by most of their own words, in any order and with words between: "chụp ảnh hoa gửi trước".

A phrase table finds words in a row. People tell a choice of a page in a sentence of their own, in which its telling
words stand apart: "tới expo lấy trực tiếp" is "Trực tiếp tại Expo". A word tells the more the fewer labels have it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speak_to_input.core.kinds import FieldKind, asks_place
from speak_to_input.core.known_fields import Known
from speak_to_input.core.names import label_phrases
from speak_to_input.core.phrases import Match
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
_SAME = {
    word: same[0]
    for same in (
        ("đến", "tới", "ra", "qua", "lên", "ghé", "xuống", "vô", "vào"),
        ("nhận", "lấy", "lãnh", "lĩnh"),
        ("gửi", "gởi"),
        ("mang", "đem", "đưa", "chở"),
        ("báo", "nhắn"),
        ("trả", "đóng", "nộp"),
    )
    for word in same
}
"""Verbs that stand for one another in what people say of a choice: "tự ra quầy lấy" is "Tự đến quầy nhận"."""
_VERBS = {first: frozenset(w for w, one in _SAME.items() if one == first) for first in _SAME.values()}
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


class LooseLabels:
    """The choices and boxes of a form by their words. Built once, then only read."""

    def __init__(self, fields: Sequence[Known], others: Iterable[str]) -> None:
        """`others`: labels of the form that are no choices and no boxes; their words tell less."""
        labels = list(_labels(fields))
        counts = Counter(word for _, text in labels for word in {w for p in label_phrases(text) for w in p})
        counts.update(word for text in others for word in {w for p in label_phrases(text) for w in p})
        self._labels = [label for item, text in labels if (label := _label(item, text, counts)) is not None]
        self._by_word: dict[str, list[Label]] = {}
        for label in self._labels:
            for word in label.words:
                self._by_word.setdefault(word, []).append(label)

    def told(self, words: Words) -> list[Told]:
        """Every choice and box that is told clearly, once each."""
        if not words.accented:
            return []
        return [told for begin, end in words.clauses() for told in self._in_clause(words, begin, end)]

    def _in_clause(self, words: Words, begin: int, end: int) -> list[Told]:
        heard = [_one(token.toned) for token in words.tokens[begin:end]]
        labels = {id(label): label for word in dict.fromkeys(heard) for label in self._by_word.get(word, ())}
        found = [told for label in labels.values() if (told := _told(words, begin, heard, label)) is not None]
        return [told for told in found if not any(_rivals(told, other) for other in found)]


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


def _label(item: tuple[int, int], text: str, counts: Counter[str]) -> Label | None:
    phrases = label_phrases(text)
    if not phrases or any(char.isdigit() for char in text):
        return None
    words: dict[str, float] = {}
    for word in phrases[0]:
        if word not in _EMPTY:
            tells = _HAVING if word == "có" else 1.0
            words[_one(word)] = (_VERB if word in _SAME else tells) / max(1, counts[word])
    if len(words) < _LEAST_WORDS:
        return None
    return Label(item, words, _NOES & set(phrases[0]), sum(words.values()), frozenset(phrases[0]))


def _one(word: str) -> str:
    return _SAME.get(word, word)


def _told(words: Words, begin: int, heard: list[str], label: Label) -> Told | None:
    """The stretch of the clause that tells the label best; None where too little is said.

    `heard`: the clause's words from token `begin` on, those that mean the same as one.
    """
    places = [at for at, word in enumerate(heard, begin) if word in label.words]
    best: Told | None = None
    for stretch in _stretches(places):
        said = {heard[at - begin] for at in stretch}
        share = sum(label.words[word] for word in said) / label.whole
        little = share < _LEAST_TOLD or _too_little(words, stretch, said, label)
        if little or _changes(words, stretch, begin, label):
            continue
        gaps = stretch[-1] + 1 - stretch[0] - len(stretch)
        if not gaps and _is_part([heard[at - begin] for at in stretch], [*label.words]):
            continue
        strength = _WEAKEST + (_STRONGEST - _WEAKEST) * (share - _LEAST_TOLD) / (1 - _LEAST_TOLD)
        told = Told(stretch[0], stretch[-1] + 1, strength - _PER_GAP * gaps, label.item)
        best = told if best is None or told.strength > best.strength else best
    return best if best is not None and best.strength >= _WEAKEST - _PER_GAP else None


def _too_little(words: Words, stretch: Sequence[int], said: set[str], label: Label) -> bool:
    """Whether what is said tells no such choice: half of its words, or words that mean something else as they stand.

    Of a choice of two words their order is the meaning: "tiền đã hoàn" tells what became of it, no "hoàn tiền". A verb
    that others stand for is no word by itself beside one other of three: "tiền chạy qua" is no "chuyển tiền đến".
    """
    if len(said) < _LEAST_WORDS or 2 * len(said) <= len(label.words):
        return True
    if len(label.words) == _LEAST_WORDS:
        first, *_ = label.words
        return _one(words.tokens[stretch[0]].toned) != first
    if len(stretch) == _LEAST_WORDS and stretch[1] - stretch[0] > 1:
        order = [*label.words]
        ends = [order.index(_one(words.tokens[at].toned)) for at in stretch]
        if ends[0] > ends[1]:
            return True  # "thẻ mới cho khách" is no "khách hàng mới"
    spelt = {words.tokens[at].toned for at in stretch}
    return (
        len([word for word in said if word not in _VERBS or spelt & label.spelt & _VERBS[word]])
        < _LEAST_WORDS
    )


def _is_part(said: list[str], label: list[str]) -> bool:
    """Whether the words are some of the label's in a row, "tuân thủ": parts of labels are looked up as phrases."""
    shorter = len(said) < len(label)
    return shorter and any(label[at : at + len(said)] == said for at in range(len(label)))


def _stretches(places: Sequence[int]) -> Iterator[list[int]]:
    """The places in runs with few words between."""
    run: list[int] = []
    for at in places:
        if run and at - run[-1] > _MOST_BETWEEN + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _changes(words: Words, stretch: Sequence[int], begin: int, label: Label) -> bool:
    """Whether a no stands among the words or leads them that the label has not, or one that it has is missing."""
    reach = range(max(begin, stretch[0] - _MOST_BETWEEN), stretch[-1] + 1)
    noes = {words.tokens[at].toned for at in reach} & _NOES
    figures = any(words.tokens[at].has_digit for at in range(stretch[0], stretch[-1] + 1))
    return noes != set(label.noes) or figures


def _rivals(told: Told, other: Told) -> bool:
    """Whether another choice of the same list is told as well as this one, or a better one in the same words."""
    if told is other:
        return False
    if told.item[0] == other.item[0]:
        return other.strength > told.strength - _CLEARLY
    overlap = told.start < other.end and other.start < told.end
    return overlap and other.strength > told.strength


def beyond(told: Iterable[Told], rows: Sequence[Sequence[Match[tuple[int, int]]]]) -> list[Told]:
    """Those that say more than what is told in a row there. `rows`: by token the choices told in a row."""
    clear = [(at, m) for at, found in enumerate(rows) for m in found if m.strength >= _IN_A_ROW]
    return [each for each in told if not any(_is_in_a_row(each, at, match) for at, match in clear)]


def _is_in_a_row(told: Told, at: int, match: Match[tuple[int, int]]) -> bool:
    """Whether that choice, or more clearly another one of its list, is told in a row over the same words."""
    if match.item[0] != told.item[0] or at >= told.end or told.start >= match.end:
        return False
    if match.item != told.item:
        return match.strength >= told.strength
    return match.end - at >= told.end - told.start or match.strength > _STRONGEST
