"""Random values of every kind that is spoken, spread as forms have them: round sums, real prefixes, real days."""

import re
import string
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from speak_to_input.vi.citizen_ids import PROVINCES
from speak_to_input.vi.reading import Duration, Unit

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_MOBILE = ("03", "05", "07", "08", "09")
_NAMES = re.findall(
    r"\w+",
    """an anh bao binh chi cuong dung duong duy giang ha hai hanh hieu hoa hoang hung huong khanh khoa kien lan le
    linh loan long mai manh minh my nam nga ngoc nguyen nhung phong phuc phuong quan quang quynh son tam thanh
    thao thu thuy tien toan trang tran trung tu tuan tung van viet vu xuan yen pham hoangmai nguyenvanan
    customer info support sales contact office admin kinhdoanh ketoan""",
)
_HOSTS = (
    "gmail.com", "yahoo.com", "yahoo.com.vn", "hotmail.com", "outlook.com", "icloud.com", "fpt.vn", "viettel.com.vn",
    "vnpt.vn", "company.com.vn", "congty.vn", "hust.edu.vn", "moit.gov.vn", "abc.net", "startup.io",
)  # fmt: skip
_LONGEST_CODE = 24
_CODE_LETTERS = string.ascii_uppercase
_AMOUNTS_OF_UNITS = {
    Unit.MINUTE: 600, Unit.HOUR: 500, Unit.DAY: 1000, Unit.WEEK: 520, Unit.MONTH: 600, Unit.QUARTER: 60,
    Unit.YEAR: 100,
}  # fmt: skip


def _figures(random: Random, length: int) -> str:
    return "".join(random.choices(string.digits, k=length))


def _magnitude(random: Random, most: int) -> int:
    """A whole number whose length, not whose size, is even: short ones are as common as long ones."""
    return int(_figures(random, random.randint(1, most)))


def number(random: Random) -> Decimal:
    """Whole or with up to four decimals, one in four below zero."""
    whole = Decimal(_magnitude(random, 15))
    if random.random() < 0.3:
        whole = Decimal(_magnitude(random, 7)) + Decimal(random.randrange(10_000)) / 10_000
    return -whole if random.random() < 0.25 else whole


def money(random: Random) -> int:
    """Whole đồng up to a million billion; two of three are round."""
    if random.random() < 0.67:
        return int(random.randrange(1, 10_000) * 10 ** random.randint(0, 11))
    return _magnitude(random, 15)


def percent(random: Random) -> Decimal:
    """From -100 to 1000 with up to three decimals."""
    return (
        Decimal(random.randint(-100_000, 1_000_000)) / 1000
        if random.random() < 0.7
        else Decimal(random.randint(0, 100))
    )


def digits(random: Random) -> str:
    """Any 2 to 19 figures."""
    return _figures(random, random.randint(2, 19))


def phone(random: Random) -> str:
    """A mobile number, or one in five a landline."""
    if random.random() < 0.2:
        return f"02{random.randint(1, 9)}{_figures(random, random.choice((7, 8)))}"
    return random.choice(_MOBILE) + _figures(random, 8)


def citizen_id(random: Random) -> str:
    """Twelve figures with a real province, century, sex and year."""
    return random.choice(tuple(PROVINCES)) + str(random.randint(0, 3)) + _figures(random, 8)


def account(random: Random) -> str:
    """Six to nineteen figures."""
    return _figures(random, random.randint(6, 19))


def day(random: Random) -> date:
    """Any day that forms take."""
    return _FIRST_DAY + timedelta(days=random.randint(0, (_LAST_DAY - _FIRST_DAY).days))


def days(random: Random) -> tuple[date, date]:
    """Two days, the second up to three years later."""
    first = day(random)
    return first, min(_LAST_DAY, first + timedelta(days=random.randint(0, 1096)))


def clock(random: Random) -> time:
    """Any minute of the day."""
    return time(random.randint(0, 23), random.randint(0, 59))


def moment(random: Random) -> datetime:
    """A day and a minute."""
    return datetime.combine(day(random), clock(random))


def duration(random: Random) -> Duration:
    """A span in any unit, one in four with a half."""
    unit = random.choice(tuple(Unit))
    amount = Decimal(random.randint(1, _AMOUNTS_OF_UNITS[unit]))
    return Duration(amount - Decimal("0.5") if random.random() < 0.25 else amount, unit)


def email(random: Random) -> str:
    """Names, initials and figures before the at-sign; known providers and unknown firms behind it."""
    parts = random.choices(_NAMES, k=random.randint(1, 3))
    if random.random() < 0.4:
        # Initials, and names that no list has.
        parts[0] = "".join(random.choices(string.ascii_lowercase, k=random.choice((1, 1, 2, 3, 5))))
    local = random.choice((".", "_", "-", "")).join(parts)
    if random.random() < 0.4:
        local += random.choice(("", "", ".", "_")) + _figures(random, random.randint(1, 6))
    if random.random() < 0.6:
        return f"{local}@{random.choice(_HOSTS)}"
    firm = random.choice(_NAMES) + random.choice(("", "-", "tech", "bank", "group", _figures(random, 2)))
    firm = firm + random.choice(_NAMES) if firm.endswith("-") else firm
    return f"{local}@{firm}{random.choice(('.com', '.vn', '.com.vn', '.edu.vn', '.gov.vn', '.net', '.org', '.io'))}"


def code(random: Random) -> str:
    """Letters with figures, or groups of both with signs between: CUS002, BC-2026-001, 01/HD-2026."""
    while True:
        groups = [_group(random) for _ in range(random.choice((1, 1, 1, 2, 3)))]
        made = groups[0] + "".join(random.choice("---/_.") + group for group in groups[1:])
        if len(made) <= _LONGEST_CODE and any(c.isalpha() for c in made) and any(c.isdigit() for c in made):
            return made


def _group(random: Random) -> str:
    letters = "".join(random.choices(_CODE_LETTERS, k=random.randint(1, 4)))
    figures = _figures(random, random.randint(1, 8))
    kinds = (
        letters + figures,
        letters + figures,
        letters,
        figures,
        figures + letters,
        letters + figures + letters,
    )
    return random.choice(kinds)
