"""Words that lead a vehicle's plate: "xe | 30K-112.95", "mang biển | hai chín hát …", "biển vàng | 65H-019.46"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.vi.plates import PLATE
from speak_to_input.vi.reading import Kind

_LEADS = frozenset({"xe", "biển", "mang", "bks", "số"})
_MOST = 3


def leads_plate(found: Candidates, at: int) -> bool:
    """Whether such a word stands at token `at`, and nothing else between it and a plate."""
    words = found.words
    for behind in range(at, min(at + _MOST, len(words) - 1)):
        if not words.says_any(behind, _LEADS) or words.tokens[behind + 1].mark not in ("", ":"):
            return False
        if any(r.kind is Kind.CODE and PLATE.fullmatch(str(r.value)) for r in found.readings[behind + 1]):
            return True
    return False
