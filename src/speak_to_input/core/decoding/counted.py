"""How many were checked, or found, told by a verb: "rà | hai trăm hồ sơ", "phát hiện | ba vụ giả chữ ký"."""

from collections.abc import Iterator

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.core.stories.roles import roles_of
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_SURE = 0.9
_COUNTING = {"reviewed": "reviews", "found": "finds"}
_SPEAKERS = ("em", "tôi", "tui", "mình", "tớ")
_OTHERS = ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "khách")


def after_counted(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis]]:
    """The readings in which a verb at token `at` tells how many were checked, or found."""
    if h.open >= 0 or h.negated or h.refusing or not scene.counting.here(scene.words, at):
        return
    for role, number in _counts_at(scene, at):
        known, step = _asking(scene).get(role), count_at(scene, role, number)
        if known is None or step is None or h.filled >> known.index & 1:
            continue
        if any(m.field == known.index for m in scene.found.mentions[at]):
            continue  # the verb is the field's own name
        yield step.end, filled(scene, h, known, step._replace(start=at), w.COUNTED_WORD * (step.end - at))


def count_at(scene: Scene, role: str, at: int) -> Step | None:
    """The step for a number at token `at` and what it counts, where the form asks how many; None otherwise."""
    known, end = _asking(scene).get(role), counted(scene, at)
    if known is None or not end or not scene.form.fields[known.index].empty:
        return None
    count = next(r for r in scene.found.readings[at] if r.kind is Kind.NUMBER)
    fill = Fill(known.name, str(count.value), scene.said(at, end), _SURE, bare=True)
    return Step(fill, at, end, bare=True)


def _counts_at(scene: Scene, at: int) -> Iterator[tuple[str, int]]:
    """What a verb at a token counts, and where the number stands."""
    words, verbs = scene.words, scene.counting
    for role, verb in _COUNTING.items():
        end = max(verbs.ends(words, at, verb, written=True), default=0)
        end += words.says(end, "có", "được", "ra") if end else 0
        begin = words.clause_begin(at)
        elsewhere = (
            begin < at - 1 and words.says(begin, "bên", "chỗ") and not words.says(begin + 1, *_SPEAKERS)
        )
        if end and counted(scene, end) and not (elsewhere or words.says(at - 1, *NOES, *_OTHERS)):
            yield role, end  # but not of another branch: "bên Cần Thơ | rà 60 vụ"


def counted(scene: Scene, at: int) -> int:
    """The token behind a number and what it counts: "bốn vi phạm | là"; 0 where nothing is counted."""
    numbers = scene.found.readings[at] if at < len(scene.words) else ()
    ends = (r.end for r in numbers if r.kind is Kind.NUMBER)
    return max((scene.counting.behind(scene.words, end, "counted") for end in ends), default=0)


@noted
def _asking(scene: Scene) -> dict[str, Known]:
    """The fields for how many were checked, and how many were found: the form's only one of each."""
    numbers = [known for known in scene.fields if known.kind is FieldKind.NUMBER]
    told = {role: [k for k in numbers if role in roles_of(scene.counting, k.label)] for role in _COUNTING}
    return {role: found[0] for role, found in told.items() if len(found) == 1}
