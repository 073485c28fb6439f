"""Sending the form: only after a yes that is bound to the values on the page; the page tells the outcome."""

import re
from collections.abc import Sequence

from speak_to_input.core.deciding.digest import CHANGED, digest
from speak_to_input.core.forms import Button, ButtonRole, Dialog, FieldType, Form
from speak_to_input.core.page_acts import AnswerDialog, PageAct, Press, ShowStep, Status
from speak_to_input.core.plan import Question, Special
from speak_to_input.core.readback import to_send, trouble
from speak_to_input.core.sending import sending_button
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog.ledger import Change
from speak_to_input.ports import FormBrowser

_DENIES = frozenset({ButtonRole.CANCEL, ButtonRole.BACK, ButtonRole.RESET, ButtonRole.PRINT, ButtonRole.SAVE})
_TURNS_BACK = re.compile(r"\b(hủy|đóng|quay lại|sửa|không|thôi|cancel|close|back|no)\b", re.IGNORECASE)
_WENT_WRONG = re.compile(
    r"lỗi|sự cố|thất bại|từ chối|quá tải|thử lại|đã tồn tại|chưa gửi|chưa thành công"
    r"|không (thành công|thể|gửi được|hợp lệ|tìm thấy|đúng)|error|fail|invalid|try again|denied|already exists",
    re.IGNORECASE,
)
_WENT_WELL = re.compile(
    r"thành công|đã (gửi|nhận|nộp|ghi nhận|tiếp nhận|lưu|cập nhật|hoàn tất)|cảm ơn|hoàn tất"
    r"|success|thank|received|submitted",
    re.IGNORECASE,
)


def ask_to_submit(
    form: Form, vocabulary: Vocabulary, button: str = "", noted: Sequence[str] = ()
) -> tuple[Outcome, Question | None, str | None]:
    """Outcome, the question to confirm, and the field to go to when the form cannot be sent yet.

    `button`: handle of the button that was named. `noted`: what is worth a look before sending.
    """
    wrong = trouble(form)
    if wrong:
        first = next((f.name for f in form.fields if f.name in form.missing), None) or form.invalid[0]
        return Outcome(ActionType.SUBMIT, Status.REJECTED, error=f"chưa gửi được: {wrong}"), None, first
    if not any(field.value for field in form.fields):
        return Outcome(ActionType.SUBMIT, Status.REJECTED, error="biểu mẫu chưa có gì để gửi"), None, None
    if form.step == form.steps and sending_button(form) is None and not button:
        # Asking for a yes that nothing can follow would be a promise; earlier steps may have no button yet.
        return Outcome(ActionType.SUBMIT, Status.REJECTED, error=f"chưa gửi được: {NO_BUTTON}"), None, None
    notes = [f"Xin lưu ý: {'; '.join(map(_one_line, noted))}."] if noted else []
    kinds = {known.name: known.kind for known in vocabulary.fields}
    # A line for each part: whoever shows the values already need not tell them once more.
    listed = f"{to_send(form, lambda field: kinds[field.name])}."
    text = "\n".join((listed, *notes, "Anh chị xác nhận gửi không ạ?"))
    question = Question(
        PendingKind.CONFIRM_SUBMIT, text, ("Xác nhận", "Không"),
        on_yes=Special.SUBMIT, digest=digest(form), button=button,
    )  # fmt: skip
    return Outcome(ActionType.SUBMIT, Status.ASKED), question, None


def _one_line(note: str) -> str:
    """A note may quote a value of several lines; each line of the question is a part of it."""
    return " ".join(note.splitlines())


async def submit(session_id: str, browser: FormBrowser, agreed: str, named: str = "") -> Outcome:
    """Press the page's submit button, agree to the dialog that it opens, and tell what the page shows.

    `named` is the handle of the button to press instead, "" for none. `agreed` is the digest of the values
    that the person said yes to; whatever differs stops it.
    """
    form = await browser.read(session_id)
    if form.steps > 1 and form.step != form.steps:
        (moved,) = await browser.act(session_id, [ShowStep(form.steps)])
        if moved.status is not Status.DONE:
            return _failed(moved.error or "trang không cho sang bước cuối")
        form = await browser.read(session_id)
    if digest(form) != agreed:
        return _failed(CHANGED)
    button = next((b for b in form.buttons if named and b.ref == named), None) or sending_button(form)
    if button is None or not button.enabled:
        return _failed("nút gửi đang bị khóa" if button else NO_BUTTON)
    (pressed,) = await browser.act(session_id, [Press(button.ref, agreed)])
    if pressed.unsure:
        return _unsure(pressed.error)
    if pressed.status is not Status.DONE:
        return _failed(pressed.error or "không bấm được nút gửi")
    before, form = form, await browser.read(session_id)
    if not form.dialogs:
        return _result(before, form)
    agree = agreeing(form.dialogs[-1])
    if agree is None or (form.url == before.url and digest(form) != agreed):
        await browser.act(session_id, [dismissing(form.dialogs[-1])])
        return _failed(CHANGED if agree is not None else f"trang hỏi “{form.dialogs[-1].text}”")
    if isinstance(agree, Press) and form.url == before.url:
        agree = Press(agree.ref, agreed)
    (answered,) = await browser.act(session_id, [agree])
    if answered.unsure:
        return _unsure(answered.error)
    if answered.status is not Status.DONE:
        return _failed(answered.error or "không xác nhận được hộp thoại của trang")
    return _result(before, await browser.read(session_id))


