"""Hear one utterance on an open form: understand, decide, do, verify, reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Any

from speak_to_input.core import say
from speak_to_input.core.attachments import words_of
from speak_to_input.core.commands import Answer, Do, Fill, Simple, Understanding, Unknown
from speak_to_input.core.complaints import without_stale
from speak_to_input.core.consistency import contradictions
from speak_to_input.core.decide import decide
from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.helping import help_text
from speak_to_input.core.page_acts import FocusField, Status, Write
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.reply import answer, polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.understand import read_answer, understand
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog import submitting
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.asking import after_the_last, asking_for, next_question
from speak_to_input.dialog.carrying import Carried, carry_out
from speak_to_input.dialog.drafting import Drafting
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.ledger import Change
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory, stamp
from speak_to_input.dialog.page_told import of_the_page
from speak_to_input.dialog.pop_ups import PopUp, dialog_question
from speak_to_input.dialog.travelling import Travelling
from speak_to_input.ports import FormBrowser

_NOTHING_WAITS = "Dạ, hiện không có gì đang chờ anh chị xác nhận ạ."
ALREADY_SENT = "biểu mẫu này đã gửi rồi"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BY_HAND = "anh chị vừa sửa ô này bằng tay nên em giữ nguyên"


@dataclass(frozen=True)
class Hearing:
    """Everything that a turn works with. `spoken_at` is when the person began to say it."""

    session_id: str
    memory: Memory
    means: Means
    spoken_at: datetime
    by: By = By.TEXT

    @property
    def browser(self) -> FormBrowser:
        """Where the pages are."""
        return self.means.browser

    def vocabulary_of(self, form: Form) -> Vocabulary:
        """The form, made ready for understanding."""
        return self.means.vocabularies.of(form)

    async def form(self) -> Form:
        """The form now, without complaints about values that were mended since it was sent."""
        return without_stale(await self.browser.read(self.session_id), self.memory.complaints)

    # -- memory and ledger --------------------------------------------------------------------------

    def ask(self, question: Question | None) -> None:
        """Let a question wait for its answer; None ends waiting."""
        self.memory.ask(question, self.means.clock(), self.means.answer_within)

    def pending(self) -> Question | None:
        """The question that waits."""
        return self.memory.question(self.means.clock())

    def note(self, kind: EventKind, **told: Any) -> Event:
        """Add to the ledger."""
        return self.memory.ledger.note(kind, stamp(self.means.clock()), **told)

    def wrote(self, changes: Sequence[Change], by: By, *, aside: bool = False) -> None:
        """Add the values that changed to the ledger; `aside`: as a turn of their own."""
        ledger, now = self.memory.ledger, stamp(self.means.clock())
        ledger.wrote(changes, now, by, turn=ledger.aside() if aside else None, form=self.memory.seen)

    async def keep(self) -> None:
        """Store what is new in the ledger; what the store would not take stays new."""
        fresh = self.memory.ledger.take_fresh()
        if not fresh:
            return
        try:
            await self.means.ledgers.append(self.session_id, fresh)
        except Exception:
            self.memory.ledger.put_back(fresh)
            raise

    # -- understanding ------------------------------------------------------------------------------

    async def hear(self, text: str, form: Form) -> Heard:
        """Carry out `text` on the page."""
        question = self.pending()
        if form.dialogs:
            heard = await PopUp(self).answer(text, form, question)
            if heard is not None:
                return heard
        sending = question is None or question.kind is PendingKind.CONFIRM_SUBMIT
        options = question.options if question else ()
        reply = read_answer(text, options, self.means.language, sending=sending)
        if question is not None and reply is not None and not question.wants_value:
            return await Answering(self).answered(question, reply, form)
        return await self._request(text, form, question, reply)

    async def _request(self, text: str, form: Form, question: Question | None, reply: Answer | None) -> Heard:
        """Something to do; a yes or no that answers a question for a value counts if it is none."""
        began = perf_counter()
        understanding = await self.understood(text, form)
        if _only(understanding, Simple.HELP):
            # a question goes on waiting: to ask how to answer it is no answer
            vocabulary, sent = self.vocabulary_of(form), self.memory.sent
            return Heard(reply=polite(f"{help_text(form, vocabulary, question, sent=sent)}."))
        if question is not None and question.guided and _only(understanding, Simple.CANCEL):
            return await Answering(self).passed(question, form)
        plan = await self.planned(understanding, form)
        heard = Heard(understand_ms=(perf_counter() - began) * 1000)
        heard.understood = not _nothing(understanding)
        if question is None and reply is not None and _only_values(understanding):
            heard.understood = False  # "xác nhận" is also a name of some box
        if heard.understood and self.memory.sent and not plan.only_shows:
            heard.outcomes = [Outcome(ActionType.ASK, Status.REJECTED, error=ALREADY_SENT)]
            heard.reply = polite(f"{ALREADY_SENT}. Anh chị nói “mở đơn mới” để làm tiếp ạ.")
            return heard
        if heard.understood:
            return await self.do(plan, form, heard)
        if question is not None and reply is not None:
            return await Answering(self).answered(question, reply, form)
        if question is not None:
            heard.reply = f"Dạ, em chưa hiểu “{text}”. {question.text}"
            return heard
        if reply is not None:
            heard.reply = _NOTHING_WAITS
            return heard
        return await self.do(plan, form, heard)

    async def understood(self, text: str, form: Form) -> Understanding:
        """What `text` asks of the form, the dialogue known."""
        files = words_of(await self.means.shelf.given(self.session_id))
        context = self.memory.context(form, self.means.clock(), files)
        return understand(text, form, self.vocabulary_of(form), self.means.language, context)

    async def planned(self, understanding: Understanding, form: Form) -> Plan:
        """What to do for the commands."""
        given = await self.means.shelf.given(self.session_id)
        return decide(understanding, form, self.vocabulary_of(form), given)

    # -- carrying out -------------------------------------------------------------------------------

    async def do(self, plan: Plan, form: Form, heard: Heard) -> Heard:
        """Carry out a plan: runs of page acts in one call each, special acts one by one."""
        memory, before, question, remarks = self.memory, self.pending(), plan.question, list(plan.remarks)
        self.ask(None)
        run: list[Planned] = []
        for step in (*plan.planned, None):
            if isinstance(step, Planned):
                run.append(step)
                continue
            carried = await self.carry(run, form)
            heard.outcomes += carried.outcomes
            remarks += of_the_page(run, carried, self.vocabulary_of(carried.form or form))
            run = []
            if step is not None:
                question = await self._special(step, heard, remarks, plan.button) or question
        form = await self.form()
        await self._show_what_holds_back(form, heard.outcomes)
        if question is None and form.dialogs:
            question = dialog_question(form)
        question = question or self._contradiction(form, heard.outcomes)
        question = question or self._next(form, before, remarks)
        self.ask(question)
        memory.touched(heard.outcomes)
        heard.reply = answer(
            heard.outcomes,
            tuple(remarks),
            question.text if question else "",
            form,
            self.vocabulary_of(form),
        )
        return heard

    async def carry(self, run: Sequence[Planned], form: Form, by: By | None = None) -> Carried:
        """Do a run of planned acts; what was written enters the ledger."""
        if not run:
            return Carried()
        run = [await self._with_files(step if by else self._unless_by_hand(step), form) for step in run]
        began = self.means.clock()
        self.memory.seen = form
        carried = await carry_out(
            run, self.session_id, self.browser, self.vocabulary_of(form), self.memory.complaints
        )
        self.memory.seen = carried.form or form
        carried.by_page = [change for change in carried.by_page if not self._by_hand(change, began)]
        self.wrote([*carried.changes, *carried.by_page], by or self.by)
        return carried

    def _by_hand(self, change: Change, began: datetime) -> bool:
        """Whether a change that nobody asked for is an edit by hand: it is told, or will be, as one."""
        edit = self.memory.edit
        under_way = edit is not None and edit.field == change.field
        return under_way or self.memory.edited_since(change.field, began)

    async def _with_files(self, step: Planned, form: Form) -> Planned:
        """Files are written by where they lie; drafts and undo know their names only."""
        field = form.field(step.act.field) if isinstance(step.act, Write) else None
        if not isinstance(step.act, Write) or field is None or field.type is not FieldType.FILE:
            return step
        given = await self.means.shelf.given(self.session_id)
        lies = {file.name: file.path for file in given} | {file.path: file.path for file in given}
        wanted = [name for name in step.act.text.split("\n") if name]
        gone = [name for name in wanted if name not in lies]
        if gone:
            # never a file of this machine that merely is called so
            error = f"em không còn giữ tệp {say.listed(gone)}, anh chị đưa lại giúp em"
            return Planned(replace(step.outcome, status=Status.REJECTED, error=error))
        return replace(step, act=replace(step.act, text="\n".join(lies[name] for name in wanted)))

    async def _show_what_holds_back(self, form: Form, outcomes: list[Outcome]) -> None:
        """A step that may not be left yet: its first wrong or empty field gets the focus."""
        held = any(o.type is ActionType.MOVE and o.value and o.status is Status.REJECTED for o in outcomes)
        lacking = {*form.missing, *form.invalid}
        first = next((f.name for f in form.fields if f.step == form.step and f.name in lacking), None)
        if held and first is not None and not form.dialogs:
            await self.browser.act(self.session_id, [FocusField(first)])

    def _unless_by_hand(self, step: Planned) -> Planned:
        """An edit by hand that is younger than the words wins over them."""
        if not isinstance(step.act, Write):
            return step
        edited = self.memory.edits.get(step.act.field)
        if edited is None or edited <= self.spoken_at:
            return step
        return Planned(replace(step.outcome, status=Status.REJECTED, error=BY_HAND))

    def _next(self, form: Form, before: Question | None, remarks: list[str]) -> Question | None:
        """The question for the field wanted next, while the person wants to be asked."""
        if not self.memory.guided:
            return None
        question = next_question(form, self.memory, before)
        if question is None:
            self.memory.guided = False
            remarks.append(after_the_last(form))
        return question

    def _contradiction(self, form: Form, outcomes: list[Outcome]) -> Question | None:
        """A question about values that do not fit together; each is asked once."""
        touched = frozenset(o.field for o in outcomes if o.field and o.verified and o.type is ActionType.FILL)
        for found in contradictions(form, self.vocabulary_of(form), touched):
            if found.key not in self.memory.doubted:
                self.memory.doubted.add(found.key)
                text = f"{found.text}. Anh chị kiểm tra giúp em, đúng chưa ạ?"
                # "1993" alone mends the year of a day
                held = form.field(found.field)
                partial = {found.field: f"--{held.value[5:]}"} if held and _DAY.fullmatch(held.value) else {}
                return Question(
                    PendingKind.CLARIFY, text, ("Đúng", "Chưa"), asked=found.field, partial=partial
                )
        return None

    async def _special(self, step: Special, heard: Heard, remarks: list[str], button: str) -> Question | None:
        form = await self.form()
        match step:
            case Special.SUBMIT:
                outcome, question, goto = submitting.ask_to_submit(form, self.vocabulary_of(form), button)
                heard.outcomes.append(outcome)
                if goto is not None:
                    await self.browser.act(self.session_id, [FocusField(goto)])
                    return asking_for(form, goto)
                return question
            case Special.UNDO | Special.REDO:
                heard.outcomes += await Travelling(self).travel(1, back=step is Special.UNDO)
            case Special.SAVE:
                await Drafting(self).save("", form, heard, draft=False)
            case Special.PRINT:
                heard.outcomes.append(Outcome(ActionType.PRINT, Status.DONE))
                remarks.append(f"tải tại /api/sessions/{self.session_id}/print.pdf")
            case Special.RESET:
                outcome, changes = await submitting.reset(self.session_id, self.browser)
                heard.outcomes.append(outcome)
                self.wrote(changes, self.by)
        return None


def _nothing(understanding: Understanding) -> bool:
    return all(isinstance(command, Unknown) for command in understanding.commands)


def _only_values(understanding: Understanding) -> bool:
    return all(isinstance(command, Fill) for command in understanding.commands)


def _only(understanding: Understanding, what: Simple) -> bool:
    """Whether nothing but that was said, as in "bỏ qua" or "giúp tôi với"."""
    return all(isinstance(command, Do) and command.what is what for command in understanding.commands)
