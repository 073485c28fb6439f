"""What speaks against a stretch of words as the text of a field, whatever came before it."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.by_the_way import tells_on
from speak_to_input.core.decoding.pointing import DEMONSTRATIVES
from speak_to_input.core.decoding.postponed_names import value_follows
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES, SPEAKERS, TITLES, types_self
from speak_to_input.core.decoding.text_costs import TextCosts
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.noted import noted
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_CLEAR_CHOICE = 3
_WHERETO = ("đến", "tới", "đi", "về", "lại", "ra", "vào", "vô")
_THERE = ("bển", "đó", "đây", "đấy", "trỏng", "ngoải", "trển", "nhà", "riêng")
_LEADING = ("bên", "ở", "tại", "trong", "về", "của", "cho", "qua", "theo")
_NO_FIRM = 2
_STOPPING = ("khoan", "chờ", "đợi", "hình", "nghe")
SHORT = (FieldKind.COMPANY, FieldKind.PERSON, FieldKind.TEXT)
"""Fields that take a few words."""
_WHOLE_ACTS = frozenset(
    {Cue.SUBMIT, Cue.NEXT, Cue.BACK, Cue.UNDO, Cue.REDO, Cue.SAVE_DRAFT, Cue.PRINT, Cue.CANCEL, Cue.HELP,
     Cue.MISSING, Cue.CHECK, Cue.READ_ALL, Cue.CLEAR_ALL, Cue.KEEP, Cue.YES, Cue.NO, Cue.TOP, Cue.BOTTOM}
)  # fmt: skip
"""What is complete by itself and so is hardly a value."""


@noted
def objections(scene: Scene, field: int, at: int) -> "Objections":
    """What speaks against the field's texts that begin at token `at`."""
    return Objections(scene, scene.fields[field], at)


