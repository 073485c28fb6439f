"""How the words of a free text are written into the field: without courtesy, with the capitals of a name."""

from collections.abc import Sequence
from typing import NamedTuple

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding.courtesy import BINDING
from speak_to_input.core.decoding.modifiers import is_half_of_now
from speak_to_input.core.decoding.speakers import NOES, speaks
from speak_to_input.core.decoding.text_ends import FOR, SELF
from speak_to_input.core.decoding.titled_names import titled_name
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_MAY_BELONG = ("này", "rồi", "đó", "kia", "ấy", "nữa", "lại")
"""Words of courtesy that may as well be the text's own last word."""
_NEVER_LAST = ("làm", "ở", "tại", "là", "thì", "và", "với", "của", "từ", "bằng", "hoặc")
"""Words that join what follows: no text ends in one."""
_LEADING = ("dạng", "thuộc", "khoảng", "nhập", "chọn", "tick", "điền", "ghi", "tích", "xin", "nhớ")
"""Words that lead to the value behind them, or ask to fill it in, where no pause stands between."""
_OF_A_WORD = (*NOES, "dễ", "khó", "còn", "ghi", "để", "cho")  # "không nhớ" and "chưa thuộc" lead to nothing
_SO_LONG = ("được", "đã", "cũng", "hơn", "gần")
"""Behind a firm's name these lead to how long somebody works there: "mỏ đá | được mười năm"."""
_DONE_FOR = ("làm", "lo", "coi", "xem", "trông", "xử", "lý", "gánh")


class FreeText(NamedTuple):
    """Words over tokens `start` to `end` that a free field may take, worth `gain`."""

    start: int
    end: int
    gain: float
    place: bool = False
    """They are the name of a ward or a district, and nothing else."""


class TextSpelling:
    """Spells the free texts of one utterance. `polite`: tokens that are courtesy. `begins`: where else may begin."""

    def __init__(
        self, found: Candidates, language: Language, polite: Sequence[bool], begins: Sequence[bool]
    ) -> None:
        self._words, self._readings = found.words, found.readings
        lexicon = language.lexicon
        self._places = lexicon.wards, lexicon.districts, lexicon.provinces
        self._polite, self._begins = polite, begins

    def spelled(self, text: FreeText, known: Known) -> str:
        """The words as the field takes them: without courtesy behind them, names with capitals."""
        end = (
            text.end if text.place or self._ends_in_place(text, known) else self._without_courtesy(*text[:2])
        )
        while (
            known.kind is FieldKind.COMPANY and self._words.says(end - 1, *_SO_LONG) and end - 1 > text.start
        ):
            end -= 1
        if known.kind is FieldKind.TEXT and (
            name := titled_name(self._words, self._readings, text.start, end)
        ):
            return name
        said = self._words.spelling(text.start, end)
        firm = (r.value for r in self._readings[text.start] if r.kind is Kind.COMPANY and r.end == end)
        if known.kind is FieldKind.PERSON and said.islower() and (called := next(firm, "")):
            return str(called)  # "tên người được bảo hiểm | công ty tnhh …"
        if (text.place or known.kind is FieldKind.PERSON) and said.islower():
            return said.title()
        return said[:1].upper() + said[1:] if known.kind is FieldKind.PROSE and "://" not in said else said

    def _ends_in_place(self, text: FreeText, known: Known) -> bool:
        """Whether the last syllable is of a place's name, and no courtesy: "nhà ở Vỹ | Dạ", "nơi sinh Cao | Bằng"."""
        if known.kind not in (FieldKind.ADDRESS, FieldKind.TEXT):
            return False
        begins = range(text.start, text.end - 1)
        names = (table.longest(self._words, at) for at in begins for table in self._places)
        return any(found is not None and found.end == text.end for found in names)

    def _without_courtesy(self, start: int, end: int) -> int:
        """The end of the text without "nhé", "giúp em", "cho tôi với" behind it."""
        behind = range(end, self._words.clause_end(end - 1))
        while end - 1 > start:
            if self._words.says_any(end - 1, FOR) and self._words.says(end - 2, *_DONE_FOR):
                break  # "anh lực làm giúp": the help is what is told
            bound = end - 2 >= start and self._words.says(
                end - 2, *BINDING.get(self._words.tokens[end - 1].toned, ())
            )
            if self._words.says(end - 1, "thôi") and self._only(start, end - 1):
                break  # "khách chỉ nghe máy buổi tối thôi"
            over = all(self._polite[at] for at in behind)
            joins = self._words.writes(end - 1, *_NEVER_LAST) and not is_half_of_now(self._words, end - 1)
            joins = joins and not (over and self._words.says(end - 1, "làm"))  # "lên Sài Gòn làm"
            polite = self._polite[end - 1] and not self._words.says(end - 1, *_MAY_BELONG)
            if not bound and (joins or polite or self._leads_on(end)):
                end -= 1
            elif self._words.says_any(end - 1, SELF) and speaks(self._words, end):
                end -= 1  # "cơ khí Tân Tiến | tôi làm ở đó": the one who speaks begins the next clause
            elif (
                end - 2 > start and self._words.says_any(end - 1, SELF) and self._words.says_any(end - 2, FOR)
            ):
                end -= 2
            else:
                break
        return end

    def _leads_on(self, end: int) -> bool:
        """As in "quạt mini | nhớ đánh dấu có pin", "mật ong dạng | chất lỏng": the last word is of what follows."""
        if end == len(self._words) or self._words.tokens[end].mark or not self._begins[end]:
            return False
        return self._words.writes(end - 1, *_LEADING) and not self._words.says(end - 2, *_OF_A_WORD)

    def _only(self, start: int, end: int) -> bool:
        return any(self._words.says(at, "chỉ") for at in range(start, end))
