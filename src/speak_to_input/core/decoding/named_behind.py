"""Where a text is told where to go by the words behind it: "… là mô tả", "…, ghi vào mô tả", "…, lý do ghi vậy nhé"."""

from collections.abc import Iterator
from typing import NamedTuple

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention

_FREE = (FieldKind.PROSE, FieldKind.TEXT)
_LEAST = 1
"""No text ends before this token."""
_ON_THE_WAY = 4
"""Words between the verb and where it is to be written."""

_LINK_NEAR = 2


class NamedBehind(NamedTuple):
    """The token after the text, the first one of the name, the name, and the token behind all that tells where to."""

    end: int
    start: int
    mention: Mention
    stop: int
    written: bool = True
    """A verb of writing stands with the name, so that nothing else can be meant."""


def named_behind(values: BareValues) -> tuple[NamedBehind, ...]:
    """Every such place of the utterance."""
    mentions = values.found.mentions
    if not any(_is_free(values, m, w.INTO_NAME) for told in mentions[_LEAST:] for m in told):
        return ()
    return (
        *_is_it(values),
        *(found for at in range(_LEAST, len(values.words)) for found in _written(values, at)),
    )


def _is_it(values: BareValues) -> Iterator[NamedBehind]:
    """As in "khách mất tiền trong thẻ | là mô tả", "…, | đó là mô tả"."""
    words = values.words
    for at in values.links:
        if not _LEAST < at < len(words) - 1 or not words.says(at, "là"):
            continue
        end = next(
            (b for b in (at - 2, at - 1) if b > 0 and values.marks.behind(words, b, Mark.THIS_TEXT) == at), at
        )
        for mention in _names(values, at + 1, w.NAME_FAIR, written=False):
            yield NamedBehind(end, at + 1, mention, mention.end, written=end < at)


def _written(values: BareValues, at: int) -> Iterator[NamedBehind]:
    """What begins at token `at` and tells where the words before it go."""
    words, marks = values.words, values.marks
    paused = bool(words.tokens[at].mark)
    begun = marks.at(words, at, Mark.WRITING, Mark.THIS_TEXT, Mark.TAKEN_AS)
    if begun and (paused or not _is_done(values, at)):
        yield from _into(values, at)
        yield from _taken_as(values, at)
    if paused:
        yield from _so_written(values, at)


def _is_done(values: BareValues, at: int) -> bool:
    """As in "khách bảo đã | ghi vào ghi chú": somebody does so, or does not; nobody is asked to."""
    words, marks = values.words, values.marks
    if marks.at(words, at - 1, Mark.NO) or not marks.at(words, at - 1, Mark.DOER):
        return marks.at(words, at - 1, Mark.NO)
    if not marks.at(words, at - 1, Mark.WHO):
        return True
    led = at < _LEAST_LED or bool(words.tokens[at - 1].mark)
    return led or marks.at(
        words, at - 2, Mark.REPORT, Mark.DOER
    )  # "đã mở thẻ cho khách | ghi vào …" is asked for


_LEAST_LED = 2


def _into(values: BareValues, at: int) -> Iterator[NamedBehind]:
    """As in "…, | ghi vào mô tả giúp em", "… | cái đó để vô ghi chú"."""
    words, marks = values.words, values.marks
    if any(_text_told(values, b) >= at for b in range(max(1, at - 3), at)):
        return  # "… cái đó | để vào ghi chú" begins with what stands for the text
    verb = _text_told(values, at) or at
    verb += verb > at and words.says(verb, "thì", "cứ", "em", "bạn")
    behind = marks.behind(words, verb, Mark.WRITING)
    if not behind:
        return
    into, step = _passed(values, behind), 0
    while not step and into >= behind:
        step = marks.behind(words, into, Mark.TEXT_INTO)
        into = step or into - 1
    if not step or any(words.tokens[place].mark for place in range(verb + 1, into)):
        return
    name = marks.behind(words, into, Mark.BOX) or into
    for mention in _names(values, name, w.INTO_NAME):
        yield NamedBehind(at, name, mention, mention.end)


def _text_told(values: BareValues, at: int) -> int:
    """The token behind what stands for the text; 0 for none, as in "… của nhân viên | đó | cho vô biện pháp"."""
    words, marks = values.words, values.marks
    end = marks.behind(words, at, Mark.THIS_TEXT)
    alone = end == at + 1 and not words.tokens[at].mark and not marks.at(words, at, Mark.SO_WRITTEN)
    return 0 if alone else end


def _passed(values: BareValues, at: int) -> int:
    """The token behind courtesy and words for the text that begin at token `at`."""
    last = at + _ON_THE_WAY
    while at < last and (behind := values.marks.behind(values.words, at, Mark.WAY_OF_WRITING)):
        at = behind
    return at


def _taken_as(values: BareValues, at: int) -> Iterator[NamedBehind]:
    """As in "…, | lấy đó làm lý do"."""
    words, marks = values.words, values.marks
    text = marks.behind(words, at, Mark.TAKEN_AS)
    lead = text and marks.behind(words, text, Mark.THIS_TEXT)
    name = lead and marks.behind(words, lead, Mark.AS)
    if name:
        for mention in _names(values, marks.behind(words, name, Mark.BOX) or name, w.NAME_FAIR):
            yield NamedBehind(at, mention.end - 1, mention, mention.end)


def _so_written(values: BareValues, at: int) -> Iterator[NamedBehind]:
    """As in "…, | lý do ghi vậy nhé": behind a pause, for "ghi chú ghi vậy" alone has no text before it."""
    words, marks = values.words, values.marks
    name = marks.behind(words, at, Mark.BOX) or at
    if name >= len(words) or not words.tokens[at].mark:
        return
    for mention in values.found.mentions[name]:
        verb = mention.end + words.says(mention.end, "thì", "cứ", "em")
        so = marks.behind(words, verb, Mark.WRITING)
        stop = so and marks.behind(words, so, Mark.SO_WRITTEN)
        if stop and _is_free(values, mention, w.INTO_NAME) and values.texts.clause_may_end(stop):
            yield NamedBehind(at, name, mention, stop)


def _names(values: BareValues, at: int, least: float, *, written: bool = True) -> Iterator[Mention]:
    """The names of free texts at token `at` that no text of theirs follows."""
    for mention in values.found.mentions[at] if at < len(values.words) else ():
        if not _is_free(values, mention, least) or values.is_set_off_by_colon(mention.end):
            continue
        if any(link in values.links for link in range(mention.end, mention.end + _LINK_NEAR)):
            continue  # "thêm vô ghi chú nữa là | …": the text stands behind
        begun = written and mention.end < len(values.words) and values.texts.begins(mention.end)
        if begun or values.texts.clause_may_end(mention.end):
            yield mention


def _is_free(values: BareValues, mention: Mention, least: float) -> bool:
    return mention.strength > least and values.fields[mention.field].kind in _FREE
