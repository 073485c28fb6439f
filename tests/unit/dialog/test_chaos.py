"""Anything in any order: page, ledger and replies agree after every step, and nothing is sent without a yes."""

import os
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, PendingKind, Turn
from speak_to_input.core.verify import canonical
from speak_to_input.dialog.ledger import Ledger
from tests.e2e.said_records import BANK, read_told
from tests.unit.dialog.bank import BASE, FORMS
from tests.unit.dialog.desk import Desk, Values

_TOLD = {name: read_told(name, date(2026, 11, 23)) for name in BANK}
_SAID = {name: [s.say for s in (*told.record, *told.single) if not s.gives] for name, told in _TOLD.items()}
_OPENING = (
    "mở đơn vay",
    "mở cập nhật khách hàng",
    "mở đơn nghỉ phép",
    "mở kiểm tra giao dịch",
    "mở báo cáo tuân thủ",
)
_CORRECTING = ("à không, là 36", "không phải, là Lê Thị Hoa", "sửa thành 700 triệu", "không, là 0987654321")
_CLEARING = ("xóa email", "xóa số điện thoại", "bỏ tên khách hàng", "xóa nó đi", "đừng xóa số điện thoại")
_TRAVELLING = ("hoàn tác", "làm lại", "hoàn tác hai bước", "làm lại 3 lần", "hoàn tác năm bước")
_RESTORING = ("trả số điện thoại về lúc nãy", "hoàn tác email", "trả tên khách hàng về như cũ")
_MOVING = ("tiếp tục", "quay lại", "đến bước 2", "xuống cuối trang", "tìm số điện thoại")
_ASKING = ("còn thiếu gì", "đọc lại hết", "kiểm tra giúp", "hỏi tôi từng mục", "bỏ qua", "thôi không hỏi nữa")
_DRAFTING = ("lưu nháp", "lưu nháp tên là anh Ba", "lưu nháp tên là chị Tư", "có những bản nháp nào")
_LOADING = ("mở nháp anh ba", "mở bản nháp", "mở nháp chị tư", "xóa nháp anh ba", "xóa nháp chị tư")
_YES = ("xác nhận", "có", "đồng ý", "vâng")
_NO = ("không", "khoan", "thôi")
_REPEATING = "lặp lại giúp tôi"
_OTHER = ("xin chào", "ờ thì", "cái thứ hai", "abc xyz", "dừng", _REPEATING)
_SUBMITTING = ("gửi đơn", "nộp đi", "gửi hồ sơ")
_RESETTING = ("xóa hết", "nhập lại từ đầu")

_CLAIMS = (
    (re.compile(r"(?<!ô )đã (?:điền (?!lại)|đổi (?!sau))"), ActionType.FILL),
    (re.compile(r"đã xóa "), ActionType.CLEAR),
    (re.compile(r"đã hoàn tác "), ActionType.UNDO),
    (re.compile(r"đã làm lại "), ActionType.REDO),
    (re.compile(r"đã lưu nháp"), ActionType.SAVE_DRAFT),
    (re.compile(r"đã gửi, trang báo"), ActionType.SUBMIT),
)
"""What an answer claims, and the type of the outcome that must stand behind it."""


@dataclass(frozen=True)
class Armed:
    """The person was asked to confirm sending these values."""

    values: Values
    asked: datetime


def some_value(field: Field) -> str:
    """A value that a hand may leave in the field."""
    choices = [option.value for option in field.options or () if option.value]
    match field.type:
        case _ if choices:
            return choices[-1]
        case FieldType.CHECKBOX:
            return "true"
        case FieldType.DATE | FieldType.DATEPICKER:
            return "2026-11-20"
        case FieldType.DATETIME:
            return "2026-11-20T09:15"
        case FieldType.NUMBER:
            return "3"
        case FieldType.TEL:
            return "0912345678"
        case FieldType.EMAIL:
            return "tay@gmail.com"
    told = (value for name in BANK if (value := _TOLD[name].values.get(field.name)))
    return next(told) if field.pattern else "Viết bằng tay"


