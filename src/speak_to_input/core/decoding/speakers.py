"""Words that stand for the one who speaks, and carry nothing: "con | sinh ngày …", "nhà | em tên …"."""

from collections.abc import Sequence

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

TITLES = (
    "anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "bạn", "cậu", "dì", "ôn", "mệ", "dượng", "thím", "cụ"
)  # fmt: skip
RUDE = ("thằng", "đứa", "lão", "mụ")
"""What nobody is called whom a form is about."""
_PRONOUNS = ("em", "anh", "chị", "con", "cháu", "cô", "chú", "bác", "ông", "bà", "mẹ", "má", "bố", "ba",
             "cha")  # fmt: skip
SPEAKERS = frozenset(
    {"tôi", "tui", "mình", "em", "con", "cháu", "tớ", "anh", "chị", "cô", "chú", "bác", "mệ", "o"}
)
"""Who speaks, or is spoken to."""
NOES = frozenset({
    "không", "hông", "hổng", "chưa", "đừng", "khoan", "chẳng", "chả", "nỏ", "khỏi", "chớ", "tưởng",
})  # fmt: skip
"""With these somebody tells that it is not so: what stands beside them in a story is no value."""
_SPEAKING = frozenset(
    {"sinh", "sanh", "là", "tên", "đang", "làm", "mần", "ở", "muốn", "xin", "cần", "vay", "mượn", "chưa", "hiện",
     "năm", "mới"}
)  # fmt: skip
"""What somebody says of himself: before these "con" is the speaker, not a child."""
_CHILD = frozenset({"là", "có", "một", "hai", "ba", "cho", "vợ", "chồng", "đứa", "của"})
"""… and behind these it is a child."""


def says_no(words: Words, begin: int, end: int) -> bool:
    """Whether a no stands among these tokens."""
    return any(words.says_any(place, NOES) for place in range(begin, end))


def is_speaker(words: Words, at: int) -> bool:
    """Whether the token stands for the speaker, or is the "năm" of "năm nay", which is talk as well."""
    if words.writes(at, "con", "cháu") and words.says(at - 1, "thôi", "khoan", "dạ"):
        return True  # "thôi | con xóa phần ghi chú đi"
    if words.writes(at, "con"):
        return words.says(at + 1, *_SPEAKING) and not words.says(at - 1, *_CHILD)
    if words.writes(at, "nhà"):
        return words.says(at + 1, "em", "cháu") and words.says(at + 2, "là", "tên")
    return words.writes(at, "năm") and words.says(at + 1, "nay", "ni")


def speaks(words: Words, at: int) -> bool:
    """Whether the token is what somebody says of himself: "làm", "đang", "muốn"."""
    return words.says(at, *_SPEAKING)


def is_ones_own(words: Words, at: int) -> bool:
    """Whether the speaker says there that it is his own: "số điện thoại | của tôi", "mail | mình", "số | em 0912…"."""
    if words.says(at, "của") or words.tokens[at].mark:
        return words.says(at, "của") and words.says(at + 1, *_ME)
    if words.says(at, *_ME):
        return not words.says(at + 1, *_CALLED_UP)  # "số | mình gọi hoài là …"
    behind = words.tokens[at + 1] if at + 1 < len(words) else None
    own = behind is not None and (behind.has_digit or bool(behind.mark))
    return own and words.writes(at, "em", "con", "cháu") and not _calls_another(words, at)


def _calls_another(words: Words, at: int) -> bool:
    """As in "người nhận là em Hoa, tài khoản | em 1903…": the same word led somebody else's name before."""
    said = words.tokens[at].toned
    return any(
        words.writes(place, said)
        and not words.says(place + 1, *_SPEAKING)
        and (words.tokens[place + 1].text.istitle() or words.says(place - 1, *_LEADING_NAMES))
        for place in range(at - 1)
    )


_CALLED_UP = ("gọi", "liên", "nhắn", "hay", "vẫn")
_LEADING_NAMES = ("là", "cho", "tới", "đến", "chiếu", "nhận", "hưởng", "xe", "với", "bạn", "của", "lý")
_ME = ("tôi", "tui", "mình", "tớ", "tau")


def introduces(words: Words, at: int, *links: str) -> bool:
    """Whether the speaker says who he is: "tôi là | Nguyễn Văn An"; `links`: what leads to the name, else "là"."""
    linked = words.says(at - 1, *(links or ("là",))) and not words.tokens[at - 1].mark
    return linked and words.says_any(at - 2, SPEAKERS)


