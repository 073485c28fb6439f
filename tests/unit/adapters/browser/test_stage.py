"""What viewers are told, without a browser: order, what was missed, what is one event and what is many."""

import asyncio

import pytest

from speak_to_input.adapters.browser.screencast import Pace
from speak_to_input.adapters.browser.stage import Stage
from speak_to_input.core.forms import Form
from speak_to_input.core.live import (
    Closed,
    Focused,
    FormChanged,
    FormReplaced,
    Frame,
    LiveEvent,
    Told,
    WholeState,
)
from speak_to_input.errors import BrowserUnavailable
from speak_to_input.ports import Watching

FORM = Form("loan", "http://127.0.0.1/")


async def nothing() -> None:
    """A page that needs no reviving."""


def stage() -> Stage:
    return Stage(Pace(), lambda: FORM, nothing, asyncio.Lock())


async def told(watching: Watching, count: int) -> list[LiveEvent]:
    events: list[LiveEvent] = []
    for _ in range(count):
        seen = await asyncio.wait_for(watching.next(), 1)
        assert isinstance(seen, Told)
        events.append(seen.event)
    return events


async def test_changes_in_a_row_are_told_as_one() -> None:
    shown = stage()
    start = shown.seq
    for names in (("a",), ("b", "a"), ()):
        shown.tell(FormChanged(names))
    shown.tell(Focused("b"))
    shown.tell(FormChanged(("c",)))
    viewer = shown.join(start)
    assert await told(viewer, 3) == [FormChanged(("a", "b")), Focused("b"), FormChanged(("c",))]


async def test_who_missed_too_much_gets_the_whole() -> None:
    shown = stage()
    start = shown.seq
    for _ in range(300):
        shown.tell(FormReplaced())
    viewer = shown.join(start)
    assert await viewer.next() == WholeState(shown.seq, FORM, None)
    kept = shown.join(shown.seq - 256)
    assert await told(kept, 256) == [FormReplaced()] * 256


async def test_numbers_go_on_after_an_earlier_session_of_the_same_id() -> None:
    old = stage()
    old.tell(Focused("a"))
    await asyncio.sleep(0.005)
    assert stage().seq > old.seq
    assert isinstance(await stage().join(old.seq).next(), WholeState)


async def test_a_viewer_gets_one_frame_for_each_that_it_took() -> None:
    shown = stage()
    viewer = shown.join(shown.seq)
    for number in (1, 2, 3):
        shown.frame = Frame(number, b"", 1, 1, 1.0, 0, 0)
        viewer.wake()
        if number == 1:
            assert await viewer.next() == shown.frame
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(viewer.next(), 0.05)
    viewer.taken(99)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(viewer.next(), 0.05)
    viewer.taken(1)
    assert await viewer.next() == shown.frame


async def test_the_end_is_told_once() -> None:
    shown = stage()
    viewer = shown.join(shown.seq)
    shown.end("idle")
    shown.end("closed")
    assert await told(viewer, 1) == [Closed("idle")]
    assert await viewer.next() is None


async def test_a_page_that_cannot_come_back_is_told() -> None:
    async def gone() -> None:
        raise BrowserUnavailable("the page could not be restored")

    viewer = Stage(Pace(), lambda: FORM, gone, asyncio.Lock()).join(None)
    assert isinstance(await viewer.next(), WholeState)
    with pytest.raises(BrowserUnavailable):
        await asyncio.wait_for(viewer.next(), 1)
