"""What stands behind a request only to say why, or what comes then: "lưu nháp giúp em, | chiều làm tiếp"."""

from speak_to_input.core.commands import Clear, Do, Move, Read, Simple
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue

_LEADS = ("vì", "để", "kẻo", "tại", "bởi", "chứ", "mai", "lát", "tí", "chiều", "tối", "sáng")
_ASKS = (
    "đi",
    "giúp",
    "giùm",
    "dùm",
    "hộ",
    "nhé",
    "nha",
    "nghen",
    "luôn",
    "lại",
    "em",
    "anh",
    "chị",
    "cái",
    "với",
)
"""Courtesy that ends a request; what follows is no object of it."""
_DEEDS = frozenset({Simple.SUBMIT, Simple.SAVE, Simple.PRINT, Simple.UNDO})
_FEWEST = 2
_DENYING = ("đừng", "khoan", "thôi", "nhầm")


def tail_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words behind a request end that only explain it, and what the hypothesis is then."""
    last = h.steps[-1]
    command = last.command
    request = isinstance(command, Clear | Move | Read) or (isinstance(command, Do) and command.what in _DEEDS)
    brief = last.end - last.start < _FEWEST
    if not request or h.open >= 0 or (brief and not (at > last.end and scene.words.tokens[at].mark)):
        return None
    paused = bool(scene.words.tokens[at].mark)
    between = range(last.end, at)
    if not all(scene.texts.is_polite(p) or (paused and scene.words.says(p, *_ASKS)) for p in between):
        return None
    words = scene.words
    asked = at > last.end and words.says(at - 1, *_ASKS)
    if not (words.tokens[at].mark or words.says(at, *_LEADS) or asked):
        return None
    end = next((e for e in range(at + 1, len(words)) if words.tokens[e].mark), len(words))
    if end - at < _FEWEST or _takes_back(scene, at, end):
        return None
    return end, h.but(-w.TAIL - w.TAIL_WORD * (end - at), pause=True, act=Cue.FILL, act_used=True)


def _takes_back(scene: Scene, start: int, end: int) -> bool:
    """Whether the words may undo the request: "gửi đi, à khoan chưa"."""
    if scene.words.says(end - 1, "chưa") or any(scene.words.says(at, *_DENYING) for at in range(start, end)):
        return True
    return any(mark.cue is Cue.REPAIR and mark.end - start > 1 for mark in scene.found.cues[start])
