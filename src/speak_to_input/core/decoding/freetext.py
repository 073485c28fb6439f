"""Stretches that a free-text field may take, as said, up to where something else begins."""

from collections.abc import Sequence
from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.courtesy import BOUND, courtesy_end, particles, within
from speak_to_input.core.decoding.introductions import homes
from speak_to_input.core.decoding.long_numbers import long_numbers
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.decoding.text_ends import (
    SELF,
    asks_where,
    begins_to_tell,
    brief_ends,
    cost_over,
    denies_what_follows,
    ends_in_capitals,
    helps,
    is_begun,
    is_value,
    is_where,
    is_whole_choice,
    leads_choice,
    leads_in,
    names_bank,
    names_nowhere,
    no_place,
    puts_right,
    tells_choice,
)
from speak_to_input.core.decoding.text_spelling import FreeText, TextSpelling
from speak_to_input.core.decoding.work_places import ends_company
from speak_to_input.core.kinds import FieldKind, asks_place, asks_title
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.stories.tagger import Span
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_MOST_WORDS = {
    FieldKind.PERSON: 6,
    FieldKind.DURATION: 5,
    FieldKind.TEXT: 18,  # "cục cảnh sát đăng ký quản lý cư trú và dữ liệu quốc gia về dân cư"
    FieldKind.CHOICE: 6,
    FieldKind.BANK: 5,
}
_FIRMS, _OF_A_FIRM = (("công", "ty"), ("doanh", "nghiệp"), ("hợp", "tác")), 9
_THERE = ("ở", "tại", "quê", "trọ")
_BRIEF = frozenset({FieldKind.TEXT, FieldKind.COMPANY, FieldKind.PERSON, FieldKind.BANK})
"""Free text of a few words, in which no sum, day or number of another field stands."""
_WISHING = ("muốn", "cần", "xin", "định", "sẽ")
"""No firm is called so: "công ty tôi | muốn mở thẻ"."""
_NO_NAME = ("ấy", "đó", "đấy", "số", "sđt")
_SPOKEN_TO = ("mi", "mày", "tau", "tao", "choa", "o", "mệ", "bây", "dì", "cưng")
_COURTESY = frozenset({*SELF, *_SPOKEN_TO, "giúp", "giùm", "hộ", "luôn", "liền", "ngay", "cho"})
_JOINING = ("còn", "và", "với", "rồi", "thì", "cũng", "mà", "nhưng", "vẫn", "xong", "hay", "hoặc")
"""No name begins so."""
_CALLS = ("vầy", "nha", "nhé", "nhá", "nè", "nghen", "nhe", "nhen", "hén", "hen", "hỉ", "hí", "nì", "ri")
"""Courtesy that calls for attention to what follows: "ghi chú nè khách …"; no text begins with it."""
_HESITATIONS = (
    "ý", "í", "ấy", "ủa", "dạ", "ạ", "à", "ờ", "ừ", "ừm", "thì", "vâng", "ơ", "ờm", "lại", *_CALLS,
)  # fmt: skip
_OF_Y = ("kiến", "thứ", "tưởng", "định", "muốn", "nguyện", "nghĩa", "thức", "chí", "đồ", "là")
"""Behind "ý" these make a word of it."""
_TO_PROVINCE = 2
"""Commas of an address that is told up to its province or district."""
_TURNS = (Cue.NEXT, Cue.BACK)
_CLEAR_TURN = 3
"""Words of a request to turn the page, "qua trang sau", that stands in hardly any text."""
_INTERROGATIVES = frozenset({"gì", "ai", "chi", "nào", "nhiêu", "mấy", "mô", "sao"})
_ALSO_SYLLABLES, _PLACE_NAME = frozenset({"chi", "mô", "sao", "mấy"}), 2


def _is_bound(words: Words, at: int) -> bool:
    """Whether the word of courtesy belongs to a word with the next: "ý kiến", "hen suyễn"."""
    return words.says(at + 1, *_OF_Y, *BOUND.get(words.tokens[at].toned, ()))


