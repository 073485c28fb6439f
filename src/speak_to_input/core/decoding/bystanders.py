"""Somebody of whom no form asks: "chồng tui", "thằng bạn học", "chị Hoa bên tổ thẻ". What they do fills in nothing."""

from collections.abc import Sequence
from functools import cached_property

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.phrases import Weights
from speak_to_input.vi.text import Words

_KIN = ("chồng", "vợ", "con", "cháu", "má", "mạ", "mẹ", "ba", "bố", "cha", "tía", "u", "anh", "chị", "em", "cậu", "dì",
        "chú", "bác", "cô", "ông", "bà", "dượng", "thím", "mợ", "bạn", "thằng", "đứa", "bé")  # fmt: skip
_MORE = ("trai", "gái", "ruột", "rể", "dâu", "út", "cả", "họ", "chồng", "vợ", "thân", "cũ", "học", "lớn", "nhỏ", "em",
         "anh", "chị", "con", "bé", "hai", "ba", "tư", "nội", "ngoại", "nhà", "xã")  # fmt: skip
_WHOSE = (
    "tôi",
    "tui",
    "tau",
    "tao",
    "mình",
    "tớ",
    "em",
    "anh",
    "chị",
    "cháu",
    "bác",
    "cô",
    "chú",
    "bà",
    "ông",
    "nẫu",
    "choa",
)
_MINE = ("tôi", "tui", "tau", "tao", "mình", "tớ", "nẫu", "choa")
_NO_RELATION = ("anh", "chị", "em", "cô", "chú", "bác", "ông", "bà", "cháu", "con")
"""These call the one spoken to as well: "anh em" and "bà chị" are nobody's kin."""
WED = ("vợ", "chồng")
_RUDE = ("thằng", "đứa", "lão", "mụ", "mẻ", "tụi", "bọn")
_FOR_WHOM = ("cho", "với", "giúp", "lo", "nuôi", "cùng", "là", "lấy", "thăm", "chữa",
             "chưa", "có", "bỏ", "không", "hông", "hổng", "cưới", "góa", "mất", "ly", "li")  # fmt: skip
"""Behind these somebody is not who the sentence is about: "vay cho thằng út học"."""
_STRANGE = (("bà", "chị"), ("ông", "anh"), ("con", "nhỏ"), ("con", "bé"), ("con", "nớ"), ("cha", "nội"),
            ("hàng", "xóm"), ("người", "quen"), ("người", "yêu"))  # fmt: skip
_BEGINNINGS = frozenset({*_RUDE, *_KIN, *(one for one, _ in _STRANGE)})
_TELLING = (*_MINE, "em", "con", "cháu", "khách", "nên")
"""Behind these the one who speaks, or the customer, is spoken of again."""
_BORN = (
    "trai",
    "gái",
    "ruột",
    "rể",
    "dâu",
    "út",
    "cả",
    "họ",
    "lớn",
    "nhỏ",
    "thân",
    "nội",
    "ngoại",
    "kế",
    "nuôi",
)
_ADDRESSED = ("thưa", "chào", "bẩm", "nói", "hỏi", "ơi", "nhờ")
"""Behind these somebody is spoken to: "thưa chị | tui tên …"."""
_THAT = ("ấy", "nớ", "đó", "ta", "hàng")
"""Behind whose it is: "mẹ chị | ấy", "vợ khách | hàng"."""
_TOWARDS = ("sang", "qua", "tới", "đến", "lên", "với", "cho", "báo", "hỏi", "nhờ", "gặp", "gửi", "gọi")
_OWN = (FieldKind.PERSON, FieldKind.COMPANY)
_ADULTS = frozenset({"khach", "vien", "vay", "customer", "employee"})
_FARTHEST = 8
_HEAD = 3
"""Words before whom a sentence is about: "hôm qua | vợ tôi chuyển nhầm"."""
_NAMED_BY = ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "thằng", "con", "o", "cậu", "dì", "sếp", "mệ")
_CLEAR_NAME = 0.35
_YOUNG = ("bé", "cháu", "nó", "con", "hắn")


