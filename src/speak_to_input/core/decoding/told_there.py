"""Texts told by a verb instead of their field's name: where a deed was done, what illness somebody has."""

from collections.abc import Iterator
from functools import lru_cache

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import label_phrases
from speak_to_input.core.vocabulary import Known

_WHERE = ("nơi", "chỗ", "địa", "điểm", "tại", "ở", "đâu")
_WRITTEN = (FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.COMPANY)


@lru_cache(maxsize=256)
def deed_there(label: str) -> str:
    """What is done where the label asks for: "mất" of "Nơi mất", "Mất tại"; "" where it asks for no place so."""
    for way in label_phrases(label):
        if way[0] in ("nơi", "chỗ") or way[:2] == ("địa", "điểm") or way[-1] == "tại" or way[-2:] == _WHERE[-2:]:
            return next((word for word in way if word not in _WHERE), "")
    return ""


def opened_by_deed(scene: Scene, h: Hypothesis, at: int) -> Iterator[Hypothesis]:
    """The field that what begins at token `at` is told for, opened."""
    if h.open >= 0 or h.negated or at == 0 or scene.words.tokens[at].mark:
        return
    if scene.words.says(at - 1, "tại", "ở") and h.steps and h.steps[-1].end == at - 1:
        begin = scene.words.clause_begin(at)
        told = {token.toned for token in scene.words.tokens[begin : at - 1]}
        asks = [k for k in scene.fields if _asks_text(scene, h, k) and deed_there(k.label) in told]
        if len(asks) == 1:
            yield _opened(h, asks[0], at - 1, at)


def _asks_text(scene: Scene, h: Hypothesis, known: Known) -> bool:
    empty = scene.form.fields[known.index].empty and not h.filled >> known.index & 1
    return known.kind in _WRITTEN and not known.choices and empty


def _opened(h: Hypothesis, known: Known, start: int, end: int) -> Hypothesis:
    return h.but(
        open=known.index, open_gain=w.MISFORTUNE, open_start=start, open_end=end, open_sure=1.0, linked=True
    )
