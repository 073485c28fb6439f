"""A plan carried out within a turn, and the question that follows from it."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import Understanding
from speak_to_input.core.consistency import contradictions
from speak_to_input.core.forms import Form
from speak_to_input.core.lasting import count_question, end_question
from speak_to_input.core.page_acts import FocusField, ShowStep, Status
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.readback import trouble
from speak_to_input.core.reply import answer
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog import submitting
from speak_to_input.dialog.asking import after_the_last, asking_for, next_question
from speak_to_input.dialog.doubting import doubted_fields, told_doubts
from speak_to_input.dialog.drafting import Drafting
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.keeping import Keeping
from speak_to_input.dialog.other_choices import nearest_choices
from speak_to_input.dialog.page_told import of_the_page
from speak_to_input.dialog.pop_up_questions import dialog_question
from speak_to_input.dialog.travelling import Travelling
from speak_to_input.dialog.unanswered import Unanswered, proposes
from speak_to_input.dialog.writing import Writing

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

UNDONE = {
    PendingKind.CONFIRM_SUBMIT: "Em chưa gửi; anh chị nói “gửi” khi sẵn sàng ạ.",
    PendingKind.CONFIRM_CLEAR: "Em giữ nguyên ạ.",
}
"""What is said where a question was not answered, and what it was about does not happen."""
_MOST_WRONG = 2
"""Other fields that became wrong which are told of."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Doing:
    """What one turn does."""

    turn: "Hearing"

    async def do(self, plan: Plan, form: Form, heard: Heard) -> Heard:
        """Carry out a plan: runs of page acts in one call each, special acts one by one."""
        if plan.planned == (Special.UNDO,) and (left := await Drafting(self.turn).back_to_left(form)):
            return left
        turn, question, remarks = self.turn, plan.question, list(plan.remarks)
        before, waiting, first = turn.pending(), turn.memory.asked, form
        turn.ask(None)
        run: list[Planned] = []
        for step in (*plan.planned, None):
            if isinstance(step, Planned):
                run.append(step)
                continue
            carried = await Writing(turn).carry(run, form)
            heard.outcomes += carried.outcomes
            remarks += of_the_page(run, carried, turn.vocabulary_of(carried.form or form))
            run = []
            if step is not None:
                question = await self._special(step, heard, remarks, plan.button) or question
        form = await self._with_kept(await turn.form(), heard)
        await self._show_what_holds_back(form, heard.outcomes, plan)
        if question is None and form.dialogs:
            question = dialog_question(form)
        question = question or nearest_choices(turn, form, heard.outcomes)
        question = question or Keeping(turn).question(form, heard.outcomes)
        question = question or _unreached(form, heard.outcomes)
        unanswered = Unanswered(turn)
        contradiction = self._contradiction(form, heard.outcomes) if question is None else None
        ending = None if question or contradiction else self._ending(form, heard.outcomes)
        ending = ending or count_question(form, turn.vocabulary_of(form), _read(heard.outcomes))
        question = question or contradiction or ending
        for proposal in (*plan.further, plan.question, contradiction, ending):
            unanswered.keep(proposal, form, put=proposal is question)
        looked = before if before is not None and before.guided and plan.only_looks else None
        question = question or looked or self._next(form, before, remarks)
        if question is None and before is not None and not plan.only_looks:
            question = unanswered.next(form)  # told before, and not asked yet for want of room
        if question is None and _reads_all(plan) and (before is None or proposes(before)):
            question = unanswered.put(form)
        if question is None and before is not None and _filled(before, heard.outcomes):
            question = self.sends_on(before, form)
        remarks += made_wrong(first, form, heard.outcomes)
        if self._leaves_unsent(plan, before, question, heard):
            remarks.append(UNDONE[PendingKind.CONFIRM_SUBMIT])
        turn.ask(question)
        await self.show(question, form)
        if question is None and before is not None and not before.wants_value and plan.only_looks:
            turn.memory.asked = waiting  # to look at something is no answer
        turn.memory.touched(heard.outcomes, form)
        turn.memory.listed = plan.listed or turn.memory.listed
        heard.reply = answer(
            heard.outcomes,
            tuple(remarks),
            question.text if question else "",
            form,
            turn.vocabulary_of(form),
        )
        return heard

    async def show(self, question: Question | None, form: Form) -> None:
        """What is asked about again is gone to: the eye is elsewhere by then."""
        about = question.about if question is not None and question.again else ""
        if about not in ("", form.focused) and not form.dialogs:
            await self.turn.browser.act(self.turn.session_id, [FocusField(about)])

    def sends_on(self, answered: Question, form: Form) -> Question | None:
        """The question that a wish to send leads to which the one that was answered had held up."""
        if not answered.before_sending or form.dialogs or trouble(form):
            return None
        _, question, _ = Unanswered(self.turn).before_sending(form, answered.button)
        return question  # nobody asked for it in this turn: it is no outcome of it

    def _leaves_unsent(
        self, plan: Plan, before: Question | None, question: Question | None, heard: Heard
    ) -> bool:
        """Whether a question to send was passed over by something else that was done."""
        asked = before is not None and before.kind is PendingKind.CONFIRM_SUBMIT and not plan.only_looks
        again = question is not None and question.kind is PendingKind.CONFIRM_SUBMIT
        return asked and not again and not any(o.type is ActionType.SUBMIT for o in heard.outcomes)

    async def _with_kept(self, form: Form, heard: Heard) -> Form:
        """Values for locked fields are kept; those whose fields opened in this turn are written."""
        keeping = Keeping(self.turn)
        heard.outcomes = keeping.keep(heard.outcomes, form)
        opened = keeping.opened(form)
        if not opened or form.dialogs:
            return form
        plan = await self.turn.planned(Understanding(opened), form)
        run = [step for step in plan.planned if isinstance(step, Planned)]
        heard.outcomes += (await Writing(self.turn).carry(run, form)).outcomes
        return await self.turn.form()

    async def _show_what_holds_back(self, form: Form, outcomes: list[Outcome], plan: Plan) -> None:
        """A step that may not be left yet: its first wrong or empty field gets the focus."""
        held = any(o.type is ActionType.MOVE and o.value and o.status is Status.REJECTED for o in outcomes)
        lacking = {*form.missing, *form.invalid}
        first = next((f.name for f in form.fields if f.step == form.step and f.name in lacking), None)
        if held and first is not None and not form.dialogs:
            await self.turn.browser.act(self.turn.session_id, [FocusField(first)])
            acts = [step.act for step in plan.planned if isinstance(step, Planned)]
            if any(isinstance(act, ShowStep) and not act.in_order for act in acts):
                self.turn.memory.spent = first  # "qua phần nghề nghiệp | giáo viên" answers no list

    def _next(self, form: Form, before: Question | None, remarks: list[str]) -> Question | None:
        """The question for the field wanted next, while the person wants to be asked."""
        if not self.turn.memory.guided:
            return None
        question = next_question(form, self.turn.memory, before)
        if question is None:
            self.turn.memory.guided = False
            remarks.append(after_the_last(form))
        return question

    def _ending(self, form: Form, outcomes: list[Outcome]) -> Question | None:
        """The question for the last day that first day and number of days lead to; each is asked once."""
        question = end_question(form, self.turn.vocabulary_of(form), _written(outcomes))
        if question is None or question.text in self.turn.memory.doubted:
            return None
        self.turn.memory.doubted.add(question.text)
        return question

    def _contradiction(self, form: Form, outcomes: list[Outcome]) -> Question | None:
        """A question about values that do not fit together; each is asked once."""
        for found in contradictions(form, self.turn.vocabulary_of(form), _written(outcomes)):
            if found.key not in self.turn.memory.doubted:
                self.turn.memory.doubted.add(found.key)
                text = f"{found.text}. Anh chị kiểm tra giúp em, đúng chưa ạ?"
                # "1993" alone mends the year of a day
                held = form.field(found.field)
                partial = {found.field: f"--{held.value[5:]}"} if held and _DAY.fullmatch(held.value) else {}
                return Question(
                    PendingKind.CLARIFY, text, ("Đúng", "Chưa"), asked=found.field, partial=partial
                )
        return None

    async def _special(self, step: Special, heard: Heard, remarks: list[str], button: str) -> Question | None:
        form = await self.turn.form()
        match step:
            case Special.SUBMIT:
                outcome, question, goto = Unanswered(self.turn).before_sending(form, button)
                heard.outcomes.append(outcome)
                if goto is not None:
                    await self.turn.browser.act(self.turn.session_id, [FocusField(goto)])
                    only = len({*form.missing, *form.invalid}) == 1
                    asked = Unanswered(self.turn).about(goto, form) or asking_for(form, goto)
                    return replace(asked, before_sending=only, button=button)
                return question
            case Special.UNDO | Special.REDO:
                heard.outcomes += await Travelling(self.turn).travel(1, back=step is Special.UNDO)
            case Special.SAVE:
                await Drafting(self.turn).save("", form, heard, draft=False)
            case Special.PRINT:
                heard.outcomes.append(Outcome(ActionType.PRINT, Status.DONE))
                remarks.append(f"tải tại /api/sessions/{self.turn.session_id}/print.pdf")
            case Special.UNSURE:
                heard.outcomes.append(Outcome(ActionType.READ, Status.DONE, verified=True))
                remarks.append(
                    told_doubts(await doubted_fields(self.turn, form), self.turn.vocabulary_of(form))
                )
                return Unanswered(self.turn).put(form)
            case Special.RESET:
                outcome, changes = await submitting.reset(self.turn.session_id, self.turn.browser)
                heard.outcomes.append(outcome)
                self.turn.wrote(changes, self.turn.by)
        return None


