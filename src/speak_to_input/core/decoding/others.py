"""Whose a value is: of whom it is told (`core.decoding.referents`) beside whose field it is (`core.persons`).

What is told of one whom the form does not ask about is not written into the fields of its own person; where that is
not sure it is asked about; where the form holds that one, it goes into the field of his.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest

from speak_to_input.core.commands import Fill, Read
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.kin_told import is_contrasted, is_kin_alone, of_one_person
from speak_to_input.core.decoding.once import is_once, is_told_by_sort
from speak_to_input.core.decoding.people_named import people_named
from speak_to_input.core.decoding.referents import Somebody, Whose, is_of_servants, servants
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.times_told import is_of_another_time, is_over
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import asks_relation, owner, same_of
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words


def without_others(scene: Scene, best: Hypothesis) -> Hypothesis:
    """The reading without what is told of somebody or something else than the fields ask about."""
    steps = tuple(step for step in best.steps if not _is_read_later(scene, step))
    steps = tuple(of_one_person(scene, step, behind) for step, behind in zip_longest(steps, steps[1:]))
    beside = [step for step in steps if is_kin_alone(scene, best, step) or is_contrasted(scene, best, step)]
    steps = tuple(step for step in steps if step not in beside) or steps
    best = best if steps == best.steps else best.but(steps=steps)
    if scene.words.accented:
        steps = tuple(step for step in steps if not _is_of_something_else(scene, best, step))
        steps = tuple(kept for step in steps if (kept := _told_of_another(scene, step)) is not None)
        whose, _ = scene.referents.with_names(people_named(scene, best))
        doubted = any(isinstance(s.command, Fill) and s.command.doubt is Doubt.UNSURE for s in steps)
        if whose and (doubted or any(one is not Whose.OWN for one in whose)):
            steps = tuple(kept for step in steps if (kept := _kept(scene, best, whose, step)) is not None)
    if serving := scene.context.discourse.serving | servants(scene.people):
        steps = tuple(_asked_of_servant(scene, serving, step) for step in steps)
    return best if steps == best.steps else best.but(steps=steps)


def _is_read_later(scene: Scene, step: Step) -> bool:
    """As in "sẽ | đọc nội quy sau": nobody wants to hear it now."""
    return isinstance(step.command, Read) and scene.words.says(step.start - 1, "sẽ")


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
    if known.kind is FieldKind.COMPANY and _is_lender(scene.words, step.start):
        return True
    days = {f.index for s in best.steps if (f := scene.field_of(s)) is not None and f.kind is FieldKind.DATE}
    over = known.kind is FieldKind.DATE and len(days) > 1 and is_over(scene, known, step.command.text)
    return over or is_of_another_time(scene, known, step.start)


def _is_not_so(scene: Scene, best: Hypothesis, known: Known, step: Step) -> bool:
    """Whether a choice is told of another time, of what is not done yet, or to be left alone."""
    words = scene.words
    begin = words.clause_begin(step.start)
    dated = known.periods or known.spans or "truoc" in known.label_words
    if not dated and is_once(scene, begin, step) and not is_told_by_sort(scene, best, known, step):
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


def _is_lender(words: Words, at: int) -> bool:
    """As in "mấy khoản nợ cũ bên công ty | tài chính": to whom something is owed, and nobody's employer."""
    while words.says(at - 1, "công", "ty", "ngân", "hàng"):
        at -= 1
    led = words.says(at - 1, "bên", "ở", "của", "tại", "với", "cho")
    near = range(max(words.clause_begin(at - 1), at - _OWED_NEAR), at - 1)
    owed = (p for p in near if words.says(p, "nợ") or (words.says(p, "vay") and words.says(p + 1, "cũ")))
    place = next(owed, at)  # to collect, "thu hồi | nợ", is a work, and so is "làm ở …" behind a debt
    works = words.says(place - 1, "hồi", "thu", "đòi", "trích") or any(
        words.says(p, "làm", "mần", "tác") for p in range(place, at)
    )
    return led and place < at and not works


_OWED_NEAR = 5
_OFFICES = (("công", "an"), ("cảnh", "sát"), ("ủy", "ban"), ("chi", "nhánh"))


def _kept(scene: Scene, best: Hypothesis, whose: Sequence[Whose], step: Step) -> Step | None:
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill):
        return step
    if step.bare and known.kind is FieldKind.MONEY and whose[step.start] is Whose.OTHER:
        return None  # "lương tôi 18 triệu, vợ thì | 12 triệu"
    named = known.kind is FieldKind.PERSON and not (known.principal or step.bare)
    if named or not scene.referents.is_own(known):
        return step  # "người làm thay là | Trần Văn Hùng" is whom the field asks for
    if known.choices and scene.people.says(step.start, "wed"):
        return step  # "chồng bác mất mười năm nay" tells of oneself
    one = _postponed(scene, step.end) or _whose(scene, known, step, whose)
    if one is Whose.OWN and step.command.doubt is not Doubt.UNSURE:
        return step
    if (theirs := _of_known_kin(scene, known, step)) is not None:
        return step._replace(command=replace(step.command, field=theirs.name, doubt=None))
    if one is Whose.OWN:
        return step
    if one is Whose.OTHER and known.index != scene.asked:
        held = scene.form.fields[known.index].value or _is_told_before(scene, best, step)
        bare = step.bare and step.command.doubt is None
        if bare or not known.personal or known.kind is FieldKind.PERSON or held:
            return None  # what the form holds of its own person is not even asked about
    return _asked(step, step.command)


