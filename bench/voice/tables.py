"""The tables that the benchmark of the voice prints."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.voice.accuracy import Row
from bench.voice.reaction import STAGES, Reactions

_TITLES = {
    "heard end": "end noticed at",
    "transcript": "words ready",
    "turn_end": "turn end",
    "seen": "value seen",
    "first_audio": "first sound",
}


def show_errors(console: Console, title: str, rows: Sequence[Row]) -> None:
    """One table of error rates in percent."""
    table = Table(title=title, title_justify="left")
    table.add_column("condition")
    for column in rows[0].rates:
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(row.condition, *(f"{100 * rate:.0f} %" for rate in row.rates.values()))
    console.print(table)


def show_reactions(console: Console, title: str, found: Sequence[Reactions]) -> None:
    """Stages from the last sample of the person's speech."""
    table = Table(title=f"{title}: p50 / p95 in ms from the last sample of speech", title_justify="left")
    columns = (
        "",
        *(_TITLES.get(stage, stage) for stage in STAGES),
        "said",
        "done",
        "asked",
        "ignored",
        "lost",
    )
    for column in columns:
        table.add_column(column, justify="right" if column else "left")
    for each in found:
        counts = (each.count("done"), each.count("asked"), each.count("ignored"), each.count("not heard"))
        table.add_row(
            each.name, *(_pair(each, stage) for stage in STAGES), str(len(each.said)), *map(str, counts)
        )
    console.print(table)


def _pair(each: Reactions, stage: str) -> str:
    p50, p95 = each.of(stage, 0.5), each.of(stage, 0.95)
    return "-" if p50 is None or p95 is None else f"{p50:.0f} / {p95:.0f}"


def show_rows(console: Console, title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Any other table."""
    table = Table(title=title, title_justify="left")
    for column in header:
        table.add_column(column, justify="right" if column else "left")
    for row in rows:
        table.add_row(*map(str, row))
    console.print(table)


def percentiles(found: Sequence[float]) -> tuple[str, str]:
    """The middle and the 95th of a hundred."""
    ordered = sorted(found)
    return (
        f"{ordered[len(ordered) // 2]:.0f}",
        f"{ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.0f}",
    )
