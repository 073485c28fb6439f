"""Texts told by a verb instead of their field's name: where a deed was done, what illness somebody has."""

import re
from collections.abc import Iterator

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.deed_times import deeds_of
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known

_WRITTEN = (FieldKind.TEXT, FieldKind.ADDRESS, FieldKind.COMPANY)
_WHERE = re.compile(r"(?:nơi|chỗ|địa điểm) .*|.* (?:tại|ở đâu)\W*", re.IGNORECASE)


def opened_by_deed(scene: Scene, h: Hypothesis, at: int) -> Iterator[Hypothesis]:
    """The field that what begins at token `at` is told for, opened: "mất hôm qua tại | nhà", "bị | viêm ruột thừa"."""
    words = scene.words
    if h.open >= 0 or h.negated or at == 0 or words.tokens[at].mark:
        return
    asks: list[Known] = []
    if words.says(at - 1, "tại", "ở") and h.steps and h.steps[-1].end == at - 1:
        told = {token.toned for token in words.tokens[words.clause_begin(at) : at - 1]}
        asks = [k for k in scene.fields if _WHERE.fullmatch(k.label) and deeds_of(k.label) & told]
    elif words.says(at - 1, "bị", "mắc") and scene.people.says(at, "ill"):
        asks = [
            k for k in scene.fields if k.label_words >= {"chan", "doan"} or k.label_words == {"ten", "benh"}
        ]
    asks = [k for k in asks if k.kind in _WRITTEN and not k.choices and scene.form.fields[k.index].empty]
    if len(asks) == 1 and not h.filled >> asks[0].index & 1:
        opened = h.but(open=asks[0].index, open_gain=w.MISFORTUNE, open_start=at - 1, open_end=at)
        yield opened.but(open_sure=1.0, linked=True)
