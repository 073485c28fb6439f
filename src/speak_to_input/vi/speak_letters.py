"""Codes and e-mail addresses in words: letters by name, figures one by one, signs by name."""

import re

from speak_to_input.vi.text import SHORT

_FIGURES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# Where several names are usual, the one that no neighbour turns into another letter: "i e" is an E, "a rờ" an R.
_LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "đê", "Đ": "đ", "E": "e", "F": "ép", "G": "giê", "H": "hát",
    "I": "i ngắn", "J": "gi ây", "K": "ca", "L": "eo lờ", "M": "mờ", "N": "en", "O": "o", "P": "pê",
    "Q": "quy", "R": "e rờ", "S": "ét", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích",
    "Y": "i dài", "Z": "dét",
}  # fmt: skip
# In an address these names might be words; a word that begins with the letter tells.
_DOUBTFUL_LETTERS = {"K": "ca như kẹo", "Q": "quy như quả"}
_EMAIL_SIGNS = {"@": "a còng", ".": "chấm", "_": "gạch dưới", "-": "gạch ngang", "+": "cộng", "/": "trên"}
# Words of an address that would be heard as figures, signs or letters are spelled.
_HEARD_OTHERWISE = frozenset((
    "at", "ba", "bi", "dot", "em", "en", "hai", "hyphen", "ngang", "oai", "pi", "quai", "slash", "ti",
    "underscore", "xi",
)) | SHORT.keys()  # fmt: skip
# Words that name fields: right before figures they need a word that says they are part of the address.
_LABELS = frozenset((
    "address", "amount", "cho", "code", "company", "customer", "do", "email", "gmail", "hay", "id", "khi", "kia",
    "mail", "mua", "name", "nha", "number", "phone", "qua", "quay", "ra", "sai", "status", "theo", "tra", "trong",
    "vay", "xin",
))  # fmt: skip
_VOWELS = frozenset("aeiouy")
_PART = re.compile(r"[0-9]|[^0-9@._+/\-]+|.")
_CODE_SIGNS = {"-": "gạch ngang", "/": "xẹt", "_": "gạch dưới", ".": "chấm", "&": "dấu và"}


def speak_code(code: str) -> str:
    """A code sign by sign: "CUS-002" -> "xê u ét gạch ngang không không hai"."""
    return " ".join(_sign(char.upper(), _CODE_SIGNS) for char in code)


def speak_email(address: str) -> str:
    """An address, words that can be said kept whole: "minh.le@gmail.com" -> "minh chấm le a còng gmail chấm com"."""
    said: list[str] = []
    for part in _PART.findall(address):
        said += ["viết liền"] if part.isdigit() and said and said[-1] in _LABELS else []
        said.append(_said(part))
    return " ".join(said)


_SOUNDED = "zfj"
"""Letters that people type for a sound: "zo" in front is heard as "vô", and so it is spelled."""


def _said(part: str) -> str:
    if part in _EMAIL_SIGNS or part.isdigit():
        return _sign(part, _EMAIL_SIGNS)
    typed_for_sound = len(part) == len("zo") and part[0] in _SOUNDED
    if len(part) > 1 and _VOWELS & set(part) and part not in _HEARD_OTHERWISE and not typed_for_sound:
        return part
    return " ".join(_DOUBTFUL_LETTERS.get(char) or _sign(char, _EMAIL_SIGNS) for char in part.upper())


def _sign(char: str, signs: dict[str, str]) -> str:
    if char.isdecimal():
        return _FIGURES[int(char)]
    return signs.get(char) or _LETTERS.get(char, char)
