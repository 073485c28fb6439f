"""The services as they are installed, started by their script, on a machine that reaches nobody but itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from speak_to_input.wiring import web_files
from tests.e2e.agent_process import free_port

pytestmark = pytest.mark.timeout(240)
ROOT = Path(__file__).parents[2]
ALONE = (["unshare", "--net"], ["unshare", "--net", "--map-root-user"])
"""A network of its own: for root, and for others where the machine lets them."""


def alone() -> list[str]:
    """How a program is run without a network. Skips the test where there is no way."""
    for command in ALONE:
        if (
            shutil.which(command[0])
            and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
        ):
            return command
    pytest.skip("this machine lets nobody make a network namespace (unshare --net)")


def running_here() -> bool:
    """Whether somebody uses the services of this checkout: its script knows one set of them."""
    try:
        os.kill(int((ROOT / "var" / "run" / "up.pid").read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def test_started_by_its_script_it_is_typed_and_spoken_to_with_no_network(tmp_path: Path) -> None:
    """Typed and spoken words fill the form and are answered aloud. The person is eSpeak NG, and the recogniser is
    told nothing beforehand: it hears a field with one of its choices well enough, which each form tells it by itself.
    Free text would not be heard so.
    """
    command = alone()
    if web_files() is None:
        pytest.skip("the web application is not built here: it needs Node.js")
    if running_here():
        pytest.skip("the services of this checkout are running; to end them: make stop")
    environment = os.environ | {
        **{f"S2I_{name}__PORT": str(free_port()) for name in ("AGENT", "VOICE", "WEB")},
        "S2I_STORE__PATH": str(tmp_path / "data.sqlite"),
        "S2I_LOGS__FOLDER": str(tmp_path / "logs"),
    }
    try:
        done = subprocess.run(
            [*command, sys.executable, "-m", "tests.e2e.offline_visit"],
            env=environment, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False,
        )  # fmt: skip
    finally:
        subprocess.run(
            ["sh", "scripts/start-integrated.sh", "stop"], cwd=ROOT, check=True, capture_output=True
        )
    assert done.returncode == 0, done.stdout + done.stderr
