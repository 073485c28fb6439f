"""Who bears an account: "số tài khoản 7112… đứng tên Trần Nam"."""

from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.sides_of_accounts import is_receivers
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind


def is_of_other_account(scene: Scene, h: Hypothesis, known: Known, end: int) -> bool:
    """As in "số tài khoản 7112… đứng | tên Trần Nam": who bears the account just told, or the customer."""
    if known.kind is not FieldKind.PERSON:
        return False
    if not (scene.words.says(end - 1, "tên") and scene.words.says(end - 2, "đứng")):
        return False
    if not any(map(is_receivers, scene.fields)):
        follows = end < len(scene.words) and any(r.kind is Kind.PERSON for r in scene.found.readings[end])
        own = not scene.words.says(
            end - 3, "phòng", "bàn", "vé", "xe", "lịch"
        )  # "đặt phòng đứng | tên Lê Sen"
        return own and follows and known.label_words.isdisjoint(_BEARING)  # "thẻ đứng | tên Trần Nam": nobody
    if h.filled >> known.index & 1:
        return True  # "khách tên Lê Thị Hoa đứng tên Trần Nam": whoever he is
    named = (
        m.field
        for begin in range(max(0, end - _NEAR), end - 2)
        for m in scene.found.mentions[begin]
        if m.end == end - 2
    )
    steps = (k.index for step in reversed(h.steps) if (k := scene.field_of(step)))
    spoken_of = (scene.fields[index] for index in (*named, *steps, scene.asked, scene.last) if index >= 0)
    told = next((k for k in spoken_of if k.kind in _BORNE), None)
    receives = any(scene.words.says(p, "nhận", "hưởng") for p in range(max(0, end - _NEAR), end - 2))
    return is_receivers(known) != (receives or (told is not None and is_receivers(told)))


_BEARING = frozenset({"chu", "dung", "the", "in", "owner", "holder"})
_BORNE = (FieldKind.ACCOUNT, FieldKind.PERSON)
_NEAR = 6
