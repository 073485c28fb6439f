"""`fill`: one sentence, one form, one look."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import typer
from rich.console import Console

from speak_to_input.cli.reach import reached_agent
from speak_to_input.cli.show import show_turn
from speak_to_input.core.turns import Turn
from speak_to_input.errors import ConfigurationError
from speak_to_input.settings import Settings
from speak_to_input.wire import turn_json


@dataclass(frozen=True)
class Asked:
    """The options of one call."""

    text: str
    form: str | None
    page: str | None
    screenshot: Path | None
    as_json: bool


async def fill_once(settings: Settings, url: str | None, asked: Asked) -> bool:
    """Open a session, say the sentence, show the turn, close the session. Gives: the turn's success."""
    session_id = f"fill-{uuid4().hex[:12]}"
    async with reached_agent(settings, url) as agent:
        turn = await agent.hear(asked.text, session_id=session_id, form_type=asked.form, form_url=asked.page)
        try:
            if asked.screenshot and turn.form:
                _save(asked.screenshot, await agent.screenshot(session_id))
        finally:
            if turn.form:
                await agent.close(session_id)
    _print(turn, asked)
    return turn.success


def _print(turn: Turn, asked: Asked) -> None:
    if asked.as_json:
        typer.echo(turn_json(turn))
        return
    screen = Console(highlight=False)
    show_turn(screen, turn)
    if asked.screenshot and turn.form:
        screen.print(f"Picture: {asked.screenshot}", style="dim", markup=False)


def _save(path: Path, png: bytes) -> None:
    try:
        path.write_bytes(png)
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be written ({error.strerror}); name another file for --screenshot."
        ) from None
