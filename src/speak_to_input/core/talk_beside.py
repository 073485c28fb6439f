"""What a clerk says to people behind what the form is told: "kỳ hạn 36 tháng nha anh. | Ủa, cây viết em đâu rồi ta?".

Behind a field that is named and its value a clause that speaks to somebody is no part of either. It begins where an
answer ("dạ em …"), a call ("chị ơi") or a bid ("anh cứ …") stands, or behind a word that ends sentences or a pause.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from speak_to_input.core.commands import Fill, Understanding, Unknown
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.speakers import SPEAKERS, TITLES
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.phrases import Match
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import Words, read_words

_NAMED, _FAIRLY_NAMED, _CHOSEN, _FEWEST = 0.95, 0.75, 0.85, 3
_CLOSES = ("nha", "nhé", "nhá", "nghen", "nhen", "hí", "hỉ", "hen", "hén", "hầy", "nhỉ")
_MAY_CLOSE = ("nghe", "đấy", "ạ", "đó", "luôn")
"""They end sentences as well, but stand in any text: only talk that tells by its own words is cut behind them."""
_ENOUGH = (("rứa", "thôi"), ("thế", "thôi"), ("vậy", "thôi"), ("xong", "rồi"))
_ANSWERS, _CRIES = ("dạ", "vâng"), ("trời", "giời")
_AMAZED = ("ủa", "gớm", "khổ", "chà", "ôi", "may", "khoan", "xong", "dạ", "vâng", "trời", "giời", "thôi", "á", "úi",
           "mà")  # fmt: skip
_CLERK = ("em", "con", "cháu", "tui", "tôi")
_DOES = ("kiếm", "báo", "qua", "hỏi", "đi", "coi", "in", "lấy", "đọc", "kêu", "gọi", "ra", "xem", "soát", "dò", "xuống",
         "tích", "gõ")  # fmt: skip
_BIDS = ("cứ", "chờ", "đợi", "ngồi", "yên", "đừng", "thông")
_REPORTS = frozenset({"nói", "bảo", "kêu", "hẹn", "xin", "hỏi", "dặn", "đòi", "nhờ", "kể", "muốn", "rằng"})
_UNREAL = frozenset(
    {"nếu", "không", "hông", "đừng", "chưa", "hồi", "lỡ", "ai", "sao", "nào", "tưởng", "khỏi"}
)
_SENTENCE, _PAUSE = frozenset(".!?…"), frozenset(",;")
_VALUES = frozenset({Kind.MONEY, Kind.DURATION, Kind.PERCENT, Kind.DATE, Kind.EMAIL})
_SURE = 0.8
_WEIGHTY = {
    Cue.REPAIR, Cue.CORRECT, Cue.CLEAR, Cue.CLEAR_ALL, Cue.UNDO, Cue.REDO, Cue.SUBMIT, Cue.SAVE_DRAFT, Cue.MISSING,
    Cue.CHECK, Cue.CANCEL, Cue.STEP, Cue.OPEN, Cue.NEXT, Cue.BACK, Cue.READ, Cue.READ_ALL, Cue.PRINT, Cue.ATTACH,
    Cue.ATTACH_FILE, Cue.BECAUSE,
}  # fmt: skip
_NEAR = 6
_OWN_WORK = {Cue.NEXT, Cue.BACK, Cue.STEP, Cue.READ, Cue.READ_ALL, Cue.PRINT, Cue.CHECK, Cue.CANCEL, Cue.OPEN}
"""What a clerk does with hands and papers too: "để em lật qua | trang sau"."""
_REPAIRS, _NO_REPAIRS = frozenset({Cue.REPAIR, Cue.CANCEL}), ("mà", "ủa", "thôi", "khoan")
"""Alone these take nothing back, if the sentence ends as one said to somebody."""
_LAST = (*_CLOSES, "ta", "vậy", "rứa", "thế", "hả", "này", "nè", "rồi", "kìa", "ghê", "quá", "ạ", "biết")


def without_talk(
    text: str,
    vocabulary: Vocabulary,
    language: Language,
    today: date,
    understand: Callable[[str], Understanding],
) -> str:
    """The text up to where talk begins behind a field's name and a value; itself where none does.

    Where `understand` hears something told behind the words that only talk has, just these are left out.
    """
    words = read_words(text)
    if len(words) <= 2 * _FEWEST or not words.accented:
        return text
    apart = {at for at in range(1, len(words) - 1) if _is_apart(words, at, language.marks)}
    spoken = {
        at for at in range(1, len(words) - _FEWEST + 1) if _speaks_to(words, at) or _goes_over(words, at)
    }
    begins = sorted(apart | spoken)
    if not begins:
        return text
    mentions = vocabulary.mentions.everywhere(words)
    named = [(at, m.end) for at, found in enumerate(mentions) for m in found if m.strength >= _NAMED]
    choices = vocabulary.options.everywhere(words)
    whole = {at: [m.end for m in found if _is_whole(m, at, _CHOSEN)] for at, found in enumerate(choices)}
    told = [end for ends in whole.values() for end in ends] + [end + 1 for _, end in named]
    behind = min(told, default=len(words))
    last = max([start for start, end in named if end - start > 1], default=0)
    begins = [at for at in begins if at >= behind and at > last and not _reported(words, behind, at)]
    prose = {m.item for found in mentions for m in found if m.strength >= _NAMED} & vocabulary.prose
    begins = [at for at in begins if not prose or _ends_text(words, at, language.marks)]
    if not begins:
        return text
    values = read_all(words, language.lexicon, today)
    cues = language.cues.everywhere(words)
    for at in begins:
        surely, rest = at in apart or _speaks_to(words, at), range(at, len(words))
        if any(words[place].has_digit or whole[place] for place in rest) or (
            not _is_left_out(words, at, language.marks) and _asks(words, at, cues, surely)
        ):
            continue
        kinds = _VALUES - {Kind.DATE} if surely else _VALUES
        if not any(r.kind in kinds and r.sure >= _SURE for place in rest for r in values[place]):
            kept = words.spelling(0, at - _enough_said(words, at)).rstrip(" ,;:")
            behind_it = words.spelling(max(at, language.marks.behind(words, at, Mark.TALK)), len(words))
            if behind_it and _tells(understand(behind_it), at in apart):
                return f"{kept}, {behind_it}" if at in apart else text
            return kept
    return text


def _ends_text(words: Words, at: int, marks: Marks) -> bool:
    """Whether what begins there goes on with no text, whatever the text is about."""
    closed = words.says(at - 1, *_CLOSES, "ạ") or words.tokens[at].mark
    if end := marks.behind(words, at, Mark.TALK):
        return bool(closed) or end == len(words) or any(words.says(p, *_CRIES) for p in range(at, end))
    return _speaks_to(words, at) or words.says(at - 1, *_CLOSES) or words.says(at, *_AMAZED)


def _tells(heard: Understanding, checked: bool) -> bool:
    """Whether a value is told beyond doubt; `checked`: or is to be looked at."""
    return any(
        isinstance(c, Fill) and c.doubt is None and (checked or not c.to_check) for c in heard.commands
    )


def _speaks_to(words: Words, at: int) -> bool:
    """Whether somebody is spoken to from there on by the words themselves, whatever stands before."""
    if words.says(at, *_ANSWERS) and (words.tokens[at].mark or words.tokens[at].text.islower()):
        return words.says_any(at + 1, SPEAKERS) or words.says(at + 1, "rồi", "đúng", "thưa")
    if words.says(at, *_CRIES) and words.says(at + 1, "ơi", "đất"):
        return True
    spoken = words.says_any(at + 1, SPEAKERS)
    if words.says(at, "mà") and (
        words.says(at + 1, *_CRIES) or (spoken and words.says(at + 1, "anh", "chị", "bác"))
    ):
        return True
    if words.says(at, "thôi", "để") and spoken:
        return words.says(at, "thôi") or words.says(at + 2, *_DOES)
    if words.says(at, "ghi", "viết") and words.says(at + 1, "thế", "vậy", "rứa"):
        return True
    if words.tokens[at].mark and any(_promises(words, p) for p in range(at + 1, words.clause_end(at) - 2)):
        return True
    called = words.says(at + 1, "ơi", *_BIDS) or words.says(at + 2, "ơi")
    return words.says(at, *TITLES) and called


def _is_apart(words: Words, at: int, marks: Marks) -> bool:
    """Whether words begin there that only a talk has: "… | ừ đúng rồi em", "… nha | còn chuyện kia thì đừng ghi"."""
    asks = words.says(at, "được") and not words.tokens[at].mark  # "gửi | được chưa chị"
    if marks.at(words, at, Mark.TALK) and not asks:
        card = any(words.says(place, "chúc", "thiệp", "nhắn") for place in range(at))  # its text is said so
        return not card and not words.says(at - 1, "than", "la", "là", "lời", "khách", "và", "để")
    return _is_left_out(words, at, marks)


def _is_left_out(words: Words, at: int, marks: Marks) -> bool:
    """Whether it is said from there on that something else shall not be written."""
    other = at + words.says(at, *TITLES, "mi", "mày", "bây")
    closed = words.says(at - 1, *_CLOSES, *_MAY_CLOSE)
    theirs = any(words.says(place, "khách", "xin", "bảo") for place in range(other, len(words)))
    if theirs or not (closed and marks.at(words, other, Mark.OTHER_TALK)):
        return False
    return any(marks.at(words, place, Mark.NOT_FOR_FORM) for place in range(other, len(words)))


def _enough_said(words: Words, at: int) -> int:
    """How many words before token `at` only say that this is all: "thế thôi | chị còn đi họp"."""
    if any(words.says(at - 2, one) and words.says(at - 1, other) for one, other in _ENOUGH):
        return 2
    return int(any(words.says(at - 1, one) and words.says(at, other) for one, other in _ENOUGH))


def _promises(words: Words, at: int) -> bool:
    """As in "mai có kết quả | con gọi chú liền": what the clerk will do for the one spoken to."""
    return words.says(at, *_CLERK) and words.says(at + 1, *_DOES) and words.says(at + 2, *TITLES)


def _goes_over(words: Words, at: int) -> bool:
    """Whether a sentence ends before token `at` and the next one is said to somebody."""
    mark = set(words.tokens[at].mark)
    closed = words.says(at - 1, *_CLOSES) or _enough_said(words, at) > 1
    who = at + words.says(at, "rồi", "để", "lát", "chiều", "ghi")
    named = who + 1 < len(words) and words.tokens[who + 1].text.istitle()
    to_somebody = (words.says_any(who, SPEAKERS) or words.says(who, *TITLES)) and not named
    if closed:
        told = words.says(who, *_CLERK) and not words.says(who + 1, *_DOES)  # "nghỉ ốm nha | em bị sốt"
        return (to_somebody and not told) or words.says(at, *_AMAZED) or words.says(len(words) - 1, *_LAST)
    if mark & _SENTENCE:
        asks = words.says(len(words) - 1, *_LAST)
        own = any(words.says(place, *_CLERK) for place in range(at, len(words)))
        return words.says(at, *_AMAZED) or words.says(who, *_CLERK) or (asks and (own or to_somebody))
    if mark & _PAUSE:
        return words.says(at, *_AMAZED) or (to_somebody and words.says(who + 1, *_DOES))
    return words.says(at - 1, *_MAY_CLOSE) and to_somebody


def behind_talk(
    text: str, vocabulary: Vocabulary, whole: Understanding, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """What is told by a field's name behind talk to people, where the whole told nothing; None where nothing is."""
    if not all(
        isinstance(c, Unknown) or (isinstance(c, Fill) and c.doubt is not None) for c in whole.commands
    ):
        return None
    words = read_words(text)
    if not words.accented or words.text.rstrip().endswith("?"):
        return None
    mentions = vocabulary.mentions.everywhere(words)
    begins = (at for at, found in enumerate(mentions) if any(_is_whole(m, at, _FAIRLY_NAMED) for m in found))
    at = next(begins, 0)
    if at < _FEWEST or not _greets(words, at):
        return None
    heard = understand(words.spelling(at, len(words)))
    named = {c.field for c in heard.commands if isinstance(c, Fill) and not c.bare}
    told = tuple(c for c in heard.commands if not isinstance(c, Fill) or c.field in named)
    sure = told and all(isinstance(c, Fill) and c.doubt is None for c in told)
    return replace(heard, commands=told) if sure else None


