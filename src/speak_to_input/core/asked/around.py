"""Talk before and behind a request: why it is made and what comes then; it must ask, tell and take back nothing."""

from collections.abc import Callable, Sequence

from speak_to_input.core.asked.grammar import Asked
from speak_to_input.core.commands import Fill, Held, Understanding, Unknown
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.asides import asides
from speak_to_input.core.decoding.past_deeds import is_past
from speak_to_input.vi.text import Words

_MOST = 14
_TOLD_OF = 3
"""Words before a request among which others may be the ones who ask for it."""
Alone = Callable[[str], Understanding]
"""Hears some words by themselves."""


class Around:
    """One utterance, as what stands around a request in it."""

    def __init__(
        self, words: Words, idle: Sequence[int], behind: Sequence[int], marks: Marks, alone: Alone
    ) -> None:
        """`idle` and `behind`: where courtesy ends, before a request and behind one."""
        self._words, self._idle, self._behind = words, idle, behind
        self._marks, self._alone = marks, alone

    def left(self, asked: Asked) -> int:
        """How many words stand around the request that are no courtesy."""
        return (asked.start - self._begun(asked)) + (len(self._words) - self._ended(asked))

    def is_talk(self, asked: Asked) -> bool:
        """Whether these words leave the request as it is."""
        words, begun, ended = self._words, self._begun(asked), self._ended(asked)
        if words.says(len(words) - 1, *_HALF):
            return False
        if begun == asked.start and ended == len(words):
            return not self._is_told(asked)
        paused = ended < len(words) and words.tokens[ended].mark
        beside = any(at < asked.start or not paused for at in asides(words, self._marks))
        if not words.accented or beside or self.left(asked) > _MOST:
            return False
        before = begun == asked.start or self._leads(asked, ended)
        behind = ended == len(words) or self._follows(asked, ended)
        return before and behind and not self._is_told(asked)

    def _begun(self, asked: Asked) -> int:
        """Where the words before the request begin that are no courtesy; its own start where there are none."""
        at = 0
        while at < asked.start and self._idle[at] > at:
            at = self._idle[at]
        return min(asked.start, at)

    def _ended(self, asked: Asked) -> int:
        at = paused = asked.end
        while at < len(self._words) and self._behind[at] > at:
            at = self._behind[at]
            paused = at if at < len(self._words) and self._words.tokens[at].mark else paused
        if paused > asked.end or self._words.tokens[min(paused, len(self._words) - 1)].mark:
            return at if at == len(self._words) else paused  # "xóa đi, | cái đó của …"
        return at

    def _is_told(self, asked: Asked) -> bool:
        """As in "lưu nháp rồi", "gửi đơn cho sếp rồi": that was done, or it is asked whether it was."""
        words = self._words
        handed = asked.act == "submit" and self._ended(asked) == len(words)  # "gửi đơn cho sếp | rồi in" asks
        told = range(asked.end, len(words) if handed else asked.end + 1)
        return any(words.says(at, "rồi") and not words.says(at - 1, *_GOING) for at in told)

    def _urges(self, start: int, end: int) -> bool:
        return any(
            self._marks.at(self._words, at, Mark.URGING) or self._words.says(at, *_URGING)
            for at in range(start, end)
        )

    def _leads(self, asked: Asked, ended: int) -> bool:
        """Whether the request may begin behind the words before it."""
        words, marks, start = self._words, self._marks, asked.start
        paused = bool(words.tokens[start].mark)
        therefore = words.says(start - 1, *_THEREFORE)
        urged = ended == len(words) and self._urges(asked.end, ended) and asked.act not in _GRAVE
        if not (paused or therefore or (urged and not marks.at(words, start - 1, Mark.DOER))):
            return False
        denied = () if paused else range(words.clause_begin(start - 1), start)
        if any(words.says(at, *_NOES) for at in denied):
            return False
        if any(marks.at(words, at, Mark.REPORT) for at in range(max(0, start - _TOLD_OF), start)):
            return False
        if any(marks.at(words, at, Mark.CALL) for at in range(start)) or start < _FEWEST:
            return False
        if not paused and any(marks.at(words, at, Mark.REPORT) for at in range(start)):
            return False
        if not paused and words.says(start - 1, "rồi"):
            start -= 1  # "lưu nháp | rồi in": what stands before is asked for, not told as done
        return self._tells_nothing(0, start, ticked=asked.act == "read_it")

    def _follows(self, asked: Asked, ended: int) -> bool:
        """Whether the words behind the request only explain it."""
        words = self._words
        urged = self._urges(asked.end, ended) and self._somebody_plans(asked.end, ended)
        meant = asked.act in _MEANT_FOR and self._is_meant_for(asked.start, ended)
        if not (words.tokens[ended].mark or urged or meant) or words.says(ended - 1, "rồi"):
            return False
        asks = any(words.says(at, *_ASKING) for at in range(max(ended, len(words) - _LAST), len(words)))
        if asks or any(words.says(at, *_TAKING_BACK) for at in range(ended, len(words))):
            return False
        return self._tells_nothing(ended, len(words))

    def _is_meant_for(self, start: int, ended: int) -> bool:
        """As in "in một bản | để tối coi", "in ra cho | sếp ký": what for, or for whom, and nothing more."""
        words = self._words
        if is_past(words, start, self._marks):
            return False  # "hôm qua em in cho sếp ký"
        led = words.says(ended, "để") or words.says(ended - 1, "cho")
        return led and not any(words.says(at, *_ASKED_FOR, "rồi", "xong") for at in range(ended, len(words)))

    def _somebody_plans(self, end: int, ended: int) -> bool:
        """As in "lưu nháp cho bác đã | con về lấy sổ": who says what comes then begins so, and is not only served."""
        words = self._words
        served = words.says(ended - 2, *_SERVING)
        return words.says(ended, *_PLANS) or (
            ended > end + 1 and words.says(ended - 1, *_PLANS) and not served
        )

    def _tells_nothing(self, start: int, end: int, *, ticked: bool = False) -> bool:
        """Whether the words ask for nothing and tell no value.

        `ticked`: of a box they may tell that it was ticked before, "cam kết thì tôi tick | rồi mà".
        """
        ticked = ticked and any(self._words.says(at, "rồi") for at in range(start, end))
        heard = self._alone(self._words.spelling(start, end))
        plans = bool(heard.unexplained) and self._words.says(start, *_PLANS)
        return all(
            (c.doubt is not None or (ticked and c.text == "true"))
            if isinstance(c, Fill)
            else plans or isinstance(c, Unknown | Held)
            for c in heard.commands
        )


