"""Numbers, sums, percentages and digit strings in words, North standard: what the readers read, said."""

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_PHONE_GROUPS = (4, 3, 3)
_LANDLINE_GROUPS = (3, 4, 4)


def _below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _DIGITS[ones]
    if tens == 1:
        return "mười" + ("" if not ones else " lăm" if ones == 5 else f" {_DIGITS[ones]}")
    special = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}
    return f"{_DIGITS[tens]} mươi{special.get(ones, f' {_DIGITS[ones]}')}"


def _below_thousand(value: int, full: bool) -> str:
    """Three figures; `full` names the hundreds even when there are none."""
    hundreds, rest = divmod(value, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    said = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return said
    return f"{said} linh {_DIGITS[rest]}" if rest < 10 else f"{said} {_below_hundred(rest)}"


def _whole(value: int, full: bool = False) -> str:
    """A whole number from 0; `full` when larger scales stand before it, which must not be heard as short forms."""
    for scale, word in _SCALES:
        if value < scale and not (full and scale < 10**9):
            continue
        high, low = divmod(value, scale)
        head = _whole(high) if high >= 1000 else _below_thousand(high, full) if high else "không"
        if not low:
            return f"{head} {word}"
        tail = _below_thousand(low, full=True) if scale == 1000 else _tail(low, scale)
        return f"{head} {word} {tail}"
    return _below_thousand(value, full)


def _tail(value: int, scale: int) -> str:
    """What follows a million or a billion: every scale down to the last one said is named."""
    lower = scale // 1000
    word = {10**6: "triệu", 10**3: "nghìn"}[lower]
    high, low = divmod(value, lower)
    head = f"{_below_thousand(high, full=True) if high else 'không'} {word}"
    if not low:
        return head
    return f"{head} {_below_thousand(low, full=True) if lower == 1000 else _tail(low, lower)}"


def speak_number(value: Decimal | int) -> str:
    """A number below 10^15 in words: 1_250_000 -> "một triệu hai trăm năm mươi nghìn", -1.5 -> "âm một phẩy năm"."""
    exact = Decimal(value)
    sign = "âm " if exact < 0 else ""
    text = f"{abs(exact):f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    said = sign + _whole(int(whole))
    if decimals:
        said += " phẩy " + " ".join(_DIGITS[int(figure)] for figure in decimals)
    return said


def speak_money(amount_vnd: int) -> str:
    """A sum: 1_500_000 -> "một triệu năm trăm nghìn đồng"."""
    return f"{speak_number(amount_vnd)} đồng"


def speak_percent(value: Decimal) -> str:
    """A percentage: 12.5 -> "mười hai phẩy năm phần trăm"."""
    return f"{speak_number(value)} phần trăm"


def speak_digits(digits: str, groups: tuple[int, ...] | None = None) -> str:
    """Digits one by one in groups, a comma (a breath) between them; letters and signs are left as they are.

    "001090012345" -> "không không một, không chín không, không một hai, ba bốn năm".
    """
    sizes = groups or _groups_of(len(digits))
    said, at = [], 0
    for size in sizes:
        said.append(" ".join(_DIGITS[int(c)] if c.isdigit() else c for c in digits[at : at + size]))
        at += size
    return ", ".join(said)


def _groups_of(length: int) -> tuple[int, ...]:
    """Threes; the last group takes four or two rather than leave one figure alone."""
    threes, rest = divmod(length, 3)
    match rest:
        case 0:
            return (3,) * threes
        case 1 if threes:
            return (*((3,) * (threes - 1)), 4)
        case _:
            return (*((3,) * threes), rest)


def speak_phone(digits: str) -> str:
    """A phone number as people say it: "0963023600" -> "không chín sáu ba, không hai ba, sáu không không"."""
    if len(digits) == sum(_PHONE_GROUPS):
        return speak_digits(digits, _PHONE_GROUPS)
    return speak_digits(digits, _LANDLINE_GROUPS if len(digits) == sum(_LANDLINE_GROUPS) else None)
