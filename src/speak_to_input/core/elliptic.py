"""A correction that says no more than what is other now: "à 9 rưỡi cơ", "thôi xuống 750", "dời qua thứ sáu".

Whose value it is: what was told last that holds a value of that sort. What is not said of it (the day, the hour,
the magnitude, the rest of a number) stays as it is. Reasons before and behind are no values.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.context import Context
from speak_to_input.core.days import iso_day
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.dates import weekday_at
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, read_words
from speak_to_input.vi.times import read_time

Understand = Callable[[str, Context], Understanding]

_STARTS = ("à", "ơ", "ủa", "ờ", "khoan", "thôi", "không", "hông", "hổng", "lộn", "nhầm", "ấy", "ý", "ủ", "dạ")
"""Who begins so may take back what was said."""
_MOVES = (
    ("hạ", "xuống"), ("giảm", "xuống"), ("tăng", "lên"), ("nâng", "lên"), ("cho", "lên"), ("đổi", "qua"),
    ("đổi", "sang"), ("đổi", "lại"), ("đổi", "thành"), ("chuyển", "qua"), ("chuyển", "sang"), ("dời", "qua"),
    ("dời", "sang"), ("dời", "lại"), ("dời", "tới"), ("dời", "lên"), ("hoãn", "qua"), ("hoãn", "sang"),
    ("hoãn", "tới"), ("hoãn", "lại"), ("lùi", "qua"), ("lùi", "sang"), ("lùi", "tới"), ("rút", "xuống"),
    ("xuống", "còn"), ("bớt", "còn"), ("thành",), ("xuống",), ("lên",), ("còn",), ("phải",), ("vậy",),
)  # fmt: skip
"""Behind these stands what it shall be."""
_ENDS = ("cơ", "chứ", "chớ", "lận", "thôi", "mới", "đi", "luôn", "nghe", "nghen", "nha", "nhé", "hen", "hí", "ạ", "mà",
         "vì", "cho", "tề", "tê", "nờ")  # fmt: skip
"""The value stands before these."""
_INDEED = ("cơ", "chứ", "chớ", "lận", "thôi", "mới", "luôn")
"""… and these alone tell that it is another one than before."""
_FREE = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.FILE, FieldKind.CHOICES, FieldKind.YES_NO})
_LONGEST, _SHORT = 7, 4
"""Words of such a value."""
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})


def corrected(
    words: Words, form: Form, vocabulary: Vocabulary, context: Context, understand: Understand
) -> Fill | None:
    """The one value that the words put right; None where they put none right."""
    asked = vocabulary.by_name(context.asked)
    referents = [known for name in context.recent if (known := _holding(name, form, vocabulary)) is not None]
    if asked is not None and asked.kind not in _FREE:
        referents.insert(0, asked)
    if not any(not field.empty for field in form.fields) and not referents:
        return None
    for said in _said(words):
        for known in referents:
            held = canonical(known.kind, form.fields[known.index].value)
            text = completed(known, held, said) or _understood(known, said, context, understand)
            if text and text != held:
                return Fill(known.name, text, said, correction=True, clause=words.text, to_check=True)
        if named := _named(said, form, vocabulary, context, understand):
            return named
    return None


def put_right(
    understanding: Understanding, words: Words, form: Form, vocabulary: Vocabulary, context: Context
) -> Understanding:
    """What was understood; where something is put right, a value is that of what was told last and is of its sort."""
    if not _puts_right(words):
        return understanding
    recent = [known for name in context.recent if (known := _holding(name, form, vocabulary)) is not None]
    commands = tuple(
        _meant(command, recent, form, vocabulary) if isinstance(command, Fill) else command
        for command in understanding.commands
    )
    return replace(understanding, commands=commands)


def _meant(command: Fill, recent: list[Known], form: Form, vocabulary: Vocabulary) -> Fill:
    known = vocabulary.by_name(command.field)
    if known is None:
        return command
    alike = [other for other in recent if other.kind is known.kind]
    unsure = command.doubt in (None, Doubt.UNSURE)
    if command.bare and unsure and known.kind in _DAYS and len(alike) == 1 and alike[0] is not known:
        # "dời lại một tuần, 17 tháng 12": the day that was told last
        return replace(command, field=alike[0].name, correction=True, doubt=None, to_check=True)
    held = iso_day(canonical(known.kind, form.fields[known.index].value))
    if known.kind is not FieldKind.DATE or held is None:
        return command
    if command.doubt is Doubt.NEEDS_DAY and command.text.isdigit():
        try:
            right = held.replace(year=int(command.text))  # "ủa lộn, sinh năm 86 mới đúng"
        except ValueError:
            return command
        return replace(command, text=right.isoformat(), correction=True, doubt=None)
    if command.doubt is None and (day := in_its_week(held, command.heard)):
        return replace(command, text=day)
    return command


def _puts_right(words: Words) -> bool:
    """Whether the words take something back, or move it."""
    return words.says(0, *_STARTS) or any(
        words.says(at, "dời", "hoãn", "lùi", "lộn", "nhầm")
        or (words.says(at, "mới") and words.says(at + 1, "đúng"))
        for at in range(len(words))
    )


def _named(
    said: str, form: Form, vocabulary: Vocabulary, context: Context, understand: Understand
) -> Fill | None:
    """As in "khoan, | ngân hàng BIDV": another value for a field that is named and holds one."""
    commands = understand(said, replace(context, asked=None, recent=())).commands
    fill = commands[0] if len(commands) == 1 else None
    if not isinstance(fill, Fill) or fill.doubt is not None or fill.bare:
        return None
    known = _holding(fill.field, form, vocabulary)
    if known is None or canonical(known.kind, form.fields[known.index].value) == fill.text:
        return None
    return replace(fill, correction=True, to_check=True)


def _holding(name: str, form: Form, vocabulary: Vocabulary) -> Known | None:
    field, known = form.field(name), vocabulary.by_name(name)
    if field is None or known is None or field.empty or known.kind in _FREE:
        return None
    return known


def _said(words: Words) -> Iterator[str]:
    """What may be the new value, the likeliest first: behind words of change, else between a no and its "cơ"."""
    begins = [
        at + len(move)
        for at in range(len(words))
        for move in _MOVES
        if all(words.says(at + n, word) for n, word in enumerate(move))
    ]
    first = 0
    while first < len(words) and words.says(first, *_STARTS):
        first += 1
    for begin in sorted(set(begins), reverse=True):
        yield from _until_its_end(words, begin)
    ends = [at for at in range(first + 1, len(words)) if words.says(at, *_INDEED)]
    if first or ends:
        yield from _until_its_end(words, first)
    for end in ends:
        for begin in range(max(first, end - _SHORT), end):
            counted = words.tokens[begin].has_digit or bool(read_number(words, begin))
            if counted and not any(reading.end > begin for reading in read_number(words, begin - 1)):
                yield words.spelling(begin, end)  # "không tới mười ngày mô | bảy ngày | thôi"


def _until_its_end(words: Words, begin: int) -> Iterator[str]:
    end = begin
    while end < len(words) and not (end > begin and (words.tokens[end].mark or words.says(end, *_ENDS))):
        end += 1
    if begin < end <= begin + _LONGEST:
        yield words.spelling(begin, end)


def completed(known: Known, held: str, said: str) -> str:
    """What a day or an hour that is held becomes by the part of it that was said; "" where it is no such part."""
    words = read_words(said)
    match known.kind:
        case FieldKind.DATE if (day := iso_day(held)) is not None:
            return in_its_week(day, said)
        case FieldKind.DATETIME if (day := iso_day(held[:_DAY])) is not None and held[_DAY:]:
            at = _hour(words, time.fromisoformat(held[_DAY + 1 :]))
            return f"{day.isoformat()}T{at:%H:%M}" if at is not None else ""
        case FieldKind.TIME if held:
            at = _hour(words, time.fromisoformat(held))
            return f"{at:%H:%M}" if at is not None else ""
        case FieldKind.MONEY if held.isdigit():
            number = next((r.value for r in read_number(words, 0) if r.end == len(words)), Decimal(0))
            whole = number % 1 == 0 and 0 < number < _NO_SUM
            return f"{int(number) * 1000 ** ((len(held) - 1) // 3)}" if whole else ""
        case _:
            return ""


_NO_SUM = 1000
"""A smaller number has the magnitude of what it replaces: "750" of 800 million is 750 million."""
_DAY = 10
"""Characters of a day."""


def in_its_week(held: date, said: str) -> str:
    """A weekday without its week is one of the week that is held: "không, thứ tư cơ"."""
    words = read_words(said)
    weekday = weekday_at(words, 0)
    if weekday is None or weekday[1] != len(words):
        return ""
    return (held + timedelta(days=weekday[0] - held.weekday())).isoformat()


def _hour(words: Words, held: time) -> time | None:
    """A time of day and nothing else, in the half of the day that is held unless a half is said."""
    half = any(words.says(at, "sáng", "trưa", "chiều", "tối", "đêm", "khuya") for at in range(len(words)))
    told = next((r.value for r in read_time(words, 0) if r.end == len(words)), None)
    if told is None:
        number = next((r.value for r in read_number(words, 0) if r.end == len(words)), None)
        whole = number is not None and number % _HALF == 0 and 1 <= number <= _NOON
        if number is None or not whole or number % 1 == 0:
            return None  # "9" alone may count anything, "9 rưỡi" hardly
        told = time(int(number), _MINUTES)
    if not half and told.hour <= _NOON and (told.hour % _NOON) + _NOON * (held.hour >= _NOON) < _HOURS:
        return told.replace(hour=told.hour % _NOON + _NOON * (held.hour >= _NOON))
    return told


_HALF = Decimal("0.5")
_NOON, _HOURS, _MINUTES = 12, 24, 30


def _understood(known: Known, said: str, context: Context, understand: Understand) -> str:
    """The words as an answer to a question for the field; "" where they are none."""
    asked = replace(context, asked=known.name, focused=None, last=known.name, recent=())
    commands = understand(said, asked).commands
    fill = commands[0] if len(commands) == 1 else None
    if not isinstance(fill, Fill) or fill.field != known.name or fill.doubt is not None:
        return ""
    return fill.text
