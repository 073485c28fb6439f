"""Whether an utterance answers the question that waits: a yes, a no, a choice by number or by name."""

import re
from collections.abc import Sequence

from speak_to_input.core.answer_words import answers_at, hesitates
from speak_to_input.core.chosen import chosen
from speak_to_input.core.commands import Answer
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.phrases import Match
from speak_to_input.core.wishes import asks_to_send, end_of_staying
from speak_to_input.vi.text import Words, read_words


def read_answer(
    text: str,
    options: tuple[str, ...],
    language: Language,
    *,
    sending: bool = True,
    clearing: bool = False,
    weighty: bool = False,
    asked: str = "",
) -> Answer | None:
    """`text` as the answer to a pending question, None when it is something else.

    Only an utterance that is wholly a yes, a no or a choice is an answer; "đúng rồi, gửi đi" and "xác nhận gửi
    đơn" are, but only where the question is whether to send (`sending`): they are no yes to clearing the form.
    Where it is whether to clear something (`clearing`), "xóa đi" is a yes. Where much hangs on it (`weighty`),
    a mere "ừm" is none. Behind a yes what the question asks whether to do (`asked`) says no more than it: "có, điền
    luôn", "đúng rồi, số đó".
    """
    words = read_words(text)
    if weighty and hesitates(words):
        return None
    place = chosen(words, options, language)
    meant = place is not None and _is_meant(words, options[place], language)
    if place is not None and meant and (sending or not _is_other_request(words, options[place], language)):
        return Answer(choice=place, heard=text)
    at = 0
    verdict: Cue | None = None
    hedged = False
    *_, act = _PAUSES.split(asked)
    question, act_asked = read_words(asked), read_words(act)
    offered = {token.folded for option in options for token in read_words(option).tokens}
    formulas = language.formulas.found(words)
    refused = any(m.item is Cue.NO for marks in formulas.values() for m in marks)
    if not sending and not refused and asks_to_send(words, language):
        return None
    while at < len(words):
        said = (*language.cues.matches(words, at), *formulas.get(at, ()))
        marks = [m for m in said if m.item in _ANSWERS and m.strength > 0.8]
        only = _end_of_sending(words, at, at + 1, language) == at + 1  # "gửi hồ sơ" is the request again
        marks += answers_at(words, at, sending=sending and only)
        best = max(marks, key=lambda m: (m.end, m.strength), default=None)
        cleared = _end_of_clearing(said, verdict) if clearing else 0
        stays = end_of_staying(words, at)
        if cleared > at and (best is None or verdict is Cue.YES):
            verdict, at = verdict or Cue.YES, cleared
        elif best is not None or stays > at:
            refuses = best is None or best.item in _REFUSES
            verdict = Cue.NO if verdict is Cue.NO or refuses else Cue.YES
            at = _end_of_sending(words, at, best.end, language) if best is not None else stays
            at = max([at, *_ends_of_courtesy(words, at - 1, language)])
        elif sending and verdict is Cue.YES and (end := _end_of_sending(words, at, at, language)) > at:
            at = end  # "ừ thì gửi"
        elif verdict is Cue.YES and (repeated := _end_of_echo(words, at, question, act_asked)) > at:
            at = repeated
        elif ends := _ends_of_courtesy(words, at, language):
            hedged = hedged or not _is_empty(words, at, language)
            at = max(ends)
        elif verdict is not None and words.tokens[at].toned in language.lexicon.addressees:
            at += 1
        elif verdict is Cue.NO and (words.says(at, "đâu") or words.tokens[at].folded in offered):
            at += 1  # "không phải đâu", "đừng rời trang"
        else:
            return None
    asking = (*_ASKING, *_ASKING_BACK) if weighty else _ASKING
    asks = any(words.says(at, *asking) for at in range(len(words)))
    if verdict is None or (verdict is Cue.YES and (hedged or asks)):
        return None
    return Answer(yes=verdict is Cue.YES, heard=text)


def _end_of_echo(words: Words, at: int, question: Words, act: Words) -> int:
    """Where words of the question end that are said again at a token: its act, "điền", or "số đó"; `at` for none."""
    said = words[at].toned
    if words.says(at, *_ACTS) and said in {token.toned for token in act.tokens}:
        return at + 1
    noun = said in {token.toned for token in question.tokens} and not words.says(at, *_LINKS)
    return at + 2 if noun and words.says(at + 1, *_THAT) else at


_PAUSES = re.compile(r"[,.:;]\s+")
_ACTS = ("điền", "giữ", "lưu", "bản", "nháp", "mở", "ghi", "đổi", "thay", "luôn")
_THAT = ("đó", "đấy", "này", "ấy", "nớ")
_LINKS = ("từ", "là", "thì", "mà", "và", "khi", "nếu", "hay")


