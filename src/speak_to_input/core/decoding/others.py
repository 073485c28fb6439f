"""Of whom or what a value is told: "mẹ chị ấy số 0912…", "số 0912… là của ông hàng xóm".

The one mechanism for values of somebody else: what is told of one whom the form does not ask about is not written into
the fields of its own person; where that is not sure it is asked about.
"""

from dataclasses import replace
from enum import Enum

from speak_to_input.core.commands import Fill
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bystanders import WED, colleague_at, role_at, somebody_at
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.relations import asks_relation
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.times_told import is_of_another_time, is_over
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import owner, same_of
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.phrases import Weights
from speak_to_input.vi.text import Words


class Whose(Enum):
    """Of whom something is told."""

    OWN = "own"
    MAYBE = "maybe"
    """The clause before told of somebody else, and nobody has been named since."""
    OTHER = "other"


_SELF = ("tôi", "tui", "tau", "tao", "mình", "tớ", "em", "con", "cháu", "khách", "nẫu", "choa")
_WANTING = ("xin", "cần", "muốn", "cho", "tính", "định", "nhờ", "vay", "mượn", "đăng", "ghi", "điền", "nhập")
_TURNS = ("nên", "giờ", "chừ", "nhưng", "còn", "vì")


def without_others(scene: Scene, best: Hypothesis) -> Hypothesis:
    """The reading without what is told of somebody or something else than the fields ask about."""
    if not scene.words.accented:
        return best
    steps = tuple(step for step in best.steps if not _is_of_something_else(scene, best, step))
    grown_up = scene.bystanders.of_grown_ups or any(
        known.principal and {"can", "bo"} <= known.label_words for known in scene.fields
    )
    whose = told_of(scene.words, scene.given_names) if grown_up else []
    doubted = any(isinstance(s.command, Fill) and s.command.doubt is Doubt.UNSURE for s in steps)
    if whose and (doubted or any(one is not Whose.OWN for one in whose)):
        steps = tuple(kept for step in steps if (kept := _kept(scene, whose, step)) is not None)
    return best if steps == best.steps else best.but(steps=steps)


def _is_of_something_else(scene: Scene, best: Hypothesis, step: Step) -> bool:
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill) or known.index == scene.asked:
        return False
    if known.choices and not known.affirms and _is_not_so(scene, best, known, step):
        return True
    if (sort := scene.vocabulary.sorts.get(known.index)) is not None and step.bare:
        # "vợ em sắp sinh, em xin làm ở nhà": no leave is asked for, and so no sort of leave
        told = (s.command for s in best.steps if (f := scene.field_of(s)) is not None and f.index == sort.of)
        return any(isinstance(c, Fill) and c.text not in ("", sort.value) for c in told)
    if known.kind is FieldKind.ADDRESS:
        return is_of_office(scene.words, step.start)
    if _is_named(scene, known, step):
        return False
    days = {f.index for s in best.steps if (f := scene.field_of(s)) is not None and f.kind is FieldKind.DATE}
    over = known.kind is FieldKind.DATE and len(days) > 1 and is_over(scene, known, step.command.text)
    return over or is_of_another_time(scene, known, step.start)


def _is_not_so(scene: Scene, best: Hypothesis, known: Known, step: Step) -> bool:
    """Whether a choice is told of another time, of what is not done yet, or to be left alone."""
    words = scene.words
    begin = next((b for b, e in words.clauses() if b <= step.start < e), 0)
    dated = known.periods or known.spans or "truoc" in known.label_words
    if not dated and any(
        scene.marks.at(words, at, Mark.OTHER_TIME) for at in range(begin, min(begin + 2, step.start))
    ):
        return True
    if "da" in known.label_words and any(  # "Quy định đã đối chiếu": what was done
        scene.marks.at(words, at, Mark.TO_COME) for at in range(max(begin, step.start - _WARDED), step.start)
    ):
        return True
    return _is_warded_off(scene, best, known, step)


def _is_warded_off(scene: Scene, best: Hypothesis, known: Known, step: Step) -> bool:
    """As in "đừng gắn nhãn | khiếu nại": a choice that somebody asks to leave."""
    words = scene.words
    told = max((other.end for other in best.steps if other.end <= step.start), default=0)
    for at in range(step.start - 1, max(told - 1, step.start - _WARDED - 1, -1), -1):
        if words.tokens[at + 1].mark:
            return False
        if words.says(at, "đừng", "khỏi", "chớ"):
            # "đừng gọi | gửi email", "khỏi nói, | rất hài lòng"
            another = any(o.field == known.index and o.end <= step.start for o in scene.found.offers[at + 1])
            return not (another or words.says(at + 1, "nói", "bàn", "chê", "lo"))
    return False


_WARDED = 4


