"""A choice of a set that is named first and then refused: "lương hưu thì | không có", "hộp thư …, | gỡ ra"."""

from dataclasses import replace

from speak_to_input.core.commands import Fill, Held
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.vi.text import Words

_NO = (*(no for no in NOES if no != "tưởng"), "chửa", "đâu", "mô", "làm")
"""… with "đâu có", "làm gì có" beside the plain ones."""
_TAKE = ("gỡ", "bỏ", "loại", "rút", "xóa", "xoá", "bớt")
_OUT = ("ra", "đi")
_LONGEST = 6
"""Words of what is not done yet, or of why something is taken out."""


def refused_choice(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words end that refuse the choice of a set just named, and what the hypothesis is then."""
    step = h.steps[-1]
    known = scene.field_of(step)
    if h.negated or h.repair or known is None or not known.several or not isinstance(step.command, Fill):
        return None
    if step.command.correction or "\n" in step.command.text:
        return None
    held = scene.form.fields[known.index].value.split("\n")
    left = [value for value in held if value != step.command.text]
    if step.command.text in held and (out := _taken_out(scene, h, at, left)):
        return out
    return _refused(scene, h, at, left if step.command.text in held else None)


def _refused(scene: Scene, h: Hypothesis, at: int, left: list[str] | None) -> tuple[int, Hypothesis] | None:
    """As in "còn nghị định thì | chưa xem tới đâu", "lương hưu thì | không có chi hết": it is no part of the set.

    `left`: what the set holds without it, where it holds it.
    """
    words, step = scene.words, h.steps[-1]
    if not words.says(at, "thì") or not isinstance(step.command, Fill):
        return None
    no = at + 1
    while words.says(no, *SPEAKERS, "khách", "nó", "hắn", "họ", "ảnh", "ổng", "bả", "nói", "bảo", "kêu"):
        no += 1
    end = words.clause_end(no)
    if not _denies(words, no, end) or end - no > _LONGEST or _chooses(scene, no, end, h.last):
        return None
    if left is not None:
        return _without(scene, h, end, left)
    refused = step._replace(command=Held(scene.said(step.start, end)), end=end, text=False)
    return end, h.but(w.REFUSED, steps=(*h.steps[:-1], refused), pause=True)


def _denies(words: Words, no: int, end: int) -> bool:
    """Whether having or doing it is denied: "chưa xem tới đâu", and not "không ổn định", "chưa xong"."""
    if words.says(no, "thôi", "khỏi", "miễn"):
        return no + 1 >= end or (no + 2 >= end and words.says(no + 1, *_ANY))  # "còn yoga thì | thôi nha"
    behind = no + 1 + words.says(no + 1, "phải", "hề", "bao", "được")
    return words.says(no, *_NO) and (behind >= end or words.says(behind, *_HAVING, *_ANY))


_ANY = ("gì", "chi", "đâu", "mô", "ạ", "nha", "nhé", "nghe", "em")
_HAVING = (
    "có", "còn", "dùng", "xài", "lấy", "chọn", "bàn", "giao", "hỏi", "xem", "coi", "cần", "tính", "ghi", "kể",
    "đụng", "rà", "kiểm", "đối", "chiếu", "tư", "giới", "thiệu", "nói", "nhận", "mua", "đọc", "tới", "đến", "quan",
)  # fmt: skip
"""What is not done with a thing that is no part of the set."""


def _without(scene: Scene, h: Hypothesis, end: int, left: list[str]) -> tuple[int, Hypothesis] | None:
    """The set goes on with what is `left` of it."""
    step = h.steps[-1]
    if not isinstance(step.command, Fill) or not left:
        return None
    fill = replace(step.command, text="\n".join(left), heard=scene.said(step.start, end), correction=True)
    return end, h.but(w.REFUSED, steps=(*h.steps[:-1], step._replace(command=fill, end=end)), pause=True)


def _taken_out(scene: Scene, h: Hypothesis, at: int, left: list[str]) -> tuple[int, Hypothesis] | None:
    """As in "hộp thư chung chỉ chưa có quyền, | gỡ ra": the set goes on without it."""
    words = scene.words
    out = next(
        (
            p
            for p in range(at, at + _LONGEST + 1)
            if words.says(p, *_TAKE) and words.says(_behind(scene, p), *_OUT)
        ),
        0,
    )
    if not out or words.says_any(out - 1, NOES) or _chooses(scene, at, out, h.last):
        return None
    end = _behind(scene, out) + 1
    return _without(scene, h, end, left) if scene.clause_may_end(end) else None


def _behind(scene: Scene, at: int) -> int:
    """The token behind the verb at `at`, and behind what only points back: "bỏ | nó | ra"."""
    return at + 1 + scene.words.says(at + 1, "nó", "hắn")


def _chooses(scene: Scene, start: int, end: int, index: int) -> bool:
    """Whether another choice of the set is told between."""
    offers = (offer for at in range(start, end) for offer in scene.found.offers[at])
    return any(offer.option and offer.field == index and offer.fit > w.CHOICE_NAMED for offer in offers)
