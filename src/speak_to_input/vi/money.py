"""Sums of money in đồng: "năm trăm triệu đồng chẵn", "500tr", "2tỷ3", "năm củ", "1,5 tỷ"."""

from speak_to_input.vi.cardinals import Cardinal, cardinals
from speak_to_input.vi.groups import Shape
from speak_to_input.vi.numerals import Role, counts_unit, minus_before, names_no_money, numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_EXACT = ("chẵn", "tròn")
_FOREIGN = ("đô", "usd", "đô-la", "euro", "eur", "yên", "bảng", "$", "won", "tệ", "dollar", "dollars")
_BOTTLED = ("nước", "rượu", "bia", "dầu", "xăng", "sữa", "mật", "mắm", "xe")
"""What "chai", "lít" and "lốp" are of where they are no slang for sums."""
_BIG = 10_000
_LARGEST = 10**16
# A bare number in words may be a sum in a money field: longer ones more likely.
_BARE = 0.2


def _currency_end(words: Words, at: int) -> int:
    """The token after "đồng", "Việt Nam đồng", "vi en đi" at `at`; `at` itself where none is said."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return at
    if words.says(at, "đồng", "đ", "vnd", "vnđ") and not names_no_money(words, at):
        after = at + 1
        return at + 3 if words.says(after, "việt") and words.says(after + 1, "nam") else after
    if words.says(at, "việt") and words.says(at + 1, "nam") and words.says(at + 2, "đồng"):
        return at + 3
    if words.says(at, "vi", "vê", "v") and words.says(at + 1, "en", "n", "nờ"):
        return at + 3 if words.says(at + 2, "đi", "đê", "d", "đờ") else at
    return at


def _bare_sure(words: Words, at: int, cardinal: Cardinal) -> float:
    """How clearly a number without currency is money."""
    token = words.tokens[at]
    text = token.text
    if cardinal.slang:
        return 0.9 if cardinal.end == at + 2 or token.has_digit else 0.85
    if cardinal.shape is Shape.SCALED or (cardinal.shape is Shape.DECIMAL and cardinal.value >= _BIG):
        if cardinal.end == at + 1 and not token.has_digit:
            return 0.05
        return 0.95 if cardinal.value >= _BIG else 0.6
    if token.has_digit and cardinal.value >= _BIG:
        return 0.8 if "." in text or "," in text or cardinal.end > at + 1 else 0.5
    if cardinal.value == 0:
        return 0.1
    return _BARE if cardinal.value >= 10 else _BARE / 2


def _sum(words: Words, at: int, begin: int, cardinal: Cardinal) -> Reading[int] | None:
    """The sum that a number makes with what follows it; None when it counts something else."""
    end = _currency_end(words, cardinal.end)
    named = cardinal.dong or end > cardinal.end
    if words.says(end, *_FOREIGN) and not words.tokens[end].mark:
        return None
    exact = end
    while words.says(exact, *_EXACT) and not words.tokens[exact].mark:
        exact += 1
    if not named and exact > end:
        after = _currency_end(words, exact)
        named, exact = after > exact, after
    if cardinal.value % 1 or cardinal.value >= _LARGEST:
        return None
    if named:
        sure = 1.0
    elif counts_unit(words, end) and (cardinal.shape is not Shape.SCALED or cardinal.value < _BIG):
        return None  # "24 tháng", "một ngàn tờ"
    elif cardinal.slang and (
        words.says(end, *_BOTTLED) or (end == begin + 1 and not words.tokens[begin].has_digit)
    ):
        return None  # "hai | chai nước suối", "cho | chai"
    else:
        sure = _bare_sure(words, begin, cardinal)
    sure *= min(1.0, cardinal.weight + 0.15) if cardinal.weight > 0.6 else cardinal.weight
    amount = int(cardinal.value) * (-1 if begin > at or minus_before(words, at) else 1)
    return Reading(Kind.MONEY, at, exact, amount, round(sure, 3)) if sure >= 0.01 else None


def read_money(words: Words, at: int) -> tuple[Reading[int], ...]:
    """Sums at token `at`, most likely first.

    Gives: whole đồng. "hai tỷ rưỡi" -> 2_500_000_000, "500k" -> 500_000; a bare "hai mươi" is 20, poor.
    """
    first = numerals(words, at)
    if not first:
        return ()
    begin = at + 1 if first[0].role is Role.MINUS else at
    if begin >= len(words.tokens):
        return ()
    found = []
    for cardinal in cardinals(words, begin):
        reading = _sum(words, at, begin, cardinal)
        if reading is not None:
            found.append(reading)
            found += _begun_anew(words, reading)
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end)))


def _begun_anew(words: Words, broken: Reading[int]) -> list[Reading[int]]:
    """The sum for which one was broken off before its unit: "một trăm hai à không | một trăm hai mươi lăm triệu"."""
    at, end = broken.start, broken.end
    begin = end + 2 * (words.says(end, *_OH) and words.says(end + 1, *_WRONG))
    if broken.sure > _BARE or begin == end or not words.says(begin, words.tokens[at].toned):
        return []
    anew = (r for r in read_money(words, begin) if r.sure > _CLEAR and r.end - begin > end - at)
    return [Reading(Kind.MONEY, at, r.end, r.value, r.sure) for r in anew][:1]


_OH, _WRONG, _CLEAR = ("à", "ờ", "ấy", "ủa", "ý"), ("không", "nhầm", "lộn", "quên", "hông", "hổng"), 0.9
