"""Hear one utterance on an open form: understand, decide, do, verify, reply."""

from dataclasses import dataclass
from time import perf_counter

from speak_to_input.core import say
from speak_to_input.core.attachments import words_of
from speak_to_input.core.commands import Answer, Fill, Understanding, Unknown
from speak_to_input.core.consistency import contradictions
from speak_to_input.core.decide import decide, digest
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.options import is_placeholder
from speak_to_input.core.page_acts import FocusField, Status, Write
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.reply import answer, polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.understand import read_answer, understand
from speak_to_input.core.verify import same_value
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog import submitting
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.carrying import Carried, carry_out, settled
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.ledger import Change
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.ports import FormBrowser


@dataclass(frozen=True)
class Hearing:
    """Everything that a turn works with."""

    session_id: str
    memory: Memory
    means: Means

    @property
    def browser(self) -> FormBrowser:
        """Where the pages are."""
        return self.means.browser

    def vocabulary_of(self, form: Form) -> Vocabulary:
        """The form, made ready for understanding."""
        return self.means.vocabularies.of(form)

    async def planned(self, understanding: Understanding, form: Form) -> Plan:
        """What to do for the commands."""
        given = await self.means.shelf.given(self.session_id)
        return decide(understanding, form, self.vocabulary_of(form), given)

    async def hear(self, text: str, form: Form) -> Heard:
        """Carry out `text` on the page."""
        question = self.memory.question(self.means.clock())
        if form.dialogs:
            heard = await Answering(self).pop_up(text, form, question)
            if heard is not None:
                return heard
        reply = read_answer(text, question.options if question else (), self.means.language)
        if question is not None and reply is not None and not question.wants_value:
            return await Answering(self).answered(question, reply, form)
        return await self._request(text, form, question, reply)

    async def _request(self, text: str, form: Form, question: Question | None, reply: Answer | None) -> Heard:
        """Something to do; a yes or no that answers a question for a value counts if it is none."""
        began = perf_counter()
        understanding = await self.understood(text, form)
        plan = await self.planned(understanding, form)
        heard = Heard(understand_ms=(perf_counter() - began) * 1000)
        heard.understood = not _nothing(understanding)
        if heard.understood and self.memory.sent and plan.planned:
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
            heard.reply = "Dạ, hiện không có gì đang chờ anh chị xác nhận ạ."
            return heard
        return await self.do(plan, form, heard)

    async def preview(self, text: str, form: Form) -> Heard:
        """What `hear` would do."""
        began = perf_counter()
        plan = await self.planned(await self.understood(text, form), form)
        heard = Heard(settled(plan), understand_ms=(perf_counter() - began) * 1000)
        asked = plan.question.text if plan.question else ""
        heard.reply = answer(heard.outcomes, plan.remarks, asked, form, self.vocabulary_of(form))
        return heard

    async def understood(self, text: str, form: Form) -> Understanding:
        """What `text` asks of the form, the dialogue known."""
        files = words_of(await self.means.shelf.given(self.session_id))
        context = self.memory.context(form, self.means.clock(), files)
        return understand(text, form, self.vocabulary_of(form), self.means.language, context)

    # -- carrying out -----------------------------------------------------------------------------

    async def do(self, plan: Plan, form: Form, heard: Heard) -> Heard:
        """Carry out a plan: runs of page acts in one call each, special acts one by one."""
        memory, question, remarks = self.memory, plan.question, list(plan.remarks)
        memory.ask(None, self.means.clock())
        memory.undone = False
        run: list[Planned] = []
        changes: list[Change] = []
        for step in (*plan.planned, None):
            if isinstance(step, Planned):
                run.append(step)
                continue
            carried = await self._carry(run, form)
            run = []
            heard.outcomes += carried.outcomes
            changes += carried.changes
            if step is not None:
                memory.ledger.record(changes)
                changes = []
                question = await self._special(step, heard, remarks) or question
        memory.ledger.record(changes)
        form = await self.browser.read(self.session_id)
        if question is None and form.dialogs:
            question = dialog_question(form)
        vocabulary = self.vocabulary_of(form)
        question = question or self._contradiction(form, vocabulary, heard.outcomes)
        memory.ask(question, self.means.clock())
        memory.touched(heard.outcomes)
        heard.reply = answer(
            heard.outcomes, tuple(remarks), question.text if question else "", form, vocabulary
        )
        return heard

    def _contradiction(self, form: Form, vocabulary: Vocabulary, outcomes: list[Outcome]) -> Question | None:
        """A question about values that do not fit together; each is asked once."""
        touched = frozenset(o.field for o in outcomes if o.field and o.verified and o.type is ActionType.FILL)
        for found in contradictions(form, vocabulary, touched):
            if found.key not in self.memory.doubted:
                self.memory.doubted.add(found.key)
                text = f"{found.text}. Anh chị kiểm tra giúp em, đúng chưa ạ?"
                return Question(PendingKind.CLARIFY, text, ("Đúng", "Chưa"), asked=found.field)
        return None

    async def _carry(self, run: list[Planned], form: Form) -> Carried:
        if not run:
            return Carried()
        return await carry_out(run, self.session_id, self.browser, self.vocabulary_of(form))

    async def _special(self, step: Special, heard: Heard, remarks: list[str]) -> Question | None:
        form = await self.browser.read(self.session_id)
        vocabulary = self.vocabulary_of(form)
        match step:
            case Special.SUBMIT:
                outcome, question, goto = submitting.ask_to_submit(form, vocabulary)
                heard.outcomes.append(outcome)
                if goto is not None:
                    await self.browser.act(self.session_id, [FocusField(goto)])
                    return asking_for(form, goto)
                return question
            case Special.UNDO | Special.REDO:
                heard.outcomes += await self._travel(form, vocabulary, back=step is Special.UNDO)
            case Special.PRINT:
                heard.outcomes.append(Outcome(ActionType.PRINT, Status.DONE))
                remarks.append(f"tải tại /api/sessions/{self.session_id}/print.pdf")
            case Special.RESET:
                outcome, changes = await submitting.reset(self.session_id, self.browser)
                heard.outcomes.append(outcome)
                self.memory.ledger.record(changes)
        return None

    async def _travel(self, form: Form, vocabulary: Vocabulary, *, back: bool) -> list[Outcome]:
        """Undo or redo the last turn's changes, each value written and verified again; edits by hand stay."""
        ledger = self.memory.ledger
        source, target = (ledger.done, ledger.undone) if back else (ledger.undone, ledger.done)
        kind = ActionType.UNDO if back else ActionType.REDO
        if not source:
            nothing = "không còn gì để hoàn tác" if back else "không có gì để làm lại"
            return [Outcome(kind, Status.REJECTED, error=nothing)]
        changes = source.pop()
        ordered = changes[::-1] if back else changes
        run = [travelled(change, kind, form, vocabulary, back=back) for change in ordered]
        carried = await carry_out(run, self.session_id, self.browser, vocabulary)
        target.append(changes)
        self.memory.undone = back
        return carried.outcomes


