"""Writes: all neighbouring ones in one call of the page script, the rest with real keys and clicks."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.acting import BLOCKED, Hand
from speak_to_input.adapters.browser.live_page import LivePage
from speak_to_input.core.attachments import accepts
from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.page_acts import PageOutcome, Status, Write

_LIST_WAIT_MS = 1000
_LEAVING_MS = 120
"""Comboboxes settle what was typed a moment after the focus has gone."""


@dataclass(frozen=True)
class Written:
    """One outcome for each write, every `after` read back from the page."""

    outcomes: list[PageOutcome]
    shown: dict[str, Any] | None = None
    """Where the fields are (`page/source/showing.ts`, Shown); None where that has to be asked for."""


async def write_batch(hand: Hand, writes: Sequence[Write], leads: bool | None = None) -> Written:
    """Carry out `writes`. `leads` is None where nobody looks on; else it says whether the page may go to their step."""
    started = time.perf_counter()
    if hand.live.dialog is not None:
        return _blocked(writes)
    written = await _in_page(hand, writes, leads)
    if written is None:
        # The page asked something at a value: what it holds can be read when that is answered.
        return _blocked(writes)
    batch_ms = (time.perf_counter() - started) * 1000
    outcomes: list[PageOutcome] = []
    for write, result in zip(writes, written["results"], strict=True):
        if result["status"] == "hands":
            outcomes.append(await _by_hand(hand, write, result))
        else:
            outcomes.append(_outcome(write, result, batch_ms))
    return Written(outcomes, written["shown"])


def _blocked(writes: Sequence[Write]) -> Written:
    return Written([PageOutcome(w, Status.REJECTED, error=BLOCKED) for w in writes])


async def _in_page(hand: Hand, writes: Sequence[Write], leads: bool | None) -> dict[str, Any] | None:
    """One call; when it is answered, `hand.form` tells the form after the writes. None: a dialog opened."""
    wishes = [{"field": w.field, "text": w.text} for w in writes]
    async with asyncio.timeout(hand.timeout_s):
        written: dict[str, Any] | None = await hand.live.unless_dialog(hand.live.call("write", wishes, leads))
    return written


def _outcome(write: Write, result: dict[str, Any], took_ms: float) -> PageOutcome:
    status = Status.DONE if result["status"] == "done" else Status.REJECTED
    return PageOutcome(write, status, result["before"], result["after"], result["error"], took_ms)


async def _by_hand(hand: Hand, write: Write, result: dict[str, Any]) -> PageOutcome:
    """Work the field as a person would; on its own wizard step when it is on another one."""
    started = time.perf_counter()
    field = hand.form().field(write.field)
    if field is None:
        return PageOutcome(write, Status.REJECTED, result["before"], "", "Không có trường này trên trang.")
    home = hand.form().step
    # files need no pointer: they go in wherever the field is
    away = not field.visible and field.step != home and field.type is not FieldType.FILE
    complaint = await hand.show_step(field.step) if away else ""
    if not complaint:
        # what the first try typed is not what was there before
        complaint = await _drive(hand, write, replace(field, value=result["before"]))
    if away and hand.form().step != home:
        await hand.show_step(home)
    if hand.live.dialog is not None:
        # A dialog that the value itself brought up: the page cannot be read until it is answered.
        return PageOutcome(write, Status.REJECTED, result["before"], "", complaint or BLOCKED)
    await hand.live.refresh()
    now = hand.form().field(write.field)
    if complaint and write.text and now is not None and now.value == write.text:
        # Time ran out on a slow page that has the value all the same: it counts if it outlives leaving the field.
        await hand.live.call("leaveField")
        await hand.live.call("settled", _LEAVING_MS, 3 * _LEAVING_MS)
        await hand.live.refresh()
        now = hand.form().field(write.field)
        complaint = "" if now is not None and now.value == write.text and now.valid else complaint
    took_ms = (time.perf_counter() - started) * 1000
    after = now.value if now else ""
    if not complaint and now is not None and not now.valid and write.text:
        complaint = now.message
    unmoved = after == result["before"] and write.text and not _holds(field, write.text, after)
    if not complaint and unmoved:
        complaint = result["error"] or f"Trang không nhận giá trị này cho {field.label}."
    status = Status.REJECTED if complaint else Status.DONE
    return PageOutcome(write, status, result["before"], after, complaint, took_ms)


def _holds(field: Field, meant: str, shown: str) -> bool:
    """Whether the field shows what was written; files show their names only."""
    if field.type is FieldType.FILE:
        return [Path(line).name for line in meant.split("\n")] == shown.split("\n")
    return meant == shown


async def _drive(hand: Hand, write: Write, field: Field) -> str:
    await hand.live.call("drive", True)
    try:
        async with asyncio.timeout(hand.timeout_s):
            match field.type.value:
                case "file":
                    return await _attach_files(hand.live, write, field)
                case "combobox":
                    return await _choose(hand, write, field)
                case "datepicker":
                    return await _pick_day(hand, write, field)
                case _:
                    return await _type(hand.live, write)
    except TimeoutError:
        return f"Trang không nhận giá trị này cho {field.label}."
    except PlaywrightError:
        return f"Không thao tác được với {field.label}."
    finally:
        if hand.live.dialog is None and hand.live.is_ready:
            await hand.live.call("drive", False)


async def _attach_files(live: LivePage, write: Write, field: Field) -> str:
    paths = [Path(line) for line in write.text.split("\n") if line]
    for path in paths:
        if not path.is_file():
            return f"Không tìm thấy tệp {path.name}."
        if not accepts(field.accept, path.name):
            return f"{field.label} không nhận loại tệp này (chỉ nhận {field.accept})."
    if len(paths) > 1 and not field.multiple:
        return f"{field.label} chỉ nhận một tệp."
    await live.set_files(write.field, [str(path.resolve()) for path in paths])
    await live.call("settled", 10, 200)
    return ""


async def _choose(hand: Hand, write: Write, field: Field) -> str:
    """Open the list, type, click the option; what was there comes back when there is no such option."""
    live = hand.live
    await live.call("settled", _LEAVING_MS, 3 * _LEAVING_MS)
    spot = await live.call("fieldSpot", write.field)
    await live.page.mouse.click(spot["x"], spot["y"])
    if await live.call("focusField", write.field):
        await live.page.keyboard.press("ControlOrMeta+A")
        await live.page.keyboard.press("Delete")
        await live.page.keyboard.type(await live.call("spelling", write.field, write.text))
    option = await live.call("optionSpot", write.field, write.text, _LIST_WAIT_MS)
    if option is None:
        await live.page.keyboard.press("Escape")
        await live.call("leaveField")
        await live.call("settled", _LEAVING_MS, 3 * _LEAVING_MS)
        await live.refresh()
        now = hand.form().field(write.field)
        if now is not None and now.valid and now.value == write.text:
            return ""  # the list only suggests: the page keeps other texts
        await live.call("write", [{"field": write.field, "text": ""}])
        if field.value:
            await live.call("write", [{"field": write.field, "text": field.value}])
        return f"{field.label} không có lựa chọn này."
    await live.page.mouse.click(option["x"], option["y"])
    await live.call("settled", 20, 200)
    return ""


async def _pick_day(hand: Hand, write: Write, field: Field) -> str:
    """Through the calendar where there is one; by typing where the box takes keys."""
    live = hand.live
    if write.text and await live.call("pickDay", write.field, write.text):
        return ""
    return await _type(live, write)


async def _type(live: LivePage, write: Write) -> str:
    """Select all and type key by key: masks watch keys."""
    if not await live.call("focusField", write.field):
        return "Trường này không nhận được con trỏ."
    await live.page.keyboard.press("ControlOrMeta+A")
    await live.page.keyboard.press("Delete")
    if write.text:
        await live.page.keyboard.type(await live.call("spelling", write.field, write.text))
    await live.call("leaveField")
    await live.call("settled", 10, 200)
    return ""
