"""What a story tells for a long text without its field's name: "khách than | bị trừ phí hai lần, mình | hoàn phí".

Who tells what happened says by his verbs what it is: what somebody complains of is the problem, what the speaker did
about it is how it was handled, what took somebody home is why he is away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step, Unmade
from speak_to_input.core.decoding.reasons import reason_of
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.story_verbs import ROLES, called
from speak_to_input.core.decoding.texts import after_texts
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted

_LEAST = 2
"""Words of a story's text."""


class Told(NamedTuple):
    """A long text that a verb leads to, from token `text` on."""

    field: int
    text: int
    end: int
    """Where it ends at the latest."""


def after_narrated(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis | Unmade]]:
    """The readings in which the text of a field is told from token `at` on, by where it ends."""
    asked = h.steps and not isinstance(h.steps[-1].command, Fill)
    if h.open >= 0 or h.negated or h.repair or h.refusing or asked:
        return
    for told in narrated(scene, at):
        if told.field == narrative_fields(scene).get("reason") and not (
            h.steps or scene.stories.follows_from(told.end)
        ):
            continue  # nobody tells why who asks for nothing
        if told.field == narrative_fields(scene).get("prevention") and not h.steps:
            continue
        if h.filled >> told.field & 1 or not scene.form.fields[told.field].empty:
            continue
        gain = w.NARRATED + w.NARRATED_WORD * (told.text - at)
        gain -= w.NARRATED_MID_TEXT if _is_within_text(scene, h, at) else 0.0
        opened = h.but(
            open=told.field, open_gain=gain, open_start=at, open_end=told.text, open_sure=1.0, linked=True
        )  # fmt: skip
        least = _LEAST + (told.field == narrative_fields(scene).get("reason"))
        texts = after_texts(scene, opened, told.text, scene.fields[told.field])
        yield from ((end, taken) for end, taken in texts if told.text + least <= end <= told.end)


def as_narrated(scene: Scene, steps: Sequence[Step], step: Step, command: Command) -> Command:
    """What is done with a narrated text: it keeps for whom something was done, which no named text would.

    "khóa thẻ cho cô | rồi"
    """
    if not step.text or not isinstance(command, Fill) or not is_narrated(scene, step):
        return command
    until = min((s.start for s in steps if s.start >= step.end), default=len(scene.words))
    until, end = min(until, scene.stories.end_of(step.start)), step.end
    while end < until and _goes_with(scene, end):
        end += 1
    while end - 1 > step.start and scene.words.says(end - 1, *_TRAILING):
        end -= 1
    said = scene.said(step.start, end)
    text = said[:1].upper() + said[1:]
    return replace(command, text=text, heard=text)


def _goes_with(scene: Scene, at: int) -> bool:
    return scene.texts.is_particle(at) and not scene.words.tokens[at].mark


_TRAILING = ("rồi", "xong", "hết", "luôn", "liền", "giờ", "nay", "nha", "nhé", "nghen", "nghe", "ạ", "hen", "hén", "mà",
             "nên", "vẫn", "và", "thì")  # fmt: skip


def _is_within_text(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether a text whose field was named may go on here: it may tell a story itself."""
    last = h.steps[-1] if h.steps and h.steps[-1].text else None
    return last is not None and last.end == at and not is_narrated(scene, last)


def is_narrated(scene: Scene, step: Step) -> bool:
    """Whether the text of the step is told by a verb, and its field was not named."""
    known = scene.field_of(step)
    if known is None or (known.index, step.start) not in _texts(scene):
        return False
    named = range(max(0, step.start - NEAR), step.start)
    return not any(
        m.field == known.index and m.strength > w.NAME_FAIR for p in named for m in scene.found.mentions[p]
    )


NEAR = 4
"""Words from the one that leads to a text, or the name of its field, to the text."""


@noted
def _texts(scene: Scene) -> frozenset[tuple[int, int]]:
    """Field and first token of every text that is narrated."""
    return frozenset((t.field, t.text) for at in range(len(scene.words)) for t in narrated(scene, at))


def _begin(scene: Scene, field: int, text: int) -> int:
    """Behind an "đã" that the label says already: "Biện pháp đã thực hiện"."""
    return text + (scene.words.says(text, "đã") and "da" in scene.fields[field].label_words)


@noted
def narrated(scene: Scene, at: int) -> tuple[Told, ...]:
    """The texts whose telling begins at token `at`."""
    fields = narrative_fields(scene)
    if not scene.words.accented or not fields or scene.named_behind:
        return ()  # who says behind a text where it goes means all of it
    return tuple(
        Told(fields[role], _begin(scene, fields[role], text), scene.stories.end_of(text))
        for role, text in scene.stories.told_at(at)
        if role in fields and text < len(scene.words) and not scene.waits_for(fields[role])
    )


@noted
def narrative_fields(scene: Scene) -> dict[str, int]:
    """The long texts that a story may tell, by role: the form's only one of each."""
    roles: dict[str, list[int]] = {}
    for known in scene.fields:
        if known.kind not in (FieldKind.PROSE, FieldKind.TEXT) or not known.whole:
            continue
        for role in called(scene.told, known.label) & ROLES:
            roles.setdefault(role, []).append(known.index)
    only = {role: found[0] for role, found in roles.items() if len(found) == 1}
    reason = reason_of(scene, "")
    return only if reason is None else {**only, "reason": reason.index}
