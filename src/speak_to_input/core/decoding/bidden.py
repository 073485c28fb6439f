"""What somebody bids behind a word of repair: "khoan, mở đơn nghỉ phép" is no text of the field told last."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.core.decoding.topics import has_object
from speak_to_input.core.language import Cue


def is_no_text(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether who speaks is named there, or something is bidden there or before it behind the word of repair."""
    return scene.words.says_any(at, SPEAKERS) or any(_bids(scene, p) for p in range(h.open_start, at + 1))


def _bids(scene: Scene, at: int) -> bool:
    """Whether something is bidden or refused there: "mở đơn vay", "đọc lại mã giao dịch", "không cần"."""
    words = scene.words
    ends = [m.end for m in scene.found.cues[at] if m.cue in _BIDDING and m.strength > w.NAME_FAIR]
    if words.says(at, "làm", "đang") and words.says(at + 1, "tiếp", "lại", "tới", "làm"):
        ends.append(at + 2)
    if words.says_any(at, NOES) and words.says(at + 1, "cần"):
        ends.append(at + 2)
    ends += [at + 1] * words.says(at, "mở")
    return any(_is_of_desk(scene, end) for end in ends)


def _is_of_desk(scene: Scene, end: int) -> bool:
    """Whether what is bidden is of forms, or stands alone: "làm lại | nhà", "mở | tiệm", "về | quê" are texts."""
    while scene.words.says(end, "tiếp", "lại", "cái"):
        end += 1
    forms = scene.marks.at(scene.words, end, Mark.BESIDE_FORM, Mark.LEFT_FORM)
    return forms or not has_object(scene, end)


_BIDDING = frozenset(
    {Cue.READ, Cue.READ_ALL, Cue.BACK, Cue.NEXT, Cue.GOTO, Cue.SUBMIT, Cue.UNDO, Cue.SAVE_DRAFT, Cue.PRINT, Cue.OPEN}
)  # fmt: skip
