"""Keys of the browser's KeyboardEvent as the DevTools protocol wants them."""

from typing import Any

from speak_to_input.core.live import Key

ALT, CTRL, META, SHIFT = 1, 2, 4, 8
_CODES = {
    "Backspace": 8, "Tab": 9, "Enter": 13, "Shift": 16, "Control": 17, "Alt": 18, "Pause": 19, "CapsLock": 20,
    "Escape": 27, " ": 32, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38,
    "ArrowRight": 39, "ArrowDown": 40, "Insert": 45, "Delete": 46, "Meta": 91, "ContextMenu": 93,
    ";": 186, "=": 187, ",": 188, "-": 189, ".": 190, "/": 191, "`": 192, "[": 219, "\\": 220, "]": 221, "'": 222,
}  # fmt: skip
"""Windows virtual key codes, which pages read as `keyCode`."""
_CLIPBOARD = {("c", CTRL), ("x", CTRL), ("v", CTRL), ("insert", CTRL), ("insert", SHIFT), ("delete", SHIFT)}


def uses_clipboard(key: Key) -> bool:
    """Copy, cut and paste: all sessions of one Chromium share a clipboard, so none of them may use it."""
    plain = key.modifiers & (CTRL | META | SHIFT)
    plain = CTRL if plain & META else plain
    return (key.key.lower(), plain) in _CLIPBOARD or (key.key.lower(), plain & CTRL) == ("v", CTRL)


def key_event(key: Key) -> dict[str, Any]:
    """Parameters of `Input.dispatchKeyEvent`."""
    text = "\r" if key.key == "Enter" else key.key if len(key.key) == 1 else ""
    if key.modifiers & (CTRL | META | ALT):
        text = ""
    event: dict[str, Any] = {
        "type": ("keyDown" if text else "rawKeyDown") if key.down else "keyUp",
        "key": key.key,
        "code": key.code,
        "modifiers": key.modifiers,
        "windowsVirtualKeyCode": _virtual_code(key),
        "autoRepeat": key.repeat,
    }
    if text and key.down:
        event |= {"text": text, "unmodifiedText": text}
    return event


def _virtual_code(key: Key) -> int:
    if len(key.code) == 4 and key.code.startswith("Key"):
        return ord(key.code[3])
    if len(key.code) == 6 and key.code.startswith("Digit"):
        return ord(key.code[5])
    if key.key.startswith("F") and key.key[1:].isdecimal():
        return 111 + int(key.key[1:])
    return _CODES.get(key.key, 0)