def travelled(change: Change, kind: ActionType, form: Form, vocabulary: Vocabulary, *, back: bool) -> Planned:
    """One change taken back or done again, unless the field was edited by hand since."""
    known, field = vocabulary.by_name(change.field), form.field(change.field)
    expected, text = (change.after, change.before) if back else (change.before, change.after)
    label = known.label if known else change.field
    if known is None or field is None or not same_value(field, known.kind, expected, field.value):
        edited = f"{label} đã được sửa sau đó nên em giữ nguyên"
        return Planned(Outcome(kind, Status.REJECTED, change.field, label, error=edited))
    return Planned(Outcome(kind, Status.DONE, change.field, label, text), Write(change.field, text))


ALREADY_SENT = "biểu mẫu này đã gửi rồi"


def dialog_question(form: Form) -> Question:
    """The question that an open pop-up puts to the person, bound to what the form holds."""
    dialog = form.dialogs[-1]
    labels = tuple(button.label for button in dialog.buttons) or ("Có", "Không")
    text = f"Trang đang hỏi: “{dialog.text}” ({' / '.join(labels)})"
    return Question(PendingKind.CHOOSE, text, labels, digest=digest(form), about_dialog=True)


def asking_for(form: Form, name: str) -> Question:
    """The question for a field that is wanted next; a box can be ticked by a yes, a list shows its choices."""
    field = form.field(name)
    assert field is not None
    if field.type is FieldType.CHECKBOX:
        tick = Fill(name, "true", field.label)
        text = f"Đánh dấu “{field.label}” chứ ạ?"
        return Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(tick,), asked=name)
    label = say.label_of(field)
    choices = [option for option in field.options or () if not is_placeholder(option)][:_CHOICES_SHOWN]
    return Question(
        PendingKind.CLARIFY,
        f"{label[:1].upper()}{label[1:]} là gì ạ?",
        tuple(option.label for option in choices),
        tuple(Fill(name, option.value, option.label) for option in choices),
        asked=name,
    )


_CHOICES_SHOWN = 8


def _nothing(understanding: Understanding) -> bool:
    return all(isinstance(command, Unknown) for command in understanding.commands)
