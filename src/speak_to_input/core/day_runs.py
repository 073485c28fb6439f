"""Days of the week told from one to another, where a set of them is asked for: "từ thứ hai đến thứ sáu" are five."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.choice_words import Choice
from speak_to_input.core.day_choices import WEEKDAYS
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_TO = ("đến", "tới", "qua")
_CLEARLY = 0.9


def runs_of_days(
    words: Words, at: int, vocabulary: Vocabulary, choices: Sequence[Sequence[Choice]]
) -> Iterator[Offer]:
    """The values of all days from the one named at token `at` to the one behind "đến"; the later one stands later.

    `choices`: by token those that are named there.
    """
    for first in choices[at]:
        index, start = first.item
        known = vocabulary.fields[index]
        if words.says(at - 1, "học", "làm", "trực", "phải", "có") and words.says(
            at - 2, "không", "chưa", "hông"
        ):
            continue  # "không học | thứ ba đến thứ năm"
        if not known.several or first.strength < _CLEARLY or not words.says(first.end, *_TO):
            continue
        if first.end + 1 >= len(choices) or known.choices[start].label.casefold() not in WEEKDAYS:
            continue
        for last in choices[first.end + 1]:
            if last.item[0] == index and last.item[1] > start and last.strength >= _CLEARLY:
                days = known.choices[start : last.item[1] + 1]
                yield Offer(index, last.end, "\n".join(day.value for day in days), 1.0, option=True)
