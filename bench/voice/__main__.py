"""`python -m bench.voice [--rounds N] [--part NAME] [--minutes N]`: measure the voice and print tables."""

import argparse
import asyncio
import sys
import time

from rich.console import Console

from bench.report import busy, machine
from bench.voice.office import ROOMS
from bench.voice.parts import Part, parts

_MINUTES, _AMONG_OTHERS = 10.0, 1.5
_TOLD_EVERY_S = 20


async def run(rounds: int, asked: dict[str, Part]) -> None:
    """What was asked for; each table is printed as soon as it is there."""
    console = Console(width=180 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the figures are worse than the product's own.")
    for number, (name, part) in enumerate(asked.items(), start=1):
        began = time.monotonic()
        telling = asyncio.create_task(_tell(f"{number}/{len(asked)} {name}", rounds * part.about_s))
        try:
            await part.run(console, rounds)
        finally:
            telling.cancel()
        console.print(f"({name}: {time.monotonic() - began:.0f} s)\n")


async def _tell(what: str, about_s: float) -> None:
    """A line now and then that says how far it is; standard error, so that tables can be kept in a file."""
    began = time.monotonic()
    while True:
        took_s = time.monotonic() - began
        print(f"{what}: {took_s:.0f} s of about {about_s:.0f} s", file=sys.stderr, flush=True)
        await asyncio.sleep(_TOLD_EVERY_S)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1, help="how often each sentence is said")
    parser.add_argument("--part", choices=parts(0), action="append", help="leave the rest out")
    parser.add_argument(
        "--minutes",
        type=float,
        help=f"of babble in each room; {_MINUTES:g}, and {_AMONG_OTHERS:g} where all parts are run",
    )
    numbers = range(1, len(ROOMS) + 1)
    parser.add_argument("--room", type=int, choices=numbers, help="one room of babble only")
    asked = parser.parse_args()
    here = ROOMS[asked.room - 1 : asked.room] if asked.room else ROOMS
    known = parts(asked.minutes or (_MINUTES if asked.part else _AMONG_OTHERS), here)
    asyncio.run(run(asked.rounds, {name: known[name] for name in asked.part or known}))


if __name__ == "__main__":
    main()
