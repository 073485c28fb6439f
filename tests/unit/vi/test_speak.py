"""What is said of a value reads back as that value: for any value, not for examples alone."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.catalog.words import load_lexicon
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.money import read_money
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.reading import DateTimeValue, DateValue, Duration, Kind, Unit
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.speak import (
    speak_code,
    speak_date,
    speak_date_range,
    speak_datetime,
    speak_digits,
    speak_duration,
    speak_email,
    speak_money,
    speak_number,
    speak_percent,
    speak_phone,
    speak_time,
    speak_value,
)
from speak_to_input.vi.text import read_words
from speak_to_input.vi.times import read_time

TODAY = date(2026, 11, 23)
# Round sums are far more common than any number of fifteen figures.
sums = st.integers(0, 10**15 - 1) | st.builds(
    lambda n, zeros: n * 10**zeros, st.integers(1, 9999), st.integers(0, 11)
)
decimals = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False)
some_days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
phones = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)


@given(sums)
def test_number(value: int) -> None:
    words = read_words(speak_number(value))
    first = read_number(words, 0)[0]
    assert (first.value, first.end) == (Decimal(value), len(words))


@given(st.integers(1, 10**12))
def test_negative_number(value: int) -> None:
    words = read_words(speak_number(-value))
    first = read_number(words, 0)[0]
    assert (first.value, first.end) == (Decimal(-value), len(words))


@given(decimals)
def test_decimal(value: Decimal) -> None:
    words = read_words(speak_number(value))
    first = read_number(words, 0)[0]
    assert (first.value, first.end) == (value, len(words))


@given(sums)
def test_money(amount: int) -> None:
    words = read_words(speak_money(amount))
    first = read_money(words, 0)[0]
    assert (first.value, first.end, first.sure) == (amount, len(words), 1.0)


@given(st.decimals(min_value=-100, max_value=1000, places=2))
def test_percent(value: Decimal) -> None:
    words = read_words(speak_percent(value))
    first = read_percent(words, 0)[0]
    assert (first.value, first.end) == (value, len(words))


@given(st.text("0123456789", min_size=2, max_size=19))
def test_digits_are_offered(digits: str) -> None:
    words = read_words(speak_digits(digits))
    assert (digits, len(words)) in [(r.value, r.end) for r in read_digits(words, 0)]


@given(phones)
def test_phone(digits: str) -> None:
    words = read_words(speak_phone(digits))
    first = read_digits(words, 0)[0]
    assert (first.value, first.end, first.sure) == (digits, len(words), 1.0)


@given(some_days)
def test_date(day: date) -> None:
    words = read_words(speak_date(day))
    first = read_date(words, 0, TODAY)[0]
    assert (first.value.whole(), first.end) == (day, len(words))


@given(
    st.builds(
        DateValue, st.none() | st.integers(1, 28), st.integers(1, 12), st.none() | st.integers(1900, 2100)
    )
)
def test_date_with_parts_unsaid(day: DateValue) -> None:
    words = read_words(speak_date(day))
    first = read_date(words, 0, TODAY)[0]
    assert (first.value, first.end) == (day, len(words))


@given(st.dates(date(1900, 1, 1), date(2098, 12, 31)), st.integers(1, 400))
def test_date_range(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    words = read_words(speak_date_range(first, last))
    reading = read_date_range(words, 0, TODAY)[0]
    assert tuple(day.whole() for day in reading.value) == (first, last)
    assert reading.end == len(words)


@given(st.builds(time, st.integers(0, 23), st.integers(0, 59)))
def test_time(value: time) -> None:
    words = read_words(speak_time(value))
    first = read_time(words, 0)[0]
    assert (first.value, first.end) == (value, len(words))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_datetime(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    words = read_words(speak_datetime(moment))
    first = read_datetime(words, 0, TODAY)[0]
    assert (first.value.whole(), first.end) == (moment, len(words))


@given(
    st.from_regex(
        r"([A-Z]{1,4}[0-9]{2,6}|[A-Z]{2,3}-[0-9]{2,4}-[0-9]{2,4}|[0-9]{2}/[A-Z]{2}-[0-9]{4})", fullmatch=True
    )
)
def test_code(code: str) -> None:
    words = read_words(speak_code(code))
    best = max(read_code(words, 0, load_lexicon()), key=lambda reading: reading.sure)
    assert (best.value, best.end) == (code, len(words))


@given(
    st.from_regex(
        r"[a-z]{1,8}([._-][a-z]{1,8}){0,2}[0-9]{0,4}@[b-df-hj-np-tv-z][aeiou][a-z]{0,6}\.(com|vn|com\.vn)",
        fullmatch=True,
    )
)
def test_email(address: str) -> None:
    words = read_words(speak_email(address))
    best = read_email(words, 0, load_lexicon())[0]
    assert (best.value, best.end) == (address, len(words))


@given(st.integers(1, 2000), st.sampled_from(Unit))
def test_duration(halves: int, unit: Unit) -> None:
    value = Duration(Decimal(halves) / 2, unit)
    words = read_words(speak_duration(value))
    first = read_duration(words, 0)[0]
    assert (first.value, first.end) == (value, len(words))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (speak_phone("0963023600"), "không chín sáu ba, không hai ba, sáu không không"),
        (speak_phone("02438265432"), "không hai bốn, ba tám hai sáu, năm bốn ba hai"),
        (speak_digits("001090012345"), "không không một, không chín không, không một hai, ba bốn năm"),
        (speak_money(1_500_000), "một triệu năm trăm nghìn đồng"),
        (speak_money(2_005_000_000), "hai tỷ không trăm linh năm triệu đồng"),
        (speak_money(-250_000), "âm hai trăm năm mươi nghìn đồng"),
        (speak_number(24), "hai mươi tư"),
        (speak_number(115), "một trăm mười lăm"),
        (speak_number(Decimal("1.50")), "một phẩy năm"),
        (speak_percent(Decimal("12.5")), "mười hai phẩy năm phần trăm"),
        (speak_date(date(1990, 4, 5)), "ngày mùng năm tháng tư năm một nghìn chín trăm chín mươi"),
        (speak_date(DateValue(20, 10)), "ngày hai mươi tháng mười"),
        (speak_time(time(14, 30)), "mười bốn giờ ba mươi phút"),
        (speak_duration(Duration(Decimal("1.5"), Unit.YEAR)), "một năm rưỡi"),
        (speak_duration(Duration(Decimal("0.5"), Unit.HOUR)), "nửa tiếng"),
        (speak_email("minh.le_99@gmail.com"), "minh chấm le gạch dưới chín chín a còng gmail chấm com"),
        (speak_email("mk@fpt.vn"), "mờ ca như kẹo a còng ép pê tê chấm vê en"),
        (speak_value(Kind.CODE, "CUS-002"), "xê u ét gạch ngang không không hai"),
        (
            speak_value(Kind.DATETIME, DateTimeValue(DateValue(20, 10), time(9))),
            "chín giờ ngày hai mươi tháng mười",
        ),
        (speak_value(Kind.YES_NO, False), "không"),
        (speak_value(Kind.PERSON, "Lê Minh"), "Lê Minh"),
    ],
)
def test_said_as_people_say_it(said: str, words: str) -> None:
    assert said == words
