"""The question that a doubtful value leads to: what is unclear, and what an answer would mean."""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import Fill
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.plan import Question
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.slots import TALLEST
from speak_to_input.core.turns import PendingKind
from speak_to_input.vi.text import fold

_LENGTHS = {
    FieldKind.PHONE: "cần 10 chữ số, bắt đầu bằng 0",
    FieldKind.CITIZEN_ID: "cần 12 chữ số (hoặc 9 với CMND cũ)",
    FieldKind.ACCOUNT: "cần 6 đến 19 chữ số",
    FieldKind.CARD: "cần 16 chữ số",
    FieldKind.TAX_CODE: "cần 10 hoặc 13 chữ số và đúng số kiểm tra",
}


_PHONE_LENGTH = 10


def question_about(command: Fill, field: Field, kind: FieldKind) -> tuple[Question, str]:
    """The question to ask about a doubtful fill, and the reason that its outcome carries."""
    name = say.label_of(field)
    match command.doubt:
        case Doubt.NOT_AN_OPTION:
            labels = tuple(option.label for option in command.nearest)
            reason = f"{name} không có lựa chọn “{command.heard}”"
            if not labels:
                return _again(field, f"{_upper(reason)}. Anh chị chọn giá trị khác giúp em ạ?"), reason
            text = f"{_upper(reason)}. Gần nhất là {' hoặc '.join(labels)}, anh chị chọn cái nào ạ?"
            fills = tuple(
                replace(command, text=option.value, heard=option.label, doubt=None, nearest=())
                for option in command.nearest
            )
            return Question(PendingKind.CHOOSE, text, labels, fills, asked=field.name), reason
        case Doubt.NEEDS_UNIT:
            return _units(command, field, name)
        case Doubt.ROUGHLY:
            amounts = tuple(amount.value for amount in command.nearest)
            return _one_of(command, field, kind, amounts), f"{name} “{command.heard}” còn ước chừng"
        case (
            Doubt.NEEDS_YEAR
            | Doubt.NEEDS_TIME
            | Doubt.NEEDS_DAY
            | Doubt.NEEDS_MONTH
            | Doubt.NOT_A_DAY
            | Doubt.LUNAR
        ):
            return _about_day(command, field, name)
        case Doubt.WRONG_LENGTH:
            digits = sum(c.isdigit() for c in command.text)
            reason = f"{name} {_LENGTHS.get(kind, 'chưa đúng độ dài')}; em nghe được {digits} chữ số"
            if kind is FieldKind.PHONE and digits == _PHONE_LENGTH:
                reason = f"{name} không có đầu số {command.text[:3]}"
            return _again(field, f"{_upper(reason)} ({command.text}). Anh chị nói lại giúp em ạ?"), reason
        case Doubt.OUT_OF_RANGE:
            reason = f"{name} {_range_of(field)}, em nghe được {command.text}"
            return _again(field, f"{_upper(reason)}. Anh chị nói lại giúp em ạ?"), reason
        case Doubt.CHANGED:
            shown = say.value_of(field, kind, command.text)
            before = say.value_of(field, kind, field.value)
            reason = f"{name} đang là {before}, đổi thành {shown} thì em hỏi lại cho chắc"
            text = f"{_upper(name)} từ {before} thành {shown}, đúng không ạ?"
            if is_secret(field):
                reason = f"{name} có rồi, đổi thì em hỏi lại cho chắc"
                text = f"Đổi {name}, đúng không ạ?"
            changed = replace(command, doubt=None, correction=True)
            return Question(
                PendingKind.CLARIFY, text, ("Đúng", "Không"), on_yes=(changed,), asked=field.name
            ), reason
        case _:
            reason = f"em chưa chắc {name} là “{command.heard}”"
            text = f"{_upper(name)} là {_meant(command, field, kind)}, đúng không ạ?"
            sure = replace(command, doubt=None)
            return Question(
                PendingKind.CLARIFY, text, ("Đúng", "Không"), on_yes=(sure,), asked=field.name
            ), reason


def _meant(command: Fill, field: Field, kind: FieldKind) -> str:
    """The words that were heard, with the choice that they would make where that is called otherwise."""
    shown = say.value_of(field, kind, command.text)
    if not field.options or fold(shown) == fold(command.heard):
        return f"“{command.heard}”"
    return f"{shown} (“{command.heard}”)"


def _about_day(command: Fill, field: Field, name: str) -> tuple[Question, str]:
    """The question about a day or a moment that lacks a part, or is none by the sun."""
    match command.doubt:
        case Doubt.NEEDS_YEAR:
            reason = f"{name} “{command.heard}” chưa có năm"
            return _again(field, f"{_upper(name)} “{command.heard}” là năm nào ạ?", command.text), reason
        case Doubt.NEEDS_MONTH:
            reason = f"{name} “{command.heard}” chưa có tháng"
            return _again(field, f"{_upper(name)} “{command.heard}” là tháng nào ạ?"), reason
        case Doubt.NEEDS_TIME:
            reason = f"{name} chưa có giờ"
            return _again(
                field, f"{_upper(name)} ngày {say.day(command.text)} lúc mấy giờ ạ?", command.text
            ), reason
        case Doubt.NEEDS_DAY:
            reason = f"{name} chưa có ngày"
            return _again(field, f"{_upper(name)} vào ngày nào ạ?", command.text), reason
        case Doubt.NOT_A_DAY:
            reason = f"không có ngày “{command.heard}” trên lịch"
            return _again(field, f"{_upper(reason)}. {_upper(name)} là ngày nào ạ?"), reason
        case Doubt.LUNAR:
            reason = f"“{command.heard}” là ngày âm lịch"
            return _again(field, f"{_upper(name)}: {reason}. Theo dương lịch là ngày nào ạ?"), reason
    raise AssertionError("other doubts are about no day")


def _one_of(command: Fill, field: Field, kind: FieldKind, amounts: tuple[str, ...]) -> Question:
    """Which of the amounts is meant."""
    labels = tuple(say.value_of(field, kind, amount) for amount in amounts)
    fills = tuple(replace(command, text=amount, doubt=None, nearest=()) for amount in amounts)
    text = f"{_upper(say.label_of(field))} “{command.heard}” là {' hay '.join(labels)} ạ?"
    return Question(PendingKind.CHOOSE, text, labels, fills, asked=field.name)


def _range_of(field: Field) -> str:
    """What numbers the page takes."""
    if field.minimum and field.maximum:
        return f"nhận từ {field.minimum} đến {field.maximum}"
    if not (field.minimum or field.maximum):
        return f"ít khi quá {TALLEST}"
    return f"nhận nhiều nhất là {field.maximum}" if field.maximum else f"nhận ít nhất là {field.minimum}"


def _units(command: Fill, field: Field, name: str) -> tuple[Question, str]:
    """A bare small number as money: thousands or millions of đồng."""
    number = int(command.text)
    amounts = [number * 10**6, number * 10**3] if number < 1000 else [number]
    question = _one_of(command, field, FieldKind.MONEY, tuple(map(str, amounts)))
    return question, f"{name} chưa rõ đơn vị tiền"


def _again(field: Field, text: str, partial: str = "") -> Question:
    kept = {field.name: partial} if partial else {}
    return Question(PendingKind.CLARIFY, text, asked=field.name, partial=kept)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
