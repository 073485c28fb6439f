"""Verbs by which a story tells what a long text asks for: where one stands, and where what it tells begins and ends.

What the verbs are is data, lexicon/narrated.tsv.
"""

from collections.abc import Iterator
from functools import cache

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words, read_words

ROLES = frozenset({"problem", "violation", "deed", "handover", "prevention"})
"""The fields that a story tells beside the reason."""
_WISHING = ("xin", "muốn", "cần", "cho", "được", "định", "để", "phải")
_SENSING = ("cảm", "nhận", "trông", "nhìn")
_SPEAKERS = ("em", "tôi", "tui", "mình", "tớ")
_WE = ("bọn", "tụi", "bên", "chúng", "phòng", "tổ", "team")
_DONE = ("đã", "nên", "rồi", "mới", "liền")
_FOR = ("cho", "giúp", "giùm", "với", "hộ", "của", "nhờ")
_LINKS = ("là", "rằng", "về", "vụ", "việc", "ra", "thì")
_OTHERS = ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "cụ", "dì", "ảnh", "chỉ", "ổng", "bả", "cổ", "mệ", "o",
           "khách")  # fmt: skip
_NAMES_IT = ("là", "gồm", "toàn", "đều", "chủ")
_TAKING = (
    "gọi",
    "báo",
    "nhắc",
    "hỏi",
    "gặp",
    "và",
    "tìm",
    "chờ",
    "đợi",
    "để",
    "khiến",
    "làm",
    "của",
    "từ",
    "với",
)
_IN_FULL = 0.95
_COUNTED_OUT = (
    "thôi",
    "còn",
    "trong",
    "và",
    "với",
    "rồi",
    "cần",
    "phải",
    "nên",
    "mức",
    "nặng",
    "nhẹ",
    "nghiêm",
)
_LEADING = ("dạ", "vâng", "à", "ờ", "thì", "là", "hôm", "qua", "nay", "bữa", "vừa", "rồi", "trước")
_MOST_LINKS, _MOST_BEFORE, _MOST_SUBJECT, _LEAST_ASKED = 2, 4, 4, 4


