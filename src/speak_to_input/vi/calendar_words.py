"""Days, months and years as words and figures: the parts that dates and ranges are put together from."""

from dataclasses import dataclass, replace

from speak_to_input.vi.cardinals import cardinals
from speak_to_input.vi.digit_pieces import Gap, PieceKind, piece_at
from speak_to_input.vi.digit_repairs import gap_at
from speak_to_input.vi.groups import Part, Shape, group
from speak_to_input.vi.lines import Run, line_of, noted
from speak_to_input.vi.numerals import WORDS, Role, counts_unit, numerals
from speak_to_input.vi.text import Words

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Two-digit years up to this one are of this century: "năm 26" and "năm chín mươi".
_LAST_SHORT_YEAR = 40
_PAIRS_FROM = 2020
_DAY_ROLES = (Role.DIGIT, Role.FIGURE, Role.TEN)


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number over tokens up to `end` (exclusive)."""

    value: int
    end: int
    weight: float = 1.0


def full_year(short: int) -> int:
    """The year that two digits stand for: 90 -> 1990, 5 -> 2005."""
    return short + (2000 if short <= _LAST_SHORT_YEAR else 1900)


def is_year(value: int) -> bool:
    """Whether a form would take this as a year."""
    return _FIRST_YEAR <= value <= _LAST_YEAR


@noted
def small_counts(words: Words, at: int, least: int, most: int) -> list[Count]:
    """Whole numbers between two limits at token `at`, the longest wording first."""
    if at >= len(words.tokens):
        return []
    first = numerals(words, at)
    if not first or first[0].role not in _DAY_ROLES:
        return []
    if first[0].written:
        text = first[0].text
        fits = len(first) == 1 and text.isdigit() and len(text) <= 2 and least <= int(text) <= most
        return [Count(int(text), at + 1)] if fits else []
    if first[0].after_ten:
        return []
    run, begin = line_of(words).places[at]
    found = [
        # In "tháng ba năm …" the year has taken the "năm" that a pair would end with.
        Count(int(part.value), run[part.next - 1].end, 1.0 if _before_year(part, run) else part.weight)
        for part in group(run, begin)
        if least <= part.value <= most and part.value % 1 == 0 and run[part.next - 1].end
    ]
    return [count for count in found if not _splits(words, count.end)]


def _before_year(part: Part, run: Run) -> bool:
    return part.shape is Shape.DIGIT and part.next < len(run) and run[part.next].numeral is WORDS["năm"]


def _splits(words: Words, at: int) -> bool:
    """Whether stopping before `at` would leave half a number behind: mươi, mốt, trăm."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    follow = numerals(words, at)
    return bool(follow) and (
        follow[0].role in (Role.TEN, Role.CHUC) or (follow[0].after_ten and follow[0].text != "4")
    )


def _is_no_month(words: Words, at: int, end: int) -> bool:
    """Whether the number behind "tháng" goes on beyond twelve: "tháng mười | ba"."""
    if end >= len(words.tokens) or words.tokens[end].mark or not words.says(end, *_BEYOND_TWELVE):
        return False
    ends = end + 1 >= len(words.tokens) or words.tokens[end + 1].mark or words.says(end + 1, "năm")
    return bool(ends) and words.says(at, "mười")


_BEYOND_TWELVE = ("ba", "bốn", "sáu", "bảy", "bẩy", "tám")


def days(words: Words, at: int) -> list[Count]:
    """Days of a month at token `at`, with the word that says it is no lunar one: "hăm tám | tây"."""
    return [replace(c, end=after_sun(words, c.end)) for c in small_counts(words, at, 1, 31)]


def after_sun(words: Words, end: int) -> int:
    """The end of a day with the name of the common calendar behind it; in "ngõ 15 | Tây Sơn" it names a place."""
    if words.says(end, "dương") and words.says(end + 1, "lịch"):
        return end + 2
    solar = words.says(end, "tây") and not words.tokens[end].mark
    behind = end + 1 >= len(words.tokens) or words.tokens[end + 1].mark or words.says(end + 1, *_BEHIND_DAY)
    return end + 1 if solar and behind else end


_BEHIND_DAY = (
    "tháng", "tới", "đến", "năm", "này", "ni", "là", "thì", "nghe", "nghen", "nha", "hấy", "em", "tui",
)  # fmt: skip


def is_called_a_day(words: Words, at: int) -> bool:
    """Whether what stands before token `at` calls the number there a day of the month.

    As in "về ngày | 27", in "từ ngày 26 đến | 27" and in "từ | hăm bảy tới ba mươi".
    """
    if not 0 < at < len(words.tokens) or words.tokens[at].mark:
        return False
    if words.says(at, "hăm") and words.says(at - 1, "từ", "bữa"):
        return True
    if words.says(at - 1, "ngày"):
        return not words.says(at - 2, "số", "mấy") and not numerals(words, at - 2)
    before = at - 2
    while words.says(at - 1, "đến", "tới") and before > 0 and numerals(words, before):
        before -= 1
    return (
        before < at - 2
        and (words.says(before, "ngày", "mùng", "mồng") or words.says(before + 1, "hăm"))
        and not words.says(before - 1, "số", "mấy")
    )


