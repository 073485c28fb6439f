"""Which of the choices that were offered an utterance names: by its place, or by most of its words."""

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.by_place import Offered, place_told
from speak_to_input.core.language import Language
from speak_to_input.core.wishes import leaves_open
from speak_to_input.vi.text import Words, fold, read_words

_ALIKE = (
    (Said.WEEKEND, ("cuoi", "tuan")), (Said.LEFT_OUT, ("khong", "tinh")), (Said.COUNTED_IN, ("tinh", "ca"))
)  # fmt: skip
"""Other words for what a choice may say: "trừ thứ bảy chủ nhật ra" is "không tính cuối tuần"."""
_MOST = 0.75
"""So many of the words said must be the choice's own."""


def chosen(words: Words, offered: Offered, language: Language) -> int | None:
    """The option named by its place or by most of its words."""
    if not offered.labels or not len(words):
        return None
    if (place := place_told(words, offered, language)) is not None:
        return place
    marks = language.answers
    labels = [{fold(t.text) for t in read_words(option).tokens} for option in offered.labels]
    said = _said(words, frozenset[str]().union(*labels), language)
    shares = [len(said & wanted) / max(len(said), 1) if wanted else 0.0 for wanted in labels]
    denied = any(marks.at(words, at, Said.OPPOSITE) for at in range(len(words))) or "khong" in said
    for place, option in enumerate(map(read_words, offered.labels)):
        opposite = [marks.at(option, at, Said.OPPOSITE) for at in range(len(option))]
        if (opposite[:1] == [True] and not denied) or (denied and not any(opposite)):
            shares[place] = 0.0  # "có" is no "Chưa có việc làm"
        if len(labels[place] - said) and marks.at(words, 0, Said.OPPOSITE) and leaves_open(words, marks):
            shares[place] = 0.0  # "chưa xong" is no "Chưa có việc làm"
    top = max(shares)
    return shares.index(top) if top >= _MOST and shares.count(top) == 1 else None


def _said(words: Words, told: frozenset[str], language: Language) -> set[str]:
    """The folded words that may be a choice's: courtesy is none, but "cho" may be a word of those `told`."""
    marks, said, at = language.answers, set[str](), 0
    while at < len(words):
        alike = ((marks.behind(words, at, mark), meant) for mark, meant in _ALIKE if told.issuperset(meant))
        end, meant = max(alike, default=(0, ()))
        token = words.tokens[at].folded
        thin = words.says(at, *language.particles) or marks.at(words, at, Said.THIN)
        said.update(meant if end else {token} if token in told or not thin else ())
        at = max(end, at + 1)
    return said
