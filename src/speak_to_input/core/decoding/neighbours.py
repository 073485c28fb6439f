"""What stands right before a choice, and what that is worth."""

from speak_to_input.core.commands import Do, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import read_words

_LISTING = (",", "/", "&", "+")


def lists(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether a set of choices goes on here: nothing but a comma or a joining word since its last one."""
    step = h.steps[-1] if h.steps else None
    if step is None or not known.several or not isinstance(step.command, Fill):
        return False
    joined = [any(m.cue is Cue.CONNECT for m in scene.found.cues[place]) for place in range(step.end, at)]
    particles = range(step.end + 1, at)  # "với | lại"
    joins = any(joined[:1]) and all(scene.texts.is_particle(place) for place in particles)
    return step.command.field == known.name and (
        joins or (at == step.end and scene.words.tokens[at].mark in _LISTING)
    )


def goes_with(scene: Scene, h: Hypothesis, known: Known, at: int, end: int) -> bool:
    """As in "vay ba tỷ | làm ăn", "mượn hai trăm triệu | nửa năm": of two fields the one of what was told before."""
    before = scene.field_of(h.steps[-1]) if h.steps else None
    if before is None or before.index == known.index or h.steps[-1].text or known.twins:
        return False
    if before.section != known.section or not known.section or at - h.steps[-1].end > w.BESIDE:
        return False
    term = bool(known.spans) and any(
        reading.kind is Kind.DURATION and reading.end == end for reading in scene.found.readings[at]
    )
    return term or scene.is_choice_of_another(at, end, known.index)


def is_one_more(scene: Scene, known: Known, at: int, end: int) -> bool:
    """As in "ngoài ra còn | buôn bán": of two lists with that choice the set, to which one more may come."""
    if known.several and _is_beside_more(scene, at, end):
        return True
    if not known.several or not scene.words.says(at - 1, "còn", "thêm"):
        return False
    return not scene.words.says(at - 2, "chỉ") and scene.is_choice_of_another(at, end, known.index)


def _is_beside_more(scene: Scene, at: int, end: int) -> bool:
    """As in "ngoài | lương ra thì còn có tiền cho thuê": what is told first of what somebody has more of."""
    if not scene.words.says(at - 1, "ngoài"):
        return False
    return any(scene.words.says(p, "còn") for p in range(end, min(end + _MORE_NEAR, len(scene.words))))


_MORE_NEAR = 5


def lasts_so_long(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """As in "cưới nhau | mười năm rồi": how long it has been so that was told right before, and no time of work."""
    step = h.steps[-1] if h.steps else None
    before = scene.field_of(step)
    if step is None or before is None or scene.words.tokens[at].mark:
        return False
    right_before = step.end == at - scene.words.says(at - 1, "được")
    return right_before and bool(before.choices) and before.section != known.section


def bears_out(scene: Scene, h: Hypothesis, known: Known, at: int) -> float:
    """What it is worth that a choice bears out the value before it: "mai | gọi lại", "ba tỷ | mua nhà".

    Only where nothing clear of that value's own section stands on its other side.
    """
    if known.twins:
        return 0.0  # whose row it is, the row spoken of tells
    if not h.steps or not h.steps[-1].bare or not scene.beside(h, known, at) or h.filled >> known.index & 1:
        return 0.0
    value, left = h.steps[-1], h.steps[-2] if len(h.steps) > 1 else None
    said = scene.field_of(value)
    if said is None or said.choices or said.kind not in w.SEVERAL_SORTS:
        return 0.0
    before = scene.field_of(left)
    if left is None or before is None or value.start - left.end > w.BESIDE:
        return w.BORNE_OUT
    clear = not left.bare or (before.choices and not before.spans) or before.principal
    return 0.0 if clear and before.section == said.section else w.BORNE_OUT


def is_unit_of(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the list holds the units of the number right before: "Diện tích" 3,5 | "ha"."""
    step = h.steps[-1] if h.steps else None
    before = scene.field_of(step)
    if step is None or before is None or step.end != at or before.kind is not FieldKind.NUMBER:
        return False
    return before.index + 1 == known.index and {"don", "vi"} <= known.label_words


def is_of_a_moment(scene: Scene, h: Hypothesis, known: Known) -> bool:
    """Whether what was told before is of a section that asks for a moment, and this day is of another one."""
    command = h.steps[-1].command if h.steps else None
    before = scene.known(command.field) if isinstance(command, Fill) else None
    if before is None or before.section == known.section:
        return False
    return any(f.kind is FieldKind.DATETIME and f.section == before.section for f in scene.fields)


def named_like_the_choice(scene: Scene, h: Hypothesis, known: Known) -> bool:
    """As in "cần theo dõi thêm | ngày 20/12": the choice before is of a field whose name this one's day shares."""
    command = h.steps[-1].command
    before = scene.known(command.field) if isinstance(command, Fill) else None
    if before is None or not before.choices or known.kind is not FieldKind.DATE:
        return False
    return known.named_like(before)


def said_once(scene: Scene, h: Hypothesis, at: int) -> list[Offer]:
    """As in "loại nghỉ | tang": choices of which the last word of the list's name is the first as well."""
    if at != h.open_end or at - 1 <= h.open_start or h.open_sure < w.NAME_WHOLE:
        return []
    if scene.words.tokens[at - 1].folded not in scene.fields[h.open].label_words:
        return []  # "vay mua | nhà" only tells what for
    offers = scene.places[at - 1].offers_of.get(h.open, ())
    return [o for o in offers if o.option and o.end > at and o.fit > w.CHOICE_NAMED]


def splits_choice(scene: Scene, at: int) -> bool:
    """As in "gọi xác minh khách | hàng liền đi": what would be a name begins in the middle of a long choice."""
    before = range(max(0, at - _LONGEST_PART), at)
    offers = ((begin, o) for begin in before for o in scene.found.offers[begin])
    return any(o.option and o.end > at and o.end - b >= _LONG and o.fit > w.CHOICE_PART for b, o in offers)


_LONG, _LONGEST_PART = 4, 5


def names_another(scene: Scene, h: Hypothesis, offer: Offer) -> bool:
    """As in "tên | quản lý": what would be the name of one person is with "tên" the name of another field."""
    longer = (m for m in scene.found.mentions[h.open_start] if m.end >= offer.end and m.field != offer.field)
    return any(m.strength > w.NAME_WHOLE for m in longer)


def of_another(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether nothing is put right, or another field, named right before, takes it: "à không, quầy | 6", no hour."""
    named = {m.field for p in range(max(0, at - 3), at) for m in scene.found.mentions[p]
             if m.end == at and m.strength > w.NAME_FAIR and m.field != h.open}  # fmt: skip
    return not (h.repair or h.refusing) or any(o.field in named for o in scene.found.offers[at])


def ends_in_courtesy(scene: Scene, offer: Offer) -> bool:
    """As in "phép | năm á", which is no "nằm ổ": the choice's last word was heard as the courtesy that it is."""
    last = offer.end - 1
    choices = scene.fields[offer.field].choices
    own = (token.toned for c in choices if c.value == offer.text for token in read_words(c.label).tokens)
    return scene.texts.is_polite(last) and scene.words.tokens[last].toned not in own


def told_off(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "lưu nháp lại | mai làm tiếp": a day in one breath with an act upon the form is none of its own."""
    step = h.steps[-1] if h.steps else None
    if (
        step is None
        or not isinstance(step.command, Do)
        or scene.words.tokens[at].mark
        or h.act is not Cue.FILL
    ):
        return False
    joined = any(m.cue is Cue.CONNECT for place in range(step.end, at) for m in scene.found.cues[place])
    return not joined and any(r.kind is Kind.DATE and r.end == at + 1 for r in scene.found.readings[at])


def is_rest_of_choice(scene: Scene, h: Hypothesis, at: int, offer: Offer) -> bool:
    """As in "tiền cho thuê | căn hộ": what would be a choice only ends a longer one just told, or its field's name."""
    step = h.steps[-1] if h.steps else None
    before = scene.field_of(step)
    if step is None or before is None or step.end != at or step.text:
        return False
    if before.index == offer.field:  # "chuyển cấp trên | xử lý": words of the list's own name
        said = {token.folded for token in scene.words.tokens[at : offer.end]}
        return not before.several and not scene.words.tokens[at].mark and said <= before.label_words
    longer = (o for begin in range(step.start, at) for o in scene.found.offers[begin])
    return any(
        o.option and o.field == before.index and o.end == offer.end and o.fit > w.CHOICE_FAIR for o in longer
    )


def leads_set(scene: Scene, known: Known, at: int, offer: Offer) -> bool:
    """As in "cúm | với phế cầu": a clear choice of the same set follows behind "với" or "và"."""
    joins = offer.option and known.several and offer.end + 1 < len(scene.words)
    joins = joins and " " not in scene.said(at, offer.end)  # a longer one is clear by itself
    if not joins or not any(m.cue is Cue.CONNECT for m in scene.found.cues[offer.end]):
        return False
    behind = offer.end + 1
    behind += scene.words.says(behind, *_CLASSIFIERS) and behind + 1 < len(scene.words)
    return any(
        o.option and o.field == known.index and o.fit > w.CHOICE_PART for o in scene.found.offers[behind]
    )


_CLASSIFIERS = ("cái", "con", "chiếc", "cả", "bộ", "buổi")


def is_of_another_side(scene: Scene, known: Known, at: int, offer: Offer) -> bool:
    """Whether a side is spoken of, and no choice: where one lives, or half a sentence, "bên nhận | thì là"."""
    half = scene.left_open and any(named.end == offer.end for named in scene.found.scopes[at])
    return half or _lives_there(scene, known, at)


def _lives_there(scene: Scene, known: Known, at: int) -> bool:
    """As in "chú rể ở | Hải Châu": the place tells of the person named right before, and of no other part."""
    if not scene.words.says(at - 1, "ở", "tại"):
        return False
    before = (named for begin in range(max(0, at - _SIDE), at) for named in scene.found.scopes[begin])
    return any(named.end == at - 1 and named.name != known.section for named in before)


_SIDE = 5


def is_counting(scene: Scene, end: int) -> bool:
    """As in "công ty | có 185 nhân viên": who has so many of something is told of, and not chosen."""
    counts = end + 1 < len(scene.words) and scene.words.says(end, "có") and not scene.words.tokens[end].mark
    return counts and any(
        r.kind is Kind.NUMBER and r.sure > w.CLEAR_VALUE for r in scene.found.readings[end + 1]
    )
