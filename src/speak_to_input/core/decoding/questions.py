"""Whether an utterance asks something of somebody: then it tells no value, whatever words of the form it holds.

"phòng nhân sự tầng mấy", "bảo hiểm có trả không": a question ends in a word of asking. Questions that the form can
answer ("số điện thoại đang là gì") are read as such and account for that word.
"""

from collections.abc import Sequence

from speak_to_input.core.commands import Do, Fill, Focus, Held, Read, Simple
from speak_to_input.core.decoding.freetext import FreeTexts
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.numerals import numerals
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
_TOLD = ("có", "những", "vì", "lý", "ít")
"""Right behind these it asks nothing: "có gì", "những gì", "vì sao"."""
_PEOPLE = (
    "anh", "chị", "em", "cô", "chú", "bác", "bạn", "ông", "bà", "cháu", "đứa", "cưng", "dì", "má", "thím"
)  # fmt: skip
"""Of these "mấy" only tells that there are several: "nghen mấy chị"."""
_OR_NOT = ("không", "hông", "chưa")
_WHETHER = ("có", "đã")
_RIGHT = ("phải", "đúng")
"""Right before "không" they ask whether it is so: "rút ở cây khác mất ba nghìn phải không"."""
_DEEDS = ("gửi", "gởi", "nộp", "in", "lưu", "xóa", "hủy", "chọn", "tick", "tích", "nhớ")
"""Behind these "chưa" asks whether it was done: "nộp báo cáo chưa em"."""
_REACH = 7
_FAR = 16
_OUGHT = ("nên", "phải", "cần", "được", "thể")
"""Behind "có" they ask from farther off: "có nên giới thiệu bảo hiểm cho bác ấy không nhỉ"."""
_AMAZED = ("ủa", "ơ", "ua", "úa")
_REALLY = ("hả", "hở", "hử", "à", "sao")
_STRESSED = 7
_SOMEBODY = ("thằng", "đứa", "con", "mụ", "lão", "nhỏ")
_KIN = ("cháu", "em", "con", "bạn", "anh", "chị", "nhỏ", "bé", "dì", "cậu", "chú", "hàng")
_OURS = ("tui", "tôi", "em", "mình", "tau", "tao", "choa", "nhà", "chị", "anh", "chồng", "vợ", "xóm")
_TELLING = ("lận", "luôn", "rồi", "lắm", "ghê", "kìa", "tề", "thiệt", "thật", "quá", "trời")
_WANTING = ("nên", "ghi", "điền", "nhập", "chọn", "tick", "tích", "xin", "muốn", "cần")
_REQUESTING = (
    "nên", "ghi", "điền", "nhập", "chọn", "tick", "tích", "tên", "sinh", "xin", "cho", "để", "muốn", "cần"
)  # fmt: skip
_AT_THE_END = ("vậy", "thế", "rứa", "dzậy", "hả", "nhỉ", "ta", "hè", "hầy", "nữa", "cơ", "à", "rồi", "cháu",
               "con", "mẹ", "má", "ba", "o", "dì", "ông", "bà", "bạn")  # fmt: skip
"""What may stand behind the word of asking, beside courtesy."""


def asked_at(words: Words, texts: FreeTexts) -> int:
    """The word that makes the utterance a question; -1 where none does."""
    either = [at for at in range(2, len(words)) if words.says(at, *_OR_NOT) and words.says(at - 1, "hay")]
    if either:
        return either[0]  # "hài lòng hay không thì cũng vậy"
    last = len(words) - 1
    if last > 1 and words.says(0, *_AMAZED) and words.says(last, *_REALLY):
        return last  # "ủa email với thư điện tử là một hả"
    for at in range(last, 0, -1):
        if _asks(words, at) or _whether(words, at):
            return at
        if not (texts.is_polite(at) or words.says(at, *_AT_THE_END)):
            return -1
    return -1


def gossips(words: Words) -> bool:
    """Whether what is told is of somebody else, and asks nothing: "đứa em chồng tui nó làm kế toán … lận"."""
    size = len(words)
    told = (
        words.says(0, *_SOMEBODY)
        and words.says(1 + words.says(0, "con"), *_KIN)
        and words.says(size - 1, *_TELLING)
    )
    if not told or not any(words.says(at, *_OURS) for at in range(2, min(size, _REACH + 2))):
        return False
    return not any(words.says(at, *_REQUESTING) for at in range(2, size))


