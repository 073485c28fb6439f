"""What sort of value a field takes, judged from the page alone: its type, its options, its label."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from speak_to_input.core.examples import figures_said, prefix_of
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.language import Language
from speak_to_input.core.measures import CLASSIFIERS
from speak_to_input.core.phrases import syllables
from speak_to_input.core.question_labels import named_beside
from speak_to_input.core.short_labels import spelled_out
from speak_to_input.vi.reading import Unit
from speak_to_input.vi.text import read_words


class FieldKind(StrEnum):
    """The sort of value that belongs in a field."""

    PERSON = "person"
    COMPANY = "company"
    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"
    CITIZEN_ID = "citizen_id"
    TAX_CODE = "tax_code"
    ACCOUNT = "account"
    CARD = "card"
    CODE = "code"
    BANK = "bank"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    MONTH = "month"
    DATETIME = "datetime"
    TIME = "time"
    DURATION = "duration"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    FILE = "file"
    TEXT = "text"
    PROSE = "prose"


BY_TYPE = {
    FieldType.EMAIL: FieldKind.EMAIL,
    FieldType.DATE: FieldKind.DATE,
    FieldType.DATEPICKER: FieldKind.DATE,
    FieldType.DATETIME: FieldKind.DATETIME,
    FieldType.TIME: FieldKind.TIME,
    FieldType.MONTH: FieldKind.MONTH,
    FieldType.CHECKBOX: FieldKind.YES_NO,
    FieldType.FILE: FieldKind.FILE,
    FieldType.MULTISELECT: FieldKind.CHOICES,
    FieldType.CHECKBOXES: FieldKind.CHOICES,
    FieldType.SELECT: FieldKind.CHOICE,
    FieldType.RADIO: FieldKind.CHOICE,
}
_NUMERIC = frozenset({FieldKind.MONEY, FieldKind.PERCENT, FieldKind.DURATION, FieldKind.NUMBER})
_LONG_TEXT = frozenset({FieldType.TEXTAREA, FieldType.RICHTEXT})
_UNITS = {
    "phút": Unit.MINUTE, "minutes": Unit.MINUTE, "giờ": Unit.HOUR, "tiếng": Unit.HOUR, "hours": Unit.HOUR,
    "ngày": Unit.DAY, "days": Unit.DAY, "tuần": Unit.WEEK, "tháng": Unit.MONTH, "months": Unit.MONTH,
    "năm": Unit.YEAR, "years": Unit.YEAR,
}  # fmt: skip
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")


def kind_of(field: Field, language: Language) -> FieldKind:
    """The kind of value that `field` takes.

    The page's own type decides where it is specific; else the unit in brackets, else the label's head,
    else the developer's name for the field.
    """
    fixed = BY_TYPE.get(field.type)
    if fixed is FieldKind.CHOICE and unlisted(field) and asks_place(field.label):
        return FieldKind.TEXT
    if fixed is not None:
        return fixed
    label = next(iter(spelled_out(field.label)), field.label)
    by_label = _by_brackets(field.label) or _by_alternatives(in_vietnamese(label, language), language)
    by_label = by_label or _by_alternatives(label, language)
    by_label = next((_by_phrase(inner, language) for inner in named_beside(label)), None) or by_label
    if field.options and not _suggests(field, by_label):
        return FieldKind.CHOICE
    ends_in_number = field.type is FieldType.TEXT and label.lower().split()[-1:] == ["số"]
    if ends_in_number and by_label not in _DIGIT_KINDS:
        return FieldKind.CODE  # "Căn hộ số", "Hợp đồng mua bán số"
    if by_label is FieldKind.PHONE and field.type is FieldType.TEXT and _is_code(field.label, language):
        by_label = FieldKind.CODE
    by_label = by_label or _by_name(field.name, language)
    if by_label in (None, FieldKind.TEXT) and _has_unit(field.label, language):
        by_label = FieldKind.NUMBER
    if field.type in (FieldType.NUMBER, FieldType.RANGE):
        if by_label is FieldKind.MONEY and field.maximum in _SMALL and money_scale(field) == 1:
            return FieldKind.NUMBER  # "Đóng tiền vào ngày", up to 31
        counts = by_label in _CODE_LIKE and _by_name(field.name, language) is FieldKind.NUMBER  # "contQty"
        return by_label if by_label in _NUMERIC | _CODE_LIKE and not counts else FieldKind.NUMBER
    if field.type is FieldType.TEL and by_label not in _DIGIT_KINDS:
        return FieldKind.PHONE
    if field.type in _LONG_TEXT:
        return FieldKind.ADDRESS if by_label is FieldKind.ADDRESS else FieldKind.PROSE
    coded = by_label in (None, FieldKind.TEXT) and bool(prefix_of(field.placeholder))
    if by_label is FieldKind.CITIZEN_ID:
        coded = figures_said(f"{field.description} {field.placeholder}") not in (0, *_OF_PAPERS)
    return FieldKind.CODE if coded else by_label or FieldKind.TEXT


_OF_PAPERS = (9, 12)
"""Figures of an identity card, the old and the new."""
_SMALL = frozenset(map(str, range(1, 101)))
"""The highest values of numbers that are no sums of đồng."""


def in_company(form: Form, kinds: Sequence[FieldKind]) -> list[FieldKind]:
    """The kinds, where fields beside one tell more of it: beside "Số khung" the "Số máy" is an engine's, no phone's.

    Where no other asks for a firm, "Nơi làm việc" is told by its name; beside a tax code the parties are firms.
    """
    labels = [field.label.casefold() for field in form.fields]
    engine = any(label.startswith("số khung") for label in labels)
    other = {FieldKind.PHONE: (_ENGINES, FieldKind.CODE)} if engine else {}
    firms = (label for label, kind in zip(labels, kinds, strict=True) if kind is FieldKind.COMPANY)
    if all(map(asks_school, firms)):
        other[FieldKind.ADDRESS] = (_WORK, FieldKind.COMPANY)
    if FieldKind.TAX_CODE in kinds:
        other[FieldKind.PERSON] = (PARTIES, FieldKind.COMPANY)
    told = [other.get(kind, ((), kind)) for kind in kinds]
    return [
        meant if begins and label.startswith(begins) else kind
        for label, kind, (begins, meant) in zip(labels, kinds, told, strict=True)
    ]


_KNOWN_UNIT = 0.8
PARTIES: tuple[str, ...] = ("bên ", "người thụ hưởng", "tên người thụ hưởng", "người mua", "người bán")
_WORK: tuple[str, ...] = ("nơi làm việc", "chỗ làm")
_ENGINES: tuple[str, ...] = ("số máy", "số động cơ")


def unlisted(field: Field) -> bool:
    """Whether the field is a list whose choices come later: when it opens, or when another choice was made."""
    return field.type in (FieldType.SELECT, FieldType.COMBOBOX) and not field.options


@lru_cache(maxsize=256)
def asks_place(label: str) -> bool:
    """Whether the label asks for a ward, a district or a province."""
    return not _PLACES.isdisjoint(re.findall(r"\w+", unicodedata.normalize("NFC", label).lower()))


_PLACES = frozenset({"phường", "xã", "quận", "huyện", "tỉnh"})


@lru_cache(maxsize=256)
def asks_school(label: str) -> bool:
    """Whether the label asks where somebody learns, or has learned, and for no other body."""
    said = unicodedata.normalize("NFC", label).lower()
    return any(f" {body} " in f" {said} " for body in _SCHOOLS)


_SCHOOLS = ("trường", "đào tạo", "giáo dục")


@lru_cache(maxsize=256)
def asks_title(label: str) -> bool:
    """Whether the label asks what something is called: such a text may well hold a choice of a list."""
    return any(title in unicodedata.normalize("NFC", label).lower() for title in _TITLES)


_TITLES = ("tiêu đề", "chủ đề", "đề tài", "tên báo cáo", "tên chương trình", "title", "subject")


def _suggests(field: Field, by_label: FieldKind | None) -> bool:
    """Whether the field's options are only proposals: a text box that takes other words too.

    No list holds all people or companies: a box for one that lists some is asked whether it takes another.
    """
    open_list = field.type is FieldType.COMBOBOX and by_label in _UNLISTED
    return bool(field.options) and (field.type in _TYPED_INTO or open_list)


_UNLISTED = (FieldKind.PERSON, FieldKind.COMPANY)
_TYPED_INTO = frozenset({FieldType.TEXT, FieldType.TEL, FieldType.EMAIL, FieldType.URL, FieldType.NUMBER})
_DIGIT_KINDS = frozenset(
    {FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CARD}
)
_PAPERS = frozenset({FieldKind.CITIZEN_ID, FieldKind.TAX_CODE})  # "Số CCCD / Mã số thuế" takes either
_CODE_LIKE = _DIGIT_KINDS | {FieldKind.CODE}


def unit_of(field: Field, kind: FieldKind) -> Unit | None:
    """The unit in which a span of time is entered here, where the page names one."""
    if kind not in (FieldKind.DURATION, FieldKind.NUMBER):
        return None
    bracketed = " ".join(_BRACKETED.findall(field.label))
    for text in (
        bracketed,
        field.label,
        field.description,
        field.placeholder,
        " ".join(name_words(field.name)),
    ):
        for token in read_words(text).tokens:
            if (unit := _UNITS.get(token.toned)) is not None:
                return unit
    return None


def money_scale(field: Field) -> int:
    """How many đồng one unit of this field is: "(triệu đồng)" is 1,000,000."""
    words = re.findall(r"\w+", " ".join(_BRACKETED.findall(field.label)).lower())
    return max((_SCALES.get(word, 1) for word in words), default=1)


_SCALES = {
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "billion": 1_000_000_000, "triệu": 1_000_000, "tr": 1_000_000,
    "million": 1_000_000, "millions": 1_000_000, "nghìn": 1000, "ngàn": 1000, "thousand": 1000,
}  # fmt: skip


def name_words(name: str) -> list[str]:
    """A developer's name as lower-case words: "phoneNumber", "phone_number" -> phone, number.

    Row indices are dropped: "references[0].fullName" -> references, full, name.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z]+", " ", name)
    return spaced.lower().split()


