"""The form that somebody wants who tells what it is for: "mai em xin làm ở nhà", "cho tui mượn 70 triệu"."""

from speak_to_input.core.decoding.past_deeds import is_past
from speak_to_input.core.language import Language
from speak_to_input.core.phrases import Phrases, spelled
from speak_to_input.vi.money import read_money
from speak_to_input.vi.text import Words

_SUM = " …"
"""Behind a wish: it is one for this form before a sum of money only."""
_BEFORE_SUM, _LEAST_SUM = 5, 1_000_000
_SURE = 0.85


class FormWishes:
    """The wishes of all forms. Nothing of them is a form's name: while one is open they are told of what it asks."""

    def __init__(self, language: Language) -> None:
        self._wishes: Phrases[tuple[str, bool]] = Phrases(
            spelled(
                (wish.removesuffix(_SUM), (flow.type, wish.endswith(_SUM)), 1.0)
                for flow in language.workflows
                for wish in flow.wishes
            )
        )

    def wanted(self, words: Words) -> str:
        """The type of the only form whose business is told; "" for none, for several, or where it is told as done."""
        wished = {
            match.item[0]
            for at in range(len(words))
            for match in self._wishes.matches(words, at)
            if match.strength > _SURE and (not match.item[1] or _sum_behind(words, match.end))
        }
        return wished.pop() if len(wished) == 1 and not is_past(words, len(words)) else ""


def _sum_behind(words: Words, at: int) -> bool:
    """Whether a sum of money stands behind, a few words between at most: "cần | một khoản | hai trăm triệu"."""
    begins = range(at, min(len(words), at + _BEFORE_SUM))
    return any(reading.value >= _LEAST_SUM for begin in begins for reading in read_money(words, begin))
