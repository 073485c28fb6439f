"""`parse`: how a sentence is understood, for people who work on the language."""

from collections.abc import Sequence
from uuid import uuid4

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speak_to_input.cli.reach import reached_agent
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.understand import Explanation, explain
from speak_to_input.core.vocabulary import Vocabulary, compile_form
from speak_to_input.settings import Settings
from speak_to_input.wiring import language, now

_SHOWN_HYPOTHESES = 3


async def explain_sentence(settings: Settings, url: str | None, form_type: str, text: str) -> None:
    """Read the form from its page, the sentence against the form, and print every step."""
    session_id = f"parse-{uuid4().hex[:12]}"
    async with reached_agent(settings, url) as agent:
        await agent.open(session_id, form_type=form_type)
        form = await agent.form(session_id)
        await agent.close(session_id)
    words = language()
    vocabulary = compile_form(form, words)
    explanation = explain(text, form, vocabulary, words, Context(today=now().date()))
    show_explanation(Console(highlight=False), explanation, form, vocabulary)


def show_explanation(screen: Console, told: Explanation, form: Form, vocabulary: Vocabulary) -> None:
    """Readings, mentions and cues over the words; then the best hypotheses and what they came to."""
    found = told.candidates
    names = [known.name for known in vocabulary.fields]

    def heard(start: int, end: int) -> str:
        return found.words.spelling(start, end)

    readings = [
        (heard(r.start, r.end), r.kind, r.value, f"{r.sure:.2f}") for at in found.readings for r in at
    ]
    _print(screen, "readings", ("heard", "kind", "value", "sure"), readings)
    mentions = [
        (heard(at, m.end), names[m.field], f"{m.strength:.2f}")
        for at, some in enumerate(found.mentions)
        for m in some
    ]
    _print(screen, "mentions", ("heard", "field", "strength"), mentions)
    offers = [
        (heard(at, o.end), names[o.field], o.text, f"{o.fit:.2f}", o.doubt or "")
        for at, some in enumerate(found.offers)
        for o in some
    ]
    _print(screen, "values that fields would take", ("heard", "field", "value", "fit", "doubt"), offers)
    cues = [
        (heard(at, c.end), c.cue, f"{c.strength:.2f}") for at, some in enumerate(found.cues) for c in some
    ]
    _print(screen, "cues", ("heard", "act", "strength"), cues)
    steps = [
        (f"#{rank} {hypothesis.score:.2f}", heard(step.start, step.end), f"{step.gain:.2f}", step.command)
        for rank, hypothesis in enumerate(told.hypotheses[:_SHOWN_HYPOTHESES], 1)
        for step in hypothesis.steps
    ]
    _print(screen, "best interpretations", ("score", "heard", "gain", "command"), steps)
    understood = told.understanding
    _print(
        screen, f"understood, {understood.confidence:.2f}", ("command",), [(c,) for c in understood.commands]
    )
    for stretch in understood.unexplained:
        screen.print(Text(f"unexplained: {stretch}", style="yellow"))


def _print(screen: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    screen.print(Text(f"\n{title}" + ("" if rows else ": none"), style="bold"))
    if not rows:
        return
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    screen.print(table)
