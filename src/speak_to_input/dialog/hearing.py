"""Hear one utterance on an open form: answer what was asked, else understand, decide, do, verify, reply."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from speak_to_input.core import say
from speak_to_input.core.commands import Answer, Command, Fill, OpenForm, Understanding, Unknown
from speak_to_input.core.consistency import contradictions
from speak_to_input.core.decide import decide, digest
from speak_to_input.core.forms import Dialog, FieldType, Form
from speak_to_input.core.language import Language
from speak_to_input.core.page_acts import AnswerDialog, FocusField, Press, Status, Write
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.reply import answer
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.understand import read_answer, understand
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog import submitting
from speak_to_input.dialog.carrying import Carried, carry_out, settled
from speak_to_input.dialog.ledger import Change
from speak_to_input.dialog.memory import Memory
from speak_to_input.ports import FormBrowser


@dataclass
class Heard:
    """What one utterance came to."""

    outcomes: list[Outcome] = field(default_factory=list)
    reply: str = ""
    open_next: str | None = None
    """A form to open now, instead of this one."""
    understand_ms: float = 0.0
    understood: bool = True


@dataclass(frozen=True)
class Hearing:
    """Everything that a turn works with."""

    session_id: str
    memory: Memory
    browser: FormBrowser
    language: Language
    clock: Callable[[], datetime]
    vocabulary_of: Callable[[Form], Vocabulary]

    async def hear(self, text: str, form: Form) -> Heard:
        """Carry out `text` on the page."""
        if form.dialogs and (heard := await self._answer_dialog(text, form)) is not None:
            return heard
        question = self.memory.question(self.clock())
        if question is not None and (reply := read_answer(text, question.options, self.language)) is not None:
            return await self._answered(question, reply, form)
        began = perf_counter()
        understanding = self._understood(text, form)
        plan = decide(understanding, form, self.vocabulary_of(form))
        heard = Heard(understand_ms=(perf_counter() - began) * 1000)
        heard.understood = not _nothing(understanding)
        if question is not None and not heard.understood:
            heard.reply = f"Dạ, em chưa hiểu “{text}”. {question.text}"
            return heard
        return await self._do(plan, form, heard)

    def preview(self, text: str, form: Form) -> Heard:
        """What `hear` would do."""
        began = perf_counter()
        plan = decide(self._understood(text, form), form, self.vocabulary_of(form))
        heard = Heard(settled(plan), understand_ms=(perf_counter() - began) * 1000)
        asked = plan.question.text if plan.question else ""
        heard.reply = answer(heard.outcomes, plan.remarks, asked, form, self.vocabulary_of(form))
        return heard

    def _understood(self, text: str, form: Form) -> Understanding:
        now = self.clock()
        context = self.memory.context(form, now.date(), now)
        return understand(text, form, self.vocabulary_of(form), self.language, context)

    # -- carrying out -----------------------------------------------------------------------------

    async def _do(self, plan: Plan, form: Form, heard: Heard) -> Heard:
        """Carry out a plan: runs of page acts in one call each, special acts one by one."""
        memory, question, remarks = self.memory, plan.question, list(plan.remarks)
        memory.ask(None, self.clock())
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
            question = dialog_question(form.dialogs[-1])
        vocabulary = self.vocabulary_of(form)
        question = question or self._contradiction(form, vocabulary, heard.outcomes)
        memory.ask(question, self.clock())
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
                heard.outcomes += await self._travel(vocabulary, back=step is Special.UNDO)
            case Special.PRINT:
                heard.outcomes.append(Outcome(ActionType.PRINT, Status.DONE, verified=True))
                remarks.append(f"tải tại /api/sessions/{self.session_id}/print.pdf")
            case Special.RESET:
                heard.outcomes.append(await submitting.reset(self.session_id, self.browser))
        return None

    async def _travel(self, vocabulary: Vocabulary, *, back: bool) -> list[Outcome]:
        """Undo or redo the last turn's changes, each value written and verified again."""
        ledger = self.memory.ledger
        source, target = (ledger.done, ledger.undone) if back else (ledger.undone, ledger.done)
        kind = ActionType.UNDO if back else ActionType.REDO
        if not source:
            nothing = "không còn gì để hoàn tác" if back else "không có gì để làm lại"
            return [Outcome(kind, Status.REJECTED, error=nothing)]
        changes = source.pop()
        run = [self._travelled(change, kind, vocabulary, back=back) for change in changes]
        carried = await carry_out(run, self.session_id, self.browser, vocabulary)
        target.append(changes)
        self.memory.undone = back
        return carried.outcomes

    def _travelled(self, change: Change, kind: ActionType, vocabulary: Vocabulary, *, back: bool) -> Planned:
        known = vocabulary.by_name(change.field)
        text = change.before if back else change.after
        label = known.label if known else change.field
        return Planned(Outcome(kind, Status.DONE, change.field, label, text), Write(change.field, text))

    # -- answers ----------------------------------------------------------------------------------

    async def _answered(self, question: Question, reply: Answer, form: Form) -> Heard:
        heard = Heard()
        if reply.choice is not None and reply.choice < len(question.choices):
            return await self._run((question.choices[reply.choice],), form, heard)
        affirmed = reply.yes or (reply.choice == 0 and not question.choices)
        self.memory.ask(None, self.clock())
        if not affirmed and question.kind is PendingKind.CLARIFY and question.asked:
            self.memory.ask(Question(PendingKind.CLARIFY, "", asked=question.asked), self.clock())
            heard.reply = "Dạ, anh chị nói lại giúp em ạ."
            return heard
        if not affirmed:
            heard.reply = _DECLINED.get(question.kind, "Dạ, vậy thôi ạ.")
            return heard
        if question.digest and question.digest != digest(form):
            heard.outcomes.append(
                Outcome(ActionType.ASK, Status.REJECTED, error="thông tin trên trang đã đổi sau khi em hỏi")
            )
            heard.reply = (
                "Dạ, thông tin trên trang đã đổi sau khi em hỏi, nên em chưa làm. Anh chị nói lại yêu cầu ạ?"
            )
            return heard
        if question.on_yes is Special.SUBMIT:
            return await self._submit(heard)
        if isinstance(question.on_yes, Special):
            return await self._do(Plan((question.on_yes,)), form, heard)
        if question.on_yes:
            return await self._run(question.on_yes, form, heard)
        heard.reply = "Dạ, em giữ nguyên ạ."
        return heard

    async def _run(self, commands: tuple[Command, ...], form: Form, heard: Heard) -> Heard:
        if isinstance(commands[0], OpenForm):
            heard.open_next = commands[0].form_type
            return heard
        return await self._do(decide(Understanding(commands), form, self.vocabulary_of(form)), form, heard)

    async def _submit(self, heard: Heard) -> Heard:
        outcome = await submitting.submit(self.session_id, self.browser)
        heard.outcomes.append(outcome)
        form = await self.browser.read(self.session_id)
        heard.reply = answer(heard.outcomes, (), "", form, self.vocabulary_of(form))
        if outcome.status is Status.DONE:
            self.memory.ledger.clear()
        return heard

    async def _answer_dialog(self, text: str, form: Form) -> Heard | None:
        """Answer a pop-up of the page by yes, no or the name of one of its buttons."""
        dialog = form.dialogs[-1]
        labels = tuple(button.label for button in dialog.buttons)
        reply = read_answer(text, labels, self.language)
        heard = Heard()
        if reply is None:
            if dialog.kind == "dom":
                return None
            heard.reply = f"Dạ, trang đang hỏi: “{dialog.text}”. Anh chị trả lời có hay không ạ?"
            heard.outcomes.append(Outcome(ActionType.ASK, Status.ASKED, error=dialog.text))
            return heard
        act = _dialog_act(dialog, reply)
        if act is None:
            heard.reply = f"Dạ, trang đang hỏi: “{dialog.text}”. Anh chị chọn {' hay '.join(labels)} ạ?"
            return heard
        told = labels[reply.choice] if reply.choice is not None else ("Có" if reply.yes else "Không")
        outcome = Outcome(ActionType.CLICK, Status.DONE, label=told, heard=text)
        return await self._do(Plan((Planned(outcome, act),)), form, heard)


