"""Whether an utterance asks something of somebody: then it tells no value, whatever words of the form it holds.

"phòng nhân sự tầng mấy", "bảo hiểm có trả không": a question ends in a word of asking. Questions that the form can
answer ("số điện thoại đang là gì") are read as such and account for that word.
"""

from collections.abc import Sequence

from speak_to_input.core.commands import Do, Fill, Held, Read, Simple
from speak_to_input.core.decoding.freetext import FreeTexts
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_ASKING = ("mấy", "nhiêu", "gì", "chi", "sao", "ai")
_ASKING_BEHIND = {
    "lâu": ("bao",),
    "giờ": ("bao", "mấy"),
    "nào": ("thế", "ngày", "khi", "lúc", "hôm", "người", "bên", "chỗ"),
    "đâu": ("ở", "đi", "ra", "về", "nằm", "từ", "tới", "đến"),
    "mô": ("ở", "đi", "ra", "về", "nằm", "từ", "tới", "đến"),
}
"""Words that ask only behind another one: "bao lâu", "khi nào"; "đâu" mostly stresses."""
_NOTHING = ("không", "hông", "hổng", "chưa", "chẳng", "chả", "nỏ", "đừng", "khỏi", "cứ")
"""Behind these a word of asking only stresses: "không có tài sản gì đâu"."""
_TOLD = ("có", "những", "vì", "lý")
"""Right behind these it asks nothing: "có gì", "những gì", "vì sao"."""
_PEOPLE = ("anh", "chị", "em", "cô", "chú", "bác", "bạn", "ông", "bà", "cháu", "đứa")
"""Of these "mấy" only tells that there are several: "nghen mấy chị"."""
_OR_NOT = ("không", "hông", "chưa")
_WHETHER = ("có", "đã")
_DEEDS = ("gửi", "gởi", "nộp", "in", "lưu", "xóa", "hủy")
"""Behind these "chưa" asks whether it was done: "nộp báo cáo chưa em"."""
_REACH = 7
_STRESSED = 7
_AT_THE_END = ("vậy", "thế", "rứa", "dzậy", "hả", "nhỉ", "ta", "hè", "hầy", "nữa", "cơ", "à", "rồi", "cháu",
               "con", "mẹ", "má", "ba", "o", "dì", "ông", "bà", "bạn")  # fmt: skip
"""What may stand behind the word of asking, beside courtesy."""


def asked_at(words: Words, texts: FreeTexts) -> int:
    """The word that makes the utterance a question; -1 where none does."""
    either = [at for at in range(2, len(words)) if words.says(at, *_OR_NOT) and words.says(at - 1, "hay")]
    if either:
        return either[0]  # "hài lòng hay không thì cũng vậy"
    for at in range(len(words) - 1, 0, -1):
        if _asks(words, at) or _whether(words, at):
            return at
        if not (texts.is_polite(at) or words.says(at, *_AT_THE_END)):
            return -1
    return -1


def _asks(words: Words, at: int) -> bool:
    if not words.accented:
        return False  # "chi", "sao" and "may" are too many other words without their marks
    token = words.tokens[at].toned
    led = _ASKING_BEHIND.get(token, ())
    asking = token in _ASKING or (bool(led) and words.says(at - 1, *led))
    return asking and not _tells(words, at)


def _whether(words: Words, at: int) -> bool:
    """As in "có bị phạt không", "đã có sổ chưa"."""
    if not words.says(at, *_OR_NOT) or words.says(at - 1, "số", "là"):
        return False
    if words.says(at, "chưa") and any(words.says(place, *_DEEDS) for place in range(max(0, at - _REACH), at)):
        return True
    return any(words.says(place, *_WHETHER) for place in range(max(0, at - _REACH), at - 1))


def musing_at(words: Words) -> frozenset[int]:
    """A "gì" in the middle: what stands around it only talks, "ăn gì nổi"; "những gì" asks nothing."""
    if not words.accented:
        return frozenset()
    return frozenset(at for at in range(len(words)) if words.says(at, "gì") and not _tells(words, at))


def _tells(words: Words, at: int) -> bool:
    led = words.says(at - 1, *_TOLD) or words.says(at + 1, "có")
    led = led or (words.says(at, "mấy") and words.says(at + 1, *_PEOPLE))
    return led or any(words.says(place, *_NOTHING) for place in range(at - _STRESSED, at))


def unanswered(steps: Sequence[Step], asked: int, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether something would be done though nothing answers the word of asking or holds it as its own."""
    if asked < 0 or all(_answers(step) for step in steps):
        return False
    holding = [step for step in steps if step.start <= asked < step.end]
    return not any(_may_hold(step, words.says(asked, *_OR_NOT), vocabulary) for step in holding)


def _answers(step: Step) -> bool:
    command = step.command
    return isinstance(command, Read | Held) or (isinstance(command, Do) and command.what is Simple.HELP)


def _may_hold(step: Step, whether: bool, vocabulary: Vocabulary) -> bool:
    """Whether the word may be the step's own: of a request, of a long text, of a name ("Mai Chi", "bốn sao")."""
    if not isinstance(step.command, Fill):
        return True
    known = vocabulary.by_name(step.command.field)
    if step.text:
        return known is not None and known.kind is FieldKind.PROSE
    return not whether
