"""The built page script is the one that its sources make."""

import shutil
import subprocess
from pathlib import Path

import pytest

from speak_to_input.adapters.browser import script

PAGE = Path(script.__file__).parent / "page"


def test_the_script_is_shipped() -> None:
    assert "s2i" in script.page_script()
    assert len(script.page_script()) < 100_000


@pytest.mark.skipif(not (PAGE / "node_modules").is_dir(), reason="npm ci was not run in the page folder")
def test_the_built_script_is_up_to_date(tmp_path: Path) -> None:
    npx = shutil.which("npx")
    assert npx is not None
    built = tmp_path / "page.js"
    command = (PAGE / "package.json").read_text()
    assert "--outfile=built/page.js" in command
    banner = script.page_script().splitlines()[0]
    subprocess.run(
        [
            npx, "--no-install", "esbuild", "source/index.ts", "--bundle", "--minify", "--format=iife",
            "--target=chrome120", "--legal-comments=none", f"--banner:js={banner}", f"--outfile={built}",
        ],
        cwd=PAGE, check=True, capture_output=True,
    )  # fmt: skip
    assert built.read_text() == script.page_script()
