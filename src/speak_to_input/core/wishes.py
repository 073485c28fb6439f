"""What an utterance says about things as they are: send them, empty them, leave them, they are wrong."""

from speak_to_input.core.commands import Answer
from speak_to_input.core.language import Cue, Language
from speak_to_input.vi.text import Words, read_words


def asks_to_send(words: Words, language: Language) -> bool:
    """Whether sending is spoken of anywhere."""
    return _speaks_of(words, language, Cue.SUBMIT)


def asks_to_clear(words: Words, language: Language) -> bool:
    """Whether clearing something is spoken of anywhere."""
    return _speaks_of(words, language, Cue.CLEAR, Cue.CLEAR_ALL)


def _speaks_of(words: Words, language: Language, *acts: Cue) -> bool:
    return any(
        match.item in acts and match.strength > 0.8
        for at in range(len(words))
        for match in language.cues.matches(words, at)
    )


def puts_off(answer: Answer) -> bool:
    """Whether an answer leaves a question for later: "thôi", "để sau đi". A "không" may be what a field shall hold."""
    words = read_words(answer.heard)
    places = range(len(words))
    may_be_value = any(words.says(at, *_MAY_BE_VALUES) for at in places)
    if any(words.says(at, *_HOLDS) for at in places):
        may_be_value = False  # "không, khoan"
    return answer.choice is None and not answer.yes and not may_be_value


_MAY_BE_VALUES = ("không", "chưa", "hông", "hổng", "no", "có")
_HOLDS = ("khoan", "thôi", "chờ", "đợi")
_OPEN = tuple(
    tuple(phrase.split())
    for phrase in (
        "để trống", "bỏ trống", "để trắng", "bỏ trắng", "không biết", "chưa biết", "hông biết", "hổng biết",
        "không nhớ", "hổng nhớ", "quên rồi", "không rõ", "chưa rõ", "hổng rõ", "để sau", "tính sau", "để đó",
        "khỏi điền", "khỏi ghi", "đừng điền", "đừng ghi", "nói sau", "điền sau", "chịu",
    )
)  # fmt: skip
_BESIDE_OPEN = (
    "thôi", "ờ", "ừ", "à", "ừm", "dạ", "cái", "ô", "mục", "phần", "này", "đó", "ni", "nớ", "thì", "cũng", "nữa", "luôn",
    "đi", "nha", "nhé", "nghe", "em", "anh", "chị", "tôi", "tui", "mình", "ạ", "cứ", "chắc", "lắm", "rồi", "cho", "hết",
    "hiện", "giờ", "còn",
)  # fmt: skip


def leaves_open(words: Words) -> bool:
    """Whether nothing is said but that a field shall stay empty for now: "thôi để trống", "ờ không biết nữa"."""
    at, left = 0, False
    while at < len(words):
        end = next(
            (at + len(p) for p in _OPEN if all(words.says(at + n, word) for n, word in enumerate(p))), at
        )
        if end == at and not words.says(at, *_BESIDE_OPEN):
            return False
        left, at = left or end > at, max(end, at + 1)
    return left


def objects(words: Words) -> bool:
    """Whether a no says that something is wrong: "sai rồi", "không đúng"."""
    wrong = (words.says(at, "sai", "nhầm", "trật", "lộn") for at in range(len(words)))
    denied = (
        words.says(at, "đúng", "phải") and words.says(at - 1, "không", "chưa", "hổng", "hông", "chẳng")
        for at in range(1, len(words))
    )
    return any(wrong) or any(denied)


def takes_back(words: Words, language: Language) -> bool:
    """Whether what was just emptied shall be as it was: "à thôi để lại", "nhầm, đừng xóa"."""
    marks = (m for marks in language.formulas.found(words).values() for m in marks)
    return asks_to_keep(words, language) or (
        any(m.item is Cue.NO for m in marks) and asks_to_clear(words, language)
    )


def asks_to_keep(words: Words, language: Language) -> bool:
    """Whether something shall stay as it is: "à thôi để lại"."""
    return _speaks_of(words, language, Cue.KEEP) or any(end_of_staying(words, at) for at in range(len(words)))


_STAYS = (
    ("để", "y", "vậy"),
    ("để", "y", "đó"),
    ("để", "lại"),
    ("giữ", "lại"),
    ("để", "yên"),
    ("để", "vậy"),
    ("để", "đó"),
    ("kệ", "nó"),
)
"""Refuse a change, as answers only: "giữ lại" may be a choice of a list, "để lại" begins many a note."""


def end_of_staying(words: Words, at: int) -> int:
    """The place after words that leave a thing as it is; 0 where none begin."""
    return next(
        (
            at + len(phrase)
            for phrase in _STAYS
            if all(words.says(at + place, word) for place, word in enumerate(phrase))
        ),
        0,
    )


def refuses_first(words: Words, language: Language) -> bool:
    """Whether the words begin with a no or a correction: "không, là …"."""
    first = (m.item for m in language.cues.matches(words, 0) if m.strength > 0.8)
    return any(item in (Cue.NO, Cue.REPAIR, Cue.CORRECT, Cue.NEGATE) for item in first)
