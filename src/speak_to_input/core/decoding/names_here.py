"""What is true of a field's name at a token whatever came before: many hypotheses ask for it."""

from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.begun import is_looked_at
from speak_to_input.core.decoding.elsewise import means_another
from speak_to_input.core.decoding.other_sums import OWN, is_left_over
from speak_to_input.core.decoding.pointing import pointed
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.told_for import spent_at
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention
from speak_to_input.core.noted import noted
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words


class Name(NamedTuple):
    """A field's name at a token, with all that is true of it whatever came before."""

    known: Known
    worth: float
    linked_worth: float
    """… where a linking word stands right before."""
    shared: bool
    """The same words name a field of the form's own person as well."""
    none: bool
    """The words name something else here."""
    half: bool
    """They do where no field is open."""
    owned: bool
    """ "của" stands right before."""
    seen: bool
    """It is only told that the field was looked at."""


@noted
def name_at(scene: Scene, at: int, mention: Mention) -> Name:
    """The name at token `at`."""
    known, worth, shared, otherwise = pointed(scene, at, mention)
    place = scene.places[at]
    return Name(
        known,
        worth - means_another(scene, known, at, mention, linked=False),
        worth - means_another(scene, known, at, mention, linked=True),
        shared,
        place.no_name
        or otherwise
        or _only_begins_choice(scene, at, mention)
        or _splits_name(scene, at, mention)
        or _ends_choice(scene, at, mention)
        or _is_of_longer(scene, known, at, mention)
        or (scene.words.says(at - 1, "sổ") and not scene.words.tokens[at].mark)  # "bổ sung sổ | hộ khẩu"
        or _tells_how_long_left(scene.words, at, mention.end)
        or _calls_a_day(scene, known, at, mention)
        or _is_of_other_people(scene, known, at, mention)
        or _is_of_bill(scene, known, mention)
        or _is_of_spent(scene, known, at, mention)
        or _is_counted(scene, known, at, mention.end)
        or (scene.words.writes(at, "bị") and scene.people.says(at - 1, "who", "self")),  # "khách | bị kẹt xe"
        place.till_now,
        scene.words.says(at - 1, "của"),
        is_looked_at(scene, at),
    )


def _only_begins_choice(scene: Scene, at: int, mention: Mention) -> bool:
    """As in "báo cáo | phòng chống rửa tiền", "goc deu lai giam | dan": a word that would name a field, of a choice."""
    if mention.end - at > 1:
        return False
    begins = mention.strength < w.NAME_WHOLE and any(
        o.end - at >= _SEVERAL and o.field != mention.field for o in scene.places[at].choices
    )
    if begins or scene.words.accented:
        return begins
    return any(
        o.option and o.fit > w.CHOICE_PART and o.end > at and o.end - begin > _SEVERAL
        for begin in range(max(0, at - _LONGEST), at)
        for o in scene.found.offers[begin]
        if o.field != mention.field
    )


def _splits_name(scene: Scene, at: int, mention: Mention) -> bool:
    """As in "lam tai | san bao dam": without accents the last word of a short name begins a longer one."""
    if scene.words.accented:
        return False
    last = mention.end - 1
    return last > at and any(m.end - last > _SEVERAL for m in scene.found.mentions[last])


def _ends_choice(scene: Scene, at: int, mention: Mention) -> bool:
    """As in "anh là chủ | doanh nghiệp, …": a choice of another field was told whole, and a pause follows."""
    if mention.end < len(scene.words) and not scene.words.tokens[mention.end].mark:
        return False  # "chủ doanh nghiệp Hoàng Long"
    begins = range(max(0, at - _SEVERAL), at)
    longer = (o for begin in begins for o in scene.found.offers[begin] if o.end == mention.end)
    return any(o.option and o.fit > w.CHOICE_EXACT and o.field != mention.field for o in longer)