def _is_meant(words: Words, option: str, language: Language) -> bool:
    """Whether a choice is made and not asked about, and one that agrees is made without a hedge."""
    label = read_words(option)
    agrees = any(m.item is Cue.YES and m.end == len(label) for m in language.cues.matches(label, 0))
    own = {token.folded for token in label.tokens}
    beside = [at for at, token in enumerate(words.tokens) if token.folded not in own]
    if any(words.says(at, *_ASKING) for at in beside):
        return False
    return not agrees or all(
        _is_empty(words, at, language) or words.says(at, "ừ", "vâng", "dạ") for at in beside
    )


_ASKING = ("gì", "nào", "sao", "ai", "chi", "mô", "răng", "mấy", "nhiêu")
_ASKING_BACK = ("hả", "hở")


def _is_empty(words: Words, at: int, language: Language) -> bool:
    """Whether a word beside a yes leaves it one. A request bears more: "dạ để em coi lại", "ừ thế nào" are no yes."""
    if words.says(at, "nghe"):  # "gửi đi nghe em", but not "dạ em nghe"
        return at > 0 and words.tokens[at - 1].toned not in language.lexicon.addressees
    alone = any(found.end == at + 1 for found in language.lexicon.particles.at(words, at))
    return alone or words.says(at, *_EMPTY) or words.tokens[at].toned in language.lexicon.addressees


_EMPTY = (
    *(
        "tôi",
        "tui",
        "tao",
        "tau",
        "tớ",
        "cho",
        "giúp",
        "hộ",
        "xin",
        "hãy",
        "vui",
        "lòng",
        "làm",
        "ơn",
        "cảm",
        "cám",
    ),
    *(
        "đó",
        "đấy",
        "này",
        "kia",
        "ấy",
        "vậy",
        "thế",
        "rứa",
        "rồi",
        "hết",
        "tất",
        "cả",
        "toàn",
        "bộ",
        "xong",
        "đã",
    ),
    *(
        "chứ",
        "chớ",
        "luôn",
        "ngay",
        "liền",
        "được",
        "có",
        "muốn",
        "thông",
        "tin",
        "cái",
        "trơn",
        "lắm",
        "hỉ",
        "hè",
    ),
)


def _end_of_clearing(said: Sequence[Match[Cue]], verdict: Cue | None) -> int:
    """Where a clearing ends that a question was about, 0 for none: "ừ xóa đi", "không xóa".

    All of it is cleared only after a yes: "xóa hết" said twice is no answer.
    """
    asked = (Cue.CLEAR,) if verdict is None else (Cue.CLEAR, Cue.CLEAR_ALL)
    if verdict is None and any(m.item is Cue.CLEAR_ALL for m in said):
        return 0
    return max((m.end for m in said if m.item in asked and m.strength > 0.8), default=0)


_OTHER_REQUESTS = frozenset({Cue.SUBMIT, Cue.UNDO, Cue.REDO, Cue.CLEAR_ALL, Cue.MISSING, Cue.READ_ALL})


def _is_other_request(words: Words, option: str, language: Language) -> bool:
    """Whether the words are wholly a request about the form: a word that they share with a choice chooses nothing.

    "gửi luôn đi" is no "Gửi email"; who says the whole choice chooses it.
    """
    if {t.folded for t in read_words(option).tokens} <= {t.folded for t in words.tokens}:
        return False
    at, asked = 0, False
    formulas = language.formulas.found(words)
    while at < len(words):
        said = (*language.cues.matches(words, at), *formulas.get(at, ()))
        ends = [m.end for m in said if m.item in _OTHER_REQUESTS and m.strength > 0.8]
        asked = asked or bool(ends)
        ends = ends or _ends_of_courtesy(words, at, language)
        if not ends:
            return False
        at = max(ends)
    return asked


_REFUSES = (Cue.NO, Cue.KEEP)
"""To leave a thing as it is refuses what was asked."""
_ANSWERS = (Cue.YES, *_REFUSES)


def _ends_of_courtesy(words: Words, at: int, language: Language) -> list[int]:
    """Where courtesy that begins at a token may end: "nhé", "đi con" with the person spoken to."""
    ends = [found.end for found in language.lexicon.particles.at(words, at)]
    return [*ends, at + 1] if words.tokens[at].toned in language.particles else ends


def _end_of_sending(words: Words, start: int, end: int, language: Language) -> int:
    """Where words of sending end that overlap or follow a yes from `start` to `end`: "xác nhận gửi" + "đơn"."""
    sending = (m for at in range(start, end + 1) for m in language.cues.matches(words, at))
    return max([end, *(m.end for m in sending if m.item is Cue.SUBMIT and m.strength > 0.8)])
