"""Values that tell their field whatever else is said around them: "alo, tui bằng 0708 123 321 là gặp liền".

Of an utterance that as a whole means too little here, these are taken and nothing else.
"""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.decoding.story import story_steps, ties
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_UNMISTAKABLE = frozenset({FieldKind.PHONE, FieldKind.EMAIL})
"""Kinds whose values look like nothing else, so that they tell their field without its name."""
_TYPED = _UNMISTAKABLE | {
    FieldKind.CITIZEN_ID,
    FieldKind.ACCOUNT,
    FieldKind.CODE,
    FieldKind.TAX_CODE,
}
"""Kinds of which nobody speaks in passing; days, sums and people stand in any story."""
_LONG_CHOICE = 3
_FEW = 1
"""With so few words left over a long choice is no story of something else."""
_LEFT_OVER = 0.25
"""Share of the words with a meaning."""
_SEVERAL = 3
_MANY = 5
"""Values of which so many are said at once are meant, whatever story is told around them."""


def telling_steps(scene: Scene, best: Hypothesis) -> tuple[Step, ...]:
    """The steps of a poor reading that may be taken all the same; none of talk that asks or muses."""
    if scene.asks or scene.words.says(0, "sao", "ủa") or scene.asides or best.negated:
        return ()
    if scene.wonders:
        return story_steps(scene, best)
    fair = tuple(step for step in best.steps if _is_clear(step, w.CHOICE_FAIR_ALONE))
    if len(fair) >= _MANY or (len(fair) >= _SEVERAL and _is_told_in_full(scene, best)):
        return fair
    clear = tuple(step for step in fair if _is_clear(step, w.CHOICE_NAMED))
    alone = len(best.steps) == 1 and len(best.skipped) <= _FEW
    clear = tuple(
        step
        for step in clear
        if step.start - 1 not in best.skipped or step.bare or _looks_like_nothing_else(scene, step)
    )
    told = tuple(step for step in clear if _tells(scene, step, alone=alone))
    told = told if len(clear) >= len(best.steps) - 1 else ()
    return told or story_steps(scene, best)


def _is_told_in_full(scene: Scene, best: Hypothesis) -> bool:
    """Whether hardly a word is left over: "dang lam backend dev o cty Momo, fulltime 4 nam"."""
    told = sum(1 for at in range(len(scene.words)) if not scene.texts.is_particle(at))
    paused = any(token.mark for token in scene.words.tokens[1:])  # one breath may be a story
    return paused and len(best.skipped) <= _LEFT_OVER * told and not scene.referents.last


def _is_clear(step: Step, least: float) -> bool:
    command = step.command
    return isinstance(command, Fill) and command.doubt is None and command.score >= least and not step.text


def _looks_like_nothing_else(scene: Scene, step: Step) -> bool:
    known = scene.field_of(step)
    return known is not None and known.kind in _UNMISTAKABLE


def _tells(scene: Scene, step: Step, *, alone: bool) -> bool:
    known = scene.field_of(step)
    if known is None:
        return False
    if known.choices:
        denied = any(mark.cue is Cue.NEGATE for marks in scene.found.cues for mark in marks)
        return alone and not denied and step.end - step.start >= _LONG_CHOICE
    return known.kind in (_UNMISTAKABLE if step.bare else _TYPED)


def whole_clauses(scene: Scene, best: Hypothesis) -> tuple[Step, ...]:
    """The steps that are whole clauses, a field's name and its value: "số biền …, | kỳ hạn hai mươi bốn tháng".

    What a recogniser made of the other clauses takes nothing from them.
    """
    if scene.asks or scene.asides or best.negated or not scene.words.accented:
        return ()
    return tuple(step for step in best.steps if _is_clause(scene, step))


def _is_clause(scene: Scene, step: Step) -> bool:
    known = scene.field_of(step)
    named = not step.bare or _looks_like_nothing_else(scene, step)
    if known is None or not named or not _is_clear(step, w.CHOICE_IN_CLAUSE):
        return False
    clauses = scene.words.clauses()
    begin, end = next((begin, end) for begin, end in clauses if begin <= step.start < end)
    if len(clauses) == 1 or not scene.wonders.isdisjoint(range(begin, end)):
        return False
    if step.bare:
        return all(scene.texts.is_particle(at) for at in (*range(begin, step.start), *range(step.end, end)))
    return any(
        all(
            scene.texts.is_particle(at)
            for at in (*range(begin, at), *range(m.end, step.start), *range(step.end, end))
        )
        for at in range(begin, step.start + 1)
        for m in scene.found.mentions[at]
        if m.field == known.index and m.strength > w.NAME_WHOLE and m.end - at >= _NAME_WORDS
    )


