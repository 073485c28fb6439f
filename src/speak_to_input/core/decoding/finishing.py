"""What is made of a reading at the end of the utterance: what speaks against it, and what a name alone asks for."""

from speak_to_input.core.commands import Fill, Focus
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.beside import is_beside, only_a_day
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.questions import unanswered
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue

_LEADS_DAY = ("từ", "đến", "tới", "vào", "hết")
_LEAVES_OPEN = ("thì", "là", "ừm", "ờ", "à", "ờm", "nó", "hắn")


def finish(scene: Scene, h: Hypothesis, asked: int, gossip: bool) -> Hypothesis:
    """`asked`: the word that makes the utterance a question; -1 where none does. `gossip`: it is of somebody else."""
    cost = (0.0 if h.act_used else w.ACT_WITHOUT_OBJECT) + (w.NEGATION_WITHOUT_ACT if h.negated else 0.0)
    cost += w.SKIP_WORD if h.other and not h.steps else 0.0
    cost += w.IN_PASSING if only_a_day(scene, h) else 0.0
    cost += w.QUESTION if gossip and any(isinstance(step.command, Fill) for step in h.steps) else 0.0
    cost += w.ASIDE if is_beside(scene, h) else 0.0
    cost += w.QUESTION if unanswered(h.steps, asked, scene.words, scene.vocabulary) else 0.0
    h = h.but(-cost)
    if h.open < 0 or h.repair:
        return h
    if h.steps or h.open == scene.asked:
        return h.closed()
    size = len(scene.words)
    if scene.words.writes(size - 1, *_LEAVES_OPEN) or any(
        scene.words.writes(at, *_LEAVES_OPEN) for at in range(h.open_end, size)
    ):
        return h.closed()  # "số tiền vay thì …": half a sentence
    if scene.words.says(size - 1, "ngày", "bữa", "hôm") and scene.words.says(size - 2, *_LEADS_DAY):
        return h.closed()  # "xin nghỉ từ ngày …"
    if h.act_at >= 0 and (h.act is Cue.CORRECT or scene.words.says(h.act_end, "cái", "lại")):
        return _to_be_changed(scene, h)
    # a field's name and nothing else: go there
    step = Step(Focus(scene.fields[h.open].name, scene.said(h.open_start, size)), h.open_start, size)
    return h.did(step, h.open_gain - w.COMMAND - w.NAME_ALONE, open=-1)


def _to_be_changed(scene: Scene, h: Hypothesis) -> Hypothesis:
    """As in "sửa lại ngày đi": go where it is, or ask which of them, however little of its name was said."""
    rest = (*range(h.act_end, h.open_start), *range(h.open_end, len(scene.words)))
    if not all(scene.texts.is_particle(at) or scene.texts.is_polite(at) for at in rest):
        return h.closed()
    step = Step(
        Focus(scene.fields[h.open].name, scene.said(h.act_at, h.open_end)), h.act_at, h.open_end, bare=True
    )
    return h.did(step, w.TO_BE_CHANGED, open=-1)
