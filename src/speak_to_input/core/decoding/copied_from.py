"""What the words of a copy mean: a field by its name, "câu đó", "số ấy", "ổng", "cũng vậy"."""

from collections.abc import Iterator

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.owners import PRONOUNS
from speak_to_input.core.decoding.pronouns import persons_meant
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known

CLEARLY = 0.9
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.PROSE})
_BETWEEN_VERBS = frozenset({Cue.CARRY, Cue.AS_IS, Cue.SAME})
"""Such words may stand one behind another: "lấy | y nguyên | câu đó"."""


def places(scene: Scene, at: int, *, particles: bool = False) -> Iterator[int]:
    """The tokens from `at` on at which what is meant may begin: behind light words and "y nguyên", before a pause.

    `particles`: behind any word that carries nothing, "cho | liên hệ | khi vắng mặt".
    """
    words, begin = scene.words, at
    while begin < len(words) and not words.tokens[begin].mark:
        yield begin
        ends = (m.end for m in scene.found.cues[begin] if m.cue in _BETWEEN_VERBS and m.strength >= CLEARLY)
        light = scene.marks.at(words, begin, Mark.LIGHT) or (particles and scene.texts.is_particle(begin))
        begin = max(ends, default=begin + 1 if light else len(words))


def meant(scene: Scene, h: Hypothesis, at: int, target: Known) -> Iterator[tuple[int, Known | None]]:
    """What the words from token `at` on mean: where they end, and the field whose value it is (None: none is clear)."""
    for begin in places(scene, at):
        if end := that_ends(scene, begin) or _so_ends(scene, h, begin, target):
            yield end, last_told(scene, h, target)
            return
        for mark in scene.found.cues[begin] if target.kind is FieldKind.PERSON else ():
            if mark.cue in PRONOUNS:
                persons = (p for p in persons_meant(scene, h, mark.cue) if p is not target)
                yield mark.end, next(persons, None)
                return
        if named := list(_named(scene, begin, target)):
            yield from named
            return


def that_ends(scene: Scene, at: int) -> int:
    """Where "câu đó", "số ấy" that begins at token `at` ends; 0 where none does."""
    if scene.words.says(at, "nó"):
        return 0  # somebody is called so
    marks = (m for m in scene.found.cues[at] if m.cue in (Cue.THAT, Cue.IT) and m.strength >= CLEARLY)
    end = max((mark.end for mark in marks), default=0)
    return 0 if any(scene.words.says(p, "nào", "mô", "gì") for p in range(at, end)) else end


def _so_ends(scene: Scene, h: Hypothesis, at: int, target: Known) -> int:
    """Where "vậy" ends that ends all that is said of an empty field: "ghi chú cũng | vậy"; 0 for no such.

    What holds something already stays as it is: "kỳ hạn để y vậy".
    """
    end = scene.marks.behind(scene.words, at, Mark.THUS)
    if any(scene.words.says(place, "vẫn", "cứ") for place in range(max(0, at - _STILL), at)):
        return 0  # "ghi chú thì vẫn để vậy": as it was
    so = end and not value_of(scene, h, target) and h.open_sure >= CLEARLY
    return _end_of_all(scene, end) if so else 0


_STILL = 2


def _end_of_all(scene: Scene, at: int) -> int:
    """The end of the utterance, where from token `at` on it only asks for the copy again: "…, | chép qua hộ em với"."""
    while at < len(scene.words):
        again = [m.end for m in scene.found.cues[at] if m.cue is Cue.CARRY and m.strength >= CLEARLY]
        again += [scene.marks.behind(scene.words, at, Mark.TOWARDS, Mark.ON_THE_WAY)]
        if not (scene.texts.is_polite(at) or scene.texts.is_particle(at) or max(again)):
            return 0
        at = max(at + 1, *again)
    return at


def _named(scene: Scene, at: int, target: Known) -> Iterator[tuple[int, Known]]:
    """The field that is called from token `at` on, where its value may be the target's, and where its name ends."""
    named = [(mention, scene.fields[mention.field]) for mention in scene.found.mentions[at]]
    fitting = [
        (m, s) for m, s in named if m.strength > w.NAME_SOON and s is not target and same_sort(s, target)
    ]
    if fitting:
        _, source = max(fitting, key=lambda found: (found[0].strength, found[0].end))
        yield max(m.end for m, s in fitting if s is source), source


def told_before(scene: Scene, h: Hypothesis) -> Iterator[Known]:
    """The fields that were told here or in the turns before and hold something, the last one first."""
    told = (scene.field_of(step) for step in reversed(h.steps))
    names = (scene.context.last, scene.context.before_last, *scene.context.recent)
    held = (k for k in (*told, *(scene.known(name or "") for name in names)) if k is not None)
    return (k for k in held if value_of(scene, h, k))


def last_told(scene: Scene, h: Hypothesis, target: Known) -> Known | None:
    """What was told last of all, where it is of the same sort, or the only one of that sort; None where none is clear.

    "câu đó" behind a phone number is not the reason that was told before it: who means that says its name.
    """
    last = next((k for k in told_before(scene, h) if k is not target), None)
    if last is not None and same_sort(last, target):
        return last
    alike = [k for k in scene.fields if k is not target and same_sort(k, target) and value_of(scene, h, k)]
    return alike[0] if len(alike) == 1 and (last is None or not _is_text(target)) else None


def _is_text(known: Known) -> bool:
    return known.kind in _WRITTEN


def same_sort(one: Known, other: Known) -> bool:
    """Whether the value of the one may be that of the other."""
    return one.kind is other.kind or {one.kind, other.kind} <= _WRITTEN


def value_of(scene: Scene, h: Hypothesis, known: Known) -> str:
    """What was told for the field here, else what it holds."""
    fills = (step.command for step in reversed(h.steps))
    told = next(
        (f.text for f in fills if isinstance(f, Fill) and f.field == known.name and f.doubt is None), ""
    )
    return told or canonical(known.kind, scene.form.fields[known.index].value)


def clause_ends(scene: Scene, end: int) -> bool:
    """Whether nothing but courtesy stands from token `end` on to the next pause."""
    for at in range(end, len(scene.words)):
        if scene.words.tokens[at].mark:
            return ":" not in scene.words.tokens[at].mark  # "ghi câu này: …" points forward
        only = scene.words.says(at, "thôi")
        if scene.words.says(at, "rồi") or not (
            only or scene.texts.is_polite(at) or scene.texts.is_particle(at)
        ):
            return False
    return True