_DECLINED = {
    PendingKind.CONFIRM_SUBMIT: "Dạ, em chưa gửi. Anh chị sửa tiếp hoặc nói “gửi” khi sẵn sàng ạ.",
    PendingKind.CONFIRM_CLEAR: "Dạ, em giữ nguyên ạ.",
}


def dialog_question(dialog: Dialog) -> Question:
    """The question that an open pop-up puts to the person."""
    labels = tuple(button.label for button in dialog.buttons) or ("Có", "Không")
    return Question(PendingKind.CHOOSE, f"Trang đang hỏi: “{dialog.text}” ({' / '.join(labels)})", labels)


def asking_for(form: Form, name: str) -> Question:
    """The question for a field that is wanted next; a box can be ticked by a yes."""
    field = form.field(name)
    assert field is not None
    if field.type is FieldType.CHECKBOX:
        tick = Fill(name, "true", field.label)
        text = f"Đánh dấu “{field.label}” chứ ạ?"
        return Question(PendingKind.CLARIFY, text, ("Có", "Không"), on_yes=(tick,), asked=name)
    label = say.label_of(field)
    return Question(PendingKind.CLARIFY, f"{label[:1].upper()}{label[1:]} là gì ạ?", asked=name)


def _dialog_act(dialog: Dialog, reply: Answer) -> AnswerDialog | Press | None:
    if dialog.kind != "dom":
        return AnswerDialog(accept=reply.yes or reply.choice == 0)
    if reply.choice is not None:
        return Press(dialog.buttons[reply.choice].ref)
    if reply.yes:
        act = submitting.agreeing(dialog)
        return act if isinstance(act, Press) else None
    refusing = next((b for b in dialog.buttons if submitting.refuses(b)), None)
    return Press(refusing.ref) if refusing else None


def _nothing(understanding: Understanding) -> bool:
    return all(isinstance(command, Unknown) for command in understanding.commands)