def staff_of(fields: Sequence[Known], form: Form) -> Known | None:
    """The one field for who speaks for somebody else: a child's parent, or who serves a customer that is known."""
    people = [known for known in fields if known.kind is FieldKind.PERSON]
    parents = [known for known in people if any(words <= known.label_words for words in _PARENTS)]
    child = (k.principal and any(words <= k.label_words for words in _PUPILS) for k in people)
    if len(parents) == 1 and any(child):
        return parents[0]
    staff = [known for known in people if any(words <= known.label_words for words in _STAFF)]
    own = next((known for known in people if known.principal), None)
    if own is None or len(staff) != 1 or own is staff[0]:
        return None
    known_already = "khach" in own.label_words and not form.fields[own.index].empty
    return staff[0] if known_already or staff[0].index < own.index else None


_PARENTS, _PUPILS = ({"phu", "huynh"}, {"giam", "ho"}), ({"con"}, {"be"}, {"tre"}, {"hoc", "sinh"})
_STAFF = ({"nhan", "vien"}, {"can", "bo"}, {"chuyen", "vien"}, {"giao", "dich", "vien"}, {"phu", "trach"},
          {"kiem", "tra"}, {"kiem", "soat"}, {"tu", "van"})  # fmt: skip
"""Folded words of what those who serve are called."""


def given_to(words: Words, known: Known, at: int) -> float:
    """What it is worth that "cho" stands before a name: "chuyển mười triệu cho bà Lê Thị Xuân"."""
    if not known.receives:
        return 0.0
    before = at - 1
    while before > 0 and at - before < _CALLED and words.says(before, *_CALLING):
        before -= 1
    return w.RECEIVER if words.says(before, "cho") else 0.0


_CALLED = 6
_CALLING = (
    *TITLES,
    *(
        "tên", "là", "con", "gái", "trai", "vợ", "chồng", "mẹ", "má", "bố", "ba", "cha", "em", "cháu", "bạn",
        "dì", "o", "mệ", "ả", "mụ"
    ),
    *(
        "cậu", "mợ", "thím", "út", "dâu", "rể", "ruột", "họ", "của", "tôi", "tui", "mình", "ảnh", "chỉ",
        "khách"
    ),
)  # fmt: skip
"""Words between "cho" and the name: "cho | con gái tên | Nguyễn Thị Lan"."""


def addresses(words: Words, at: int) -> bool:
    """Whether the word speaks to or of somebody: "em tên là …" chooses nothing from "Anh, chị, em"."""
    return words.says(at, *_PRONOUNS)


_I = (
    "tôi", "tui", "mình", "em", "anh", "chị", "con", "cháu", "o", "cô", "chú", "bác", "tớ", "tau", "tao", "để"
)  # fmt: skip
_FOR_ME = ("cho", "giúp", "giùm", "dùm", "hộ", "nghe", "lại")


def dictates(words: Words, at: int) -> bool:
    """Whether the "đọc" at token `at` is done by the speaker: "em đọc nhé, tên là …"; "em đọc lại giúp" asks."""
    return words.says(at - 1, *_I, "ni") and not any(
        words.says(place, *_FOR_ME) for place in (at + 1, at + 2)
    )


def does(words: Words, at: int) -> bool:
    """Whether a verb that is a family's name as well tells what the speaker does: "em | hứa hoàn lại phí"."""
    if words.writes(at, *_BIDDING) and words.says(at - 1, *_BIDDERS) and not words.tokens[at].mark:
        return True
    if not words.writes(at, *_DOING) or words.says(at + 1, "thị", "văn"):
        return False
    return words.says(at - 1, *SPEAKERS, "đã", "có", "sẽ", "đang")


_DOING = ("hứa", "lại")
_BIDDING = ("bảo", "đòi", "kêu")
_BIDDERS = ("khách", "hàng", "sếp", "vợ", "chồng", "mẹ", "má", "bố", "họ", "ổng", "bả", "người", "ta")
"""Whoever bids is called so, and has no name behind it: "khách | bảo thôi"."""


def types_self(words: Words, at: int) -> int:
    """Where words end that only say who will write by hand: "… | cho tui gõ tay", "để em tự điền"; 0 for none."""
    verb = at + words.says(at, "cho", "để", "rồi")
    verb += words.says_any(verb, SPEAKERS)
    verb += words.says(verb, "tự", "sẽ")
    if not words.says(verb, *_WRITING):
        return 0
    by_hand = words.says(verb + 1, "tay", "lấy")
    end = verb + 1 + by_hand
    ends = end >= len(words) or bool(words.tokens[end].mark) or words.says(end, *_AFTER)
    return end if (by_hand or words.says(verb - 1, "tự")) and ends else 0


_WRITING = ("viết", "ghi", "điền", "nhập", "đánh", "gõ", "khai")
_AFTER = ("nha", "nhé", "nghen", "nghe", "hén", "đi", "được", "rồi", "ạ", "luôn", "hí", "hỉ", "cho")
