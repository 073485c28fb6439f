"""Where a page of a list ended: the place of its last row, as text."""

from speak_to_input.errors import InvalidInput

_END = 2**62


def place_of(cursor: str) -> int:
    """The place that `cursor` names; "" is behind the newest. Raises: InvalidInput."""
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise InvalidInput("the cursor is none that a page gave")
    return int(cursor or _END)
