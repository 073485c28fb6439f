"""A day without its month as the last one of a span: the next such day from the first one on."""

from datetime import date

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.offer import Offer
from speak_to_input.vi.date_steps import add_months

_TOLD, _NEAREST, _NEAREST_BARE = 0.95, 0.8, 0.6
"""How well a day fits whose month was told, or is only the nearest: of a field that was named, or of any."""

_LONGEST = 21
"""Days of a span whose last day was told without its month."""


def from_first_day(first: date | None, offer: Offer, *, named: bool) -> Offer:
    """The offer with the month that `first` gives it: "đi ngày 20/12, về ngày 25"; that of the nearest month where
    nothing gives it one. Where no month is the likeliest it stays as it is, "---14".
    """
    if offer.doubt is not Doubt.NEEDS_MONTH:
        return offer
    open_month = offer.text.startswith("-")
    if first is None:
        return offer if open_month else offer._replace(fit=_NEAREST if named else _NEAREST_BARE, doubt=None)
    text, _, time = offer.text.partition("T")
    day = int(text.rpartition("-")[2])
    month = first if day >= first.day else add_months(first.replace(day=1), 1)
    try:
        found = month.replace(day=day)
    except (ValueError, OverflowError):  # the month has no such day
        return offer
    if (found - first).days > _LONGEST and first.day > 1:
        return offer  # "mùng 5 tháng 12", "tới mùng 3": of a month later, or said wrong
    return offer._replace(text=found.isoformat() + (f"T{time}" if time else ""), fit=_TOLD, doubt=None)
