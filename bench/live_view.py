"""`python -m bench.live_view [--quick]`: what it costs that people watch their pages, and how soon they see a change.

Everybody speaks a field and types a word every few seconds, with nobody watching first, then each with a live
view that takes every frame at once. The difference in processor time, agent, driver and Chromium together, is
what the views cost. The viewers themselves run in this process and are not counted.
"""

import argparse
import asyncio
import json
import os
import random
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table
from websockets.asyncio.client import ClientConnection, connect

from bench.agent import Agent, BenchFailed, running_agent
from bench.figures import Durations
from bench.memory import descendants
from bench.report import busy, machine
from bench.sentences import ONE_FIELD

CROWDS = (1, 5, 10)
PAUSE_S = (2.0, 4.0)
KEY_S = 0.15
WORD = "nguyen"
FRAME_NUMBER = slice(4, 8)
FRAME_WAIT_S = 2.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class View:
    """One viewer: takes each frame at once and knows when a change was seen.

    A change is seen with the first frame after the event that tells of it; a caret blinks twice a second, so one
    frame in twenty or so may be the caret's and a little too early.
    """

    socket: ClientConnection
    frames: int = 0
    changed: bool = False
    seen_at: float = 0.0
    seen: asyncio.Event = field(default_factory=asyncio.Event)

    async def watch(self) -> None:
        """Until the connection is closed."""
        async for message in self.socket:
            if isinstance(message, str):
                self.changed = self.changed or bool(json.loads(message).get("changed"))
                continue
            self.frames += 1
            await self.say(type="ack", frame=int.from_bytes(message[FRAME_NUMBER]))
            if self.changed and not self.seen.is_set():
                self.seen_at = perf_counter()
                self.seen.set()

    async def say(self, **message: object) -> None:
        """Send one message."""
        await self.socket.send(json.dumps(message))

    def expect(self) -> float:
        """A change is coming: it is looked for from now on. Gives: now."""
        self.changed = False
        self.seen.clear()
        return perf_counter()

    async def seen_after_ms(self, began: float) -> float | None:
        """How long after `began` the change was seen; None when nothing changed."""
        try:
            async with asyncio.timeout(FRAME_WAIT_S):
                await self.seen.wait()
        except TimeoutError:
            return None
        return (self.seen_at - began) * 1000


@dataclass(frozen=True, slots=True)
class Watched:
    """What one crowd needed: cores while nobody watched and while each had a view, frames, waiting times."""

    people: int
    alone_cores: float
    watched_cores: float
    frames_per_s: float
    spoken: Durations
    typed: Durations

    @property
    def cores_each(self) -> float:
        """What one view costs."""
        return (self.watched_cores - self.alone_cores) / self.people


async def watched(agent: Agent, people: int, duration_s: float) -> Watched:
    """Measure one crowd."""
    names = [f"live-{people}-{number}" for number in range(people)]
    for name in names:
        await agent.open_form(name)
    alone_cores = await _cores(agent, names, [None] * people, duration_s, [], [])
    spoken: list[float] = []
    typed: list[float] = []
    async with AsyncExitStack() as stack:
        views = [await _view(stack, agent, name) for name in names]
        before = sum(view.frames for view in views)
        watched_cores = await _cores(agent, names, views, duration_s, spoken, typed)
        frames = sum(view.frames for view in views) - before
    for name in names:
        await agent.close(name)
    if not spoken or not typed:
        raise BenchFailed("no frame came after an act")
    return Watched(
        people,
        alone_cores,
        watched_cores,
        frames / duration_s / people,
        Durations("spoken field -> frame", tuple(spoken)),
        Durations("key -> frame", tuple(typed)),
    )


async def _view(stack: AsyncExitStack, agent: Agent, name: str) -> View:
    address = f"ws{agent.url.removeprefix('http')}/api/sessions/{name}/live"
    view = View(await stack.enter_async_context(connect(address, max_size=None, proxy=None)))
    view.changed = True  # the first frame is waited for
    watching = asyncio.ensure_future(view.watch())
    stack.callback(watching.cancel)
    await view.seen.wait()
    return view


