"""Questions for a field's value: the one wanted next, and one after the other when the person wants that."""

from dataclasses import replace

from speak_to_input.core import say
from speak_to_input.core.commands import Fill
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.options import choices_of
from speak_to_input.core.plan import Question
from speak_to_input.core.scopes import named_apart
from speak_to_input.core.turns import PendingKind
from speak_to_input.dialog.memory import Memory

_CHOICES_SHOWN = 8
_WHAT = {
    FieldType.DATE: "ngày nào",
    FieldType.DATEPICKER: "ngày nào",
    FieldType.DATETIME: "lúc nào",
    FieldType.TIME: "mấy giờ",
    FieldType.MONTH: "tháng nào",
    FieldType.NUMBER: "bao nhiêu",
}
"""What is asked for, where "what" sounds odd."""


_PEOPLE = (
    "người",
    "nhân viên",
    "cán bộ",
    "chuyên viên",
    "quản lý",
    "khách hàng",
    "kiểm soát viên",
    "giao dịch viên",
)
_ABOUT_THEM = ("tên", "mã", "số", "loại", "ngày", "chức")
"""Behind a word for somebody these ask for something of that one: "Người tham chiếu – số điện thoại"."""
_WORDS = (FieldType.TEXT, FieldType.COMBOBOX, FieldType.SELECT)


def _what(field: Field) -> str:
    """The word that asks for the field's value: "ai" where the label is somebody and nothing of that one."""
    label = field.label.lower()
    somebody = field.type in _WORDS and label.startswith(_PEOPLE)
    if somebody and not any(word in _ABOUT_THEM for word in label.split()):
        return "ai"
    return _WHAT.get(field.type, "gì")


def asking_for(form: Form, name: str) -> Question:
    """The question for a field that is wanted next; a box can be ticked by a yes, a list shows its choices."""
    field = named_apart(form).field(name)
    assert field is not None
    if field.type is FieldType.CHECKBOX:
        tick = Fill(name, "true", field.label)
        text = f"Đánh dấu “{field.label}” chứ ạ?"
        return Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(tick,), asked=name)
    label = say.label_of(field)
    choices = choices_of(field)[:_CHOICES_SHOWN]
    return Question(
        PendingKind.CLARIFY,
        f"{label[:1].upper()}{label[1:]} là {_what(field)} ạ?",
        tuple(option.label for option in choices),
        tuple(Fill(name, option.value, option.label) for option in choices),
        asked=name,
    )


def next_question(form: Form, memory: Memory, before: Question | None) -> Question | None:
    """The first required field that is empty, in the form's order, whatever was answered meanwhile.

    One that was asked for twice in a row is put off, not asked for a third time. `before` is the question that
    the last utterance followed.
    """
    for name in form.missing:
        if name in memory.put_off:
            continue
        if before is not None and before.guided and before.asked == name:
            if name in memory.insisted:
                memory.put_off.add(name)
                continue
            memory.insisted.add(name)
        return replace(asking_for(form, name), guided=True)
    return None


def after_the_last(form: Form) -> str:
    """What is said when there is nothing more to ask for."""
    left = [say.named(field) for field in form.fields if field.name in form.missing]
    if left:
        return f"em hỏi xong rồi, còn để lại {say.listed(left)}"
    return "đã đủ các ô bắt buộc. Anh chị nói “gửi” khi sẵn sàng, hoặc nói thêm thông tin khác"
