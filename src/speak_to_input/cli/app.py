"""The commands and their options; what they do is in the modules beside this one."""

import asyncio
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from speak_to_input.cli import contract as contract_
from speak_to_input.cli import doctor as doctor_
from speak_to_input.cli import fill as fill_
from speak_to_input.cli import parse as parse_
from speak_to_input.cli import say as say_
from speak_to_input.cli import speak as speak_
from speak_to_input.cli import up as up_
from speak_to_input.cli import voice as voice_
from speak_to_input.cli.accounts import accounts as accounts_
from speak_to_input.cli.models import models as models_
from speak_to_input.core.voices import FASTEST, SLOWEST, Region, Voice
from speak_to_input.errors import SpeakToInputError
from speak_to_input.services.agent.server import run_agent
from speak_to_input.services.web.server import run_web
from speak_to_input.settings import load_settings

TROUBLE = 2
"""Exit code when a command could not do its work; 1 means that the form or a check said no."""

app = typer.Typer(
    name="speak-to-input",
    help="Say it in Vietnamese; the web form in front of you is filled, checked and submitted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(models_, name="models")
app.add_typer(accounts_, name="accounts")

FormName = Annotated[
    str | None, typer.Option("--form", help="loan, crm, hr, compliance or operations; else the words choose.")
]
PageAddress = Annotated[str | None, typer.Option("--page", help="Address of another form (allowed origins).")]
AgentAddress = Annotated[
    str | None, typer.Option("--url", help="A running agent, e.g. http://127.0.0.1:7863.")
]


def main() -> None:
    """Entry point: errors raised on purpose are one or two lines, never a traceback."""
    try:
        app(standalone_mode=True)
    except SpeakToInputError as error:
        screen = Console(stderr=True, highlight=False, soft_wrap=True)
        screen.print(f"Error: {error.message}", style="bold red", markup=False)
        if error.hint:
            screen.print(f"Fix: {error.hint}", markup=False)
        sys.exit(TROUBLE)
    except KeyboardInterrupt:
        sys.exit(0)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"speak-to-input {version('speak-to-input')}")
        raise typer.Exit


@app.callback()
def _root(
    shown: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options before the command."""


@app.command()
def up() -> None:
    """Run all services of this installation until Ctrl-C."""
    sys.exit(up_.run_all(load_settings()))


@app.command()
def agent() -> None:
    """Run the browser agent alone, until Ctrl-C."""
    run_agent(load_settings())


@app.command()
def voice() -> None:
    """Run the voice service alone, until Ctrl-C; it calls the browser agent."""
    run_voice = voice_.service()
    run_voice(load_settings())


@app.command()
def web() -> None:
    """Run the web application alone, until Ctrl-C; it calls the browser agent and the voice service."""
    run_web(load_settings())


@app.command()
def contract(of: Annotated[contract_.Described, typer.Argument(help="Which service.")]) -> None:
    """Print what a service's HTTP routes take and give (OpenAPI)."""
    typer.echo(contract_.contract(load_settings(), of))


@app.command()
def fill(
    text: Annotated[str, typer.Argument(help='What belongs in the form: "Vay 500 triệu, 24 tháng".')],
    form: FormName = None,
    page: PageAddress = None,
    screenshot: Annotated[Path | None, typer.Option(help="Save a picture of the page here (PNG).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the turn as JSON.")] = False,
    url: AgentAddress = None,
) -> None:
    """Fill a form with one sentence and show what was verified."""
    asked = fill_.Asked(text, form, page, screenshot, json)
    done = asyncio.run(fill_.fill_once(load_settings(), url, asked))
    raise typer.Exit(0 if done else 1)


@app.command()
def say(form: FormName = None, page: PageAddress = None, url: AgentAddress = None) -> None:
    """Talk to a form, sentence by sentence."""
    asyncio.run(say_.talk(load_settings(), url, form, page))


@app.command()
def parse(
    text: Annotated[str, typer.Argument(help="A sentence.")],
    form: Annotated[str, typer.Option("--form", help="The form it is read against.")] = "loan",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every candidate, score, and why the best reading won.")
    ] = False,
    url: AgentAddress = None,
) -> None:
    """Show what a sentence comes to on a form, without filling it (for contributors)."""
    asyncio.run(parse_.parse_sentence(load_settings(), url, form, text, explained=explain))


@app.command()
def speak(
    text: Annotated[str, typer.Argument(help='What is said: "Dạ, số tiền vay 500 triệu đồng."')],
    out: Annotated[Path, typer.Option(help="The WAV file that is written.")] = Path("speech.wav"),
    region: Annotated[Region | None, typer.Option(help="The accent; else S2I_TTS__REGION.")] = None,
    speed: Annotated[
        float | None, typer.Option(min=SLOWEST, max=FASTEST, help="1 is the usual pace; else S2I_TTS__SPEED.")
    ] = None,
) -> None:
    """Say a text aloud into a file, as answers are spoken (to listen to a voice)."""
    settings = load_settings()
    voice = Voice(region or settings.tts.region, speed or settings.tts.speed)
    asyncio.run(speak_.speak_to_file(settings, text, voice, out, Console(highlight=False, soft_wrap=True)))


@app.command()
def doctor() -> None:
    """Check that this machine has all that is needed."""
    raise typer.Exit(0 if doctor_.examine() else 1)
