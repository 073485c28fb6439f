"""What is said aloud: exact where mistakes cost, short elsewhere, and any value reads back as it was written."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speak_to_input.catalog.sounding import load_pronounced
from speak_to_input.catalog.understanding import load_language
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core import say
from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.kinds import FieldKind, kind_of
from speak_to_input.core.page_acts import Status
from speak_to_input.core.readback import to_send
from speak_to_input.core.spoken import Narrator
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Turn
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.money import read_money
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import read_words

TODAY = date(2026, 11, 23)
NARRATOR = Narrator(load_language(), load_pronounced())
FIELDS = {
    FieldKind.PHONE: Field("phone", "Số điện thoại", FieldType.TEL),
    FieldKind.CITIZEN_ID: Field("idNumber", "Số CCCD"),
    FieldKind.ACCOUNT: Field("account", "Số tài khoản"),
    FieldKind.CODE: Field("code", "Mã khách hàng"),
    FieldKind.MONEY: Field("amount", "Số tiền vay (VNĐ)"),
    FieldKind.PERCENT: Field("rate", "Lãi suất (%)", FieldType.NUMBER),
    FieldKind.DATE: Field("birthDate", "Ngày sinh", FieldType.DATE),
    FieldKind.DATETIME: Field("at", "Thời điểm giao dịch", FieldType.DATETIME),
    FieldKind.EMAIL: Field("email", "Email", FieldType.EMAIL),
    FieldKind.PERSON: Field("fullName", "Họ và tên"),
    FieldKind.PROSE: Field("reason", "Lý do", FieldType.TEXTAREA),
}


def turn(
    result: str, *actions: Outcome, fields: tuple[Field, ...] = (), pending: Pending | None = None
) -> Turn:
    form = Form(type="", url="http://127.0.0.1:1/", title="Đơn", step=1, steps=1, fields=fields)
    return Turn(True, "s", "r", "c", result, actions, form, pending)


def filled(field: Field, value: str, previous: str = "") -> Outcome:
    return Outcome(
        ActionType.FILL, Status.DONE, field.name, field.label, value, previous=previous, verified=True
    )


def answer_with(kind: FieldKind, value: str, previous: str = "") -> str:
    """What is said when a field of that kind was filled with `value`."""
    field = FIELDS[kind]
    assert kind_of(field, NARRATOR.language) is kind
    written = f"Dạ, đã điền {say.label_of(field)} {say.value_of(field, kind, value)}."
    return NARRATOR.turn(turn(written, filled(field, value, previous), fields=(field,)))


def value_said(kind: FieldKind, value: str) -> str:
    said = answer_with(kind, value)
    before = f"Dạ, đã điền {NARRATOR.text(say.label_of(FIELDS[kind]))} "
    assert said.startswith(before)
    assert not any(char.isdigit() for char in said)
    return said.removeprefix(before).removesuffix(".")


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_a_phone_reads_back(digits: str) -> None:
    words = read_words(value_said(FieldKind.PHONE, digits))
    assert (read_digits(words, 0)[0].value, read_digits(words, 0)[0].end) == (digits, len(words))


@pytest.mark.parametrize("kind", [FieldKind.CITIZEN_ID, FieldKind.ACCOUNT])
@given(digits=st.text("0123456789", min_size=6, max_size=19))
def test_ids_read_back(kind: FieldKind, digits: str) -> None:
    words = read_words(value_said(kind, digits))
    assert (digits, len(words)) in [(r.value, r.end) for r in read_digits(words, 0)]


@given(st.integers(1, 9999), st.integers(0, 9))
def test_money_reads_back(figures: int, zeros: int) -> None:
    amount = figures * 10**zeros
    words = read_words(value_said(FieldKind.MONEY, str(amount)))
    assert (read_money(words, 0)[0].value, read_money(words, 0)[0].end) == (amount, len(words))


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_a_percentage_reads_back(rate: Decimal) -> None:
    field = replace(FIELDS[FieldKind.PERCENT], value=str(rate))
    said = NARRATOR.turn(turn(f"Dạ, {say.label_of(field)}: {rate}.", fields=(field,)))
    words = read_words(said.removeprefix(f"Dạ, {say.label_of(field)} "))
    assert read_percent(words, 0)[0].value == rate


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_reads_back(day: date) -> None:
    words = read_words(value_said(FieldKind.DATE, day.isoformat()))
    assert (read_date(words, 0, TODAY)[0].value.whole(), len(words)) == (
        day,
        read_date(words, 0, TODAY)[0].end,
    )


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)))
def test_a_moment_reads_back(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    words = read_words(value_said(FieldKind.DATETIME, f"{moment:%Y-%m-%dT%H:%M}"))
    assert read_datetime(words, 0, TODAY)[0].value.whole() == moment


@given(
    st.from_regex(r"[a-z]{2,8}(\.[a-z]{2,6})?[0-9]{0,3}", fullmatch=True),
    st.sampled_from(("gmail.com", "yahoo.com.vn", "vpbank.com.vn", "fpt.vn", "outlook.com", "hust.edu.vn")),
)
@example("kkk.kkkk", "gmail.com")
def test_an_address_reads_back(name: str, host: str) -> None:
    words = read_words(value_said(FieldKind.EMAIL, f"{name}@{host}"))
    assert read_email(words, 0, load_lexicon())[0].value == f"{name}@{host}"


@given(st.from_regex(r"[A-Z]{2,4}(-20[0-9]{2}-)?[0-9]{3,6}", fullmatch=True))
def test_a_code_reads_back(code: str) -> None:
    words = read_words(value_said(FieldKind.CODE, code))
    assert read_code(words, 0, load_lexicon())[0].value == code


def test_values_whose_mistakes_cost_are_heard_and_others_are_named_only() -> None:
    name, reason = FIELDS[FieldKind.PERSON], FIELDS[FieldKind.PROSE]
    phone = FIELDS[FieldKind.PHONE]
    written = "Dạ, đã điền họ và tên Nguyễn Văn An, lý do về quê, 2 ngày và số điện thoại 0963 023 600."
    done = (filled(name, "Nguyễn Văn An"), filled(reason, "về quê, 2 ngày"), filled(phone, "0963023600"))
    assert NARRATOR.turn(turn(written, *done, fields=(name, reason, phone))) == (
        "Dạ, đã điền họ và tên Nguyễn Văn An, lý do và số điện thoại "
        "không chín sáu ba, không hai ba, sáu không không."
    )


def asked_to_send(*fields: Field) -> tuple[str, str]:
    """What is shown before these are sent, and what is said."""
    form = turn("", fields=fields).form
    assert form is not None
    shown = f"{to_send(form, lambda field: kind_of(field, NARRATOR.language))}. Anh chị xác nhận gửi không ạ?"
    pending = Pending(PendingKind.CONFIRM_SUBMIT, shown)
    result = f"Dạ, {shown[0].lower()}{shown[1:]}"
    return result, NARRATOR.turn(turn(result, fields=fields, pending=pending))


def test_before_sending_the_values_of_a_short_form_are_all_heard() -> None:
    reason = replace(FIELDS[FieldKind.PROSE], value="về quê")
    _, said = asked_to_send(reason)
    assert said == "Dạ, em sẽ gửi, lý do về quê. Anh chị xác nhận gửi không ạ?"


def test_before_sending_a_long_form_the_costliest_values_are_heard_and_the_rest_is_counted() -> None:
    held = {
        FieldKind.PROSE: "về quê",
        FieldKind.EMAIL: "an@gmail.com",
        FieldKind.PERSON: "Nguyễn Văn An",
        FieldKind.PHONE: "0963023600",
        FieldKind.CITIZEN_ID: "079 090 012 345",
        FieldKind.DATE: "1990-03-15",
        FieldKind.MONEY: "500000000",
        FieldKind.ACCOUNT: "190312345678",
    }
    shown, said = asked_to_send(*(replace(FIELDS[kind], value=value) for kind, value in held.items()))
    for value in ("về quê", "an@gmail.com", "Nguyễn Văn An", "0963 023 600", "15/03/1990", "500 triệu đồng"):
        assert value in shown
    assert said == (
        "Dạ, em sẽ gửi, họ và tên Nguyễn Văn An, số căn cước không bảy chín, không chín không, không một hai, "
        "ba bốn năm, ngày sinh mười lăm tháng ba năm một nghìn chín trăm chín mươi, "
        "số tiền vay năm trăm triệu đồng, số tài khoản một chín không, ba một hai, ba bốn năm, sáu bảy tám, "
        "và ba mục khác đang hiện trên màn hình. Anh chị xác nhận gửi không ạ?"
    )


def test_a_corrected_value_is_said_once_more_digit_by_digit() -> None:
    assert answer_with(FieldKind.MONEY, "15000000", previous="50000000").endswith(
        "mười lăm triệu đồng, một năm, không không không, không không không."
    )
    assert answer_with(FieldKind.DATE, "1990-03-15", previous="1990-03-05").endswith(
        "năm một nghìn chín trăm chín mươi, một năm, không ba, một chín chín không."
    )


def test_a_value_is_known_by_its_field_not_by_its_looks() -> None:
    account = replace(FIELDS[FieldKind.ACCOUNT], value="123456")
    said = NARRATOR.turn(turn("Dạ, số tài khoản: 123456.", fields=(account,)))
    assert said == "Dạ, số tài khoản một hai ba, bốn năm sáu."


def test_a_field_that_counts_in_millions_is_said_in_full() -> None:
    field = Field("income", "Thu nhập (triệu đồng)", FieldType.NUMBER, value="25")
    assert say.value_of(field, FieldKind.MONEY, "25") == "25 triệu đồng"
    assert NARRATOR.turn(turn("Dạ, thu nhập: 25 triệu đồng.", fields=(field,))) == (
        "Dạ, thu nhập hai mươi lăm triệu đồng."
    )


def test_an_answer_without_a_form_is_read_by_its_looks() -> None:
    plain = replace(turn("Dạ, anh chị gọi 0912 345 678 ạ."), form=None)
    assert NARRATOR.turn(plain) == "Dạ, anh chị gọi không chín một hai, ba bốn năm, sáu bảy tám ạ."
