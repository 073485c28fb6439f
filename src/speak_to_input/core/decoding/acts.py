"""What cue words do to a hypothesis: begin an act, carry it out at once, link, repair, negate."""

from speak_to_input.core.commands import (
    Attach,
    Fill,
    Read,
)
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.asked import after_what, after_where
from speak_to_input.core.decoding.at_once import AT_ONCE, at_once
from speak_to_input.core.decoding.begun import begin, reads_self
from speak_to_input.core.decoding.behind_cues import behind_cue, sends_behind
from speak_to_input.core.decoding.boxes import box_named, box_near, ticks_again, unticked
from speak_to_input.core.decoding.changes import after_change
from speak_to_input.core.decoding.copies import after_same, after_that
from speak_to_input.core.decoding.counted import counted
from speak_to_input.core.decoding.denied_values import after_denied_value, denied_choice
from speak_to_input.core.decoding.elsewise import does_not_begin, goes_on_text
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.links import (
    after_connection,
    after_link,
    takes_up,
)
from speak_to_input.core.decoding.naming import after_mention
from speak_to_input.core.decoding.noes import after_no, after_only
from speak_to_input.core.decoding.owners import PRONOUNS
from speak_to_input.core.decoding.papers import after_paper
from speak_to_input.core.decoding.pronouns import after_it, after_pronoun, other_person
from speak_to_input.core.decoding.reasons import after_because
from speak_to_input.core.decoding.repairs import (
    DENYING,
    REPAIRING,
    after_denied_act,
    after_repair,
    contrasts_within,
)
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import SPEAKERS
from speak_to_input.core.decoding.step_numbers import step_number
from speak_to_input.core.decoding.topics import after_topic, names_somebody
from speak_to_input.core.decoding.untold import is_put_off
from speak_to_input.core.decoding.withholding import kept
from speak_to_input.core.decoding.within import ends_in_choice
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark, Mention
from speak_to_input.vi.reading import Kind

_STARTS_ACT = frozenset(
    {Cue.FILL, Cue.CORRECT, Cue.CLEAR, Cue.GOTO, Cue.READ, Cue.SEARCH, Cue.PRESS, Cue.ATTACH}
)
_FILLING = (Cue.FILL, Cue.CORRECT)


_DONE_THERE = (Cue.ATTACH, Cue.SUBMIT, Cue.FILL)
_REFUSING = (Cue.NEGATE, Cue.FILL, Cue.CARRY, Cue.READ, Cue.READ_ALL)


