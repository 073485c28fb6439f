"""A text is taken back from a word on, "khách thích trà, à không, thích cà phê": what stands before that word stays."""

from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.text import read_words

_TEXTS = (FieldKind.PROSE, FieldKind.TEXT)
_LONGEST = 8
"""Words of what is taken back."""
_NAMED = 0.6


def text_repaired(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a text that puts the end of another one right begins as that one does."""
    return tuple(_whole(ground, c) if isinstance(c, Fill) and c.correction else c for c in commands)


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
