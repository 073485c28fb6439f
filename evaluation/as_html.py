"""The findings as one HTML page that needs nothing else: tables and charts drawn into it."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from matplotlib.figure import Figure

from evaluation.findings import SPLITS, Findings
from evaluation.on_corpus import DIMENSIONS
from evaluation.on_screen import COLUMNS, cells, percent
from evaluation.tally import Tally
from evaluation.thresholds import Verdict

_COLOURS = {"dev": "#9aa7b5", "test": "#2f6fdb", "fresh": "#0d9f6e", "synthetic": "#d98a1f"}
_BROAD_IN = 7.5
_BAR_IN = 0.26
_PATTERNS = 30


def write_html(folder: Path, findings: Findings, verdicts: Sequence[Verdict], show_test: bool) -> Path:
    """Write the page into `folder`; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    page = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template(
        "page.html"
    )
    columns = [*SPLITS, "synthetic"]
    shown = SPLITS if show_test else ("dev",)
    text = page.render(
        columns=COLUMNS,
        all={name: cells(findings.groups[name]) for name in columns if name in findings.groups},
        sections=[
            (name, _rows(findings.by(name), columns), _chart(findings.by(name))) for name in _dimensions()
        ],
        times=_times(findings),
        compile_ms=findings.compile_ms,
        verdicts=verdicts,
        percent=percent,
        confusions=findings.confusions(shown)[:60],
        failures={split: findings.failures(split) for split in SPLITS},
        shown=shown,
        patterns=findings.patterns[:_PATTERNS],
        false_kinds={
            name: dict(findings.groups[name].false_kinds) for name in SPLITS if name in findings.groups
        },
    )
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    return path


def _dimensions() -> tuple[str, ...]:
    return (*DIMENSIONS, "noise")


def _rows(
    groups: Mapping[str, Mapping[str, Tally]], columns: Sequence[str]
) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (name, column, cells(tallies[column]))
        for name, tallies in groups.items()
        for column in columns
        if column in tallies
    ]


def _chart(groups: Mapping[str, Mapping[str, Tally]]) -> Markup:
    """Field accuracy, a bar for every group and column, from the worst bar's neighbourhood to 100 %."""
    bars = [
        (f"{name} · {column}", accuracy * 100, colour)
        for name, tallies in groups.items()
        for column, colour in _COLOURS.items()
        if (accuracy := tallies.get(column, Tally()).field_accuracy) is not None
    ]
    if not bars:
        return Markup("")
    names, heights, colours = zip(*reversed(bars), strict=True)
    figure = Figure(figsize=(_BROAD_IN, 0.6 + _BAR_IN * len(bars)), layout="constrained")
    axes = figure.subplots()
    drawn = axes.barh(names, heights, color=colours)
    axes.bar_label(drawn, fmt="%.1f", padding=3, fontsize=8)
    axes.set_xlim(max(0.0, min(heights) - 5), 101.5)
    axes.set_xlabel("fields right (%)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    return _svg(figure)


def _times(findings: Findings) -> Markup:
    """How long understanding took, as the share of utterances that took no longer."""
    figure = Figure(figsize=(_BROAD_IN, 3.2), layout="constrained")
    axes = figure.subplots()
    for name in (*SPLITS, "synthetic"):
        took = sorted(findings.groups.get(name, Tally()).took_ms)
        if took:
            shares = [100 * (at + 1) / len(took) for at in range(len(took))]
            axes.plot(took, shares, label=name, color=_COLOURS[name])
    axes.set_xscale("log")
    axes.axvline(5, color="#c33", linewidth=0.8, linestyle="--")
    axes.set_xlabel("processor time of understanding one utterance (ms); dashed: 5 ms")
    axes.set_ylabel("utterances (%)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return _svg(figure)


def _svg(figure: Figure) -> Markup:
    drawing = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "font.family": "sans-serif", "svg.hashsalt": "eval"}):
        figure.savefig(drawing, format="svg", metadata={"Date": None, "Creator": None})
    text = drawing.getvalue()
    # Our own drawing: the library escapes the names in it. What stands before it belongs to a file of its own.
    return Markup(text[text.index("<svg") :])  # noqa: S704