class Bystanders:
    """Whoever is spoken of in one utterance without being of the form."""

    def __init__(self, words: Words, fields: Sequence[Known]):
        self._words = words
        self._fields = fields

    @cached_property
    def last(self) -> frozenset[int]:
        """The last token of each of them."""
        words = self._words
        if not self._own:
            return frozenset()
        ends = {end for at in range(len(words)) if (end := _end(words, at)) > at}
        # "con nhỏ này bên it": this one is whom the form is about
        return frozenset(end - 1 for end in ends if not words.says(end, "này", "ni"))

    @cached_property
    def leading(self) -> range | None:
        """The words with which the sentence begins, if they are one of these: whatever follows is told of that one."""
        if not self.last:
            return None
        heads = (at for at in range(min(_HEAD, len(self._words))) if not self._words.says(at, *_RUDE))
        spans = (range(at, _end(self._words, at)) for at in heads)
        return next((span for span in spans if span), None)  # "tụi tui" are the speakers themselves

    def cost(self, known: Known, at: int, end: int = -1) -> float:
        """What it costs that a state of the form's own person is told of somebody else: "chồng tui | mất việc"."""
        if known.section not in self._own or known.personal:
            return 0.0
        # "con bé", "nó là con trai tui" say whom, not what sex
        itself = bool(known.choices) and at < end <= _end(self._words, at, told_as=True)
        return w.ANOTHER_PERSON if itself or (self.last and _told_of(self._words, self.last, at)) else 0.0

    def elsewhere(self, known: Known, at: int) -> bool:
        """Whether a word before `at` makes of it somebody or some place else: "báo lại | phòng nhân sự"."""
        behind = self._words.says(at - 1, *_TOWARDS) or (
            self._words.says(at - 1, "lại") and self._words.says(at - 2, *_TOWARDS)
        )
        return behind and known.section in self._own

    def told_of_own(self, at: int) -> bool:
        """As in "bé | dị ứng hải sản": a clause begins with whom a form that is no adult customer's is about."""
        words = self._words
        begins = at == 0 or bool(words.tokens[at].mark)
        return begins and not self._own and words.says(at, *_YOUNG) and at + 1 < len(words)

    def is_own(self, known: Known) -> bool:
        """Whether the field asks for something of the form's own person."""
        return known.section in self._own or (known.principal and known.personal)

    @property
    def of_grown_ups(self) -> bool:
        """Whether the form is about a customer or an employee, no pupil and no patient."""
        return bool(self._own)

    @cached_property
    def _own(self) -> frozenset[str]:
        """Sections about the form's own person: who that is and where that one works."""
        own = [known for known in self._fields if known.principal and known.kind in _OWN]
        # a pupil or a patient may well be the speaker's child
        adult = any(k.kind is FieldKind.PERSON and not _ADULTS.isdisjoint(k.label_words) for k in own)
        return frozenset(known.section for known in own) if adult else frozenset()


def somebody_at(words: Words, at: int) -> int:
    """Where somebody of whom no form asks ends who is spoken of at token `at`; 0 where nobody is.

    "thằng em ni tên …" is the one whom the form is about.
    """
    if words.says(at - 1, *_ADDRESSED) or (words.says(at, "vợ") and words.says(at + 1, "chồng")):
        return 0
    if _leads_clause(words, at):
        return at + 1 + (not words.says(at, *WED))  # "em gái | làm công nhân": nobody speaks so of himself
    if words.says(at, "người") and words.says(at - 1, "của") and words.says(at + 1, *_KIN, "thân", "nhà"):
        return at + 2  # "tài khoản của | người con"
    end = max(_end(words, at), _of_whom(words, at))
    this = any(words.says(place, "này", "ni", "nè") for place in (end, end + 1))
    return 0 if end == at or this else end


def role_at(words: Words, at: int) -> int:
    """Where somebody ends whose number is told by what that one does: "số của | anh trưởng phòng", "| sếp dùng số"."""
    if words.says(at - 1, "là", "làm", "chức", "vụ", "danh", "trí", "khách", "hàng"):
        return 0
    begin = at + words.says(at, *_NAMED_BY, "người")
    if words.says(at, "sếp"):
        begin = at
    elif begin == at and not words.says(at - 1, "của"):
        return 0
    roles = (len(role) for role in _ROLES if all(words.says(begin + p, said) for p, said in enumerate(role)))
    end = begin + max(roles, default=0)
    behind = words.says(end, "là", "dùng", "xài", "số") or words.says(at - 1, "số", "của", "mail", "email")
    return end if end > begin and behind and not any(t.mark for t in words[at + 1 : end]) else 0


_ROLES = (("sếp",), ("trưởng", "phòng"), ("trưởng", "ban"), ("trưởng", "nhóm"), ("giám", "đốc"), ("kế", "toán"),
          ("giúp", "việc"), ("bảo", "vệ"), ("lễ", "tân"), ("thư", "ký"), ("bán", "hàng"), ("bán",), ("giao", "hàng"),
          ("môi", "giới"), ("chủ", "nhà"), ("quản", "lý"), ("hàng", "xóm"), ("làm", "chứng"))  # fmt: skip


