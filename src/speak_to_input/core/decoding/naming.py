"""What happens when a field, a section or a button is named."""

from speak_to_input.core.commands import Clear, Fill, Focus, Held, Read
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acted_on import ON_FIELD, act_on, acted_on, is_led_choice, is_part_of_name
from speak_to_input.core.decoding.bare_costs import is_kin_of_customer
from speak_to_input.core.decoding.bearers import is_of_other_account
from speak_to_input.core.decoding.hypothesis import NOBODY, Hypothesis, Step
from speak_to_input.core.decoding.kin_told import of_related
from speak_to_input.core.decoding.mid_text import name_mid_text
from speak_to_input.core.decoding.names_here import FAINT, Name, name_at
from speak_to_input.core.decoding.none import none_named, none_of
from speak_to_input.core.decoding.pledges import ticks
from speak_to_input.core.decoding.pointing import DEMONSTRATIVES
from speak_to_input.core.decoding.postponed_names import is_behind_value, postponed
from speak_to_input.core.decoding.pronouns import is_strangers, of_whom
from speak_to_input.core.decoding.reasons import says_why
from speak_to_input.core.decoding.refused_boxes import is_of_before
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.decoding.that_side import of_other_side
from speak_to_input.core.decoding.told_next import told_next
from speak_to_input.core.decoding.untold import comes_later
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import Mention
from speak_to_input.core.persons import asks_relation
from speak_to_input.core.vocabulary import Known


def _looked_at(h: Hypothesis, name: Name) -> Hypothesis | None:
    """As in "đã xem | lý do rồi, sang ô ghi chú": the field waits for nothing."""
    return h.but(-w.SKIP_PARTICLE, last=name.known.index, pause=True) if name.seen else None


