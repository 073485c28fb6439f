"""A weekday as the end of a span is the first one after its start: "từ 30/11, nghỉ tới thứ sáu" is 4/12."""

from dataclasses import replace
from datetime import timedelta

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.forms import Form
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.text import read_words

_WEEK = timedelta(days=7)


def in_order(commands: tuple[Command, ...], form: Form, vocabulary: Vocabulary) -> tuple[Command, ...]:
    """The commands, the weekdays among them that end a span put behind its start."""
    starts = {form.fields[end].name: form.fields[start] for start, end in vocabulary.ranges}
    told = {command.field: command.text for command in commands if isinstance(command, Fill)}
    return tuple(
        _behind(command, told.get(start.name) or start.value)
        if isinstance(command, Fill) and (start := starts.get(command.field)) is not None
        else command
        for command in commands
    )


def _behind(command: Fill, start: str) -> Fill:
    first, last = iso_day(start), iso_day(command.text)
    if first is None or last is None or last >= first or not _is_weekday(command.heard):
        return command
    weeks = -((last - first) // _WEEK)
    return replace(command, text=(last + weeks * _WEEK).isoformat())


def _is_weekday(heard: str) -> bool:
    """Whether a weekday was said and not in which week."""
    words = read_words(heard)
    return weekday_at(words, 0) is not None and not any(token.folded == "tuan" for token in words.tokens)
