"""The five bank forms behind a server of their own, for tests that need no agent."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from speak_to_input.services.forms import forms_router

FOLDER = Path(__file__).parents[2] / "bank_forms"


@asynccontextmanager
async def bank_forms(store: Path) -> AsyncIterator[str]:
    """Serve the forms, submissions kept in `store`. Gives: the origin."""
    app = FastAPI()
    app.include_router(forms_router(FOLDER, store, lambda: date(2026, 11, 23)), prefix="/forms")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        # Connections wait in the listener's queue until the server takes them.
        serving = asyncio.create_task(server.serve([listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving
