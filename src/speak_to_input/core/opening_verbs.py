"""The verbs that ask for a form: where one leads to a form's name, and whether that is a wish or only told."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.language import Cue, Language
from speak_to_input.vi.text import Words

_OPENS = 0.8
BETWEEN = 2
"""Words between a verb of opening and the form's name."""


class OpeningVerbs:
    """Finds them. Built once, then only read."""

    def __init__(self, language: Language) -> None:
        self._language, self._marks = language, language.marks

    def ends_of_opening(self, words: Words, at: int) -> list[int]:
        """The tokens behind each verb of opening at a token."""
        found = self._language.cues.matches(words, at)
        return [match.end for match in found if match.item is Cue.OPEN and match.strength > _OPENS]

    def titled(self, part: str) -> str:
        """The only form with this in its title; "" where there is none or there are several."""
        types = [flow.type for flow in self._language.workflows if f" {part} " in f" {flow.title.lower()} "]
        return types[0] if len(types) == 1 else ""

    def says_no_more(self, words: Words, start: int) -> bool:
        """Whether from token `start` on nothing but courtesy is said."""
        return all(self.is_courtesy(words, at) for at in range(start, len(words)))

    def is_courtesy(self, words: Words, at: int) -> bool:
        """Whether the token carries nothing beside a form's name."""
        return words.tokens[at].toned in self._language.particles or self._marks.at(
            words, at, Mark.BESIDE_FORM
        )

    def verb_before(self, words: Words, start: int, end: int) -> tuple[int, int]:
        """Where the request for the form named there begins, and the clause that it leads, -1 where it leads none."""
        for at in range(start):
            opens = self.ends_of_opening(words, at)
            if any(self._leads(words, verb, start) for verb in opens) or self._goes(words, at, start, end):
                return at, self._clause_led(words, at, end)
        return start, -1

    def _goes(self, words: Words, at: int, start: int, end: int) -> bool:
        """Whether a verb of going at `at` leads to the form named there: "chuyển qua | đơn vay", "qua bên | phép"."""
        verb = self._marks.behind(words, at, Mark.GOING)
        called = any(self._marks.at(words, noun, Mark.FORM_NOUN) for noun in range(verb, end))
        called = (
            called or words.says(verb - 1, "bên") or bool(self.titled(words.spelling(start, end).lower()))
        )
        before = range(words.clause_begin(at), at)
        told = any(self._marks.at(words, n, Mark.WISH_TOLD, Mark.OTHERS) for n in before)
        return verb > 0 and called and not told and self._leads(words, verb, start)

    def _leads(self, words: Words, verb: int, start: int) -> bool:
        """Whether between a verb's end and a form's name there is at most what a form is called: "mở cái đơn | vay"."""
        if any(words[at].mark for at in range(verb, start)):
            return False  # "lát | làm, | giờ sang báo cáo"
        return verb <= start <= verb + BETWEEN and all(
            self.is_courtesy(words, at) or self._marks.at(words, at, Mark.FORM_NOUN)
            for at in range(verb, start)
        )

    def _clause_led(self, words: Words, verb: int, behind: int) -> int:
        """The first token of the clause that a verb leads but for courtesy; -1 where other words lead it.

        Behind a comma alone it may be what somebody tells of others: "khách hỏi thủ tục, làm hồ sơ vay".
        """
        at, wish, led = verb, False, -1
        denied = self._marks.at(words, verb - 1, Mark.WISH_DENIED) and not words[verb].mark
        if denied or self._marks.at(words, verb - 1, Mark.WISH_TOLD):
            return -1
        while at > 0:
            apart = bool(words[at].mark) or self._marks.at(words, at, Mark.NOW)
            if (
                led < 0
                and wish
                and apart
                and not any(self._marks.at(words, n, Mark.WISH_OF_OTHERS) for n in range(at))
            ):
                led = at
            urged = behind < len(words) and self.says_no_more(words, behind)
            if led < 0 and words[at].mark and urged and self._marks.at(words, at, Mark.GOING):
                led = at  # "có khách đợi, | qua kiểm tra giao dịch cái đã"
            if before := self._before_wish(words, at):
                at, wish = at - before, True
            elif words[at - 1].toned in self._language.particles:
                at -= 1
            else:
                return led
        return 0

    def _before_wish(self, words: Words, at: int) -> int:
        """How many words before the one at `at` only lead to a wish; 0 for none."""
        return next(
            (n for n in (2, 1) if n <= at and self._marks.behind(words, at - n, Mark.BEFORE_A_WISH) == at), 0
        )
