"""`python -m evaluation`: measure understanding on the corpus and on synthetic sentences.

It fails when a figure is worse than its floor in thresholds.yaml.
"""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from evaluation.as_html import write_html
from evaluation.findings import find
from evaluation.on_screen import show
from evaluation.synthetic import SEED
from evaluation.thresholds import verdicts

FOLDER = Path("var/eval")
_WIDTH = 150


def main() -> None:
    """Read the command line, measure, print, write the page."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--synthetic", type=int, default=2000, help="how many synthetic sentences")
    parser.add_argument("--seed", type=int, default=SEED, help="what the synthetic sentences are drawn from")
    parser.add_argument(
        "--show-test", action="store_true", help="show failures of test and fresh: do not tune to them"
    )
    asked = parser.parse_args()
    screen = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    columns = (TextColumn("{task.completed} understood"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        findings = find(asked.synthetic, asked.seed, lambda: progress.advance(task))
    judged = verdicts(findings.groups, max(findings.compile_ms.values()))
    show(screen, findings, judged, asked.show_test)
    page = write_html(FOLDER, findings, judged, asked.show_test)
    screen.print(f"\nReport: {page}")
    if broken := [verdict for verdict in judged if not verdict.kept]:
        told = ", ".join(f"{verdict.group} {verdict.figure}" for verdict in broken)
        sys.exit(f"Worse than before: {told}. Mend it; a floor in evaluation/thresholds.yaml never falls.")


if __name__ == "__main__":
    main()
