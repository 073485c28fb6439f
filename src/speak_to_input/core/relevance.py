"""Whether an utterance speaks of the form, though many of its words mean nothing here.

People tell stories: "em chạy xe tới tận nhà khách để gặp". A choice of a list that is said in its own words ties what
they say to the form, and then the words around it count little. What is asked, what was heard of others and what is
told of somebody else ties nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS
from speak_to_input.core.decoding.telling import LIKE_WORDS
from speak_to_input.core.decoding.work_places import is_work_place
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_MOST_UNEXPLAINED = 0.67
_LEAST_FIT = 0.835
_LEAST_WORDS = 2
_TOLD_WORD = 0.25
"""What a word of a story costs, where the story is of the form."""
_TIED_WORD = 0.2
"""… and what each word of it is worth at least, for the choice that was said."""
_MEASURED = frozenset(
    {FieldKind.DURATION, FieldKind.NUMBER, FieldKind.DATE, FieldKind.TIME, FieldKind.DATETIME}
)
_SAID_OF_ANYTHING = frozenset({Kind.DATE, Kind.DATE_RANGE, Kind.DURATION, Kind.NUMBER, Kind.TIME})
_SURELY = 0.9
_SURELY_A_SPAN = 0.84
"""… of a list of spans, whose choice it equals: two years and "24 tháng"."""
_TELLING = frozenset(
    {"nói", "chuyện", "trò", "gặp", "trao", "đổi", "bàn", "hỏi", "tiếp", "xúc", "kể", "ngồi", "mất", "hết",
     "từ", "lần", "cuộc", "buổi", "đúng", "tròn", "hơn", "gần", "độ", "hôm", "bữa", "lúc", "hồi", "kéo",
     "dài", "tốn", "trong", "chủ", "trả", "lãnh", "lĩnh", "kiếm", "khoảng", "ngót", "cỡ", "tầm", "chừng",
     "tháng", "mỗi", "ngày", "gọi", "ghé", "cả", "tới", "đến", "việc", "làm", "mần", "mới", "rồi", "trước",
     "sau", "tuần", "đâu", "đó", "chẵn", "kém", "bắt", "đầu", "gởi"}
)  # fmt: skip
"""Words by which people tell how long, when or for how much: beside these a measure, a day or a named sum is enough."""
_DAYS = frozenset({FieldKind.DATE, FieldKind.DATETIME})
_MEETING = frozenset(
    {
        "gặp", "tiếp", "hôm", "bữa", "ngày", "lúc", "hồi", "trao", "đổi", "nói", "chuyện", "từ", "bắt",
        "đầu"
    }
)  # fmt: skip
"""Days are spoken of in any talk: only beside these they are meant."""
_DENYING = (*NOES, "giá")
_ASKING = ("mấy", "nhiêu", "nào", "gì", "sao", "hả", "nhỉ", "ai", "hay", "răng")
_SEVERAL = ("cô", "anh", "chị", "em", "chú", "bác", "cái", "món", "khoản", "con", "người", "năm", "tháng", "bữa",
            "hôm", "ngày", "tuần")  # fmt: skip
"""Of these "mấy" tells that there are several."""
_WAITING = ("chờ", "đợi", "tí", "xíu", "lát", "chắc", "nhớ", "hư", "hỏng", "kẹt")
"""Who says so speaks to somebody, or only thinks aloud."""
_HEARSAY = (("nghe", "nói"), ("nghe", "đồn"), ("hôm", "trước"), ("bữa", "trước"), ("hôm", "nọ"),
            ("hôm", "bữa"), ("bữa", "tê"), ("có", "người"), ("ngoài", "kia"), ("hết", "tiền"), ("hết", "mực"),
            ("hết", "giấy"), ("có", "ông"), ("có", "bà"), ("có", "anh"), ("có", "chị"), ("bên", "kia"),
            ("chi", "nhánh", "kia"), ("mọi", "người"), ("tuần", "trước"), ("năm", "ngoái"))  # fmt: skip
"""What was heard, or happened long ago or elsewhere."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """The best reading as far as the form is spoken of: its steps without mere guesses, and its score."""

    hypothesis: Hypothesis
    score: float


def relevance(scene: Scene, best: Hypothesis) -> Relevance | None:
    """What the form may take of a reading that leaves much unexplained; None where it is not spoken of."""
    if not all(isinstance(step.command, Fill) for step in best.steps):
        return None
    kept = tuple(step for step in best.steps if not _is_guess(scene, step))
    tied = any(_ties(scene, step) for step in kept)
    told = len(kept) == len(best.steps) and (
        all(_is_told(scene, at) for at in best.skipped) or _counts(scene, best)
    )
    if not tied and not (told and any(_measures(scene, step, best.skipped) for step in kept)):
        return None
    begins = ((step, _asked_at(scene, step)) for step in kept)
    held = frozenset(
        at for step, begin in begins for at in range(step.start if begin is None else begin, step.end)
    )
    outside = [at for at in range(len(scene.words)) if at not in held]
    foreign = sum(1 for at in best.skipped if scene.words[at].toned not in _TELLING)
    if foreign > _MOST_UNEXPLAINED * (foreign + len(held)) or _is_of_others(scene, best, outside):
        return None
    relief = (w.SKIP_WORD - _TOLD_WORD) * len(best.skipped)
    return Relevance(best.but(steps=kept), max(best.score + relief, _TIED_WORD * len(scene.words)))


def _is_told(scene: Scene, at: int) -> bool:
    """Whether the word only tells, or is one of the form's own: "gửi | hai năm" where sums are asked to "gửi"."""
    word = scene.words[at].toned
    return word in _TELLING or word in scene.vocabulary.words or word in SPEAKERS


