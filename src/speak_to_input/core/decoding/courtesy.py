"""Which words of an utterance carry nothing: courtesy, fillers, the one who speaks and the one spoken to."""

from collections.abc import Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.speakers import is_speaker
from speak_to_input.core.language import Language
from speak_to_input.core.mentions import Mention
from speak_to_input.vi.text import Words

BINDING = {
    "tích": ("phân", "diện", "thành", "di", "thể", "dung", "tàn", "chiết"),
    "nhập": ("đăng", "thu", "xuất", "gia", "hội", "xâm", "sáp", "đột", "hòa"),
    "làm": ("cách", "việc", "đi", "tự", "đang", "đã", "phải", "sẽ", "chưa", "không", "muốn"),
    "chọn": ("lựa", "được", "tự"),
    "ghi": ("cách", "đã", "sổ"),
    "từ": ("chứng", "ngôn", "danh", "động", "tính", "điện", "hiền", "giã", "khước", "tạ"),
    "ở": ("nhà", "nơi", "chỗ", "đang", "người"),
    "lận": ("gian",),
    "đi": ("bữa", "lúc", "khi", "chuyến", "đường", "lượt"),
    "nghe": ("mới", "không", "hông", "hổng", "chẳng", "ai", "để", "chịu", "lắng"),
    "hà": (
        "ngọc", "thu", "thanh", "việt", "hải", "sơn", "hoàng", "bích", "mỹ", "hồng", "thái", "khánh", "ngân",
        "minh", "thị", "thúy", "phương", "vân", "diệu", "kim", "chị", "anh", "cô", "bà", "dì"
    ),
    "bằng": ("mặt", "công", "cân", "thăng", "văn"),
    "hè": ("nghỉ", "mùa", "kỳ", "kì", "dịp", "vụ", "lúa"),
}  # fmt: skip
"""Behind these a joining word or courtesy belongs to a word that may end a text: "mật khẩu đăng nhập"."""
BOUND = {"hen": ("suyễn", "phế"), "nghe": ("nói", "nhạc", "kém", "lời"), "nha": ("khoa", "sĩ", "chu", "trang"),
          "nè": ("nếp",), "nhá": ("máy",)}  # fmt: skip
"""Before these a word of courtesy belongs to a word: "hen suyễn", "nha khoa"."""
_ONLY_BY_MARK = frozenset({"mô", "ta", "hè", "chớ", "nờ", "tề", "mậy", "hở", "lận", "hầy", "kìa"})
"""Courtesy that is some other word when it is typed without marks: "bi mo", "tra no"."""


def particles(words: Words, courtesy: Sequence[int], language: Language) -> tuple[bool, ...]:
    """Which tokens carry nothing: fillers, and courtesy of several words ("giời ạ", "nha bây")."""
    last = len(words) - 1
    polite = within(courtesy, least=2) if words.accented else (False,) * len(words)
    empty = [
        token.toned in language.particles or polite[at] or is_speaker(words, at) or _unmarked(words, at)
        for at, token in enumerate(words.tokens)
    ]
    if not words.accented:
        ends = within(courtesy)
        begin = next((at + 1 for at in range(last, 0, -1) if not ends[at]), 1)
        empty[begin:] = [empty[at] or last > begin for at in range(begin, last + 1)]  # "in phieu | giup em"
    # a word of courtesy that may be another one is surely courtesy at the end: "tiep tuc di", "xóa đi hè"
    if last > 0 and courtesy[last] > last:
        empty[last] |= not words.says(last - 1, *BINDING.get(words.tokens[last].toned, ()))
    return tuple(empty)


_UNMARKED = ("giúp", "giùm", "dùm", "mình", "với", "nhé", "nhá", "ạ", "dạ", "ơi")


_UNMARKED_PAIRS = (("khách", "hàng"), ("thông", "tin"))
"""Fillers of two syllables, each of which is as well some other word without its marks."""


def _unmarked(words: Words, at: int) -> bool:
    """Whether it is the speaker, the one spoken to or a filler, typed without marks: "luu nhap | giup minh"."""
    if words.accented:
        return False
    return words.says(at, *_UNMARKED) or any(
        words.says(begin, first) and words.says(begin + 1, second)
        for first, second in _UNMARKED_PAIRS
        for begin in (at - 1, at)
    )


