"""What a clerk says to people behind what the form is told: "kỳ hạn 36 tháng nha anh. | Ủa, cây viết em đâu rồi ta?".

Behind a field that is named and its value a clause that speaks to somebody is no part of either. It begins where an
answer ("dạ em …"), a call ("chị ơi") or a bid ("anh cứ …") stands, or behind a word that ends sentences or a pause.
"""

from speak_to_input.core.decoding.speakers import SPEAKERS, TITLES
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import Words, read_words
from datetime import date

_NAMED, _CHOSEN, _FEWEST = 0.95, 0.85, 3
_CLOSES = ("nha", "nhé", "nhá", "nghen", "nhen", "hí", "hỉ", "hen", "hén", "hầy")
_MAY_CLOSE = ("nghe", "đấy", "ạ", "đó", "luôn")
"""They end sentences as well, but stand in any text: only talk that tells by its own words is cut behind them."""
_ENOUGH = (("rứa", "thôi"), ("thế", "thôi"), ("vậy", "thôi"), ("xong", "rồi"))
_ANSWERS, _CRIES = ("dạ", "vâng"), ("trời", "giời")
_AMAZED = ("ủa", "gớm", "khổ", "chà", "ôi", "may", "khoan", "xong", "dạ", "vâng", "trời", "giời", "thôi", "á", "úi", "mà")
_DOES = ("kiếm", "báo", "qua", "hỏi", "đi", "coi", "in", "lấy", "đọc", "kêu", "gọi", "ra", "xem", "soát", "dò", "xuống")
_BIDS = ("cứ", "chờ", "đợi", "ngồi", "yên", "đừng", "thông")
_REPORTS = frozenset({"nói", "bảo", "kêu", "hẹn", "xin", "hỏi", "dặn", "đòi", "nhờ", "kể", "muốn", "rằng"})
_SENTENCE, _PAUSE = frozenset(".!?…"), frozenset(",;")
_VALUES = frozenset({Kind.MONEY, Kind.DURATION, Kind.PERCENT, Kind.DATE, Kind.EMAIL})
_SURE = 0.8
_WEIGHTY = frozenset(Cue) & {
    Cue.REPAIR, Cue.CORRECT, Cue.CLEAR, Cue.CLEAR_ALL, Cue.UNDO, Cue.REDO, Cue.SUBMIT, Cue.SAVE_DRAFT, Cue.MISSING,
    Cue.CHECK, Cue.CANCEL, Cue.STEP, Cue.OPEN, Cue.NEXT, Cue.BACK, Cue.READ, Cue.READ_ALL, Cue.PRINT, Cue.ATTACH,
    Cue.ATTACH_FILE, Cue.TICK, Cue.FILL, Cue.GOTO, Cue.BECAUSE,
}  # fmt: skip
_OWN_WORK = frozenset({Cue.NEXT, Cue.BACK, Cue.READ, Cue.READ_ALL, Cue.PRINT, Cue.CHECK, Cue.FILL, Cue.GOTO, Cue.TICK})
"""What a clerk does with hands and papers too: "để em lật qua | trang sau"."""


def without_talk(text: str, vocabulary: Vocabulary, language: Language, today: date) -> str:
    """The text up to where talk begins behind a field's name and a value; itself where none does."""
    words = read_words(text)
    if len(words) <= 2 * _FEWEST or not words.accented:
        return text
    mentions = vocabulary.mentions.everywhere(words)
    named = [(at, m.end) for at, found in enumerate(mentions) for m in found if m.strength >= _NAMED]
    if not named:
        return text
    behind = min(end for _, end in named) + 1
    for at in range(behind, len(words) - _FEWEST + 1):
        surely = _speaks_to(words, at)
        if not (surely or _goes_over(words, at)) or _reported(words, behind, at):
            continue
        if any(start >= at and end - start > 1 for start, end in named):
            continue
        if not _bears(words, at, vocabulary, language, today, surely):
            return words.spelling(0, at).rstrip(" ,;:") if at else text
    return text


def _speaks_to(words: Words, at: int) -> bool:
    """Whether somebody is spoken to from there on by the words themselves, whatever stands before."""
    if words.says(at, *_ANSWERS):
        return words.says_any(at + 1, SPEAKERS) or words.says(at + 1, "rồi", "đúng")
    if words.says(at, *_CRIES) and words.says(at + 1, "ơi", "đất"):
        return True
    if words.says(at, "mà"):
        return words.says(at + 1, *_CRIES) or (words.says(at + 1, *TITLES) and not words.says(at + 1, "em", "ông", "bà"))
    if words.says(at, "thôi") and words.says_any(at + 1, SPEAKERS):
        return True
    if words.says(at, "để") and words.says_any(at + 1, SPEAKERS):
        return words.says(at + 2, *_DOES)
    if not words.says(at, *TITLES):
        return False
    called = any(words.says(at + more, "ơi") for more in (1, 2))
    return called or words.says(at + 1, *_BIDS)


def _goes_over(words: Words, at: int) -> bool:
    """Whether a sentence ends before token `at` and the next one is said to somebody."""
    mark = set(words.tokens[at].mark)
    closed = words.says(at - 1, *_CLOSES) or any(
        words.says(at - 2, one) and words.says(at - 1, other) for one, other in _ENOUGH
    )
    to_somebody = words.says_any(at, SPEAKERS) or words.says(at, *TITLES) or (
        words.says(at, "rồi", "để", "lát", "chiều", "ghi") and words.says_any(at + 1, SPEAKERS)
    )
    amazed = words.says(at, *_AMAZED)
    if closed:
        return True
    if mark & _SENTENCE:
        return to_somebody or amazed
    if mark & _PAUSE:
        return (to_somebody and not words.tokens[at].text.istitle()) or amazed
    return words.says(at - 1, *_MAY_CLOSE) and to_somebody


def _reported(words: Words, begin: int, at: int) -> bool:
    """As in "khách nói | để em hỏi lại": the words of somebody else, which are told."""
    return any(words.says_any(place, _REPORTS) for place in range(max(begin, at - 2), at))


def _bears(
    words: Words, at: int, vocabulary: Vocabulary, language: Language, today: date, surely: bool
) -> bool:
    """Whether the words from `at` on may tell the form something: a choice, a value, a request, a repair."""
    behind = range(at, len(words))
    options, cues = vocabulary.options.everywhere(words), language.cues.everywhere(words)
    if any(m.strength >= _CHOSEN and m.end - p > 1 for p in behind for m in options[p]):
        return True
    for place in behind:
        own = words.says_any(place - 1, SPEAKERS) or words.says(place - 1, "ai")
        for m in cues[place]:
            if m.strength >= _SURE and m.item in _WEIGHTY and not ((own or surely) and m.item in _OWN_WORK):
                return True
    kinds = _VALUES - {Kind.DATE} if surely else _VALUES
    readings = read_all(words, language.lexicon, today)
    return any(r.kind in kinds and r.sure >= _SURE for p in behind for r in readings[p])
