"""What a linking word does: it joins a field's name and its value, in either order, or takes up the turn before."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.changes import is_left
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import introduces
from speak_to_input.core.language import Cue

_REPAIRING_LINKS = ("là", "bằng", "thành")
_BEFORE_LINK = (
    "không", "à", "ừ", "ờ", "dạ", "thì", "ủa", "đúng", "ra", "phải", "nhầm", "ý", "em", "nói", "lại", "mà",
    "ghi", "điền", "nhập", "sửa"
)  # fmt: skip


_ONESELF = ("em", "tôi", "tui", "mình", "anh", "chị")
_COMPOUNDS = {
    "đánh": ("giá", "bắt", "thuế"),
    "nhập": ("khẩu", "viện", "cảnh", "kho", "hàng", "quốc", "sai", "nhầm", "lộn", "liệu", "học"),
    "đặt": ("cọc", "hàng", "lịch", "trước"),
    "ghi": ("âm", "hình", "danh", "nợ", "có"),
    "viết": ("tắt",),
    "chọn": ("lọc",),
    "thêm": ("vào",),
}
"""Verbs of filling that are only the first syllable of another word: "đánh giá tuân thủ quý tư"."""


def is_of_another_word(scene: Scene, at: int, end: int) -> bool:
    """Whether the verb of filling at `at` goes on to another word, and no field is named by that."""
    if end - at > 1 or end >= len(scene.words) or scene.words.tokens[end].mark:
        return False
    following = _COMPOUNDS.get(scene.words.tokens[at].toned, ())
    named = any(m.strength > w.NAME_HEARD for m in scene.found.mentions[end])
    return scene.words.says(end, *following) and not named


def after_link(
    h: Hypothesis, gain: float, *, after_turn: bool = False, changes: bool = True
) -> list[Hypothesis]:
    """The ways in which "là", "bằng" may join what stands on its sides.

    `after_turn`: the word may also take up the field of the turn before ("là 0987…"). `changes`: it leads to what a
    text is changed to; "là" does so only right behind the verb, "sửa lại | là …".
    """
    if h.open >= 0:
        return [h.but(0.5 * gain, linked=True)]
    ways = []
    last = h.steps[-1].command if h.steps else None
    if h.act is Cue.CORRECT and h.last >= 0 and isinstance(last, Fill) and (changes or not h.steps[-1].text):
        # "đổi kỳ hạn từ 12 tháng sang 24 tháng"
        ways.append(h.but(0.5 * gain, open=h.last, open_gain=0.3, repair=True, linked=True))
    if isinstance(last, Fill) and h.steps[-1].bare:
        # "0912… là số điện thoại"
        ways.append(h.but(0.3 * gain, linked=True, pause=False))
    if after_turn and not h.steps and h.last >= 0 and not h.linked:
        # "là 0987…" right after the field was filled in the turn before
        ways.append(h.but(0.2 * gain, open=h.last, open_gain=0.0, repair=True, linked=True))
    return ways


def takes_up(scene: Scene, at: int) -> bool:
    """As in "không, là 0987…": the word begins the utterance, so it takes up the field of the turn before."""
    if introduces(scene.words, at + 1) and not scene.words.says(at - 2, "ý"):
        return False  # "em là Vũ Minh Châu": who speaks, and nothing set right
    led = all(scene.words.says(place, *_BEFORE_LINK) for place in range(at))
    if scene.staff is not None and scene.words.says(at - 1, *_ONESELF):
        return False  # "em là | Bùi Quốc Toản": who serves the customer says who he is
    return led and scene.words.says(at, *_REPAIRING_LINKS)


def right_behind(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether only words that carry nothing stand between the field's name and token `at`."""
    between = range(h.open_end, at)
    carries = (place in scene.links or scene.texts.is_particle(place) for place in between)
    return all(carries) and not scene.words.says(at - 1, "khách", "họ", "nó", "hắn")


def after_connection(scene: Scene, h: Hypothesis, at: int, end: int) -> list[Hypothesis]:
    """What "và", "với" at token `at` do: something else may begin behind them; "so với quý trước" is one thing."""
    if scene.words.says(at, "với") and scene.words.says(at - 1, "so", "đối"):
        return []
    joined = h.closed().but(w.CONNECT if end < len(scene.words) else -w.SKIP_PARTICLE, pause=True)
    if h.negated and scene.words.says(at, "còn") and at > h.negated_at + 1:
        # "chồng tôi không ký được, | còn người đứng tên vay là …": what was denied is over
        joined = joined.but(-w.NEGATION_WITHOUT_ACT, negated=False)
    if is_left(scene, h.last, at, end):
        return [
            joined,
            joined.but(open=h.last, open_gain=w.OF_LAST, open_start=at, open_end=end, repair=True),
        ]
    return [joined]
