"""Figures with units as labels write them and people say them: "Trên 50cc" is "trên năm mươi phân khối"."""

import re
from collections.abc import Iterator

from speak_to_input.vi.speak_letters import speak_code
from speak_to_input.vi.speak_numbers import speak_number

_MEASURED = re.compile(
    r"(?<![\w.,/-])(\d{1,4})(?: ?(cc|h|kg|km|m2|m²|ml|lít|l|tr|k|g|m|GB|MB)|([A-Za-z]{1,4}))(?!\w)"
)
_SAID = {
    "cc": "phân khối", "h": "giờ", "kg": "ký", "km": "cây số", "m2": "mét vuông", "m²": "mét vuông", "l": "lít",
    "tr": "triệu", "k": "nghìn", "g": "gam", "m": "mét", "GB": "gi ga", "MB": "mê ga",
}  # fmt: skip


_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d\d)?(?!\w)")
_RANGE = re.compile(r"\s*[-–—]\s*")
_HOURS = re.compile(rf"{_CLOCK.pattern}{_RANGE.pattern}\d{{1,2}}[:hg]")
_LAST_LETTER = re.compile(r"(?<!\S)([A-Z]{1,2})$")
_LETTERED = re.compile(r"(?<!\w)([A-Z])([1-9]\d?)(?!\w)")


def units_said(label: str) -> Iterator[str]:
    """The label with its units in words, and with the figures before them in words too; none without units.

    A letter with its number is said so as well: "Khổ A4" is "khổ a bốn"; and a last letter: "Nhóm B" is "nhóm bê".
    """
    if _LAST_LETTER.search(label.strip()):
        yield _LAST_LETTER.sub(lambda found: speak_code(found[1]), label.strip())
    if _LETTERED.search(label):
        yield _LETTERED.sub(lambda found: f"{found[1]} {speak_number(int(found[2]))}", label)
    if _MEASURED.search(label):
        yield _MEASURED.sub(lambda found: f"{found[1]} {_unit(found)}", label)
        yield _MEASURED.sub(lambda found: f"{speak_number(int(found[1]))} {_unit(found)}", label)
    if _HOURS.search(label):  # "8:00 - 10h30" is "tám giờ đến mười giờ ba mươi"
        said = _CLOCK.sub(lambda m: f"{speak_number(int(m[1]))} giờ {speak_number(int(m[2] or 0))}", label)
        yield from (_RANGE.sub(to, said.replace("giờ không", "giờ")) for to in (" đến ", " tới "))


def _unit(found: re.Match[str]) -> str:
    return _SAID.get(found[2], found[2] or found[3])
