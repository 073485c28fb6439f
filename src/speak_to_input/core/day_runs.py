"""Days of the week told from one to another, where a set of them is asked for: "từ thứ hai đến thứ sáu" are five."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.choice_words import Choice
from speak_to_input.core.day_choices import WEEKDAYS
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_TO = ("đến", "tới", "qua")
_CLEARLY = 0.9
_FURTHER = (*_TO, "và", "hay", "hoặc", "với")
_LONGEST_DAY = 3


def without_days_off(
    words: Words, at: int, vocabulary: Vocabulary, choices: Sequence[Sequence[Choice]]
) -> list[Choice]:
    """The choices named at token `at` without days that are denied: "không học | thứ ba đến | thứ năm"."""
    before = range(max(at - 1 - _LONGEST_DAY, 0), at - 1) if words.says(at - 1, *_FURTHER) else ()
    off = any(
        c.end == at - 1 and _is_day(vocabulary, c) and _is_off(words, p) for p in before for c in choices[p]
    )
    denied = off or _is_off(words, at)
    return [c for c in choices[at] if not (denied and _is_day(vocabulary, c))]


def _is_day(vocabulary: Vocabulary, choice: Choice) -> bool:
    index, place = choice.item
    known = vocabulary.fields[index]
    return known.several and known.choices[place].label.casefold() in WEEKDAYS


def _is_off(words: Words, at: int) -> bool:
    return words.says(at - 1, "học", "làm", "trực", "có") and words.says(at - 2, "không", "chưa", "hông")


def runs_of_days(
    words: Words, first: Choice, vocabulary: Vocabulary, choices: Sequence[Sequence[Choice]]
) -> Iterator[Offer]:
    """The values of all days from `first` to the one behind "đến"; the later one stands later.

    `choices`: by token those that are named there.
    """
    index, start = first.item
    if first.strength < _CLEARLY or not words.says(first.end, *_TO) or not _is_day(vocabulary, first):
        return
    for last in choices[first.end + 1] if first.end + 1 < len(choices) else ():
        if last.item[0] == index and last.item[1] > start and last.strength >= _CLEARLY:
            days = vocabulary.fields[index].choices[start : last.item[1] + 1]
            yield Offer(index, last.end, "\n".join(day.value for day in days), 1.0, option=True)
