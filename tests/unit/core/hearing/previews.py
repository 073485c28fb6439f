"""Previews of turns, as the agent gives them."""

from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form, Option
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Turn

FORM = Form(
    type="loan",
    url="http://127.0.0.1:1/",
    title="Đơn vay",
    fields=(
        Field("fullName", "Họ và tên"),
        Field("phone", "Số điện thoại", FieldType.TEL),
        Field("idNumber", "Số căn cước", max_length=12),
        Field("code", "Mã", pattern="([0-9]{9}|[0-9]{12})"),
        Field("amount", "Số tiền vay", FieldType.NUMBER),
        Field(
            "term", "Kỳ hạn", FieldType.SELECT, options=(Option("12", "12 tháng"), Option("24", "24 tháng"))
        ),
        Field("birthDate", "Ngày sinh", FieldType.DATE),
        Field("note", "Ghi chú", FieldType.TEXTAREA),
        Field("later", "Trạng thái", FieldType.TEXT, step=2, visible=False),
    ),
    buttons=(Button("Tiếp tục", ButtonRole.NEXT), Button("Gửi", ButtonRole.SUBMIT)),
)


def turn(*actions: Outcome, pending: Pending | None = None) -> Turn:
    return Turn(True, "s", "r", "c", "", actions, FORM, pending)


def fills(field: str, value: str, heard: str, status: Status = Status.SKIPPED) -> Turn:
    return turn(Outcome(ActionType.FILL, status, field, value=value, heard=heard))


CONFIRM = Pending(PendingKind.CONFIRM_SUBMIT, "Gửi nhé?")