def _reads_all(plan: Plan) -> bool:
    """Whether all of the form is read out, or what it lacks."""
    steps = [step for step in plan.planned if isinstance(step, Planned)]
    return any(step.outcome.type is ActionType.READ and step.outcome.field is None for step in steps)


def _written(outcomes: list[Outcome]) -> frozenset[str]:
    """The fields that hold what was said now."""
    return frozenset(o.field for o in outcomes if o.field and o.verified and o.type is ActionType.FILL)


def _unreached(form: Form, outcomes: list[Outcome]) -> Question | None:
    """A field on a step that may not be shown yet is asked for nevertheless: it can be written where it is."""
    for outcome in outcomes:
        field = form.field(outcome.field or "")
        refused = outcome.type is ActionType.FOCUS and outcome.status is Status.REJECTED
        if refused and outcome.heard and field is not None:
            return asking_for(form, field.name) if field.enabled and field.empty else None
    return None


def _read(outcomes: list[Outcome]) -> frozenset[str]:
    return frozenset(o.field for o in outcomes if o.field and o.type is ActionType.READ)


def _filled(asked: Question, outcomes: list[Outcome]) -> bool:
    """Whether the field that was asked for holds something now."""
    return any(o.field == asked.asked and o.verified and o.type is ActionType.FILL for o in outcomes)


def made_wrong(before: Form, after: Form, outcomes: list[Outcome]) -> list[str]:
    """Values that what was written made wrong elsewhere: who only listens cannot see the page's complaint."""
    if after.url != before.url or not any(o.type is ActionType.FILL and o.verified for o in outcomes):
        return []
    told = {outcome.field for outcome in outcomes}
    wrong = [
        field
        for field in after.fields
        if field.name in after.invalid and field.message and not field.empty and field.name not in told
        if (was := before.field(field.name)) is not None and was.valid and was.value == field.value
    ]
    return [f"{say.label_of(field)} nay chưa hợp lệ: {field.message}" for field in wrong[:_MOST_WRONG]]
