"""What is made of a reading at the end of the utterance: what speaks against it, and what a name alone asks for."""

from speak_to_input.core.commands import Clear, Fill, Focus
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acted_on import is_given_up
from speak_to_input.core.decoding.beside import is_beside, only_a_day
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.questions import unanswered
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.topics import goes_on_name
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue

_LEADS_DAY = ("từ", "đến", "tới", "vào", "hết")
_LEAVES_OPEN = ("thì", "là", "ừm", "ờ", "à", "ờm", "nó", "hắn")


def finish(scene: Scene, h: Hypothesis, asked: int, gossip: bool) -> Hypothesis:
    """`asked`: the word that makes the utterance a question; -1 where none does. `gossip`: it is of somebody else."""
    if _clears_alone(scene, h):
        command = Clear(scene.fields[_spoken_of(scene, h)].name, scene.words.text)
        return h.did(Step(command, h.act_at, h.act_end), w.ACT_WITH_OBJECT, act_used=True)
    cost = (0.0 if h.act_used else w.ACT_WITHOUT_OBJECT) + (w.NEGATION_WITHOUT_ACT if h.negated else 0.0)
    cost += w.SKIP_WORD if h.other and not h.steps else 0.0
    cost += w.IN_PASSING if only_a_day(scene, h) else 0.0
    cost += w.QUESTION if gossip and any(isinstance(step.command, Fill) for step in h.steps) else 0.0
    cost += w.ASIDE if is_beside(scene, h) else 0.0
    cost += w.QUESTION if unanswered(h.steps, asked, scene.words, scene.vocabulary) else 0.0
    h = h.but(w.WHOLE_ANSWER - cost if _is_whole_answer(scene, h) else -cost)
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
    put_off = not scene.fields[h.open].choices and not scene.untold.isdisjoint(range(h.open_end, size))
    if goes_on_name(scene, h, h.open_start) or put_off or is_given_up(scene, h.open_end):
        return h.closed()  # "ghi chú khoan viết"; of a list "chưa biết" asks for its choices
    # a field's name and nothing else: go there
    step = Step(Focus(scene.fields[h.open].name, scene.said(h.open_start, size)), h.open_start, size)
    return h.did(step, h.open_gain - w.COMMAND - w.NAME_ALONE, open=-1)


def _is_whole_answer(scene: Scene, h: Hypothesis) -> bool:
    """Whether all that was said, in one breath, is the text that the field asked for takes."""
    if len(h.steps) != 1 or h.skipped or not h.steps[0].text:
        return False
    step, words = h.steps[0], scene.words
    asked = scene.field_of(step)
    if asked is None or not scene.waits_for(asked.index):
        return False
    if asked.kind not in _TEXTS or step.start > 0:
        return False
    rest = range(step.end, len(words))
    paused = any(token.mark for token in words.tokens[1:])
    return not paused and all(scene.texts.is_particle(at) or scene.texts.is_polite(at) for at in rest)


_TEXTS = (FieldKind.TEXT, FieldKind.PROSE)


def _clears_alone(scene: Scene, h: Hypothesis) -> bool:
    """As in "xóa đi" right after a value was filled in: no value was said, so what was spoken of is meant."""
    alone = h.act is Cue.CLEAR and not h.act_used and not h.steps and not h.skipped and h.open < 0
    return alone and not h.negated and scene.last >= 0 and scene.words.says(h.act_at, *_EMPTIES)


def _spoken_of(scene: Scene, h: Hypothesis) -> int:
    """The field that the words before point at or find fault with, "ngày cấp đó sai, | xóa đi"; else the last one."""
    named = [
        (mention.end - at, mention.strength, mention.field)
        for at in range(h.act_at)
        for mention in scene.found.mentions[at]
        if mention.strength > w.NAME_FAIR and scene.words.says(mention.end, *_FAULTY)
    ]
    return max(named)[2] if named else scene.last


_FAULTY = ("đó", "đấy", "ấy", "này", "ni", "nớ", "sai", "nhầm", "trật", "lộn", "bậy")
_EMPTIES = ("xóa", "xoá", "clear", "delete")


def _to_be_changed(scene: Scene, h: Hypothesis) -> Hypothesis:
    """As in "sửa lại ngày đi": go where it is, or ask which of them, however little of its name was said."""
    rest = (*range(h.act_end, h.open_start), *range(h.open_end, len(scene.words)))
    if not all(scene.texts.is_particle(at) or scene.texts.is_polite(at) for at in rest):
        return h.closed()
    step = Step(
        Focus(scene.fields[h.open].name, scene.said(h.act_at, h.open_end)), h.act_at, h.open_end, bare=True
    )
    return h.did(step, w.TO_BE_CHANGED, open=-1)
