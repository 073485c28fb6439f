"""Questions that wait between the utterances of a case, answered as the dialogue does it (`dialog.hearing`)."""

from dataclasses import dataclass

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.answers import read_answer
from speak_to_input.core.commands import AskWhich, Clear, Command, Do, PressButton, Simple, Understanding
from speak_to_input.core.deciding.values import which
from speak_to_input.core.forms import ButtonRole, Form


@dataclass(frozen=True)
class Waiting:
    """A question: which field is meant, or whether to send or to clear."""

    options: tuple[str, ...] = ()
    choices: tuple[Command, ...] = ()
    sending: bool = False

    def answered(self, text: str) -> Understanding | None:
        """What the answer comes to; None where `text` is no choice and no refusal."""
        reply = read_answer(text, self.options, load_language(), sending=self.sending)
        if reply is None:
            return None
        if reply.choice is not None:
            return Understanding((self.choices[reply.choice],)) if self.choices else None
        refused = not self.choices and reply.yes is False
        return Understanding((Do(Simple.CANCEL, text),)) if refused else None


def waiting_after(understanding: Understanding, form: Form) -> Waiting | None:
    """The question that an utterance leads to."""
    for command in understanding.commands:
        match command:
            case AskWhich():
                question = which(command, form).question
                assert question is not None
                return Waiting(question.options, question.choices)
            case Clear(field=None):
                return Waiting()
            case Do(what=Simple.SUBMIT):
                return Waiting(sending=True)
            case PressButton(ref=ref) if any(
                b.ref == ref and b.role is ButtonRole.SUBMIT for b in form.buttons
            ):
                return Waiting(sending=True)
    return None