async def _cores(
    agent: Agent,
    names: Sequence[str],
    views: Sequence[View | None],
    duration_s: float,
    spoken: list[float],
    typed: list[float],
) -> float:
    """Processor time per second of all that the agent runs, while everybody works."""
    before, began = cpu_s(agent.pid), perf_counter()
    ends = began + duration_s
    chance = random.Random(7)
    people = (
        _person(agent, name, view, chance.uniform(0, PAUSE_S[0]), ends, spoken, typed)
        for name, view in zip(names, views, strict=True)
    )
    await asyncio.gather(*people)
    return (cpu_s(agent.pid) - before) / (perf_counter() - began)


async def _person(
    agent: Agent,
    name: str,
    view: View | None,
    starts_after_s: float,
    ends: float,
    spoken: list[float],
    typed: list[float],
) -> None:
    chance = random.Random(name)
    await asyncio.sleep(starts_after_s)
    for utterance in cycle(ONE_FIELD):
        if perf_counter() > ends:
            return
        began = view.expect() if view is not None else 0.0
        await agent.fill(name, utterance)
        if view is not None:
            _note(spoken, await view.seen_after_ms(began))
            await _type(view, typed)
        else:
            await asyncio.sleep(KEY_S * len(WORD))
        await asyncio.sleep(chance.uniform(*PAUSE_S))


async def _type(view: View, typed: list[float]) -> None:
    """A word into the field in the middle of the picture, taken back in the end."""
    for action in ("move", "down", "up"):
        await view.say(
            type="mouse", action=action, x=640, y=430, button="none" if action == "move" else "left"
        )
    await asyncio.sleep(KEY_S)
    for char in WORD:
        began = view.expect()
        for action in ("down", "up"):
            await view.say(type="key", action=action, key=char, code=f"Key{char.upper()}")
        _note(typed, await view.seen_after_ms(began))
        await asyncio.sleep(KEY_S)
    for action in ("down", "up"):
        await view.say(type="key", action=action, key="z", code="KeyZ", modifiers=2)


def _note(durations: list[float], took_ms: float | None) -> None:
    if took_ms is not None:
        durations.append(took_ms)


def cpu_s(root_pid: int) -> float:
    """Processor seconds that a process and everything it started have used; those that ended are left out."""
    return sum(_process_cpu_s(pid) for pid in {root_pid, *descendants(root_pid)})


def _process_cpu_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def show(console: Console, crowds: Sequence[Watched]) -> None:
    """One row a crowd."""
    columns = (
        "people",
        "cores, nobody watches",
        "cores, each watches",
        "cores per view",
        "frames/s per view",
    )
    waits = ("spoken field -> frame p50 / p95 (ms)", "key -> frame p50 / p95 (ms)")
    table = Table(*columns, *waits, title="Live views at a human pace", title_justify="left")
    for crowd in crowds:
        times = [f"{d.percentile(0.5):.0f} / {d.percentile(0.95):.0f}" for d in (crowd.spoken, crowd.typed)]
        table.add_row(
            str(crowd.people),
            f"{crowd.alone_cores:.2f}",
            f"{crowd.watched_cores:.2f}",
            f"{crowd.cores_each:.2f}",
            f"{crowd.frames_per_s:.1f}",
            *times,
        )
    console.print(table)


async def run(duration_s: float) -> None:
    """Start the agent, measure, print."""
    console = Console(width=120 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print(
            "Other programs keep this machine busy: waiting times are worse than the product's own."
        )
    async with running_agent() as agent:
        show(console, [await watched(agent, people, duration_s) for people in CROWDS])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.live_view", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 seconds each instead of 30")
    asked = parser.parse_args()
    try:
        asyncio.run(run(10 if asked.quick else 30))
    except BenchFailed as failure:
        sys.exit(f"The benchmark failed: {failure}")


if __name__ == "__main__":
    main()
