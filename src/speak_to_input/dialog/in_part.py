"""An answer that is only a part of what was said: the rest of it is heard as well."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Answer, AskWhich, Fill, Held, Understanding, Unknown
from speak_to_input.core.forms import Form
from speak_to_input.core.parted import parted
from speak_to_input.core.plan import Question
from speak_to_input.core.reply import going_on
from speak_to_input.core.wishes import refuses_first
from speak_to_input.dialog.answering import Answering
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.unanswered import Unanswered
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class InPart:
    """Such answers within one turn. Only what fills is answered so: sending and emptying take a whole yes."""

    turn: "Hearing"

    async def answered(self, text: str, question: Question, form: Form) -> Heard | None:
        """Do what the answer in the words leads to, and then the rest of them; None where no part answers."""
        turn = self.turn
        if not question.harmless:
            return None
        part = parted(text, question, turn.vocabulary_of(form), turn.means.language)
        if part is None or await self._takes_back(*part, question, form):
            return None
        reply, rest = part
        if isinstance(reply, Fill):
            Unanswered(turn).settle(question)
            heard = await Doing(turn).do(await turn.planned(Understanding((reply,)), form), form, Heard())
        else:
            heard = await Answering(turn).answered(question, reply, form)
        if not rest or heard.open_next is not None or heard.request is not None:
            return heard
        return await self._and_then(rest, heard)

    async def _takes_back(self, reply: Answer | Fill, rest: str, question: Question, form: Form) -> bool:
        """Whether what is told behind the answer is another one: "có, đến mùng 5"."""
        if not rest or refuses_first(read_words(rest), self.turn.means.language):
            return bool(rest)
        if not isinstance(reply, Answer) or question.choices:
            return False
        told = (await self.turn.understood(rest, form)).commands
        unclear = all(isinstance(command, Unknown | Held) for command in told)  # "có, từ đó …"
        return unclear or any(isinstance(c, Fill) and c.field == question.asked for c in told)

    async def _and_then(self, rest: str, heard: Heard) -> Heard:
        """What was told behind the answer; of the field that was asked about it tells nothing more."""
        turn = self.turn
        waiting, form = turn.pending(), await turn.form()
        done = {outcome.field for outcome in heard.outcomes}
        told = await turn.understood(rest, form)
        commands = tuple(
            command
            for command in told.commands
            if not isinstance(command, Unknown | Held | AskWhich)
            and not (isinstance(command, Fill) and command.field in done)
        )
        if not commands:
            return heard
        plan = await turn.planned(replace(told, commands=commands), form)
        more = await Doing(turn).do(plan, form, Heard())
        if turn.pending() is None and waiting is not None:
            turn.ask(waiting)
        heard.outcomes += more.outcomes
        heard.reply = f"{heard.reply} {going_on(more.reply)}"
        return heard