def _is_named(scene: Scene, known: Known, step: Step) -> bool:
    """Whether the field's own name stands before the value, or right behind it."""
    start, end = _name(scene, known, step)
    behind = any(
        m.field == known.index and m.end - step.end > 1
        for m in (scene.found.mentions[step.end] if step.end < len(scene.words) else ())
    )
    return behind or _is_own(scene, known, start, end)


def _is_own(scene: Scene, known: Known, start: int, end: int) -> bool:
    return end - start > 1 and all(token.folded in known.label_words for token in scene.words[start:end])


def _name(scene: Scene, known: Known, step: Step) -> tuple[int, int]:
    """Where the name of the field begins and ends that leads to the value; nowhere where none does."""
    near = range(max(0, step.start - _NAME_NEAR), step.start) if not step.bare else ()
    names = [(at, m.end) for at in near for m in scene.found.mentions[at] if m.field == known.index]
    return max(names, key=lambda name: (name[1] - name[0], name[0]), default=(step.start, step.start))


_NAME_NEAR = 8


def is_of_office(words: Words, at: int) -> bool:
    """As in "do công an | Nam Định cấp": which office it is, and nobody's address."""
    return any(words.says(at - 2, one) and words.says(at - 1, other) for one, other in _OFFICES) or any(
        words.says(at, one) and words.says(at + 1, other) for one, other in _OFFICES[:2]
    )


_OFFICES = (("công", "an"), ("cảnh", "sát"), ("ủy", "ban"), ("chi", "nhánh"))


def _kept(scene: Scene, whose: list[Whose], step: Step) -> Step | None:
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill) or not scene.bystanders.is_own(known):
        return step
    if known.choices and scene.words.says(step.start, *WED):
        return step  # "chồng bác mất mười năm nay" tells of oneself
    one = _postponed(scene.words, step.end) or _whose(scene, known, step, whose)
    if one is Whose.OWN and step.command.doubt is not Doubt.UNSURE:
        return step
    if (theirs := _of_known_kin(scene, known, step)) is not None:
        return step._replace(command=replace(step.command, field=theirs.name, doubt=None))
    if one is Whose.OWN:
        return step
    if one is Whose.OTHER and (step.bare or not known.personal) and known.index != scene.asked:
        return None
    return step._replace(command=replace(step.command, doubt=step.command.doubt or Doubt.UNSURE))


def _whose(scene: Scene, known: Known, step: Step, whose: list[Whose]) -> Whose:
    """Of whom the value is told; the field's own name begins something new unless somebody stands right beside it."""
    here = whose[step.start]
    if step.bare:
        return here
    start, end = _name(scene, known, step)
    if any(somebody_at(scene.words, at) or role_at(scene.words, at) for at in range(end, step.start)):
        return Whose.OTHER
    if not _is_own(scene, known, start, end):
        return here
    if any(somebody_at(scene.words, at) == start for at in range(max(0, start - 3), start)):
        return here
    # "chồng tôi lái xe cho hãng Mai Linh, lương tháng | 12 triệu": what one does and what one gets go together
    return Whose.MAYBE if here is Whose.MAYBE and not known.personal else Whose.OWN


def _of_known_kin(scene: Scene, known: Known, step: Step) -> Known | None:
    """As in "điện thoại của vợ là | 0983…": the same field of the one whom the form holds as just that."""
    if not known.personal:
        return None
    for relation in scene.fields:
        held = scene.form.fields[relation.index].value
        if not held or not asks_relation(relation):
            continue
        near = range(max(0, step.start - _NAME_NEAR), step.start)
        said = any(
            o.field == relation.index and o.text == held and o.fit > w.CHOICE_NAMED
            for at in near
            for o in scene.found.offers[at]
        )
        person = owner(scene.fields, relation.index)
        if said and person is not None:
            return same_of(scene.fields, known, person)
    return None


def _postponed(words: Words, end: int) -> Whose | None:
    """As in "0912… | là của ông hàng xóm": whose the value was, told behind it."""
    at = end + words.says(end, "là", "thì")
    if not words.says(at, "của") or not somebody_at(words, at + 1):
        return None
    return Whose.OTHER


def told_of(words: Words, given_names: Weights) -> list[Whose]:
    """By token, of whom it is told."""
    whose, one, until = [], Whose.OWN, 0
    for at, token in enumerate(words.tokens):
        if at < until:
            whose.append(one)
            continue
        if token.mark and one is Whose.OTHER:
            one = Whose.MAYBE
        end = somebody_at(words, at) or colleague_at(words, at, given_names) or role_at(words, at)
        if end and at == 0 and words.says(end, "tên"):
            end = (
                0  # "tía tui tên Huỳnh Văn Đực, sinh …": with a name of his own he is whom the form is about
            )
        if end > at:
            one, until = Whose.OTHER, end
        elif words.says(at, *_SELF, *_TURNS) or ((at == 0 or token.mark) and words.says(at, *_WANTING)):
            one = Whose.OWN
        whose.append(one)
    return whose
