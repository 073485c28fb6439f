"""The form that somebody wants who tells what it is for: "mai em xin làm ở nhà", "cho tui mượn 70 triệu"."""

from speak_to_input.core.correcting.marks import Mark
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
        self._language = language
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
            if match.strength > _SURE and self._is_wished(words, at, match.end, of_money=match.item[1])
        }
        return (
            wished.pop() if len(wished) == 1 and not is_past(words, len(words), self._language.marks) else ""
        )

    def _is_wished(self, words: Words, at: int, end: int, *, of_money: bool) -> bool:
        """Whether the one who speaks wants it, and it is not over: "không cần 50 triệu", "đi công tác | về rồi"."""
        marks, begin = self._language.marks, words.clause_begin(at)
        over = words.says(end, "về", "rồi", "xong")
        if over or any(marks.at(words, p, Mark.NOT_TOLD) for p in range(begin, at)):
            return False
        if any(self._language.people.at(words, p, "owner", "duty") for p in range(begin, at)):
            return False  # "nó cho | mượn 20 triệu", "sếp | đi công tác"
        if not of_money:
            return True
        own = at == begin or marks.at(words, at - 1, Mark.WANTS_MONEY)
        sums = (p for p in range(end, min(len(words), end + _BEFORE_SUM)) if _is_sum(words, p))
        first = next(sums, -1)
        return own and first >= 0 and all(marks.at(words, p, Mark.BEFORE_A_SUM) for p in range(end, first))


def _is_sum(words: Words, at: int) -> bool:
    return any(reading.value >= _LEAST_SUM for reading in read_money(words, at))
