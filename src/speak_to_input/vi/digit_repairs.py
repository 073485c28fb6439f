"""What stands between the pieces of a dictated digit string, and what a self-repair leaves of it.

"không chín sáu ba à nhầm sáu hai …": the speaker went back to the six and said it on from there.
"""

from speak_to_input.vi.cards import account_fit
from speak_to_input.vi.digit_pieces import Gap, Piece, PieceKind
from speak_to_input.vi.ids import id_fit
from speak_to_input.vi.number_ends import ends_named_at, is_first
from speak_to_input.vi.text import Words, fold

_FILLERS = (
    "ờ", "ơ", "ờm", "ừm", "ừ", "um", "uh", "à", "ạ", "thì", "rồi", "tiếp", "theo", "dạ", "xong", "gạch",
    "ngang", "chấm",
    "dấu", "cách", "nha", "nhé", "ha", "ok",
)  # fmt: skip
_FOLDED_FILLERS = (
    "o", "um", "uh", "a", "thi", "roi", "tiep", "gach", "ngang", "cham", "dau", "cach", "nha", "nhe"
)  # fmt: skip
_REPAIRS = (
    ("không", "phải"), ("à", "nhầm"), ("ý", "tôi", "là"), ("ý", "em", "là"), ("nói", "lại"), ("đọc", "lại"),
    ("sửa", "lại"), ("xin", "lỗi"), ("đúng", "ra", "là"), ("phải", "là"), ("à", "quên"), ("không", "đúng"),
    ("nhầm",), ("lộn",), ("quên",), ("sai",),
    *((start, wrong) for start in ("à", "ấy", "ý", "í", "ủa", "ơ", "ờ", "chết") for wrong in ("nhầm", "lộn", "quên")),
    ("ấy", "chết"), ("à", "chết"), ("ủa", "không"),
)  # fmt: skip
_AFTER_REPAIR = ("rồi", "là", "thành", "số", "mới", "đúng", "thôi", "lại", "ạ", "nhé", "mà", "phải")
_LONGEST_GAP = 8
_MAYBE_REPAIRS = ("à", "ờ", "ấy")
_STRUCTURED = 0.9
"""Fit of a number that a tail of another one hardly has by chance: a phone, a citizen id. Ten digits that are no phone
pass as a tax code one time in eleven."""
_CUT = 2
"""So many digits shorter it may be and yet be the whole: an account has no one length."""
_ANEW = 1.0
"""A structured number said again outdoes every tail, which is worth 1.35 at most beside its own fit."""
_ACCOUNT_ANEW = 0.6
"""An account as long as the one before is rather the whole than a tail that begins with the same digit by chance."""
_AS_LONG = 0.7
"""A tail behind a number that was whole takes the place of as many digits: more than same digit and pause (0.35)."""
_BY_CHANCE = 0.5
"""So much less it is worth to go on anywhere in a number that may be whole: what comes out is an id by chance."""
_CLOSE = 0.25
"""So little more worth both ways are offered."""
_WHOLE = 10
"""So many digits may be all: a phone or an account."""
_USUAL = 0.8
"""Fit of an account as long as accounts mostly are."""


def _by_first(folded: bool) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for repair in _REPAIRS:
        table.setdefault(fold(repair[0]) if folded else repair[0], []).append(repair)
    return table


_TONED_REPAIRS, _FOLDED_REPAIRS = _by_first(folded=False), _by_first(folded=True)
_GAP_WORDS = frozenset((*_FILLERS, *_MAYBE_REPAIRS, *_TONED_REPAIRS))
_FOLDED_GAP_WORDS = frozenset((*_FOLDED_FILLERS, *map(fold, _MAYBE_REPAIRS), *_FOLDED_REPAIRS))


def gap_at(words: Words, at: int) -> tuple[int, Gap]:
    """Where the next piece may begin when a piece ended before token `at`, and what lies between."""
    here, gap = at, Gap.NONE
    if at >= len(words.tokens):
        return at, gap
    if words.tokens[at].toned not in (_GAP_WORDS if words.accented else _FOLDED_GAP_WORDS):
        return at, gap
    repairs = _TONED_REPAIRS if words.accented else _FOLDED_REPAIRS
    while here < len(words.tokens) and here - at < _LONGEST_GAP:
        begun = repairs.get(words.tokens[here].toned, ())
        repair = next((r for r in begun if all(words.says(here + k, w) for k, w in enumerate(r))), None)
        if repair is not None:
            here, gap = here + len(repair), Gap.REPAIR
            while words.says(here, *_AFTER_REPAIR) and ends_named_at(words, here) == here:
                here += 1
            end = ends_named_at(words, here) if here < len(words.tokens) else here
            if end > here and not is_first(words, here, end):
                here, gap = end, Gap.END_REPAIR
                while words.says(here, *_AFTER_REPAIR):
                    here += 1
        elif gap is Gap.NONE and words.says(here, *_MAYBE_REPAIRS) and words.says(here + 1, "không"):
            # A mark behind it makes it a plain "no": "à không, ba bảy".
            plain = here + 2 < len(words.tokens) and bool(words.tokens[here + 2].mark)
            return (here + 2, Gap.REPAIR) if plain else (here + 1, Gap.MAYBE_REPAIR)
        elif words.tokens[here].toned in (_FILLERS if words.accented else _FOLDED_FILLERS):
            here += 1
        else:
            break
    return here, gap


