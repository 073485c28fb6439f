"""`accounts`: who may sign in, looked after on the machine itself."""

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from speak_to_input.core.people import Person, Role, sign_in_name
from speak_to_input.errors import ConfigurationError, InvalidInput, PersonUnknown
from speak_to_input.ports import People
from speak_to_input.settings import load_settings
from speak_to_input.wiring import PeopleHere, now, people_here

accounts = typer.Typer(
    help="Who may sign in (S2I_ACCOUNTS__REQUIRED=true switches sign-in on).", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(help="What the person signs in with: an address or a short name.")]
_PAGE = 100


@accounts.command()
def create(
    name: Name,
    admin: Annotated[bool, typer.Option("--admin", help="May look after accounts and sessions.")] = False,
    full_name: Annotated[str, typer.Option(help="What the person is called.")] = "",
) -> None:
    """Make an account; the password is asked for, or read as a line from a pipe."""
    here = people_here(load_settings(), now)
    person = asyncio.run(_created(here, name, _password(), full_name, admin=admin))
    typer.echo(f"Made: {person.name} ({person.role})")


@accounts.command()
def reset(name: Name) -> None:
    """Print a code by which the person chooses a new password on the page "Quên mật khẩu"."""
    given = asyncio.run(people_here(load_settings(), now).people.reset_code(name))
    if given is None:
        typer.echo("The code was sent by mail.")
        return
    typer.echo(
        f"{given.code}\nHolds until {given.until:%Y-%m-%d %H:%M}; hand it over to {given.person.name} only."
    )


@accounts.command("list")
def show() -> None:
    """Show everybody."""
    table = Table("name", "called", "role", "may sign in", "signed in last", box=None, pad_edge=False)
    for person in asyncio.run(_everybody(people_here(load_settings(), now).people)):
        last = f"{person.signed_in_at:%Y-%m-%d %H:%M}" if person.signed_in_at else "never"
        table.add_row(person.name, person.full_name, person.role, "no" if person.disabled else "yes", last)
    Console(highlight=False).print(table)


@accounts.command()
def change(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="person or admin.")] = None,
    disabled: Annotated[
        bool | None, typer.Option("--disable/--enable", help="Whether they are shut out.")
    ] = None,
) -> None:
    """Give another role, shut somebody out or let them in again."""
    person = asyncio.run(_changed(people_here(load_settings(), now).people, name, role, disabled))
    typer.echo(f"{person.name}: {person.role}, {'shut out' if person.disabled else 'may sign in'}")


async def _created(here: PeopleHere, name: str, password: str, full_name: str, *, admin: bool) -> Person:
    try:
        person = await here.accounts.sign_up(name, password, full_name)
    except InvalidInput as error:
        # The sentences are for people, and the person is here.
        told = error.details.get("fields")
        raise ConfigurationError(error.message, hint=" ".join(dict(told).values()) if told else "") from None  # type: ignore[call-overload]
    return await here.people.change(person.person_id, role=Role.ADMIN) if admin else person


async def _changed(people: People, name: str, role: Role | None, disabled: bool | None) -> Person:
    for person in await _everybody(people):
        if person.name == sign_in_name(name):
            return await people.change(person.person_id, role=role, disabled=disabled)
    raise PersonUnknown(f"there is no account {name!r}", hint="speak-to-input accounts list")


async def _everybody(people: People) -> list[Person]:
    found: list[Person] = []
    cursor = ""
    while True:
        page = await people.listed(_PAGE, cursor)
        found += page.people
        cursor = page.cursor
        if not cursor:
            return found


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
