"""Why a value that was understood is asked about before it is written."""

from enum import StrEnum


class Doubt(StrEnum):
    """Why a value should not simply be written."""

    NOT_AN_OPTION = "not_an_option"
    """The list does not hold it; `Fill.nearest` are the closest choices."""
    NOT_A_DAY = "not_a_day"
    """The calendar has no such day."""
    NEEDS_YEAR = "needs_year"
    NEEDS_MONTH = "needs_month"
    """A day of the month alone: the text is the likeliest such day, "---14" where none is the likeliest."""
    NEEDS_TIME = "needs_time"
    NEEDS_DAY = "needs_day"
    NEEDS_UNIT = "needs_unit"
    """A bare small number where money is wanted: "hai mươi" may be 20 triệu."""
    WRONG_LENGTH = "wrong_length"
    """Digits that cannot be such a number, for instance 9 digits for a phone."""
    OUT_OF_RANGE = "out_of_range"
    """A number that the page says it does not take: 150 where 100 is the most."""
    CHANGED = "changed"
    """What the field holds, by so much more or less: said before it is written."""
    ROUGHLY = "roughly"
    """Told by two digits in a row: "bảy tám triệu"; `Fill.nearest` are what it may be."""
    LUNAR = "lunar"
    """A day of the lunar calendar, "rằm tháng bảy", which is another day by the sun."""
    UNSURE = "unsure"
    """Understood, but with too little certainty to write."""
