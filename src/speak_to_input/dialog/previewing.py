"""What an utterance would do, told without doing it."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import (
    Answer,
    Command,
    DeleteDraft,
    Go,
    GoToNth,
    ListDrafts,
    LoadDraft,
    Manner,
    OpenForm,
    Request,
    Restore,
    SaveDraft,
    Search,
    Travel,
    Understanding,
    Unknown,
)  # fmt: skip
from speak_to_input.core.forms import Form
from speak_to_input.core.misheard_wishes import page_by_sound, request_by_sound
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Plan, Planned, Question, Special
from speak_to_input.core.reply import answer
from speak_to_input.core.requests import read_request
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.opening_pages import OpeningPages

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_SPECIAL = {
    Special.SUBMIT: ActionType.SUBMIT,
    Special.RESET: ActionType.CLEAR,
    Special.UNDO: ActionType.UNDO,
    Special.REDO: ActionType.REDO,
    Special.PRINT: ActionType.PRINT,
    Special.UNSURE: ActionType.READ,
    Special.SAVE: ActionType.SAVE_DRAFT,
}
_MANNERS = {
    Manner.GUIDE: ActionType.ASK,
    Manner.UNGUIDE: ActionType.ASK,
    Manner.REPEAT: ActionType.READ,
    Manner.STOP: ActionType.ASK,
}


@dataclass(frozen=True)
class Previewing:
    """One look at what `Hearing.hear` would do. Everything that it would do is SKIPPED."""

    turn: "Hearing"

    async def of(self, text: str, form: Form) -> Heard:
        """On an open form."""
        turn, began = self.turn, perf_counter()
        plan = await self._plan(text, form)
        heard = Heard(_settled(plan, text), understand_ms=(perf_counter() - began) * 1000)
        asked = plan.question.text if plan.question else ""
        heard.reply = answer(heard.outcomes, plan.remarks, asked, form, turn.vocabulary_of(form))
        return heard

    async def _plan(self, text: str, form: Form) -> Plan:
        turn = self.turn
        question, language = turn.pending(), turn.means.language
        request = read_request(text, language, turn.vocabulary_of(form))
        if request is not None:
            return _told(_type_of(request), text)
        if question is not None and not question.wants_value:
            reply = answer_to(text, question, language)
            if reply is not None:
                return await self._answered(question, reply, text, form)
        understanding = await turn.understood(text, form)
        if all(isinstance(command, Unknown) for command in understanding.commands):
            return await self._of_session(text, form) or await turn.planned(understanding, form)
        return await turn.planned(understanding, form)

    async def on_none(self, text: str) -> Heard:
        """While no form is open: what concerns the session."""
        request = read_request(text, self.turn.means.language)
        plan = _told(_type_of(request), text) if request is not None else await self._of_session(text, None)
        return Heard(_settled(plan, text) if plan else [])

    async def _of_session(self, text: str, form: Form | None) -> Plan | None:
        """A wish for another page, or one that the words only sound like, where they are nothing to the form."""
        turn, language = self.turn, self.turn.means.language
        if turn.pending() is not None or (form is not None and form.dialogs):
            return None
        request = request_by_sound(text, language, turn.vocabulary_of(form) if form is not None else None)
        if request is not None:
            return _told(_type_of(request), text)
        pages = OpeningPages(turn)
        wish = pages.wish(text, bare=form is None) or page_by_sound(text, language)
        return _told(ActionType.OPEN, text) if wish is not None and await pages.promises(wish) else None

    async def _answered(self, question: Question, reply: Answer, text: str, form: Form) -> Plan:
        """What the answer leads to; a no leads to nothing but talk."""
        commands: tuple[Command, ...] | Special = ()
        if reply.choice is not None and reply.choice < len(question.choices):
            commands = (question.choices[reply.choice],)
        elif reply.yes or reply.choice == 0:
            commands = question.on_yes
        if isinstance(commands, Special):
            return Plan((commands,))
        if not commands:
            return _told(ActionType.ASK, text)
        first = commands[0]
        if isinstance(first, OpenForm):
            return _told(ActionType.OPEN, text)
        if isinstance(first, LoadDraft | DeleteDraft):
            return _told(_type_of(first), text)
        return await self.turn.planned(Understanding(commands), form)


def _settled(plan: Plan, text: str) -> list[Outcome]:
    """The outcomes of a plan that is not carried out."""
    return [
        Outcome(_SPECIAL[step], Status.SKIPPED, heard=text)
        if isinstance(step, Special)
        else replace(step.outcome, status=Status.SKIPPED if step.act is not None else step.outcome.status)
        for step in plan.planned
    ]


def _told(kind: ActionType, text: str) -> Plan:
    return Plan((Planned(Outcome(kind, Status.SKIPPED, heard=text)),))


def _type_of(request: Request) -> ActionType:
    """As what a wish about the session is told."""
    match request:
        case SaveDraft():
            return ActionType.SAVE_DRAFT
        case LoadDraft():
            return ActionType.LOAD_DRAFT
        case DeleteDraft():
            return ActionType.CLEAR
        case ListDrafts():
            return ActionType.READ
        case Search():
            return ActionType.SEARCH
        case Travel(back):
            return ActionType.UNDO if back else ActionType.REDO
        case Restore():
            return ActionType.UNDO
        case GoToNth():
            return ActionType.FOCUS
        case Go(how):
            return _MANNERS[how]
