"""What was done, in one polite Vietnamese answer: only facts that the page confirmed."""

from speak_to_input.core import say
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.outcome_words import is_box, value_of
from speak_to_input.core.page_acts import Status
from speak_to_input.core.scopes import named_apart
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.travel_told import travelled
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.verify import same_value
from speak_to_input.core.vocabulary import Vocabulary

KEPT = "đang khóa, em giữ lại để điền khi ô mở"
"""Why a value was not written yet whose field is locked."""
_NOTICE_SHOWN = 300
"""Characters of the page's own words that are repeated."""
_NOTHING = ("", "false")
_FULL_READ_BACK = 5
"""With more fields than this in one turn only risky values are repeated."""


def answer(
    outcomes: list[Outcome], remarks: tuple[str, ...], question: str, form: Form, vocabulary: Vocabulary
) -> str:
    """The answer to a turn: what was done, what was refused and why, remarks, then the question."""
    form = named_apart(form)
    refused = [part for part in _refused(outcomes, form) if part.lower() not in question.lower()]
    parts = [*_done(outcomes, form, vocabulary), *refused, *_kept(outcomes, form, vocabulary), *remarks]
    sentences = [_sentence(part) for part in parts if part]
    if question:
        sentences.append(question)
    text = " ".join(sentences)
    return polite(text) if text else "Dạ, em chưa hiểu ý anh chị. Anh chị nói lại giúp em ạ?"


def polite(text: str) -> str:
    """A sentence as an answer: "Dạ, " before it, its first letter small unless it is an abbreviation."""
    if text.startswith("Dạ"):
        return text
    first = text.split(maxsplit=1)[0]
    return f"Dạ, {text}" if first.isupper() and len(first) > 1 else f"Dạ, {text[0].lower()}{text[1:]}"


def after_opening(title: str, reply: str) -> str:
    """The answer of a turn that also opened a form."""
    return f"Dạ, đã mở {title}. {going_on(reply)}"


def going_on(reply: str) -> str:
    """An answer as it stands behind another: "Dạ, " is said once."""
    rest = reply.removeprefix("Dạ, ")
    return f"{rest[:1].upper()}{rest[1:]}"


def _done(outcomes: list[Outcome], form: Form, vocabulary: Vocabulary) -> list[str]:
    done = [o for o in outcomes if o.status is Status.DONE]
    filled = [o for o in done if o.type is ActionType.FILL]
    ticked = [o for o in filled if o.value in ("true", "false") and is_box(o, form)]
    filled = [o for o in filled if o not in ticked]
    emptied = [o for o in filled if not o.value]
    filled = [o for o in filled if o not in emptied]
    parts = _filled(filled, form, vocabulary)
    parts += [f"{'đã chọn' if o.value == 'true' else 'đã bỏ chọn'} “{o.label}”" for o in ticked]
    cleared = [
        say.label_of(field)
        for o in done
        if (o.type is ActionType.CLEAR or o in emptied) and (field := form.field(o.field or ""))
        if o in emptied or o.previous not in _NOTHING
    ]
    vacant = [
        say.label_of(field)
        for o in done
        if o.type is ActionType.CLEAR and o.previous in _NOTHING and (field := form.field(o.field or ""))
    ]
    if cleared:
        parts.append(f"đã xóa {say.listed(cleared)}")
    if vacant:
        parts.append(f"{say.listed(vacant)} vốn đang để trống")
    if any(o.type is ActionType.CLEAR and o.field is None for o in done):
        parts.append("đã xóa hết, anh chị điền lại từ đầu")
    parts += travelled(outcomes, form, vocabulary)
    return parts + _others(done)


def _filled(filled: list[Outcome], form: Form, vocabulary: Vocabulary) -> list[str]:
    """Values that were written: those of empty fields, those that pushed another one out, those to look at."""
    changed = [o for o in filled if _replaces(o, form, vocabulary)]
    parts = []
    if fresh := [o for o in filled if o not in changed]:
        told = [_told(o, form, vocabulary, brief=len(filled) > _FULL_READ_BACK) for o in fresh]
        parts.append(f"đã điền {say.listed(told)}")
    if changed:
        parts.append(f"đã đổi {say.listed([_exchanged(o, form, vocabulary) for o in changed])}")
    if doubted := [f for o in filled if o.to_check and (f := form.field(o.field or ""))]:
        parts.append(f"mời anh chị xem lại {say.listed([say.label_of(field) for field in doubted])}")
    return parts


def _others(done: list[Outcome]) -> list[str]:
    """What was done besides; the page's own button for a draft goes with ours."""
    parts = [text for o in done if (text := _other(o))]
    places = [at for at, o in enumerate(done[:-1]) if o.type is ActionType.SAVE_DRAFT]
    pressed = next((done[at + 1] for at in places if done[at + 1].type is ActionType.CLICK), None)
    if pressed is not None:
        saved, press = _other(done[done.index(pressed) - 1]), _other(pressed)
        also = "cả ở đây lẫn trên trang" if pressed.verified else f"và bấm “{pressed.label}” của trang"
        parts = [f"{saved} {also}" if part == saved else part for part in parts if part != press]
    return parts


