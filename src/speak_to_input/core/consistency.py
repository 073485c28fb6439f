"""Values on the form that contradict each other or their field's usual range: each becomes a question."""

from dataclasses import dataclass

from speak_to_input.core import say
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.lasting import disagreement, spans_of
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.slots import Lean
from speak_to_input.core.usual_range import usual_range
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.citizen_ids import Sex, citizen_id
from speak_to_input.vi.tax_codes import LENGTHS, is_tax_code
from speak_to_input.vi.text import fold

_MALE, _FEMALE = frozenset({"nam", "male"}), frozenset({"nu", "female"})


_SOMEBODYS = (FieldKind.PERSON, FieldKind.EMAIL, FieldKind.PHONE)
"""What belongs to one person."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why two values cannot both be right, or one is out of the ordinary; `field` is the one to look at."""

    field: str
    text: str

    @property
    def key(self) -> str:
        """Names it, so that it is asked only once."""
        return f"{self.field}\x1f{self.text}"


def contradictions(form: Form, vocabulary: Vocabulary, touched: frozenset[str]) -> list[Contradiction]:
    """What does not fit together among values of which at least one was just written."""
    found = [*_identity(form, vocabulary, touched), *_order(form, vocabulary, touched)]
    found += _length(form, vocabulary, touched)
    found += [c for name in touched for c in _magnitude(form, vocabulary, name)]
    return found + [c for name in touched for c in _check_digit(form, vocabulary, name)]


def _identity(form: Form, vocabulary: Vocabulary, touched: frozenset[str]) -> list[Contradiction]:
    """A citizen id against the birth date and the sex in the same section of the form."""
    found = []
    for known in vocabulary.fields:
        field = form.fields[known.index]
        holder = (
            citizen_id(canonical(known.kind, field.value)) if known.kind is FieldKind.CITIZEN_ID else None
        )
        if holder is None:
            continue
        for other in vocabulary.fields:
            beside = form.fields[other.index]
            if not beside.value or beside.section != field.section or not {field.name, beside.name} & touched:
                continue
            name, year = say.label_of(beside), beside.value[:4]
            born = other.kind is FieldKind.DATE and other.slot.lean is Lean.ASK
            if born and year != str(holder.year):
                told = f"Số căn cước cho biết năm sinh {holder.year}, nhưng {name} là {year}"
                found.append(Contradiction(beside.name, told))
            sex = _sex(other, beside)
            if sex is not None and sex is not holder.sex:
                word = "nam" if holder.sex is Sex.MALE else "nữ"
                told = f"Số căn cước là của {word}, nhưng {name} là {say.value_of(beside, other.kind, beside.value)}"
                found.append(Contradiction(beside.name, told))
    return found


def _sex(known: Known, field: Field) -> Sex | None:
    """The sex that a choice of male and female holds."""
    labels = {fold(option.label) for option in known.choices}
    if not (labels & _MALE and labels & _FEMALE):
        return None
    chosen = next((fold(option.label) for option in known.choices if option.value == field.value), "")
    return Sex.MALE if chosen in _MALE else Sex.FEMALE if chosen in _FEMALE else None


def _order(form: Form, vocabulary: Vocabulary, touched: frozenset[str]) -> list[Contradiction]:
    """An end before its start."""
    found = []
    for first, second in vocabulary.ranges:
        start, end = form.fields[first], form.fields[second]
        if {start.name, end.name} & touched and start.value and end.value and end.value < start.value:
            told = (
                f"{say.label_of(end)} {say.day(end.value)} trước {say.label_of(start)} {say.day(start.value)}"
            )
            found.append(Contradiction(end.name, told[:1].upper() + told[1:]))
    return found


def _length(form: Form, vocabulary: Vocabulary, touched: frozenset[str]) -> list[Contradiction]:
    """A number of days that its first and last day do not bear out."""
    spans = [s for s in spans_of(form, vocabulary) if {s.start.name, s.end.name, s.count.name} & touched]
    return [Contradiction(span.count.name, told) for span in spans if (told := disagreement(span))]


def _magnitude(form: Form, vocabulary: Vocabulary, name: str) -> list[Contradiction]:
    """A sum outside the range that the page names for it."""
    field, known = form.field(name), vocabulary.by_name(name)
    if field is None or known is None or known.kind is not FieldKind.MONEY or not field.valid:
        return []
    amount = canonical(known.kind, field.value)
    bounds = usual_range(field)
    if not amount.isdigit() or bounds is None or bounds[0] <= int(amount) <= bounds[1]:
        return []
    usual = f"từ {say.money(str(bounds[0]))} đến {say.money(str(bounds[1]))}"
    told = f"{say.label_of(field)} {say.money(amount)} nằm ngoài mức thường gặp {usual}"
    return [Contradiction(name, told[:1].upper() + told[1:])]


def _check_digit(form: Form, vocabulary: Vocabulary, name: str) -> list[Contradiction]:
    """A tax code whose check digit the others do not come to: often a digit misheard or mistyped."""
    field, known = form.field(name), vocabulary.by_name(name)
    if field is None or known is None or known.kind is not FieldKind.TAX_CODE:
        return []
    code = canonical(known.kind, field.value)
    if len(code) not in LENGTHS or not code.isdigit() or is_tax_code(code):
        return []
    return [Contradiction(name, f"{say.label_of(field)} {code} có chữ số không khớp với số kiểm tra")]


def said_twice(form: Form, vocabulary: Vocabulary) -> list[str]:
    """One person, mail address or telephone number in two fields: often a mistake, and worth a word before sending."""
    holders: dict[tuple[FieldKind, str], list[str]] = {}
    for known in vocabulary.fields:
        field = form.fields[known.index]
        value = fold(canonical(known.kind, field.value))
        if known.kind in _SOMEBODYS and value and field.enabled and not is_secret(field):
            holders.setdefault((known.kind, value), []).append(field.name)
    told = []
    for (kind, _), names in holders.items():
        fields = [held for name in names if (held := form.field(name)) is not None]
        if len(fields) > 1:
            labels = say.listed([say.label_of(field) for field in fields])
            told.append(f"{labels} cùng là {say.value_of(fields[0], kind, fields[0].value)}")
    return told
