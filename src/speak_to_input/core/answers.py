"""Whether an utterance answers the question that waits: a yes, a no, a choice by number or by name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from speak_to_input.core.answer_marks import AnswerMarks, Said
from speak_to_input.core.answer_words import answers_at, hesitates
from speak_to_input.core.by_place import Offered
from speak_to_input.core.chosen import chosen
from speak_to_input.core.commands import Answer, DeleteDraft, LoadDraft
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.phrases import Match
from speak_to_input.core.plan import Question
from speak_to_input.core.sounding_as_no import sounds_as_no
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.wishes import asks_to_send
from speak_to_input.vi.text import Words, read_words


def answer_to(text: str, question: Question | None, language: Language) -> Answer | None:
    """`text` as the answer to that question, None when it is something else; without one, as a yes or no to nothing."""
    if question is None:
        return read_answer(text, (), language)
    return read_answer(
        text,
        question.options,
        language,
        sending=question.kind is PendingKind.CONFIRM_SUBMIT,
        clearing=question.clears,
        weighty=question.weighty,
        asked=question.text if question.harmless else "",
        drafts=any(isinstance(c, LoadDraft | DeleteDraft) for c in question.leads_to),
    )


def read_answer(
    text: str,
    options: tuple[str, ...],
    language: Language,
    *,
    sending: bool = True,
    clearing: bool = False,
    weighty: bool = False,
    asked: str = "",
    drafts: bool = False,
) -> Answer | None:
    """`text` as the answer to a pending question, None when it is something else.

    Only an utterance that is wholly a yes, a no or a choice is an answer; "đúng rồi, gửi đi" and "xác nhận gửi
    đơn" are, but only where the question is whether to send (`sending`): they are no yes to clearing the form.
    Where it is whether to clear something (`clearing`), "xóa đi" is a yes. Where much hangs on it (`weighty`),
    a mere "ừm" is none. Behind a yes what the question asks whether to do (`asked`) says no more than it: "có, điền
    luôn", "đúng rồi, số đó". `drafts`: it is about drafts, which are told newest first.
    """
    words, marks = read_words(text), language.answers
    if weighty and hesitates(words, marks):
        return None
    place = chosen(words, Offered(options, drafts=drafts, strict=weighty), language)
    meant = place is not None and _is_meant(words, options[place], language)
    if place is not None and meant and (sending or not _is_other_request(words, options[place], language)):
        return Answer(choice=place, heard=text)
    verdict = _Verdict(
        words, options, language, sending=sending, clearing=clearing, asked=asked, of_draft=drafts
    )
    if not sending and not verdict.refused and asks_to_send(words, language):
        return None
    return verdict.told(text, weighty=weighty)


class _Verdict:
    """A yes or a no, read word by word: each word must leave it one."""

    def __init__(
        self,
        words: Words,
        options: tuple[str, ...],
        language: Language,
        *,
        sending: bool,
        clearing: bool,
        asked: str,
        of_draft: bool,
    ) -> None:
        """`of_draft`: what it asks whether to clear is a draft, "bản đó", and not the form."""
        self._words, self._language, self._marks = words, language, language.answers
        self._sending, self._clearing = sending, clearing
        *_, act = _PAUSES.split(asked)
        self._act = read_words(act)
        question = [token.toned for token in read_words(asked).tokens]
        self._of_question, self._pairs = set(question), set(pairwise(question))
        self._offered = {token.folded for option in options for token in read_words(option).tokens}
        self._formulas = language.formulas.found(words)
        self.refused = any(m.item is Cue.NO for found in self._formulas.values() for m in found)
        self._verdict: Cue | None = None
        self._hedged = self._kept = False
        self._of_draft = of_draft
        self._sent_at = 0
        """Where words of sending ended behind a yes."""

    def told(self, text: str, *, weighty: bool) -> Answer | None:
        """The answer that the whole utterance is; None where a word of it is none."""
        at, words = 0, self._words
        while at < len(words):
            behind = self._repeated(at) or self._answered(at) or self._beside(at)
            if not behind:
                return None
            at = behind
        asking = (Said.ASKING, Said.ASKING_BACK) if weighty else (Said.ASKING,)
        asks = any(_asks(words, at, self._marks, *asking) for at in range(len(words)))
        asks = asks or (weighty and self._is_no_yes())
        yes = self._verdict is Cue.YES
        return None if self._verdict is None or (yes and (self._hedged or asks)) else Answer(yes, heard=text)

    def _is_no_yes(self) -> bool:
        """As in "gửi rồi mà", "gửi được rồi à", "thông gửi nhé": told as done, asked about, or a no misheard."""
        words, sounds = self._words, self._language.sounds
        deeds = [at for at in range(len(words)) if self._marks.at(words, at, Said.SENDS)]
        done = any(words.says(at + 1, "rồi") for at in deeds)
        unheard = any(at and sounds_as_no(words.tokens[at - 1].toned, sounds) for at in deeds)
        return done or unheard or words.writes(len(words) - 1, "à", "nhỉ")

    def _repeated(self, at: int) -> int:
        """Where words of the question end that are said again behind a yes, or behind what leaves it as it is."""
        if self._kept and self._is_noun(at):
            return at + 1  # "thôi giữ nguyên | đơn vị"
        return self._end_of_echo(at) if self._verdict is Cue.YES else 0

    def _answered(self, at: int) -> int:
        """Where words end that say yes or no; 0 where none begin."""
        words, language = self._words, self._language
        said = (*language.cues.matches(words, at), *self._formulas.get(at, ()))
        answers = [m for m in said if m.item in _ANSWERS and m.strength > 0.8]
        only = _end_of_sending(words, at, at + 1, language) == at + 1  # "gửi hồ sơ" is the request again
        answers += answers_at(words, at, self._marks, sending=self._sending and only)
        if at and at == self._sent_at and words.says(at, "thôi") and not words.tokens[at].mark:
            self._hedged = self._hedged or words.says(len(words) - 1, "à", "ha")
            return at + 1  # "đúng rồi, nộp | thôi", but "nộp thôi à" asks
        best = max(answers, key=lambda m: (m.end, m.strength), default=None)
        cleared = _end_of_clearing(said, self._verdict) if self._clearing else 0
        stays = self._marks.behind(words, at, Said.STAYS)
        if cleared > at and (best is None or self._verdict is Cue.YES):
            self._verdict = self._verdict or Cue.YES
            return cleared
        if best is None and stays <= at:
            sends = at + 1 if self._marks.ends(words, at, Said.SENDS, written=True) else 0
            sent = max(sends, _end_of_sending(words, at, at, language))
            if not self._sending or self._verdict is not Cue.YES or sent <= at:
                return 0
            self._sent_at = sent  # "ừ thì gửi"
            return sent
        refuses = best is None or best.item in _REFUSES
        self._verdict = Cue.NO if self._verdict is Cue.NO or refuses else Cue.YES
        self._kept = self._kept or best is None or best.item is Cue.KEEP
        behind = _end_of_sending(words, at, best.end, language) if best is not None else stays
        self._sent_at = behind if best is not None and behind > best.end else 0
        return max([behind, *_ends_of_courtesy(words, behind - 1, language)])

    def _beside(self, at: int) -> int:
        """Where what may stand beside a yes or a no ends; 0 for other words."""
        words = self._words
        if self._verdict is Cue.NO:
            refused = self._end_of_echo(at) or self._marks.behind(words, at, *_ACTS)  # "không đổi"
            if refused:
                return refused
        if ends := _ends_of_courtesy(words, at, self._language):
            lightly = self._of_question and self._marks.at(words, at, Said.EMPTY_OF_LITTLE)
            self._hedged = self._hedged or not (lightly or _is_empty(words, at, self._language))
            return max(ends)
        if self._verdict is not None and words.tokens[at].toned in self._language.lexicon.addressees:
            return at + 1
        pointed = self._of_draft and self._verdict is Cue.YES and self._marks.at(words, at, Said.COUNTER)
        if pointed and self._marks.at(words, at + 1, Said.THAT):
            return at + 2  # "ừ xóa | bản đó"
        # "không phải đâu", "đừng rời trang"
        denied = words.says(at, "đâu") or words.tokens[at].folded in self._offered
        return at + 1 if self._verdict is Cue.NO and denied else 0

    def _end_of_echo(self, at: int) -> int:
        """Where words of the question end that are said again; 0 for none.

        They are its act with what that is done to, "điền luôn", "chọn từ chối", or "số đó", "tên em đó". Single words
        of it that only stand there are none: "ừ chỉ điền lý do", "ừ khi chọn".
        """
        words, marks, end = self._words, self._marks, at + 1
        acts = [kind for kind in _ACTS if marks.at(words, at, kind)]
        if acts and any(marks.at(self._act, place, *acts) for place in range(len(self._act))):
            end = marks.behind(words, at, *acts)
            only = any(marks.at(words, place, Said.ONLY) for place in range(len(words)))
            while not only and end < len(words) and self._is_noun(end):
                end += 1
            return end
        while end < len(words) and words.tokens[end].toned in self._language.lexicon.addressees:
            end += 1
        return end + 1 if self._is_noun(at) and marks.at(words, end, Said.THAT) else 0

    def _is_noun(self, at: int) -> bool:
        """Whether a word of the question is said again that is no mere link: "từ" is none in "từ chối"."""
        word = self._words[at].toned
        pair = (word, self._words[at + 1].toned) if at + 1 < len(self._words) else None
        linked = self._marks.at(self._words, at, Said.LINK) and pair not in self._pairs
        return word in self._of_question and not linked and not self._marks.at(self._words, at, *_ACTS)


_ACTS = (Said.ACT_FILL, Said.ACT_KEEP, Said.ACT_CHANGE, Said.ACT_AT_ONCE)
_PAUSES = re.compile(r"[,.:;]\s+")


def _is_meant(words: Words, option: str, language: Language) -> bool:
    """Whether a choice is made and not asked about, and one that agrees is made without a hedge."""
    label, marks = read_words(option), language.answers
    agrees = any(m.item is Cue.YES and m.end == len(label) for m in language.cues.matches(label, 0))
    own = {token.folded for token in label.tokens}
    beside = [at for at, token in enumerate(words.tokens) if token.folded not in own]
    if any(_asks(words, at, marks, Said.ASKING) for at in beside):
        return False
    return not agrees or all(
        _is_empty(words, at, language) or words.says(at, "ừ", "vâng", "dạ") for at in beside
    )


def _asks(words: Words, at: int, marks: AnswerMarks, *asking: Said) -> bool:
    """Whether a word asks; in "số dư sau | chứ gì nữa" it insists."""
    return marks.at(words, at, *asking) and not marks.at(words, at - 1, Said.INSISTS)


def _is_empty(words: Words, at: int, language: Language) -> bool:
    """Whether a word beside a yes leaves it one."""
    if words.says(at, "nghe"):  # "gửi đi nghe em", but not "dạ em nghe"
        return at > 0 and words.tokens[at - 1].toned not in language.lexicon.addressees
    alone = any(found.end == at + 1 for found in language.lexicon.particles.at(words, at))
    known = language.answers.at(words, at, Said.EMPTY)
    return alone or known or words.tokens[at].toned in language.lexicon.addressees


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
