"""The tables that the benchmark of the voice prints."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.voice.accuracy import Row
from bench.voice.reaction import STAGES, STEPS, Reactions

_TOLD = "the recogniser is told the sentences beforehand"
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
    shown = f"{title}: p50 / p95 in ms from the last sample of speech, of what was done; {_TOLD}"
    table = Table(title=shown, title_justify="left")
    columns = (
        "",
        "done of said",
        *(_TITLES.get(stage, stage) for stage in STAGES),
        "wrong or other",
        "asked",
        "ignored",
        "lost",
    )
    for column in columns:
        table.add_column(column, justify="right" if column else "left")
    for each in found:
        counts = map(each.count, ("answered", "asked", "ignored", "not heard"))
        of = f"{len(each.done)} of {len(each.said)}"
        table.add_row(each.name, of, *(_pair(each, stage) for stage in STAGES), *map(str, counts))
    console.print(table)
    _show_steps(console, title, found)


def _show_steps(console: Console, title: str, found: Sequence[Reactions]) -> None:
    """Means add up to the mean of the whole, which percentiles do not."""
    table = Table(title=f"{title}: of which, mean / p95 in ms, sentence by sentence", title_justify="left")
    for column in ("", *STEPS, "all"):
        table.add_column(column, justify="right" if column else "left")
    for each in found:
        steps = {name: each.steps(name) for name in STEPS}
        if all(steps.values()):
            means = [sum(took) / len(took) for took in steps.values()]
            shown = [
                f"{mean:.0f} / {percentiles(took)[1]}"
                for mean, took in zip(means, steps.values(), strict=True)
            ]
            table.add_row(each.name, *shown, f"{sum(means):.0f}")
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
