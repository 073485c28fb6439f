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
    banner = script.page_script().splitlines()[0]
    makes = {
        "page.js": (
            script.page_script(),
            ["source/index.ts", "--legal-comments=none", f"--banner:js={banner}"],
        ),
        "setters.js": (script.setters_script(), ["source/setters.ts"]),
    }
    for name, (shipped, arguments) in makes.items():
        assert f"--outfile=built/{name}" in (PAGE / "package.json").read_text()
        built = tmp_path / name
        how = ["--bundle", "--minify", "--format=iife", "--target=chrome120", f"--outfile={built}"]
        subprocess.run(
            [npx, "--no-install", "esbuild", *arguments, *how], cwd=PAGE, check=True, capture_output=True
        )
        assert built.read_text() == shipped
