"""What a story tells for long texts whose fields nobody names: "khách than | thẻ bị nuốt, mình | hoàn phí".

Which words are the text of which sort is learned (core/stories); here it is one more way in which decoding may go on.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import log

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.courtesy import sorry
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step, Unmade
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.texts import after_texts
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.core.stories.tagger import Span
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_CERTAIN = 1e-4


def after_told(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis | Unmade]]:
    """The readings in which the words from token `at` on are the text that a story tells, by where it ends."""
    if h.open >= 0 or h.negated or h.repair or h.refusing:
        return
    for span in _told_at(scene).get(at, ()):
        field = scene.story_fields[span.role]
        if h.filled >> field & 1 or not scene.form.fields[field].empty:
            continue
        if (span.role in _BESIDE and not h.steps and _is_all(scene, span)) or scene.is_title(at, span.end):
            continue
        gain = w.STORY + w.STORY_SURE * log(span.sure / (1 + _CERTAIN - span.sure))
        gain -= w.STORY_MID_TEXT if _is_within_text(h, at) else 0.0
        gain -= w.STORY_OVER_CHOICE if _says_a_choice(scene, span) else 0.0
        opened = h.but(
            open=field, open_gain=gain, open_start=at, open_end=at, open_sure=span.sure, linked=True
        )
        for end, taken in after_texts(scene, opened, at, scene.fields[field]):
            if end == span.end:
                yield end, taken


@noted
def _told_at(scene: Scene) -> dict[int, list[Span]]:
    """By token, the texts that a story may tell; who says where a text goes, or was asked for it, means all of it."""
    found: dict[int, list[Span]] = {}
    asked = any(known.kind is FieldKind.PROSE and scene.waits_for(known.index) for known in scene.fields)
    apology = sorry(scene.found)
    for span in () if scene.named_behind or asked else scene.spans:
        field = scene.story_fields[span.role]
        none = span.start in apology or scene.words.says(span.end - 1, "chưa", "không")  # it asks
        if not (none or _is_workplace(scene, span) or _is_named_before(scene, field, span.start)):
            found.setdefault(span.start, []).append(span)
    return found


def _is_workplace(scene: Scene, span: Span) -> bool:
    """As in "trưởng phòng nhân sự, | làm ở hội sở": where somebody works, and no reason for anything."""
    words = scene.words
    titles = (r.end for r in scene.found.readings[span.start] if r.kind is Kind.POSITION)
    at = max(titles, default=span.start)
    return words.says(at, "làm") and words.says(at + 1, "ở", "tại", "bên") and span.end <= at + _WORKPLACE


_WORKPLACE = 5
"""Whoever tells more words of where they work tells more than that."""


def _is_named_before(scene: Scene, field: int, at: int) -> bool:
    """Whether the field's name, or that of another text, leads to what is said at token `at`: it is no story then."""
    before = (m for p in range(max(0, at - _NEAR - _LONGEST_NAME), at) for m in scene.found.mentions[p])
    return any(
        m.end >= at - _NEAR
        and m.strength > (w.NAME_HEARD if m.end == at else w.NAME_FAIR)
        and (m.field == field or _is_text(scene.fields[m.field]))
        for m in before
    )


def _is_text(known: Known) -> bool:
    return known.kind in (FieldKind.PROSE, FieldKind.TEXT)


def _says_a_choice(scene: Scene, span: Span) -> bool:
    """Whether a choice of a list is told in its own words there, and is no part of what the text tells of."""
    if span.role in _OF_WHAT_HAPPENED:
        return False
    return any(
        bare.offer.option
        and bare.offer.end <= span.end
        and bare.offer.end - at > 1
        and bare.worth > bare.cost
        for at in range(span.start, span.end)
        for bare in scene.bare_offers(at)
    )


_OF_WHAT_HAPPENED = frozenset(
    {"problem", "violation", "deed", "reason", "handover", "failure", "fraud", "prevention"}
)
"""Texts of which a card or a transfer may be a part: "thẻ tín dụng bị khóa"."""


_NEAR, _LONGEST_NAME = 3, 6
"""Words between a field's name and the text of it, and of such a name."""


_BESIDE = frozenset({"reason", "rejection", "note", "handover", "prevention"})
"""What is told beside something else only: nobody tells why who asks for nothing."""


def _is_all(scene: Scene, span: Span) -> bool:
    return all(map(scene.texts.is_particle, range(span.end, len(scene.words))))


def _is_within_text(h: Hypothesis, at: int) -> bool:
    """Whether a text whose field was named may go on here: it may tell a story itself."""
    last = h.steps[-1] if h.steps else None
    return last is not None and last.text and not last.bare and last.end == at


def as_told(scene: Scene, step: Step, command: Command) -> Command:
    """What is done with such a text: it is written as it was told, to its last word ("khóa thẻ | cho cô")."""
    if not (step.text and step.bare and isinstance(command, Fill)):
        return command
    said = scene.said(step.start, step.end)
    text = said[:1].upper() + said[1:]
    return replace(command, text=text, heard=text)