class FreeTexts:
    """Answers which stretches of the utterance may be free text."""

    def __init__(
        self,
        found: Candidates,
        language: Language,
        people: PersonPhrases,
        prose: frozenset[int],
        spans: Sequence[Span],
    ) -> None:
        self._words: Words = found.words
        self._cues = found.cues
        self._readings = found.readings
        self._found: dict[tuple[int, FieldKind, bool, bool, bool], list[FreeText]] = {}
        self._lexicon = lexicon = language.lexicon
        self._wards, self._districts = lexicon.wards, lexicon.districts
        self._places = lexicon.address_units, lexicon.provinces, self._districts, self._wards
        tokens = found.words.tokens
        courtesy = [courtesy_end(found, at, language, prose) for at in range(len(tokens))]
        self._polite = within(courtesy)
        self._begins = tuple([is_begun(found, at) for at in range(len(tokens))])
        self._spelling = TextSpelling(found, language, self._polite, self._begins)
        self._particles = particles(found.words, courtesy, language)
        self._homes = homes(people)
        colours = [r for each in found.readings for r in each if r.kind is Kind.COLOUR]
        self._coloured = frozenset(at for r in colours for at in range(r.start, r.end))
        named = [r for each in found.readings for r in each if r.kind is Kind.PERSON]
        self._people = frozenset(r.start for r in named)
        self._called = frozenset((r.start, r.end) for r in named if r.sure > w.CLEAR_VALUE)
        self._numbers = frozenset(
            r.start for each in found.readings for r in each if r.kind is Kind.NUMBER and r.end == r.start + 1
        )
        self._addressed = frozenset(
            r.end
            for each in found.readings
            for r in each
            if r.kind is Kind.ADDRESS and r.sure > w.CLEAR_VALUE and str(r.value).count(",") >= _TO_PROVINCE
        )
        self._turns = frozenset(
            at
            for at, marks in enumerate(found.cues)
            for c in marks
            if c.cue in _TURNS and c.end - at >= _CLEAR_TURN
        )
        self._read_out = long_numbers(found)
        told = {span.end for span in spans}
        self._may_end = (
            *(
                (
                    at in told
                    or bool(t.mark)
                    or self._begins[at]
                    or self._particles[at]
                    or leads_choice(found, language, at)
                )
                and not denies_what_follows(found.words, at)
                for at, t in enumerate(tokens)
            ),
            True,
        )
        ends = self._may_end
        self._told = frozenset(
            at
            for at, t in enumerate(tokens)
            if leads_in(found, at, prose)
            or (t.mark and (tells_choice(found, at, ends) or puts_right(found, at)))
        )
        self._where = frozenset(at for at in range(len(tokens) - 1) if is_where(found, at))
        self._values = tuple([is_value(found, at) for at in range(len(tokens))])
        self._choices = tuple([is_whole_choice(found, at) for at in range(len(tokens))])

    def begins(self, at: int) -> bool:
        """Whether something else than free text may begin at the token."""
        return self._begins[at]

    def is_particle(self, at: int) -> bool:
        """Whether the token carries nothing."""
        return self._particles[at]

    def is_number(self, at: int) -> bool:
        """Whether the token alone is a number: "hai"."""
        return at in self._numbers

    def sets_off(self, at: int) -> bool:
        """Whether the token sets a field's name off from what is said for it: "ghi chú nè | khách …"."""
        bound = self._words.says(at + 1, *BOUND.get(self._words.tokens[at].toned, ()))
        return self._words.writes(at, *_CALLS) and at + 1 < len(self._words) and not bound

    def is_polite(self, at: int) -> bool:
        """Whether the token is courtesy or the one spoken to: "đi", "nhé", "em"."""
        return self._polite[at] or self._words.says_any(at, _COURTESY)

    def clause_may_end(self, end: int, *, grave: bool = False) -> bool:
        """Whether nothing that carries meaning follows at once: the end, a pause, a courtesy, a joining word.

        `grave`: words that carry little are not enough; "gửi đơn cho chị Lan" sends nothing.
        """
        if end >= len(self._words) or self._words.tokens[end].mark:
            return True
        if self.is_polite(end) or (not grave and self.is_particle(end)):
            return True
        return any(c.cue is Cue.CONNECT for c in self._cues[end])

    @cached_property
    def questions(self) -> frozenset[int]:
        """Tokens at which a question word stands; "chi nhánh", "mô hình" and "sao kê" only begin like one."""
        return frozenset(
            at
            for at, token in enumerate(self._words.tokens)
            if token.toned in _INTERROGATIVES
            and (token.toned not in _ALSO_SYLLABLES or self.clause_may_end(at + 1, grave=True))
        )

    @cached_property
    def figures(self) -> frozenset[int]:
        """Tokens that are written with figures."""
        return frozenset(at for at, token in enumerate(self._words.tokens) if token.has_digit)

    def from_(self, at: int, known: Known) -> list[FreeText]:
        """Every stretch from token `at` on that the field may take, up to where something else may begin."""
        if at in self._coloured and known.asks_colour:
            return []  # "màu hồng | hiệu Sakos": a colour ends by itself
        place = known.kind is FieldKind.TEXT and asks_place(known.label)
        title = known.kind is FieldKind.TEXT and asks_title(known.label)
        key = (at, known.kind, place, title, asks_where(known))
        if key not in self._found:
            named = self._place(at) if place else []
            self._found[key] = named or self._from(at, known, title=title)
        return self._found[key]

    def _place(self, at: int) -> list[FreeText]:
        """The ward or district that is named here: its last syllable is no courtesy ("Vỹ Dạ", "Bến Thành")."""
        names = (self._wards.longest(self._words, at), self._districts.longest(self._words, at))
        end = max((found.end for found in names if found is not None), default=0)
        if end - at < _PLACE_NAME:
            return []
        return [FreeText(at, end, w.TEXT_BASE + (end - at) * w.TEXT_PLACE, place=True)]

    def _from(self, at: int, known: Known, *, title: bool) -> list[FreeText]:
        joined = ":" in self._words.tokens[at].mark  # "lý do: sang nước ngoài …" links already
        links = not joined and any(c.cue is Cue.LINK for c in self._cues[at])
        links = links and not (
            known.kind is FieldKind.ADDRESS and self._words.says(at, "bằng")
        )  # "Bằng Lăng"
        leads = (self._words.writes(at, *_HESITATIONS) and not _is_bound(self._words, at)) or links
        because = any(c.cue is Cue.BECAUSE and c.end - at > 2 for c in self._cues[at])
        nobody = self._words.says(at, *_JOINING, "người", "tên", "số") or self._words.says(at - 1, "người")
        there = self._words.tokens[at].mark or self._words.says(at - 1, *_THERE)  # "tên là Hoa, | Ninh Bình"
        place = there and at not in self._people and any(r.kind is Kind.ADDRESS for r in self._readings[at])
        nobody = nobody or bool(place) or self._words.writes(at, *_THERE)
        if known.kind is FieldKind.PERSON and nobody:
            return []  # "tên quản lý là người | mới", "tên khách hàng, | còn | nhân viên phụ trách là …"
        if known.kind is FieldKind.BANK and not names_bank(self._words, at, self._readings):
            return []  # "ngân hàng | làm trực tiếp", "ngân hàng là | chưa biết", "… là ngân hàng | khách đang dùng"
        wished = any(self._words.writes(place, *_WISHING) for place in range(at - 2, at + 1))
        behind = known.kind is FieldKind.COMPANY and at > 0 and (wished or ends_company(self._words, at))
        if (
            behind
            or because
            or (
                known.kind is FieldKind.ADDRESS
                and (
                    at in self._homes
                    or no_place(self._words, at, self._readings[at])
                    or names_nowhere(self._words, at, self._places)
                )
            )
            or helps(self._words, self._people, at)
            or self._puts_off(at)
            or (leads and at + 1 < len(self._words))
        ):
            return []
        texts = []
        rate = w.TEXT_WORD.get(known.kind.value, 0.2)
        gain = w.TEXT_BASE
        last = min(len(self._words), at + self._most_words(at, known))
        said = False
        brief = known.kind in _BRIEF
        for end in range(at + 1, last + 1):
            said = said or not self._polite[end - 1]
            token = self._words.tokens[end - 1]
            if end - 1 > at and token.mark and self._ends_at(end - 1, known.kind):
                break
            if brief and end - 1 > at and (end - 1 in self._read_out or begins_to_tell(self._words, end - 1)):
                break  # "hợp tác xã sông hương | anh làm tài xế"
            if known.kind is FieldKind.PERSON and end - 1 > at and self._words.writes(end - 1, "là"):
                return []  # "loại yêu cầu | là khiếu nại": what stands before "là" is told of and is no name
            if known.kind is FieldKind.PERSON and (
                ends_in_capitals(self._words, at, end - 1)
                or (end - 1 > at and self._words.says(end - 1, *_NO_NAME))
                or ((at, end - 1) in self._called and self._lexicon.name_ends.longest(self._words, end - 1))
            ):
                break  # "Lê Thị Hoa | tài sản trị giá …", "bố đẻ anh | ấy Lò Văn Inh", "lâm quốc bình | đưa cái"
            if known.kind is FieldKind.COMPANY and end - 1 > at and end - 1 in self._where:
                break  # "Vinamilk | ở Bình Dương"
            if end - 1 > at:
                gain -= cost_over(token.mark, known) + (w.TEXT_OVER_TURN if end - 1 in self._turns else 0.0)
                gain -= w.TEXT_OVER_CHOICE if end - 1 in self._told else 0.0
                told = self._values[end - 1] or (self._choices[end - 1] and not title)
                gain -= w.TEXT_OVER_VALUE if brief and told else 0.0
                of_it = known.kind is FieldKind.PROSE and end in self._coloured and not token.mark
                gain += w.TEXT_OF_COLOUR if of_it and self._words.says(end - 1, "màu") else 0.0
            gain += 0.02 if self._particles[end - 1] else rate
            lives = known.kind is FieldKind.PERSON and self._words.writes(end, "ở")
            over = lives or brief_ends(self._words, known, at, end, self._readings, self._lexicon)
            over_here = over and (lives or known.kind is not FieldKind.PERSON)
            if said and (self._may_end[end] or over_here):
                texts.append(FreeText(at, end, gain))
            if over:
                break  # "cái thị quế | ở huế"
        return texts

    def _most_words(self, at: int, known: Known) -> int:
        """How many words the text may have: a firm that stands for a person has more, where nothing else begins."""
        most = _MOST_WORDS.get(known.kind, 200)
        firm = any(self._words.says(at, one) and self._words.says(at + 1, other) for one, other in _FIRMS)
        while firm and most < _OF_A_FIRM and at + most < len(self._words) and not self._begins[at + most]:
            most += 1
        return most

    def _ends_at(self, at: int, kind: FieldKind) -> bool:
        if kind is FieldKind.ADDRESS and at in self._addressed:
            return True  # "…, huyện Đông Hải, tỉnh Bạc Liêu, | lên đây một mình nên …"
        return kind is FieldKind.PERSON or (kind is FieldKind.COMPANY and ends_company(self._words, at))

    def exactly(self, start: int, end: int, known: Known) -> FreeText:
        """The text over just these tokens."""
        rate = w.TEXT_WORD.get(known.kind.value, 0.2)
        return FreeText(start, end, w.TEXT_BASE + rate * (end - start))

    def spelled(self, text: FreeText, known: Known) -> str:
        """The words as the field takes them: without courtesy behind them, names with capitals."""
        return self._spelling.spelled(text, known)

    def said(self, text: FreeText) -> str:
        """The words as they were said."""
        return self._words.spelling(text.start, text.end)

    def _puts_off(self, at: int) -> bool:
        """Whether the speaker only wants time to think: "để hỏi lại đã"."""
        before = [(begin, c) for begin in range(max(0, at - 2), at) for c in self._cues[begin] if c.end > at]
        if any(c.cue is Cue.KEEP or (c.cue is Cue.WONDER and self._words.says(b, "để")) for b, c in before):
            return True  # "để | hỏi lại chị Hà", "giữ | nguyên"
        if self._words.says(at, "để") and self._words.says(at - 1, "khoan"):
            return True
        if self._words.says(at, "khoan"):
            return self._words.says(at + 1, "để", "đã", "chưa")
        paused = "…" in self._words.tokens[at].mark or self._words.says(
            at - 1, *_HESITATIONS, "khoan", "thôi"
        )
        return paused and self._words.says(at, "để") and any(c.cue is Cue.WONDER for c in self._cues[at])
