"""A request id has one effect, whoever repeats it and whenever."""

import asyncio

import pytest

from speak_to_input.core.turns import Turn
from speak_to_input.services.agent.replies import Replies


class Speaker:
    """Counts how often it was heard."""

    def __init__(self) -> None:
        self.count = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.spoken_to = asyncio.Event()
        self.error: Exception | None = None

    async def hear(self) -> Turn:
        self.count += 1
        self.spoken_to.set()
        await self.gate.wait()
        if self.error:
            raise self.error
        return Turn(True, "s", "r", "c", str(self.count))


async def test_the_same_id_is_heard_once() -> None:
    replies, speaker = Replies(), Speaker()
    assert (await replies.once("s", "r", speaker.hear))[1] is False
    turn, repeated = await replies.once("s", "r", speaker.hear)
    assert (turn.result, repeated, speaker.count) == ("1", True, 1)


async def test_sessions_do_not_share_ids() -> None:
    replies, speaker = Replies(), Speaker()
    await replies.once("s", "r", speaker.hear)
    await replies.once("t", "r", speaker.hear)
    assert speaker.count == 2


async def test_a_caller_who_leaves_does_not_stop_the_work() -> None:
    replies, speaker = Replies(), Speaker()
    speaker.gate.clear()
    leaving = asyncio.create_task(replies.once("s", "r", speaker.hear))
    await speaker.spoken_to.wait()
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    speaker.gate.set()
    turn, repeated = await replies.once("s", "r", speaker.hear)
    assert (turn.result, repeated, speaker.count) == ("1", True, 1)


async def test_an_error_is_told_to_all_who_wait_and_then_forgotten() -> None:
    replies, speaker = Replies(), Speaker()
    speaker.error = ValueError("no")
    speaker.gate.clear()
    calls = [asyncio.create_task(replies.once("s", "r", speaker.hear)) for _ in range(3)]
    await speaker.spoken_to.wait()
    speaker.gate.set()
    assert all(isinstance(e, ValueError) for e in await asyncio.gather(*calls, return_exceptions=True))
    speaker.error = None
    assert (await replies.once("s", "r", speaker.hear))[0].result == "2"


async def test_old_answers_make_room() -> None:
    replies, speaker = Replies(), Speaker()
    for number in range(40):
        await replies.once("s", f"r{number}", speaker.hear)
    assert (await replies.once("s", "r39", speaker.hear))[1] is True
    assert (await replies.once("s", "r0", speaker.hear))[1] is False


async def test_work_that_goes_on_makes_no_room() -> None:
    replies, slow, quick = Replies(), Speaker(), Speaker()
    slow.gate.clear()
    working = asyncio.create_task(replies.once("s", "slow", slow.hear))
    await slow.spoken_to.wait()
    for number in range(40):
        await replies.once("s", f"r{number}", quick.hear)
    for number in range(510):
        await replies.once(f"s{number}", "r", quick.hear)
    repeat = asyncio.create_task(replies.once("s", "slow", slow.hear))
    slow.gate.set()
    assert ((await working)[1], (await repeat)[1], slow.count) == (False, True, 1)


async def test_a_closed_session_forgets_its_answers_but_not_its_work() -> None:
    replies, slow, quick = Replies(), Speaker(), Speaker()
    await replies.once("s", "quick", quick.hear)
    slow.gate.clear()
    working = asyncio.create_task(replies.once("s", "slow", slow.hear))
    await slow.spoken_to.wait()
    replies.forget("s")
    assert (await replies.once("s", "quick", quick.hear))[1] is False
    repeat = asyncio.create_task(replies.once("s", "slow", slow.hear))
    slow.gate.set()
    assert ((await working)[1], (await repeat)[1], slow.count) == (False, True, 1)