_SOME_FIGURES = re.compile(r"\d (?:chữ )?số (?:cuối|đầu)|(?:last|first) \d")
_HOW_MANY = re.compile(r"(?:mấy|bao nhiêu) (?!giờ|tiền|đồng)(\w+)")  # "Đặt cọc mấy tháng?"


def _by_brackets(label: str) -> FieldKind | None:
    for inner in _BRACKETED.findall(label.lower()):
        if inner.strip() == "đ" or any(word in inner for word in ("vnđ", "vnd", "đồng", "₫", "usd")):
            return FieldKind.MONEY
        if "%" in inner:
            return FieldKind.PERCENT
        if any(word in _UNITS for word in inner.split()):
            return FieldKind.DURATION
        if _SOME_FIGURES.search(inner):
            return FieldKind.CODE  # "Card number (last 4 digits)"
    if (asked := _HOW_MANY.search(label.lower())) is not None:
        return FieldKind.DURATION if asked[1] in _UNITS else FieldKind.NUMBER
    return None


def _by_name(name: str, language: Language) -> FieldKind | None:
    """The kind that the developer's name tells: "certNo" is a number of its own, "phoneNo" none."""
    words = name_words(name)
    found = _by_phrase(" ".join(words), language, last_head=True)
    return FieldKind.CODE if found is None and words[-1:] == ["no"] else found


