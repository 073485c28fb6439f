"""What somebody bids behind a word of repair: "khoan, mở đơn nghỉ phép" is no text of the field told last."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.core.language import Cue


def is_no_text(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether who speaks is named there, or something is bidden there or before it behind the word of repair."""
    return scene.words.says(at, *SPEAKERS) or any(_bids(scene, p) for p in range(h.open_start, at + 1))


def _bids(scene: Scene, at: int) -> bool:
    """Whether something is bidden or refused there: "mở đơn vay", "đọc lại mã giao dịch", "không cần"."""
    words = scene.words
    bidden = any(m.cue in _BIDDING and m.strength > w.NAME_FAIR for m in scene.found.cues[at])
    working = words.says(at, "làm", "đang") and words.says(at + 1, "tiếp", "lại", "tới", "làm", "ở")
    return bidden or working or words.says(at, "mở") or (words.says(at, *NOES) and words.says(at + 1, "cần"))


_BIDDING = frozenset(
    {Cue.READ, Cue.READ_ALL, Cue.BACK, Cue.NEXT, Cue.GOTO, Cue.SUBMIT, Cue.UNDO, Cue.SAVE_DRAFT, Cue.PRINT, Cue.OPEN}
)  # fmt: skip
