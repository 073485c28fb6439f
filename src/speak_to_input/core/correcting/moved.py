"""A value behind words of changing, whatever reasons stand around it: "rủi ro cao sửa thành 8, một vụ tính hai lần"."""

from decimal import Decimal

from speak_to_input.core.commands import AskWhich, Command, Fill, Unknown
from speak_to_input.core.correcting import moments
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.parts import TEXTS
from speak_to_input.core.correcting.referents import one_of, recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_CALLED = 2
"""Words of a label that call a field."""
_NAMED = 0.6
"""How clearly a field is named by words that its label has not: "diện tích | sửa lại 120" is no price."""
_TOLD = 0.4
"""How well a sum must be told: that it is just that much more says the rest."""
_NOT_SO = TEXTS | {FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.FILE}
_AMOUNTS = (FieldKind.MONEY, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.DURATION)


def new_total(ground: Ground) -> Fill | AskWhich | None:
    """As in "cộng thêm năm vụ … thành sáu mươi lăm": a field that holds sixty is meant, whatever else is said."""
    marks, words = ground.marks, ground.words
    if not marks.anywhere(words, Mark.ADD, Mark.LESS, Mark.SO):
        return None
    found: dict[int, str] = {}
    for known in ground.filled():
        held = ground.held(known)
        if known.kind not in _AMOUNTS or known.choices or not held.isdigit():
            continue
        for at in range(1, len(words)):
            for begin in marks.ends(words, at, Mark.TOTAL):
                total = ground.longest(known, begin, least=_TOLD)
                if total and total.text.isdigit() and _is_step(ground, known, at, int(held), int(total.text)):
                    found[known.index] = total.text
    return one_of(ground, found)


def _is_step(ground: Ground, known: Known, end: int, held: int, total: int) -> bool:
    """Whether by how much it changes is told before token `end`."""
    steps = (r.value for at in range(end) for r in ground.found.readings[at] if r.end <= end)
    return held != total and any(isinstance(s, Decimal | int) and s == abs(total - held) for s in steps)


def moved_to(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a value behind words of changing is that of the field named before them, else of the one told last.

    What was made of the words before, which only say why, is none of them.
    """
    if not ground.marks.anywhere(ground.words, Mark.MOVE, Mark.CHANGE):
        return commands
    for at in range(len(ground.words)):
        for begin in sorted(_moved_ends(ground, at)):
            referents = _referents(ground, at)
            understood = {c.field for c in commands if isinstance(c, Fill) and c.doubt is None}
            for known in sorted(referents, key=lambda known: known.name not in understood):
                if (fill := _new_value(ground, known, begin)) is not None:
                    return _beside(ground, commands, fill, begin)
    return commands


def _moved_ends(ground: Ground, at: int) -> set[int]:
    """The tokens behind words of changing at token `at`; "thành" is one where its clause moves something."""
    marks, words = ground.marks, ground.words
    ends = marks.ends(words, at, Mark.MOVE)
    if words.says(at, "thành") and at > 0:
        before = range(ground.words.clause_begin(at), at)
        moved = any(marks.at(words, p, Mark.MOVED) and not words.says(p, "lộn", "nhầm") for p in before)
        ends = ends | marks.ends(words, at, Mark.TOTAL) if moved else ends
    return ends


def _referents(ground: Ground, at: int) -> list[Known]:
    """The field of whose label the most words stand before token `at`; where none is called, those told last."""
    begin = ground.words.clause_begin(at)
    called = {known.index: ground.called(known, begin, at) for known in ground.filled()}
    most = max(called.values(), default=0)
    if most >= _CALLED:
        best = [known for known in ground.filled() if called[known.index] == most]
        return best if len(best) == 1 else []
    last = [known for known in recent(ground) if known.kind not in _NOT_SO]
    named = {
        m.field for place in range(begin, at) for m in ground.found.mentions[place] if m.strength > _NAMED
    }
    return last if not named or named & {known.index for known in last} else []


def _new_value(ground: Ground, known: Known, begin: int) -> Fill | None:
    if known.kind in _NOT_SO or begin >= len(ground.words):
        return None
    words, held, end = ground.words, ground.held(known), ground.clause_end(begin)
    offer = ground.longest(known, begin)
    said = words.spelling(begin, end)
    span = max((r.end for r in ground.found.readings[begin] if r.kind is Kind.DURATION), default=0)
    if (offer is not None and offer.end < span) or (known.kind is FieldKind.MONEY and span >= end):
        return None  # "dời lui lại | một tuần" is by how much, "giảm xuống còn | bảy năm" no sum
    text = offer.text if offer is not None else moments.completed(known, held, said, ground.marks)
    if text in ("", held):
        return None
    return ground.put_right(known, text, said if offer is None else words.spelling(begin, offer.end))


def _beside(ground: Ground, commands: tuple[Command, ...], fill: Fill, begin: int) -> tuple[Command, ...]:
    """The commands with the correction, without what was made of its own words and of bare ones before them."""
    start = ground.words.tokens[begin].start
    clear = [c for c in commands if isinstance(c, Fill) and c.doubt is None and not c.bare]
    other = [c for c in clear if c.field == fill.field and c.text != fill.text]
    if other and not all(_is_by_how_much(ground, c, begin) for c in other):
        return commands
    end = ground.words.tokens[ground.clause_end(begin) - 1].end
    kept = [
        c for c in commands if not isinstance(c, Unknown | Fill) or _is_apart(ground, c, fill, start, end)
    ]
    return fill, *(command for command in kept if not isinstance(command, AskWhich))


def _is_by_how_much(ground: Ground, command: Fill, begin: int) -> bool:
    """As in "lùi lại | hai ngày nữa | thành ngày mười hai": what would be a day only tells how far it is moved."""
    before = (r for at in range(begin) for r in ground.found.readings[at] if r.kind is Kind.DURATION)
    return any(command.heard.startswith(ground.words.spelling(r.start, r.end)) for r in before)


def _is_apart(ground: Ground, command: Unknown | Fill, fill: Fill, start: int, end: int) -> bool:
    """Whether something else is told than the correction, whose clause ends at that character, and its reason."""
    if isinstance(command, Unknown) or command.field == fill.field or command.doubt is not None:
        return False
    place = ground.words.text.lower().find(command.heard.lower())
    known, moved = ground.vocabulary.by_name(command.field), ground.vocabulary.by_name(fill.field)
    if known and moved and known.kind is moved.kind and known.index not in ground.named:
        return False  # "… thành 7, | hai vụ trùng nhau"
    told_why = start <= place < end or (known is not None and known.kind in TEXTS)
    why = told_why and _is_reason(ground, place)
    return not why and (place >= end or not command.bare) and command.heard not in fill.heard


def _is_reason(ground: Ground, place: int) -> bool:
    """As in "nâng lên 55, | vì chữ ký lệch nhiều": what stands at that character says why."""
    at = next((n for n, token in enumerate(ground.words.tokens) if token.start >= place), 0)
    begin = ground.words.clause_begin(at)
    return any(ground.marks.at(ground.words, where, Mark.WHY) for where in range(begin, at + 1))
