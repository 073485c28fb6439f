"""Runs the web application's service on a socket."""

import uvicorn

from speak_to_input.access import refuse_open_address
from speak_to_input.errors import ConfigurationError
from speak_to_input.observe.logs import start_logging
from speak_to_input.services.http.serving import bound, server
from speak_to_input.services.web.app import web_app
from speak_to_input.settings import Settings
from speak_to_input.wiring import web_files

LOG_NAME = "web"


def run_web(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises: ConfigurationError when it cannot start."""
    refuse_open_address(settings.web.host, "WEB", settings.accounts)
    built = web_files()
    if built is None:
        raise ConfigurationError(
            "The web application is not built.", hint="Install Node.js 20.19 or newer, then run: make setup"
        )
    with bound(settings.web.host, settings.web.port, "S2I_WEB__PORT") as listener:
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level)
        server(web_app(settings, built), uvicorn.Server).run(sockets=[listener])
