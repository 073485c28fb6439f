"""Which button of a page sends the form, whatever it is called."""

import re

from speak_to_input.core.forms import Button, ButtonRole, Form

_NEVER = frozenset({ButtonRole.CANCEL, ButtonRole.BACK, ButtonRole.RESET, ButtonRole.PRINT})
_CLOSES = ("chốt", "hoàn tất", "hoàn thành", "kết thúc", "đặt ", "mua ", "thanh toán", "ký ")
"""What the button is called that ends a page without a Submit: "Chốt nhật ký"."""
_DRAFT = re.compile(r"nháp|tạm|draft", re.IGNORECASE)


def sending_button(form: Form) -> Button | None:
    """The button meant for it, else one whose press sends, else the Save of a page with nothing else to press.

    Of several that are called so ("Xin phê duyệt", "Gửi yêu cầu") the one whose press sends is meant.
    """
    senders = [b for b in form.buttons if b.sends and b.visible and b.role not in _NEVER]
    named = [b for b in senders if b.role is ButtonRole.SUBMIT]
    enabled = next((b for b in named if b.enabled), None)
    meant = enabled or next(iter(named), None) or form.button(ButtonRole.SUBMIT)
    return meant or next(iter(senders), None) or _saving(form) or _closing(form)


def is_sending(button: Button, form: Form) -> bool:
    """Whether pressing it sends what was entered: then it is pressed after a yes only."""
    return button.sends or button.role is ButtonRole.SUBMIT or button == sending_button(form)


def saving_button(form: Form, *, draft: bool) -> Button | None:
    """The page's own button for saving what is not sent yet; for a draft only one that is called so.

    "Lưu" beside "Gửi" may well keep what was entered for good.
    """
    saving = [b for b in form.buttons if b.role is ButtonRole.SAVE and b.enabled and not is_sending(b, form)]
    return next((b for b in saving if _DRAFT.search(b.label) or not draft), None)


def sends_the_form(button: Button, form: Form) -> bool:
    """Whether pressing it is sending the form: not so "Xin phê duyệt" beside a button whose press does send."""
    meant = sending_button(form)
    return (
        button == meant or button.sends or (button.role is ButtonRole.SUBMIT and not (meant and meant.sends))
    )


def _closing(form: Form) -> Button | None:
    """Of a page of one step whose buttons tell nothing else: the only one of its own, "Giữ bàn cho tôi"."""
    own = [b for b in form.buttons if b.role is ButtonRole.OTHER and b.visible]
    closing = [b for b in own if b.label.casefold().startswith(_CLOSES)]
    if len(closing) == 1 and form.steps == 1 and form.fields and form.button(ButtonRole.NEXT) is None:
        return closing[0]
    others = {b.role for b in form.buttons} & {ButtonRole.NEXT, ButtonRole.SAVE, ButtonRole.SUBMIT}
    return own[0] if len(own) == 1 and form.steps == 1 and not others and form.fields else None


def _saving(form: Form) -> Button | None:
    """A page of one step without Next and Submit keeps what was entered by its Save, drafts apart."""
    save = form.button(ButtonRole.SAVE)
    only = form.steps == 1 and form.button(ButtonRole.NEXT) is None
    return save if save is not None and only and not _DRAFT.search(save.label) else None
