"""A box that is named first and then refused: "bảo hiểm khoản vay thì | khỏi tham gia", "bán trú | hổng ở đâu"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.core.phrases import syllables
from speak_to_input.core.vocabulary import Known

TAKING = ("tham", "gia", "mua", "lấy", "cần", "dùng", "xài", "đăng", "ký", "kí", "chọn", "tick", "tích", "làm", "ở",
           "đi", "nhận", "gửi", "có", "phải", "muốn", "đánh", "dấu", "cho", "phép", "đâu")  # fmt: skip
_LONGEST = 3
"""Words of what is not done: "tham gia", "đánh dấu vô"."""


def refused_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words end that refuse the box just named, and what the hypothesis is then."""
    if not scene.words.says_any(at, NOES) or h.negated or scene.words.tokens[at].mark:
        return None  # "tài liệu mật, không gửi ra ngoài" says what it means
    step = h.steps[-1]
    known = scene.field_of(step)
    if known is None or not known.affirms or not isinstance(step.command, Fill):
        return None
    yes, no = _truths(scene, known.index)
    between = range(step.end, at)
    if step.command.text != yes or not all(_carries_nothing(scene, place) for place in between):
        return None
    if scene.words.says(step.start, *_DOES) and any(scene.words.says(place, "khách") for place in between):
        return None  # "cần theo dõi tiếp | khách không mua": of another deed
    end = at + 1
    while end < len(scene.words) and scene.words.says(end, *TAKING) and not scene.words.tokens[end].mark:
        end += 1
    if not 1 < end - at <= _LONGEST + 1 or not scene.clause_may_end(end, grave=True):
        return None
    said = replace(step.command, text=no, heard=scene.said(step.start, end))
    refused = step._replace(command=said, end=end)
    return end, h.but(w.AFFIRMED, steps=(*h.steps[:-1], refused), pause=True)


def is_of_next(scene: Scene, h: Hypothesis, at: int, end: int, known: Known) -> bool:
    """As in "đã đọc nội quy | không có ý kiến", "cần theo dõi tiếp khách | không gấp": the no denies what follows.

    A box named by what is done, "cần …", is told by that; a bare no at the clause's end alone takes it back.
    """
    words, between, over = scene.words, range(h.open_end, at), scene.words.clause_end(at)
    told = any(words.says(place, "là") for place in between) or ":" in words.tokens[at].mark
    if told or not known.affirms or not words.says_any(at, NOES):
        return False
    does = words.says(h.open_start, *_DOES)
    others = (p for p in between if words.says(p, "khách") or not _carries_nothing(scene, p))
    if any(does or words.says(place, "nhưng", "mà") for place in others):
        return True  # "đã đọc nội quy | nhưng chưa ký"
    while (
        end < over
        and not does
        and (words.says(end, *TAKING) or words.tokens[end].toned in syllables(known.label))
    ):
        end += 1  # "dữ liệu | chưa xóa"
    if all(scene.texts.is_particle(place) or scene.texts.is_polite(place) for place in range(end, over)):
        return False
    while end < over and words.says(end, "được"):
        end += 1  # "tài liệu mật | không được gửi ra ngoài"
    if does and _tells_next(scene, end, known):
        return False  # "cần theo dõi thêm không | mức rủi ro tổng thể thấp"
    if does or scene.clause_may_end(end):
        return does and not scene.clause_may_end(end, grave=True)
    named = any(m.field != known.index and m.strength > w.NAME_FAIR for m in scene.found.mentions[end])
    named = named or names_value(scene, end)
    return not (named or scene.found.offers[end] or words.says(end, "khách", *SPEAKERS))


def names_value(scene: Scene, at: int) -> bool:
    """Whether a field is named at token `at` and its value stands behind the name: "giá | 60 nghìn"."""
    named = (m for m in scene.found.mentions[at] if m.strength > w.NAME_HEARD and m.end < len(scene.words))
    return any(o.field == m.field for m in named for o in scene.found.offers[m.end])


def _tells_next(scene: Scene, at: int, known: Known) -> bool:
    """Whether another field is named at token `at`, or a choice of one: the no before it is whole."""
    if at >= len(scene.words):
        return False
    named = any(m.field != known.index and m.strength > w.NAME_FAIR for m in scene.found.mentions[at])
    named = named or names_value(scene, at)
    others = (o for o in scene.found.offers[at] if not scene.fields[o.field].affirms)
    return named or any(o.option and o.fit > w.CHOICE_FAIR for o in others)


def is_of_before(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "khách không nghe máy | cần theo dõi tiếp": the no is of what stands before what is to be done."""
    between = range(h.negated_at + 1, at)
    none = scene.words.says(at - 1, "gì", "chi", "nào", "nữa") and scene.words.says(at, "cần")
    none = none and scene.words.says(h.negated_at + 1, "có", "còn")
    none = none or all(scene.words.says(p, *_BESIDE_NO) for p in between)
    return scene.words.says(at, *_DOES) and not none


_BESIDE_NO = ("có", "phải", "muốn", "là", "hề", "thấy", "ai", "nhất", "thiết", "được", "còn", "bao", "giờ",
              "kịp")  # fmt: skip
_DOES = ("cần", "đã", "có", "muốn", "xin", "đồng", "cam")


def _truths(scene: Scene, index: int) -> tuple[str, str]:
    known = scene.fields[index]
    return (known.truths[True].value, known.truths[False].value) if known.choices else ("true", "false")


def _carries_nothing(scene: Scene, at: int) -> bool:
    return scene.texts.is_particle(at) or scene.words.says(at, "thì", *SPEAKERS)
