"""What the person does on a page by hand, told to whoever keeps it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from speak_to_input.adapters.browser.reading import read_edits
from speak_to_input.core.page_acts import Clicked, HandEdit

_PAUSE = timedelta(seconds=1)
"""Who goes on with a field after a longer rest begins another edit."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who hears of edits and clicks by hand, with the session's id."""

    on_edit: Callable[[str, HandEdit], None]
    on_click: Callable[[str, Clicked], None]

    def of(self, session_id: str) -> "SessionHands":
        """The same for one session."""
        return SessionHands(session_id, self)


class SessionHands:
    """The edits of one session: one edit a field, however many keys it took."""

    def __init__(self, session_id: str, hands: Hands) -> None:
        self._session_id = session_id
        self._hands = hands
        self._last: HandEdit | None = None

    def interrupted(self) -> None:
        """Something was asked of the page: what the hands do next is an edit of its own."""
        self._last = None

    def take(self, reading: Mapping[str, Any]) -> bool:
        """Tell of what came with a reading; whether there was anything."""
        at = datetime.now(UTC)
        if reading["clicked"]:
            self._hands.on_click(self._session_id, Clicked(reading["clicked"], at))
        for edit in read_edits(reading["hand"], at):
            last = self._last
            if last and (last.field, last.after) == (edit.field, edit.before) and at - last.at < _PAUSE:
                self._last = replace(edit, before=last.before)
            else:
                self._last = edit
            self._hands.on_edit(self._session_id, self._last)
        return bool(reading["clicked"] or reading["hand"])
