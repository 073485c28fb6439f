"""The findings as tables on the terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evaluation.findings import SPLITS, Findings
from evaluation.on_corpus import DIMENSIONS, Seen
from evaluation.tally import Tally
from evaluation.thresholds import Verdict

COLUMNS = (
    "n",
    "fields",
    "field acc.",
    "wrong",
    "missed",
    "whole",
    "negatives",
    "false acts",
    "asked",
    "p50 ms",
    "p95 ms",
)
_PATTERNS = 30
_CONFUSIONS = 25


def percent(share: float | None) -> str:
    """A share as a reader sees it: "98.7 %"; "-" for nothing to count."""
    return "-" if share is None else f"{share * 100:.1f} %"


def cells(tally: Tally) -> tuple[str, ...]:
    """The figures of a tally, in the order of COLUMNS."""
    times = [tally.percentile_ms(share) for share in (0.5, 0.95)]
    return (
        str(tally.utterances),
        str(tally.fields),
        percent(tally.field_accuracy),
        percent(tally.wrong_rate),
        str(tally.missed),
        percent(tally.whole_accuracy),
        str(tally.negatives),
        percent(tally.false_rate),
        str(tally.asked),
        *("-" if took is None else f"{took:.1f}" for took in times),
    )


def show(screen: Console, findings: Findings, verdicts: Sequence[Verdict], show_test: bool) -> None:
    """Print all tables; failures of test and fresh only with `show_test`, so that nobody tunes to them."""
    columns = [*SPLITS, "synthetic"]
    _table(screen, "All", {name: {name: findings.groups.get(name, Tally())} for name in columns}, ())
    for dimension in (*DIMENSIONS, "noise"):
        _table(screen, f"By {dimension}", findings.by(dimension), columns)
    compile_ms = ", ".join(f"{name} {took:.1f}" for name, took in findings.compile_ms.items())
    screen.print(Text(f"Making a form ready (ms): {compile_ms}"))
    for split in SPLITS:
        kinds = findings.groups.get(split, Tally()).false_kinds.most_common()
        told = ", ".join(f"{kind} {count}" for kind, count in kinds) or "nothing"
        screen.print(Text(f"Done on negatives of {split}: {told}"))
    splits = SPLITS if show_test else ("dev",)
    _confusions(screen, findings.confusions(splits))
    for split in SPLITS:
        _failures(screen, split, findings.failures(split), shown=split in splits)
    _patterns(screen, findings)
    _verdicts(screen, verdicts)


def _table(
    screen: Console, title: str, rows: Mapping[str, Mapping[str, Tally]], columns: Sequence[str]
) -> None:
    table = Table(title=title, title_justify="left", box=None, header_style="dim", pad_edge=False)
    table.add_column("")
    if columns:
        table.add_column("")
    for name in COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for name, tallies in rows.items():
        if not columns:
            table.add_row(name, *cells(tallies[name]))
            continue
        for column in columns:
            if column in tallies:
                table.add_row(name, column, *cells(tallies[column]))
    if table.row_count:
        screen.print()
        screen.print(table)


def _confusions(screen: Console, confusions: Sequence[tuple[str, int]]) -> None:
    screen.print(Text(f"\nConfusions: {len(confusions)}", style="bold"))
    for told, count in confusions[:_CONFUSIONS]:
        screen.print(Text(f"  {count:3} {told}"))


def _failures(screen: Console, split: str, failures: Sequence[Seen], *, shown: bool) -> None:
    known = sum(bool(each.known) for each in failures)
    screen.print(Text(f"\nFailures of {split}: {len(failures)}, {known} of them known", style="bold"))
    for each in failures if shown else ():
        screen.print(Text(f"  {each.where} {each.say}", style="yellow"))
        screen.print(Text(f"    want {each.wanted.fills} {each.wanted.acts}"))
        screen.print(Text(f"    got  {each.got.fills} {each.got.acts}"))
        if each.known:
            screen.print(Text(f"    known: {each.known}", style="dim"))


def _patterns(screen: Console, findings: Findings) -> None:
    screen.print(Text(f"\nSynthetic: the {_PATTERNS} most frequent sorts of failure", style="bold"))
    for pattern in findings.patterns[:_PATTERNS]:
        fault = min(pattern.faults, key=lambda fault: len(fault.sentence.say))
        screen.print(Text(f"  {len(pattern.faults):4} {pattern.kind}, {pattern.noise}: {pattern.what}"))
        screen.print(Text(f"       [{fault.form}] {fault.sentence.say}", style="dim"))
        screen.print(Text(f"       {fault.field}: want {fault.wanted!r}, got {fault.got!r}", style="dim"))


def _verdicts(screen: Console, verdicts: Sequence[Verdict]) -> None:
    table = Table(title="Thresholds", title_justify="left", box=None, header_style="dim", pad_edge=False)
    for name in ("group", "figure", "is", "never worse than", "wanted", ""):
        table.add_column(name)
    for each in verdicts:
        told = "goal" if each.reached else "kept" if each.kept else "BROKEN"
        style = {"goal": "green", "kept": "", "BROKEN": "bold red"}[told]
        figures = (_figure(each, each.value), _figure(each, each.floor), _figure(each, each.goal))
        table.add_row(each.group, each.figure, *figures, Text(told, style=style))
    screen.print()
    screen.print(table)


def _figure(verdict: Verdict, value: float | None) -> str:
    if verdict.figure.endswith("_ms"):
        return "-" if value is None else f"{value:.1f} ms"
    return percent(value)
