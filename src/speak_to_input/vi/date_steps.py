"""Steps on the calendar: so many days, weeks, months or years on or back, and the words that name one step."""

from calendar import monthrange
from datetime import date, timedelta

from speak_to_input.vi.reading import Duration, Unit
from speak_to_input.vi.text import Words, fold

# How far each word that may stand behind tuần, tháng, thứ steps; a year has two more.
WEEK_STEPS = {"này": 0, "nay": 0, "sau": 1, "tới": 1, "kế": 1, "trước": -1, "rồi": -1, "qua": -1, "ni": 0}
YEAR_STEPS = WEEK_STEPS | {"ngoái": -1, "kia": -2}
_GONE_TO = ("công", "nhà", "quầy", "chi", "phòng", "ngân", "cơ", "trường", "bên", "chỗ")
_BARE_STEPS = {fold(word): word for word in reversed(YEAR_STEPS)}


def step_at(words: Words, at: int, steps: dict[str, int]) -> tuple[int, int] | None:
    """How many weeks, months or years away "này / sau / tới / trước / rồi" at `at` says, and the token after it."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return None
    if words.says(at, "vừa", "sắp") and words.says(at + 1, "rồi", "qua", "tới"):
        return (1 if words.says(at + 1, "tới") else -1), at + 2
    token = words.tokens[at]
    word = token.toned if words.accented else _BARE_STEPS.get(token.folded, "")
    gone = word == "qua" and words.says(at + 1, *_GONE_TO) and not words.says(at - 1, "tuần", "tháng", "năm")
    if word not in steps or gone:
        return None  # "hẹn thứ ba | qua công ty"
    if word in ("sau", "trước") and words.says(at + 1, "nữa"):
        return 2 * steps[word], at + 2
    return steps[word], at + 1 + (word == "kế" and words.says(at + 1, "tiếp"))


def add_months(day: date, months_: int) -> date:
    """The same day some months away, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months_
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_duration(day: date, span: Duration, sign: int = 1) -> date | None:
    """The day a span later (or earlier); None for parts of days and absurd spans."""
    amount = span.amount * sign
    in_months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
    if abs(amount) > 1000:
        return None
    if span.unit in in_months:
        whole = amount * in_months[span.unit]
        if whole % 1:
            return add_months(day, int(whole)) + timedelta(days=15 * sign)
        return add_months(day, int(whole))
    if span.unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=int(amount * (7 if span.unit is Unit.WEEK else 1)))
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
