"""A viewer's hand on one page: mouse, wheel, keys, text and paste as Chromium's own input events."""

import asyncio
from typing import Any, assert_never

from speak_to_input.adapters.browser.keys import key_event, uses_clipboard
from speak_to_input.adapters.browser.live_page import LivePage
from speak_to_input.core.forms import FieldType, Option
from speak_to_input.core.live import (
    Chosen,
    Key,
    Mouse,
    MouseMove,
    PageWidth,
    Pasted,
    Picker,
    Place,
    Resized,
    Typed,
    Wheel,
)
from speak_to_input.errors import BrowserUnavailable, InvalidInput

PictureAct = Mouse | Wheel | Key | Typed | Pasted | Chosen | Resized
_TYPES = {MouseMove.MOVE: "mouseMoved", MouseMove.DOWN: "mousePressed", MouseMove.UP: "mouseReleased"}
_HELD = {"none": 0, "left": 1, "right": 2}


class Fingers:
    """Carries out what was done to the picture of `live`."""

    def __init__(self, live: LivePage, timeout_s: float) -> None:
        self.live = live
        self._timeout_s = timeout_s
        self._kept_from_page = False

    async def do(self, act: PictureAct) -> Picker | PageWidth | None:
        """Raises: InvalidInput while a native dialog is open, BrowserUnavailable when the page hangs."""
        if self.live.dialog is not None:
            raise InvalidInput("a dialog holds up the page", hint="answer the dialog first")
        try:
            async with asyncio.timeout(self._timeout_s):
                # A press may open a native dialog, which holds up its own answer.
                return await self.live.unless_dialog(self._do(act))  # type: ignore[no-any-return]
        except TimeoutError:
            raise BrowserUnavailable("the page does not answer", hint="try again") from None

    async def _do(self, act: PictureAct) -> Picker | PageWidth | None:
        match act:
            case Mouse():
                return await self._mouse(act)
            case Wheel():
                turned = {"deltaX": act.dx, "deltaY": act.dy, "modifiers": act.modifiers}
                await self._send("MouseEvent", {"type": "mouseWheel", "x": act.x, "y": act.y, **turned})
            case Key():
                if not uses_clipboard(act):
                    await self._send("KeyEvent", key_event(act))
            case Typed():
                await self._type(act)
            case Pasted():
                rest = await self.live.call("offerPaste", act.text)
                if rest:
                    await self.live.send("Input.insertText", {"text": rest})
            case Chosen():
                complaint = await self.live.call("choose", act.field, act.value)
                if complaint:
                    raise InvalidInput(complaint)
            case Resized():
                return await self._resize(act)
            case _:
                assert_never(act)
        return None

    async def _resize(self, act: Resized) -> PageWidth:
        # The driver knows the size, but can change the pixels of an open page's window not at all.
        await self.live.page.set_viewport_size({"width": act.width, "height": act.height})
        size = {"width": act.width, "height": act.height}
        metrics = {**size, "deviceScaleFactor": act.scale, "mobile": False}
        await self.live.send("Emulation.setDeviceMetricsOverride", metrics)
        self.live.density = act.scale
        self.live.on_density()
        layout = await self.live.send("Page.getLayoutMetrics", {})
        return PageWidth(act.width, round(layout["cssContentSize"]["width"]))

    async def _mouse(self, act: Mouse) -> Picker | None:
        presses = act.action in (MouseMove.DOWN, MouseMove.CLICK, MouseMove.DOUBLE_CLICK)
        if presses and act.button == "left":
            picker = await self.live.call("pickerAt", act.x, act.y)
            self._kept_from_page = picker is not None
            if picker is not None:
                return _picker(picker)
        if act.action in _TYPES:
            await self._mouse_event(act, act.action, act.clicks)
            return None
        await self._mouse_event(act, MouseMove.MOVE, 0)
        for clicks in (1, 2) if act.action is MouseMove.DOUBLE_CLICK else (act.clicks,):
            await self._mouse_event(act, MouseMove.DOWN, clicks)
            await self._mouse_event(act, MouseMove.UP, clicks)
        return None

    async def _mouse_event(self, act: Mouse, action: MouseMove, clicks: int) -> None:
        if action is MouseMove.UP and self._kept_from_page:
            self._kept_from_page = False
            return
        event = {"x": act.x, "y": act.y, "button": act.button, "modifiers": act.modifiers}
        if action is MouseMove.MOVE and act.action is not MouseMove.MOVE:
            event["button"] = "none"
        held = 0 if action is MouseMove.UP else _HELD[str(event["button"])]
        await self._send(
            "MouseEvent", {"type": _TYPES[action], "buttons": held, "clickCount": clicks, **event}
        )

    async def _type(self, act: Typed) -> None:
        if act.composing:
            end = len(act.text.encode("utf-16-le")) // 2
            composed = {"text": act.text, "selectionStart": end, "selectionEnd": end}
            await self.live.send("Input.imeSetComposition", composed)
        else:
            await self.live.send("Input.insertText", {"text": act.text})

    async def _send(self, what: str, params: dict[str, Any]) -> None:
        await self.live.send(f"Input.dispatch{what}", params)


def _picker(item: dict[str, Any]) -> Picker:
    options = item["options"]
    return Picker(
        item["field"],
        item["label"],
        FieldType(item["kind"]),
        item["value"],
        None if options is None else tuple(Option(**option) for option in options),
        item["minimum"],
        item["maximum"],
        Place(**item["rect"]),
    )