class Objections:
    """What speaks against every text of one field that begins at token `at`, found once for all its ends."""

    def __init__(self, scene: Scene, known: Known, at: int) -> None:
        # the scene keeps these, so they do not keep it: it is gone as soon as nobody needs it
        self._kind, self._at = known.kind, at
        found, tokens = scene.found, scene.words.tokens
        company = known.kind is FieldKind.COMPANY
        self._firm = company and at in scene.introductions.firms
        asking = _first(scene.texts.questions, at)
        self._question = asking if known.kind in SHORT or asking == at else len(tokens)
        self._labelled = next(
            (place for place in range(at, len(tokens)) if tokens[place].folded not in known.label_words),
            len(tokens),
        )
        self._labelled += self._labelled > at and self._labelled in scene.links
        """Up to there all words are of the field's label: "mô tả tài sản | bảo đảm là"."""
        self._name = scene.name_behind(at, known.index) if known.kind is not FieldKind.PROSE else len(tokens)
        self._choices = frozenset(
            o.end
            for o in found.offers[at]
            if o.option
            and o.fit > w.CHOICE_PART
            and o.field != known.index
            and not _lives_there(scene, known, o)
        )
        others = (m for m in found.mentions[at] if m.field != known.index and m.strength > w.NAME_WHOLE)
        # "chức vụ chuyên viên": what a person is may be called like the field for that person
        # "vấn đề là | tên người gửi không khớp": what is wrong with a value is told by its name
        prose = known.kind is FieldKind.PROSE
        self._named = any(
            (known.kind is not FieldKind.TEXT or scene.fields[m.field].kind is not FieldKind.PERSON)
            and not (prose and scene.fields[m.field].kind is FieldKind.PERSON and not value_follows(scene, m))
            for m in others
        )
        self._clause_ends = _first(scene.clause_ends, at + 1) if known.kind in SHORT else _NOWHERE
        self._wonder = _first(scene.wonders, at)
        self._figure = _first(scene.texts.figures, at)
        self._names = frozenset(m.end for m in found.mentions[at]) if prose else frozenset[int]()
        box = scene.marks.behind(scene.words, at, Mark.BOX) if prose else 0
        whole = found.mentions[box] if 0 < box < len(tokens) else ()
        self._boxed = max((m.end for m in whole if m.strength > w.NAME_WHOLE), default=box)
        """Up to there a place of the form is named."""
        # "người nhận, bên Vietcombank": where he has his account, and not who he is
        led = (
            known.kind is FieldKind.PERSON
            and at + 1 < len(tokens)
            and scene.words.says(at, "bên", "ở", "tại")
        )
        self._typed = scene.typed_elsewhere(at + led, known) and not (
            company and scene.introductions.firm_begins(at)
        )
        self._nobodys = _is_of_speaker(scene, at) or _copies(scene, at)
        self._acts = tuple(
            m.end for m in found.cues[at] if m.cue in _WHOLE_ACTS or (m.cue is Cue.CLEAR and m.end - at > 1)
        )
        self._costs: dict[int, TextCosts] = {}

    def to_text(self, scene: Scene, end: int) -> TextCosts:
        """What speaks against the text up to token `end`."""
        costs = self._costs.get(end)
        if costs is None:
            costs = self._costs[end] = TextCosts(
                always=self._always(scene, end),
                as_nobody=self._names_nobody(scene, end),
                as_act=w.NOT_A_VALUE if self._is_act(scene, end) else 0.0,
                holds=self._holds(scene, end),
                as_address=w.ADDRESS_WITHOUT_NUMBER if self._figure >= end else 0.0,
                as_typed=w.TEXT_IS_A_VALUE if self._typed else 0.0,
            )
        return costs

    def _is_act(self, scene: Scene, end: int) -> bool:
        """Whether the words are just a command or an answer: "gửi", "có", "tiếp tục đi"."""
        polite = scene.texts.is_polite
        return any(act <= end and all(polite(at) for at in range(act, end)) for act in self._acts)

    def _names_nobody(self, scene: Scene, end: int) -> bool:
        """As in "mẹ | tôi", "tui nè"."""
        if self._kind is not FieldKind.PERSON or not scene.people.says(self._at, "nobody by name"):
            return False
        return all(
            scene.people.says(at, "nobody by name") or scene.texts.is_polite(at)
            for at in range(self._at, end)
        )

    def _always(self, scene: Scene, end: int) -> float:
        at, kind = self._at, self._kind
        cost = w.NOT_A_VALUE if self._firm else 0.0
        no_text = self._nobodys or _is_nothing(scene, kind, at, end)
        cost += w.NOT_A_VALUE if no_text else 0.0
        if kind is FieldKind.PERSON and _no_name(scene, at, end):
            cost += w.NOT_A_VALUE
        if kind is FieldKind.PERSON and scene.is_title(at, end):
            cost += w.NOT_A_VALUE  # "người kiểm tra là trưởng phòng | Nguyễn Văn Cừ"
        if self._question < end:
            cost += w.NOT_A_VALUE
        if end <= self._boxed:
            cost += w.NOT_A_VALUE  # "đã xem lý do rồi, sang | ô ghi chú": a place of the form
        if self._labelled >= end:
            cost += w.NOT_A_VALUE  # "điền tiêu đề | báo cáo" only names the field
        if self._name < end:
            cost += w.TEXT_OVER_NAME
        if self._clause_ends < end - 1:
            cost += w.TEXT_OVER_VALUE  # "trưởng phòng nha | nghe oai dữ"
        if any(c <= end and all(scene.texts.is_polite(p) for p in range(c, end)) for c in self._choices):
            cost += w.TEXT_IS_A_CHOICE if end - at < _CLEAR_CHOICE else w.NOT_A_VALUE
        if self._named:
            cost += w.TEXT_IS_A_NAME
        if kind is FieldKind.PROSE and end - at == 1 and scene.texts.is_particle(at):
            cost += w.NOT_A_VALUE  # "viết | lại"
        return cost

    def _holds(self, scene: Scene, end: int) -> float:
        cost = w.TEXT_HOLDS_LINK if scene.link_ahead(self._at, end) else 0.0
        cost += w.WONDER if self._wonder < end else 0.0
        if end in self._names:
            cost += w.NOT_A_VALUE  # "mô tả | vấn đề": two fields are named, or one in other words
        return cost