def after_mention(scene: Scene, h: Hypothesis, at: int, mention: Mention) -> list[Hypothesis]:
    """The ways in which a field's name at token `at` may be taken."""
    name = name_at(scene, at, mention)
    known, gain, shared = name.known, name.linked_worth if h.linked else name.worth, name.shared
    if _is_of_speaker(scene, h, known, at, mention) or _is_no_name(scene, h, name, at, mention):
        return []
    if _is_far_behind(scene, h, name, mention, gain):
        return []
    if (at in scene.behind_strangers and is_strangers(scene, h, known, at)) or says_why(
        scene, h, at, mention
    ):
        return []
    gain += scene.in_scope(h, known) * (w.NAMED_IN_SCOPE if known.section == h.scope else 1.0)
    gain += _whose(scene, h, known, mention, at, shared=shared) if known.personal else 0.0
    gain += w.IN_SCOPE * scene.of_side(known, mention.end)
    gain += told_next(scene, h, known) if known.kind is FieldKind.DATE else 0.0
    if known.kind is FieldKind.FILE and h.act is Cue.FILL and h.act_end == at:
        h = h.but(act=Cue.ATTACH, act_used=False)  # "thêm tệp đính kèm"
    if h.act is Cue.CLEAR and known.affirms and scene.words.tokens[h.act_at].folded in known.label_words:
        h = h.but(act=Cue.FILL, act_used=True)  # "xóa | dữ liệu rồi" of "Đã xóa dữ liệu": the box's own deed
    if h.act in ON_FIELD:
        return acted_on(scene, h, known, at, mention, gain)
    if (named := _looked_at(h, name) or postponed(scene, h, known, at, mention, gain)) is not None:
        return [named]
    if _of_another_name(scene, h, known, at, mention) or _is_hopeless(scene, h, known, mention, gain):
        return []
    if (denied := _denied(scene, h, known, at, mention, gain)) is not None:
        return denied
    h, known = of_whom(scene, h, of_related(scene, h, known, at, mention.end))
    known, mention = of_other_side(scene, known, mention)
    apart = not h.linked or known.kind is FieldKind.PERSON  # "người tham chiếu là em gái tên …"
    if h.open == known.index and apart and _completes(scene, h, at, mention):
        # "tài sản thế chấp trị giá …": two parts of one name, in the other order
        return [h.but(open_gain=h.open_gain + gain + w.NAME_COMPLETED, open_sure=1.0)]
    cost = w.CHOICE_GOES_ON if is_led_choice(scene, at, mention) else 0.0
    if h.steps and h.steps[-1].text and not scene.may_begin(h, at):
        cost += name_mid_text(scene, h, known, at, mention)
    cost += 0.0 if apart else w.LINKED_WITHOUT_VALUE
    cost += w.POSTPONED_NAME if is_behind_value(scene, known, at) else 0.0
    opened = h.but(
        -h.closing_cost - cost, open=known.index, open_gain=gain, open_start=at, open_end=mention.end,
        open_sure=mention.strength, linked=False, pause=False, repair=h.repair and h.open < 0,
    )  # fmt: skip
    ways = [opened]
    wished = known.affirms and scene.marks.at(scene.words, mention.end, Mark.WISHED)
    if wished and scene.places[mention.end].choices:
        ways.append(h.but(-w.SKIP_PARTICLE, pause=True))  # "đọc nội quy lao động | xin nghỉ phép": by the way
    open_ended = scene.left_open and _is_end_of_name(scene, at, mention.end)
    open_ended = open_ended or comes_later(
        scene.words, scene.untold, mention.end
    )  # "cam kết thì | để sau ghi"
    # the no of a clause is not that of the next: "không cần người thay, | đã đọc nội quy"
    negated = h.negated and scene.words.clause_begin(at) <= h.negated_at and not is_of_before(scene, h, at)
    if (
        known.affirms
        and mention.strength > w.AFFIRMED_BY
        and not (open_ended or _denied_before(h, known, at) or is_part_of_name(scene, at, mention))
        and (negated or _no_within(scene, known, mention) or not _is_of_several(scene, known, at, mention))
        and not (mention.end == at + 1 and at in scene.links)  # "học | bằng | B số tự động"
        and (negated or ticks(scene, known, at, mention.end))
    ):
        inner = _no_within(scene, known, mention)
        span = h.negated_at if negated else at, inner or mention.end
        told = range(at - 1, mention.end + 1)  # "hết | bảo hành", "bảo hành | hết rồi" of "Còn bảo hành"
        out = "con" in known.label_words and any(scene.words.says(p, "hết") for p in told)
        no = at - 3 - scene.words.says(at - 1, "nào")  # "không có gì | cần …", "… vụ nào | cần …"
        none = scene.words.says(at, "cần") and scene.words.says(at - 1, "nào", "gì")
        none = none and scene.words.says(no, *NOES) and scene.words.says(no + 1, "có", "còn")
        truth = out == bool(negated or h.denied or h.refusing or inner or none)  # "chưa | hết bảo hành"
        ways.append(_affirm(scene, h, known, span, gain - cost, truth=truth))
    return ways


def _is_of_several(scene: Scene, known: Known, at: int, mention: Mention) -> bool:
    """As in "giải ngân | 500 triệu": of "Giải ngân gấp" only words that another field's name holds as well."""
    said = {token.folded for token in scene.words.tokens[at : mention.end]}
    sure = mention.strength > w.NAME_WHOLE or mention.end == scene.words.clause_end(at)
    if any(part.end > mention.end for part in scene.found.sections[at]):
        return True  # "kiểm tra | thông tin khách"
    if sure or not said < known.label_words:
        return False
    return any(k is not known and said <= k.label_words for k in scene.fields)


def _no_within(scene: Scene, known: Known, mention: Mention) -> int:
    """Where the name of a box ends that has a no among its words: "tài liệu | không mật"; 0 for others."""
    no, words = mention.end + scene.words.says(mention.end, *DEMONSTRATIVES), scene.words
    whole = mention.strength > w.NAME_WHOLE or not known.label_words.isdisjoint(_OWN_NOES)
    if whole or not words.says_any(no, NOES) or words.tokens[no].mark:
        return 0
    behind = range(no + 1, min(no + _LONGEST_LEAD, words.clause_end(no)))
    named = (m for p in behind for m in scene.found.mentions[p] if m.field == known.index)
    return max((m.end for m in named if m.strength > FAINT), default=0)


