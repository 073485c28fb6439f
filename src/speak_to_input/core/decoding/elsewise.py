"""Words of an act that are of something else here: of a field's name, of a value, of what is not the form."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.blame import blames
from speak_to_input.core.decoding.by_the_way import comes_again, is_back_again
from speak_to_input.core.decoding.courtesy import apologises
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.topics import is_named, runs_into, says_all, sends_to_somebody
from speak_to_input.core.decoding.within import to_be_emptied
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CueMark, Mention
from speak_to_input.core.noted import noted
from speak_to_input.core.vocabulary import Known

GOING = (Cue.NEXT, Cue.BACK, Cue.TOP, Cue.BOTTOM)


def means_something_else(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> bool:
    """Whether the words are of a field's name or value, or are about something that is not the form."""
    if mark.cue is Cue.READ_ALL and scene.names_field(mark.end) and not says_all(scene.words, at, mark.end):
        return True  # "đọc lại giùm cái | số tiền vay"
    again = is_back_again(scene.words, at - 1) or comes_again(scene.words, at)
    if again or (mark.cue is Cue.CANCEL and scene.words.says(at - 1, "mới")):
        return True  # "thứ sáu mình đi | làm lại", "mười giờ đêm mới | đóng"
    if mark.cue in GOING and runs_into(scene, h, at):
        return True  # "bỏ ngày theo dõi tiếp | đi": the rest of the field's name
    if mark.cue is Cue.NEXT and mark.end - at == 1 and scene.words.says(at, "tiếp"):
        return not scene.all_but_fillers(at, mark.end)  # "tiếp khách", "lát làm tiếp"
    if is_named(scene, h, at, mark):
        return True  # "quay lại chuyện hôm qua", "kiểm tra lại cái bóng đèn"
    if mark.cue is Cue.SUBMIT and sends_to_somebody(scene, at, _behind_at_once(scene, mark.end)):
        return True  # "tiền gửi cho người tên …", "Gửi chị: …", "gửi đi | cho khách"
    if mark.cue is Cue.SUBMIT and sends_what_is_told(scene, mark.end):
        return True  # "gửi đi | ngày mai", "gửi đi | 5 triệu": it is the goods or the money that goes
    if mark.cue is Cue.SUBMIT and goes_somewhere(scene, at, mark):
        return True  # "nộp | kèm sổ bảo hiểm", "gửi | về Hà Nội"
    if mark.cue is Cue.SUBMIT and _is_day_of(scene, h, at):
        return True  # "hôm nay | gửi đơn" tells the day of sending
    if mark.cue is Cue.CLEAR_ALL and _is_mid_word(scene, at, mark):
        return True  # "sửa | xe hết năm triệu" only sounds like "xóa hết"
    return mark.cue is Cue.PRINT and _prints_else(scene, at, mark.end)


def _behind_at_once(scene: Scene, end: int) -> int:
    """The token behind "đi", "luôn" and the like that go with the verb before token `end`."""
    while end < len(scene.words) and not scene.words.tokens[end].mark and scene.words.says(end, *_AT_ONCE):
        end += 1
    return end


_AT_ONCE = ("đi", "luôn", "liền", "ngay", "gấp")


def sends_what_is_told(scene: Scene, end: int) -> bool:
    """Whether a value or a choice is told right behind the word that sends, with no pause but "đi" and the like."""
    end = _behind_at_once(scene, end)
    if end >= len(scene.words) or scene.words.tokens[end].mark:
        return False
    return scene.words.tokens[end].has_digit or any(
        o.fit > (w.CHOICE_NAMED if o.option else w.CLEAR_VALUE) for o in scene.found.offers[end]
    )


def _prints_else(scene: Scene, at: int, end: int) -> bool:
    """As in "máy in hết giấy"; and where the form itself is about printing, "in cho anh năm trăm tấm" orders it."""
    if scene.words.says(at - 1, "máy"):
        return True
    return end - at == 1 and "in" in scene.vocabulary.words and not scene.all_but_fillers(at, end)


def goes_somewhere(scene: Scene, start: int, mark: CueMark) -> int:
    """Where what is sent goes with something, or to a place that is told: the token of "kèm" or "về"; 0 for none."""
    at = start + 1
    goes = scene.words.says(at, "đi") and mark.end == at + 1  # "gửi đi | Đà Nẵng", "gửi đi | 2 kiện"
    return at if (goes or mark.end == at or mark.strength < w.NAME_WHOLE) and _leads_on(scene, at) else 0


def _leads_on(scene: Scene, at: int) -> bool:
    if scene.words.says(at, "kèm"):
        return True
    if not scene.words.says(at, *_WHERETO) or at + 1 >= len(scene.words) or scene.words.tokens[at + 1].mark:
        return False
    told = any(offer.option and offer.fit > w.CHOICE_NAMED for offer in scene.found.offers[at + 1])
    return told or not scene.clause_may_end(at + 1, grave=True)


_WHERETO = ("về", "qua", "tới", "đến", "vô", "vào", "ra", "từ", "đi")


