"""A count of none: "không có vụ nào rủi ro cao", "vi phạm không có", "rủi ro cao không vụ nào"."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import CLASSIFIERS
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known

_NO = ("không", "hông", "hổng", "hong", "chẳng", "chả", "nỏ", "chưa")
_THERE_IS = ("có", "phát", "ghi", "thấy")
_FOUND = ("hiện", "nhận")
_ANY = ("nào", "mô", "hết", "gì")
_AT_ALL = ("đâu", "cả", "chi")


def none_behind(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """The count that is open at token `at` is none: "không có", "không vụ nào", "không có cái nào"."""
    known = scene.fields[h.open] if h.open >= 0 else None
    if known is None or h.negated or at in scene.untold or at > h.open_end == h.open_start + 1:
        return []  # nor in "thấy trong | hệ thống | chưa ghi nhận"
    nothing = "0" if known.kind is FieldKind.NUMBER and not known.choices else known.none
    if not nothing:
        return []
    end = _end_of_none(scene, at)
    figure = end == at and scene.words.says(at - 1, "số") and not scene.words.says(at + 1, "phải", "đúng")
    so = scene.words.says(at - 1, "thì") and not scene.words.says(at, "chưa")  # "thì chưa" only puts it off
    so = so and scene.clause_may_end(at + 1) and not scene.words.says(at + 1, "chắc", "rõ")  # nor "sửa"
    so = so and not (at + 1 < len(scene.words) and scene.places[at + 1].choices)  # "rủi ro thì không | cao"
    if end == at and (h.linked or figure or so) and nothing == "0" and scene.words.says(at, *_NO):
        end = at + 1  # "số vụ rủi ro cao là không nghen", "vi phạm phát hiện thì số không hà"
    counts = nothing == "0" and not scene.words.says(end - 1, "gì", "chi")
    if end == at or not (scene.clause_may_end(end) or (counts and scene.texts.begins(end))):
        return []  # "không có | sổ đỏ" is not nothing, and "không có gì | đáng lo" tells how it is
    if nothing == "0" and _is_of_next(scene, at, end):
        return []
    fill = Fill(
        known.name, nothing, scene.said(at, end), w.ZERO_SURE, h.repair, clause=scene.said(h.open_start, end)
    )
    gain = h.open_gain + w.NAMED_VALUE + w.VALUE_BASE + w.VALUE_WORD * (end - at) - w.COMMAND
    gain += w.SKIP_WORD + w.SKIP_BETWEEN_NAME_AND_VALUE if figure else 0.0
    after = h.but(gain, open=-1, open_gain=0.0, linked=False, repair=False)
    step = Step(fill, at, end, gain=gain)
    return [(end, after.did(step, 0.0, last=known.index, filled=h.filled | (1 << known.index)))]


def _is_of_next(scene: Scene, at: int, end: int) -> bool:
    """As in "7 vụ rủi ro cao, | không có | vi phạm nào": there is none of what is named behind."""
    if end >= len(scene.words) or scene.words.tokens[end].mark:
        return False
    named = [(m.end, m.strength) for m in scene.found.mentions[end] if m.strength > w.NAME_SOON]
    paused = bool(scene.words.tokens[at].mark)
    return any(
        scene.words.says(behind, *_ANY, *_AT_ALL) or (paused and strength > w.NAME_HEARD)
        for behind, strength in named
    )


def _end_of_none(scene: Scene, at: int) -> int:
    """Where the words for none end that begin at `at`; `at` where there are none."""
    words = scene.words
    if not words.says(at, *_NO):
        return at
    end = at + 1
    told = words.says(end, *_THERE_IS)
    if told:
        end += 1 + words.says(end + 1, *_FOUND)
    if words.says(end, *CLASSIFIERS) and words.says(end + 1, *_ANY):
        return end + 2
    if words.says(end, *_ANY):
        return end + 1
    return end if told else at


def none_of(scene: Scene, h: Hypothesis, mention: Mention) -> bool:
    """Whether it was said that there is none: "không có vụ nào", "không vi phạm nào"; "đừng ghi" says nothing."""
    at = h.negated_at
    if not scene.words.says(at, *_NO):
        return False
    if scene.words.says(at + 1, *CLASSIFIERS) and scene.words.says(at + 2, *_ANY):
        return True
    if scene.words.says(at + 1, "ai"):
        return "nguoi" in scene.fields[mention.field].label_words  # "không ai bị thương"
    written = scene.words.says(at + 1, "ghi") and not scene.words.says(at + 2, "nhận")
    if written:
        return False  # "chưa ghi số vi phạm đâu"
    return scene.words.says(at + 1, "có", "phát", "ghi") or scene.words.says(mention.end, "nào")


def none_named(scene: Scene, h: Hypothesis, known: Known, span: tuple[int, int], gain: float) -> Hypothesis:
    """The count named over the tokens `span` is none."""
    fill = Fill(known.name, "0", scene.said(h.negated_at, span[1]), w.ZERO_SURE, h.repair)
    step = Step(fill, h.negated_at, span[1], gain=gain)
    return h.closed().did(
        step, gain + w.ZERO - w.COMMAND, filled=h.filled | (1 << known.index), last=known.index
    )
