"""What is wished around a form, as a whole utterance: a draft by whom it is about, what was sent, one more of a sort.

The patterns are data, lexicon/session.tsv. Which of several readings is meant shows only beside the drafts there are:
"mở lại đơn của chị Hoa đi" may be about somebody called "Hoa Đi".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.asked.grammar import Asked, Thing
from speak_to_input.core.language import Language
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import Words

ACTS = frozenset(
    {"recall", "resume", "named", "named_bare", "pick", "pick_it", "whose", "list", "list_any", "forget",
     "sent", "reread", "receipt", "withdraw", "resend", "was_sent", "another", "instead", "not_this", "help"}
)  # fmt: skip
"""What a pattern may wish."""
_GOES_ON = ("recall", "another")
"""Behind a pause these may be followed by what is told of the form that they open."""
NEWEST, OLDEST = "newest", "oldest"
_LONGEST = 24
"""Words of an utterance that is nothing but such a wish."""
_MOST_NAME = 5
_OF_WHOM = ("của", "cho", "về")
FormsAt = Callable[[Words, int], Sequence[tuple[str, int]]]
"""The forms that are named at a token, each with the token behind its name."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One way to take the utterance. What it does not tell is ""."""

    act: str
    form_type: str = ""
    who: str = ""
    """The name, or a part of it, without title."""
    when: str = ""
    """A day as ISO 8601, NEWEST or OLDEST."""
    rest: str = ""
    """What is told behind it, after a pause."""
    called: str = field(default="", compare=False)
    """What the form was called."""


class AroundForms:
    """Reads such wishes. Built once, then only read."""

    def __init__(self, language: Language, forms_at: FormsAt) -> None:
        self._language, self._forms_at = language, forms_at

    def wishes(self, words: Words, today: date, acts: Sequence[str] = ()) -> list[Wish]:
        """Every way to take the whole of these words, the one that names most first."""
        patterns = self._language.session
        if not 0 < len(words) <= _LONGEST:
            return []
        idle = self._language.requests.idle(words)
        behind = self._language.requests.idle(words, behind=True)
        reading = _Reading(words, self._language, self._forms_at, today)
        found = [
            (_behind(words, behind, asked), asked)
            for asked in patterns.found(words, idle, reading.things, acts)
            if _passed(idle, 0, asked.start) == asked.start
        ]
        found = [(at, asked) for at, asked in found if at == len(words) or asked.act in _GOES_ON]
        found.sort(key=lambda one: (-one[0], -len(one[1].things), one[1].order, -one[1].named))
        return list(dict.fromkeys(_wish(asked, words, at) for at, asked in found if at))


class _Reading:
    """The things told in one utterance."""

    def __init__(self, words: Words, language: Language, forms_at: FormsAt, today: date) -> None:
        self._words, self._language, self._forms_at, self._today = words, language, forms_at, today
        self._kept: dict[tuple[str, int], tuple[Thing, ...]] = {}

    def things(self, kind: str, at: int) -> Sequence[Thing]:
        """Those of that kind that begin at token `at`."""
        if (kind, at) not in self._kept:
            readers = {
                "form": self._forms,
                "other": self._forms,
                "who": self._people,
                "name": self._names,
                "when": self._times,
                "past": self._past,
            }
            found = readers[kind]
            self._kept[kind, at] = tuple(found(at))
        return self._kept[kind, at]

    def _forms(self, at: int) -> Iterator[Thing]:
        return (Thing(at, end, form_type, 1.0) for form_type, end in self._forms_at(self._words, at))

    def _people(self, at: int) -> Iterator[Thing]:
        """Somebody's name behind a title or a word that tells whose it is."""
        begin = at
        while begin < len(self._words) and (
            self._words.says(begin, *_OF_WHOM) or self._titled(begin) > begin
        ):
            begin = max(self._titled(begin), begin + self._words.says(begin, *_OF_WHOM))
        if begin == at or begin >= len(self._words):
            return
        for end in range(begin + 1, min(len(self._words), begin + _MOST_NAME) + 1):
            token = self._words.tokens[end - 1]
            if (token.mark and end - 1 > begin) or any(sign.isdigit() for sign in token.toned):
                return
            yield Thing(at, end, self._words.spelling(begin, end).strip(" ,."), 1.0)

    def _names(self, at: int) -> Iterator[Thing]:
        """Any words that hold no pause: they count only where a draft is about somebody called so."""
        stop = min(self._words.clause_end(at), at + _MOST_NAME)
        return (
            Thing(at, end, self._words.spelling(at, end).strip(" ,."), 1.0) for end in range(at + 1, stop + 1)
        )

    def _titled(self, at: int) -> int:
        """The token behind a title at a token, the token itself where none stands."""
        return max((m.end for m in self._language.lexicon.titles.at(self._words, at)), default=at)

    def _past(self, at: int) -> Iterator[Thing]:
        """What "hôm nay" alone does not tell: who opens a form today opens a new one."""
        yield from self._marked(at)
        yield from self._days(at, today=False)

    def _marked(self, at: int) -> Iterator[Thing]:
        marks = self._language.answers
        for mark, name in (
            (Said.NEWEST, NEWEST),
            (Said.OLDEST, OLDEST),
            (Said.TODAY, self._today.isoformat()),
        ):
            if behind := marks.behind(self._words, at, mark):
                yield Thing(at, behind, name, 1.0)

    def _times(self, at: int) -> Iterator[Thing]:
        """When something was kept or sent, up to today."""
        yield from self._marked(at)
        yield from self._days(at)

    def _days(self, at: int, *, today: bool = True) -> Iterator[Thing]:
        for reading in read_date(self._words, at, self._today):
            value = reading.value
            day = value.whole()
            if day is None and value.day and value.month:
                day = min(date(self._today.year, value.month, value.day), self._today)
            now = day == self._today and value.relative is not None
            if day is not None and day <= self._today and (today or not now):
                yield Thing(at, reading.end, day.isoformat(), 1.0)


def _passed(ends: Sequence[int], at: int, stop: int) -> int:
    """Where the courtesy that begins at a token ends, `stop` at most."""
    while at < stop and ends[at] > at:
        at = ends[at]
    return min(at, stop)


def _behind(words: Words, ends: Sequence[int], asked: Asked) -> int:
    """The token at which something else is told behind a pause, the end where nothing is; 0 for no pause before it."""
    at = _passed(ends, asked.end, len(words))
    paused = at == len(words) or words.tokens[at].mark
    return at if paused else 0


def _wish(asked: Asked, words: Words, end: int) -> Wish:
    told = {kind: asked.thing(kind) or "" for kind in ("form", "who", "name", "when", "past")}
    form = next((thing for kind, thing in asked.things if kind == "form"), None)
    called = words.spelling(form.start, form.end).lower() if form is not None else ""
    rest = words.spelling(end, len(words)).strip(" ,.;") if end < len(words) else ""
    return Wish(
        asked.act, told["form"], told["who"] or told["name"], told["when"] or told["past"], rest, called
    )
