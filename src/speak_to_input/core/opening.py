"""Which of the known forms an utterance asks for, while none is open or by an explicit request."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.form_wishes import FormWishes
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.opening_verbs import BETWEEN, OpeningVerbs
from speak_to_input.core.phrases import Phrases, spelled
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import Words, read_words

_CLEAR_LEAD = 0.2
_SENTENCE_END = re.compile(r"[.?!]\s+|[.?!]$")
_SURE_CUE = 0.85
_NAMED = 0.7
_WISHES = (Cue.OPEN, Cue.NEW_FORM, Cue.YES, Cue.NO)
_LONGEST_PART = 4
"""Words of a title."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a form, from token `start` to `end` (exclusive)."""

    form_type: str
    start: int
    end: int
    strength: float

    @property
    def score(self) -> float:
        """Longer names tell more, and of two alike the first counts."""
        return self.strength * (1 + 0.5 * (self.end - self.start)) - 0.01 * self.start


@dataclass(frozen=True, slots=True)
class Choice:
    """The form asked for; `rest` is what was said beside asking for it ("" when nothing was)."""

    form_type: str
    rest: str
    explicit: bool
    """It was asked for in so many words ("mở đơn vay"), not only named in passing."""
    returns: bool = False
    """It was asked for as one that was open before."""
    before: str = ""
    """What was said first, in a clause of its own: "số điện thoại 0912345678, | rồi mở đơn vay"."""
    name: str = ""
    """What it was called, where that is no part of its title: "nghỉ phép", and not "nhân sự"."""
    keeps: bool = False
    """The open form shall be kept for later: "cất đơn này lại rồi | mở đơn nghỉ phép"."""


