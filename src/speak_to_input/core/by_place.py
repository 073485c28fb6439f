"""A choice told by its place among those that were offered or read out: "cái thứ ba", "loại cuối", "mức cao nhất"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.forms import Option
from speak_to_input.core.language import Language
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold, read_words

_PLACES = ((Said.FIRST, 0), (Said.LAST, -1), (Said.LAST_BUT_ONE, -2))
_OF_ORDER = ((Said.FIRST_OF_ORDER, 0), (Said.SECOND_OF_ORDER, 1), (Said.FOURTH_OF_ORDER, 3))
_OF_DRAFTS = ((Said.NEWEST, 0), (Said.OLDEST, -1))
_STRICTLY_BESIDE = (Said.THIN, Said.ORDER)
_TWO = 2


@dataclass(frozen=True)
class Offered:
    """Choices in the order in which they were told."""

    labels: tuple[str, ...]
    nouns: frozenset[str] = frozenset()
    """Toned words that may stand for one of them: those of the list's own name, "kênh thứ tư"."""
    held: int = -1
    """The place of the one that is chosen now, -1 for none."""
    drafts: bool = False
    """They are drafts, the newest first."""
    read: bool = False
    """They were read out and nothing is asked: "thứ hai" alone is a day, "cái thứ hai" the second of them."""
    cut: bool = False
    """Only the first of them were read out: which is the last of them is not known to who heard them."""
    strict: bool = False
    """Much hangs on the choice: beside its place nothing but what counts may be said."""


def place_told(
    words: Words, offered: Offered, language: Language, start: int = 0, end: int = -1
) -> int | None:
    """The place that tokens `start` to `end` tell, and nothing else; None where there is none."""
    return _Reader(words, offered, language).place(start, len(words) if end < 0 else end)


def places_told(words: Words, offered: Offered, language: Language, start: int, end: int) -> tuple[int, ...]:
    """The places of several, "cái thứ nhất và cái thứ ba"; () where any part of it tells something else."""
    joined = (
        at
        for at in range(start + 1, end)
        if words.tokens[at].mark or language.answers.at(words, at, Said.AND)
    )
    begins = [start, *joined]
    reader = _Reader(words, offered, language)
    parts = [
        reader.place(begin + language.answers.at(words, begin, Said.AND), stop)
        for begin, stop in zip(begins, (*begins[1:], end), strict=True)
    ]
    return tuple(p for p in parts if p is not None) if all(p is not None for p in parts) else ()


def outermost_told(words: Words, choices: Sequence[Option], language: Language) -> int | None:
    """The place of the greatest or the smallest of the choices, where it is just that: "dài nhất"."""
    timed = any(word in ("thang", "nam", "ngay") for c in choices for word in fold(c.label).split())
    if timed and words.says(0, "rẻ", "đắt", "mắc"):
        return None  # no term is cheap
    found = _Reader(words, Offered(tuple(c.label for c in choices)), language).outermost(0)
    return next((place for place, end in found if end == len(words)), None)


