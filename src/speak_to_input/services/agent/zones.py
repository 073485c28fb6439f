"""The time zone of whoever looks: what is told to them is told in it."""

from datetime import tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Query

ZoneName = Annotated[str, Query(max_length=64, pattern=r"^[A-Za-z0-9_+/-]*$", examples=["Asia/Ho_Chi_Minh"])]


def zone_named(name: str) -> tzinfo | None:
    """The zone of that IANA name; None for none, and for one that this machine does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
