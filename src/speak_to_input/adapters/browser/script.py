"""The scripts of `page/`, as `npm run build` makes them there."""

from functools import cache
from importlib.resources import files

WORLD = "speak-to-input"
"""Name of the isolated world it runs in: the page's own scripts cannot see or call it."""
BINDING = "s2iPush"
CALL = "async (name, ...args) => globalThis.s2i[name](...args)"


@cache
def page_script() -> str:
    """The script's source."""
    return files(__package__).joinpath("page/built/page.js").read_text(encoding="utf-8")


@cache
def setters_script() -> str:
    """The part that runs in the page's own world: it tells of values that the page's scripts set."""
    return files(__package__).joinpath("page/built/setters.js").read_text(encoding="utf-8")