def _mended(before: str, after: str, weak: bool, bounds: set[int]) -> list[tuple[float, str]]:
    """Every way `after` may replace the tail of `before`, with its worth."""
    found = []
    as_long = len(before) - len(after)
    for keep in range(len(before) + weak):
        # No more than the tail that was said wrong is dropped, unless the speaker began anew.
        worth = id_fit(before[:keep] + after)
        if keep == 0:
            worth += 0.3 if after[0] == before[0] or len(after) >= len(before) else -0.2
            worth += _anew(before, after)
        elif keep < len(before):
            worth += 0.2 if before[keep] == after[0] else 0.0
            worth += 0.15 if keep in bounds else 0.0
            if len(before) >= _WHOLE and keep != as_long and before[keep] != after[0]:
                worth -= _BY_CHANCE
            if keep == as_long:
                worth += 0.1 + (_AS_LONG if _is_whole(before) else 0.0)
        found.append((worth, before[:keep] + after))
    if 0 < as_long < len(found):
        found[as_long] = (_in_doubt(found, before, after), found[as_long][1])
    return found


def _in_doubt(found: list[tuple[float, str]], before: str, after: str) -> float:
    """What the tail of the same length is worth: hardly more than one that goes on from the digit it begins with.

    Of "0441000778 à nhầm 779215" nobody can tell whether six digits were wrong or the last two, so it is asked; a
    phone stays a phone, unless what goes on is a number of its own sort as well: "0790900123 à nhầm 2445".
    """
    as_long = len(before) - len(after)
    worth, text = found[as_long]
    goes_on = [
        way
        for keep, way in enumerate(found[: len(before)])
        if 0 < keep != as_long and before[keep] == after[0]
    ]
    best, other = max(goes_on, default=(worth, text))
    doubtful = id_fit(text) < _STRUCTURED or id_fit(other) >= _STRUCTURED
    return min(worth, best + _CLOSE) if doubtful else worth


def _anew(before: str, after: str) -> float:
    """What tells that `after` is the whole number said again, and no tail: "0451000987 à nhầm 1234567890".

    As many digits from the same one on are all of them, of whatever sort: "10587 à nhầm 10857".
    """
    if id_fit(after) >= _STRUCTURED or (len(after) == len(before) and after[0] == before[0]):
        return _ANEW
    as_long = len(after) + _CUT >= len(before)
    return _ACCOUNT_ANEW if as_long and min(account_fit(before), account_fit(after)) >= _USUAL else 0.0


def _is_whole(digits: str) -> bool:
    """Whether nothing is to come: then a tail takes the place of as many digits as it has, "…987 à nhầm 988"."""
    return id_fit(digits) >= _STRUCTURED or (len(digits) >= _WHOLE and account_fit(digits) >= _USUAL)


def said_digits(pieces: list[Piece]) -> list[str]:
    """The digit strings that these pieces may stand for once repairs are made, the likeliest first."""
    said = [(0.0, "")]
    segment, bounds = "", set[int]()
    stages: list[tuple[Gap, str]] = []
    gap = Gap.NONE
    for piece in pieces:
        if piece.gap is not Gap.NONE and segment:
            stages.append((gap, segment))
            segment, gap = "", piece.gap
        if not stages:
            bounds.add(len(segment))
        segment += piece.digits
    stages.append((gap, segment))
    for gap, digits in stages:
        if gap is Gap.NONE:
            said = [(0.0, digits)]
            continue
        weak = gap is Gap.MAYBE_REPAIR
        options: list[tuple[float, str]] = []
        if gap is Gap.END_REPAIR:
            ends = [text[: -len(digits)] + digits for _, text in said if len(text) > len(digits)]
            said = [(id_fit(text), text) for text in ends] or said
            continue
        for _, before in said:
            options += _mended(before, digits, weak, bounds)
            # The "không" of "à không" was a "no" and not a zero.
            if weak and len(digits) > 1:
                options += [
                    (worth - 0.05, text) for worth, text in _mended(before, digits[1:], False, bounds)
                ]
        options.sort(key=lambda option: -option[0])
        said = options[:3]
    found = list(dict.fromkeys(text for worth, text in said if worth >= said[0][0] - 0.3))
    return found[:2]


def dictated(pieces: list[Piece]) -> bool:
    """Whether the pieces look like digits read out: several, most of them single or zero-led."""
    singles = sum(piece.kind in (PieceKind.SINGLE, PieceKind.REPEAT) for piece in pieces)
    return singles >= 3 or (len(pieces) >= 2 and pieces[0].digits[0] == "0")
