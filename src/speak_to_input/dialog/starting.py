"""A form that was just opened, and what was said beside asking for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Fill, OpenForm
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.events import By
from speak_to_input.core.plan import Plan
from speak_to_input.core.reply import after_opening, going_on
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.interpreting import Interpreting
from speak_to_input.dialog.opening import open_form
from speak_to_input.dialog.refilling import refill
from speak_to_input.vi.text import read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_SAY_WHAT = "Anh chị nói thông tin cần điền ạ."


@dataclass(frozen=True)
class Starting:
    """The first words on a form within one turn."""

    turn: "Hearing"

    async def on(self, wanted: OpenForm, rest: list[str]) -> Heard:
        """Open a form and carry out what was said beside asking for it, in the order said."""
        turn, means = self.turn, self.turn.means
        turn.memory.unheard = ""
        url = wanted.url or means.forms.url_of(wanted.form_type)
        veiled = turn.memory.veil.fields
        guided = turn.memory.guided and not turn.memory.url
        held = {n: v for n, v in turn.memory.ledger.values.items() if v and n not in veiled}
        opened = await open_form(means, turn.session_id, turn.memory, url)
        turn.memory.guided = guided
        copied = ""
        if wanted.copies:
            copied = await self._copy(held)
        named = ""
        if await self._tells_choices(wanted.heard):
            named = wanted.heard
            rest = [named, *rest]
        if not rest and guided:
            asked = await Doing(turn).do(Plan(), await turn.form(), Heard())
            return Heard([opened], after_opening(opened.label, going_on(asked.reply)))
        if not rest:
            return Heard([opened], after_opening(opened.label, copied or _SAY_WHAT))
        outcomes, replies, understood, took_ms = [opened], [copied] if copied else [], True, 0.0
        for text in rest:
            heard = await Interpreting(turn).hear(text, await means.browser.read(turn.session_id))
            outcomes += heard.outcomes
            took_ms += heard.understand_ms
            opener = means.opener
            done = opener.only_asks_for(text, wanted.form_type)
            if not heard.understood and (done or opener.is_question(text)):
                continue  # talk of before: nobody wants to hear late that it was not understood
            if text is named:
                turn.memory.by_name = dict(turn.memory.ledger.values)
            replies.append(going_on(heard.reply))
            understood = understood and heard.understood
        reply = after_opening(opened.label, " ".join(replies) or _SAY_WHAT)
        return Heard(outcomes, reply, understand_ms=took_ms, understood=understood)

    async def _copy(self, held: Mapping[str, str]) -> str:
        """Fill the form as the one that was sent, in a turn of its own: undo takes back what is told now."""
        turn, ledger = self.turn, self.turn.memory.ledger
        pledges = {field.name for field in (await turn.form()).fields if self._binds(field.label)}
        now, ledger.turn = ledger.turn, ledger.aside()
        refilled = await refill(turn, {n: v for n, v in held.items() if n not in pledges}, By.DRAFT)
        ledger.turn = now
        return f"Đã điền lại {refilled.count} ô như bản đã gửi."

    def _binds(self, label: str) -> bool:
        """Whether ticking it pledges something: that is done anew for every form that is sent."""
        marks, words = self.turn.means.language.marks, read_words(label)
        return any(marks.at(words, at, Mark.PLEDGE) for at in range(len(words)))

    async def _tells_choices(self, name: str) -> bool:
        """Whether the name by which the form was called says what is chosen in it: "đơn | nghỉ phép"."""
        turn = self.turn
        if not name:
            return False
        commands = (await turn.understood(name, form := await turn.form())).commands
        lists = {known.name for known in turn.vocabulary_of(form).fields if known.choices}
        return all(isinstance(c, Fill) and c.field in lists and c.doubt is None for c in commands)
