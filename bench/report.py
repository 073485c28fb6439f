"""The figures as tables for a person to read, with the machine they were taken on."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.acts import GOAL_MS, too_slow
from bench.figures import Durations
from bench.fill import Alone, Crowd

MIB = 1024 * 1024
PERCENTILES = (0.50, 0.95, 0.99)


def machine() -> str:
    """Processor, cores, memory and system in one line."""
    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        named = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        processor = named[0].partition(":")[2].strip() if named else processor
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; load before the run {os.getloadavg()[0]:.1f}"
    )


def busy() -> bool:
    """Whether other programs used more than a quarter of the processors in the last minute."""
    return os.getloadavg()[0] > (os.cpu_count() or 1) / 4


def show_filling(
    console: Console, product: Sequence[Alone], floors: Sequence[Durations], drivers: Sequence[Durations]
) -> None:
    """One session: the product, the floor and the driver, with what each costs as a multiple of the floor."""
    table = _table("One session, warm: text to verified value through HTTP (ms)", last="p50 / floor")
    for ours, floor, driver in zip(product, floors, drivers, strict=True):
        base = floor.percentile(0.5)
        for durations in (ours.total, ours.understanding, ours.page, floor, driver):
            _row(table, durations, f"{durations.percentile(0.5) / base:.1f}")
        table.add_section()
    console.print(table)


def show_crowds(console: Console, crowds: Sequence[Crowd]) -> None:
    """Many sessions: one field each, and what each further session needs."""
    table = _table("Many sessions, one field each, text to verified value (ms)", last="MiB per session")
    for crowd in crowds:
        memory = "-" if crowd.memory_each is None else f"{crowd.memory_each / MIB:.0f}"
        people = "1 session" if crowd.sessions == 1 else f"{crowd.sessions} sessions"
        for durations in (crowd.human_pace, crowd.at_once):
            _row(
                table,
                Durations(f"{people}, {durations.name}", durations.milliseconds),
                memory,
            )
        table.add_section()
    console.print(table)


def show_understanding(console: Console, durations: Sequence[Durations]) -> None:
    """Understanding alone."""
    table = _table("Understanding alone, in process (ms of processor time)")
    for each in durations:
        _row(table, each)
    console.print(table)


def show_acts(console: Console, durations: Sequence[Durations]) -> None:
    """Every sort of act, the slowest last, and how many meet the goal."""
    table = _table("Acts through HTTP (ms)", last=f"p95 under {GOAL_MS:.0f}")
    for each in sorted(durations, key=lambda each: each.percentile(0.95)):
        _row(table, each, "no" if each.name in too_slow(durations) else "yes")
    everything = Durations("all acts", tuple(ms for each in durations for ms in each.milliseconds))
    table.add_section()
    _row(table, everything, "yes" if everything.percentile(0.95) <= GOAL_MS else "no")
    console.print(table)


def _table(title: str, last: str = "") -> Table:
    table = Table(
        "what", "n", *(f"p{share * 100:.0f}" for share in PERCENTILES), title=title, title_justify="left"
    )
    for column in table.columns[1:]:
        column.justify = "right"
    if last:
        table.add_column(last, justify="right")
    return table


def _row(table: Table, durations: Durations, last: str | None = None) -> None:
    figures = [f"{durations.percentile(share):.1f}" for share in PERCENTILES]
    table.add_row(
        durations.name, str(len(durations.milliseconds)), *figures, *([] if last is None else [last])
    )