def after_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The ways in which the cue at token `at` may be taken, each with the token at which it ends."""
    if does_not_begin(scene, at, mark) or goes_on_text(scene, h, at, mark):
        return []
    if mark.cue in (Cue.BACK, Cue.NEXT) and _leads_day(scene, mark.end):
        return []  # "về lại | hai mươi tám tháng mười hai" is a journey
    if mark.cue is Cue.CHECK and counted(scene, mark.end):
        return []  # "kiểm tra | 20 hồ sơ thấy …" tells what was done
    if h.act is Cue.GOTO and mark.cue in _DONE_THERE and scene.words.says(at - 1, "chỗ", "nơi", "ô", "mục"):
        return [(mark.end, h.but(-w.SKIP_PARTICLE))]  # "tới chỗ | tải ảnh căn cước lên"
    if mark.cue in (Cue.REPAIR, Cue.NEGATE) and contrasts_within(scene, h, at, mark.end):
        return []
    if mark.cue in (Cue.READ, Cue.READ_ALL) and reads_self(scene, at, mark):
        return []
    if mark.cue in _REFUSING and mark.end - 1 in scene.untold and is_put_off(scene.found, scene.untold, at):
        return []  # "ghi chú | khỏi ghi, kết quả hợp lệ": no act, and no refusal of what comes next
    if mark.cue in (Cue.READ, Cue.READ_ALL) and mark.end in scene.untold:
        return []  # "tóm tắt | để mai chị viết"
    if mark.cue in (Cue.SAME, Cue.CARRY, Cue.AS_IS):
        return after_same(scene, h, at, mark)
    if mark.cue is Cue.THAT:
        return after_that(scene, h, at, mark)
    if mark.cue is Cue.STEP:
        return step_number(scene, h, at, mark)
    ways = [(mark.end, after) for after in _plain_cue(scene, h, at, mark)]
    ways += after_that(scene, h, at, mark) if mark.cue is Cue.IT else []
    ways += behind_cue(scene, h, at, mark)
    if mark.cue is Cue.REPAIR and scene.words.says(at, *DENYING):
        return after_denied_value(scene, h, at, mark) or ways + denied_choice(scene, h, at, mark)
    return ways + after_paper(scene, h, at, mark) if mark.cue is Cue.ATTACH else ways


def _leads_day(scene: Scene, at: int) -> bool:
    """Whether a day is told at the token, without a pause and no page before it."""
    page = scene.words.says(at - 1, "trang", "bước", "phần", "mục", "sau", "trước", "kế")
    if page or at >= len(scene.words) or scene.words.tokens[at].mark:
        return False
    return any(
        r.kind in (Kind.DATE, Kind.DATETIME) and r.sure > w.CLEAR_VALUE for r in scene.found.readings[at]
    )


def _plain_cue(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at))
    if h.open >= 0 and (topic := after_topic(scene, h, at, mark, gain)):
        return [*topic, *begin(scene, h, at, mark, gain)] if mark.cue in (Cue.CLEAR, Cue.CORRECT) else topic
    if mark.cue in AT_ONCE and mark.cue is not Cue.ATTACH:
        return at_once(scene, h, at, mark)
    if mark.cue is Cue.ATTACH and scene.names_file(mark.end):
        return [*begin(scene, h, at, mark, gain), *at_once(scene, h, at, mark)]
    if mark.cue in _STARTS_ACT:
        return unticked(scene, h, at, mark, gain) or begin(scene, h, at, mark, gain)
    if mark.cue in REPAIRING:
        return after_denied_act(scene, h, at, mark, gain) or after_repair(scene, h, at, mark, gain)
    if mark.cue in PRONOUNS:
        return after_pronoun(scene, h, at, mark.cue)
    match mark.cue:
        case Cue.BECAUSE:
            return after_because(scene, h, at, mark)
        case Cue.LINK:
            # in "giao dịch | thành công" nothing is joined
            changes = h.act_end == at or not scene.words.says(at, "là")
            taken = takes_up(scene, at)
            return after_link(h, gain, after_turn=taken, changes=changes) if at in scene.links else []
        case Cue.INTO:
            return _into(h)
        case Cue.IT:
            return after_it(scene, h, at) or _it(scene, h, at, mark)
        case Cue.TICK:
            fill = CueMark(Cue.FILL, mark.end, mark.strength)
            if box_near(scene, mark.end):
                return begin(scene, h, at, fill, gain)
            return [h.but(0.0, pause=True)] if ticks_again(scene, h, mark.end) else []
        case Cue.WHAT | Cue.WHERE:
            return (after_what if mark.cue is Cue.WHAT else after_where)(scene, h, mark, gain)
    return _in_passing(scene, h, at, mark, gain)


def _in_passing(scene: Scene, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
    """Words that ask nothing themselves but change what the next ones mean."""
    match mark.cue:
        case Cue.CONNECT:
            return after_connection(scene, h, at, mark.end)
        case Cue.NEGATE:
            return after_no(scene, h, at, mark, gain)
        case Cue.KEEP:
            return kept(scene, h, at, mark, gain)
        case Cue.YES:
            # "đồng ý với cam kết": the yes is to the box that is named behind it
            meant = box_named(scene, mark.end) or sends_behind(scene, mark.end)
            return [h.but(-w.SKIP_PARTICLE, pause=True)] if meant else []
        case Cue.RELATIVE | Cue.LESS:
            return after_change(scene, h, at, mark, gain)
        case Cue.ONLY:
            return after_only(scene, h, at, mark)
        case Cue.AMONG:
            return [h.but(w.AMONG)] if names_somebody(scene, h, at) else []
        case Cue.UPWARD:
            return [h.but(0.0)] if h.steps and isinstance(h.steps[-1].command, Attach | Read) else []
        case Cue.OTHER_PERSON:
            return other_person(scene, h, at, mark.end)
        case Cue.TITLE:
            if ends_in_choice(scene.found, at, mark.end):
                return []  # "vay | tiêu dùng": the form's name and what it is for
            if any(place.end > at for place in scene.named_behind):
                return []  # "hồ sơ thiếu chữ ký, ghi vào chi tiết vi phạm": of the text
            gain = mark.strength * (w.TITLE_BASE + w.TITLE_WORD * (mark.end - at))
            # "mẹ ốm | em xin nghỉ …"
            begins = h.open < 0 and (scene.may_begin(h, at) or scene.words.says_any(at - 1, SPEAKERS))
            return [h.but(gain)] if begins and h.act is not Cue.ATTACH else []
    return []


def _into(h: Hypothesis) -> list[Hypothesis]:
    """As in "điền 0912… vào ô số điện thoại": the field's name follows; before any value it only links."""
    last = h.steps[-1] if h.steps else None
    if h.open < 0 and last is not None and last.bare:
        return [h.but(w.INTO, linked=True, pause=False)]
    return [h.but(0.0)] if h.act in _FILLING and h.act_at >= 0 else []


def _it(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """As in "xóa nó đi", "ô này": the field touched last, or the one that has the focus."""
    if h.act is Cue.CLEAR and _tells_of_set(scene, h):
        return []  # "crm thì … | bỏ nó ra": the choice, not the whole set
    here = scene.words.says(mark.end - 1, "này")
    index = next((i for i in ((scene.focused, h.last) if here else (h.last, scene.focused)) if i >= 0), -1)
    if index < 0 or mark.strength < w.NAME_WHOLE:
        return []  # "tiền này | cho vợ tôi" only sounds like "chỗ nớ"
    if scene.fields[index].affirms and h.act_at < 0:
        return []  # "số đó là của con tôi": what only points at a box does not tick it
    return after_mention(scene, h, at, Mention(index, mark.end, mark.strength))


def _tells_of_set(scene: Scene, h: Hypothesis) -> bool:
    """Whether a choice of a set was told in this utterance."""
    told = (scene.field_of(step) for step in h.steps if isinstance(step.command, Fill))
    return any(known is not None and known.several for known in told)


def only_reads(scene: Scene) -> bool:
    """Whether somebody wants to be read to and does not say what: "đọc lại giúp tôi"."""
    particles = scene.texts.is_particle
    for at, marks in enumerate(scene.found.cues):
        ends = [mark.end for mark in marks if mark.cue is Cue.READ and mark.end - at > 1]
        if ends:
            return all(particles(place) for place in (*range(at), *range(max(ends), len(scene.words.tokens))))
    return False
