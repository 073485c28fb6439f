"""A correction of a part of a value is one only where the words say nothing else.

"năm 89 cơ", "thừa dấu chấm nha em" put right what the form holds; in "mua nhà năm 2027 cơ" and "ghi chú là email thừa
dấu chấm" the same words tell of something, and nothing that is held may be changed by them. Which words carry nothing
is asked of the whole utterance: of the correction's own words, of what is held and what it shall be, of courtesy.
"""

import re
from collections.abc import Iterator

from speak_to_input.core.commands import AskWhich, Fill, Understanding
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.days import iso_day
from speak_to_input.core.slots import Lean
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import fold

_FAIRLY, _CALLED = 0.3, 0.9
"""How clearly another field must be named: where it gets a value, and where it does not."""
_NAME = 2
"""Words of a name that is surely one: "ngày" alone calls many fields."""
_DAY = 10
"""Characters of a day."""
_LEAST = 3
"""Letters of a word that is written as a piece of an address."""
_PIECE = re.compile(r"[a-z0-9]+")
_TALLIES = frozenset({Kind.NUMBER, Kind.DIGITS, Kind.DATE, Kind.TIME, Kind.DATETIME})
_CALLS = (Mark.YEAR, Mark.QUARTER, Mark.MONTH, Mark.DAY, Mark.HOUR, Mark.TAIL, Mark.PART)
"""What parts are called."""
_OWN = (
    *(Mark.NO, Mark.DENIAL, Mark.DOUBTFUL_NO, Mark.BUT, Mark.START, Mark.MOVED, Mark.CHANGE, Mark.FINDING),
    *(Mark.MOVE, Mark.TOTAL, Mark.RIGHT, Mark.END, Mark.INDEED, Mark.INSIST, Mark.CUT, Mark.AWAY),
    *(Mark.COURTESY, Mark.AFTER_WORD, Mark.WORD, Mark.WITH, Mark.ALONE, Mark.IT, Mark.WHOM, Mark.AT_SIGN),
    *(Mark.PART, Mark.KEPT, Mark.NAME_PART, Mark.MIDDLE_NAME, Mark.FAMILY_NAME, Mark.YEAR, Mark.MONTH),
    *(Mark.DAY, Mark.HOUR, Mark.TAIL, Mark.WRONG, Mark.OVER, Mark.IS, Mark.DOT, Mark.UNDERSCORE, Mark.DASH),
    *(Mark.JOINED, Mark.TOO_MUCH, Mark.LACKING, Mark.BLAME, Mark.TONE, Mark.ALTER, Mark.HALF, Mark.EXCHANGE),
    *(Mark.MIXED_UP, Mark.TWO, Mark.THING, Mark.MUTUAL, Mark.LIGHT, Mark.BESIDE_A_PART, Mark.QUARTER),
)
"""By these a correction is told."""


def says_nothing_else(ground: Ground, told: Understanding, part: Fill | AskWhich) -> bool:
    """Whether the correction is all that is said, and what the field holds then can be so.

    Takes: `told`: what the words are without it.
    """
    fills = [
        each for each in (part.choices if isinstance(part, AskWhich) else (part,)) if isinstance(each, Fill)
    ]
    fields = {fill.field for fill in fills}
    others = {c.field for c in told.commands if isinstance(c, Fill) and _is_clear(ground, c, fills)} - fields
    if _are_named(ground, others) or _says_held(ground, others):
        return False
    if not all(_can_be(ground, fill) for fill in fills):
        return False
    explained = {at for begin, end in _explained(ground, fills) for at in range(begin, end)}
    return len(explained) == len(ground.words)


def _is_clear(ground: Ground, command: Fill, fills: list[Fill]) -> bool:
    """Whether the words tell a field's value; not where its name is missing and the value is that of the correction."""
    if command.bare or command.doubt is not None:
        return False
    known = ground.vocabulary.by_name(command.field)
    same = any(fold(command.text) in fold(fill.text) for fill in fills)
    return not same or (known is not None and known.index in ground.named)


def _are_named(ground: Ground, fields: set[str]) -> bool:
    """Whether one of the fields is named, and not only by what a part is called: "năm", "tháng"."""
    fairly = [
        (
            ground.vocabulary.fields[m.field].name,
            m.end - at < _NAME and ground.marks.at(ground.words, at, *_CALLS),
        )
        for at, place in enumerate(ground.found.mentions)
        for m in place
        if m.strength > _FAIRLY
    ]
    by_part = {name for name, part in fairly if part} - {name for name, part in fairly if not part}
    return bool(fields - by_part)


def _says_held(ground: Ground, fields: set[str]) -> bool:
    """Whether the choice is said that one of the fields holds: "đổi mua xe thành mua nhà" is of the purpose."""
    held = {known.index: ground.held(known) for known in ground.filled() if known.name in fields}
    offers = (o for place in ground.found.offers for o in place if o.option and o.fit > _CALLED)
    return any(held.get(o.field) == o.text for o in offers)


def _can_be(ground: Ground, fill: Fill) -> bool:
    """Whether a day is on the side of today on which such days are: nobody is born in 2027."""
    known, day = ground.vocabulary.by_name(fill.field), iso_day(fill.text[:_DAY])
    over = known is not None and known.slot.lean is Lean.PAST
    return not (over and day is not None and day > ground.context.today)


def _explained(ground: Ground, fills: list[Fill]) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that belong to the correction, or carry nothing."""
    words = ground.words
    own, texts = set[str](), [fill.text for fill in fills]
    for fill in fills:
        if (known := ground.vocabulary.by_name(fill.field)) is not None:
            own |= known.label_words
            texts.append(ground.held(known))
    for text in texts:
        own |= set(_PIECE.findall(fold(text)))
    whole = " ".join("".join(_PIECE.findall(fold(text))) for text in texts)
    for at, token in enumerate(words.tokens):
        ends = [each.end for each in ground.lexicon.particles.at(words, at)]
        ends += [each.end for each in ground.lexicon.titles.at(words, at)]
        ends += [r.end for r in ground.found.readings[at] if r.kind in _TALLIES]
        ends.append(ground.marks.behind(words, at, *_OWN))
        spelled = len(token.folded) >= _LEAST and token.folded in whole  # "maido | viết liền"
        ends.append(at + 1 if spelled or token.folded in own else at)
        yield at, max(ends)
