"""`python -m bench [--quick]`: run every measurement and print the tables.

It fails when a value that is timed was not verified.
"""

import argparse
import asyncio
import sys

from rich.console import Console

from bench.acts import acts
from bench.agent import Agent, BenchFailed, running_agent
from bench.fill import Effort, crowd, one_session
from bench.floor import floor_and_driver
from bench.report import busy, machine, show_acts, show_crowds, show_filling, show_understanding
from bench.understand import understanding

CROWDS = (1, 10, 20)
QUICK = Effort(rounds=60, rounds_at_once=10, rounds_of_acts=8, human_s=6)


async def measure(agent: Agent, effort: Effort, console: Console) -> None:
    """One session beside floor and driver, then many sessions, every sort of act, then understanding alone."""
    product = await one_session(agent, effort)
    floors, drivers = await floor_and_driver(agent.url, effort.rounds)
    show_filling(console, product, floors, drivers)
    show_crowds(console, [await crowd(agent, sessions, effort) for sessions in CROWDS])
    show_acts(console, await acts(agent, effort.rounds_of_acts))
    show_understanding(console, understanding(await agent.loan_form(), effort.rounds))


async def run(effort: Effort) -> None:
    """Start the agent, measure, print."""
    console = Console(width=110 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the figures are worse than the product's own.")
    async with running_agent() as agent:
        await measure(agent, effort, console)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, about half a minute")
    asked = parser.parse_args()
    try:
        asyncio.run(run(QUICK if asked.quick else Effort()))
    except BenchFailed as failure:
        sys.exit(f"The benchmark failed: {failure}")


if __name__ == "__main__":
    main()
