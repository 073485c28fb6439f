"""What is read out: one value, all of them, what is missing, what will be sent."""

from collections.abc import Callable

from speak_to_input.core import say
from speak_to_input.core.commands import Read, ReadWhat
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Plan, Planned
from speak_to_input.core.scopes import named_apart
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.vocabulary import Known, Vocabulary


def read_back(command: Read, form: Form, vocabulary: Vocabulary) -> Plan:
    """Say one value, or several; reading changes nothing."""
    if command.what in tuple(ReadWhat):
        outcome = Outcome(ActionType.READ, Status.DONE, heard=command.heard, verified=True)
        return Plan((Planned(outcome),), remarks=(_read_many(ReadWhat(command.what), form, vocabulary),))
    if command.part:
        outcome = Outcome(ActionType.READ, Status.DONE, heard=command.heard, verified=True)
        told = _filled(form, vocabulary, command.what) or "chưa có thông tin nào"
        return Plan((Planned(outcome),), remarks=(f"phần {command.what}: {told}",))
    field, known = form.field(command.what), vocabulary.by_name(command.what)
    if field is None or known is None:
        return Plan()
    told = say.value_of(field, known.kind, field.value) if field.value else "chưa điền"
    asks = (
        not field.value
        and len(known.choices) > 1
        and not _ASKING.isdisjoint(command.heard.casefold().split())
    )
    lists = command.choices or asks  # "phương thức trả nợ là gì vậy"
    told = _choices(known, rest=command.rest) if command.choices else told
    told = f"{told}, {_choices(known, rest=False)}" if lists and not command.choices else told
    outcome = Outcome(
        ActionType.READ, Status.DONE, field.name, field.label, field.value, heard=command.heard, verified=True
    )
    listed = known.name if lists else ""
    return Plan((Planned(outcome),), remarks=(f"{say.label_of(field)}: {told}",), listed=listed)


_ASKING = frozenset({"gì", "chi", "nào", "sao", "răng", "gi", "nao"})


def _choices(known: Known, *, rest: bool) -> str:
    """What a list lets choose: the first choices and how many more there are, or those that were not said then."""
    labels = [option.label for option in known.choices]
    if not labels:
        return "ô này gõ vào mới hiện lựa chọn, anh chị nói tên là em điền"
    if len(labels) <= MOST_CHOICES + 1:
        return f"có {len(labels)} lựa chọn: {'; '.join(labels)}"
    if rest:
        return f"còn {len(labels) - MOST_CHOICES} lựa chọn nữa: {'; '.join(labels[MOST_CHOICES:])}"
    more = f"và {len(labels) - MOST_CHOICES} lựa chọn khác, muốn nghe thì nói “đọc tiếp”"
    return f"có {len(labels)} lựa chọn: {'; '.join(labels[:MOST_CHOICES])}; {more}"


MOST_CHOICES = 6
"""Choices that are said at once: more nobody keeps in mind."""


def _read_many(what: ReadWhat, form: Form, vocabulary: Vocabulary) -> str:
    if what is ReadWhat.ALL:
        return _filled(form, vocabulary) or "biểu mẫu chưa có thông tin nào"
    return trouble(form) or (
        "không còn ô bắt buộc nào thiếu"
        if what is ReadWhat.MISSING
        else "mọi thông tin đều hợp lệ, không thiếu ô nào"
    )


def _filled(form: Form, vocabulary: Vocabulary, part: str = "") -> str:
    """What the fields hold, those of one part of the form only where `part` is given; "" where nothing is filled."""
    step = form.step_titles.index(part) + 1 if part in form.step_titles else 0
    told = [
        say.told_of(field, known.kind)
        for field in form.fields
        if field.sent and (not part or field.section == part or field.step == step)
        if (known := vocabulary.by_name(field.name)) is not None
    ]
    return "; ".join(told)


def trouble(form: Form) -> str:
    """What keeps the form from being sent: missing fields first, then wrong ones; "" when nothing does."""
    form = named_apart(form)
    missing = [say.named(f) for f in form.fields if f.name in form.missing]
    invalid = [f for f in form.fields if f.name in form.invalid and f.name not in form.missing]
    parts = [f"còn thiếu {len(missing)} mục: {say.listed(missing)}"] if missing else []
    return "; ".join((*parts, *map(_wrong, invalid)))


def _wrong(field: Field) -> str:
    """As in "số điện thoại chưa hợp lệ (cần 10 chữ số)": what the page says ends a sentence there, and not here."""
    why = field.message.rstrip(". ")
    return f"{say.named(field)} chưa hợp lệ ({why})" if why else f"{say.named(field)} chưa hợp lệ"


def to_send(form: Form, kind_of: Callable[[Field], FieldKind]) -> str:
    """All that will be sent, in page order and one line: what is shown before somebody says yes to it."""
    sent = [field for field in named_apart(form).fields if field.sent]
    told = [" ".join(say.told_of(field, kind_of(field)).split("\n")) for field in sent]
    return f"Em sẽ gửi: {'; '.join(told)}" if told else "Em sẽ gửi biểu mẫu này"


def to_send_aloud(form: Form, kind_of: Callable[[Field], FieldKind]) -> str:
    """The same for the ear: the values whose mistakes cost most, and how many more there are."""
    sent = [(field, kind_of(field)) for field in named_apart(form).fields if field.sent]
    if len(sent) <= _MOST_ALOUD + 1:
        return to_send(form, kind_of)
    weighed = sorted(sent, key=lambda each: _weight(*each))[:_MOST_ALOUD]
    told = [say.told_of(field, kind) for field, kind in sent if (field, kind) in weighed]
    return f"Em sẽ gửi: {'; '.join(told)}; và {len(sent) - len(told)} mục khác đang hiện trên màn hình"


def _weight(field: Field, kind: FieldKind) -> int:
    """The smaller, the more a mistake in that value costs."""
    if field.options or field.type is FieldType.CHECKBOX:
        return len(_WEIGHTS)
    return next((at for at, kinds in enumerate(_WEIGHTS) if kind in kinds), len(_WEIGHTS))


_MOST_ALOUD = 5
"""Values that are said before sending: more nobody keeps in mind."""
_WEIGHTS = (
    (FieldKind.MONEY, FieldKind.ACCOUNT, FieldKind.CARD),
    (FieldKind.PERSON, FieldKind.COMPANY, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE),
    (FieldKind.CODE, FieldKind.DATE, FieldKind.DATETIME),
    (FieldKind.PHONE, FieldKind.EMAIL),
)
"""What mistakes cost: money that goes astray first, then whom it is about, what and when, how to reach them."""