def _lives_there(scene: Scene, known: Known, offer: Offer) -> bool:
    """As in "chú rể ở | Vỹ Dạ": an address in a place that the list of another part happens to hold."""
    return known.kind is FieldKind.ADDRESS and known.section != scene.fields[offer.field].section


def _first(places: frozenset[int], at: int) -> int:
    """The first of the tokens from `at` on; far behind all where none is."""
    return min((place for place in places if place >= at), default=_NOWHERE)


_NOWHERE = 10**6


def _is_of_speaker(scene: Scene, at: int) -> bool:
    """As in "qua ô ghi chú | đi anh gõ lấy": behind courtesy it is only told who will write."""
    begin = at
    while begin < at + _COURTESY and scene.words.says(begin, "đi", "nha", "nhé", "nghen", "giùm", "cái"):
        begin += 1
    return bool(types_self(scene.words, begin))


_COURTESY = 2


def _copies(scene: Scene, at: int) -> bool:
    """As in "cũng ngay đó luôn, | chép qua giùm": words of a copy."""
    behind = scene.marks.behind(scene.words, at, Mark.COPYING)
    return bool(behind) and scene.marks.at(scene.words, behind, Mark.TOWARDS, Mark.ON_THE_WAY)


def _is_place(scene: Scene, at: int) -> bool:
    return any(r.kind is Kind.ADDRESS and r.sure > _LIKELY_PLACE for r in scene.found.readings[at])


_LIKELY_PLACE = 0.5


def _is_nothing(scene: Scene, kind: FieldKind, at: int, end: int) -> bool:
    """Whether the words are somebody spoken to, a place pointed at, or only say that all stays as it is."""
    if end - at == 1 and scene.people.writes(at, "who"):
        return True  # "liên hệ | mình"
    if kind in SHORT and end - at == 1 and scene.words.writes(at, "đâu", "mô", "nào"):
        return True  # "chứ có làm công ty | đâu"
    if kind is FieldKind.CHOICE and end - at == 1 and scene.words.writes(at, *_LEADING):
        return True  # "tiền chạy qua | bên | Sacombank"
    if kind in SHORT and end - at > 1 and scene.words.writes(at, "ở", "tại") and _is_place(scene, at + 1):
        return True  # "nơi cấp | ở Hà Nội"
    banks = (
        begin for begin in (at, at - 2) if scene.words.writes(begin, "ngân") and kind is FieldKind.PERSON
    )
    if any(scene.words.writes(begin + 1, "hàng") for begin in banks):
        return True  # "chuyển cho | ngân hàng quân đội"
    if kind in SHORT and scene.words.writes(at, "của"):
        return True  # "chỗ làm | của em | nằm ở …"
    if end - at == 1 and scene.marks.behind(scene.words, at, Mark.NOT_TOLD) == end:
        return True  # "lý do thất bại | khỏi | ghi …"
    if end - at == 1 and kind is FieldKind.PROSE and scene.texts.is_number(at):
        return True  # "bàn giao | hai | hệ thống"
    if kind is FieldKind.ADDRESS and (
        _is_moved(scene, at, end) or scene.words.writes(at, "từ", "đây") or _no_address(scene, at, end)
    ):
        return True
    if kind is FieldKind.ADDRESS and end - at == 1 and scene.words.writes(at, *_WHERETO):
        return True  # "liên hệ | đến"
    if kind is FieldKind.COMPANY and (tells_on(scene.words, at, end) or scene.words.writes(at, "trả", "nợ")):
        return True
    return (
        kind is FieldKind.COMPANY and end - at <= _NO_FIRM and scene.words.writes(at, *_THERE)
    )  # "mần ở | bển được | mười năm"