_FEWEST, _LAST = 2, 2
_GRAVE = ("submit", "reset", "focus", "read_it", "clear_it")
"""These are taken behind a pause only."""
_MEANT_FOR = ("print", "save")
"""Behind these it may be told at once what for, or for whom: "in một bản | để tối coi", "in ra cho | sếp ký"."""
_ASKED_FOR = ("gì", "chi", "ai", "đâu", "nào", "mô", "sao", "răng")
_GOING = ("đi", "luôn", "giúp", "giùm", "dùm", "hộ", "được", "đc")
_URGING = ("đã", "luôn", "nhé", "nha", "nghen", "nghe", "ạ", "đi", "cho", "lại", "cái")
_SERVING = ("giúp", "giùm", "dùm", "hộ", "cho", "với")
_HALF = ("thì", "là", "mà")
"""Who ends so has not finished."""
_THEREFORE = ("nên", "thôi", "thì", "vậy")
_NOES = ("không", "đừng", "chưa", "khoan", "khỏi", "chớ", "hổng", "hông", "chẳng", "hẵng", "hãy")
_TAKING_BACK = ("đừng", "khoan", "thôi", "à", "ấy", "không", "hổng")
_ASKING = ("chưa", "không", "hả", "hông", "hở", "nhỉ")
_PLANS = (
    "mai", "mốt", "chiều", "tối", "sáng", "trưa", "lát", "tí", "chút", "để", "vì", "tại", "kẻo", "do", "em", "anh",
    "chị", "tôi", "tui", "con", "cháu", "bác", "cô", "chú", "mình", "khách", "nó", "họ", "cái", "của",
)  # fmt: skip
"""Who says why, or what comes then, begins so."""
