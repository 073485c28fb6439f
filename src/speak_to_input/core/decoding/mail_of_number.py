"""A mail address that is told by another field's number: "email là | số điện thoại a còng gmail chấm com"."""

from collections.abc import Iterator

from speak_to_input.core.commands import Fill, Focus
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.copied_from import that_ends, told_before, value_of
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import owner
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.mail_hosts import MailHost, mail_host

_NUMBERS = frozenset(
    {FieldKind.PHONE, FieldKind.CITIZEN_ID, FieldKind.TAX_CODE, FieldKind.ACCOUNT, FieldKind.CODE}
)
_NEAR = 5
"""Words from the number's name to the "@"."""
_JOINING = (
    "rồi", "xong", "thêm", "cộng", "kèm", "với", "gắn", "và", "của", "này", "đó", "nớ", "ấy", "đi", "vô",
    "vào"
)  # fmt: skip


def mail_of_number(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """The ways in which the words from token `at` on tell the open field's address; none where it takes none."""
    target = scene.fields[h.open]
    if target.kind is not FieldKind.EMAIL:
        return []
    for end, source in _sources(scene, h, at):
        host = _host(scene, end)
        if host is not None:
            # "email quản lý là số điện thoại a còng …": the number of somebody else is none of his
            own = source if source is None or _same_person(scene, source, target) else None
            return [(host.end, _told(scene, h, at, host.end, target, own, host.text))]
    return []


def _sources(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Known | None]]:
    """Where the words that mean a number end, and whose they are; None where it is not clear."""
    named = [
        m
        for m in scene.found.mentions[at]
        if m.strength > w.NAME_FAIR and scene.fields[m.field].kind in _NUMBERS
    ]
    for mention in sorted(named, key=lambda m: (-m.strength, -m.end))[:1]:
        yield mention.end, scene.fields[mention.field]
    if end := that_ends(scene, at):
        last = next(told_before(scene, h), None)
        yield end, last if last is not None and last.kind in _NUMBERS else None


def _same_person(scene: Scene, one: Known, other: Known) -> bool:
    """Whether both are asked of one person, or nobody says of whom."""
    whose = owner(scene.fields, one.index), owner(scene.fields, other.index)
    return None in whose or whose[0] is whose[1]


def _host(scene: Scene, end: int) -> MailHost | None:
    """The domain behind the "@", where only words that join it to the number stand before that."""
    for at in range(end, min(end + _NEAR, len(scene.words))):
        if behind := scene.marks.behind(scene.words, at, Mark.AT_SIGN):
            return mail_host(scene.words, behind, scene.lexicon)
        if not (scene.words.says(at, *_JOINING) or scene.texts.is_polite(at)):
            return None
    return None


def _told(
    scene: Scene, h: Hypothesis, at: int, end: int, target: Known, source: Known | None, host: str
) -> Hypothesis:
    """What the hypothesis is with the address; where the number is not known, the field is only gone to."""
    number = value_of(scene, h, source) if source is not None else ""
    gain = h.open_gain + w.COPIED + w.COPIED_WORD * (end - at)
    if not number:
        step = Step(Focus(target.name, scene.said(h.open_start, end)), h.open_start, end)
        return h.did(step, gain, open=-1, open_gain=0.0, linked=False)
    text = f"{number.lower()}@{host}"
    fill = Fill(target.name, text, scene.said(at, end), clause=scene.said(h.open_start, end), to_check=True)
    return filled(scene, h, target, Step(fill, h.open_start, end), gain)