class _Reader:
    def __init__(self, words: Words, offered: Offered, language: Language) -> None:
        self._words, self._offered, self._language = words, offered, language
        self._marks = language.answers

    def place(self, start: int, end: int) -> int | None:
        at, led, place = start, False, None
        while at < end:
            found = next(self._place_at(at, end, led=led), None) if place is None else None
            if found is not None:
                place, at = found
                continue
            behind, leads = self._beside(at, end, first=at == start or self._took_back(start, at))
            if not at < behind <= end:
                return None
            led, at = led or leads, behind
        size = len(self._offered.labels)
        return place % size if place is not None and -size <= place < size else None

    def _beside(self, at: int, end: int, *, first: bool) -> tuple[int, bool]:
        """Where what may stand beside a place ends, and whether it leads one; `at` where something else stands."""
        words, marks = self._words, self._marks
        if self._offered.strict:
            behind = marks.behind(words, at, *_STRICTLY_BESIDE)
            return max(at, behind), True
        if marks.at(words, at, Said.ASKS_BEHIND_A_PLACE) and at == end - 1 and at > 0:
            return at, False  # "cái cuối hả"
        if marks.at(words, at, Said.LOOKING):
            return at, False
        opening = () if self._offered.read else (Said.OPENING,)
        led = marks.behind(words, at, Said.COUNTER, Said.CHOOSING, *opening)
        if words.tokens[at].toned in self._offered.nouns:
            led = max(led, at + 1)
        ends = [at, led, marks.behind(words, at, Said.BEHIND_A_PLACE, Said.ORDER)]
        if first:
            ends.append(self._taking_back(at))
        if max(ends) == at and marks.at(words, at, Said.ASKING, Said.ASKING_BACK, Said.OPPOSITE):
            return at, False
        ends += [found.end for found in self._language.lexicon.particles.at(words, at)]
        token = words.tokens[at].toned
        if token in self._language.particles or token in self._language.lexicon.addressees:
            ends.append(at + 1)
        return max(ends), led > at

    def _took_back(self, start: int, at: int) -> bool:
        """Whether nothing but taking back stands before a token: "à không, | …"."""
        while start < at:
            behind = self._taking_back(start)
            if not behind:
                return False
            start = behind
        return True

    def _taking_back(self, at: int) -> int:
        """Where what takes back ends; 0 for none: a no without a pause behind it denies what follows."""
        words, marks = self._words, self._marks
        behind = marks.behind(words, at, Said.TAKES_BACK)
        no = any(marks.at(words, place, Said.NOT_TRUE) for place in range(at, behind))
        goes_on = 0 < behind < len(words) and not words.tokens[behind].mark
        alone = marks.at(words, at, Said.NOT_TRUE) or not marks.at(words, behind, Said.COUNTER)
        return 0 if no and goes_on and alone else behind

    def _counts(self, at: int, number: int) -> bool:
        """Whether a number at a token may be a place: not where the choices are numbers themselves, "kỳ hạn 6"."""
        words, marks = self._words, self._marks
        if self._offered.strict or (at > 0 and marks.at(words, at - 1, Said.ORDER)):
            return True
        if at == 0 or not marks.at(words, at - 1, Said.COUNTER, Said.PICKING):
            return False
        held = set() if self._offered.drafts else _held_numbers(self._offered.labels)
        return not held or (words.says(at - 1, "số") and number not in held)

    def _place_at(self, at: int, end: int, *, led: bool) -> Iterator[tuple[int, int]]:
        """The place that is told there, and the token behind it."""
        words, marks = self._words, self._marks
        ordered = at > 0 and marks.at(words, at - 1, Said.ORDER) and (led or not self._offered.read)
        if ordered:
            yield from ((place, at + 1) for mark, place in _OF_ORDER if marks.at(words, at, mark))
        if led or ordered or self._offered.strict:
            for reading in read_number(words, at):
                if reading.end <= end and reading.value == int(reading.value) > 0:
                    if not self._counts(at, int(reading.value)):
                        continue
                    yield int(reading.value) - 1, reading.end
        for mark, place in (*_PLACES, *(_OF_DRAFTS if self._offered.drafts else ())):
            behind = marks.behind(words, at, mark)
            if place < 0 and self._offered.cut:
                continue
            alone = behind - at > 1 and (not self._offered.read or end == len(words))
            if behind and (led or alone):  # "cuối cùng, lương hai mươi triệu" leads what is told
                yield place, behind
        odd = len(self._offered.labels) % _TWO and not self._offered.cut
        if led and odd and (behind := marks.behind(words, at, Said.MIDDLE)):
            yield len(self._offered.labels) // _TWO, behind
        if led and self._offered.held >= 0 and (behind := marks.behind(words, at, Said.NEXT)):
            yield self._offered.held + 1, behind
        yield from self.outermost(at)

    def outermost(self, at: int) -> Iterator[tuple[int, int]]:
        """As in "cao nhất", "rẻ hơn": by the numbers that the choices begin with, else by that very word."""
        words, marks = self._words, self._marks
        great, small = marks.behind(words, at, Said.GREAT), marks.behind(words, at, Said.SMALL)
        most = marks.at(words, at + 1, Said.MOST)
        of_two = marks.at(words, at + 1, Said.MORE) and len(self._offered.labels) == _TWO
        if not (great or small) or not (most or of_two):
            return
        numbers = _numbers(self._offered.labels)
        if numbers:
            outer = max(numbers) if great else min(numbers)
            if numbers.count(outer) == 1:
                yield numbers.index(outer), at + 2
            return
        said = words.tokens[at].folded
        folded = [fold(label).split() for label in self._offered.labels]
        holding = [place for place, label in enumerate(folded) if said in label]
        very = [p for p in holding if marks.at(read_words(self._offered.labels[p]), 0, Said.VERY)]
        meant = very or holding
        if len(meant) == 1:
            yield meant[0], at + 2


def _held_numbers(labels: Sequence[str]) -> set[int]:
    """The whole numbers that stand in the choices."""
    told = (read_words(label) for label in labels)
    return {int(r.value) for words in told for at in range(len(words)) for r in read_number(words, at)}


def _numbers(labels: Sequence[str]) -> list[Decimal]:
    """The number that each choice begins with, where all do and count the same: "6 tháng", "12 tháng"; else none."""
    numbers, units = [], set()
    for label in labels:
        words = read_words(label)
        reading = next(iter(read_number(words, 0)), None) if len(words) else None
        if reading is None:
            return []
        numbers.append(Decimal(reading.value))
        counted = reading.end < len(words) and not words.tokens[reading.end].mark
        units.add(words.tokens[reading.end].folded if counted else "")
    return numbers if len(units) == 1 else []
