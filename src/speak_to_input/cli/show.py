"""A turn on the terminal: the answer, a table of what was done, the question that is open."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Outcome, Turn

_MARKS = {
    Status.REJECTED: Text("✗ no", style="bold red"),
    Status.ASKED: Text("? asked", style="yellow"),
    Status.SKIPPED: Text("- skipped", style="dim"),
}


def show_turn(screen: Console, turn: Turn) -> None:
    """Print what came of one utterance."""
    on_fields = [outcome for outcome in turn.actions if outcome.field or outcome.heard]
    if on_fields:
        screen.print(_table(on_fields, turn.form))
    for outcome in turn.actions:
        if outcome.error:
            screen.print(Text(f"✗ {outcome.label or outcome.type}: {outcome.error}", style="red"))
    screen.print(Text(turn.result, style="bold" if turn.success else "bold red"))
    if turn.pending and turn.pending.question.lower() not in turn.result.lower():
        screen.print(Text(f"? {turn.pending.question}", style="yellow"))
    if turn.pending and turn.pending.options:
        screen.print(Text("  " + " · ".join(turn.pending.options), style="yellow"))


def _table(actions: list[Outcome], form: Form | None) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    for title in ("field", "heard", "value", "verified"):
        table.add_column(title, overflow="fold")
    for outcome in actions:
        name = outcome.label or outcome.field or outcome.type
        table.add_row(Text(name), Text(outcome.heard), Text(_told(outcome, form)), _mark(outcome))
    return table


def _told(outcome: Outcome, form: Form | None) -> str:
    """The value as the page shows it: an option by its label."""
    field = form.field(outcome.field) if form and outcome.field else None
    labels = {option.value: option.label for option in (field.options if field else None) or ()}
    return ", ".join(labels.get(part, part) for part in outcome.value.split("\n"))


def _mark(outcome: Outcome) -> Text:
    if outcome.status in _MARKS:
        return _MARKS[outcome.status]
    return Text("✓ yes", style="green") if outcome.verified else Text("done", style="dim")
