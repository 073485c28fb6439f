"""A day without its month as the last one of a span: the next such day from the first one on."""

from collections.abc import Sequence
from datetime import date

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.offer import Offer
from speak_to_input.vi.date_steps import add_months
from speak_to_input.vi.reading import DateValue, Kind, Reading

_TOLD = 0.95


def from_first_day(first: date | None, readings: Sequence[Reading[object]], offer: Offer) -> Offer:
    """The offer with the month that `first` gives it: "đi ngày 20/12, về ngày 25"; itself where there is none.

    `readings` are those at its token.
    """
    if first is None or offer.doubt is not Doubt.NOT_A_DAY:
        return offer
    day = next(
        (
            reading.value.day
            for reading in readings
            if reading.kind is Kind.DATE and reading.end == offer.end and isinstance(reading.value, DateValue)
            if reading.value.month is None and reading.value.relative is None and reading.value.year is None
        ),
        None,
    )
    if day is None:
        return offer
    month = first if day >= first.day else add_months(first.replace(day=1), 1)
    try:
        found = month.replace(day=day)
    except ValueError:  # the month has no such day
        return offer
    return offer._replace(text=found.isoformat(), fit=_TOLD, doubt=None)
