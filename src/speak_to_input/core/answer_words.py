"""Yes and no as people say or type them in passing: answers to a question, and nothing anywhere else."""

from speak_to_input.core.language import Cue
from speak_to_input.core.phrases import Match
from speak_to_input.vi.text import Words

_YES = """
ừa | ua | ờ | ờ ờ | ừ ừ | okie | okey | okê | oki | okela | yep | yeah | yup | uh | uk | confirm | sure
đúng r | ok r | rồi r
làm đi | làm luôn đi | triển đi | triển luôn | gởi đi | gởi luôn | gởi liền | gởi ngay | xác nhận gởi
"""
_NO = """
khỏi | k | kg | nope | mô có | đâu có | chờ | chờ đã | chờ chút | chờ tí | chờ xíu | đợi | đợi đã | đợi chút | đợi tí
đợi xíu | khoan khoan | đừng vội | chưa vội
"""
_SENDS = ("gửi", "gởi", "gui")
"""Said alone when it is asked whether to send, this is a yes."""
_WAVERS = ("ừm", "ờ", "uhm", "um", "ờm", "hm", "hmm", "à", "ơ")
"""Sounds of somebody who thinks: "ừm" may be a yes, but none that sends or empties a form."""
_GOES_ON = ("thì", "mà", "để")
"""Behind a yes more is to come: "ờ thì …"."""


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    listed = (phrase.split() for phrase in text.replace("\n", "|").split("|") if phrase.strip())
    return tuple(sorted((tuple(phrase) for phrase in listed), key=len, reverse=True))


_TABLE = ((Cue.YES, _phrases(_YES)), (Cue.NO, _phrases(_NO)))


def answers_at(words: Words, at: int, *, sending: bool) -> list[Match[Cue]]:
    """The answers that begin at a token, the longest of each sort. `sending`: it may be asked whether to send.

    Each must be written with its own marks: without them "chờ" is "cho" and "gởi" is "gọi".
    """
    found = []
    for cue, phrases in _TABLE:
        spoken = (p for p in phrases if all(words.writes(at + n, word) for n, word in enumerate(p)))
        longest = next(spoken, None)
        if longest is not None and not words.says(at + len(longest), *_GOES_ON):
            found.append(Match(cue, at + len(longest), 1.0))
    first = at == 0 or (at == 1 and words.says(0, "dạ", "vâng"))  # "thông gửi" is a misheard "không gửi"
    if sending and first and words.writes(at, *_SENDS):
        found.append(Match(Cue.YES, at + 1, 1.0))
    return found


def hesitates(words: Words) -> bool:
    """Whether nothing is said but sounds of thinking."""
    last = len(words) - 1
    if last > 0 and words.says(last, *_GOES_ON):
        return words.says(0, "ờ", "ừ") and last == 1
    return last >= 0 and all(words.says(at, *_WAVERS) for at in range(last + 1))


_HOLDS = ("khoan", "chờ", "đợi", "đừng", "ấy", "từ")
_OF_HOLDING = (
    "khoan",
    "đã",
    "hãy",
    "từ",
    "chút",
    "tí",
    "xíu",
    "tý",
    "vội",
    "có",
    "gửi",
    "gởi",
    "nộp",
    "submit",
    "nha",
    "nhé",
    "ạ",
    "ơi",
    "em",
    "con",
    "cháu",
    "chưa",
    "nào",
)
_HOLDS_BY_ITSELF = ("khoan",)


def behind_hold(words: Words) -> str:
    """What is said behind words that hold back: "khoan gởi, số vi phạm là 8"; "" where nothing is, or none is held.

    Only "khoan" needs no mark behind it: "chờ duyệt" is a state, "đừng gọi điện" a wish.
    """
    if not words.says(0, *_HOLDS):
        return ""
    at = 1
    while at < len(words) and not words.tokens[at].mark and words.says(at, *_OF_HOLDING):
        at += 1
    if at >= len(words) or not (words.tokens[at].mark or words.says(0, *_HOLDS_BY_ITSELF)):
        return ""
    return words.spelling(at, len(words))