def _replaces(outcome: Outcome, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether another value had to go: a long text that only grew, or options that were added, lost nothing."""
    field, known = form.field(outcome.field or ""), vocabulary.by_name(outcome.field)
    before, after = outcome.previous.strip(), outcome.value.strip()
    if field is None or known is None or not before or is_secret(field):
        return False
    if known.kind is FieldKind.CHOICES:
        return not {*before.split("\n")} <= {*after.split("\n")}
    if field.type in (FieldType.TEXTAREA, FieldType.RICHTEXT):
        return before not in after
    return not same_value(field, known.kind, after, before)


def _exchanged(outcome: Outcome, form: Form, vocabulary: Vocabulary) -> str:
    """As in "kỳ hạn vay từ 24 tháng thành 36 tháng"."""
    field, known = form.field(outcome.field or ""), vocabulary.by_name(outcome.field)
    if field is None or known is None:
        return f"{outcome.label} thành {outcome.value}"
    before = value_of(outcome, outcome.previous, form, vocabulary)
    return f"{say.label_of(field)} từ {before} thành {say.value_of(field, known.kind, outcome.value)}"


def _told(outcome: Outcome, form: Form, vocabulary: Vocabulary, *, brief: bool) -> str:
    field, known = form.field(outcome.field or ""), vocabulary.by_name(outcome.field)
    if field is None or known is None:
        return f"{outcome.label} {outcome.value}"
    if is_secret(field) or (brief and not outcome.to_check and not say.is_risky(known.kind)):
        return say.label_of(field)
    return f"{say.label_of(field)} {say.value_of(field, known.kind, outcome.value)}"


def _other(outcome: Outcome) -> str:
    match outcome.type:
        case ActionType.MOVE:
            return f"đang ở {outcome.label}"
        case ActionType.FOCUS:
            return f"đang ở ô {outcome.label}"
        case ActionType.CLICK:
            return f"đã trả lời “{outcome.value}”" if outcome.value else f"đã bấm {outcome.label}"
        case ActionType.SAVE_DRAFT:
            return f"đã lưu nháp “{outcome.label}”"
        case ActionType.OPEN:
            return f"đã mở {outcome.label}"
        case ActionType.UPLOAD:
            return f"đã đính kèm {say.listed(outcome.value.split(chr(10)))} vào {outcome.label}"
        case ActionType.SUBMIT:
            return (
                f"đã gửi, trang báo: {outcome.value[:_NOTICE_SHOWN]}" if outcome.verified else outcome.value
            )
        case ActionType.PRINT:
            return "bản in đã sẵn sàng"
    return ""


_TRIED = {
    ActionType.UPLOAD: "đính kèm được",
    ActionType.FOCUS: "đến được ô",
    ActionType.CLEAR: "xóa được",
    ActionType.UNDO: "hoàn tác được",
    ActionType.REDO: "làm lại được",
    ActionType.LOAD_DRAFT: "điền lại được",
}


def _refused(outcomes: list[Outcome], form: Form) -> list[str]:
    refused = [o for o in outcomes if o.status is Status.REJECTED and o.error != KEPT]
    told: list[str] = []
    together: dict[tuple[str, str], list[str]] = {}
    for outcome in refused:
        field = form.field(outcome.field or "")
        if outcome.type is ActionType.MOVE and outcome.value:
            told.append(f"chưa sang được {outcome.label}: {_held_back(outcome, form)}")
        elif field is None:
            told.append(outcome.error or "không làm được")
        elif outcome.error and say.label_of(field) in outcome.error:
            told.append(outcome.error)
        else:
            verb, why = _TRIED.get(outcome.type, "điền được"), outcome.error or "trang không nhận giá trị này"
            names = together.setdefault((verb, why), [])
            if names:
                told.remove(_not_done(verb, names, why))
            names.append(say.label_of(field))
            told.append(_not_done(verb, names, why))
    return told


def _kept(outcomes: list[Outcome], form: Form, vocabulary: Vocabulary) -> list[str]:
    """Values that wait for their fields to open."""
    kept = [_told(o, form, vocabulary, brief=False) for o in outcomes if o.error == KEPT]
    return [f"em giữ lại {say.listed(kept)} để điền khi ô mở"] if kept else []


def _not_done(verb: str, names: list[str], why: str) -> str:
    """What could not be done for one reason, in one sentence."""
    return f"chưa {verb} {say.listed(names)}: {why}"


def _held_back(move: Outcome, form: Form) -> str:
    """Why the step that is shown is not left."""
    here = [say.named(f) for f in form.fields if f.step == form.step and f.name in form.missing]
    invalid = any(f.step == form.step and f.name in form.invalid for f in form.fields)
    if here and not invalid and not form.dialogs and form.step != int(move.value):
        return f"bước này còn thiếu {say.listed(here)}"
    return move.error or "trang không cho sang bước đó"


def _sentence(part: str) -> str:
    part = part.strip()
    ended = part if part.endswith((".", "?", "!", "ạ?")) else f"{part}."
    return ended[0].upper() + ended[1:]
