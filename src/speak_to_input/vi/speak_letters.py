"""Codes and e-mail addresses in words: letters by name, figures one by one, signs by name."""

_FIGURES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# Where several names are usual, the one that no neighbour turns into another letter: "i e" is an E, "a rờ" an R.
_LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "đê", "Đ": "đ", "E": "e", "F": "ép", "G": "giê", "H": "hát",
    "I": "i ngắn", "J": "gi ây", "K": "ca", "L": "eo lờ", "M": "em mờ", "N": "en", "O": "o", "P": "pê",
    "Q": "quy", "R": "e rờ", "S": "ét", "T": "tê", "U": "u", "V": "vê", "W": "vê kép", "X": "ích",
    "Y": "i dài", "Z": "dét",
}  # fmt: skip
_EMAIL_SIGNS = {"@": "a còng", ".": "chấm", "_": "gạch dưới", "-": "gạch ngang", "+": "cộng", "/": "trên"}
_CODE_SIGNS = {"-": "gạch ngang", "/": "xẹt", "_": "gạch dưới", ".": "chấm", "&": "dấu và"}


def speak_code(code: str) -> str:
    """A code sign by sign: "CUS-002" -> "xê u ét gạch ngang không không hai"."""
    return " ".join(_sign(char.upper(), _CODE_SIGNS) for char in code)


def speak_email(address: str) -> str:
    """An address, words kept whole, signs and figures named: "minh chấm lê a còng gmail chấm com"."""
    said: list[str] = []
    word = ""
    for char in address:
        if char.isdigit() or char in _EMAIL_SIGNS:
            said += [word] if word else []
            said.append(_sign(char, _EMAIL_SIGNS))
            word = ""
        else:
            word += char
    return " ".join([*said, word] if word else said)


def _sign(char: str, signs: dict[str, str]) -> str:
    if char.isdigit():
        return _FIGURES[int(char)]
    return signs.get(char) or _LETTERS.get(char, char)
