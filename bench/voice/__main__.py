"""`python -m bench.voice [--quick]`: run every measurement of the voice and print the tables."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.agent import running_agent
from bench.report import busy, machine
from bench.voice.accuracy import Row, natural_voices, speed, spoken_values
from bench.voice.reaction import STAGES, Reactions, crowd, one_person, services
from speak_to_input.adapters.stt.faster_whisper import FasterWhisper
from speak_to_input.settings import Settings
from speak_to_input.wiring import remote_assistant

KIB = 1024
PARTS = ("accuracy", "reaction")


def show_errors(console: Console, title: str, rows: Sequence[Row]) -> None:
    """One table of error rates in percent."""
    table = Table(title=title, title_justify="left")
    table.add_column("condition")
    for column in rows[0].rates:
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(row.condition, *(f"{100 * rate:.0f} %" for rate in row.rates.values()))
    console.print(table)


def show_reactions(console: Console, title: str, found: Sequence[tuple[str, Reactions]]) -> None:
    """Stages from the acoustic end of speech, in milliseconds."""
    table = Table(title=title, title_justify="left")
    for column in ("", *STAGES, "said", "not verified"):
        table.add_column(column, justify="right" if column else "left")
    for name, reactions in found:
        pairs = ((reactions.of(stage, 0.5), reactions.of(stage, 0.95)) for stage in STAGES)
        cells = ("-" if p50 is None or p95 is None else f"{p50:.0f} / {p95:.0f}" for p50, p95 in pairs)
        table.add_row(name, *cells, str(reactions.said), str(reactions.missed))
    console.print(table)


async def accuracy(console: Console) -> None:
    """Words and values."""
    whisper = FasterWhisper(FasterWhisper.Options())
    await whisper.prepare()
    fast = await speed(whisper)
    console.print(
        f"One reading alone: {min(fast.seconds_each):.2f} to {max(fast.seconds_each):.2f} s for utterances of "
        f"{min(fast.sound_s):.1f} to {max(fast.sound_s):.1f} s; real-time factor {fast.real_time_factor:.3f}"
    )
    show_errors(console, "Word errors, six natural voices (88 words)", await natural_voices(whisper))
    async with running_agent() as agent, remote_assistant(Settings(), agent.url) as assistant:
        rows = await spoken_values(whisper, assistant)
    show_errors(console, "Values not understood, eSpeak NG (8 sentences)", rows)
    await whisper.close()


async def reactions(console: Console, rounds: int) -> None:
    """Stages alone, with parts switched off, and with several people."""
    found: list[tuple[str, Reactions]] = []
    ways = {
        "as it is": {},
        "no speculation": {"S2I_VOICE__SPECULATE": "false"},
        "Smart Turn": {"S2I_VOICE__TURN_END": "smart_turn"},
    }
    for name, variables in ways.items():
        with services(**variables) as running:
            usual, closed = await one_person(running.url, rounds)
            found += [(f"{name}, usual", usual), (f"{name}, closed field", closed)]
            if not variables:
                alone = resident_mib(running.process.pid)
                found += [(each.name, each) for each in [await crowd(running.url, n, rounds) for n in (2, 4)]]
                console.print(
                    f"Memory of the voice service: {alone:.0f} MiB with one session, "
                    f"{resident_mib(running.process.pid):.0f} MiB after four"
                )
    show_reactions(console, "Reaction from the acoustic end of speech, p50 / p95 in ms", found)


def resident_mib(pid: int) -> float:
    """Memory of a process as Linux tells it."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123 (a file of the kernel)
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / KIB


async def run(rounds: int, parts: Sequence[str]) -> None:
    """What was asked for."""
    console = Console(width=150 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the figures are worse than the product's own.")
    if "accuracy" in parts:
        await accuracy(console)
    if "reaction" in parts:
        await reactions(console, rounds)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each sentence once")
    parser.add_argument("--part", choices=PARTS, action="append", help="leave the rest out")
    asked = parser.parse_args()
    asyncio.run(run(1 if asked.quick else 3, asked.part or PARTS))


if __name__ == "__main__":
    main()