class Chaos(RuleBasedStateMachine):
    """One session, lived through in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.armed: Armed | None = None
        self.last: tuple[str, Turn] | None = None

    def teardown(self) -> None:
        self.desk.end()

    # -- speaking -----------------------------------------------------------------------------------

    @initialize(text=st.sampled_from(_OPENING))
    def begins(self, text: str) -> None:
        assert self.say(text).form is not None

    @precondition(lambda self: self.desk.page is None or self.desk.ledger.sent)
    @rule(text=st.sampled_from((*_OPENING, "mở đơn mới")))
    def opens(self, text: str) -> None:
        self.say(text)

    @rule(pick=st.integers(0, 99), of=st.sampled_from(("", "", "", *BANK)))
    def fills(self, pick: int, of: str) -> None:
        """A value of the open form, or of any other."""
        said = _SAID[of or self.desk.ledger.form_type or "loan"]
        self.say(said[pick % len(said)])

    @rule(text=st.sampled_from((*_CORRECTING, *_CLEARING, *_TRAVELLING, *_RESTORING)))
    def changes(self, text: str) -> None:
        self.say(text)

    @rule(text=st.sampled_from((*_MOVING, *_ASKING, *_OTHER, *_OPENING, "mở đơn mới")))
    def wanders(self, text: str) -> None:
        self.say(text)

    @rule(text=st.sampled_from((*_DRAFTING, *_LOADING)))
    def drafts(self, text: str) -> None:
        self.say(text)

    @rule(text=st.sampled_from(_YES))
    def agrees(self, text: str) -> None:
        before, waits = self.desk.values, self.waits()
        self.say(text)
        if not waits and before and self.desk.page is not None and not self.desk.page.form.dialogs:
            assert self.desk.values == before, "a yes to nothing changed the page"

    @rule(text=st.sampled_from(_NO))
    def declines(self, text: str) -> None:
        self.say(text)

    @precondition(lambda self: self.editable())
    @rule(text=st.sampled_from(_SUBMITTING), yes=st.sampled_from(_YES), meanwhile=st.integers(0, 5))
    def sends(self, text: str, yes: str, meanwhile: int) -> None:
        """A complete form is sent, unless something comes between the question and the yes."""
        self.completes()
        self.say(text)
        match meanwhile:
            case 0:
                self.desk.clock.wait(61)
            case 1:
                optional = [field for name in self.editable() if not (field := self.field(name)).required]
                for field in optional[:1]:
                    self.desk.edit(field.name, some_value(field) if field.empty else "")
            case 2:
                self.say("còn thiếu gì")
        self.say(yes)

    @rule(text=st.sampled_from((*_SUBMITTING, *_RESETTING)), answer=st.sampled_from((*_YES, *_NO, *_OTHER)))
    def ends(self, text: str, answer: str) -> None:
        self.say(text)
        self.say(answer)

    @precondition(lambda self: self.editable())
    @rule(pick=st.integers(0, 99))
    def speaks_late(self, pick: int) -> None:
        """A value is put in by hand while another one for the field is being said: the hand wins."""
        told = _TOLD.get(self.desk.ledger.form_type)
        said = [s for s in told.single if set(s.fills) <= set(self.editable())] if told else []
        if not said:
            return
        sentence, began = said[pick % len(said)], self.desk.clock()
        self.desk.clock.wait(0.5)
        for name in sentence.fills:
            field = self.field(name)
            self.desk.edit(name, "" if field.value else some_value(field))
        self.desk.clock.wait(0.5)
        before = self.desk.values
        self.say(sentence.say, spoken_at=began)
        assert {n: self.desk.values[n] for n in sentence.fills} == {n: before[n] for n in sentence.fills}

    @precondition(lambda self: self.last is not None)
    @rule()
    def repeats(self) -> None:
        """The same request again, under its id: the same answer, nothing else."""
        assert self.last is not None
        text, turn = self.last
        self.desk.rest()
        before = (self.desk.values, self.desk.stored, len(self.desk.sent))
        assert self.desk.say(text, again=True) == turn
        assert (self.desk.values, self.desk.stored, len(self.desk.sent)) == before

    # -- hands, time and mishaps --------------------------------------------------------------------

    @precondition(lambda self: self.editable())
    @rule(data=st.data())
    def edits(self, data: st.DataObject) -> None:
        field = self.field(data.draw(st.sampled_from(self.editable())))
        self.desk.clock.wait(0.2)
        texts = [some_value(field), "", *[o.value for o in field.options or () if o.value][:1]]
        self.desk.edit(field.name, data.draw(st.sampled_from(texts)))

    @precondition(lambda self: self.editable())
    @rule()
    def completes(self) -> None:
        """Everything that is missing is put in by hand."""
        assert self.desk.page is not None
        for name in self.desk.page.form.missing:
            self.desk.edit(name, some_value(self.field(name)))
        self.desk.clock.wait(2)

    @rule(seconds=st.sampled_from((1, 30, 61, 3 * 24 * 3600)))
    def waits_for(self, seconds: float) -> None:
        self.desk.clock.wait(seconds)

    @precondition(lambda self: self.desk.page is not None)
    @rule()
    def page_is_reloaded(self) -> None:
        """The ledger knows as soon as somebody looks."""
        self.desk.reload_page()
        self.desk.run(self.desk.conversations.events("s"))

    @precondition(lambda self: self.desk.page is not None and "s" in self.desk.conversations._memories)
    @rule(form=st.sampled_from(FORMS))
    def link_is_followed(self, form: str) -> None:
        """A link of the page leads to another form: what was entered is a draft as soon as somebody looks."""
        self.desk.rest()
        ledger = self.desk.ledger
        known = dict(ledger.values) | (
            {self.desk.underway.field: self.desk.underway.after} if self.desk.underway else {}
        )
        kept = {name: value for name, value in known.items() if value}
        leaves = form != ledger.form_type and not ledger.sent
        self.desk.run(self.desk.browser.open("s", f"{BASE}/forms/{form}/"))
        self.desk.run(self.desk.conversations.events("s"))
        self.armed = None
        if leaves and kept:
            newest = self.desk.run(self.desk.conversations.drafts())[0]
            assert dict(newest.values) == kept

    @rule()
    def page_is_lost(self) -> None:
        self.desk.rest()
        self.desk.lose_page()

    @rule()
    def agent_restarts(self) -> None:
        self.desk.rest()
        self.desk.lose_page()
        self.desk.start()
        self.last = None

    @rule(text=st.sampled_from((*_OPENING, "")))
    def closes(self, text: str) -> None:
        held = {} if self.desk.page is None or self.desk.ledger.sent else self.filled()
        known = held and (self.desk.ledger.values or self.desk.underway)
        self.desk.run(self.desk.conversations.close("s"))
        self.armed = self.last = None
        if known:
            newest = self.desk.run(self.desk.conversations.drafts())[0]
            assert dict(newest.values) == held
        if text:
            self.say(text)

    @precondition(lambda self: self.desk.page is not None and not self.desk.ledger.sent)
    @rule()
    def undoes_everything(self) -> None:
        url = self.desk.ledger.url
        for _ in range(10):
            if "không còn gì để hoàn tác" in self.say("hoàn tác 50 bước").result:
                break
        assert self.desk.ledger.done == []
        if self.desk.ledger.url == url:
            assert self.desk.values == self.desk.blank

    # -- what must hold -----------------------------------------------------------------------------

    @invariant()
    def replaying_gives_the_same(self) -> None:
        self.desk.rest()  # an edit's timer may be storing events: they are in neither place meanwhile
        assert self.replayed() == replace(self.desk.ledger, turn=0, _fresh=[])

    def replayed(self) -> Ledger:
        """The ledger out of what is stored and what waits for it."""
        again = Ledger.replay((*self.desk.stored, *self.desk.ledger._fresh))
        return replace(again, turn=0, _fresh=[])

    @invariant()
    def the_ledger_knows_the_page(self) -> None:
        """A form that was sent is over: the ledger keeps what was sent, whatever the page shows after that."""
        if self.desk.page is None or self.desk.ledger.sent:
            return
        known = dict(self.desk.ledger.values)
        if self.desk.underway is not None:
            known[self.desk.underway.field] = self.desk.underway.after
        assert known.items() <= self.desk.values.items()
        untold = {name for name, value in self.desk.values.items() if value != self.desk.blank[name]}
        assert untold <= known.keys()

    def say(self, text: str, spoken_at: datetime | None = None) -> Turn:
        desk, armed = self.desk, self.armed
        before, sent = desk.values, len(desk.sent)
        turn = desk.say(text, spoken_at=spoken_at)
        self.last = (text, turn)
        self.judge_sending(text, armed, before, desk.sent[sent:])
        if text != _REPEATING:
            self.judge_claims(turn)
        self.judge_values(turn)
        self.armed = self.armed_by(turn)
        return turn

    def judge_sending(self, text: str, armed: Armed | None, before: Values, sent: list[Values]) -> None:
        agreed = (
            text in _YES
            and armed is not None
            and self.desk.clock() <= armed.asked + self.desk._means.answer_within
            and before == armed.values
        )
        assert sent == ([before] if agreed else []), f"sent {len(sent)} although agreed is {agreed}"

    def judge_claims(self, turn: Turn) -> None:
        if not turn.actions:
            return
        for claim, kind in _CLAIMS:
            if claim.search(turn.result):
                behind = [a for a in turn.actions if a.type is kind and a.status is Status.DONE]
                assert behind, f"{turn.result!r} without {kind}"
                assert all(a.verified for a in behind), f"{turn.result!r} unverified"

    def judge_values(self, turn: Turn) -> None:
        """What the turn shows is what the page holds; a value that was verified is there."""
        if turn.form is None:
            return
        page = self.desk.page
        assert page is not None
        kinds = {k.name: k.kind for k in self.desk._means.vocabularies.of(page.form).fields}
        shown = {name: canonical(kinds[name], value) for name, value in self.desk.values.items()}
        assert {f.name: f.value for f in turn.form.fields} == shown
        last = {a.field: a for a in turn.actions if a.field and a.verified and a.type in _WRITING}
        if any(a.type is ActionType.OPEN for a in turn.actions) and len(turn.actions) > 1:
            return
        for name, action in last.items():
            assert shown[name or ""] == canonical(kinds[name or ""], action.value), action

    def armed_by(self, turn: Turn) -> Armed | None:
        if turn.pending is None or turn.pending.kind is not PendingKind.CONFIRM_SUBMIT:
            return None
        anew = any(a.type is ActionType.SUBMIT and a.status is Status.ASKED for a in turn.actions)
        return Armed(self.desk.values, self.desk.clock()) if anew else self.armed

    # -- what there is ------------------------------------------------------------------------------

    def waits(self) -> bool:
        memory = self.desk.conversations._memories.of("s")
        return memory is not None and memory.question(self.desk.clock()) is not None

    def editable(self) -> list[str]:
        page = self.desk.page
        if page is None or page.form.dialogs or "s" not in self.desk.conversations._memories:
            return []
        return [f.name for f in page.form.fields if f.enabled and f.type is not FieldType.FILE]

    def field(self, name: str) -> Field:
        assert self.desk.page is not None
        found = self.desk.page.form.field(name)
        assert found is not None
        return found

    def filled(self) -> Values:
        assert self.desk.page is not None
        return {f.name: f.value for f in self.desk.page.form.fields if f.enabled and not f.empty}


_WRITING = {ActionType.FILL, ActionType.CLEAR, ActionType.UNDO, ActionType.REDO}

# Explaining a failure takes longer than reading the steps that led to it.
_PHASES = [Phase.generate] if os.environ.get("CHAOS_RAW") else [Phase.generate, Phase.shrink]

TestChaos = pytest.mark.timeout(900)(Chaos.TestCase)
TestChaos.settings = settings(
    max_examples=int(os.environ.get("CHAOS_EXAMPLES", "40")),
    stateful_step_count=40,
    deadline=None,
    phases=_PHASES,
    report_multiple_bugs=False,
    derandomize="CHAOS_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
