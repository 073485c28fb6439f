"""`say`: a conversation with a form, typed."""

import sys
from collections.abc import AsyncIterator
from uuid import uuid4

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from speak_to_input.cli.reach import reached_agent
from speak_to_input.cli.show import show_turn
from speak_to_input.errors import ConfigurationError, SpeakToInputError
from speak_to_input.settings import Settings
from speak_to_input.wiring import RemoteAssistant

_LEAVE = frozenset({"/quit", "/exit", "/q", "/thoát"})


async def talk(settings: Settings, url: str | None, form: str | None, page: str | None) -> None:
    """Read sentences until the end of input and show each turn."""
    screen = Console(highlight=False)
    session_id = f"say-{uuid4().hex[:12]}"
    async with reached_agent(settings, url) as agent:
        if form or page:
            await agent.open(session_id, form_type=form, form_url=page)
        if sys.stdin.isatty():
            screen.print(Text(f"{agent.url} · session {session_id} · /quit or Ctrl-D ends", style="dim"))
        try:
            async for sentence in _sentences():
                await _answer(agent, screen, session_id, sentence)
        finally:
            await _close(agent, session_id)


async def _answer(agent: RemoteAssistant, screen: Console, session_id: str, sentence: str) -> None:
    try:
        show_turn(screen, await agent.hear(sentence, session_id=session_id))
    except SpeakToInputError as error:
        screen.print(Text(f"Error: {error.message} {error.hint}".rstrip(), style="bold red"))


async def _sentences() -> AsyncIterator[str]:
    """Lines of the person, or of a pipe."""
    if not sys.stdin.isatty():
        for line in sys.stdin:
            if line.strip():
                yield line.strip()
        return
    # Sentences hold personal data, so the history lives in memory only.
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())
    while True:
        try:
            with patch_stdout():
                line = (await session.prompt_async("› ")).strip()
        except (EOFError, KeyboardInterrupt):
            return
        if line in _LEAVE:
            return
        if line:
            yield line


async def _close(agent: RemoteAssistant, session_id: str) -> None:
    """End the session; it may be gone already, or never have had a page."""
    try:
        await agent.close(session_id)
    except ConfigurationError:
        raise
    except SpeakToInputError:
        return
