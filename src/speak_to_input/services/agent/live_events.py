"""What a viewer is sent: pictures as binary messages, everything else as JSON."""

import json
import struct
from typing import Any, assert_never

from speak_to_input.core.forms import Form
from speak_to_input.core.live import (
    Closed,
    DialogClosed,
    DialogOpened,
    Focused,
    FormChanged,
    FormReplaced,
    Frame,
    Highlight,
    PageWidth,
    Picker,
    Told,
    WholeState,
)
from speak_to_input.core.secrets import without_secrets
from speak_to_input.wire import as_json

_HEADER = struct.Struct(">BBHIHHfii")
"""version 1, 0, header length, frame number, width, height, scale, scroll x, scroll y; then the JPEG."""


def frame_bytes(frame: Frame) -> bytes:
    """A frame as one message: 24 bytes in network order, then the picture."""
    header = _HEADER.pack(
        1,
        0,
        _HEADER.size,
        frame.number & 0xFFFFFFFF,
        frame.width,
        frame.height,
        frame.scale,
        frame.scroll_x,
        frame.scroll_y,
    )
    return header + frame.jpeg


def event_text(seen: Told | WholeState) -> str:
    """An event as one message."""
    if isinstance(seen, WholeState):
        return _text(_state(seen.seq, seen.form) | {"dialog": _dialog(seen.dialog)})
    return _text(_event(seen))


def picker_text(picker: Picker) -> str:
    """What the browser would have opened beside the page."""
    return _text({"type": "picker", **_named(picker)})


def width_text(width: PageWidth) -> str:
    """How wide the page is now that its window has another size."""
    return _text({"type": "width", "window": width.window, "page": width.page})


def _event(told: Told) -> dict[str, Any]:
    event, form, seq = told.event, without_secrets(told.form), {"seq": told.seq}
    match event:
        case FormChanged():
            fields = [as_json(field) for name in event.fields if (field := form.field(name))]
            return {"type": "form", **seq, "changed": list(event.fields), "fields": fields, **_about(form)}
        case FormReplaced():
            return _state(told.seq, told.form)
        case Highlight():
            scroll = {"x": event.scroll_x, "y": event.scroll_y}
            rect = as_json(event.rect) if event.rect else None
            named = {"field": event.field, "label": _label(form, event.field)}
            return {
                "type": "highlight",
                **seq,
                **named,
                "filling": event.filling,
                "rect": rect,
                "scroll": scroll,
            }
        case Focused():
            return {"type": "focus", **seq, "field": event.field, "label": _label(form, event.field)}
        case DialogOpened():
            return {"type": "dialog", **seq, "dialog": _dialog(event)}
        case DialogClosed():
            return {"type": "dialog", **seq, "dialog": None}
        case Closed():
            return {"type": "closed", **seq, "reason": event.reason}
        case _:
            assert_never(event)


def _state(seq: int, form: Form) -> dict[str, Any]:
    return {"type": "state", "seq": seq, "form": as_json(without_secrets(form))}


def _about(form: Form) -> dict[str, Any]:
    """What is not in its fields."""
    return {
        "version": form.version,
        "step": form.step,
        "steps": form.steps,
        "focused": form.focused,
        "notice": form.notice,
        "missing": form.missing,
        "invalid": form.invalid,
        "buttons": [as_json(button) for button in form.buttons],
        "dialogs": [as_json(dialog) for dialog in form.dialogs],
    }


def _dialog(dialog: DialogOpened | None) -> dict[str, Any] | None:
    return as_json(dialog) if dialog else None


def _named(picker: Picker) -> dict[str, Any]:
    shown = as_json(picker)
    return {"field": shown.pop("field"), "kind": shown.pop("type"), **shown}


def _label(form: Form, name: str) -> str:
    field = form.field(name)
    return field.label if field else ""


def _text(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