NO_BUTTON = "trang này không có nút gửi"


def agreeing(dialog: Dialog) -> PageAct | None:
    """The act that says yes to a pop-up, None when no button of it clearly does, or it wants a text."""
    if dialog.kind == "prompt":
        return None
    if dialog.kind != "dom":
        return AnswerDialog(accept=True)
    agreeing = [button for button in dialog.buttons if button.enabled and not refuses(button)]
    chosen: Button | None = next((b for b in agreeing if b.role is ButtonRole.SUBMIT), None)
    chosen = chosen or (agreeing[-1] if agreeing else None)
    return Press(chosen.ref) if chosen else None


def dismissing(dialog: Dialog) -> PageAct:
    """The act that turns a pop-up down."""
    refusing = next((button for button in dialog.buttons if refuses(button)), None)
    return Press(refusing.ref) if dialog.kind == "dom" and refusing else AnswerDialog(accept=False)


def refuses(button: Button) -> bool:
    """Whether a pop-up's button says no or turns back."""
    return button.role in _DENIES or bool(_TURNS_BACK.search(button.label))


def _result(before: Form, form: Form) -> Outcome:
    """What the page says came of it; only words of success make it certain."""
    told = form.said_since(before)
    if form.invalid or (told and _WENT_WRONG.search(told)):
        return _failed(trouble(form) or told)
    if any(field.type is FieldType.PASSWORD for field in form.fields):
        return _failed("trang đòi đăng nhập, chưa chắc đã nhận")
    if told:
        return Outcome(ActionType.SUBMIT, Status.DONE, value=told, verified=bool(_WENT_WELL.search(told)))
    moved = f"; trang chuyển sang “{form.title}”" if form.url != before.url else ""
    unsure = f"Đã bấm gửi, nhưng trang chưa báo kết quả{moved}. Anh chị kiểm tra lại giúp em"
    return Outcome(ActionType.SUBMIT, Status.DONE, value=unsure)


def tells_success(told: str) -> bool:
    """Whether a page's words say that what was sent arrived."""
    return bool(_WENT_WELL.search(told)) and not _WENT_WRONG.search(told)


def _failed(why: str) -> Outcome:
    return Outcome(ActionType.SUBMIT, Status.REJECTED, error=f"chưa gửi được: {why}")


def _unsure(why: str) -> Outcome:
    """Sending twice would be worse than asking."""
    error = f"đã bấm gửi nhưng chưa rõ trang đã nhận hay chưa ({why.rstrip('.')}); anh chị kiểm tra trước khi gửi lại"
    return Outcome(ActionType.SUBMIT, Status.REJECTED, error=error)


async def reset(session_id: str, browser: FormBrowser) -> tuple[Outcome, list[Change]]:
    """Empty the form by its own reset button and agree to the pop-up that asks; judged field by field."""
    before = await browser.read(session_id)
    button = before.button(ButtonRole.RESET)
    if button is None or not button.enabled:
        return Outcome(ActionType.CLEAR, Status.REJECTED, error="trang này không có nút nhập lại"), []
    await browser.act(session_id, [Press(button.ref)])
    form = await browser.read(session_id)
    if form.dialogs and (agree := agreeing(form.dialogs[-1])) is not None:
        await browser.act(session_id, [agree])
        form = await browser.read(session_id)
    held = {field.name: field.value for field in before.fields if not field.empty}
    changes = [
        Change(f.name, held[f.name], f.value)
        for f in form.fields
        if f.name in held and f.value != held[f.name]
    ]
    left = [f for f in form.fields if f.name in held and f.value == held[f.name] and f.enabled]
    if form.dialogs or not changes:
        return Outcome(ActionType.CLEAR, Status.REJECTED, error="trang không xóa các ô đã điền"), changes
    return Outcome(ActionType.CLEAR, Status.DONE, label="tất cả", verified=not left), changes
