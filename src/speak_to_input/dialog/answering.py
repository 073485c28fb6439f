"""Answers to a question that waits."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import Answer, Command, DeleteDraft, LoadDraft, OpenForm, Understanding
from speak_to_input.core.complaints import complaints_of
from speak_to_input.core.deciding.digest import digest
from speak_to_input.core.events import EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import FocusField, Status
from speak_to_input.core.plan import Plan, Question, Special
from speak_to_input.core.reply import answer, polite
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.wishes import leaves_open
from speak_to_input.dialog import submitting
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.pop_ups import changed
from speak_to_input.dialog.unanswered import Unanswered
from speak_to_input.dialog.unsent import forget_sent
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_DECLINED = {
    PendingKind.CONFIRM_SUBMIT: "Dạ, em chưa gửi. Anh chị sửa tiếp hoặc nói “gửi” khi sẵn sàng ạ.",
    PendingKind.CONFIRM_CLEAR: "Dạ, em giữ nguyên ạ.",
}

LATER = "Dạ, khi nào có anh chị nói em điền ạ."


@dataclass(frozen=True)
class Answering:
    """Answers within one turn."""

    turn: "Hearing"

    async def answered(self, question: Question, reply: Answer, form: Form) -> Heard:
        """Do what the answer to `question` leads to; a wish to send that it held up goes on."""
        heard = await self._answered(question, reply, form)
        if self.turn.pending() is question:
            return heard
        Unanswered(self.turn).settle(question)
        if self.turn.pending() is not None or heard.open_next is not None or heard.request is not None:
            return heard
        now = await self.turn.form()
        following = Doing(self.turn).sends_on(question, now)
        following = following or Unanswered(self.turn).next(now)
        if following is None and question.again:
            following = Unanswered(self.turn).put(now)
        if following is not None:
            self.turn.ask(following)
            await Doing(self.turn).show(following, now)
            heard.reply = f"{heard.reply} {following.text}"
        return heard

    async def _answered(self, question: Question, reply: Answer, form: Form) -> Heard:
        turn, heard = self.turn, Heard()
        if reply.choice is not None and reply.choice < len(question.choices):
            turn.ask(None)
            return await self._run((question.choices[reply.choice],), form, heard)
        affirmed = reply.yes or (reply.choice == 0 and not question.choices)
        if affirmed and question.digest and turn.memory.asked_after(turn.spoken_at):
            # words of before the question, which waited for their turn: nobody agreed to what they had not heard
            heard.reply, heard.understood = f"Dạ, em vừa mới hỏi. {question.text}", False
            return heard
        turn.ask(None)
        if not affirmed and question.guided:
            return await self.passed(question, form)
        waits = leaves_open(read_words(reply.heard), turn.means.language.answers)
        proposed = question.kind is PendingKind.CLARIFY and question.asked and not question.seeks
        if not affirmed and proposed and not waits:
            turn.ask(Question(PendingKind.CLARIFY, "", asked=question.asked))
            heard.reply = "Dạ, anh chị nói lại giúp em ạ."
            return heard
        if not affirmed:
            turn.memory.unheard = turn.memory.owed = ""
            later = LATER if question.seeks or waits else "Dạ, vậy thôi ạ."
            heard.reply = _DECLINED.get(question.kind, later)
            return heard
        if question.digest and question.digest != digest(form):
            return changed(heard)
        if question.on_yes is Special.SUBMIT:
            return await self._submit(question, heard)
        if isinstance(question.on_yes, Special):
            heard = await Doing(turn).do(Plan((question.on_yes,)), form, heard)
            done = all(outcome.status is Status.DONE for outcome in heard.outcomes)
            return (
                await self._run(question.then, await turn.form(), heard) if done and question.then else heard
            )
        if question.on_yes:
            return await self._run(question.on_yes, form, heard)
        if question.choices or (question.asked and not question.options):
            turn.ask(question)  # a yes is no choice and no value
            listed = say.offered(list(question.options))
            heard.reply = (
                f"Dạ, anh chị chọn {listed} ạ?" if listed else polite(question.text or "anh chị nói lại ạ?")
            )
            return heard
        heard.reply = "Dạ, em giữ nguyên ạ."
        return heard

    async def passed(self, question: Question, form: Form) -> Heard:
        """A field that the person does not want to tell now is put off; the next one is asked for."""
        turn = self.turn
        turn.memory.put_off.add(question.asked or "")
        turn.memory.guided = True
        return await Doing(turn).do(Plan(), form, Heard())

    async def _run(self, commands: tuple[Command, ...], form: Form, heard: Heard) -> Heard:
        if isinstance(commands[0], OpenForm):
            heard.open_next = commands[0]
            return heard
        if isinstance(commands[0], LoadDraft | DeleteDraft):
            heard.request = commands[0]
            return heard
        plan = await self.turn.planned(Understanding(commands), form)
        return await Doing(self.turn).do(plan, form, heard)

    async def _submit(self, question: Question, heard: Heard) -> Heard:
        turn = self.turn
        outcome = await submitting.submit(turn.session_id, turn.browser, question.digest, question.button)
        heard.outcomes.append(outcome)
        form = await turn.browser.read(turn.session_id)
        heard.reply = answer(heard.outcomes, (), "", form, turn.vocabulary_of(form))
        if outcome.status is Status.DONE:
            turn.note(EventKind.SENT, text=outcome.value, verified=outcome.verified)
            forget_sent(turn.memory, turn.means.clock())
            return await self._run(question.then, form, heard) if question.then else heard
        turn.memory.complaints = complaints_of(form)
        return await self._show_first(form, heard)

    async def _show_first(self, form: Form, heard: Heard) -> Heard:
        """What the page found wrong gets the focus."""
        wrong = next((f.name for f in form.fields if f.name in {*form.missing, *form.invalid}), None)
        if wrong is not None and not form.dialogs:
            await self.turn.browser.act(self.turn.session_id, [FocusField(wrong)])
        return heard
