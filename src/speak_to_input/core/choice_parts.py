"""Parts of a choice's label that name it as the whole does: its first words, its last ones, one of two."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from speak_to_input.core.forms import Option
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.text import read_words

_WORD = 2
"""Syllables of a word."""


def begun(choices: Sequence[Option]) -> list[list[Phrase]]:
    """The first words of each choice, two and more, most of which no other has: "sang tên" of "Sang tên hợp đồng"."""
    labels = [label_phrases(option.label) for option in choices]
    counts = _labels_with(labels)
    pairs = Counter(pair for own in labels for pair in {pair for phrase in own for pair in pairwise(phrase)})
    least = _LEAST_BEGUN if len(choices) > _FEW else _LEAST_OF_FEW
    return [
        [
            phrase[:size]
            for phrase in own
            for size in range(_WORD, len(phrase))
            if size >= least * len(phrase) and _is_own(phrase[:size], phrase, counts, pairs)
        ]
        for own in labels
    ]


def ended(choices: Sequence[Option], of_names: frozenset[str]) -> list[list[Phrase]]:
    """The last words of each choice, two and more, which stand nowhere else: "một cửa" of "Tại bộ phận một cửa"."""
    labels = [label_phrases(option.label) for option in choices]
    counts = _labels_with(labels)
    return [
        [
            phrase[at:]
            for phrase in own
            for at in range(1, len(phrase) - 1)
            if len(phrase) >= _LEAST_ENDED and phrase[at] not in _JOINING
            if all(counts[word] == 1 for word in phrase[at:])
            and sum(word not in of_names for word in phrase[at:]) >= _WORD
        ]
        for own in labels
    ]


ENDED, _LEAST_ENDED = 0.79, 5


def _labels_with(labels: Sequence[Sequence[Phrase]]) -> Counter[str]:
    """How many labels have each word."""
    return Counter(word for own in labels for word in {word for phrase in own for word in phrase})


def of_label(choices: Sequence[Option], label: Sequence[Phrase]) -> list[list[Phrase]]:
    """Choices that all begin with a word of their field's label, behind another word of it: "Cỡ nhỏ" is "ngăn nhỏ"."""
    labels = [label_phrases(option.label)[:1] for option in choices]
    heads = {phrase[0] for own in labels for phrase in own}
    leads = {word for phrase in label for word in phrase} - heads - _JOINING
    if len(heads) != 1 or not any(heads & set(phrase) for phrase in label):
        return [[] for _ in choices]
    return [
        [(lead, *phrase[1:]) for phrase in own for lead in sorted(leads) if len(phrase) > 1] for own in labels
    ]


def all_but_last(choices: Sequence[Option]) -> list[list[Phrase]]:
    """All but the last word of a short choice, where longer ones alone have them too: "tách thửa | đất"."""
    labels = [label_phrases(option.label) for option in choices]
    found: list[list[Phrase]] = []
    for own in labels:
        others = [phrase for other in labels if other is not own for phrase in other]
        begun = [phrase for phrase in own if len(phrase) == _WORD + 1]
        rivals = {phrase: [p for p in others if holds(p, phrase[:-1])] for phrase in begun}
        found.append([p[:-1] for p in begun if rivals[p] and min(map(len, rivals[p])) > 2 * len(p)])
    return found


def _is_own(
    begun: Phrase, label: Phrase, counts: Mapping[str, int], pairs: Mapping[tuple[str, str], int]
) -> bool:
    """Whether the beginning ends in a word that no other choice has, and is mostly of such: "bản | điện tử".

    `label`: the whole choice. Of two words of two syllables the first is enough, "Vận đơn | đường biển", and so is one
    before a word that other choices have too: "Gia hạn | nợ" beside "Điều chỉnh kỳ hạn trả nợ".
    """
    whole = len(label)
    own = [word for word in begun if counts[word] == 1]
    if begun[-1] in _JOINING or (counts[begun[-1]] == 1 and 2 * len(own) > len(begun)):
        return begun[-1] not in _JOINING
    if whole == len(begun) + 1 == _WORD + 1 and counts[label[-1]] > 1 and counts[label[0]] == 1:
        return pairs[begun[0], begun[1]] == 1
    word = whole == 2 * len(begun) == 2 * _WORD and not numerals(read_words(" ".join(begun)), 1)
    return word and bool(own) and pairs[begun[0], begun[1]] == 1


_JOINING = frozenset(
    {"tại", "ở", "qua", "của", "và", "từ", "cho", "với", "bằng", "vào", "trong", "theo", "đến"}
)
_FEW = 4
"""Of so few choices a shorter beginning tells which is meant: "cấp lại" of "Cấp lại từ lần thứ hai"."""
_LEAST_OF_FEW = 0.33
_LEAST_BEGUN = 0.5
BEGUN = 0.81


def holds(phrase: Phrase, part: Phrase) -> bool:
    """Whether the part stands within the phrase."""
    return any(phrase[at : at + len(part)] == part for at in range(len(phrase) - len(part) + 1))
