"""What fields are called besides what their labels say: by whose they are, by what a form asks of one person."""

import re
from collections.abc import Iterator

from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.known_fields import Known
from speak_to_input.core.language import Language
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.speak_numbers import speak_number

_OF_KIND = {
    FieldKind.ADDRESS: ("địa chỉ",),
    FieldKind.EMAIL: ("email",),
    FieldKind.TAX_CODE: ("mã số thuế",),
    FieldKind.CITIZEN_ID: ("số căn cước",),
    FieldKind.ACCOUNT: ("số tài khoản",),
}
"""What the only field of its kind is called, whatever its label: "MST NCC" by "mã số thuế"."""
_AT_A_TIME = re.compile(r"((\w+)(?: \w+)*) lúc")
"""As in "Nhận xe lúc": it is asked for "giờ nhận" and "ngày nhận xe"."""
_WHEN_DONE = re.compile(r"(?:thời điểm|thời gian) (\w+(?: \w+){0,2})$")
_WHEN = {FieldKind.DATETIME: ("giờ", "ngày", "ngày giờ"), FieldKind.TIME: ("giờ",), FieldKind.DATE: ("ngày",)}
"""How "Thời điểm giao dịch" is asked for as well: "giờ giao dịch", "ngày giao dịch"."""
_CODE_OF = re.compile(r"(mã|mã số|số) ((?!tài khoản|điện thoại)\w+(?: \w+){0,2})")
"""A code is called as well by the thing first: "giao dịch mã FT26…", "hợp đồng số 12"."""
_NAME_WORDS = frozenset({"ten", "name"})
_OWN_NAME = ("tên", "họ tên", "họ và tên")
"""Where nobody else is spoken of, a name is that of the person whom the form is about."""


def also_called(field: Field, known: Known, whole: str, *, only: bool) -> Iterator[str]:
    """What the field is called besides. `whole`: its label with the heading; `only`: no other takes its kind."""
    if whole:
        yield f"{field.section.split()[0]} {field.label.split()[-1]}"  # "điểm | toán"
        yield whole
    if only:
        yield from _OF_KIND.get(known.kind, ())
    if known.kind is FieldKind.PHONE and only and not known.label_words & {"thoai", "dt", "sdt", "phone"}:
        yield from ("số điện thoại", "điện thoại")  # "Số của người làm thay"
    named = known.kind is FieldKind.PERSON and known.label_words & _NAME_WORDS
    if named and known.principal:
        yield from _OWN_NAME
    if known.kind is FieldKind.CODE and (thing := _CODE_OF.fullmatch(field.label.strip().lower())):
        yield from (f"{thing[2]} {how}{thing[1]}" for how in ("", "có ", "mang "))
    heading = field.section.removeprefix("Thông tin ").strip(" :*").lower()
    if known.kind is FieldKind.PERSON and heading.startswith(_SOMEBODY) and _is_mere_name(field.label):
        yield from (heading, f"tên {heading}", f"{heading} tên")
    if label_phrases(field.label) == (("tên", "gọi"),):
        yield "tên"
    if known.kind is FieldKind.NUMBER:
        yield from _numbered(field.label.lower())
    if named and known.label_words & {"con", "be", "tre", "chau"}:
        yield from (f"tên {child}" for child in _CHILD)
        yield from (" ".join((child, *whose, "tên")) for child in _CHILD[1:] for whose in _WHOSE)
    if known.kind is FieldKind.DATETIME and (done := _AT_A_TIME.fullmatch(field.label.strip().lower())):
        yield from (f"{unit} {done[at]}" for unit in ("giờ", "ngày") for at in (1, 2))
    if known.kind in _WHEN and (deed := _WHEN_DONE.match(field.label.strip().lower())):
        yield from (f"{unit} {deed[1]}" for unit in _WHEN[known.kind])


def _numbered(label: str) -> Iterator[str]:
    """As in "tờ năm trăm" for "Số tờ mệnh giá 500.000", "lần thứ" for "Lần kiểm tra thứ"."""
    if re.search(r"\blần (\w+ )*thứ( mấy)?$", label):
        yield from ("lần", "lần thứ")
    if (note := re.search(r"(?:tờ|mệnh giá).* (\d+)[.,]000\b", label)) is not None:
        said = (note[1], speak_number(int(note[1])))
        worths = [f"{worth} {scale}".strip() for worth in said for scale in ("", "nghìn", "ngàn")]
        worths += [f"{note[1]}.000", f"{note[1]}k"]
        yield from (f"{head} {worth}" for head in _NOTES for worth in worths)