def tied_steps(scene: Scene, best: Hypothesis, meant: bool) -> tuple[Step, ...]:
    """The choices of several words, the values with their names and the person of a story in one breath.

    Of one anybody may speak, two are told to the form; three where the words could be talk: "bị trừ hai lần tiền mua
    máy giặt, | mỗi lần chín triệu mốt, thẻ | quẹt POS, giờ phải | hoàn tiền".
    """
    if scene.asks or scene.asides or scene.wonders or not scene.words.accented:
        return ()
    clear = (step for step in best.steps if _is_clear(step, w.CHOICE_FAIR_ALONE))
    tied = tuple(step for step in clear if ties(scene, step) or _is_person(scene, step))
    fields = {known.index for step in tied if (known := scene.field_of(step))}
    return tied if len(fields) >= _TIES + (best.negated or not meant) else ()


def _is_person(scene: Scene, step: Step) -> bool:
    known = scene.field_of(step)
    person = known is not None and known.principal and known.kind is FieldKind.PERSON
    return person and step.end - step.start > _TIES


_TIES = 2
_NAME_WORDS = 2
"""Words of a name that nobody says in passing."""


def several_steps(scene: Scene, best: Hypothesis) -> tuple[Step, ...]:
    """The clear values of what is surely said to the form, where there are several: they bear each other out.

    Of 20 such values in sentences that nobody had tuned to 17 were right. Names and texts are guesses there, but for
    somebody whose field was named.
    """
    able = any(scene.words.says(at, "thể") and scene.words.says(at - 1, "có") for at in best.skipped)
    if scene.asks or scene.asides or best.negated or able:
        return ()  # "có thể | rút 7 triệu" does nothing yet
    clear = ((step, scene.field_of(step)) for step in best.steps if _is_clear(step, w.CHOICE_FAIR_ALONE))
    kept = tuple(
        step
        for step, known in clear
        if known and (known.kind not in LIKE_WORDS or (known.kind is FieldKind.PERSON and not step.bare))
    )
    return kept if len(kept) >= _TIES else ()


LIKE_WORDS = frozenset(
    {FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS, FieldKind.TEXT, FieldKind.PROSE}
)
"""Kinds whose values ordinary words resemble: without the field's name they are guesses."""


def meant_steps(scene: Scene, best: Hypothesis) -> tuple[Step, ...]:
    """The clear choices in what is by its words surely said to the form: "anh | chạy Grab | bằng xe này".

    Of 21 such choices in sentences that nobody had tuned to 19 were right; sums, numbers and days stand in any talk.
    """
    if scene.asks or scene.asides or scene.wonders or scene.referents.last:
        return ()
    clear = ((step, scene.field_of(step)) for step in best.steps if _is_clear(step, w.CHOICE_FAIR_ALONE))
    kept = tuple(
        step
        for step, known in clear
        if known
        and (_is_denied(scene, best, step) if known.affirms else known.choices and not _is_counted(known))
    )
    return () if _counts_besides(scene, kept) else kept


def _is_counted(known: Known) -> bool:
    """Whether a mere number may be the choice."""
    return bool(known.spans or known.numbers)


def _is_denied(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """As in "không cần gấp | trong ngày đâu": a box by its name, whose no is not left over."""
    noes = any(scene.words.says(at, *NOES) for at in best.skipped)
    return not step.bare and isinstance(step.command, Fill) and step.command.text == "false" and not noes


def _counts_besides(scene: Scene, kept: tuple[Step, ...]) -> bool:
    """Whether a sum is told, or a number besides: of "có thể | rút | 7 triệu" the sum matters, or nothing does."""
    held = {at for step in kept for at in range(step.start, step.end)}
    readings = [r for each in scene.found.readings for r in each if r.sure > _SURE_SUM]
    return any(r.kind is Kind.MONEY or (r.kind is Kind.NUMBER and r.start not in held) for r in readings)


_SURE_SUM = 0.75