def _is_code(label: str, language: Language) -> bool:
    """Whether brackets tell that the number is none to call: "Số máy (số sê-ri trên tem)"."""
    inside = (_by_phrase(inner, language) for inner in _BRACKETED.findall(label))
    return any(kind is FieldKind.CODE for kind in inside)


def _has_unit(label: str, language: Language) -> bool:
    """Whether a unit of measure stands in brackets, or a word that counts: "Nhịp (lần/phút)", "Tổng đàn (con)"."""
    bracketed = _BRACKETED.findall(label)
    inside = (read_words(inner) for inner in bracketed)
    return any(inner.strip().lower() in CLASSIFIERS for inner in bracketed) or any(
        m.end == len(words) and m.strength > _KNOWN_UNIT
        for words in inside
        if words
        for m in language.measures.matches(words, 0)
    )


def _by_alternatives(label: str, language: Language) -> FieldKind | None:
    """The kind of a label; "Số CCCD hoặc mã khách hàng" takes both, so it takes any code."""
    parts = re.split(r" hoặc | hay |/", label)
    if len(parts) > 1:
        kinds = {_by_phrase(part, language) for part in parts} - {None}
        if kinds == {FieldKind.CARD, FieldKind.ACCOUNT}:
            return FieldKind.ACCOUNT
        if kinds == _PAPERS or (len(kinds) > 1 and kinds <= _CODE_LIKE and "/" not in label):
            return FieldKind.CODE
    return _by_phrase(label, language)


def in_vietnamese(label: str, language: Language) -> str:
    """An English label as it is said, its head first: "Company address" is no company, "Account holder" no account.

    Other labels come back as they are.
    """
    said = [
        next(iter(language.english.ways(syllables(s))), ()) for s in _BRACKETED.sub(" ", label).split("/")
    ]
    if not all(said):
        return label
    return " ".join([" / ".join(map(" ".join, said)), *(f"({inner})" for inner in _BRACKETED.findall(label))])


_OTHER_WORDS = ("dong", "can", "no")
"""In developers' names: "laoDong" is no đồng, "can_ho" no weight, "fileNo" no debt."""


def _by_phrase(text: str, language: Language, *, last_head: bool = False) -> FieldKind | None:
    """The kind whose phrase stands first in a Vietnamese label, or last in an English name."""
    words = read_words(_BRACKETED.sub(" ", text).replace("/", " / "))
    best: tuple[int, int, str] | None = None
    for at in range(len(words)):
        for match in language.kind_words.matches(words, at):
            if match.strength < 0.7 or (last_head and words.says(at, *_OTHER_WORDS)):
                continue
            rank = (-match.end if last_head else at, -(match.end - at), match.item)
            best = min(best, rank) if best else rank
    return FieldKind(best[2]) if best else None
