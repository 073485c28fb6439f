"""What speaks for a field before a value without its name is looked at: what was told before, and whose it is."""

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.addressees import addressees
from speak_to_input.core.decoding.doers import done_by
from speak_to_input.core.decoding.elapsed import elapsed
from speak_to_input.core.decoding.full_names import said_in_full
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.neighbours import (
    bears_out,
    goes_with,
    is_counting,
    is_of_a_moment,
    is_of_another_side,
    is_one_more,
    is_rest_of_choice,
    is_unit_of,
    lasts_so_long,
    leads_set,
    lists,
    named_like_the_choice,
)
from speak_to_input.core.decoding.open_ways import is_bank
from speak_to_input.core.decoding.pronouns import is_strangers
from speak_to_input.core.decoding.questions import requests
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, TITLES
from speak_to_input.core.decoding.text_ends import FOR
from speak_to_input.core.decoding.times_told import is_of_another_time, is_over
from speak_to_input.core.decoding.told_next import told_next
from speak_to_input.core.decoding.works_and_things import has_owner
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.offer import Offer
from speak_to_input.core.partial import TAILED
from speak_to_input.core.persons import asks_relation, owner
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Unit
from speak_to_input.vi.text import read_words


def _is_of_deed(scene: Scene, h: Hypothesis, known: Known, offer: Offer) -> bool:
    """As in "khách khiếu nại | hôm qua": a day that is over is when it was, where the form asks for that."""
    if known.kind is not FieldKind.DATE or not is_over(scene, known, offer.text):
        return False
    past = (k for k in scene.fields if k.kind is FieldKind.DATE and k.slot.lean is Lean.PAST)
    return any(not h.filled >> k.index & 1 for k in past)


