"""`up`: every service of this installation under one process runner."""

import os
import shlex
import sys

import typer
from honcho.manager import Manager

from speak_to_input.cli.voice import installed
from speak_to_input.settings import Settings
from speak_to_input.wiring import web_files

PROCFILE = {"agent": "agent", "voice": "voice", "web": "web"}
"""Process name -> the command of this program that runs it."""


def run_all(settings: Settings) -> int:
    """Run until Ctrl-C, or until one of them ends. Gives: the exit code."""
    typer.echo(f"Browser agent: {settings.agent.url}/ (type a sentence), {settings.agent.url}/docs")
    processes = dict(PROCFILE)
    if installed():
        typer.echo(f"Voice:         {settings.voice.url}/ (speak), {settings.voice.url}/docs")
    else:
        del processes["voice"]
        typer.echo("Voice: its packages are not installed (pip install 'speak-to-input[voice,espeak]').")
    if web_files() is not None:
        typer.echo(f"Application:   {settings.web.url}/ (talk, watch it fill, touch it)")
    else:
        del processes["web"]
        typer.echo("The web application is not built: install Node.js 20.19 or newer, then run make setup.")
    typer.echo("Ctrl-C ends it.")
    runner = Manager()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for name, command in processes.items():
        line = shlex.join([sys.executable, "-m", "speak_to_input.cli", command])
        runner.add_process(name, line, env=environment)
    runner.loop()
    code = int(runner.returncode or 0)
    return 0 if code in _ASKED_TO_END else code


_ASKED_TO_END = (130, 143, -2, -15)