_OWN_NOES = frozenset({"khong", "chua", "not", "no"})


def _whose(scene: Scene, h: Hypothesis, known: Known, mention: Mention, at: int, *, shared: bool) -> float:
    """What it is worth whose the named field is."""
    # a name of its own tells that; what stood before adds nothing to it
    whose = scene.whose(h, known, named=True)
    gain = whose - scene.stranger(h, known, at) if shared else min(0.0, whose)
    if known.kind is not FieldKind.PERSON and mention.end in scene.ones_own:
        return w.SAME_PERSON if known.principal else gain - w.SAME_PERSON
    called = known.kind is FieldKind.PERSON or scene.words.says(mention.end - 1, "tên")  # "Tên gọi" of a pet
    if called and any(is_kin_of_customer(scene, known, p) for p in {at, mention.end - 1}):
        return gain - w.ANOTHER_PERSON
    if known.principal and known.kind is FieldKind.PERSON and _is_of_kin_told(scene, h, at):
        return gain - w.ANOTHER_PERSON
    awaited = h.filled & scene.other_people and scene.awaited_of_others(h, known)
    return gain - (w.ANOTHER_PERSON if awaited else 0.0)


def _is_of_kin_told(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "người thụ hưởng là chồng tôi | tên Đinh Công Thành": the name is that of whom the relation was told."""
    last = h.steps[-1] if h.steps else None
    told = scene.field_of(last) if last and last.end >= at - 1 else None
    return told is not None and asks_relation(told)


def _is_no_name(scene: Scene, h: Hypothesis, name: Name, at: int, mention: Mention) -> bool:
    """Whether the words name something else here, or a field that the act under way cannot concern."""
    if name.none or (name.half and h.open < 0) or (name.owned and _is_whose(h, at)):
        return True
    if mention.strength < FAINT and _goes_on_unlisted(scene, h, at):
        return True
    if is_of_other_account(scene, h, name.known, mention.end):
        return True
    return h.act is Cue.ATTACH and name.known.kind is not FieldKind.FILE


def _goes_on_unlisted(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "hành động là liên | hệ ngân hàng bạn": what a list does not hold goes on without a pause."""
    last = h.steps[-1] if h.steps and not scene.words.tokens[at].mark else None
    if last is None or last.end != at or last.bare or not isinstance(last.command, Fill):
        return False
    return last.command.doubt is Doubt.NOT_AN_OPTION


def _is_far_behind(scene: Scene, h: Hypothesis, name: Name, mention: Mention, most: float) -> bool:
    """Whether the name is hopeless even if all that may still speak for the field did: then nothing is asked.

    `most`: what it is worth so far.
    """
    known = name.known
    if known.affirms or known.kind is FieldKind.FILE or h.open == known.index or h.of != NOBODY or h.negated:
        return False
    if h.act in ON_FIELD or (h.steps and _fills(h.steps[-1], known)):
        return False
    most += w.IN_SCOPE * w.NAMED_IN_SCOPE if h.scope == known.section != "" else 0.0
    most += w.SAME_PERSON if name.shared else 0.0
    return h.score - h.closing_cost + most < scene.floors[mention.end]


def _fills(step: Step, known: Known) -> bool:
    return isinstance(step.command, Fill) and step.command.field == known.name


def _is_hopeless(scene: Scene, h: Hypothesis, known: Known, mention: Mention, gain: float) -> bool:
    """Whether naming the field, and nothing more than that, promises too little where the name ends."""
    more = known.affirms or h.open == known.index or h.of != NOBODY or h.negated
    return not more and h.score - h.closing_cost + gain < scene.floors[mention.end]


def _is_of_speaker(scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention) -> bool:
    """As in "tôi là Vi Văn Đoàn, | bố cháu": what the one who speaks is to somebody."""
    if known.kind is not FieldKind.PERSON or known.principal or h.linked or not scene.people.says(at, "kin"):
        return False
    return mention.end >= scene.words.clause_end(at) and scene.introduced_self(h, at)


def _denied(
    scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention, gain: float
) -> list[Hypothesis] | None:
    """What comes of a field that is named behind a no; None where that no changes nothing yet."""
    if not h.negated:
        return None
    if is_part_of_name(scene, at, mention) or any(
        o.option and o.fit > w.CHOICE_EXACT and o.end >= mention.end for o in scene.found.offers[h.negated_at]
    ):
        return []  # "không đi xe" is a choice
    if known.kind is FieldKind.NUMBER and none_of(scene, h, mention):
        return [none_named(scene, h, known, (at, mention.end), gain)]
    if known.affirms:
        return None
    return [act_on(scene, h, known.index, Held, (at, mention.end), gain - w.HELD_WITHOUT_ACT)]


def _is_whose(h: Hypothesis, at: int) -> bool:
    """As in "đọc lại email của | khách": whose the field is that an act was done to, and no other one."""
    last = h.steps[-1] if h.steps else None
    return last is not None and last.end == at - 1 and isinstance(last.command, Read | Clear | Focus)


def _is_end_of_name(scene: Scene, at: int, end: int) -> bool:
    """As in "ngày | theo dõi tiếp thì là": a longer name that began before ends here, and its value is to come."""
    before = range(max(0, at - _LONGEST_LEAD), at)
    return any(m.end >= end and m.strength > w.NAME_WHOLE for b in before for m in scene.found.mentions[b])


_LONGEST_LEAD = 3


def _denied_before(h: Hypothesis, known: Known, at: int) -> bool:
    """As in "không | tham gia bảo hiểm": the no that stands right before was for this box."""
    last = h.steps[-1] if h.steps else None
    return (
        last is not None
        and last.end == at
        and isinstance(last.command, Fill)
        and last.command.field == known.name
    )


def _of_another_name(scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention) -> bool:
    """Whether "tên" only goes on with the person whose name is awaited already, or is a company's."""
    if known.kind is not FieldKind.PERSON:
        return False
    if at in scene.introductions.firms:
        return True  # "công ty riêng của em | tên"
    awaited = h.open >= 0 and h.open != known.index and scene.fields[h.open].kind is FieldKind.PERSON
    if awaited and h.open_end == at and mention.end == at + 1 and scene.words.says(at, "tên"):
        return True  # "người kiểm tra | tên Đoàn Hải Đăng"
    return awaited and any(m.field == h.open and m.end == mention.end for m in scene.found.mentions[at])


def _completes(scene: Scene, h: Hypothesis, at: int, mention: Mention) -> bool:
    """Whether two parts name one field; in "nguồn thu có | lương" the second is a choice of it."""
    choices = scene.places[at].choices
    chosen = any(o.field == mention.field and o.end == mention.end for o in choices)
    apart = at > h.open_end and any(
        o.option and o.end == h.open_end and o.fit > w.CHOICE_NAMED for o in scene.found.offers[h.open_start]
    )  # "thất bại nha | lý do là …": a choice, and then a name
    return not (chosen or apart) and max(h.open_sure, mention.strength) < w.NAME_WHOLE


def _affirm(
    scene: Scene, h: Hypothesis, known: Known, span: tuple[int, int], gain: float, *, truth: bool
) -> Hypothesis:
    """Naming a checkbox alone says yes; after "không" or "bỏ chọn" it says no."""
    text = "true" if truth else "false"
    if known.choices:
        text = known.truths[truth].value
    step = Step(Fill(known.name, text, scene.said(*span)), *span, gain=gain)
    filled = h.filled | (1 << known.index)
    gain += w.DONE if truth and scene.words.says(span[1], "rồi") else 0.0
    return h.closed().did(step, gain + w.AFFIRMED - w.COMMAND, filled=filled, last=known.index)
