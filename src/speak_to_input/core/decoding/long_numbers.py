"""Where a number is read out figure by figure: no short text goes on over it."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.vi.reading import Kind

_LEAST = 6
"""Figures of a telephone, an account, a paper; fewer may be a house or a year."""
_SURELY = 0.5


def long_numbers(found: Candidates) -> frozenset[int]:
    """The tokens at which such a number begins: "dân tộc tày | mã định danh | hai không một ba …"."""
    return frozenset(
        r.start
        for each in found.readings
        for r in each
        if r.kind is Kind.DIGITS and r.sure > _SURELY and len(str(r.value)) >= _LEAST
    )
