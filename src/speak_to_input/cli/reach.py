"""An agent to talk to: the one that runs, else one for the length of the command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from speak_to_input.errors import BrowserUnavailable
from speak_to_input.services.agent.server import agent_in_process
from speak_to_input.settings import Settings
from speak_to_input.wiring import RemoteAssistant, remote_assistant


@asynccontextmanager
async def reached_agent(settings: Settings, url: str | None) -> AsyncIterator[RemoteAssistant]:
    """The agent at `url`; without one the agent of the settings if it answers, else one in process.

    Raises: BrowserUnavailable when nothing answers at `url`.
    """
    async with remote_assistant(settings, url or "") as agent:
        if await agent.answers():
            yield agent
            return
    if url:
        raise BrowserUnavailable(f"no agent answers at {url}", hint="start one with: speak-to-input agent")
    async with agent_in_process(settings) as here, remote_assistant(settings, here) as agent:
        yield agent
