# ruff: noqa: E501 - the pages are written as pages
"""A session watched and worked by hand in a real Chromium: pictures, hands, dialogs, slow viewers, crashes."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from io import BytesIO

import pytest
import pytest_asyncio
from PIL import Image

from speak_to_input.core.forms import ButtonRole
from speak_to_input.core.live import (
    Chosen,
    Closed,
    DialogClosed,
    DialogOpened,
    Filling,
    Focused,
    FormChanged,
    Frame,
    HandAct,
    Highlight,
    Key,
    LiveEvent,
    Mouse,
    MouseMove,
    PageWidth,
    Pasted,
    Picker,
    Resized,
    Seen,
    Told,
    Typed,
    Wheel,
    WholeState,
)
from speak_to_input.core.page_acts import AnswerDialog, HandEdit
from speak_to_input.errors import InvalidInput, SessionUnknown
from speak_to_input.ports import Watching
from tests.e2e.browser_site import Site, Visitor, running
from tests.e2e.test_browser_sessions import chromium_pid

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORM = """<form><p><label>Tên <input name=name></label></p><p><label>Loại <select name=kind><option value="">Chọn<option value=a>A<option value=b>B</select></label></p>
<p><label>Ngày <input type=date name=day></label></p><p><label><input type=checkbox name=ok> Đồng ý</label></p>
<p><label>Ghi chú <textarea name=memo></textarea></label></p><button type=reset onclick="return confirm('Xóa hết?')">Xóa</button></form><div style="height: 3000px"></div><p><label>Cuối <input name=end></label></p>"""


@dataclass
class Watcher:
    """A viewer who takes every frame at once and keeps what was told."""

    watching: Watching
    frames: list[Frame] = field(default_factory=list)
    told: list[Told | WholeState] = field(default_factory=list)
    ended: bool = False

    async def step(self) -> Seen | None:
        async with asyncio.timeout(10):
            seen = await self.watching.next()
        if isinstance(seen, Frame):
            self.frames.append(seen)
            self.watching.taken(seen.number)
        elif seen is not None:
            self.told.append(seen)
        else:
            self.ended = True
        return seen

    @property
    def events(self) -> list[LiveEvent]:
        return [told.event for told in self.told if isinstance(told, Told)]

    async def until(self, *kinds: type) -> LiveEvent:
        """The next event of one of these kinds."""
        async with asyncio.timeout(10):
            while not (isinstance(seen := await self.step(), Told) and isinstance(seen.event, kinds)):
                pass
        return seen.event

    async def frame(self) -> Frame:
        """The next frame."""
        async with asyncio.timeout(10):
            while not isinstance(seen := await self.step(), Frame):
                pass
        return seen

    async def shown(self, fits: Callable[[Frame], bool]) -> Frame:
        """The newest frame as soon as it is such a one."""
        while not fits(self.frames[-1]):
            await self.frame()
        return self.frames[-1]

    async def quiet(self, for_s: float = 0.25) -> None:
        """Take all there is until nothing comes for a while (the caret blinks twice a second)."""
        while True:
            try:
                async with asyncio.timeout(for_s):
                    await self.step()
            except TimeoutError:
                return


def colours(frame: Frame) -> Image.Image:
    return Image.open(BytesIO(frame.jpeg))


@pytest.fixture(scope="module")
def edits() -> list[HandEdit]:
    return []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site, edits: list[HandEdit]) -> AsyncIterator[Visitor]:
    async with running(site.origin, on_hand_edit=lambda _, edit: edits.append(edit)) as browser:
        yield Visitor(browser, "watched")


@pytest_asyncio.fixture(loop_scope="module")
async def watcher(site: Site, visitor: Visitor, edits: list[HandEdit]) -> AsyncIterator[Watcher]:
    await visitor.open(site.page("/form", FORM))
    edits.clear()
    watcher = Watcher(await visitor.browser.watch("watched"))
    await watcher.frame()
    yield watcher
    await watcher.watching.leave()


async def hands(visitor: Visitor, *acts: HandAct) -> None:
    for act in acts:
        await visitor.browser.hand("watched", act)


async def spot(visitor: Visitor, selector: str) -> tuple[float, float]:
    x, y = await visitor.script(
        f"(() => {{ const b = document.querySelector('{selector}').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
    )
    return float(x), float(y)


async def click(visitor: Visitor, selector: str) -> Picker | PageWidth | None:
    x, y = await spot(visitor, selector)
    return await visitor.browser.hand("watched", Mouse(MouseMove.CLICK, x, y))


def keys(text: str) -> list[HandAct]:
    return [
        Key(down, char, f"Key{char.upper()}" if char.isascii() else "")
        for char in text
        for down in (True, False)
    ]


async def test_a_new_viewer_gets_the_state_and_a_picture_at_once(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    watcher = Watcher(await visitor.browser.watch("watched"))
    first, second = await watcher.step(), await watcher.step()
    assert isinstance(first, WholeState)
    assert [f.name for f in first.form.fields] == ["name", "kind", "day", "ok", "memo", "end"]
    assert isinstance(second, Frame)
    assert (second.width, second.height, second.scale) == (1280, 900, 1.0)
    assert colours(second).size == (1280, 900)
    await watcher.watching.leave()


async def test_filling_shows_in_the_picture_and_is_highlighted(visitor: Visitor, watcher: Watcher) -> None:
    await watcher.quiet()
    before = watcher.frames[-1]
    await visitor.write(name="Nguyễn Văn An", end="Hết")
    found: dict[str, list[Highlight]] = {"name": [], "end": []}
    while not all(any(h.filling is Filling.DONE for h in each) for each in found.values()):
        event = await watcher.until(Highlight)
        assert isinstance(event, Highlight)
        found[event.field].append(event)
    assert found["name"][-1].filling is Filling.DONE
    assert FormChanged in {type(event) for event in watcher.events}
    # The field filled last is brought into view.
    last = found["end"][-1]
    assert last.rect is not None
    assert last.scroll_y > 2000
    assert 0 <= last.rect.y < 900
    frame = await watcher.shown(lambda frame: frame.scroll_y == last.scroll_y)
    assert colours(frame).tobytes() != colours(before).tobytes()


CIRCLES = """<form><fieldset><legend>Mức rủi ro</legend><div style="position: relative; height: 200px">
<input type=radio name=risk value=low id=low style="position: absolute; left: 100px; top: 50px"><label for=low style="position: absolute; left: 130px; top: 50px">Thấp</label>
<input type=radio name=risk value=high id=high style="position: absolute; left: 300px; top: 50px"><label for=high style="position: absolute; left: 330px; top: 50px">Cao</label>
</div></fieldset></form>"""


async def test_choices_are_highlighted_with_their_circles(
    site: Site, visitor: Visitor, watcher: Watcher
) -> None:
    await visitor.open(site.page("/circles", CIRCLES))
    await visitor.write(risk="high")
    mark = await watcher.until(Highlight)
    while not (isinstance(mark, Highlight) and mark.field == "risk" and mark.filling is Filling.DONE):
        mark = await watcher.until(Highlight)
    assert mark.rect is not None
    first_words = 130
    assert mark.rect.x < first_words, "the first circle stands before its words"
    assert mark.rect.x + mark.rect.width > first_words + 200


async def test_a_refused_value_is_highlighted_as_such(site: Site, visitor: Visitor, watcher: Watcher) -> None:
    await visitor.write(kind="không có")
    while True:
        event = await watcher.until(Highlight)
        assert isinstance(event, Highlight)
        if event.filling is not Filling.BEGUN:
            break
    assert event.filling is Filling.REJECTED


async def test_click_and_keys_edit_the_field_as_hand_edits(
    visitor: Visitor, watcher: Watcher, edits: list[HandEdit]
) -> None:
    await click(visitor, "[name=name]")
    event = await watcher.until(Focused)
    assert event == Focused("name")
    await hands(
        visitor,
        *keys("an"),
        Key(True, "Backspace", "Backspace"),
        Key(False, "Backspace", "Backspace"),
        *keys("n"),
    )
    await watcher.until(FormChanged)
    await watcher.quiet(0.1)
    assert await visitor.settled("name", "an") == "an"
    assert {edit.field for edit in edits} == {"name"}
    assert (edits[0].before, edits[-1].after) == ("", "an"), "one edit or, on a slow machine, some in a chain"
    await hands(visitor, Key(True, "a", "KeyA", 2), Key(False, "a", "KeyA", 2), *keys("b"))
    await watcher.until(FormChanged)
    assert await visitor.settled("name", "b") == "b"


async def test_composed_and_pasted_text(visitor: Visitor, watcher: Watcher, edits: list[HandEdit]) -> None:
    await click(visitor, "[name=name]")
    await hands(
        visitor,
        *(Typed(text, composing=True) for text in ("V", "Vi", "Viê", "Việ")),
        Typed("Việt"),
        Typed(" Nam"),
    )
    await watcher.until(FormChanged)
    await watcher.quiet(0.1)
    assert await visitor.settled("name", "Việt Nam") == "Việt Nam"
    await hands(visitor, Pasted("\nhùng cường"))
    await watcher.until(FormChanged)
    await watcher.quiet(0.1)
    assert await visitor.settled("name", "Việt Nam hùng cường") == "Việt Nam hùng cường"
    await click(visitor, "[name=memo]")
    await hands(visitor, Pasted("một\nhai"))
    await watcher.until(FormChanged)
    assert await visitor.settled("memo", "một\nhai") == "một\nhai"
    last = {edit.field: edit.after for edit in edits}
    assert last == {"name": "Việt Nam hùng cường", "memo": "một\nhai"}


async def test_a_page_that_takes_pastes_itself(
    site: Site, visitor: Visitor, watcher: Watcher, edits: list[HandEdit]
) -> None:
    code = "<form><label>Mã <input name=code onpaste=\"event.preventDefault(); this.value = event.clipboardData.getData('text').replace(/\\D/g, '')\"></label></form>"
    await visitor.open(site.page("/code", code))
    edits.clear()
    await click(visitor, "[name=code]")
    await hands(visitor, Pasted("12-34 56"))
    await watcher.until(FormChanged)
    assert await visitor.settled("code", "123456") == "123456"
    assert [(e.field, e.after) for e in edits] == [("code", "123456")]


async def test_the_clipboard_of_other_sessions_stays_theirs(visitor: Visitor, watcher: Watcher) -> None:
    await visitor.write(name="bí mật")
    await click(visitor, "[name=name]")
    await hands(visitor, Key(True, "a", "KeyA", 2), Key(True, "c", "KeyC", 2))
    await click(visitor, "[name=memo]")
    await hands(
        visitor,
        Key(True, "v", "KeyV", 2),
        Key(True, "V", "KeyV", 10),
        Key(True, "Insert", "Insert", 8),
        *keys("x"),
    )
    await watcher.until(FormChanged)
    await watcher.quiet(0.1)
    assert await visitor.settled("memo", "x") == "x"


async def test_lists_and_calendars_open_beside_the_picture(
    visitor: Visitor, watcher: Watcher, edits: list[HandEdit]
) -> None:
    picker = await click(visitor, "[name=kind]")
    assert isinstance(picker, Picker)
    assert (picker.field, [o.value for o in picker.options or ()]) == ("kind", ["a", "b"])
    assert (await visitor.form()).focused == "kind"
    await hands(visitor, Chosen("kind", "b"))
    assert await visitor.settled("kind", "b") == "b"
    assert [(e.field, e.before, e.after) for e in edits] == [("kind", "", "b")]
    x, y = await visitor.script(
        "(() => { const b = document.querySelector('[name=day]').getBoundingClientRect(); return [b.right - 8, b.y + b.height / 2]; })()"
    )
    day = await visitor.browser.hand("watched", Mouse(MouseMove.DOWN, x, y))
    await hands(visitor, Mouse(MouseMove.UP, x, y), Chosen("day", "2026-12-01"))
    assert isinstance(day, Picker)
    assert day.field == "day"
    assert await visitor.settled("day", "2026-12-01") == "2026-12-01"
    with pytest.raises(InvalidInput):
        await hands(visitor, Chosen("name", "nobody asked"))


async def test_wheel_and_size(visitor: Visitor, watcher: Watcher) -> None:
    await hands(visitor, Wheel(400, 400, 0, 600))
    await watcher.shown(lambda frame: frame.scroll_y == 600)
    assert await visitor.browser.hand("watched", Resized(800, 700)) == PageWidth(800, 800)
    try:
        frame = await watcher.shown(lambda frame: frame.width == 800)
        assert colours(frame).size == (800, 700)
        await visitor.script("document.body.style.minWidth = '1400px'")
        width = await visitor.browser.hand("watched", Resized(800, 700))
        assert isinstance(width, PageWidth)
        assert width.page >= 1400
        await visitor.script("document.body.style.minWidth = ''")
    finally:
        await hands(visitor, Resized(1280, 900))


async def test_a_native_question_is_told_and_answered(visitor: Visitor, watcher: Watcher) -> None:
    await visitor.write(name="An")
    await click(visitor, "[type=reset]")
    event = await watcher.until(DialogOpened)
    assert event == DialogOpened("confirm", "Xóa hết?")
    with pytest.raises(InvalidInput):
        await hands(visitor, *keys("a"))
    late = Watcher(await visitor.browser.watch("watched"))
    state = await late.step()
    assert isinstance(state, WholeState)
    assert state.dialog == event
    await late.watching.leave()
    await hands(visitor, AnswerDialog(False))
    await watcher.until(DialogClosed)
    assert await visitor.settled("name", "An") == "An"
    await click(visitor, "[type=reset]")
    await hands(visitor, AnswerDialog(True))
    assert await visitor.settled("name", "") == ""


async def test_two_viewers_share_one_picture(visitor: Visitor, watcher: Watcher) -> None:
    other = Watcher(await visitor.browser.watch("watched"))
    assert await other.frame() == watcher.frames[-1]
    assert visitor.browser._pace.views == 1
    await visitor.write(name="Bình")
    mine, theirs = await watcher.frame(), await other.frame()
    assert mine.number == theirs.number
    await other.watching.leave()
    await visitor.write(name="Chi")
    await watcher.frame()
    assert visitor.browser._pace.views == 1


async def test_the_picture_stops_when_nobody_looks(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/form", FORM))
    watcher = Watcher(await visitor.browser.watch("watched"))
    await watcher.frame()
    await watcher.watching.leave()
    stage = visitor.browser._sessions["watched"].stage
    assert visitor.browser._pace.views == 0
    await visitor.write(name="Không ai xem")
    await visitor.press(ButtonRole.RESET)
    await visitor.browser.act("watched", [AnswerDialog(True)])
    assert stage.frame is None


async def test_a_slow_viewer_gets_the_newest_and_nothing_piles_up(visitor: Visitor, watcher: Watcher) -> None:
    slow = await visitor.browser.watch("watched")
    await watcher.quiet()
    assert isinstance(await slow.next(), WholeState)
    first = await slow.next()
    assert isinstance(first, Frame)
    for number in range(600):
        await visitor.write(name=f"lần {number}")
    stage = visitor.browser._sessions["watched"].stage
    assert len(stage.log) <= 256
    # More was missed than is kept: one state stands for all of it.
    state = await slow.next()
    assert isinstance(state, WholeState)
    assert state.form.field("name") is not None
    held = state.form.field("name")
    assert held is not None
    assert held.value == "lần 599"
    await watcher.quiet(1.0)
    slow.taken(first.number)
    while not isinstance(newest := await slow.next(), Frame):
        pass
    assert newest == stage.frame
    assert newest.number > first.number
    await slow.leave()


async def test_the_last_change_is_shown_however_slow_the_viewer(visitor: Visitor, watcher: Watcher) -> None:
    """Chromium drops what changes while its frames are not taken; the picture must not stay behind."""
    watching = await visitor.browser.watch("watched")
    await watcher.watching.leave()
    slow = Watcher(watching)
    await slow.frame()
    await slow.quiet()
    for number in range(5):
        await visitor.write(name="W" * (number + 1))
        await asyncio.sleep(0.1)  # each has to be drawn, and none is taken
    await slow.quiet(1.0)
    seen = slow.frames
    shot = Image.open(BytesIO(await visitor.browser.screenshot("watched"))).convert("L")
    last = colours(seen[-1]).convert("L")
    x, y = await spot(visitor, "[name=name]")
    box = (int(x) - 80, int(y) - 10, int(x) + 80, int(y) + 10)
    apart = [abs(a - b) for a, b in zip(shot.crop(box).tobytes(), last.crop(box).tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 8
    await watching.leave()


async def test_what_was_missed_comes_in_order(visitor: Visitor, watcher: Watcher) -> None:
    await watcher.quiet()
    seq = watcher.told[-1].seq
    await watcher.watching.leave()
    await visitor.write(name="Dũng")
    await click(visitor, "[name=memo]")
    again = Watcher(await visitor.browser.watch("watched", seq))
    await again.until(Focused)
    numbers = [told.seq for told in again.told]
    assert not any(isinstance(told, WholeState) for told in again.told)
    assert numbers == sorted(numbers)
    assert numbers[0] > seq
    assert any(isinstance(event, FormChanged) and "name" in event.fields for event in again.events)
    await again.watching.leave()
    for other in (0, seq + 10**9):
        stranger = Watcher(await visitor.browser.watch("watched", other))
        assert isinstance(await stranger.step(), WholeState)
        await stranger.watching.leave()


async def test_a_killed_browser_comes_back_for_who_looks(visitor: Visitor, watcher: Watcher) -> None:
    await visitor.write(name="Ông Tư")
    await watcher.frame()
    before = visitor.browser._sessions["watched"]._live
    os.kill(await chromium_pid(visitor), signal.SIGKILL)
    async with asyncio.timeout(30):
        while visitor.browser._sessions["watched"]._live is before or await visitor.value("name") != "Ông Tư":
            await visitor.browser.change_after("watched", (await visitor.form()).version)
    number = watcher.frames[-1].number
    await visitor.write(memo="đã về")
    await watcher.shown(lambda frame: frame.number > number)


async def test_the_end_of_the_session_is_told(site: Site, visitor: Visitor) -> None:
    await visitor.browser.open("short", site.page("/form", FORM))
    watcher = Watcher(await visitor.browser.watch("short"))
    await watcher.frame()
    await visitor.browser.close("short")
    assert await watcher.until(Closed) == Closed("closed")
    assert await watcher.step() is None
    await watcher.watching.leave()
    with pytest.raises(SessionUnknown):
        await visitor.browser.watch("short")
    assert visitor.browser._pace.views == 0
