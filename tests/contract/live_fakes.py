"""A view that shows what a test gives it."""

import asyncio
from collections.abc import Sequence

from speak_to_input.core.forms import Form
from speak_to_input.core.live import Frame, Seen, WholeState
from speak_to_input.ports import Watching


class ScriptedView(Watching):
    """Shows the form, then `shows` in order, each frame when the one before was taken; waits at the end."""

    def __init__(self, form: Form, shows: Sequence[Seen | None]) -> None:
        self._shows: list[Seen | None] = [WholeState(1, form, None), *shows]
        self._taken = asyncio.Event()
        self._taken.set()

    async def next(self) -> Seen | None:
        if not self._shows:
            await asyncio.Event().wait()
        if isinstance(self._shows[0], Frame):
            await self._taken.wait()
            self._taken.clear()
        return self._shows.pop(0)

    def taken(self, number: int) -> None:
        self._taken.set()

    async def leave(self) -> None:
        self._shows.clear()
