"""Yes, no and time to think as people say or type them in passing: answers to a question, and nothing elsewhere."""

from speak_to_input.core.answer_marks import AnswerMarks, Said
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.phrases import Match
from speak_to_input.vi.text import Words


def answers_at(words: Words, at: int, marks: AnswerMarks, *, sending: bool) -> list[Match[Cue]]:
    """The answers that begin at a token, the longest of each sort. `sending`: it may be asked whether to send.

    Each must be written with its own marks: without them "chờ" is "cho" and "gởi" is "gọi".
    """
    found = []
    for cue, said in ((Cue.YES, Said.YES), (Cue.NO, Said.NO)):
        end = max(marks.ends(words, at, said, written=True), default=0)
        if end and not marks.at(words, end, Said.GOES_ON):
            found.append(Match(cue, end, 1.0))
    first = at == 0 or (at == 1 and words.says(0, "dạ", "vâng"))  # "thông gửi" is a misheard "không gửi"
    if sending and first and marks.ends(words, at, Said.SENDS, written=True):
        found.append(Match(Cue.YES, at + 1, 1.0))
    return found


def hesitates(words: Words, marks: AnswerMarks) -> bool:
    """Whether nothing is said but sounds of thinking."""
    last = len(words) - 1
    if last > 0 and marks.at(words, last, Said.GOES_ON):
        return words.says(0, "ờ", "ừ") and last == 1
    return last >= 0 and all(marks.at(words, at, Said.WAVERS) for at in range(last + 1))


def behind_hold(words: Words, marks: AnswerMarks) -> str:
    """What is said behind words that hold back: "khoan gởi, số vi phạm là 8"; "" where nothing is, or none is held."""
    if not marks.at(words, 0, Said.HOLDS):
        return ""
    at = 1
    while at < len(words) and not words.tokens[at].mark and marks.at(words, at, Said.OF_HOLDING):
        at += 1
    if at >= len(words) or not (words.tokens[at].mark or marks.at(words, 0, Said.HOLDS_ALONE)):
        return ""
    return words.spelling(at, len(words))


def asks_why(words: Words, language: Language) -> bool:
    """Whether somebody who was asked for a value asks why, or whether it must be told: "sao phải khai cái đó vậy"."""
    behind = max(
        (language.answers.behind(words, at, Said.WHY) for at in range(min(2, len(words)))), default=0
    )
    return behind > 0 and len(words) - behind <= _FEW_BEHIND_WHY


_FEW_BEHIND_WHY = 4
"""More words are a text: "tại sao lại trừ tiền hai lần trong một ngày"."""


def asks_back(words: Words, language: Language) -> bool:
    """Whether nothing is said but that somebody wants to be sure: "có chắc chứ", "đúng chưa em"."""
    at, doubts = 0, False
    while at < len(words):
        behind = language.answers.behind(words, at, Said.DOUBTS)
        doubts = doubts or behind > at
        beside = [found.end for found in language.lexicon.particles.at(words, at)]
        if words.tokens[at].toned in language.lexicon.addressees:
            beside.append(at + 1)
        behind = max((behind, *beside))
        if behind <= at:
            return False
        at = behind
    return doubts