def _is_mid_word(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether words that only sound like the act go on with what is told."""
    led = at > 0 and not scene.words.tokens[at].mark and not scene.texts.is_particle(at - 1)
    return led and mark.strength < w.NAME_WHOLE


def _is_day_of(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether a day was said right before, for a field whose label speaks of what the word at `at` does."""
    step = h.steps[-1] if h.steps else None
    known = scene.field_of(step)
    if step is None or known is None or known.kind is not FieldKind.DATE or step.end != at:
        return False
    if step.start == scene.words.clause_begin(at):  # "hôm nay | nộp"
        return any(k.kind is FieldKind.DATE and {"gui", "nop"} & k.label_words for k in scene.fields)
    return scene.words[at].folded in known.label_words


def means_another(scene: Scene, known: Known, at: int, mention: Mention, *, linked: bool) -> float:
    """What it costs that the words are rather something else than the field's name."""
    cost = w.WONDER if at in scene.wonders else 0.0  # "để tau coi lại đã"
    if known.kind is FieldKind.COMPANY and _is_of_the_name(scene, mention.end):
        cost += w.NOT_A_VALUE  # "công ty | TNHH Nam Phát" is the name as a whole
    if known.kind is FieldKind.CHOICE and not linked and scene.referents.elsewhere(known, at):
        cost += w.NOT_A_VALUE / 2  # "điều chuyển sang | phòng Tiếp thị" is not whose department it is
    return cost


def _is_of_the_name(scene: Scene, end: int) -> bool:
    """Whether what sort of company it is follows at once, so that "công ty" begins its name."""
    words = scene.words
    sort = (
        words.says(end, "tnhh", "cp", "mtv", "cổ", "trách") and not words.tokens[end].mark
        if end < len(words)
        else False
    )
    return sort and words.says(end - 1, "ty")


@noted
def does_not_begin(scene: Scene, at: int, mark: CueMark) -> bool:
    """Whether the verb at token `at` asks for nothing: "người ở lại làm thay", "toi dong y" as the speaker's word."""
    if mark.end == at + 1 and _ends_choice(scene, at):
        return True
    if apologises(scene.found, scene.marks, at, scene.prose):
        return True
    said = at > 0 and not scene.words.tokens[at].mark and scene.marks.at(scene.words, at - 1, Mark.REPORT)
    if mark.cue is Cue.REPAIR and said and scene.marks.denies(scene.words, at):
        return True  # "khách bảo | không phải mình rút tiền"
    if mark.cue is Cue.READ_ALL and _ends_in_name(scene, mark.end):
        return True  # "đọc lại đơn | vị"
    if mark.cue is Cue.FILL and mark.end == at + 1 and to_be_emptied(scene.found, at):
        # "xóa giúp anh ô | ghi chú"
        return any(m.end > mark.end and m.strength > w.CHOICE_EXACT for m in scene.found.mentions[at])
    if mark.cue is Cue.LINK and mark.end - at > 1 and blames(scene.words, mark.end - 1):
        return True  # "ghi bậy" is no "ghi vầy"
    if mark.cue is Cue.CORRECT:
        return scene.words.says(at, "thay") and scene.words.says(at - 1, *_INSTEAD)
    if mark.cue is not Cue.GOTO or scene.words.accented or not scene.words.says(at, "toi"):
        return False
    behind = scene.found.cues[at + 1] if at + 1 < len(scene.words) else ()
    return any(m.cue in (Cue.YES, Cue.TICK) for m in behind)


def _ends_in_name(scene: Scene, end: int) -> bool:
    """Whether a field's whole name begins with the word before token `end` and goes on behind it."""
    named = scene.found.mentions[end - 1]
    return any(m.end > end and m.strength > w.NAME_WHOLE for m in named)


def _ends_choice(scene: Scene, at: int) -> bool:
    """As in "hạng trung | lưu": the word is the last one of a choice's whole name."""
    before = range(max(0, at - _CHOICE_WORDS), at)
    return any(
        offer.option and offer.end == at + 1 and offer.fit > w.CHOICE_EXACT
        for begin in before
        for offer in scene.found.offers[begin]
    )


_CHOICE_WORDS = 4


def colon_text(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether token `at` goes on, without a pause, behind a text that a colon announced."""
    text = h.steps[-1] if h.steps and h.steps[-1].text and h.open < 0 else None
    if text is None or not scene.is_set_off_by_colon(text.start):
        return False
    return not any(scene.words.tokens[place].mark for place in range(text.start + 1, at + 1))


def goes_on_text(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> bool:
    """As in "mô tả: đã ghi danh | mà chưa nhận thẻ": behind a name and a colon such words are the text's own."""
    if mark.cue in (Cue.FILL, Cue.LINK) and colon_text(scene, h, at):
        return True
    if h.open < 0 or scene.fields[h.open].kind is not FieldKind.PROSE:
        return False
    if not scene.is_set_off_by_colon(h.open_end) or at <= h.open_end - (mark.cue is Cue.FILL):
        return False
    joins = mark.end - at == 1 and scene.words.says(at, "mà")
    return joins or mark.cue in (Cue.FILL, Cue.LINK)


_INSTEAD = ("làm", "trực", "ký", "đứng", "lo", "giữ", "coi", "phụ", "xử")