class Opener:
    """Knows the names by which people ask for the product's forms."""

    def __init__(self, language: Language):
        self._language = language
        self._names: Phrases[str] = Phrases(
            spelled((name, flow.type, 1.0) for flow in language.workflows for name in flow.names),
            SoundIndex(language.sounds),
        )
        self._wishes, self._verbs = FormWishes(language), OpeningVerbs(language)

    def wants_new(self, text: str) -> bool:
        """Whether a fresh form of the same sort is asked for: "mở đơn mới"."""
        return self._is_wholly(text, Cue.NEW_FORM)

    def is_courtesy(self, text: str) -> bool:
        """Whether the text only greets, thanks or praises."""
        return self._is_wholly(text, Cue.GREET)

    def _is_wholly(self, text: str, cue: Cue) -> bool:
        words = read_words(text)
        at, found = 0, False
        while at < len(words):
            ends = [
                m.end
                for m in self._language.cues.matches(words, at)
                if m.item is cue and m.strength > _SURE_CUE
            ]
            if cue is Cue.GREET and (praise := self._language.marks.behind(words, at, Mark.PRAISE)):
                ends.append(praise)
            if ends:
                at, found = max(ends), True
            elif cue is Cue.GREET and (yes := self._agrees(words, at)):
                at = yes
            elif words.tokens[at].toned in self._language.particles | self._language.lexicon.addressees:
                at += 1
            else:
                return False
        return found

    def agrees(self, text: str) -> bool:
        """Whether the text begins with a yes."""
        return self._agrees(read_words(text), 0) > 0

    def _agrees(self, words: Words, at: int) -> int:
        """The token behind a yes at a token, 0 for none: "ờ đúng rồi, | cảm ơn"."""
        found = self._language.cues.matches(words, at)
        return max((m.end for m in found if m.item is Cue.YES and m.strength > _SURE_CUE), default=0)

    def is_question(self, text: str) -> bool:
        """Whether all of the text only asks something: "mấy giờ đóng cửa", "có ai ở đó không?"."""
        parts = [read_words(part) for part in _SENTENCE_END.split(text) if part.strip()]
        return bool(parts) and all(_asks(part, self._language.marks) for part in parts)

    def only_asks_for(self, text: str, form_type: str) -> bool:
        """Whether nothing is said but that this form is wanted: "không, sang form khách hàng cơ"."""
        words, language = read_words(text), self._language
        at = 0
        while at < len(words):
            names = [
                m.end for m in self._names.matches(words, at) if m.item == form_type and m.strength > _NAMED
            ]
            wishes = [
                m.end for m in language.cues.matches(words, at) if m.item in _WISHES and m.strength > 0.8
            ]
            if names or wishes:
                at = max(names + wishes)
            elif words.tokens[at].toned in language.particles or language.marks.at(
                words, at, Mark.BESIDE_FORM
            ):
                at += 1
            else:
                return False
        return True

    def forms_at(self, words: Words, at: int) -> Sequence[tuple[str, int]]:
        """The forms named at a token, each with the token behind its name: by a name, or by a part of its title."""
        named = [(m.item, m.end) for m in self._names.matches(words, at) if m.strength > _NAMED]
        ends = range(at + 2, min(len(words), at + _LONGEST_PART) + 1)
        titled = ((self._verbs.titled(words.spelling(at, end).lower()), end) for end in ends)
        return [*named, *((form_type, end) for form_type, end in titled if form_type)]

    def choose(self, text: str) -> Choice | None:
        """The form that `text` asks for, else the one that it names best; None for none, or two about equally."""
        left = self._behind_leaving(text)
        words = read_words(left)
        named = [
            _Named(match.item, at, match.end, match.strength)
            for at in range(len(words))
            for match in self._names.matches(words, at)
            if match.strength > _NAMED
        ]
        choice = self._wished(words, named) or self._named_best(words, named)
        keeps = left != text and self._language.marks.at(read_words(text), 0, Mark.KEEPING)
        return replace(choice, keeps=True) if choice is not None and keeps else choice

    def _wished(self, words: Words, named: list["_Named"]) -> Choice | None:
        """The form that a verb of opening leads to, whatever others are named in what is told; of two the last."""
        found: Choice | None = None
        for name in sorted(named, key=lambda name: (name.start, -name.end, -name.strength)):
            begin, clause = self._verbs.verb_before(words, name.start, name.end)
            end = _run_out(name, named)
            if clause < 0 or (found is not None and found.form_type == name.form_type):
                continue
            rest = "" if self._verbs.says_no_more(words, end) else _told(words, end, len(words))
            if clause > 0 and rest and not words[end].mark:
                continue  # "…, rồi mở đơn vay bị báo lỗi"
            returns = self._language.marks.at(words, begin, Mark.RETURNING)
            before, called = _told(words, 0, clause), self._called(words, name, end)
            found = Choice(name.form_type, rest, True, returns, before=before, name=called)
        return found

    def _called(self, words: Words, name: "_Named", end: int) -> str:
        """The name without what a form is called, and without what only names this form: "đơn | nhân sự"."""
        flow = self._language.workflow(name.form_type)
        at = name.start
        while at < end and (noun := self._language.marks.behind(words, at, Mark.FORM_NOUN)):
            at = noun
        told = [token.toned for token in words.tokens[at:end]]
        titled = flow is None or set(told) <= {*flow.title.lower().split(), flow.type}
        return "" if titled else words.spelling(name.start, end).lower()

    def refuses(self, text: str) -> bool:
        """Whether all that is said is that a form shall not be opened: "thôi không mở đơn vay nữa"."""
        words = read_words(text)
        for at in range(1, len(words)):
            if (
                words[at].mark
                or not self._language.marks.at(words, at - 1, Mark.WISH_DENIED)
                or any(t.toned not in self._language.particles for t in words.tokens[: at - 1])
            ):
                continue
            ends = [
                m.end
                for start in range(at, min(at + BETWEEN + 2, len(words)))
                for m in self._names.matches(words, start)
                if m.strength > _NAMED and self._verbs.verb_before(words, start, m.end)[0] == at
            ]
            if ends and self._verbs.says_no_more(words, max(ends)):
                return True
        return False

    def _named_best(self, words: Words, named: list["_Named"]) -> Choice | None:
        """The form that is named best, in passing."""
        best: dict[str, _Named] = {}
        for name in named:
            if name.form_type not in best or name.score > best[name.form_type].score:
                best[name.form_type] = name
        ranked = sorted(best.values(), key=lambda name: -name.score)
        if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _CLEAR_LEAD):
            return None
        name = ranked[0]
        end = _run_out(name, named)
        begin, _ = self._verbs.verb_before(words, name.start, name.end)
        beside = (*range(begin), *range(end, len(words)))
        if all(
            self._verbs.is_courtesy(words, at) or self._language.marks.at(words, at, Mark.WISHED)
            for at in beside
        ):
            return Choice(name.form_type, "", explicit=False, name=self._called(words, name, end))
        if begin == name.start:
            return Choice(name.form_type, words.text, explicit=False)
        rest = f"{_told(words, 0, begin)} {_told(words, end, len(words))}"
        return Choice(name.form_type, rest.strip(), explicit=False)

    def _behind_leaving(self, text: str) -> str:
        """The text without that the open form is left for another: "bỏ đơn này, | mở đơn nghỉ phép"."""
        words, marks = read_words(text), self._language.marks
        at = 1
        while at < len(words) and marks.at(words, 0, Mark.LEAVING) and marks.at(words, at, Mark.LEFT_FORM):
            at += 1
        if marks.at(words, at - 1, Mark.WISH_DENIED):
            return text  # "thôi không | mở đơn vay mới"
        at += words.says(at, "rồi", "và")
        led = 1 < at < len(words) and self._verbs.ends_of_opening(words, at)
        return words.spelling(at, len(words)) if led else text

    def choose_loosely(self, text: str) -> Choice | None:
        """The form by its names, else by a part of its title, else by what is wished."""
        return self.choose(text) or self.choose_by_part(text) or self.choose_by_wish(text)

    def choose_by_wish(self, text: str) -> Choice | None:
        """The only form whose business is told: "mai em xin làm ở nhà", "cho tui mượn 70 triệu"."""
        words = read_words(text)
        wanted = "" if self.is_question(text) else self._wishes.wanted(words)
        return Choice(wanted, words.text, explicit=False) if wanted else None

    def choose_by_part(self, text: str, *, apart: bool = False) -> Choice | None:
        """The form of whose title a part is asked for, and of no other: "vào phần khách hàng", "khách hàng nhé".

        `apart`: what is said besides must stand behind a pause, as on an open form the words may be a field's name.
        """
        words = read_words(text)
        for begin, explicit, returns in self._asked_behind(words):
            for start, end in self._parts(words, begin):
                titled = self._verbs.titled(words.spelling(start, end).lower())
                rest = "" if self._verbs.says_no_more(words, end) else words.spelling(end, len(words))
                fits = not rest or (explicit and (bool(words[end].mark) or not apart))
                if titled and fits:
                    return Choice(titled, rest, explicit, returns)
        return None

    def _asked_behind(self, words: Words) -> Iterator[tuple[int, bool, bool]]:
        """Where a title may begin: behind a verb that makes it explicit, or returns to it, or with the utterance."""
        marks = self._language.marks
        for at in range(len(words)):
            if opens := self._verbs.ends_of_opening(words, at):
                yield max(opens), True, False
            going = marks.behind(words, at, Mark.GOING)
            if going and (noun := marks.behind(words, going, Mark.FORM_NOUN)):
                yield noun, True, marks.at(words, at, Mark.RETURNING)
        yield 0, False, False

    def _parts(self, words: Words, begin: int) -> Iterator[tuple[int, int]]:
        """Where a part of a title of two words and more may stand, behind courtesy alone; the longest first."""
        for start in range(begin, len(words)):
            yield from ((start, end) for end in range(min(len(words), start + _LONGEST_PART), start + 1, -1))
            if not self._verbs.is_courtesy(words, start):
                return


def _run_out(name: _Named, named: list[_Named]) -> int:
    """Where a name ends, with one of the same form that runs into it: "open form vay | vốn"."""
    into = (
        n.end
        for n in named
        if n.form_type == name.form_type and n.strength > _SURE_CUE and name.start < n.start < name.end
    )
    return max((name.end, *into))


def _told(words: Words, start: int, end: int) -> str:
    return words.spelling(start, end).strip(" ,.;")


def _asks(words: Words, marks: Marks) -> bool:
    last = len(words) - 1
    asking = any(marks.at(words, at, Mark.QUESTION) for at in range(len(words)))
    return asking or marks.at(words, last, Mark.QUESTION_LAST)
