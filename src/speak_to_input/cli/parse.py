"""`parse`: how a sentence is understood, for people who work on the language."""

from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter
from rich.console import Console

from speak_to_input.cli.explaining import show_explanation, show_result
from speak_to_input.cli.reach import reached_agent
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.understand import explain
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.settings import Settings
from speak_to_input.wiring import language, now

_SNAPSHOTS = Path(__file__).parents[3] / "tests" / "corpus" / "forms"
"""Forms as they are right after opening; only a checkout has them."""


async def parse_sentence(
    settings: Settings, url: str | None, form_type: str, text: str, *, explained: bool
) -> None:
    """Read the sentence against the form and print what it comes to; with `explained` every step on the way.

    The form is that of the agent at `url`; without one the snapshot in this checkout, else an agent's.
    """
    snapshot = _SNAPSHOTS / f"{form_type}.json"
    if url is None and snapshot.is_file():
        form = TypeAdapter(Form).validate_json(snapshot.read_bytes())
    else:
        form = await _live_form(settings, url, form_type)
    words = language()
    vocabulary = compile_form(form, words)
    explanation = explain(text, form, vocabulary, words, Context(today=now().date()))
    screen = Console(highlight=False)
    if explained:
        show_explanation(screen, explanation, vocabulary)
    else:
        show_result(screen, explanation)


async def _live_form(settings: Settings, url: str | None, form_type: str) -> Form:
    session_id = f"parse-{uuid4().hex[:12]}"
    async with reached_agent(settings, url) as agent:
        await agent.open(session_id, form_type=form_type)
        form = await agent.form(session_id)
        await agent.close(session_id)
    return form
