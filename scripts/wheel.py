"""Puts the built web application into the wheel where it was built: without Node.js there is a wheel without it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebApplication(BuildHookInterface):
    """Hatch calls it for every wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install finds the application in the checkout."""
        built = Path(self.root) / "web" / "dist"
        if version != "editable" and (built / "index.html").is_file():
            build_data["force_include"][str(built)] = "speak_to_input/data/web"
