"""Where what comes beside the code lies: data files, and the built web application."""

from pathlib import Path

from speak_to_input.errors import ConfigurationError


def data_folder(name: str) -> Path:
    """Where a data folder ("lexicon", "workflows") lies: inside an installed wheel, else in the checkout.

    Raises: ConfigurationError when it is in neither place.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise ConfigurationError(
        f"The data folder {name!r} is missing.",
        hint="Install the package again, or run from a whole checkout.",
    )


def built_web() -> Path | None:
    """Where the built web application lies, if it was built: inside an installed wheel, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    folders = (package / "data" / "web", package.parents[1] / "web" / "dist")
    return next((folder for folder in folders if (folder / "index.html").is_file()), None)
