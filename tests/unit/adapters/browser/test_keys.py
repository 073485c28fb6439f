"""Keys as Chromium takes them."""

import pytest

from speak_to_input.adapters.browser.keys import key_event, uses_clipboard
from speak_to_input.core.live import Key


@pytest.mark.parametrize(
    ("key", "kind", "text", "code"),
    [
        (Key(True, "a", "KeyA"), "keyDown", "a", 65),
        (Key(True, "ế", "KeyE"), "keyDown", "ế", 69),
        (Key(True, "7", "Digit7"), "keyDown", "7", 55),
        (Key(True, "Enter", "Enter"), "keyDown", "\r", 13),
        (Key(True, "Tab", "Tab"), "rawKeyDown", None, 9),
        (Key(True, "a", "KeyA", 2), "rawKeyDown", None, 65),
        (Key(True, "F2", "F2"), "rawKeyDown", None, 113),
        (Key(False, "a", "KeyA"), "keyUp", None, 65),
    ],
)
def test_key_events(key: Key, kind: str, text: str | None, code: int) -> None:
    event = key_event(key)
    assert (event["type"], event.get("text"), event["windowsVirtualKeyCode"]) == (kind, text, code)


@pytest.mark.parametrize(
    "key",
    [
        Key(True, "v", "KeyV", 2),
        Key(True, "V", "KeyV", 10),
        Key(True, "c", "KeyC", 4),
        Key(True, "Insert", "Insert", 8),
    ],
)
def test_the_shared_clipboard_is_out_of_reach(key: Key) -> None:
    assert uses_clipboard(key)


@pytest.mark.parametrize(
    "key", [Key(True, "v", "KeyV"), Key(True, "a", "KeyA", 2), Key(True, "Delete", "Delete")]
)
def test_other_keys_are_not(key: Key) -> None:
    assert not uses_clipboard(key)