def _ties(scene: Scene, step: Step) -> bool:
    """Whether a choice was said in several words, or in one behind its list's name."""
    fill = step.command
    known = scene.known(fill.field) if isinstance(fill, Fill) else None
    if known is None or not isinstance(fill, Fill) or not known.choices or known.affirms or fill.doubt:
        return False
    readings = scene.found.readings[step.start]
    alone = _asked_at(scene, step) is None
    if alone and any(r.kind in _SAID_OF_ANYTHING and r.end == step.end for r in readings):
        return False  # "hôm nay" is a day of any talk, though a list has its month
    suffers = scene.words.says(step.start - 1, "bị")  # "bị | sốt từ hôm qua"
    return fill.score > _LEAST_FIT and (step.end - step.start >= _LEAST_WORDS or suffers or not step.bare)


def _measures(scene: Scene, step: Step, skipped: tuple[int, ...]) -> bool:
    """Whether the value is a measure in its unit, a day, an hour, or a sum whose field was named."""
    fill = step.command
    known = scene.known(fill.field) if isinstance(fill, Fill) else None
    if known is None or not isinstance(fill, Fill) or fill.doubt or step.end - step.start < _LEAST_WORDS:
        return False
    if known.affirms:
        return not step.bare  # a box by its name: "hôm đó | đi xe hơi"
    if known.kind in _DAYS and not all(scene.words[at].toned in _MEETING for at in skipped):
        return False
    # "nộp trước | ba triệu" where a sum is asked for that is "nộp lần đầu"
    named = not step.bare or any(scene.words[at].folded in known.label_words for at in skipped)
    measured = known.kind in _MEASURED or bool(known.spans) or (known.kind is FieldKind.MONEY and named)
    return measured and fill.score >= (_SURELY_A_SPAN if known.spans else _SURELY)


def _counts(scene: Scene, best: Hypothesis) -> bool:
    """Whether a number with what the form counts is nearly all that its clause says: "tui hiến | bốn lần | rồi đó"."""
    known = scene.field_of(best.steps[0]) if len(best.steps) == 1 else None
    counts = known is not None and (known.kind is FieldKind.NUMBER or known.slot.unit is not None)
    clauses = scene.words.clauses() if counts else ()
    own = next((range(*each) for each in clauses if best.steps[0].start in range(*each)), range(0))
    return counts and sum(at in own for at in best.skipped) <= _FEW_SKIPPED


_FEW_SKIPPED = 2


def _is_guess(scene: Scene, step: Step) -> bool:
    """Whether ordinary words may only look like this value: a name, an address, a text that nothing leads."""
    fill = step.command
    known = scene.known(fill.field) if isinstance(fill, Fill) else None
    if known is None or not isinstance(fill, Fill):
        return True
    unlisted = bool(known.choices) and not fill.text
    typed = known.kind is FieldKind.TEXT and not step.text  # a title, an occupation, a thing
    at_work = known.kind is FieldKind.COMPANY and is_work_place(scene.found, step.start)
    return step.text or unlisted or (known.kind in LIKE_WORDS and step.bare and not (typed or at_work))


def _asks_about(words: Words, at: int) -> bool:
    return words.says(at, *_ASKING) and not (words.says(at, "mấy") and words.says(at + 1, *_SEVERAL))


def is_every(words: Words) -> frozenset[int]:
    """The words that ask nothing because "cũng" follows: "tháng | nào | tiền điện cũng tốn", "ai cũng", "gì cũng"."""
    also = [at for at in range(len(words)) if words.says(at, "cũng")]
    return frozenset(
        at
        for at in range(len(words))
        if words.says(at, "nào", "ai", "gì", "mô", "chi")
        and any(0 < end - at <= _EVERY_REACH for end in also)
    )


_EVERY_REACH = 4


def _asked_at(scene: Scene, step: Step) -> int | None:
    """The verb that asks to fill in the field that is named: "mệ khen cô đó lắm, | ghi mức độ hài lòng bốn"."""
    known = scene.field_of(step)
    if known is None or step.bare:
        return None
    asked = (
        begin
        for begin, marks in enumerate(scene.found.cues[: step.start])
        for mark in marks
        if mark.cue is Cue.FILL and mark.end < step.start
        for mention in scene.found.mentions[mark.end]
        if mention.field == known.index and mention.strength > w.NAME_WHOLE
    )
    return next(asked, None)


def _is_of_others(scene: Scene, best: Hypothesis, outside: Sequence[int]) -> bool:
    """Whether something is asked, heard, denied, or told of somebody whom the form does not know."""
    words = scene.words
    if scene.asks or scene.asides or not scene.wonders.isdisjoint(best.skipped):
        return True
    leads = any(words.says(at, "nên") for at in range(len(words))) or any(
        _asked_at(scene, step) is not None for step in best.steps
    )
    if scene.referents.last and not leads:
        return True  # "bà nhà tôi phải mổ nên vay …": what is told leads to a request
    every = is_every(words)
    if any(words.says(at, *_WAITING) or (_asks_about(words, at) and at not in every) for at in outside):
        return True
    if any(words.says(at, *_DENYING) or scene.people.by_name(at) for at in best.skipped):
        return True
    return any(
        all(words.says(at + place, word) for place, word in enumerate(said))
        for said in _HEARSAY
        for at in outside
    )
