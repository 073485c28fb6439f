"""What was entered with a doubt is known to the ledger, until somebody looks at it."""

from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.core.events import EventKind
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.conversations import Conversations
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import told

DOUBTED = "em sinh hai mốt tháng chạp năm chín lăm ạ"
"""A month named as that of the moon is taken as it was said, and shall be looked at."""


def marked(turn: Turn) -> list[str | None]:
    return [outcome.field for outcome in turn.actions if outcome.to_check]


async def test_a_doubt_is_noted_with_the_turn_that_wrote_it(say: Say, ledgers: MemoryLedgers) -> None:
    await say("mở đơn vay")
    assert marked(await say("kỳ hạn 24 tháng")) == []
    assert marked(await say(DOUBTED)) == ["dateOfBirth"]
    (doubted,) = await told(ledgers, EventKind.DOUBTED)
    written = (await told(ledgers, EventKind.WRITTEN))[-1]
    assert (doubted.field, doubted.turn) == ("dateOfBirth", written.turn)


async def test_a_request_that_comes_again_has_its_doubt_still(say: Say, conversations: Conversations) -> None:
    await say("mở đơn vay")
    for _ in range(2):
        turn = await conversations.hear(DOUBTED, session_id="s", request_id="r1")
        assert marked(turn) == ["dateOfBirth"]


async def test_a_look_is_noted_as_a_turn_of_its_own_and_undo_does_not_mind(
    say: Say, conversations: Conversations, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await say(DOUBTED)
    await conversations.looked("s", "dateOfBirth")
    doubted, looked = await told(ledgers, EventKind.DOUBTED, EventKind.LOOKED)
    assert looked.field == "dateOfBirth"
    assert looked.turn > doubted.turn
    form = (await say("hoàn tác")).form
    assert form is not None
    assert form.field("dateOfBirth").value == ""  # type: ignore[union-attr]


async def test_nothing_is_noted_of_a_session_that_nothing_is_known_of(
    conversations: Conversations, ledgers: MemoryLedgers
) -> None:
    await conversations.looked("new", "dateOfBirth")
    assert await ledgers.read("new") == ()
