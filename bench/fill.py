"""Text to verified value through HTTP: one field and twelve, one session and many, and memory."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from bench.agent import Agent, Took
from bench.figures import Durations
from bench.memory import browser_bytes
from bench.sentences import ONE_FIELD, TWELVE_FIELDS, Utterance

NAME = "Speak to Input, text to verified value"
WARM_UP_ROUNDS = 10
PAUSE_S = (2.0, 5.0)
"""Between two utterances of one person, in the runs at a human pace."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: rounds with one session, with many, of all acts; seconds at a human pace."""

    rounds: int = 200
    rounds_at_once: int = 25
    rounds_of_acts: int = 40
    human_s: float = 20.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many sessions came to; memory in bytes for each further session, None where not measured."""

    sessions: int
    at_once: Durations
    human_pace: Durations
    memory_each: float | None


@dataclass(frozen=True, slots=True)
class Alone:
    """One session's durations, and where they were spent by the service's own account."""

    total: Durations
    understanding: Durations
    page: Durations


async def one_session(agent: Agent, effort: Effort) -> tuple[Alone, Alone]:
    """One field and twelve fields, one utterance after the other in one session."""
    await agent.open_form("bench-alone")
    one = await _rounds(agent, "1 field", ONE_FIELD, effort.rounds)
    twelve = await _rounds(agent, "12 fields", TWELVE_FIELDS, effort.rounds)
    await agent.close("bench-alone")
    return one, twelve


async def _rounds(agent: Agent, size: str, utterances: Sequence[Utterance], rounds: int) -> Alone:
    took: list[Took] = []
    for _, utterance in zip(range(WARM_UP_ROUNDS + rounds), cycle(utterances), strict=False):
        took.append(await agent.fill("bench-alone", utterance))
    counted = took[WARM_UP_ROUNDS:]
    return Alone(
        Durations(f"{size}: {NAME}", tuple(t.total_ms for t in counted)),
        Durations(f"{size}:   of it understanding", tuple(t.understand_ms for t in counted)),
        Durations(f"{size}:   of it the page", tuple(t.act_ms for t in counted)),
    )


async def crowd(agent: Agent, sessions: int, effort: Effort) -> Crowd:
    """`sessions` people, one field each: all in the same moment, then each at a human pace."""
    names = [f"bench-{sessions}-{number}" for number in range(sessions)]
    await agent.open_form(names[0])
    with_one = browser_bytes(agent.pid)
    for name in names[1:]:
        await agent.open_form(name)
    with_all = browser_bytes(agent.pid)
    at_once = await _all_at_once(agent, names, effort.rounds_at_once)
    human = await _human_pace(agent, names, effort.human_s)
    for name in names:
        await agent.close(name)
    memory = None
    if with_one is not None and with_all is not None and sessions > 1:
        memory = (with_all - with_one) / (sessions - 1)
    return Crowd(sessions, Durations("at once", at_once), Durations("human pace", human), memory)


async def _all_at_once(agent: Agent, names: Sequence[str], rounds: int) -> tuple[float, ...]:
    took: list[float] = []
    for _, utterance in zip(range(2 + rounds), cycle(ONE_FIELD), strict=False):
        everyone = await asyncio.gather(*(agent.fill(name, utterance) for name in names))
        took += [each.total_ms for each in everyone]
    return tuple(took[2 * len(names) :])


async def _human_pace(agent: Agent, names: Sequence[str], duration_s: float) -> tuple[float, ...]:
    chance = random.Random(7)
    ends = asyncio.get_running_loop().time() + duration_s

    async def person(name: str) -> list[float]:
        took: list[float] = []
        for utterance in cycle(ONE_FIELD):
            await asyncio.sleep(chance.uniform(*PAUSE_S))
            if took and asyncio.get_running_loop().time() > ends:
                break
            took.append((await agent.fill(name, utterance)).total_ms)
        return took

    each = await asyncio.gather(*(person(name) for name in names))
    return tuple(duration for took in each for duration in took)