def requests(words: Words) -> bool:
    """Whether a word stands in the utterance by which people ask for what they tell."""
    return any(words.says(at, *_WANTING) for at in range(1, len(words)))


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
    if words.says(at - 1, *_RIGHT) and not words.says(at, "chưa"):
        return True
    if words.says(at, "chưa") and any(words.says(place, *_DEEDS) for place in range(max(0, at - _REACH), at)):
        return True
    if any(words.says(place, *_WHETHER) for place in range(max(0, at - _REACH), at - 1)):
        return True
    far = range(max(0, at - _FAR), at - _REACH)
    return any(words.says(place, "có") and words.says(place + 1, *_OUGHT) for place in far)


def only_stresses(words: Words, at: int, named: set[int]) -> bool:
    """Whether a word of questioning at `at` asks nothing; `named`: where names of fields end.

    As in "trạng thái hả, tạm giữ", which takes up what was asked, and "hổng cần theo dõi thêm đâu | rủi ro thấp".
    """
    if words.says(at, "hả"):
        return at in named and at + 1 < len(words)
    if words.says(at, "ai"):
        led = words.says(at - 1, "với", "cho", "của")  # "hông có ký hợp đồng với ai"
        denied = any(words.says(place, *_NOTHING) for place in range(at - _DENIED, at))
        return words.says(at - 1, *_NOTHING) or (led and denied)  # "không ai bị thương"
    return words.says(at, "đâu") and any(words.says(place, *_NOTHING) for place in range(at - _STRESSED, at))


_DENIED = 6


def only_denies(words: Words, at: int) -> bool:
    """Whether the word only stresses a no before it: "chưa triệt sản | đâu"."""
    return (
        words.accented
        and words.says(at, "đâu", "mô")
        and any(words.says(p, *_NOTHING) for p in range(at - _STRESSED, at))
    )


def musing_at(words: Words) -> frozenset[int]:
    """A "gì" in the middle: what stands around it only talks, "ăn gì nổi"; "những gì" asks nothing."""
    if not words.accented:
        return frozenset()
    return frozenset(at for at in range(len(words)) if words.says(at, "gì") and not _tells(words, at))


def _tells(words: Words, at: int) -> bool:
    led = words.says(at - 1, *_TOLD) or words.says(at + 1, "có")
    led = led or (words.says(at - 1, "chuyện", "việc") and words.says(at - 2, "có"))  # "lỡ có chuyện gì"
    led = led or (words.says(at, "mấy") and words.says(at + 1, *_PEOPLE))
    led = led or (words.says(at - 1, "bao") and words.says(at - 2, "coi", "xem"))  # "tính cước coi bao nhiêu"
    # "năm sao", "ba bản sao"
    led = led or (words.says(at, "sao") and (words.says(at - 1, "bản") or bool(numerals(words, at - 1))))
    return led or any(words.says(place, *_NOTHING) for place in range(at - _STRESSED, at))


def unanswered(steps: Sequence[Step], asked: int, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether something would be done though nothing answers the word of asking or holds it as its own."""
    if asked < 0 or all(_answers(step) for step in steps):
        return False
    holding = [step for step in steps if step.start <= asked < step.end]
    return not any(_may_hold(step, words.says(asked, *_OR_NOT), vocabulary) for step in holding)


def _answers(step: Step) -> bool:
    command = step.command
    return isinstance(command, Read | Held | Focus) or (
        isinstance(command, Do) and command.what is Simple.HELP
    )


def _may_hold(step: Step, whether: bool, vocabulary: Vocabulary) -> bool:
    """Whether the word may be the step's own: of a request, of a long text, of a name ("Mai Chi", "bốn sao")."""
    if not isinstance(step.command, Fill):
        return True
    known = vocabulary.by_name(step.command.field)
    if step.text:
        return known is not None and known.kind is FieldKind.PROSE
    return not whether


def is_told(words: Words, at: int) -> bool:
    """Whether the words tell of somebody who asks, or for whom something is done: "khách hỏi", "cho người ta"."""
    if words.says(at, "người"):
        return words.says(at - 1, "cho", "của", "với")
    if not words.says(at, "hỏi"):
        return False
    if words.says(at - 1, "đám", "lễ", "dạm", "ăn"):
        return True  # "mới làm đám | hỏi": who is engaged asks nothing
    called = (p for p in range(max(0, at - _REACH), at) if words.says(p, "khách"))
    return words.says(at - 1, *_ASKED_BY) or any(words.says(p + 1, *_CALLING) for p in called)


_CALLING = ("gọi", "điện", "phôn", "nhắn", "chat")
_ASKED_BY = (
    "khách", "hàng", "quầy", "nhánh", "mail", "lên", "tới", "đến", "vô", "vào", "ổng", "bả", "ảnh", "họ", "yếu",
    "điện",
)  # fmt: skip
