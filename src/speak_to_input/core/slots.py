"""What must be known of a field to put a value into it, and the value that it would hold."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.quantities import Size
from speak_to_input.vi.reading import Unit

FIRST_YEAR, LAST_YEAR = Decimal(1900), Decimal(2100)
"""Fields for a year take none before and none beyond these."""
TALLEST = Decimal(250)  # centimetres


class Lean(Enum):
    """Which way a day without its year is completed."""

    PAST = "past"
    COMING = "coming"
    NEAR = "near"
    """Whichever is nearer: what is handed in was handed in lately, or will be soon."""
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Slot:
    """What must be known of a field to put a value into it."""

    kind: FieldKind
    unit: Unit | None = None
    measure: str = ""
    """The unit of measure in which numbers are entered here: "kw", "m2"."""
    size: Size | None = None
    """How large that unit is, for amounts said in another one of its sort."""
    scale: int = 1
    lean: Lean = Lean.COMING
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    usual: tuple[int, int] | None = None
    """The least and the greatest sum that the page's hint names."""
    earliest: date | None = None
    latest: date | None = None
    pattern: re.Pattern[str] | None = None
    """What the page says its values look like."""
    plate: str | None = None
    """For a vehicle's plate: what shows how the page writes one, "Biển số xe (29C-12345)"; None for all others."""
    prefix: str = ""
    """Letters with which the page's own example begins: "CUS" of "CUS002"."""
    initials: frozenset[str] = frozenset()
    """Letters for which its label stands: a code "NV7735" is likely a "mã nhân viên"."""
    figures: int = 0
    """How many figures that example has: a code of other letters that is long as well is one of these."""
    groups: tuple[int, ...] = ()
    """How many figures stand between the hyphens of that example: (4, 3) of "BC-2026-001"."""
    web: bool = False
    """Takes addresses of pages only, which begin with "https://"."""
    monthly: bool = False
    """Its number is a day of each month: "Ngày trả lương hàng tháng"."""
    held: str = ""
    """What the field holds now: a time of day completes a day that is there already."""

    @property
    def of_years(self) -> bool:
        """Whether its numbers are years: the page lets it hold nothing else."""
        low, high = self.minimum, self.maximum
        return low is not None and high is not None and FIRST_YEAR <= low <= high <= LAST_YEAR

    def takes(self, number: Decimal) -> bool:
        """Whether the number lies between the page's least and its most."""
        return (self.minimum is None or number >= self.minimum) and (
            self.maximum is None or number <= self.maximum
        )


class Value(NamedTuple):
    """What a field would hold. `fit` (0 to 1): how well this sort of value belongs in this field."""

    text: str
    fit: float
    doubt: Doubt | None = None
