"""A browser without Chromium: the `FormBrowser` port over `Form` values kept in memory.

For demos of the dialogue and for unit tests. It behaves as a well-made wizard does: a value outside the
options is refused, leaving a step with empty required fields is refused, reset asks by `confirm()`, submit
asks in a DOM dialog when told to, and a submission that went through is kept in `submissions`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from speak_to_input.core.deciding.digest import CHANGED, digest
from speak_to_input.core.forms import Button, ButtonRole, Dialog, Field, FieldType, Form
from speak_to_input.core.page_acts import (
    AnswerDialog,
    FocusField,
    PageAct,
    PageOutcome,
    Press,
    ShowStep,
    Status,
    Write,
)
from speak_to_input.errors import OriginNotAllowed, SessionUnknown
from speak_to_input.ports import FormBrowser

_ONE_OF = (FieldType.SELECT, FieldType.RADIO, FieldType.COMBOBOX)
_SETS = (FieldType.MULTISELECT, FieldType.CHECKBOXES)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class FakeBrowser(FormBrowser):
    """Pages in memory.

    `pages` maps addresses to forms as they are before anybody typed. `refusals` maps field names to the
    message with which the page refuses every write to that field. `opened_by` maps field names to the field
    and the values of it that open them; closed again, they are emptied. `suggesting` are lists that take other
    words too. With `asks_before_submit` the submit button opens a DOM dialog first.
    """

    def __init__(
        self,
        pages: Mapping[str, Form],
        *,
        refusals: Mapping[str, str] | None = None,
        opened_by: Mapping[str, tuple[str, frozenset[str]]] | None = None,
        asks_before_submit: bool = False,
        suggesting: Collection[str] = (),
    ) -> None:
        self._pages = dict(pages)
        self._opened_by = dict(opened_by or {})
        self._refusals = dict(refusals or {})
        self._asks_before_submit = asks_before_submit
        self._suggesting = suggesting
        self._open: dict[str, FakePage] = {}
        self.submissions: list[dict[str, str]] = []

    async def open(self, session_id: str, url: str) -> Form:
        if url not in self._pages:
            raise OriginNotAllowed(f"{url} is not an allowed address")
        page = FakePage(
            self._pages[url],
            self._refusals,
            self._opened_by,
            self._asks_before_submit,
            self.submissions,
            self._suggesting,
        )
        self._open[session_id] = page
        return page.form

    async def read(self, session_id: str) -> Form:
        return self._page(session_id).form

    async def act(self, session_id: str, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        page = self._page(session_id)
        return tuple(page.carry_out(act) for act in acts)

    async def close(self, session_id: str) -> None:
        self._open.pop(session_id, None)

    def _page(self, session_id: str) -> "FakePage":
        try:
            return self._open[session_id]
        except KeyError:
            raise SessionUnknown(f"no open session {session_id}") from None


class FakePage:
    """One session's page: a form and the rules by which it changes."""

    def __init__(
        self,
        form: Form,
        refusals: Mapping[str, str],
        opened_by: Mapping[str, tuple[str, frozenset[str]]],
        asks: bool,
        submissions: list[dict[str, str]],
        suggesting: Collection[str],
    ) -> None:
        self._suggesting = suggesting
        self._refusals = refusals
        self._opened_by = opened_by
        self._asks = asks
        self._submissions = submissions
        self._blank = form
        self._asking: ButtonRole | None = None
        self.form = form
        self._show(form.step)

    def carry_out(self, act: PageAct) -> PageOutcome:
        """One act; a dialog that is open stops everything but its answer and its buttons."""
        match act:
            case Write():
                return self._write(act)
            case Press():
                return self._press(act)
            case FocusField():
                return self._focus(act)
            case ShowStep():
                complaint = self._walk_to(act.step)
                return _outcome(act, complaint)
            case AnswerDialog():
                return _outcome(act, self._answer(act.accept))
            case _:
                assert_never(act)

    def put(self, name: str, text: str) -> None:
        """Set a value without asking; the field's own rules judge it."""
        fields = tuple(_judged(replace(f, value=text)) if f.name == name else f for f in self.form.fields)
        self._change(replace(self.form, fields=tuple(self._opened(field, fields) for field in fields)))

    def _opened(self, field: Field, fields: tuple[Field, ...]) -> Field:
        """The field as another one's value opens or closes it."""
        if field.name not in self._opened_by:
            return field
        other, values = self._opened_by[field.name]
        enabled = any(f.name == other and f.value in values for f in fields)
        options = field.options and tuple(replace(option, enabled=enabled) for option in field.options)
        return replace(field, enabled=enabled, options=options, value=field.value if enabled else "")

    def _change(self, form: Form) -> None:
        self.form = replace(form, version=self.form.version + 1)

    def _write(self, act: Write) -> PageOutcome:
        field = self.form.field(act.field)
        if field is None:
            return _outcome(act, f"Không có trường {act.field} trên trang.")
        complaint = (
            self._native_dialog()
            or self._refusals.get(field.name, "")
            or _refusal(
                field if field.name not in self._suggesting else replace(field, options=None), act.text
            )
        )
        if complaint:
            return PageOutcome(act, Status.REJECTED, field.value, field.value, complaint)
        names = [path.rsplit("/", 1)[-1] for path in act.text.split("\n")]
        self.put(field.name, "\n".join(names) if field.type is FieldType.FILE else act.text)
        after = self.form.field(act.field) or field
        status = Status.DONE if after.valid or not act.text else Status.REJECTED
        return PageOutcome(act, status, field.value, after.value, after.message if act.text else "")

    def _press(self, act: Press) -> PageOutcome:
        buttons = [b for d in self.form.dialogs for b in d.buttons] + list(self.form.buttons)
        button = next((b for b in buttons if b.ref == act.ref), None)
        if button is None:
            return _outcome(act, "Nút này không còn trên trang.")
        if not button.enabled:
            return _outcome(act, f"Nút {button.label} đang bị khóa.")
        if act.holding and digest(self.form) != act.holding:
            return _outcome(act, CHANGED)
        if self.form.dialogs:
            return _outcome(act, self._press_in_dialog(button))
        return _outcome(act, self._press_on_page(button))

    def _press_on_page(self, button: Button) -> str:
        match button.role:
            case ButtonRole.NEXT:
                return self._walk_to(self.form.step + 1)
            case ButtonRole.BACK:
                return self._walk_to(self.form.step - 1)
            case ButtonRole.RESET:
                self._asking = ButtonRole.RESET
                self._change(replace(self.form, dialogs=(Dialog("confirm", "Xóa hết những gì đã nhập?"),)))
                return ""
            case ButtonRole.SUBMIT:
                return self._ask_or_submit()
            case _:
                self._change(replace(self.form, notice=f"{button.label}: xong."))
                return ""

    def _press_in_dialog(self, button: Button) -> str:
        if button not in self.form.dialogs[-1].buttons:
            return "Cửa sổ đang mở cần được trả lời trước."
        return self._answer(button is self.form.dialogs[-1].buttons[0])

    def _ask_or_submit(self) -> str:
        wrong = self.form.missing + self.form.invalid
        if wrong:
            field = self.form.field(wrong[0])
            notice = f"Vui lòng kiểm tra: {field.label if field else wrong[0]}"
            self._change(replace(self.form, notice=notice))
            return notice
        if not self._asks:
            return self._submit()
        self._asking = ButtonRole.SUBMIT
        buttons = (
            Button("Đồng ý", ButtonRole.SUBMIT, ref="dialog:accept"),
            Button("Hủy", ButtonRole.CANCEL, ref="dialog:dismiss"),
        )
        self._change(replace(self.form, dialogs=(Dialog("dom", "Gửi đơn này?", buttons),)))
        return ""

    def _submit(self) -> str:
        self._submissions.append({f.name: f.value for f in self.form.fields})
        self._change(
            replace(self.form, notice=f"Đã gửi thành công. Mã hồ sơ: GIA-{len(self._submissions):04d}")
        )
        return ""

    def _answer(self, accept: bool) -> str:
        if not self.form.dialogs:
            return "Không có cửa sổ nào đang mở."
        asking, self._asking = self._asking, None
        self._change(replace(self.form, dialogs=()))
        if not accept:
            return ""
        if asking is ButtonRole.RESET:
            self._change(replace(self._blank, version=self.form.version))
            self._show(self._blank.step)
        if asking is ButtonRole.SUBMIT:
            return self._submit()
        return ""

    def _focus(self, act: FocusField) -> PageOutcome:
        field = self.form.field(act.field)
        if field is None:
            return _outcome(act, f"Không có trường {act.field} trên trang.")
        complaint = self._walk_to(field.step)
        if not complaint:
            self._change(replace(self.form, focused=field.name))
        return _outcome(act, complaint)

    def _walk_to(self, step: int) -> str:
        if self.form.dialogs:
            return "Cửa sổ đang mở cần được trả lời trước."
        if not 1 <= step <= self.form.steps:
            return f"Đơn này chỉ có {self.form.steps} bước."
        while self.form.step < step:
            here = [f for f in self.form.fields if f.step == self.form.step]
            wrong = next((f for f in here if f.name in self.form.missing + self.form.invalid), None)
            if wrong is not None:
                return wrong.message or f"Vui lòng nhập {wrong.label}."
            self._show(self.form.step + 1)
        if self.form.step > step:
            self._show(step)
        return ""

    def _show(self, step: int) -> None:
        fields = tuple(replace(f, visible=f.step == step) for f in self.form.fields)
        self._change(replace(self.form, step=step, fields=fields, focused="", notice=""))

    def _native_dialog(self) -> str:
        native = any(d.kind != "dom" for d in self.form.dialogs)
        return "Cửa sổ đang mở cần được trả lời trước." if native else ""


def _outcome(act: PageAct, complaint: str) -> PageOutcome:
    return PageOutcome(act, Status.REJECTED if complaint else Status.DONE, error=complaint)


def _refusal(field: Field, text: str) -> str:
    """Why the page would not take `text` at all; "" when it would."""
    if not field.enabled:
        return f"Trường {field.label} đang bị khóa."
    legal = {o.value for o in field.options or () if o.enabled}
    asked = text.split("\n") if field.type in _SETS else [text]
    if field.options and field.type in _ONE_OF + _SETS and text and not set(asked) <= legal:
        return f"{field.label} không có lựa chọn này."
    if field.type is FieldType.DATE and text and not _DATE.fullmatch(text):
        return f"{field.label} không phải là ngày."
    return ""


def _judged(field: Field) -> Field:
    """The field with `valid` and `message` by its own pattern and length."""
    message = ""
    if field.value and field.pattern and not re.fullmatch(field.pattern, field.value):
        message = f"{field.label} không đúng định dạng."
    if field.max_length is not None and len(field.value) > field.max_length:
        message = f"{field.label} dài quá {field.max_length} ký tự."
    return replace(field, valid=not message, message=message)
