"""What a story tells for a long text without its field's name: "khách than | bị trừ phí hai lần, mình | hoàn phí".

Who tells what happened says by his verbs what it is: what somebody complains of is the problem, what the speaker did
about it is how it was handled, what took somebody home is why he is away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step, Unmade
from speak_to_input.core.decoding.narratives import is_narrated, narrated, narrative_fields
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.texts import after_texts

_LEAST = 2
"""Words of a story's text."""


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
        if (
            told.field in (narrative_fields(scene).get(role) for role in ("prevention", "handover"))
            and not h.steps
        ):
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
        for end, taken in texts:
            if told.text + least <= end <= told.end:
                long = max(0, end - told.text - w.NARRATED_LONG)
                yield end, taken.made().but(-w.NARRATED_LONG_WORD * long) if long else taken


def _is_within_text(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether a text whose field was named may go on here: it may tell a story itself."""
    last = h.steps[-1] if h.steps and h.steps[-1].text else None
    return last is not None and last.end == at and not is_narrated(scene, last)


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
