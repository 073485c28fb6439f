"""Native dialogs (alert, confirm, prompt) as the form's own pop-ups."""

from dataclasses import replace

from playwright.async_api import Dialog as NativeDialog

from speak_to_input.core.forms import Button, ButtonRole, Dialog, Form

NATIVE_ACCEPT = "native:accept"
NATIVE_DISMISS = "native:dismiss"


def with_native(form: Form, dialog: NativeDialog | None) -> Form:
    """The form with the native dialog in front of it, its buttons named as a browser in Vietnamese does."""
    if dialog is None:
        return form
    buttons = (
        Button("Đồng ý", ButtonRole.SUBMIT, ref=NATIVE_ACCEPT),
        *([] if dialog.type == "alert" else [Button("Hủy", ButtonRole.CANCEL, ref=NATIVE_DISMISS)]),
    )
    return replace(form, dialogs=(*form.dialogs, Dialog(dialog.type, dialog.message, buttons)))
