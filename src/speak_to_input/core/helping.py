"""Help that fits the moment: what can be said now, in the words of the form that is open."""

from itertools import pairwise

from speak_to_input.core import say
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.options import is_placeholder
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.vocabulary import Vocabulary

_NAMED = 4
"""Fields or choices that are named as examples."""
_EXAMPLES = {
    FieldKind.MONEY: "500 triệu",
    FieldKind.PHONE: "không chín sáu ba, không hai ba, sáu không không",
    FieldKind.CITIZEN_ID: "đọc từng số",
    FieldKind.ACCOUNT: "đọc từng số",
    FieldKind.TAX_CODE: "đọc từng số",
    FieldKind.DATE: "ngày 15 tháng 3 năm 1990",
    FieldKind.DATETIME: "9 giờ 30 ngày 15 tháng 3",
    FieldKind.EMAIL: "an chấm nguyễn a còng gmail chấm com",
    FieldKind.CODE: "đọc từng chữ, từng số",
    FieldKind.DURATION: "hai năm",
}
AGAIN = "Em còn hỏi: "
"""Before a question that was put once already."""
_YES_OR_NO = 2
_ALWAYS = "Lúc nào cũng nói được “còn thiếu gì”, “đọc lại tất cả”, “hoàn tác”"


_THANKS = ("cảm", "cám", "thank")
"""How words of thanks begin."""
_GREETINGS = frozenset({"chào", "hello", "hi", "alo", "hey", "good", "biệt", "bye", "chao", "biet"})


def thanks(text: str) -> bool:
    """Whether a courtesy is thanks or praise, no greeting."""
    words = text.casefold().split()
    thanked = any(word.startswith(_THANKS) for word in words) or ("cam", "on") in pairwise(words)
    return thanked or _GREETINGS.isdisjoint(words)


def help_text(
    form: Form, vocabulary: Vocabulary, question: Question | None = None, *, sent: bool = False
) -> str:
    """What can be said now: an answer to what is asked, else what the form still needs, else how to send it."""
    if sent:
        return "biểu mẫu này đã gửi xong. Anh chị nói “mở đơn mới” để làm tiếp, hoặc “in đơn” để lấy bản in"
    if question is not None:
        return _on_question(question, form, vocabulary)
    return f"{_on_form(form, vocabulary)}. {_ALWAYS}"


def _on_question(question: Question, form: Form, vocabulary: Vocabulary) -> str:
    if question.kind is PendingKind.CONFIRM_SUBMIT:
        return (
            "em đang chờ anh chị xác nhận gửi: “xác nhận” là gửi đi, “không” là chưa gửi; "
            "muốn sửa thì nói “sửa …”, muốn nghe lại thì nói “đọc lại tất cả”"
        )
    if question.kind is PendingKind.CONFIRM_CLEAR:
        return f"em đang hỏi “{question.text}”; anh chị trả lời “có” hoặc “không”"
    field = form.field(question.asked or "")
    if field is not None and question.wants_value:
        return f"em đang chờ {_how_to_say(field, vocabulary)}; chưa có thì nói “bỏ qua”"
    if len(question.options) == _YES_OR_NO and not question.choices:
        agreed, denied = (option.lower() for option in question.options)
        return f"{_quoted(question)}anh chị trả lời “{agreed}” hoặc “{denied}”"
    if question.options:
        listed = "; ".join(f"{place}. {option}" for place, option in enumerate(question.options, 1))
        return f"{_quoted(question)}anh chị nói số thứ tự hoặc tên: {listed}"
    return f"{_quoted(question)}anh chị trả lời giúp em"


def _quoted(question: Question) -> str:
    """The question, as it stands: around one that quotes what was heard go no further quotes."""
    told = question.text.removeprefix(AGAIN)
    if not told:
        return ""
    return f"em đang hỏi: {told[:1].lower()}{told[1:]} – " if "“" in told else f"em đang hỏi “{told}” – "


def _on_form(form: Form, vocabulary: Vocabulary) -> str:
    invalid = [field for field in form.fields if field.name in form.invalid]
    if invalid:
        name, why = say.label_of(invalid[0]), invalid[0].message
        return f"{name} chưa hợp lệ{f' ({why})' if why else ''}, anh chị nói “sửa {name} thành …”"
    missing = [field for field in form.fields if field.name in form.missing]
    here = [field for field in missing if field.step == form.step]
    if here:
        names = say.listed([say.named(field) for field in here[:_NAMED]])
        where = f"bước {form.step} ({_title(form)})" if form.steps > 1 else "biểu mẫu"
        return f"{where} còn cần {names}. Ví dụ, anh chị nói {_how_to_say(here[0], vocabulary)}"
    if missing:
        first = missing[0]
        return (
            f"bước này đã đủ, anh chị nói “tiếp tục”; còn cần {say.named(first)} ở bước {first.step}, "
            "hoặc nói “hỏi tôi từng mục” để em hỏi lần lượt"
        )
    if any(not field.empty for field in form.fields):
        return "đã đủ thông tin, anh chị nói “gửi” để em đọc lại rồi gửi, hoặc “sửa …”, “xóa …” để thay đổi"
    return "anh chị cứ nói tên ô rồi đến nội dung, nói nhiều ô một lần cũng được"


def _title(form: Form) -> str:
    titles = form.step_titles
    return titles[form.step - 1] if form.step <= len(titles) else form.title


def _how_to_say(field: Field, vocabulary: Vocabulary) -> str:
    """As in "số điện thoại, ví dụ “không chín …”"."""
    name, known = say.label_of(field), vocabulary.by_name(field.name)
    choices = [option.label for option in field.options or () if not is_placeholder(option)]
    if choices:
        return f"{name}: {', '.join(choices[:_NAMED])}{'…' if len(choices) > _NAMED else ''}"
    if field.type is FieldType.CHECKBOX:
        return f"“chọn {name}”"
    if field.type is FieldType.FILE:
        return f"“đính kèm {name}” sau khi đưa tệp cho em"
    example = _EXAMPLES.get(known.kind) if known is not None else None
    return f"“{name} là …”, như “{example}”" if example else f"“{name} là …”"
