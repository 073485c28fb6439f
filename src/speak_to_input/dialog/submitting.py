"""Sending the form: only after a yes that is bound to the values on the page; the page tells the outcome."""

import re

from speak_to_input.core import say
from speak_to_input.core.decide import digest
from speak_to_input.core.forms import Button, ButtonRole, Dialog, Form
from speak_to_input.core.page_acts import AnswerDialog, PageAct, Press, ShowStep, Status
from speak_to_input.core.plan import Question, Special
from speak_to_input.core.readback import trouble
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.ports import FormBrowser

_DENIES = frozenset({ButtonRole.CANCEL, ButtonRole.BACK, ButtonRole.RESET, ButtonRole.PRINT, ButtonRole.SAVE})
_TURNS_BACK = re.compile(r"\b(hủy|đóng|quay lại|sửa|không|thôi|cancel|close|back|no)\b", re.IGNORECASE)
_MOST_IN_SUMMARY = 8


def ask_to_submit(form: Form, vocabulary: Vocabulary) -> tuple[Outcome, Question | None, str | None]:
    """Outcome, the question to confirm, and the field to go to when the form cannot be sent yet."""
    wrong = trouble(form)
    if wrong:
        first = next((f.name for f in form.fields if f.name in form.missing), None) or form.invalid[0]
        return Outcome(ActionType.SUBMIT, Status.REJECTED, error=f"chưa gửi được: {wrong}"), None, first
    if not any(field.value for field in form.fields):
        return Outcome(ActionType.SUBMIT, Status.REJECTED, error="biểu mẫu chưa có gì để gửi"), None, None
    text = f"{summary(form, vocabulary)}. Gửi đi, anh chị xác nhận ạ?"
    question = Question(
        PendingKind.CONFIRM_SUBMIT, text, ("Xác nhận", "Không"), on_yes=Special.SUBMIT, digest=digest(form)
    )
    return Outcome(ActionType.SUBMIT, Status.ASKED), question, None


def summary(form: Form, vocabulary: Vocabulary) -> str:
    """What matters most of what will be sent: the risky values and the required ones, in page order."""
    told = []
    for field in form.fields:
        known = vocabulary.by_name(field.name)
        if known is None or not field.value or not field.enabled or field.value == "false":
            continue
        if say.is_risky(known.kind) or (field.required and known.principal):
            told.append(f"{say.label_of(field)} {say.value_of(field, known.kind, field.value)}")
    more = len(told) - _MOST_IN_SUMMARY
    tail = f" và {more} mục khác" if more > 0 else ""
    return f"Em sẽ gửi: {'; '.join(told[:_MOST_IN_SUMMARY])}{tail}" if told else "Em sẽ gửi biểu mẫu này"


async def submit(session_id: str, browser: FormBrowser) -> Outcome:
    """Press the page's own submit button, agree to the dialog that it opens, and tell what the page shows."""
    form = await browser.read(session_id)
    if form.steps > 1 and form.step != form.steps:
        (moved,) = await browser.act(session_id, [ShowStep(form.steps)])
        if moved.status is not Status.DONE:
            return _failed(moved.error or "trang không cho sang bước cuối")
        form = await browser.read(session_id)
    button = form.button(ButtonRole.SUBMIT)
    if button is None or not button.enabled:
        return _failed("nút gửi đang bị khóa" if button else "trang này không có nút gửi")
    (pressed,) = await browser.act(session_id, [Press(button.ref)])
    if pressed.status is not Status.DONE:
        return _failed(pressed.error or "không bấm được nút gửi")
    before, form = form, await browser.read(session_id)
    if form.dialogs and (agree := agreeing(form.dialogs[-1])) is not None:
        (agreed,) = await browser.act(session_id, [agree])
        if agreed.status is not Status.DONE:
            return _failed(agreed.error or "không xác nhận được hộp thoại của trang")
        form = await browser.read(session_id)
    return _result(before, form)


def agreeing(dialog: Dialog) -> PageAct | None:
    """The act that says yes to a pop-up, None when no button of it clearly does."""
    if dialog.kind != "dom":
        return AnswerDialog(accept=True)
    agreeing = [button for button in dialog.buttons if button.enabled and not refuses(button)]
    chosen: Button | None = next((b for b in agreeing if b.role is ButtonRole.SUBMIT), None)
    chosen = chosen or (agreeing[-1] if agreeing else None)
    return Press(chosen.ref) if chosen else None


def refuses(button: Button) -> bool:
    """Whether a pop-up's button says no or turns back."""
    return button.role in _DENIES or bool(_TURNS_BACK.search(button.label))


def _result(before: Form, form: Form) -> Outcome:
    if form.notice and form.notice != before.notice and not form.invalid:
        return Outcome(ActionType.SUBMIT, Status.DONE, value=form.notice, verified=True)
    if form.url != before.url and not form.invalid:
        return Outcome(ActionType.SUBMIT, Status.DONE, value=form.title, verified=True)
    if form.invalid or form.notice:
        return _failed(trouble(form) or form.notice)
    return Outcome(
        ActionType.SUBMIT,
        Status.DONE,
        value="Trang không báo kết quả, anh chị kiểm tra lại giúp em",
        verified=False,
    )


def _failed(why: str) -> Outcome:
    return Outcome(ActionType.SUBMIT, Status.REJECTED, error=f"chưa gửi được: {why}")


async def reset(session_id: str, browser: FormBrowser) -> Outcome:
    """Empty the form by its own reset button and agree to the pop-up that asks; verified field by field."""
    form = await browser.read(session_id)
    button = form.button(ButtonRole.RESET)
    if button is None or not button.enabled:
        return Outcome(ActionType.CLEAR, Status.REJECTED, error="trang này không có nút nhập lại")
    await browser.act(session_id, [Press(button.ref)])
    form = await browser.read(session_id)
    if form.dialogs and (agree := agreeing(form.dialogs[-1])) is not None:
        await browser.act(session_id, [agree])
        form = await browser.read(session_id)
    return Outcome(ActionType.CLEAR, Status.DONE, label="tất cả", verified=not form.dialogs)
