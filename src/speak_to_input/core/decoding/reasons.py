"""What "do", "vì", "tại vì" do to a hypothesis: the reason follows, of what was just chosen."""

from speak_to_input.core.commands import Clear, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark, Mention
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import read_words

_REASON = (frozenset({"ly", "do"}), frozenset({"nguyen", "nhan"}))
_CLEARLY = 0.9
_WRITTEN = frozenset({FieldKind.PROSE, FieldKind.TEXT})


def after_because(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
    """As in "thất bại, | do sai số tài khoản": the reason of what was chosen, or the form's only one."""
    step = h.steps[-1] if h.steps else None
    if mark.strength < _CLEARLY:
        return []  # "đó là" only sounds like "do là"
    if any(m.cue is mark.cue and m.end > mark.end for m in scene.found.cues[at]):
        return []  # "tại | vì" is one word
    if h.open >= 0 or step is None or step.end != at or not isinstance(step.command, Fill):
        return []
    known = scene.known(step.command.field)
    chosen = next((o.label for o in known.choices if o.value == step.command.text), "") if known else ""
    reason = reason_of(scene, chosen) or (_issue_of(scene, known, chosen) if known else None)
    if reason is None or not chosen:
        return []
    opened = h.but(open=reason.index, open_gain=w.BECAUSE, open_start=at, open_end=mark.end, open_sure=1.0)
    return [opened.but(linked=True, pause=False, repair=False)]


def says_why(scene: Scene, h: Hypothesis, at: int, mention: Mention) -> bool:
    """As in "bỏ crm đi | vì em vẫn vào được": why something is changed, and no reason for the form."""
    last = h.steps[-1].command if h.steps and mention.end == at + 1 else None
    changed = isinstance(last, Clear) or (isinstance(last, Fill) and last.correction)
    return changed and any(m.cue is Cue.BECAUSE and m.end == mention.end for m in scene.found.cues[at])


def after_misfortune(scene: Scene, h: Hypothesis, at: int) -> Hypothesis | None:
    """As in "xin nghỉ hai ngày từ mai, | em bị sốt xuất huyết": what befell somebody is why it is asked for."""
    if not scene.words.tokens[at].mark or h.open >= 0 or h.negated or not h.steps:
        return None
    whom = at
    while whom < at + _MOST_WHOM and scene.words.says(whom, *_WHOM):
        whom += 1
    if whom == at or not scene.words.says(whom, "bị") or scene.words.says(whom + 1, "trừ", "tính", "thu"):
        return None
    return _asked_for(scene, h, at, at)


def for_purpose(scene: Scene, h: Hypothesis, at: int) -> Hypothesis | None:
    """As in "xin nghỉ phép hai ngày | để đưa mẹ đi tái khám": what something is asked for is the reason for it."""
    words = scene.words
    if h.open >= 0 or h.negated or not h.steps or not words.says(at, "để") or words.says(at + 1, *_LET):
        return None
    if at + 1 >= len(words):
        return None  # "xin nghỉ thứ năm | để": nothing follows yet
    if any(m.end > at + 2 and m.strength > w.NAME_HEARD for m in scene.found.mentions[at + 1]):
        return None  # "| để trạng thái chờ phê duyệt": that is set
    begin = words.clause_begin(at - 1)
    if not any(words.says(place, "xin", "nghỉ", "đề", "yêu", "đăng") for place in range(begin, at)):
        return None
    return _asked_for(scene, h, at, at + 1)


def _asked_for(scene: Scene, h: Hypothesis, start: int, end: int) -> Hypothesis | None:
    """The form's only field for a reason, opened by the words up to `end`; None where it holds one already."""
    reason = reason_of(scene, "")
    if reason is None or h.filled >> reason.index & 1 or not scene.form.fields[reason.index].empty:
        return None
    return h.but(
        open=reason.index, open_gain=w.MISFORTUNE, open_start=start, open_end=end, open_sure=1.0, linked=True
    )


_LET = ("trống", "sau", "lại", "mặc", "nguyên", "yên", "em", "tôi", "tui", "mình", "anh", "chị", "khi", "dành", "coi",
        "xem", "ý", "dùm", "giùm", "bữa", "mai", "lần", "hết", "sáng", "trưa", "chiều", "tối", "hôm")  # fmt: skip
"""Behind "để" these make it a wish to leave or to wait: "để trống", "để em coi"."""
_WHOM = ("em", "tôi", "tui", "mình", "con", "cháu", "bé", "vợ", "chồng", "mẹ", "má", "bố", "ba", "cha", "nhà", "anh",
         "chị", "ông", "bà", "nội", "ngoại", "trai", "gái", "út")  # fmt: skip
_MOST_WHOM = 4


def reason_of(scene: Scene, chosen: str) -> Known | None:
    """The field for a reason whose label names the choice ("Lý do từ chối"), else the one that names nothing more."""
    asking = [(known, words) for known in scene.fields if (words := _more_than_reason(known)) is not None]
    said = {token.folded for token in read_words(chosen).tokens}
    named = [known for known, words in asking if words and words <= said]
    plain = [known for known, words in asking if not words]
    found = named or plain
    return found[0] if len(found) == 1 else None


def _issue_of(scene: Scene, known: Known, chosen: str) -> Known | None:
    """The text for what is wrong with what the list judges: "không hợp lệ, | vì …" is of "Vấn đề khi xác thực"."""
    if _FAULTY.isdisjoint(token.folded for token in read_words(chosen).tokens):
        return None
    judged = known.label_words - _JUDGING
    texts = [k for k in scene.fields if k.kind is FieldKind.PROSE and judged and judged <= k.label_words]
    found = [text for text in texts if any(asked <= text.label_words for asked in _ISSUES)]
    return found[0] if len(found) == 1 else None


_FAULTY = frozenset({"khong", "chua", "can", "sai", "lech", "loi", "tra"})
_JUDGING = frozenset({"ket", "qua", "trang", "thai", "tinh", "muc", "result", "status"})
_ISSUES = (frozenset({"van", "de"}), frozenset({"vuong", "mac"}), frozenset({"loi"}))
"""Folded words: of choices that find fault, of lists that judge, and of labels that ask what is wrong."""


def _more_than_reason(known: Known) -> frozenset[str] | None:
    """The words of the label beside "lý do"; None where the field asks for no reason."""
    if known.kind not in _WRITTEN:
        return None
    return next((known.label_words - reason for reason in _REASON if reason <= known.label_words), None)
