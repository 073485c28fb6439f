"""What somebody asks before he finds the value: "mã báo cáo | là gì ấy nhỉ, à | BC-2026-037"."""

from collections.abc import Callable

from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding.speakers import SPEAKERS, TITLES
from speak_to_input.core.language import Language
from speak_to_input.vi.text import Words, read_words

_OF_OTHERS = frozenset({"nói", "bảo", "kêu", "hỏi", "thắc", "nếu", "không", "ghi", "gõ"})
_CLOSES = ("ấy", "nhỉ", "ạ", "hả", "ta", "rứa", "hè", "vậy", "thế", "hỉ", "đây", "nhở", "đấy", "đó", "ơi",
           "hở")  # fmt: skip


def without_question(text: str, language: Language, understand: Callable[[str], Understanding]) -> str:
    """The text without a question that its speaker answers at once; itself where none is answered beyond doubt."""
    words = read_words(text)
    if not words.accented:
        return text
    others = next((at for at in range(len(words)) if words.says_any(at, _OF_OTHERS)), len(words))
    for at in range(1, min(len(words) - 2, others + 1)):
        end = _answered_from(words, at, language)
        if not end:
            continue
        told = f"{words.spelling(0, at).rstrip(' ,;:')} {words.spelling(end, len(words))}"
        if told_surely(understand(text)):
            break
        if told_surely(understand(told)):
            return told
    return text


def told_surely(heard: Understanding) -> bool:
    """Whether something is told and nothing else is asked or doubted."""
    return all(isinstance(c, Fill) and c.doubt is None and not c.to_check for c in heard.commands)


def _answered_from(words: Words, at: int, language: Language) -> int:
    """Where the answer begins, if a question stands at token `at` and who asks finds it out; 0 otherwise."""
    end = language.marks.behind(words, at, Mark.ASKS_ONESELF)
    asked = end
    while end and words.says(end, *_CLOSES, *TITLES, *SPEAKERS) and not _finds(words, end, language):
        end += 1
    found = _finds(words, end, language) if end and end > asked else 0
    return found if found < len(words) else 0


def _finds(words: Words, at: int, language: Language) -> int:
    return language.marks.behind(words, at, Mark.FOUND_OUT)
