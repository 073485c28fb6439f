"""Which of the choices that were offered an utterance names: by its number, or by most of its words."""

from speak_to_input.core.language import Language
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold, read_words

_ORDINALS = {"nhất": 0, "đầu": 0, "hai": 1, "nhì": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "cuối": -1}
_COUNTERS = frozenset(
    {"thứ", "số", "cái", "lựa", "chọn", "mục", "bản", "ô", "nút", "dạ", "ạ", "là", "tiên", "cùng"}
)


_NOT = frozenset({"khong", "chua", "chang"})
"""A choice that begins so is the opposite of its other words."""


def chosen(words: Words, options: tuple[str, ...], language: Language) -> int | None:
    """The option named by its number or by most of its words."""
    if not options or not len(words):
        return None
    spoken = [t.toned for t in words.tokens if t.toned not in _COUNTERS]
    if len(spoken) == 1 and len(words) > 1:
        place = _ORDINALS.get(spoken[0])
        if place is None and (readings := read_number(read_words(spoken[0]), 0)):
            place = int(readings[0].value) - 1
            place = place if place >= 0 else len(options)
        if place is not None and place < len(options):
            return place % len(options)
    labels = [{fold(t.text) for t in read_words(option).tokens} for option in options]
    # "đấy là tên quản lý nhé": courtesy chooses nothing, but "cho" may be a word of the choice
    told = frozenset[str]().union(*labels)
    thin = (*language.particles, *_COUNTERS)
    said = {t.folded for at, t in enumerate(words.tokens) if t.folded in told or not words.says(at, *thin)}
    shares = [len(said & wanted) / max(len(said), 1) if wanted else 0.0 for wanted in labels]
    denied = any(token.folded in _NOT for token in words.tokens)
    for place, option in enumerate(options):
        begins = fold(option.split()[0]) in _NOT if option.split() else False
        if (begins and not denied) or (denied and not labels[place] & _NOT):
            shares[place] = 0.0  # "có" is no "Chưa có việc làm"
    top = max(shares)
    return shares.index(top) if top >= 0.75 and shares.count(top) == 1 else None
