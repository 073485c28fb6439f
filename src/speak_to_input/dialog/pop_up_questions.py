"""What a pop-up of the page asks of the person."""

from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.forms import Dialog, Form
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import PendingKind


def dialog_question(form: Form) -> Question:
    """The question that an open pop-up puts to the person, bound to what the form holds."""
    dialog = form.dialogs[-1]
    labels = tuple(button.label for button in dialog.buttons) or ("Có", "Không")
    return Question(PendingKind.CHOOSE, read_aloud(dialog), labels, digest=digest(form), about_dialog=True)


def read_aloud(dialog: Dialog) -> str:
    """What the pop-up says and how it can be answered."""
    said = _without_buttons(dialog)
    labels = " / ".join(button.label for button in dialog.buttons) or "Có / Không"
    match dialog.kind:
        case "alert":
            return f"Trang báo: “{said}”. Anh chị nói “đồng ý” để đóng lại ạ"
        case "prompt":
            return f"Trang đang hỏi: “{said}”. Anh chị nói câu trả lời, hoặc “hủy” ạ?"
    return f"Trang đang hỏi: “{said}” ({labels})"


def _without_buttons(dialog: Dialog) -> str:
    """The text of a DOM dialog ends with the names of its buttons, which are told apart from it."""
    said = dialog.text
    for button in reversed(dialog.buttons):
        said = said.removesuffix(button.label).rstrip()
    return said or dialog.text
