"""The clauses of a story, each judged by itself: "mùa rồi thất bát, | tui mượn sáu chục triệu, | trả trong một năm".

A clause ends at a pause that is written and before a word that turns the story to what is so now or is asked for. What
frames a clause goes for the ones behind it as well, until the speaker turns to the present or to a request: long ago
("hồi trước tui làm sở"), or somebody else ("thằng lớn nhà tui sang Canada").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.vi.text import Words

_PAUSES = frozenset(",.;!?…\n")
_TURNS = ("nên", "giờ", "chừ", "nhưng")
_NOW = ("giờ", "chừ", "nay", "hiện", "nên", "thôi")
_WANTING = (
    "xin", "cần", "muốn", "cho", "tính", "định", "nhờ", "vay", "mượn", "lấy", "đem", "ghi", "thế", "cắm",
    "cầm"
)  # fmt: skip
_FRAMES = (
    ("năm", "ngoái"), ("năm", "trước"), ("năm", "kia"), ("hồi", "đó"), ("hồi", "xưa"), ("hồi", "trước"),
    ("hồi", "năm"), ("hồi", "nhỏ"), ("ngày", "xưa"), ("ngày", "trước"), ("hôm", "trước"), ("bữa", "trước"),
    ("hôm", "nọ"), ("hôm", "bữa"), ("bữa", "tê"), ("tuần", "trước"), ("tháng", "trước"),
)  # fmt: skip
"""Before what is told they say that it is over; behind it they only date it: "ly dị hồi năm ngoái"."""
_BACK_THEN = ("hồi", "ngoái", "trước", "xưa", "đó", "ngày", "năm", "kia", "nọ")
_HARMLESS = ("người", "ta", "học", "phí", "bên", "kia", "ngân", "hàng", "khác", "sợ", "quá", "may", "mà")
_SUPPOSING = ("tưởng", "lỡ", "cứ", "quên", "mất")
_DENYING = (*NOES, "lỡ")
_ASKING = ("mấy", "nhiêu", "nào", "sao", "hả", "nhỉ")
_WAITING = ("chờ", "đợi", "tí", "xíu", "lát")
_SELF = ("tôi", "tui", "em", "con", "cháu", "mình", "tau", "tớ")
_HEARD = (("giá", "mà"), ("phải", "chi"),
          ("nghe", "nói"), ("nghe", "đồn"), ("nghe", "đâu"), ("nghe", "bảo"), ("có", "người"), ("có", "ông"),
          ("có", "bà"), ("có", "anh"), ("có", "chị"), ("mọi", "người"), ("ngoài", "kia"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `start` to `end`; `apart`: they tell of long ago or of what is not; `another`: of somebody else."""

    start: int
    end: int
    apart: bool = False
    another: bool = False


def clauses(scene: Scene, best: Hypothesis) -> tuple[Clause, ...]:
    """The clauses of the utterance in order; none where the whole asks, supposes, or was only heard."""
    words, skipped = scene.words, best.skipped
    if scene.asks or _supposes(scene) or _heard(scene, skipped) or _asks_on_the_way(words, skipped):
        return ()
    found = []
    past = another = False
    for start, end in _spans(words):
        if _turns(words, start, end):
            past = another = False
        told = next((step.start for step in best.steps if start <= step.start), end)
        past = past or _frames_past(words, start, min(told, end))
        another = another or _of_another(scene, start, end, skipped)
        found.append(Clause(start, end, past or _denies(words, start, end, skipped), another))
    return tuple(found)


def _spans(words: Words) -> Iterator[tuple[int, int]]:
    starts = [at for at in range(1, len(words)) if _begins(words, at)]
    yield from zip((0, *starts), (*starts, len(words)), strict=True)


def _begins(words: Words, at: int) -> bool:
    paused = bool(_PAUSES.intersection(words.tokens[at].mark))
    return paused or (words.says(at, *_TURNS) and not words.tokens[at - 1].has_digit and words.accented)


def _supposes(scene: Scene) -> bool:
    """Whether a word makes the whole a question or a supposition, not only its own clause."""
    known = (*_BACK_THEN, *_HARMLESS, *_SUPPOSING)
    return any(not scene.words.says(at, *known) for at in scene.wonders)


def _asks_on_the_way(words: Words, skipped: tuple[int, ...]) -> bool:
    either = any(words.says(at, "hay") and words.says(at - 1, *_DENYING) for at in skipped)
    return either or any(words.says(at, *_ASKING, *_WAITING) for at in skipped)


def speaks_of_self(words: Words, clause: Clause, at: int) -> bool:
    """Whether the speaker is named in the clause before token `at`, or the clause begins with what is wanted."""
    first = words.says(clause.start, *_WANTING)
    return first or any(
        words.says(place, *_SELF) or (words.says_any(place, SPEAKERS) and words.says(place - 1, "của"))
        for place in range(clause.start, at)
    )


def _heard(scene: Scene, skipped: tuple[int, ...]) -> bool:
    words, open_ends = scene.words, scene.wonders.union(skipped)
    return any(
        words.says(at, one) and words.says(at + 1, other) and not open_ends.isdisjoint((at, at + 1))
        for at in range(len(words))
        for one, other in _HEARD
    )


def _turns(words: Words, start: int, end: int) -> bool:
    """Whether the clause begins with what is so now, or with what the speaker wants."""
    at = start
    while at < end and words.says(at, *SPEAKERS, "dạ", "thì", "rồi"):
        at += 1
    return words.says(start, *_NOW) or words.says(at, *_NOW, *_WANTING)


def _frames_past(words: Words, start: int, told: int) -> bool:
    """Whether a word of long ago stands before all that the clause tells."""
    return any(
        words.says(at, one) and words.says(at + 1, other)
        for at in range(start, told)
        for one, other in _FRAMES
    )


def is_date(words: Words, at: int) -> bool:
    """Whether the word only dates what is told."""
    return words.says(at, *_BACK_THEN)


def is_harmless(words: Words, at: int) -> bool:
    """Whether a word that may wonder tells in a story of others: "người ta định giá"."""
    return words.says(at, *_HARMLESS, *_BACK_THEN)


def _of_another(scene: Scene, start: int, end: int, skipped: tuple[int, ...]) -> bool:
    """Whether the clause is about somebody whom the form does not know."""
    if any(scene.people.by_name(at) for at in skipped if start <= at < end):
        return True
    return any(start <= at < end for at in scene.referents.last)


def _denies(words: Words, start: int, end: int, skipped: tuple[int, ...]) -> bool:
    return any(words.says(at, *_DENYING) for at in skipped if start <= at < end)