class StoryVerbs:
    """The verbs of one utterance. Where a phrase ends is the token behind it, 0 where none stands there."""

    def __init__(self, found: Candidates, people: PersonPhrases, told: MarkedWords[str]) -> None:
        self._found, self._words, self._people, self._told = found, found.words, people, told
        self._over: dict[int, bool] = {}

    def told_at(self, at: int) -> Iterator[tuple[str, int]]:
        """What is told from token `at` on: the role of its field, and the token at which the telling begins."""
        found = self._found_out(at)
        seen = -1 if self._words.says(at, "thấy") else found  # "khách | thấy cũng được" is no problem
        if (begin := max(self._complained(at), seen, self._befallen(at))) >= 0:
            yield "problem", begin
        if (begin := max(found, self._done_wrong(at))) >= 0:
            yield "violation", begin
        if verb := deed_at(self._words, self._told, at):
            yield "deed", verb - self._words.says(verb - 1, "đã")
        if begin := self._behind(at, "prevents"):
            yield "prevention", begin
        elif self._behind(at, "henceforth"):
            yield "prevention", at
        if self._behind(at, "errand") and not self._is_somebody_elses(at):
            yield "reason", at
        if self._ails(at):
            yield "reason", at
        if self._behind(at, "entrusts") and self._is_person_near(at):
            yield "handover", at

    def end_of(self, start: int) -> int:
        """The token at which what is told from token `start` on ends at the latest: something else is told there."""
        return next((at for at in range(start + 1, len(self._words)) if self.is_over(at)), len(self._words))

    def is_over(self, at: int) -> bool:
        """Whether what was told before ends at the latest before token `at`."""
        over = self._over.get(at)
        if over is None:
            over = self._over[at] = self._is_over(at)
        return over

    def _is_over(self, at: int) -> bool:
        words = self._words
        stops = any(stop in words.tokens[at].mark for stop in ".;!?")
        deed = deed_at(words, self._told, at) > 0
        over = self._behind(at, "over", "prevents", "henceforth") > 0 or self.follows_from(at)
        return stops or deed or over or self._tells_on(at) or self._tells_state(at)

    def _tells_on(self, at: int) -> bool:
        """Whether somebody is told of anew: "… hai lần | chị rất bực", "… cho khách | bên em đang chờ"."""
        words = self._words
        here = at + words.says(at, "rồi", "xong", "mà", "nhưng", "giờ", "hiện")
        serves = any(words.says(p, "phụ") and words.says(p + 1, "trách") for p in range(at + 1, at + 6))
        if words.says(here, *_OTHERS, *_SPEAKERS, "bạn", "sếp"):
            verb = here + 1 + words.says(here + 1, "ấy", "này", "đó", "ta", "nớ")
            told = here > at or not words.says(at - 1, *_FOR, *_TAKING)
            return (
                serves
                or (told and self._behind(verb, "goes on") > 0)
                or (here > at and words.says(at, "rồi"))
            )
        return words.says(here, *_WE) and words.says(here + 1, *_SPEAKERS)

    def _tells_state(self, at: int) -> bool:
        """Whether a field is named there in full, or a choice told how far things are: "thẻ bị nuốt | đang xử lý"."""
        done = self._words.says(at, "đang", "đã", "chưa", "cần") and any(
            o.option and o.fit > _IN_FULL and o.end - at > 1 for o in self._found.offers[at]
        )
        return done or any(m.strength > _IN_FULL and m.end - at > 1 for m in self._found.mentions[at])

    def is_deed(self, at: int) -> bool:
        """Whether a verb stands at a token that tells what was done."""
        return any(deed_at(self._words, self._told, p) == at for p in range(max(0, at - _MOST_BEFORE), at))

    def follows_from(self, at: int) -> bool:
        """Whether what is asked for follows from what was told before: "ông nội mới mất | nên xin nghỉ tang"."""
        words = self._words
        here = at + words.says(at, "nên")
        here += words.says(here, *_SPEAKERS, *_OTHERS)
        asks = words.says(here, "xin") and not words.says(here + 1, "lỗi")
        return asks or (here > at and words.says(at, "nên") and words.says(here, "phải", "cho"))

    def _behind(self, at: int, *roles: str) -> int:
        """With its own tone marks: "báo" is no "bao"."""
        if not self._told.at(self._words, at, *roles):
            return 0  # most words begin none, and that is known for good
        return max(self._told.ends(self._words, at, *roles, written=True), default=0)

    def _complained(self, at: int) -> int:
        """Where begins what somebody else complains of by a verb at `at`."""
        words = self._words
        plain, reports, asks, chides = (
            self._behind(at, r) for r in ("complains", "reports", "asks", "chides")
        )
        if not (plain or reports or asks or chides) or not self._by_another(at):
            return -1
        if chides:
            return at
        thing = next((p for p in range(max(0, at - _MOST_BEFORE), at) if self._behind(p, "thing") == at), -1)
        if reports and thing >= 0:
            return -1  # "app | báo lỗi": told from the thing on
        begin = self._begin(max(plain, reports, asks))
        if begin >= len(words) or self._is_no_complaint(begin):
            return -1
        if plain or (reports and self._goes_wrong(begin)):
            return begin
        asking = any(
            words.says(p, "sao", "gì", "chi", "nào", "nhiêu", "mấy")
            for p in range(begin, words.clause_end(begin))
        )
        return (begin if asking else at) if asks and words.clause_end(at) - begin >= _LEAST_ASKED else -1

    def _is_no_complaint(self, begin: int) -> bool:
        """As in "khiếu nại | hôm qua", "khách kêu | đừng gửi mail": when, or what shall not be done."""
        words = self._words
        when = any(r.kind in (Kind.DATE, Kind.TIME, Kind.DATETIME) for r in self._found.readings[begin])
        return when or words.says(begin, "đừng", "khoan", "lúc", "hồi", "hôm", "vào", "bình")

    def _found_out(self, at: int) -> int:
        """Where begins what a check brought to light."""
        words = self._words
        finds = self._behind(at, "finds")
        if finds and not words.says(at - 1, *_SENSING, *NOES, *_OTHERS):
            begin = self._begin(finds)
            counted = self.counted(begin)
            only_counts = counted and (
                counted >= words.clause_end(at) or words.says(counted, *_COUNTED_OUT, *_NAMES_IT, *_OTHERS)
            )
            return -1 if only_counts or begin >= len(words) else begin
        if not words.says(at, *_NAMES_IT) or not any(
            self.counted(p) in (at, at - words.says(at - 1, "thôi")) for p in range(max(0, at - 5), at)
        ):
            return -1
        begin = at + 1
        while words.says(begin, "là", "yếu"):
            begin += 1
        return begin

    def counts_at(self, at: int) -> Iterator[tuple[str, int]]:
        """What a verb at a token counts, checked or found, and where the number stands: "rà | hai trăm hồ sơ"."""
        for role, verb in (("reviewed", "reviews"), ("found", "finds")):
            end = self._behind(at, verb)
            end += self._words.says(end, "có", "được", "ra") if end else 0
            if (
                end
                and self.counted(end)
                and not (self._words.says(at - 1, *NOES, *_OTHERS) or self._elsewhere(at))
            ):
                yield role, end

    def _elsewhere(self, at: int) -> bool:
        """Whether the clause is of another branch: "bên Cần Thơ | rà 60 vụ"."""
        begin = self._words.clause_begin(at)
        return (
            self._words.says(begin, "bên", "chỗ")
            and begin < at - 1
            and not self._words.says(begin + 1, *_SPEAKERS)
        )

    def counted(self, at: int) -> int:
        """The token behind what is counted there: "bốn vi phạm | là"; 0 where nothing is."""
        numbers = (
            [r.end for r in self._found.readings[at] if r.kind is Kind.NUMBER]
            if at < len(self._words)
            else []
        )
        return max((self._told.behind(self._words, end, "counted") for end in numbers), default=0)

    def _goes_wrong(self, at: int) -> bool:
        """Whether something goes wrong in what is told there: "thẻ | bị nuốt"."""
        end = min(at + _MOST_SUBJECT, self._words.clause_end(at))
        return (
            any(self._told.at(self._words, p, "wrong") for p in range(at, end))
            or self._behind(at, "thing") > 0
        )

    def _befallen(self, at: int) -> int:
        """Where something befalls somebody or a thing of his: "thẻ | của khách bị nuốt", "cô Sáu | bị lừa"."""
        words = self._words
        things = range(max(0, at - _MOST_SUBJECT), at)
        if (
            words.says(at, "bị")
            and not any(self._is_befallen(p) for p in things)
            and (words.says(at - 1, *_SPEAKERS, *_OTHERS) or self._by_another(at))
        ):
            return at
        return at - words.says(at - 1, "cái") if self._is_befallen(at) else -1

    def _is_befallen(self, at: int) -> bool:
        words, owner = self._words, self._behind(at, "thing")
        end = min(owner + _MOST_SUBJECT, words.clause_end(at))
        bad = next((p for p in range(owner, end) if words.says(p, "bị", "báo")), 0) if owner else 0
        return bad > 0 and all(words.says(p, "của", *_OTHERS, *_SPEAKERS, "này") for p in range(owner, bad))

    def _done_wrong(self, at: int) -> int:
        """Where begins what somebody did wrong, if it is told what was done: "có | nhân viên …, em đã nhắc"."""
        first = all(self._words.tokens[p].toned in _LEADING for p in range(at))
        if not first or not self._behind(at, "culprit"):
            return -1
        deeds = any(deed_at(self._words, self._told, p) for p in range(at + _MOST_SUBJECT, len(self._words)))
        return at + self._words.says(at, "có") if deeds else -1

    def _ails(self, at: int) -> bool:
        """As in "ông nội mới mất | nên em xin nghỉ": what befell somebody, and what is asked for follows."""
        words, kin = self._words, at
        if words.says(at - 1, *NOES, "bị", "mới", "của"):
            return False
        while kin < at + _MOST_BEFORE and (
            self._people.says(kin, "kin", "kin told") or words.says(kin, *_SPEAKERS, "con", "nội", "ngoại")
        ):
            kin += 1
        of_kin = any(not words.says(p, *_SPEAKERS) for p in range(at, kin))
        return self._behind(kin, *(("ails", "hurts") if of_kin else ("hurts",))) > 0

    def _begin(self, at: int) -> int:
        """The token behind the words that only lead to what is told."""
        last = at + _MOST_LINKS
        while at < last and self._words.says(at, *_LINKS):
            at += 1
        return at

    def _by_another(self, at: int) -> bool:
        """Whether somebody else than the speaker tells it: "khách | than", "chị Lan gọi tới | kêu"."""
        words = self._words
        if words.says(at - 1, *_SPEAKERS) or words.says(at - 1, "báo", "gọi"):
            return False
        return any(words.says(p, *_OTHERS) or self._is_person(p) for p in range(at))

    def _is_person(self, at: int) -> bool:
        return any(r.kind is Kind.PERSON for r in self._found.readings[at])

    def _is_somebody_elses(self, at: int) -> bool:
        """As in "chị hai | chăm ba", "muốn | đi khám": no errand of the speaker, or only a wish."""
        words = self._words
        return words.says(at - 1, *_WISHING, *NOES, *_OTHERS) or words.says(
            at - 2, "chị", "anh", "vợ", "chồng"
        )

    def _is_person_near(self, at: int) -> bool:
        """Whether somebody is named soon behind a token: "giao | lại cho bạn Quyên"."""
        behind = range(at + 1, min(at + 5, len(self._words)))
        named = any(self._words.says(p, *_OTHERS, "bạn", "em", "cậu") or self._is_person(p) for p in behind)
        return named and not self._words.says(at - 1, "bàn", "người", "được")


@cache
def called(told: MarkedWords[str], label: str) -> frozenset[str]:
    """What of this a label asks for, by its words."""
    words = read_words(label)
    roles = ROLES | {"reviewed", "found"}
    return frozenset(role for role in roles if any(told.behind(words, at, role) for at in range(len(words))))


def deed_at(words: Words, told: MarkedWords[str], at: int) -> int:
    """The verb that tells what the speaker, or whoever acts for the house, has done; 0 for none."""
    if words.says(at - 1, *_FOR, *_WE, "đã"):
        return 0
    verb, last = at, min(at + _MOST_BEFORE, len(words) - 1)
    while verb < last and words.says(verb, *_WE, *_SPEAKERS, *_DONE, "thấy", "vậy"):
        verb += 1
    if verb == at or not told.at(words, verb, "does"):
        return 0
    return verb if told.ends(words, verb, "does", written=True) else 0
