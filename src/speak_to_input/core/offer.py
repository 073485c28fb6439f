"""A value that a field could hold, where it is said."""

from typing import NamedTuple

from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Option


class Offer(NamedTuple):
    """A value that a field could hold is said over tokens up to `end`."""

    field: int
    end: int
    text: str
    fit: float
    doubt: Doubt | None = None
    nearest: tuple[Option, ...] = ()
    option: bool = False
    counted: bool = False
    """The words behind the number say what it counts, and that is this field: "hai người lớn"."""
    part: bool = False
    """Only a part of the value was said, so only a repair takes it: "không, 678 mới đúng"."""
    classed: bool = False
    """A classifier goes with the number, "chín vụ", which tells nothing of the field: only behind its name."""
