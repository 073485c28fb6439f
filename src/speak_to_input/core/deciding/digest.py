"""What a page holds, as a fingerprint and as a count: what a confirmation is bound to."""

import hashlib

from speak_to_input.core.forms import Form

CHANGED = "thông tin trên trang đã đổi sau khi anh chị xác nhận"
"""Why an act that was agreed to is not carried out."""


def digest(form: Form) -> str:
    """A fingerprint of every value on the page; a confirmation holds only while it stays the same."""
    content = "\x1e".join([form.url, *(f"{field.name}\x1f{field.value}" for field in form.fields)])
    return hashlib.sha256(content.encode()).hexdigest()


def filled_count(form: Form) -> int:
    """How many usable fields hold something."""
    return sum(1 for field in form.fields if field.enabled and not field.empty)
