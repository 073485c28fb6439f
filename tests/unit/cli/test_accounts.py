"""`accounts`, as an administrator runs it on the machine."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from speak_to_input.cli.app import app
from speak_to_input.errors import ConfigurationError, InvalidInput, PersonUnknown

PASSWORD = "mưa rơi trên phố"  # pragma: allowlist secret


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("S2I_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "160")
    return CliRunner()


def test_the_first_administrator_is_made_and_people_are_looked_after(run: CliRunner) -> None:
    made = run.invoke(app, ["accounts", "create", "An.Nguyen", "--admin"], input=f"{PASSWORD}\n")
    assert made.stdout == "Made: an.nguyen (admin)\n", made.exception
    run.invoke(app, ["accounts", "create", "binh", "--full-name", "Trần Bình"], input=f"{PASSWORD}\n")
    code = run.invoke(app, ["accounts", "reset", "BINH"]).stdout
    assert len(code.splitlines()[0]) == 8
    assert "hand it over to binh only" in code
    assert run.invoke(app, ["accounts", "change", "binh", "--disable"]).stdout == "binh: person, shut out\n"
    listed = run.invoke(app, ["accounts", "list"]).stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["name", "an.nguyen", "binh"]
    assert listed[2].split() == ["binh", "Trần", "Bình", "person", "no", "never"]
    assert PASSWORD not in "".join(listed)
    assert run.invoke(app, ["accounts", "change", "binh", "--enable", "--role", "admin"]).stdout == (
        "binh: admin, may sign in\n"
    )


def test_what_cannot_be_done_is_said(run: CliRunner) -> None:
    short = run.invoke(app, ["accounts", "create", "an.nguyen"], input="ngắn\n").exception
    assert isinstance(short, ConfigurationError)
    assert "ít nhất 10 ký tự" in short.hint
    assert isinstance(run.invoke(app, ["accounts", "reset", "nobody"]).exception, PersonUnknown)
    assert isinstance(run.invoke(app, ["accounts", "change", "nobody"]).exception, PersonUnknown)
    run.invoke(app, ["accounts", "create", "an.nguyen", "--admin"], input=f"{PASSWORD}\n")
    last = run.invoke(app, ["accounts", "change", "an.nguyen", "--disable"]).exception
    assert isinstance(last, InvalidInput)