def months(words: Words, at: int) -> list[Count]:
    """Months at token `at`, behind "tháng": giêng, tư, mười một, chạp, 10."""
    if words.says(at, "giêng"):
        return [Count(1, at + 1)]
    if words.says(at, "chạp"):
        return [Count(12, at + 1)]
    if words.says(at, "tư"):
        return [Count(4, at + 1)]
    # Digits behind a month are of its year: "tháng ba | chín hai".
    found = [c for c in small_counts(words, at, 1, 12) if not _is_no_month(words, at, c.end)]
    return [replace(c, weight=max(c.weight, 0.8)) if c.end == at + 1 and c.value < 10 else c for c in found]


def month_and_day(words: Words, at: int) -> list[tuple[Count, Count]]:
    """A month at token `at` with its day behind it: "tháng ba ngày mồng năm"."""
    found = []
    for month in months(words, at + 1) if words.says(at, "tháng") else ():
        begin = month.end + words.says(month.end, "ngày")
        begin += words.says(begin, "mùng", "mồng")
        found += [(month, day) for day in days(words, begin) if begin > month.end]
    return found


def _by_pieces(words: Words, at: int, apart: bool, marked: bool) -> list[Count]:
    """Years in digits and pairs: một chín chín mươi, mười chín chín lăm, hai không lẻ hai, chín sáu.

    `apart` splits the ones off a ten: "hai mươi hai sáu" is 20 26.
    """
    found: list[Count] = []
    said, here = "", at
    while len(said) < 4 and here < len(words.tokens) and not (here > at and words.tokens[here].mark):
        follow = numerals(words, here)
        if follow and follow[0].role is Role.ODD:
            said, here = said + "0", here + 1
            continue
        piece = piece_at(words, here)
        if piece is None:
            break
        split = apart and piece.other and piece.kind is PieceKind.TENS
        said, here = said + (piece.digits[0] + "0" if split else piece.digits), piece.end - bool(split)
        if len(said) == 4 and is_year(int(said)):
            found.append(Count(int(said), here, 0.9))
        free = not _splits(words, here) and (_of_a_day(words, at) or not counts_unit(words, here))
        if marked and len(said) == 2 and free:
            found.append(Count(full_year(int(said)), here, 0.6))
    return found


def _of_a_day(words: Words, at: int) -> bool:
    """Whether a day, its month and "năm" stand right before: "mười tháng sáu năm | hai mốt ngày cấp" counts no days."""
    month = next((here for here in (at - 3, at - 4) if words.says(here, "tháng")), 0)
    return month > 0 and words.says(at - 1, "năm") and bool(numerals(words, month - 1))


@noted
def years(words: Words, at: int, marked: bool = True) -> list[Count]:
    """Years at token `at`, the most likely first; two digits only when `marked`, that is behind "năm" or "/"."""
    found = _years(words, at, marked)
    return [*(again for count in found for again in _told_again(words, count)), *found]


def _years(words: Words, at: int, marked: bool) -> list[Count]:
    if at >= len(words.tokens):
        return []
    first = numerals(words, at)
    if not first or first[0].role not in (*_DAY_ROLES, Role.ODD):
        return []
    if first[0].written and first[0].role is Role.FIGURE:
        text = first[0].text
        if len(first) > 1 or not text.isdigit():
            return []
        if len(text) == 4 and is_year(int(text)):
            return [Count(int(text), at + 1)]
        return [Count(full_year(int(text)), at + 1, 0.8)] if marked and len(text) == 2 else []
    # Four figures of a year begin with one, two, or (nineteen, twenty) ten.
    if not marked and first[0].value not in (1, 2, 10):
        return []
    found = [
        # "hai nghìn | hai mốt": where a year may stand, it is no short sum
        Count(int(c.value), c.end, max(c.weight, 0.8) if c.value > _PAIRS_FROM else c.weight)
        for c in cardinals(words, at)
        if c.value % 1 == 0 and is_year(int(c.value)) and c.end > at + 1
    ]
    found += _by_pieces(words, at, False, marked)
    found += _by_pieces(words, at, True, marked)
    best: dict[tuple[int, int], Count] = {}
    for count in sorted(found, key=lambda c: (-c.end, -c.weight)):
        best.setdefault((count.value, count.end), count)
    longest = max((count.end for count in best.values()), default=0)
    # A year is hardly ever cut short: "hai nghìn | hai sáu".
    return [
        replace(c, weight=max(c.weight, 0.6) if c.end == longest else c.weight * 0.3) for c in best.values()
    ][:3]


def _told_again(words: Words, year: Count) -> list[Count]:
    """The year that takes the place of one at once: "năm chín mốt | à nhầm chín hai"."""
    again = years(words, righted_at(words, year.end))
    return [c for c in again if not (counts_unit(words, c.end) or words.says(c.end, "tháng"))]


def righted_at(words: Words, end: int) -> int:
    """Where what was told up to token `end` is told anew behind "à nhầm"; the end of the utterance where it is not."""
    begin, gap = gap_at(words, end)
    return begin if gap is Gap.REPAIR else len(words.tokens)


def is_nth_time(words: Words, at: int) -> bool:
    """As in "lần kiểm tra | thứ 4": the fourth time, and no Wednesday; "lần sau gặp | thứ tư" is one."""
    begins = range(max(words.clause_begin(at), at - 3), at)
    return any(words.says(p, "lần") and not words.says(p + 1, *_WHICH_TIME) for p in begins)


_WHICH_TIME = ("này", "ni", "sau", "tới", "trước", "rồi", "cuối", "đầu", "kế", "vừa", "đó", "nào", "vào", "gần",
               "mới")  # fmt: skip
