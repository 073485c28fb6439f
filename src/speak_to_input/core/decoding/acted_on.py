"""What an act that is under way, "xóa", "đọc", "tới", does to the field that is named behind it."""

from collections.abc import Callable
from functools import partial

from speak_to_input.core.commands import Attach, Clear, Command, Fill, Focus, Held, Read
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.elapsed import long_since
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.pointing import DEMONSTRATIVES
from speak_to_input.core.decoding.postponed_names import value_follows
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.topics import joins
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

ON_FIELD: dict[Cue, Callable[[str, str], Command]] = {
    Cue.CLEAR: Clear, Cue.READ: Read, Cue.GOTO: Focus, Cue.SEARCH: Focus, Cue.ATTACH: Attach
}  # fmt: skip


def acted_on(
    scene: Scene, h: Hypothesis, known: Known, at: int, mention: Mention, gain: float
) -> list[Hypothesis]:
    """What the act under way does to the field named at token `at`; nothing where the words name none."""
    if (
        h.act is Cue.READ
        and not known.choices
        and any(m.end >= mention.end and value_follows(scene, m) for m in scene.found.mentions[at])
    ):
        return []  # "hồ sơ này đọc hơi dài, khách tên là | Vương Thị Hải Yến": what is read out is told
    if is_part_of_name(scene, at, mention) or _ends_name(scene, h, at, mention):
        return []
    faint = mention.strength < w.NAME_HEARD and known.index != scene.last
    if h.act is Cue.CLEAR and (faint or is_given_up(scene, mention.end)):
        return []  # "tắt | hộ em cái đèn" only sounds like a name
    if h.act is Cue.SEARCH and h.act_end - h.act_at == 1 and mention.strength < w.NAME_WHOLE:
        return []  # "tìm | gia sư cho cháu" looks for no field
    led = h.act is Cue.GOTO and h.act_end - h.act_at == 1 and is_led_choice(scene, at, mention)
    if led or not joins(scene, h, at, mention.strength) or _held_before(h):
        return []  # "bỏ lý do | nghỉ": the rest of what was named; "chưa xóa tóm tắt, tôi còn cần"
    make = partial(ON_FIELD[h.act], known.name)
    gain += w.AFFIRMED if known.affirms and h.act is Cue.CLEAR else 0.0
    end = mention.end + (known.index == scene.last and scene.words.says(mention.end, *DEMONSTRATIVES))
    return [act_on(scene, h, known.index, make, (at, end), gain)]


def is_given_up(scene: Scene, at: int) -> bool:
    """As in "bỏ phép | ba năm rồi": that was long ago, and nothing is to be emptied."""
    readings = scene.found.readings[at] if at < len(scene.words) else ()
    return any(r.kind is Kind.DURATION and long_since(scene.words, r.end) for r in readings)


def act_on(
    scene: Scene,
    h: Hypothesis,
    index: int,
    make: Callable[[str], Command],
    span: tuple[int, int],
    gain: float,
) -> Hypothesis:
    """What is asked for is done to what the `span` names: the field `index`, or what stands for it."""
    start = h.act_at if h.act_at >= 0 and not h.act_used else span[0]
    if h.act in (Cue.GOTO, Cue.SEARCH) and scene.left_open:
        gain -= w.NOT_A_VALUE
    if h.negated and h.act in ON_FIELD and not h.act_used and h.negated_at > h.act_at:
        gain -= w.NOT_A_VALUE  # "xóa nó đi, khách không xài email": no request is denied behind itself
    if h.act is Cue.GOTO and h.act_end - h.act_at == 1 and any(isinstance(s.command, Fill) for s in h.steps):
        gain -= w.PASSING_BY  # "… gặp khách qua điện thoại" goes nowhere
    heard = scene.said(start, span[1])
    command = Held(scene.said(h.negated_at, span[1])) if h.negated else make(heard)
    step = Step(command, start, span[1], gain=gain)
    return h.did(step, gain + w.ACT_WITH_OBJECT - w.COMMAND, act_used=True, last=index)


def _ends_name(scene: Scene, h: Hypothesis, at: int, mention: Mention) -> bool:
    """Whether a name as clear began between the act and here: "xóa ngày | theo dõi tiếp" empties the day.

    Or the act's own words hold it: "đọc | lại bốn số cuối" where a box is called "Phát hành lại thẻ".
    """
    acts = scene.found.cues[h.act_at] if h.act_at >= 0 else ()
    if any(c.cue is h.act and c.end >= mention.end and c.strength > w.NAME_WHOLE for c in acts):
        return True
    begins = range(h.act_end, at) if h.act_end >= 0 and not h.act_used else ()
    names = (m for place in begins for m in scene.found.mentions[place])
    return any(m.end >= mention.end and m.strength >= mention.strength for m in names)


def _held_before(h: Hypothesis) -> bool:
    """Whether the act under way was held back for the field before: it asks nothing of another one."""
    return h.act_used and not h.negated and bool(h.steps) and isinstance(h.steps[-1].command, Held)


def is_part_of_name(scene: Scene, at: int, mention: Mention) -> bool:
    """Whether a longer name stands here, and a clearer one: "đừng ghi số tiền | vay"."""
    return any(m.end > mention.end and m.strength > mention.strength for m in scene.found.mentions[at])


def is_led_choice(scene: Scene, at: int, mention: Mention) -> bool:
    """As in "chuyển | đi": words that name a field only begin a choice of another one."""
    choices = scene.places[at].choices
    return bool(choices) and any(o.end > mention.end and o.field != mention.field for o in choices)
