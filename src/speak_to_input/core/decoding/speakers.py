"""Words that stand for the one who speaks, and carry nothing: "con | sinh ngày …", "nhà | em tên …"."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

TITLES = (
    "anh",
    "chị",
    "ông",
    "bà",
    "cô",
    "chú",
    "bác",
    "em",
    "bạn",
    "cậu",
    "dì",
    "ôn",
    "mệ",
    "dượng",
    "thím",
    "cụ",
)
_PRONOUNS = ("em", "anh", "chị", "con", "cháu", "cô", "chú", "bác", "ông", "bà", "mẹ", "má", "bố", "ba",
             "cha")  # fmt: skip
SPEAKERS = ("tôi", "tui", "mình", "em", "con", "cháu", "tớ", "anh", "chị", "cô", "chú", "bác", "mệ", "o")
"""Who speaks, or is spoken to."""
NOES = (
    "không", "hông", "hổng", "chưa", "đừng", "khoan", "chẳng", "chả", "nỏ", "khỏi", "chớ", "tưởng",
)  # fmt: skip
"""With these somebody tells that it is not so: what stands beside them in a story is no value."""
_SPEAKING = frozenset(
    {"sinh", "sanh", "là", "tên", "đang", "làm", "mần", "ở", "muốn", "xin", "cần", "vay", "mượn", "chưa", "hiện",
     "năm", "mới"}
)  # fmt: skip
"""What somebody says of himself: before these "con" is the speaker, not a child."""
_CHILD = frozenset({"là", "có", "một", "hai", "ba", "cho", "vợ", "chồng", "đứa", "của"})
"""… and behind these it is a child."""


def is_speaker(words: Words, at: int) -> bool:
    """Whether the token stands for the speaker, or is the "năm" of "năm nay", which is talk as well."""
    if words.writes(at, "con"):
        return words.says(at + 1, *_SPEAKING) and not words.says(at - 1, *_CHILD)
    if words.writes(at, "nhà"):
        return words.says(at + 1, "em", "cháu") and words.says(at + 2, "là", "tên")
    return words.writes(at, "năm") and words.says(at + 1, "nay", "ni")


def speaks(words: Words, at: int) -> bool:
    """Whether the token is what somebody says of himself: "làm", "đang", "muốn"."""
    return words.says(at, *_SPEAKING)


def introduces(words: Words, at: int) -> bool:
    """Whether the speaker says who he is: "tôi là | Nguyễn Văn An"."""
    return words.says(at - 1, "là") and words.says(at - 2, *SPEAKERS)


def given_to(words: Words, known: Known, at: int) -> float:
    """What it is worth that "cho" stands before a name: "chuyển mười triệu cho bà Lê Thị Xuân"."""
    if not known.receives:
        return 0.0
    led = words.says(at - 1, "cho") or (words.says(at - 2, "cho") and words.says(at - 1, *TITLES))
    return w.RECEIVER if led else 0.0


def addresses(words: Words, at: int) -> bool:
    """Whether the word speaks to or of somebody: "em tên là …" chooses nothing from "Anh, chị, em"."""
    return words.says(at, *_PRONOUNS)


_I = (
    "tôi",
    "tui",
    "mình",
    "em",
    "anh",
    "chị",
    "con",
    "cháu",
    "o",
    "cô",
    "chú",
    "bác",
    "tớ",
    "tau",
    "tao",
    "để",
)
_FOR_ME = ("cho", "giúp", "giùm", "dùm", "hộ", "nghe", "lại")


def dictates(words: Words, at: int) -> bool:
    """Whether the "đọc" at token `at` is done by the speaker: "em đọc nhé, tên là …"; "em đọc lại giúp" asks."""
    return words.says(at - 1, *_I, "ni") and not any(
        words.says(place, *_FOR_ME) for place in (at + 1, at + 2)
    )