def within(courtesy: Sequence[int], least: int = 1) -> tuple[bool, ...]:
    """Which tokens are of courtesy of `least` words or more; `courtesy` tells where that at each token ends."""
    polite, covered = [], 0
    for at, end in enumerate(courtesy):
        covered = max(covered, end if end - at >= least else 0)
        polite.append(covered > at)
    return tuple(polite)


def courtesy_end(found: Candidates, at: int, language: Language, prose: frozenset[int]) -> int:
    """Where courtesy that begins at `at` ends, the one spoken to with it ("nha bây"); `at` where none does."""
    words = found.words
    if apologises(found, language.marks, at, prose):
        return at
    if words.says(at - 1, *BINDING.get(words.tokens[at].toned, ())):
        return at  # "gọi to mới | nghe"
    if words.says(at + 1, *BOUND.get(words.tokens[at].toned, ())) and not words.tokens[at + 1].mark:
        return at  # "hen | suyễn"
    if words.says(at, "hà") and words.says(at - 1, "bạc", "sông", "sơn", "ngân", "sĩ", "thanh"):
        return at  # "cây bạc | hà", "bác sĩ | Hà"
    said = language.lexicon.particles.at(words, at)
    return max((each.end for each in said if words.accented or each.entry not in _ONLY_BY_MARK), default=at)


def sorry(found: Candidates) -> range:
    """The words of an apology at the head, up to a field's name: "em | xin lỗi để anh chờ | tên"."""
    words = found.words
    at = next((p for p in (0, 1, 2) if words.says(p, "xin") and words.says(p + 1, "lỗi")), -1)
    why = words.says(at + 2, "vì") or (
        words.says(at + 2, "để") and not words.says(at + 3, "em", "tôi", "mình")
    )
    if at < 0 or not why:
        return range(0)
    end = words.clause_end(at + 1)
    named = (p for p in range(at + 3, end) if any(m.strength > _NAMED for m in found.mentions[p]))
    return range(at, next(named, end))


def apologises(found: Candidates, marks: Marks, at: int, prose: frozenset[int]) -> bool:
    """Whether an apology is told of, as in "gửi thư | xin lỗi", "ghi chú | xin lỗi chị Lan", and not made.

    Only a long text (`prose`: the fields that take one) tells of it. Beside a name, a number or an address it is made
    for a slip, whatever stands before it: "CUS001 không xin lỗi CUS002", "Trần Văn Cần xin lỗi Trần Văn Cẩn".
    """
    words = found.words
    if not (words.writes(at, "xin") and words.writes(at + 1, "lỗi")) or words.tokens[at].mark:
        return False
    names = at - words.says(at - 1, "là")
    led = {m.field for each in found.mentions[:names] for m in each if m.end == names and m.strength > _NAMED}
    on = at + 2 < len(words) and not words.tokens[at + 2].mark
    whom = on and (not prose.isdisjoint(led) or words.says(at + 2, "khách", "vì"))
    if not (whom or marks.at(words, at - 1, Mark.APOLOGY_TOLD)):
        return False
    if any(o.option and o.fit > _NAMED for o in found.offers[at]):
        return True  # "chỉ cần | xin lỗi" is what somebody chooses
    told = [
        m
        for place in found.mentions[:at]
        for m in place
        if m.end <= at and m.strength > _NAMED and (m.field in prose or _is_told(found, m, at))
    ]
    last = max(told, key=lambda m: (m.end, m.strength), default=None)
    return (last.field if last is not None else ASKED) in prose


def _is_told(found: Candidates, named: Mention, end: int) -> bool:
    """Whether a value follows the field's name, and not, as in "nhân viên | không xin lỗi", the rest of a text."""
    offers = (o for place in found.offers[named.end : end] for o in place)
    return any(o.field == named.field and o.fit > _TOLD and o.end <= end for o in offers)


_TOLD = 0.6
"""How well a value must be told."""
_NAMED = 0.9
"""How clearly a field must be named."""
ASKED = -1
"""Stands among the fields that take a long text for the one that was asked for."""