def _told_of_another(scene: Scene, step: Step) -> Step | None:
    """The step, for the field of the one whom the words beside the value name; None for one whom no field asks for."""
    known = scene.field_of(step)
    if known is None or not isinstance(step.command, Fill):
        return step
    if (theirs := _postponed_owner(scene, known, step.end)) is not None:
        return step._replace(command=replace(step.command, field=theirs.name, doubt=None))
    return None if _names_other(scene, known, step) else step


def _is_told_before(scene: Scene, best: Hypothesis, step: Step) -> bool:
    """Whether the field got its own value in the same breath."""
    known = scene.field_of(step)
    return any(other.end <= step.start and scene.field_of(other) is known for other in best.steps)


def _names_other(scene: Scene, known: Known, step: Step) -> bool:
    """As in "sếp em là anh | Sơn Ngọc Minh" where no field asks for the boss: nobody whom the form asks for."""
    if known.kind is not FieldKind.PERSON or not (scene.words.accented and scene.referents.speaks_of_adults):
        return False
    at = step.start - scene.people.says(step.start - 1, "title", "peer")
    while scene.words.says(at - 1, "là", "tên", "đủ", "đầy"):
        at -= 1
    near = range(max(0, at - _NAME_NEAR), at)
    begin = next((b for b in near if scene.people.anybody(b) == at or _is_spouse(scene, b, at)), at)
    couple = scene.words.says(at - 1, "chồng") and scene.words.says(at - 2, "vợ")  # "vợ chồng anh | Sang"
    if at in (begin, step.start) or couple:
        return False
    if begin == 0 and scene.words.says(at, "tên") and not scene.referents.others:
        return False  # "tía tui tên …" is whom the form is about
    # "người phụ trách tuân thủ là anh …", "chị | quản lý là …", but "sếp | khách" is not the customer
    head = begin + 1 + (scene.people.gender(begin, begin + 1) is not None)
    named = any(
        m.field == known.index and m.end > begin and m.strength > w.NAME_HEARD
        for place in range(near.start, head)
        for m in scene.found.mentions[place]
    )
    kin = scene.person_of_kin(Somebody(begin, at, kin=scene.people.somebody(begin) == at))
    return not named and kin is not known


def _is_spouse(scene: Scene, at: int, end: int) -> bool:
    return end == at + 1 and at > 0 and scene.people.says(at, "wed") and not scene.words.says(at - 1, "là")


def _postponed_owner(scene: Scene, known: Known, end: int) -> Known | None:
    """As in "0451… | là của người nhận": the same field of the one who is named behind the value."""
    at = end + scene.words.says(end, "là", "thì")
    if not (known.personal and scene.words.says(at, "của")) or at + 1 >= len(scene.words):
        return None
    for mention in scene.found.mentions[at + 1]:
        person = scene.fields[mention.field]
        if mention.strength > w.NAME_FAIR and person.kind is FieldKind.PERSON and not person.principal:
            return same_of(scene.fields, known, person)
    return None


def _asked(step: Step, fill: Fill) -> Step:
    return step._replace(command=replace(fill, doubt=fill.doubt or Doubt.UNSURE))


def _whose(scene: Scene, known: Known, step: Step, whose: Sequence[Whose]) -> Whose:
    """Of whom the value is told; the field's own name begins something new unless somebody stands right beside it."""
    here = whose[step.start]
    if step.bare:
        return here
    start, end = _name(scene, known, step)
    if any(scene.people.anybody(at) for at in range(end, step.start)):
        return Whose.OTHER
    if not _is_own(scene, known, start, end) or start in scene.referents.possessors:
        return here
    if here is Whose.OTHER and known.personal and _of_spouse(scene, start):
        return here  # without a pause it is still told of the same: "vợ khách tên Hoa số điện thoại | 0912…"
    # "chồng tôi lái xe cho hãng Mai Linh, lương tháng | 12 triệu": what one does and what one gets go together
    return Whose.MAYBE if here is Whose.MAYBE and not known.personal else Whose.OWN


def _of_spouse(scene: Scene, at: int) -> bool:
    """Whether a husband or wife is named in the same breath before token `at`."""
    return any(scene.people.says(place, "wed") for place in range(scene.words.clause_begin(at - 1), at))


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


def _postponed(scene: Scene, end: int) -> Whose | None:
    """As in "0912… | là của ông hàng xóm": whose the value was, told behind it."""
    at = end + scene.words.says(end, "là", "thì")
    begin = at
    while scene.people.says(at, "thing") or scene.words.says(at, "của"):
        at += 1
    owned = at > begin and at < len(scene.words) and scene.people.anybody(at)
    return Whose.OTHER if owned else None


def _asked_of_servant(scene: Scene, serving: Collection[str], step: Step) -> Step:
    """What is told of who fills in the form for somebody is asked about before it becomes that of who is served."""
    fill, known = step.command, scene.field_of(step)
    if known is None or not isinstance(fill, Fill) or not (known.principal and known.personal):
        return step
    begin, _ = _name(scene, known, step)
    told = any(is_of_servants(scene.people, serving, at) for at in range(max(0, begin - 1), step.end))
    return _asked(step, fill) if told else step
