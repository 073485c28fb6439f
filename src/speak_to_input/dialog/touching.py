"""Controls of ours beside the page: what they do goes the way of words, is verified, kept and undone like them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Attach, Clear, Fill, LoadDraft, OnForm, Understanding
from speak_to_input.core.entered import entered
from speak_to_input.core.forms import Form
from speak_to_input.core.touches import AttachFile, OpenDraft, SetValue, Touch
from speak_to_input.dialog.after_sending import AfterSending
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.requesting import Requesting
from speak_to_input.errors import InvalidInput, SessionUnknown

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


@dataclass(frozen=True)
class Touching:
    """What one touch does within its turn."""

    turn: "Hearing"

    async def carry_out(self, touch: Touch) -> Heard:
        """Do it. Raises: SessionUnknown while no form is open; InvalidInput for a field or a file that is not there."""
        turn = self.turn
        form = await turn.form() if turn.memory.url else None
        if isinstance(touch, OpenDraft):
            return await Requesting(turn).carry_out(LoadDraft(touch.draft), form)
        if form is None:
            raise SessionUnknown("no form is open in this session", hint="open one with POST /api/sessions")
        if turn.memory.sent:
            return AfterSending(turn).refused()
        commands = (await self._command(touch, form),)
        plan = await turn.planned(Understanding(commands), form)
        return await Doing(turn).do(plan, form, Heard())

    async def _command(self, touch: SetValue | AttachFile, form: Form) -> OnForm | Attach:
        turn = self.turn
        if isinstance(touch, AttachFile):
            if touch.file not in {file.name for file in await turn.means.shelf.given(turn.session_id)}:
                raise InvalidInput(f"no file {touch.file!r} was given", hint="send it to …/files first")
            return Attach(touch.field, touch.file, touch.file)
        field, known = form.field(touch.field), turn.vocabulary_of(form).by_name(touch.field)
        if field is None or known is None:
            raise InvalidInput(f"the form has no field {touch.field!r}", hint="GET …/form lists them")
        if not touch.value:
            return Clear(touch.field)
        today = turn.means.clock().date()
        value = entered(touch.value, field, known, turn.means.language, today)
        return Fill(touch.field, value, touch.value, correction=True)
