"""A service behind the web application's, on a free port of this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from speak_to_input.services.http.serving import bound


@contextmanager
def served(app: FastAPI) -> Iterator[int]:
    """Serve `app` in a thread. Gives: its port."""
    with bound("127.0.0.1", 0, "none") as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
