"""`python -m bench.voice [--quick] [--part NAME]`: run the measurements of the voice and print their tables."""

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable

from rich.console import Console

from bench.agent import running_agent
from bench.report import busy, machine
from bench.voice.accuracy import natural_voices, speed, spoken_values
from bench.voice.barge_in import silences
from bench.voice.crowd import crowd
from bench.voice.limits import by_likeness, by_score, readings
from bench.voice.memory import resident_mib
from bench.voice.reaction import natural_voices as dictated
from bench.voice.reaction import one_person
from bench.voice.streaming import added
from bench.voice.tables import percentiles, show_errors, show_reactions, show_rows
from bench.voice.talking import services
from speak_to_input.adapters.stt.faster_whisper import FasterWhisper
from speak_to_input.settings import Settings
from speak_to_input.wiring import remote_assistant

Part = Callable[[Console, int], Awaitable[None]]


async def words(console: Console, rounds: int) -> None:
    """Time of one reading, and word errors of natural voices."""
    whisper = await _whisper()
    fast = await speed(whisper, rounds)
    console.print(
        f"One reading alone: {min(fast.seconds_each):.2f} to {max(fast.seconds_each):.2f} s for utterances of "
        f"{min(fast.sound_s):.1f} to {max(fast.sound_s):.1f} s; real-time factor {fast.real_time_factor:.3f}"
    )
    show_errors(console, "Word errors, six natural voices (88 words)", await natural_voices(whisper))
    await whisper.close()


async def values(console: Console, rounds: int) -> None:
    """Values of spoken sentences that were not understood."""
    whisper = await _whisper()
    async with running_agent() as agent, remote_assistant(Settings(), agent.url) as assistant:
        rows = await spoken_values(whisper, assistant)
    show_errors(console, "Values not understood, eSpeak NG (8 sentences)", rows)
    await whisper.close()


async def reaction(console: Console, rounds: int) -> None:
    """Stages of one person's sentences."""
    with services() as running:
        found = [*await one_person(running.url, rounds), await dictated(running.url)]
        memory = resident_mib(running.process.pid)
    show_reactions(console, "One person", found)
    console.print(f"Memory of the voice service: {memory:.0f} MiB")


async def switches(console: Console, rounds: int) -> None:
    """The same with one part switched off or on."""
    found = []
    ways = {
        "no speculation": {"S2I_VOICE__SPECULATE": "false"},
        "Smart Turn": {"S2I_VOICE__TURN_END": "smart_turn"},
        "denoised": {"S2I_VOICE__DENOISE": "true"},
    }
    for name, variables in ways.items():
        with services(**variables) as running:
            found += await one_person(running.url, 1, f"{name}, ")
    show_reactions(console, "One part changed", found)


async def barge_in(console: Console, rounds: int) -> None:
    """Speaking over an answer."""
    with services() as running:
        found = await silences(running.url, rounds)
    rows = [(*percentiles(found), f"{max(found):.0f}", len(found))]
    title = "Barge-in: ms from the person's first sample to the bot's last sound"
    show_rows(console, title, ("p50", "p95", "longest", "times"), rows)


async def people(console: Console, rounds: int) -> None:
    """Two and four at once."""
    with services() as running:
        found = [await crowd(running.url, number, rounds) for number in (2, 4)]
        memory = resident_mib(running.process.pid)
    show_reactions(console, "Several people", [each.reactions for each in found])
    for each in found:
        lost = "; ".join(f"{text} -> {heard or 'nothing'}" for text, heard in each.unheard)
        console.print(f"{each.reactions.name}: less than half of the words arrived in: {lost or 'none'}")
    console.print(f"Memory of the voice service: {memory:.0f} MiB")


async def streaming(console: Console, rounds: int) -> None:
    """A recogniser that gives text while the person speaks."""
    found = await added(8 * rounds)
    rows = [(*percentiles(found), f"{max(found):.0f}", len(found))]
    title = "Streaming recogniser: ms from its final text to the verified value"
    show_rows(console, title, ("p50", "p95", "longest", "times"), rows)


async def limits(console: Console, rounds: int) -> None:
    """Sweeps over two limits."""
    whisper = await _whisper()
    rows = by_score(await readings(whisper))
    await whisper.close()
    header = ("score below which is asked", "right, asked for nothing", "wrong, acted on")
    show_rows(console, "Limit of confidence", header, rows)
    likeness = (
        "alike from",
        "echo not noticed",
        "people taken for echo",
        "eSpeak as a person taken for echo",
    )
    show_rows(console, "Limit of likeness to our own sound (frames)", likeness, await by_likeness())


PARTS: dict[str, Part] = {
    "words": words,
    "values": values,
    "reaction": reaction,
    "switches": switches,
    "barge-in": barge_in,
    "people": people,
    "streaming": streaming,
    "limits": limits,
}


async def _whisper() -> FasterWhisper:
    whisper = FasterWhisper(FasterWhisper.Options())
    await whisper.prepare()
    return whisper


async def run(rounds: int, asked: list[str]) -> None:
    """What was asked for; each table is printed as soon as it is there."""
    console = Console(width=180 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the figures are worse than the product's own.")
    for name in asked:
        began = time.monotonic()
        await PARTS[name](console, rounds)
        console.print(f"({name}: {time.monotonic() - began:.0f} s)\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each sentence once")
    parser.add_argument("--part", choices=PARTS, action="append", help="leave the rest out")
    asked = parser.parse_args()
    asyncio.run(run(1 if asked.quick else 2, asked.part or list(PARTS)))


if __name__ == "__main__":
    main()
