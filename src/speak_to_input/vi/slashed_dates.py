"""Dates as three numbers: "mười lăm trên ba trên một chín chín mươi", "15 / 3 / 1990", "15 03 1990"."""

from speak_to_input.vi.calendar_words import Count, months, years
from speak_to_input.vi.numerals import Role, counts_unit, numerals
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words

_SLASHES = ("trên", "gạch", "xuyệt", "xẹt", "xoẹt", "chéo", "chấm", "sẹc", "suyệt", "xuyệc")


def counted(words: Words, at: int) -> bool:
    """Whether what stands at `at` makes the number before it a sum or a count."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    follow = numerals(words, at)
    return counts_unit(words, at) or bool(follow and follow[0].role in (Role.SCALE, Role.DONG, Role.SLANG))


def year_unmarked(words: Words, year: Count) -> bool:
    """Whether figures right behind a month are its year: four of them, or two of the last century that end there."""
    if counted(words, year.end) and not (year.weight >= 0.8 and words.says(year.end, "ngày")):
        return False
    if year.value < 2000 and year.weight < 0.8:
        return (
            year.end >= len(words.tokens)
            or bool(words.tokens[year.end].mark)
            or not numerals(words, year.end)
        )
    return year.weight >= 0.8


def _in_another_date(words: Words, day: Count, at: int) -> bool:
    """Whether a day and a month with nothing between are rather the end of a date said in full."""
    before = day.end - 2
    return (
        words.says(at, "năm") or words.says(before, "tháng", "năm") or words.says(before - 1, "tháng", "năm")
    )


def slashed_dates(words: Words, day: Count) -> list[Reading[DateValue]]:
    """As in "mười lăm trên ba trên một chín chín mươi", "15 / 3 / 1990", and with no separator "15 03 1990"."""
    at = day.end
    if at >= len(words.tokens):
        return []
    spoken = words.says(at, *_SLASHES)
    slash = words.tokens[at].mark == "/"
    if spoken:
        at += 1 + words.says(at + 1, "chéo")
    elif (words.tokens[at].mark and not slash) or (not slash and _in_another_date(words, day, at)):
        return []
    found: list[Reading[DateValue]] = []
    for month in _months(words, at):
        year_at = month.end
        if spoken and words.says(year_at, *_SLASHES):
            year_at += 1 + words.says(year_at + 1, "chéo")
        marked = spoken or slash or words.says(year_at, "năm")
        year_at += words.says(year_at, "năm") and year_at == month.end
        for year in years(words, year_at, True):
            if marked or year_unmarked(words, year):
                sure = (0.95 if slash or (spoken and year_at > month.end) else 0.6) * (
                    0.7 + 0.3 * year.weight
                )
                found.append(
                    Reading(Kind.DATE, 0, year.end, DateValue(day.value, month.value, year.value), sure)
                )
        graded = words.says(day.end, "trên") and month.value in (5, 10)  # "hài lòng 8 trên 10" is no day
        named = not graded or day.value > month.value or words.says(day.end - 2, "ngày", "hôm", "mùng", "bữa")
        if (spoken or slash) and not found and named:
            found.append(Reading(Kind.DATE, 0, month.end, DateValue(day.value, month.value), 0.4))
    return found


def _months(words: Words, at: int) -> list[Count]:
    """Months without "tháng" before them, a leading zero allowed: "không ba"."""
    if words.says(at, "không") and at + 1 < len(words.tokens):
        return [Count(c.value, c.end, c.weight * 0.9) for c in months(words, at + 1) if c.value < 10]
    return months(words, at)
