"""A text is taken back from a word on, "khách thích trà, à không, thích cà phê": what stands before that word stays."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.said_figures import digit_at
from speak_to_input.vi.text import Words, fold, read_words

_TEXTS = (FieldKind.PROSE, FieldKind.TEXT)
_FREE = (FieldKind.PROSE, FieldKind.FILE, FieldKind.CHOICES, FieldKind.YES_NO)
_LONGEST = 8
"""Words of what is taken back."""
_NAMED, _NAME = 0.6, 0.4
_LEADING = ("phải", "là", "số", "ở", "tên", "anh", "chị", "cô", "chú", "bác", "ông", "bà")
"""As in "à không phải, | chị | Lan", "à nhầm, | ở | 34 Nguyễn Trãi"."""


def text_repaired(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a text that puts the end of another one right begins as that one does."""
    return tuple(_whole(ground, c) if isinstance(c, Fill) and c.correction else c for c in commands)


def of_its_sort(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; "à nhầm, Lan" behind a long text puts a name in that text right, or the one told before it."""
    fill = commands[0] if len(commands) == 1 else None
    known = ground.vocabulary.by_name(fill.field) if isinstance(fill, Fill) and fill.correction else None
    if known is None or not isinstance(fill, Fill) or known.index in ground.named or known.choices:
        return commands
    if fill.text.startswith("Phải, "):  # of "à không phải, thẻ bị nuốt"
        fill = replace(fill, text=fill.text[6:7].upper() + fill.text[7:])
    begin = _place(ground, fill.heard)
    end = begin + len(read_words(fill.heard).tokens)
    while begin < end - 1 and ground.words.says(begin, *_LEADING):
        begin += 1
    if begin and known.kind in _TEXTS and (text := _with_part(ground, ground.held(known), begin, end)):
        return (replace(fill, text=text, to_check=True),)
    alike = set(fold(fill.heard).split()) & set(fold(ground.held(known)).split())
    if begin and known.kind in _TEXTS and _is_small(ground, known, begin, end):
        return (replace(fill, doubt=Doubt.UNSURE),)  # "5 triệu và 7 triệu", "à nhầm, 8 triệu": of which one?
    if not begin or alike or _told_for(ground, known, begin, end):
        return (fill,)
    others = {k.index: _told_for(ground, k, begin, end) for k in ground.filled() if k.kind not in _FREE}
    others = {
        index: text for index, text in others.items() if text not in ("", ground.form.fields[index].value)
    }
    return (one_of(ground, others) or fill,)


def _with_part(ground: Ground, held: str, begin: int, end: int) -> str:
    """The text with the one name, day or number in it that is told anew: "gọi cho chị Mai" by "chị | Lan"; else "".

    Both are read as wholes: of "chị Mai Anh" no Anh stays, and of "khách hẹn ngày 5" no word goes.
    """
    words, text = ground.words, read_words(held)
    counted = _counted_alike(words, begin, end, text)
    begin -= words.says(begin - 1, *_LEADING) and not counted
    title = words.tokens[begin].toned if words.says(begin, *_TITLES) else ""
    called = begin + bool(title)
    kinds = (
        {r.kind for r in ground.found.readings[called] if r.end == end} & _PARTS if called < end else set()
    )
    if title and called + 1 == end:
        kinds = {Kind.PERSON}  # "chú Tư"
    found = counted
    if kinds and not found:
        read = [r for each in read_all(text, ground.lexicon, ground.context.today) for r in each]
        found = {_called(text, r, title) for r in _surest(read, kinds)} - {(0, 0)}
        found |= {(at, at + 2) for at in range(len(text) - 1) if title and text.says(at, title)}
        found = {(first, last) for first, last in found if not _is_in_one(first, last, found)}
    if len(found) != 1:
        return ""
    (first, last), tokens = found.pop(), text.tokens
    changed = held[: tokens[first].start] + words.spelling(begin, end)
    return changed[:1].upper() + changed[1:] + held[tokens[last - 1].end :]


def _counted_alike(words: Words, begin: int, end: int, text: Words) -> set[tuple[int, int]]:
    """Where the text counts the same thing: "4 hồ sơ" takes the place of "3 hồ sơ", "600 triệu" of "500 triệu"."""
    counted = [token.toned for token in words.tokens[begin + 1 : end]]
    if not counted or not _is_figure(words, begin):
        return set()
    places = (at for at in range(len(text) - len(counted)) if _is_figure(text, at))
    return {
        (at, at + 1 + len(counted))
        for at in places
        if [token.toned for token in text.tokens[at + 1 : at + 1 + len(counted)]] == counted
    }


def _is_figure(words: Words, at: int) -> bool:
    return words.tokens[at].has_digit or bool(digit_at(words, at))


def _surest(read: list[Reading[object]], kinds: set[Kind]) -> list[Reading[object]]:
    """Those of the kinds, of several that cross the surest; "6" of "ngày 6" is no number."""
    spans = {(r.start, r.end) for r in read if r.kind in _PARTS and r.sure > _READ}
    kept: list[Reading[object]] = []
    for r in sorted(read, key=lambda r: -r.sure):
        piece = r.kind is Kind.NUMBER and _is_in_one(r.start, r.end, spans)
        apart = all(r.end <= other.start or other.end <= r.start for other in kept)
        if r.kind in kinds and r.sure > _READ and apart and not piece:
            kept.append(r)
    return kept


def _called(text: Words, part: Reading[object], title: str) -> tuple[int, int]:
    """Where the part begins, with the title by which it is called, and ends; nothing where it is called otherwise."""
    if not title:
        return (part.start, part.end)
    return (part.start - 1, part.end) if text.says(part.start - 1, title) else (0, 0)


def _is_small(ground: Ground, known: Known, begin: int, end: int) -> bool:
    """Whether the words are one day, sum or number, and would take the place of a whole text."""
    part = any(r.end == end and r.kind in _PARTS - {Kind.PERSON} for r in ground.found.readings[begin])
    part = part or _is_figure(ground.words, begin)
    return part and end - begin <= _FEW < len(read_words(ground.held(known)))


_FEW = 3


def _is_in_one(start: int, end: int, spans: set[tuple[int, int]]) -> bool:
    """Whether it is only a piece of another: "6" of "ngày 6"."""
    return any((first, last) != (start, end) and first <= start and end <= last for first, last in spans)


_PARTS = frozenset(
    {Kind.PERSON, Kind.DATE, Kind.TIME, Kind.DATETIME, Kind.DATE_RANGE, Kind.MONEY, Kind.NUMBER, Kind.PERCENT}
)
_TITLES = ("anh", "chị", "cô", "chú", "bác", "ông", "bà", "em")
_READ = 0.15


def _told_for(ground: Ground, known: Known, begin: int, end: int) -> str:
    """What the field would hold by these words, or by all up to the clause's end; "" where they are no value of it."""
    name = known.kind is FieldKind.PERSON and ground.words.tokens[begin].text.istitle()
    offer = ground.longest(known, begin, least=_NAME if name else _NAMED)
    ends = (end, ground.words.clause_end(begin))
    return offer.text if offer is not None and offer.end in ends else ""


def _whole(ground: Ground, fill: Fill) -> Fill:
    known, words = ground.vocabulary.by_name(fill.field), ground.words
    start = _place(ground, fill.heard) if known is not None and known.kind in _TEXTS else 0
    back = start
    while back > 0 and ground.marks.at(words, back - 1, Mark.START, Mark.MOVED):
        back -= 1
    if known is None or not 0 < back < start:
        return fill
    ends = [
        m.end
        for told in ground.found.mentions[:back]
        for m in told
        if m.field == known.index and m.strength > _NAMED
    ]
    begin = max((end for end in ends if end < back), default=0)
    begin += words.says(begin, "là", "thì")
    first = words.tokens[start].folded
    places = [at for at in range(max(begin, back - _LONGEST), back) if words.tokens[at].folded == first]
    if not begin or len(places) != 1 or places[0] == begin:
        return fill
    lead = words.spelling(begin, places[0])
    text = f"{lead[:1].upper()}{lead[1:]} {fill.text[:1].lower()}{fill.text[1:]}"
    return replace(fill, text=text, to_check=True)


def _place(ground: Ground, heard: str) -> int:
    """The token at which the words stand; 0 where they stand at the head or nowhere."""
    said, tokens = read_words(heard).tokens, ground.words.tokens
    for at in range(1, len(tokens) - len(said) + 1):
        if said and all(t.toned == s.toned for t, s in zip(tokens[at:], said, strict=False)):
            return at
    return 0
