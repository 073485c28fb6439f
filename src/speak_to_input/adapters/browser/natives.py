"""Native dialogs (alert, confirm, prompt) as the form's own pop-ups."""

from dataclasses import replace

from playwright.async_api import Dialog as NativeDialog

from speak_to_input.core.forms import Button, ButtonRole, Dialog, Form

NATIVE_ACCEPT = "native:accept"
NATIVE_DISMISS = "native:dismiss"
_LEAVING = ("Rời trang", "Ở lại")
_MAY_BE_LOST = "Biểu mẫu đang điền dở, chưa gửi. Rời trang này ạ?"


def with_native(form: Form, dialog: NativeDialog | None) -> Form:
    """The form with the native dialog in front of it, its buttons named as a browser in Vietnamese does."""
    if dialog is None:
        return form
    accept, dismiss = _LEAVING if dialog.type == "beforeunload" else ("Đồng ý", "Hủy")
    buttons = (
        Button(accept, ButtonRole.SUBMIT, ref=NATIVE_ACCEPT),
        *([] if dialog.type == "alert" else [Button(dismiss, ButtonRole.CANCEL, ref=NATIVE_DISMISS)]),
    )
    return replace(form, dialogs=(*form.dialogs, Dialog(dialog.type, text_of(dialog), buttons)))


def text_of(dialog: NativeDialog) -> str:
    """What the dialog says. A browser has its own words for leaving a page, which no page can set."""
    return dialog.message or (_MAY_BE_LOST if dialog.type == "beforeunload" else "")