def prior(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> float:
    """What speaks for the field before the value itself is looked at."""
    known = scene.fields[offer.field]
    beside = 0.0
    if offer.option:
        of_last = scene.people.is_told_of_last(at) and _is_of_last(scene, known)
        if asks_relation(known) and (of_last or _is_of_speaker(scene, h, offer, at)):
            return w.SAME_PERSON
        if (
            is_rest_of_choice(scene, h, at, offer)
            or _is_over(scene, known, at, offer.end)
            or is_none_of_set(scene, known, at)
            or is_counting(scene, offer.end)
            or (asks_relation(known) and _tells_whose(scene, at, offer.end))
        ):
            return -w.NOT_A_VALUE
        beside = w.LISTED if lists(scene, h, known, at) else bears_out(scene, h, known, at)
        opened = _opened_by_tick(scene, h, known, at) or is_unit_of(scene, h, known, at)
        beside = max(beside, w.OPENED_BY if opened else 0.0)
        beside += w.SAME_LIST if goes_with(scene, h, known, at, offer.end) else 0.0
        beside += w.ONE_MORE if is_one_more(scene, known, at, offer.end) else 0.0
        beside += _due(scene, known, at)
    elif known.kind in {*w.SEVERAL_SORTS, FieldKind.ADDRESS}:
        beside = scene.beside(h, known, at)
        beside += w.NAMED_ALIKE if beside and named_like_the_choice(scene, h, known) else 0.0
        beside += told_next(scene, h, known)
    if known.kind is FieldKind.DATE and is_of_a_moment(scene, h, known):
        beside -= w.SAME_SECTION  # "quẹt thẻ … hồi trưa nay": when it was done, not when it was checked
    if h.other and offer.option and not h.steps and not requests(scene.words):
        beside -= w.SAID_OF_ANOTHER  # "đồng nghiệp em mới sinh con"
    timed = known.kind is FieldKind.DATE or known.periods or known.slot.unit is Unit.YEAR
    if timed and (is_of_another_time(scene, known, at) or _is_of_deed(scene, h, known, offer)):
        return -w.NOT_A_VALUE
    if known.kind is FieldKind.TEXT and scene.words.says(at - 1, "bên", "phòng", "ban", "khối"):
        return -w.NOT_A_VALUE  # "chị Vân bên | kế toán": where, and not as what
    if known.kind is FieldKind.TEXT and not has_owner(scene, h, known, at):
        beside -= w.NOBODYS_TITLE if h.steps else w.NOT_A_VALUE  # "giám đốc đi vắng" is of nobody here
    if known.slot.unit is Unit.YEAR and not known.choices:
        lasts = elapsed(scene.words, offer.end) or lasts_so_long(scene, h, known, at)
        beside -= w.OF_NO_WORK if lasts and not beside else 0.0
    if known.kind is FieldKind.PERSON:
        beside += done_by(scene.doers, known, at, offer.end)
        beside -= w.NOT_A_VALUE if at in scene.referents.possessors or _is_written_to(scene, at) else 0.0
        beside += _owned(scene, h, known, at) + said_in_full(scene, h, known, at, offer)
        beside += w.BARE_PRINCIPAL if known.principal and _is_served(scene, known, at) else 0.0
    strange = at in scene.behind_strangers and is_strangers(scene, h, known, at)
    if strange or (h.filled & scene.other_people and scene.behind_others(h, known)):
        beside -= w.ANOTHER_PERSON
    beside += w.OF_THE_BANK if behind_its_bank(scene, h, known) else 0.0
    if offer.option and not h.steps and scene.last >= 0:
        beside += w.NEXT_IN_SECTION if scene.fields[scene.last].section == known.section != "" else 0.0
    beside -= w.IN_SCOPE if offer.option and is_of_another_side(scene, known, at, offer) else 0.0
    part = scene.in_scope(h, known) - scene.out_of_order(h, known)
    part += w.SAME_SET if _goes_on(scene, h, known, at) or leads_set(scene, known, at, offer) else 0.0
    return (
        scene.whose(h, known)
        + beside
        + part
        - scene.stranger(h, known, at)
        - scene.referents.cost(known, at, offer.end)
    )


_DUE, _MUST = frozenset({"hanh", "dong", "can"}), ("phải", "cần", "nên", "nghị", "xuất", "yêu", "muốn", "xin")
"""Of "phải | hoàn tiền" the list asks that holds what is to be done, and not the one for what was done."""


def _due(scene: Scene, known: Known, at: int) -> float:
    due = known.label_words >= _DUE and any(scene.words.says(at - back, *_MUST) for back in range(3))
    return w.TO_BE_DONE if due else 0.0


def _is_of_speaker(scene: Scene, h: Hypothesis, offer: Offer, at: int) -> bool:
    """As in "tôi là | mẹ cháu", "tôi là Vi Văn Đoàn | bố cháu": what the one who speaks is to the other.

    Where the relation is somebody else's by the form, its label must name that other: "mẹ bé" and "Quan hệ với bé".
    """
    known = scene.fields[offer.field]
    person = owner(scene.fields, known.index)
    behind = scene.words.tokens[offer.end : offer.end + _OWNER_NEAR]
    child = any(scene.people.says(offer.end, "young") and t in known.label_words for t in _CHILD)
    alone = person is scene.staff is not None and scene.clause_may_end(offer.end)  # "em là | mẹ"
    named = child or alone or any(token.folded in known.label_words for token in behind)
    called = read_words(f"{person.label} {person.section}").tokens if person is not None else ()
    speaks = any(asking <= {token.folded for token in called} for asking in _ASKING)
    behind_name = (
        bool(h.steps) and h.steps[-1].end == at and scene.field_of(h.steps[-1]) is person is not None
    )
    if named and behind_name and scene.words.says(offer.end, "của"):
        return True  # "người yêu cầu là Hồ Thị Nga, | con của người mất"
    own = speaks or named or (person is not None and person.principal)
    return own and (scene.introduces_self(at) or scene.introduced_self(h, at))


_ASKING = ({"yeu", "cau"}, {"phu", "huynh"}, {"giam", "ho"}, {"khai"}, {"nop"}, {"de", "nghi"})
"""Folded words of how forms call the one who fills them in: "Người yêu cầu", "Phụ huynh", "Người đi khai"."""


def _tells_whose(scene: Scene, at: int, end: int) -> bool:
    """As in "bạn của | người vay", "| mẹ cháu sinh năm 1999": whose friend, whose year of birth, and no relation."""
    behind = range(end, min(end + _OWNER_NEAR, len(scene.words)))
    asked = {m.field for place in behind for m in scene.found.mentions[place] if m.strength > w.LIST_NAMED}
    kin = scene.people.says(at - 1, "kin") and scene.words.says(at, "người", "bên", "chủ")
    whose = kin or scene.words.says(at - 1, "của")
    return whose or any(scene.of_side(scene.fields[field], end) > 0 for field in asked)


def is_none_of_set(scene: Scene, known: Known, at: int) -> bool:
    """As in "chứ không có | lương", "không phải | máy mới", "chưa đối chiếu | quy định nội bộ": none of a set."""
    if not known.several:
        return False
    begin = scene.words.clause_begin(at)
    if any(
        scene.words.says(p, "phải") and scene.words.says_any(p - 1, NOES)
        for p in (at - 1, at - 2)
        if p > begin
    ):
        return True
    verb = at
    while verb and scene.words.tokens[verb - 1].folded in known.label_words:
        verb -= 1
    if scene.words.says(verb - 1, "có", "thấy"):
        return scene.words.says_any(verb - 2, NOES)
    return verb < at and scene.words.says(verb - 1, "chưa")


def _is_over(scene: Scene, known: Known, at: int, end: int) -> bool:
    """As in "khách vừa | gọi lại", "khách | gửi email": what happened is no way of following up."""
    if not {"theo", "doi"} <= known.label_words:
        return False
    who = at - 1 - (scene.words.says(at - 1, "hàng") and scene.words.says(at - 2, "khách"))
    if scene.words.says(who, "khách") and who == scene.words.clause_begin(at):
        return any(scene.is_choice_of_another(p, end, known.index) for p in range(at, end))
    return any(scene.words.says(p, "vừa", "mới", "đã") for p in (at - 1, at - 2))


def _is_written_to(scene: Scene, at: int) -> bool:
    """As in "kính gửi anh | Nam em xin nghỉ", "bàn giao CRM cho anh | Lộc": whom the speaker writes to, who gets it."""
    led = scene.words.says(at - 1, *TITLES, "bạn") and scene.words.says(at - 2, "gửi", "cho")
    return led and at in addressees(scene.words, scene.found.readings, scene.vocabulary)


def _is_of_last(scene: Scene, known: Known) -> bool:
    """Whether the field is of the person or row that was spoken of last."""
    return scene.last >= 0 and scene.fields[scene.last].section == known.section != ""


def _is_served(scene: Scene, known: Known, at: int) -> bool:
    """As in "em xin hộ bạn | Lưu Hồng Nhung", "chat với chị | Hứa Mỹ Kim": whom the form is about."""
    while at > 0 and (scene.people.says(at - 1, "title") or scene.words.says(at - 1, "bạn", "em", "cho")):
        at -= 1
    met = scene.words.says(at - 1, "với") and scene.words.says(at - 2, "chat", "chuyện", "gặp", "đổi", "việc")
    return scene.words.says_any(at - 1, FOR) or (met and "khach" in known.label_words)


def _owned(scene: Scene, h: Hypothesis, known: Known, at: int) -> float:
    """As in "tài khoản 1903… của | Trần Thị Bé": whose the number is that was told right before, and nobody else."""
    step = h.steps[-1] if h.steps else None
    before = scene.field_of(step)
    if step is None or before is None or before.kind not in TAILED:
        return 0.0
    led = range(step.end, at)
    if not led or not scene.words.says(step.end, "của", "tên", "chủ") or len(led) > _OWNER_NEAR:
        return 0.0
    return w.RECEIVER if before.section == known.section else -w.RECEIVER


_CHILD = ("be", "con", "chau", "tre")
_OWNER_NEAR = 3
"""Words from a number to whose it is: "của chị"."""


def _opened_by_tick(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the list comes next to the box that was just ticked, or is called like it: "follow up | qua email"."""
    last = h.steps[-1].command if h.steps else None
    before = scene.known(last.field) if isinstance(last, Fill) else None
    if not isinstance(last, Fill) or before is None or last.text == "false":
        return False
    if scene.words.says(at - 1, "khách"):
        return False  # "cần theo dõi tiếp khách | gọi điện lúc chiều": what the customer did
    step = h.steps[-1]
    clause = scene.words[scene.words.clause_begin(step.start) : step.start]
    named = any(token.folded in known.label_words for token in clause)
    own = before.kind is FieldKind.YES_NO or (before.kind is FieldKind.DATE and named)
    alike = own and at - step.end < _BOX_NEAR and known.named_like(before)
    return alike or (before.kind is FieldKind.YES_NO and before.index + 1 == known.index)


_BOX_NEAR = 2


def _goes_on(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the value before is a choice of the same set, with nothing but "và", "với" between."""
    step = h.steps[-1] if h.steps else None
    if step is None or not known.several or not isinstance(step.command, Fill):
        return False
    between = range(step.end, at)
    joined = all(
        scene.texts.is_particle(a) or any(m.cue is Cue.CONNECT for m in scene.found.cues[a]) for a in between
    )
    return joined and step.command.field == known.name


def behind_its_bank(scene: Scene, h: Hypothesis, known: Known) -> bool:
    """As in "Vietcombank số | 0041…": the account at the bank that was named right before, beside it on the form."""
    last = h.steps[-1].command if h.steps else None
    before = scene.known(last.field) if isinstance(last, Fill) else None
    if known.kind is not FieldKind.ACCOUNT or before is None or abs(before.index - known.index) != 1:
        return False
    return is_bank(before)