def _no_address(scene: Scene, at: int, end: int) -> bool:
    """As in "điểm thu | 302", "đang ở | lớp nhà trẻ", "đề nghị phường xử phạt": a number alone, a class, a request."""
    words = scene.words
    asks = words.says(at, "đề", "yêu") and words.says(at + 1, "nghị", "cầu")
    figure = words.tokens[at].text.isdigit() and end - at == 1
    number = figure or any(
        r.kind in (Kind.NUMBER, Kind.MONEY) and r.end == end for r in scene.found.readings[at]
    )
    return asks or number or words.says(at, "lớp")


def _is_moved(scene: Scene, at: int, end: int) -> bool:
    """As in "mới chuyển về từ | Vietcombank", "dọn về | quận 7 báo mất thẻ": it ends as it is read."""
    words, moved = scene.words, scene.words.says(at - 1, "về", "qua", "tới")
    read = [r.end for r in scene.found.readings[at] if r.kind is Kind.ADDRESS and r.sure > w.CLEAR_VALUE]
    return words.says(at - 1, "từ") or (moved and bool(read) and max(read) < end)


_WRITING = ("ghi", "điền", "nhập", "viết")
_AMOUNTS = frozenset({Kind.TIME, Kind.DATETIME, Kind.DATE, Kind.MONEY, Kind.DURATION})


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether the word is a verb of writing, and not somebody's name by its capital: "là | Viết", "là ông | nhập"."""
    named = at > 0 and scene.words.tokens[at].text.istitle() and not scene.words.tokens[at - 1].text.istitle()
    led = scene.words.says(at - 1, *_LORDS) and scene.words.says(at - 2, "là", "tên")
    return scene.words.writes(at, *_WRITING) and not named and not led


_LORDS = ("ông", "bà")
"""Nobody who fills in a form is called so by himself: behind them no verb tells what he does."""


def _no_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a title leads the tokens, or figures or whose colleague somebody is ("trong nhóm") are among them."""
    if end - start == 1 and (scene.words.writes(start, *NOES) or _is_verb(scene, start)):
        return True
    if all(
        scene.words.writes(at, "cái", "khách", *DEMONSTRATIVES, *TITLES, *SPEAKERS)
        or scene.people.writes(at, "sort of people")
        or scene.people.writes(at, "kin told")
        or (at > start and (scene.texts.is_polite(at) or _is_verb(scene, at)))
        for at in range(start, end)
    ):
        return True  # "người thụ hưởng là | cái ông", "o nớ là em | gái ruột tui"
    if end - start > 1 and scene.words.writes(start, *TITLES):
        return True
    if end - start > 1 and scene.people.writes(start, "sort of people") and scene.people.is_whose(start + 1):
        return True  # "người nhà là mẹ bé | tên …"
    if scene.words.writes(start, *_STOPPING) or any(
        scene.words.writes(at, "của") for at in range(start, end)
    ):
        return True  # "tên là … khoan để nhớ đã"
    if any(
        r.kind in _AMOUNTS and r.end - start > 1 and r.sure > w.MOMENT_SURE
        for r in scene.found.readings[start]
    ):
        return True  # "sếp dời xuống | hai giờ chiều"
    if start in scene.introductions.persons or not scene.texts.figures.isdisjoint(range(start, end)):
        return True
    if scene.words.writes(start, "cá", "tổ") and scene.words.writes(start + 1, "nhân", "chức"):
        return True  # "người thụ hưởng là cá nhân tên …": what sort of customer
    if scene.words.writes(start - 1, "cá") and scene.words.writes(start, "nhân"):
        return True
    return any(mark.cue is Cue.AMONG for at in range(start + 1, end) for mark in scene.found.cues[at])
