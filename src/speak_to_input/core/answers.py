"""Whether an utterance answers the question that waits: a yes, a no, a choice by number or by name."""

from speak_to_input.core.commands import Answer
from speak_to_input.core.language import Cue, Language
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold, read_words


def read_answer(
    text: str, options: tuple[str, ...], language: Language, *, sending: bool = True
) -> Answer | None:
    """`text` as the answer to a pending question, None when it is something else.

    Only an utterance that is wholly a yes, a no or a choice is an answer; "đúng rồi, gửi đi" and "xác nhận gửi
    đơn" are, but only where the question is whether to send (`sending`): they are no yes to clearing the form.
    """
    words = read_words(text)
    chosen = _chosen(words, options, language)
    if chosen is not None and (sending or not _is_other_request(words, options[chosen], language)):
        return Answer(choice=chosen, heard=text)
    at = 0
    verdict: Cue | None = None
    formulas = language.formulas.found(words)
    refused = any(m.item is Cue.NO for marks in formulas.values() for m in marks)
    if not sending and not refused and asks_to_send(words, language):
        return None
    while at < len(words):
        said = (*language.cues.matches(words, at), *formulas.get(at, ()))
        marks = [m for m in said if m.item in _ANSWERS and m.strength > 0.8]
        best = max(marks, key=lambda m: (m.end, m.strength), default=None)
        if best is not None:
            verdict = Cue.NO if verdict is Cue.NO or best.item in _REFUSES else Cue.YES
            at = _end_of_sending(words, at, best.end, language)
            at = max([at, *_ends_of_courtesy(words, at - 1, language)])
        elif ends := _ends_of_courtesy(words, at, language):
            at = max(ends)
        else:
            return None
    return None if verdict is None else Answer(yes=verdict is Cue.YES, heard=text)


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


def asks_to_send(words: Words, language: Language) -> bool:
    """Whether sending is spoken of anywhere."""
    return any(
        match.item is Cue.SUBMIT and match.strength > 0.8
        for at in range(len(words))
        for match in language.cues.matches(words, at)
    )


_ORDINALS = {"nhất": 0, "đầu": 0, "hai": 1, "nhì": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "cuối": -1}
_COUNTERS = frozenset({"thứ", "số", "cái", "lựa", "chọn", "mục", "bản", "ô", "nút", "dạ", "ạ", "là"})


def _chosen(words: Words, options: tuple[str, ...], language: Language) -> int | None:
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
    top = max(shares)
    return shares.index(top) if top >= 0.75 and shares.count(top) == 1 else None
