"""The end of a span counts from its start: "từ 30/11, nghỉ tới thứ sáu" is 4/12, "từ 10/12, đến hết tháng" 31/12.

"Bắt đầu hai giờ chiều, xong lúc | bốn giờ" ends at 16:00.
"""

import re
from dataclasses import replace
from datetime import timedelta

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.days import iso_day
from speak_to_input.core.forms import Form
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.date_edges import last_of_it
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.text import read_words

_WEEK = timedelta(days=7)
_HOURS = re.compile(r"\d\d:\d\d (0\d|1[01]):\d\d")


def in_order(commands: tuple[Command, ...], form: Form, vocabulary: Vocabulary) -> tuple[Command, ...]:
    """The commands, the days among them that end a span put behind its start."""
    starts = {form.fields[end].name: form.fields[start] for start, end in vocabulary.ranges}
    told = {command.field: command.text for command in commands if isinstance(command, Fill)}
    return tuple(
        _behind(command, told.get(start.name) or start.value)
        if isinstance(command, Fill) and (start := starts.get(command.field)) is not None
        else command
        for command in commands
    )


def _behind(command: Fill, start: str) -> Fill:
    if _HOURS.fullmatch(f"{start} {command.text}") and not command.heard.endswith("sáng"):
        later = f"{int(command.text[:2]) + 12}{command.text[2:]}"
        return replace(command, text=later) if command.text < start < later else command
    first, last = iso_day(start), iso_day(command.text)
    if first is None or last is None or last >= first:
        return command
    words = read_words(command.heard)
    if weekday_at(words, 0) is not None and not any(token.folded == "tuan" for token in words.tokens):
        weeks = -((last - first) // _WEEK)
        return replace(command, text=(last + weeks * _WEEK).isoformat())
    if len(words) == 1 and (ends := last_of_it(words, 0, first)) and (day := ends[0].value.whole()):
        return replace(command, text=day.isoformat())
    return command
