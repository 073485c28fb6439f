"""Which field takes a vehicle's plate: no account, no other code where a plate is asked; of two the side spoken of."""

from collections.abc import Sequence

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.plates import PLATE
from speak_to_input.vi.text import Words

_OTHERS = frozenset({"kia", "khac"})
_LEADS = ("biển", "mang", "số", "là", "có")
_MEETS = ("với", "đụng", "quẹt", "tông", "vào", "bị", "va", "húc")
_NEAR = 5


def takers_of_plate(words: Words, at: int, takers: Sequence[Known]) -> list[Known]:
    """The fields that take the plate said at `at`: "đụng xe khác | 51H…" is "Biển số xe bên kia"."""
    asked = [known for known in takers if known.slot.plate is not None]
    if len(asked) > 1:
        other = _is_of_other(words, at)
        return [known for known in asked if known.label_words.isdisjoint(_OTHERS) != other] or asked
    written = PLATE.fullmatch(words.tokens[at].text.upper()) is not None
    return asked or [k for k in takers if k.choices or (written and k.kind is FieldKind.CODE)]


def _is_of_other(words: Words, at: int) -> bool:
    """Whether the words before tell of another one's car; "xe | Kia Morning" is a make."""
    return words.says(at - 1, *_MEETS) or any(
        (words.says(p, "kia") and (words.says(p - 1, "bên") or p + 1 == at or words.says(p + 1, *_LEADS)))
        or (words.says(p, "xe") and words.says(p - 1, *_MEETS))
        or (words.says(p, "khác") and words.says(p - 1, "xe"))
        for p in range(max(words.clause_begin(at), at - _NEAR), at)
    )
