"""What was entered with a doubt and nobody has looked at since: told when asked for, marked again in a draft."""

from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.doubted import doubted_in
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing


async def doubted_fields(turn: "Hearing", form: Form, draft: str = "") -> list[Field]:
    """The fields whose values are doubted; with a draft's id, that were when it was saved."""
    await turn.keep()
    session_id, _, seq = draft.rpartition(":")
    events = await turn.means.ledgers.read(session_id or turn.session_id)
    doubted = doubted_in(event for event in events if not seq or event.seq <= int(seq))
    return [field for field in form.fields if not field.empty and doubted.get(field.name) == field.value]


def told_doubts(doubted: list[Field], vocabulary: Vocabulary) -> str:
    """These values, to be looked at."""
    if not doubted:
        return "không còn ô nào em chưa chắc"
    kinds = {known.name: known.kind for known in vocabulary.fields}
    return f"em chưa chắc {say.listed([say.told_of(field, kinds[field.name]) for field in doubted])}"