_NOTES = ("tờ", "mệnh giá", "tờ mệnh giá", "loại", "tờ loại")


def _is_mere_name(label: str) -> bool:
    """Whether the label tells nothing of whose name is asked for: "Họ, chữ đệm, tên"."""
    return set(re.findall(r"\w+", label.lower())) <= {"họ", "và", "chữ", "đệm", "tên", "đầy", "đủ"}


_SOMEBODY = ("người ", "bên ", "chủ ", "học sinh", "bệnh nhân", "khách", "phụ huynh", "học viên")


def numbers_of(
    fields: list[Known], sides: list[tuple[Phrase, str, float]]
) -> Iterator[tuple[Phrase, int, float]]:
    """As in "số người nhận 0912…": the telephone's; "chú rể ở Hải Châu": where he lives."""
    for phrase, section, strength in sides:
        phones = [k.index for k in fields if k.section == section and k.kind is FieldKind.PHONE]
        homes = [k.index for k in fields if k.section == section and k.kind is FieldKind.ADDRESS]
        if len(phones) == 1 and len(phrase) > 1:
            yield from (((head, *phrase), phones[0], strength) for head in ("số", "máy"))
        if len(homes) == 1:
            yield from (((*phrase, *lives), homes[0], strength) for lives in _LIVES)


_LIVES = (("ở",), ("đang", "ở"), ("hiện", "ở"), ("sống", "ở"))


def by_side(fields: list[Known], language: Language) -> Iterator[tuple[Phrase, int, float]]:
    """What a person is called by the part that he has: "Họ tên người giữ thẻ" asks for "người cầm thẻ"."""
    for known in fields:
        for phrase in label_phrases(known.label):
            yield from ((said, known.index, _SIDE) for said in _shorter(known, phrase))
            others = language.sides.alone(phrase) if known.kind is FieldKind.PERSON else ()
            for other in others if "ai" not in known.label_words or ("bé",) not in others else ():
                called = ((*other, *whose, "tên") for whose in _WHOSE)
                yield from ((said, known.index, _SIDE) for said in (other, ("tên", *other), *called))


def _shorter(known: Known, phrase: Phrase) -> Iterator[Phrase]:
    """As in "người mới" for "Người thụ hưởng mới", "đón ở", "trả tại" for "Điểm đón", "Nơi trả xe"."""
    if known.kind is FieldKind.PERSON and "người" in phrase:
        whole = phrase[phrase.index("người") :]
        section = known.section.casefold() == " ".join(whole)  # there it calls the part of the form
        yield from [whole] if phrase[0] in ("họ", "tên") and not section else ()
        yield from (("người", *end) for end in _NEW_OR_OLD if phrase[-len(end) :] == end)
        yield from [("người", "cũ")] if phrase[-2:-1] == ("hiện",) else ()
        yield from [("thêm", *phrase[phrase.index("người") : -1])] if phrase[-1] == "mới" else ()
    placed = known.kind in (FieldKind.TEXT, FieldKind.ADDRESS) and phrase[0] in ("điểm", "nơi", "chỗ", "vị")
    deeds = phrase[1 + (phrase[0] == "vị") :][:1] if placed else ()  # "vị trí | đặt máy"
    yield from ((deed, there) for deed in deeds if deed in _THERE for there in ("ở", "tại", "trong"))


_NEW_OR_OLD = (("mới",), ("cũ",), ("hiện", "tại"))
_THERE = ("đón", "trả", "nhận", "giao", "lấy", "mất", "sinh", "bốc", "dừng", "đặt", "lắp")
_SIDE = 0.93
_CHILD = ("cháu", "con", "bé", "em bé")
"""Called so, a child's name follows: "bé | nhà em tên"; alone they only say of whom something is told."""
_WHOSE = ((), ("tôi",), ("em",), ("tui",), ("mình",), ("con",), ("cháu",), ("anh",), ("chị",))
"""As in "má | tôi | tên Lưu Thị Sáu"."""