def colleague_at(words: Words, at: int, given_names: Weights) -> int:
    """Where somebody ends who is called by name and workplace: "bạn Quỳnh phòng bên"; 0 where nobody is."""
    called = at + 1
    if not words.says(at, *_NAMED_BY, "bạn", "em") or words.says(
        at - 1, "là", "tên", "viên", "khách", "hàng"
    ):
        return 0
    if (
        called >= len(words)
        or words.tokens[called].mark
        or not given_names.of(words.tokens[called], words.accented)
    ):
        return 0
    beside = any(words.says(called + 1, one) and words.says(called + 2, *others) for one, others in _BESIDE)
    return called + 3 if beside else 0


_BESIDE = (("cùng", ("phòng", "tổ", "ca", "quầy", "nhóm", "ban", "lớp", "cơ", "team")),
           ("phòng", ("bên", "kế", "cạnh", "kia")), ("bàn", ("bên", "kế", "cạnh")), ("quầy", ("bên", "kế", "cạnh")),
           ("bên", ("cạnh",)), ("hàng", ("xóm",)), ("gần", ("nhà",)))  # fmt: skip
"""Who works or lives beside one is none of those whom the form is about."""


def _end(words: Words, at: int, *, told_as: bool = False) -> int:
    """Where somebody of the speaker's who begins at `at` ends; `at` where nobody does.

    `told_as`: also where it is told of somebody that it is this one, "nó là | con trai tui".
    """
    if not words.accented or not words.says(at, *_BEGINNINGS):
        return at
    if words.says(at - 1, *_FOR_WHOM) and not (told_as and words.says(at - 1, "là")):
        return at
    if words.says(at, "tụi", "bọn") and words.says(at + 1, *_WHOSE):
        return at  # "bọn anh cưới nhau": those who speak
    if words.says(at, "đứa") and words.says(at - 1, "hai") and not words.says(at + 1, *_MORE):
        return at  # "hai đứa ra tòa rồi": the two of us
    if words.says(at, *_RUDE):
        return at + 1
    if any(words.says(at, one) and words.says(at + 1, other) for one, other in _STRANGE):
        return at + 2
    if not words.says(at, *_KIN) or words.says(at - 1, "vợ", "hai", "cả", "tụi", "bọn"):
        return at
    if words.says(at, *WED) and words.says(at + 1, *_WHOSE) and not words.tokens[at + 1].mark:
        return at + 2
    end = at + 1
    while end < len(words) and words.says(end, *_MORE) and not words.tokens[end].mark:
        end += 1
    owned = words.says(end, *_MINE) or (words.says(end, "của") and words.says(end + 1, *_WHOSE))
    if owned and not words.tokens[end].mark:
        return end + 1 + words.says(end, "của")
    # "em chồng", "con gái": the last word may be whose; of "anh em" none is
    clear = not words.says(at, *_NO_RELATION) or end - at > 1
    return end + 1 if clear and words.says(end, *_WHOSE) and not words.tokens[end].mark else at


def _leads_clause(words: Words, at: int) -> bool:
    """Whether kin begins a clause that tells what that one does: "| em gái làm công nhân", "còn | vợ dạy học"."""
    begins = at == 0 or bool(words.tokens[at].mark) or words.says(at - 1, "còn", "có")
    wed = words.says(at, *WED) and not words.says(at - 1, *_FOR_WHOM)
    kin = words.says(at, "em", "anh", "chị", "con") and words.says(at + 1, "gái", "trai")
    return begins and (wed or kin) and words.says(at + 1 + (not wed), *_DOES)


_DOES = ("làm", "mần", "đi", "dạy", "bán", "buôn", "chạy", "lái")


def _of_whom(words: Words, at: int) -> int:
    """Where kin of one ends who is spoken of, too: "mẹ | chị ấy", "vợ | khách", "má | em"; `at` where none is."""
    relation = words.says(at, *_KIN) and not words.says(at, *_RUDE)
    if not relation or words.says(at - 1, *_FOR_WHOM, *WED, "hai", "cả", "tụi", "bọn"):
        return at
    end = at + 1
    while end < len(words) and words.says(end, *_BORN) and not words.tokens[end].mark:
        end += 1
    if end == at + 1 and words.says(at, *_NO_RELATION, "ba", "u"):
        return at
    end += words.says(end, "của")
    whose = words.says(end, *_WHOSE, "khách") and not words.tokens[end].mark
    return end + 1 + words.says(end + 1, *_THAT) if whose else at


def _told_of(words: Words, people: frozenset[int], at: int) -> bool:
    """Whether what is said at token `at` is told of one of `people`, who was named before in the same clause."""
    for before in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        if before in people:
            return True
        if words.tokens[before + 1].mark or words.says(before, *_TELLING):
            return False
    return False


def named_stranger(words: Words, at: int, given_names: Weights) -> bool:
    """Whether the token is the given name of somebody who is called by a title only: "chị | Hoa"."""
    title = words.says(at - 1, *_NAMED_BY) and not words.tokens[at].mark
    return title and given_names.of(words.tokens[at], words.accented) > _CLEAR_NAME
