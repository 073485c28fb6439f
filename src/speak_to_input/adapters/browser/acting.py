"""Acts on one live page: the parts of `FormBrowser.act` that real keys, clicks and dialogs carry out."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, assert_never

from speak_to_input.adapters.browser.live_page import LivePage, PageGone
from speak_to_input.adapters.browser.natives import NATIVE_ACCEPT, NATIVE_DISMISS
from speak_to_input.core.deciding.digest import CHANGED, digest
from speak_to_input.core.forms import Button, ButtonRole, Form
from speak_to_input.core.page_acts import AnswerDialog, FocusField, PageAct, Press, ShowStep, Write

BLOCKED = "Cửa sổ đang mở cần được trả lời trước."

_QUIET_MS = 30
_LONGEST_QUIET_MS = 400


class Hand:
    """Presses buttons, changes steps and answers dialogs on one page, as a person would.

    Every method gives the page's complaint, "" when the page did what was asked.
    `form` tells the form as it was last read.
    """

    def __init__(self, live: LivePage, form: Callable[[], Form], timeout_s: float) -> None:
        self.live = live
        self.form: Callable[[], Form] = form
        self.timeout_s = timeout_s

    async def do(self, act: PageAct) -> str:
        """Carry out one act that is no write: writes go in batches."""
        match act:
            case Press():
                return await self.press(act)
            case FocusField():
                return await self.focus(act.field)
            case ShowStep():
                return await self.show_step(act.step, in_order=act.in_order)
            case AnswerDialog():
                return await self.answer(act)
            case Write():
                raise AssertionError("writes go in batches")
            case _:
                assert_never(act)

    async def press(self, act: Press) -> str:
        """Click a button and wait until the page came to rest or a dialog opened."""
        if act.ref in (NATIVE_ACCEPT, NATIVE_DISMISS):
            return await self.answer(AnswerDialog(act.ref == NATIVE_ACCEPT))
        if self.live.dialog is not None:
            return BLOCKED
        before = self.form()
        spot = await self.live.call("buttonSpot", act.ref)
        if spot is None:
            return "Nút này không còn trên trang."
        button = next((b for b in before.buttons if b.ref == act.ref), None)
        if not spot["enabled"]:
            why = refusal_after(before, before, button)
            return f"Nút {spot['label']} đang bị khóa. {why}".strip()
        if not spot["hit"] and before.dialogs and not _in_dialog(before, act.ref):
            return BLOCKED
        if act.holding:
            await self.live.refresh()
            if digest(self.form()) != act.holding:
                return CHANGED
        await self.click(spot, otherwise=("pressDirectly", act.ref))
        return refusal_after(before, self.form(), button)

    async def click(self, spot: dict[str, Any], *, otherwise: tuple[str, str] | None = None) -> None:
        """Click at a spot of the page; where something covers it, or comes there, call the element itself."""
        first_request = self.live.requests
        await self.live.call("drive", True)
        async with asyncio.timeout(self.timeout_s):
            if spot["hit"] or otherwise is None:
                await self.live.call("aim")
                await self._ignoring_departure(self.live.page.mouse.click(spot["x"], spot["y"]))
                missed = await self._missed()
            else:
                missed = True
            if missed and otherwise is not None:
                await self._ignoring_departure(self.live.call(*otherwise))
        await self.settle(first_request)
        await self._release()

    async def _missed(self) -> bool:
        """Whether the page moved between the look and the click, and something else would have been clicked."""
        if self.live.dialog is not None or not self.live.is_ready:
            return False
        try:
            return bool(await self.live.unless_dialog(self.live.call("missed")))
        except PageGone:
            self._raise_if_dead()
            return False

    async def settle(self, first_request: int) -> None:
        """Wait for what an act set going: navigation, requests it began, the page's own redrawing.

        Bounded on purpose: a page that never rests is read as it is.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.timeout_s):
                while self.live.dialog is None:
                    begun = [n for n in self.live.unfinished.values() if n > first_request]
                    if begun or not self.live.is_ready:
                        await self.live.next_event()
                        continue
                    seen = self.live.requests
                    await self._ignoring_departure(self.live.call("settled", _QUIET_MS, _LONGEST_QUIET_MS))
                    if seen == self.live.requests and self.live.is_ready:
                        await self._ignoring_departure(self.live.refresh())
                        return

    async def show_step(self, step: int, *, in_order: bool = False) -> str:
        """Bring a wizard step to the front by tab, else by Next and Back; `in_order` by these only."""
        form = self.form()
        if not 1 <= step <= max(1, form.steps):
            return f"Trang này chỉ có {form.steps} bước."
        if self.live.dialog is not None or (form.dialogs and form.step != step):
            return BLOCKED
        for _ in range(form.steps * 2):
            form = self.form()
            if form.step == step:
                return ""
            complaint = await self._move(form, step, tabs=not in_order)
            if complaint:
                return complaint
            if self.form().step == form.step or self.form().dialogs:
                return self._why_not(self.form())
        return "Trang không cho sang bước đó."

    async def _move(self, form: Form, step: int, *, tabs: bool) -> str:
        if tabs and await self._press_tab(step) and self.form().step != form.step:
            return ""
        role = ButtonRole.NEXT if step > form.step else ButtonRole.BACK
        button = form.button(role)
        if button is None:
            return "Trang không có nút để sang bước đó."
        return await self.press(Press(button.ref))

    async def focus(self, name: str) -> str:
        """Show a field and give it the focus."""
        if self.live.dialog is not None:
            return BLOCKED
        field = self.form().field(name)
        if field is None:
            return "Không có trường này trên trang."
        if not field.visible and field.step != self.form().step:
            complaint = await self.show_step(field.step)
            if complaint:
                return complaint
        if not await self.live.call("focusField", name):
            return f"Trường {field.label} không nhận được con trỏ."
        await self.live.refresh()
        return ""

    async def _press_tab(self, step: int) -> bool:
        first_request = self.live.requests
        await self.live.call("drive", True)
        pressed = bool(await self.live.call("pressTab", step))
        if pressed:
            await self.settle(first_request)
        await self._release()
        return pressed

    async def answer(self, act: AnswerDialog) -> str:
        """Answer the native dialog, else the topmost dialog of the page."""
        first_request = self.live.requests
        if self.live.dialog is not None:
            await self.live.answer_native(act.accept, act.text)
            await self.settle(first_request)
            await self._release()
            return ""
        found = await self.live.call("dialogButton", act.accept, act.text)
        if not found["open"]:
            return "Không có cửa sổ nào đang mở."
        if found["ref"]:
            return await self.press(Press(found["ref"]))
        if act.accept:
            return "Cửa sổ này không có nút đồng ý."
        await self.live.page.keyboard.press("Escape")
        await self.settle(first_request)
        return "Cửa sổ không đóng được." if self.form().dialogs else ""

    async def _release(self) -> None:
        """Trusted events are the person's again. A document that is gone took its count along."""
        if self.live.dialog is None and self.live.is_ready:
            try:
                await self.live.unless_dialog(self.live.call("drive", False))
            except PageGone:
                self._raise_if_dead()

    async def _ignoring_departure(self, work: Any) -> None:
        """A page that a click makes leave takes the running call along: that is no failure."""
        try:
            await self.live.unless_dialog(work)
        except PageGone:
            self._raise_if_dead()

    def _raise_if_dead(self) -> None:
        if self.live.dead:
            raise PageGone("the page was closed")

    def _why_not(self, form: Form) -> str:
        return refusal_after(form, form, Button("", ButtonRole.NEXT)) or "Trang không cho sang bước đó."


def refusal_after(before: Form, after: Form, button: Button | None) -> str:
    """What the page says when Next or Submit did not go through; "" when it did, or for other buttons.

    Not gone through: same address, same step, no dialog, and a shown field that is wrong or missing.
    """
    if button is None or button.role not in (ButtonRole.NEXT, ButtonRole.SUBMIT):
        return ""
    if after.dialogs or (after.url, after.step) != (before.url, before.step):
        return ""
    shown = [f for f in after.fields if f.visible]
    for field in shown:
        if not field.valid and field.enabled:
            return f"{field.label}: {field.message}" if field.message else f"{field.label} chưa hợp lệ."
    missing = next((f for f in shown if f.name in after.missing), None)
    return f"Vui lòng nhập {missing.label}." if missing else ""


def _in_dialog(form: Form, ref: str) -> bool:
    return any(button.ref == ref for dialog in form.dialogs for button in dialog.buttons)