def _is_of_longer(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "hệ thống | bàn giao là …", "| tên khách là …": they are of a longer name of another field.

    At its end a text would begin, at its beginning stands what may as well be somebody else's: "tên".
    """
    end = mention.end - scene.words.says(mention.end - 1, "là")
    told = known.kind is FieldKind.PROSE and mention.end in scene.links  # "khách là …" is no "Lỗi khách báo"
    first = max(scene.words.clause_begin(at), at - _LONGEST) if known.kind is FieldKind.PROSE else at
    return any(
        m.field != mention.field
        and m.strength > max(w.NAME_WHOLE, mention.strength)
        and (m.end == end if begin < at else m.end > end - told and mention.strength < w.NAME_HEARD)
        for begin in range(first, at + 1)
        for m in scene.found.mentions[begin]
    )


def _tells_how_long_left(words: Words, at: int, end: int) -> bool:
    """As in "sổ mở tháng trước còn | hạn sáu tháng": how long it still runs, where another field asks for its term."""
    left = end == at + 1 and words.says(at, "hạn") and words.says(at - 1, "còn")
    return left and not words.says(end, "là", "thì")


def _is_of_other_people(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "| gửi anh Nam": whom it goes to; "| người gọi lên là vợ khách" is not who checks."""
    if known.kind is FieldKind.PERSON and mention.end == at + 1 and scene.words.says(at, "gửi"):
        return True
    faint = mention.strength < FAINT and scene.words.says(at, "người")
    return faint and scene.words.says(mention.end, *_DOING)


def _is_of_bill(scene: Scene, known: Known, mention: Mention) -> bool:
    """As in "| tiền điện 1 triệu", "lương 20 triệu | tháng dư 5 triệu": the sum is of something else."""
    if known.kind is not FieldKind.MONEY:
        return False  # "ghi chú | tiền điện cao" is a text
    words, at = scene.words, mention.end
    billed = any(words.says(p - 1, "tiền") and words.says(p, *_BILLS) for p in (at - 1, at))
    billed = billed and not words.says(words.clause_begin(at - 1), "cần")  # "cần đóng tiền nhà 10 triệu"
    return billed or ("du" not in known.label_words and is_left_over(words, at))


def _is_of_spent(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "mỗi | tháng | xài 5 triệu": no "Thu nhập hàng tháng"."""
    own = known.kind is FieldKind.MONEY and not known.label_words.isdisjoint(OWN)
    if not own or mention.strength >= w.NAME_WHOLE:
        return False
    begin, last = scene.words.clause_begin(at), min(mention.end + _NEAR_SPENT, scene.words.clause_end(at))
    ends = (end for end in range(mention.end, last) if scene.found.offers[end])
    return any(spent_at(scene.words, begin, end) >= 0 for end in ends)


def _is_counted(scene: Scene, known: Known, at: int, end: int) -> bool:
    """As in "thấy 4 | vi phạm, 1 cái nặng": what was counted before a pause is no name of the next number."""
    if known.kind is not FieldKind.NUMBER or end >= len(scene.words) or not scene.words.tokens[end].mark:
        return False
    if not any(r.kind is Kind.NUMBER for r in scene.found.readings[end]):
        return False  # "sáu | người lớn, sân thượng" names what it counts
    before = (o for p in range(max(0, at - 2), at) for o in scene.found.offers[p])
    return any(o.field == known.index and o.end == end and not o.option for o in before)


_BILLS = ("điện", "nước", "nhà", "trọ")
_DOING = ("gọi", "gặp", "báo", "hỏi", "rút", "nộp", "gửi", "chuyển", "nhận", "mua", "bán")
_NEAR_SPENT = 6
FAINT = 0.4
"""How clearly a syllable of a name is heard that may as well be one of another word."""


def _calls_a_day(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "tới | ngày | 23": before a number it is of the day itself, and asks for no count of days."""
    till = known.kind in _DAYS and scene.words.says(at - 1, "tới", "đến", "hết")
    called = (till or known.kind in _COUNTS) and scene.words.says(at, "ngày")
    if not called or mention.end != at + 1 or mention.end >= len(scene.words):
        return False
    return not scene.words.tokens[mention.end].mark and scene.is_number(mention.end, mention.end + 1)


_COUNTS = frozenset({FieldKind.DURATION, FieldKind.NUMBER})
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})
_SEVERAL, _LONGEST = 3, 5