def _is_whole(said: Match[Any], at: int, least: float) -> bool:
    return said.strength >= least and said.end - at > 1


def _greets(words: Words, end: int) -> bool:
    """Whether the words up to `end` are said to somebody, and nothing is told in them of what others say or of a no."""
    if any(words.says_any(place, _REPORTS | _UNREAL) for place in range(end)):
        return False
    return words.says(0, *_AMAZED, "chờ", "đợi") or any(_speaks_to(words, at) for at in range(end))


def _reported(words: Words, begin: int, at: int) -> bool:
    """As in "khách nói | để em hỏi lại": the words of somebody else, which are told."""
    told = any(words.says_any(place, _REPORTS) for place in range(max(begin, at - 2), at))
    return told and not set(words.tokens[at].mark) & _SENTENCE


def _asks(words: Words, at: int, cues: Sequence[Sequence[Match[Cue]]], surely: bool) -> bool:
    """Whether the words from `at` on may bid the form something: a request, a repair."""
    called = words.says(at + 2, "ơi") and words.says(at, *TITLES)  # "chị Ngà ơi": the form is asked nothing
    for place in range(at + surely, len(words)):
        own = called or any(words.says_any(place - back, SPEAKERS) for back in range(1, _NEAR))
        enough = words.says(place, "thôi") and words.says(place - 1, "thế", "rứa", "vậy")
        idle = enough or (words.says(place, *_NO_REPAIRS) and words.says(len(words) - 1, *_LAST))
        for m in cues[place]:
            lightly = (own and m.item in _OWN_WORK) or (idle and m.end == place + 1 and m.item in _REPAIRS)
            if m.strength >= _SURE and m.item in _WEIGHTY and not lightly:
                return True
    return False
