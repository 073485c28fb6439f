"""A part of a text is told anew by words that begin alike: "tháng mười một mới phải" of a text that ends "tháng mười".

The word that both begin with tells the part; "hàng tháng thôi chứ hàng tuần …" tells the old part as well.
"""

from collections.abc import Iterator

from speak_to_input.core.commands import AskWhich, Command, Fill
from speak_to_input.core.correcting import parts
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import one_of, recent
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import read_words

_WIDTHS = (3, 2)
"""Words of such a part."""


def put_anew(ground: Ground, commands: tuple[Command, ...]) -> Fill | AskWhich | None:
    """The text with the part that is told anew; None where no text told last has such a part."""
    if any(isinstance(c, Fill) and not c.bare and not c.correction for c in commands):
        return None
    for end in _ends(ground):
        found: dict[int, str] = {}
        for known in recent(ground):
            held = ground.form.fields[known.index].value
            if known.kind in parts.TEXTS and (text := _anew(ground, held, end)):
                found[known.index] = text
        if found:
            return one_of(ground, found)
    return None


def _ends(ground: Ground) -> Iterator[int]:
    """Where the new part may end: before "mới phải", or before "(thôi) chứ" and more."""
    words, marks = ground.words, ground.marks
    for at in range(_WIDTHS[-1], len(words)):
        if marks.at(words, at, Mark.RIGHT) or (marks.at(words, at, Mark.BUT) and at + 1 < len(words)):
            end = at
            while end > _WIDTHS[-1] and marks.at(words, end - 1, Mark.END):
                end -= 1
            yield end


def _anew(ground: Ground, held: str, end: int) -> str:
    words, tokens = ground.words, read_words(held)
    for begin in (end - width for width in _WIDTHS if end >= width):
        right = words.spelling(begin, end)
        first = words.tokens[begin].folded
        places = [at for at, token in enumerate(tokens.tokens[:-1]) if token.folded == first]
        counted = [r.end for r in read_number(words, begin + 1) if r.end == end]
        for place in places:
            numbers = [r.end for r in read_number(tokens, place + 1)]
            stop = max(numbers, default=0) if counted else place + end - begin
            wrong = tokens.spelling(place, stop) if place < stop <= len(tokens) else ""
            told = any(_says(ground, at, wrong) for at in range(end, len(words))) if wrong else False
            if wrong and len(places) == 1 and (counted or told) and wrong.lower() != right.lower():
                start = tokens.tokens[place].start
                return held[:start] + _cased(right, held[start]) + held[tokens.tokens[stop - 1].end :]
    return ""


def _says(ground: Ground, at: int, text: str) -> bool:
    """Whether the words stand at token `at`."""
    wanted = [token.folded for token in read_words(text).tokens]
    return [token.folded for token in ground.words.tokens[at : at + len(wanted)]] == wanted


def _cased(right: str, first: str) -> str:
    return right[0].upper() + right[1:] if first.isupper() else right[0].lower() + right[1:]
