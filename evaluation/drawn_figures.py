"""Figures for synthetic sentences: numbers of people and accounts, codes, sums, days, times, spans."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from evaluation.drawn import SIGNS, Drawn, figures, rows, singly
from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi import speak
from speak_to_input.vi.reading import Duration, Unit
from speak_to_input.vi.tax_codes import tax_check_digit

_MOBILE = ("032", "035", "038", "039", "056", "058", "070", "077", "079", "083", "085", "088", "090", "091",
           "093", "096", "097", "098")  # fmt: skip
_PROVINCES = (
    "001",
    "008",
    "022",
    "031",
    "038",
    "040",
    "048",
    "052",
    "060",
    "075",
    "079",
    "086",
    "092",
    "096",
)


class FigureValues:
    """Draws values that are made of figures."""

    def __init__(self, chance: Random, today: date) -> None:
        self._chance = chance
        self._today = today
        self._letters: dict[str, str] = {}
        for cells in rows("letters"):
            self._letters.setdefault(cells[0], cells[1].split("|")[0].strip())

    def makers(self) -> Mapping[FieldKind, Callable[[Known, Field], Drawn | None]]:
        """Kind -> what draws it."""
        return {
            FieldKind.PHONE: self._phone, FieldKind.CITIZEN_ID: self._citizen_id, FieldKind.CODE: self._code,
            FieldKind.TAX_CODE: self._tax_code, FieldKind.ACCOUNT: self._account, FieldKind.MONEY: self._money,
            FieldKind.NUMBER: self._number, FieldKind.PERCENT: self._percent, FieldKind.DATE: self._date,
            FieldKind.DATETIME: self._datetime, FieldKind.TIME: self._time, FieldKind.DURATION: self._duration,
        }  # fmt: skip

    def _one(self, choices: Sequence[str]) -> str:
        return self._chance.choice(choices)

    def _figures(self, count: int) -> str:
        return figures(count, self._chance)

    def _phone(self, known: Known, field: Field) -> Drawn:
        held = self._one(_MOBILE) + self._figures(7)
        grouped = self._one(
            (held, f"{held[:4]} {held[4:7]} {held[7:]}", f"{held[:4]}.{held[4:7]}.{held[7:]}")
        )
        return Drawn(grouped, singly(held), held)

    def _citizen_id(self, known: Known, field: Field) -> Drawn:
        young = self._chance.random() < 0.2
        sex = self._one("23" if young else "01")
        year = self._chance.randint(0, 7) if young else self._chance.randint(60, 99)
        held = f"{self._one(_PROVINCES)}{sex}{year:02}{self._figures(6)}"
        return Drawn(held, singly(held), held)

    def _tax_code(self, known: Known, field: Field) -> Drawn:
        while True:
            nine = "0" + self._figures(8)
            if (check := tax_check_digit(nine)) is not None:
                return Drawn(f"{nine}{check}", singly(f"{nine}{check}"), f"{nine}{check}")

    def _account(self, known: Known, field: Field) -> Drawn:
        held = self._one("123456789") + self._figures(self._chance.choice((8, 9, 11, 12, 13)))
        return Drawn(held, singly(held), held)

    def _code(self, known: Known, field: Field) -> Drawn:
        shape = (
            field.placeholder if re.search(r"\d", field.placeholder) else self._one(("KH000000", "NV0000"))
        )
        held = re.sub(r"\d", lambda _: self._one("0123456789"), shape)
        if held.startswith("BC-"):
            held = f"BC-2026-{self._figures(3)}"
        said = [
            speak.speak_number(int(c)) if c.isdigit() else SIGNS.get(c) or self._letters[c.upper()]
            for c in held
        ]
        return Drawn(held, " ".join(said), held)

    def _money(self, known: Known, field: Field) -> Drawn:
        match self._chance.randrange(5):
            case 0:
                amount = self._chance.randint(1, 95) * 100_000_000
            case 1:
                amount = self._chance.randint(2, 19) * 500_000
            case 2:
                amount = self._chance.randint(11, 999) * 100_000
            case _:
                amount = self._chance.randint(1, 99) * self._chance.choice((1_000_000, 5_000_000))
        million = Decimal(amount) / 1_000_000
        written = [f"{amount:,}".replace(",", ".") + self._one(("", "", " đồng", "đ")), str(amount)]
        if million < 1000:
            written += [f"{million:f} triệu".replace(".", ","), f"{million:f}tr".replace(".", ",")]
        elif amount % 100_000_000 == 0:
            written += [f"{(million / 1000).normalize():f} tỷ".replace(".", ",")]
        spoken = [speak.speak_money(amount), speak.speak_number(amount)]
        if amount % 1_000_000 == 500_000 and million < 100:
            spoken.append(f"{speak.speak_number(int(million))} triệu rưỡi")
        return Drawn(self._one(written), self._one(spoken), f"{Decimal(amount) / known.slot.scale:f}")

    def _number(self, known: Known, field: Field) -> Drawn:
        if "." in field.increment and self._chance.random() < 0.5:
            number = Decimal(self._chance.randint(50, 98)) / 10
        else:
            lowest = int(known.slot.minimum or 0) + 1
            number = Decimal(self._chance.randint(lowest, min(int(known.slot.maximum or 10), 120)))
        text = f"{number:f}".removesuffix(".0")
        return Drawn(text.replace(".", ","), speak.speak_number(Decimal(text)), text)

    def _percent(self, known: Known, field: Field) -> Drawn:
        number = Decimal(self._chance.randint(1, 400)) / 4
        text = f"{number.normalize():f}"
        return Drawn(f"{text.replace('.', ',')}%", speak.speak_percent(number), text)

    def _day(self, known: Known, field: Field) -> date:
        past = known.slot.lean is not Lean.COMING
        low, high = (
            (date(1960, 1, 1), self._today) if past else (self._today, self._today + timedelta(days=330))
        )
        low = max(low, date.fromisoformat(field.minimum[:10])) if field.minimum else low
        high = min(high, date.fromisoformat(field.maximum[:10])) if field.maximum else high
        return low + timedelta(days=self._chance.randint(0, max((high - low).days, 0)))

    def _day_told(self, day: date) -> tuple[str, str]:
        written = self._one((
            f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}",
            f"ngày {day.day} tháng {day.month} năm {day.year}",
        ))  # fmt: skip
        spoken = speak.speak_date(day)
        if self._chance.random() < 0.5:
            short = " ".join(speak.speak_number(int(figure)) for figure in str(day.year))
            spoken = f"{_without_year(spoken)} năm {short}"
        return written, spoken

    def _date(self, known: Known, field: Field) -> Drawn:
        day = self._day(known, field)
        return Drawn(*self._day_told(day), day.isoformat())

    def _datetime(self, known: Known, field: Field) -> Drawn:
        day, (clock, clock_said) = self._day(known, field), self._clock()
        written, spoken = self._day_told(day)
        held = datetime.combine(day, time.fromisoformat(clock)).isoformat(timespec="minutes")
        led = written if written.startswith("ngày") else f"ngày {written}"
        return Drawn(f"{clock} {led}", f"{clock_said} {spoken}", held)

    def _clock(self) -> tuple[str, str]:
        at = time(self._chance.randint(7, 20), self._chance.choice((0, 0, 15, 30, 45)))
        return f"{at:%H:%M}", speak.speak_time(at)

    def _time(self, known: Known, field: Field) -> Drawn:
        clock, said = self._clock()
        return Drawn(self._one((clock, clock.replace(":", "h"))), said, clock)

    def _duration(self, known: Known, field: Field) -> Drawn | None:
        unit = known.slot.unit
        if unit is None:
            return None
        word = {Unit.MINUTE: "phút", Unit.HOUR: "tiếng", Unit.DAY: "ngày", Unit.MONTH: "tháng"}.get(
            unit, "năm"
        )
        amount = self._chance.randint(2, 60)
        return Drawn(f"{amount} {word}", speak.speak_duration(Duration(Decimal(amount), unit)), str(amount))


def _without_year(spoken: str) -> str:
    """A spoken day without its year; "năm" may also be the fifth."""
    return re.sub(r" năm (một|hai) nghìn.*$", "", spoken)
