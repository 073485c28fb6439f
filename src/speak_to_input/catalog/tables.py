"""Tab-separated tables: what a line holds, and what is said of one that is wrong."""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from speak_to_input.errors import ConfigurationError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells and where it stands."""

    path: Path
    line: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """A cell; "" when it is empty or left out at the end."""
        return self.cells[column] if column < len(self.cells) else ""

    def needed(self, column: int) -> str:
        """A cell that may not be empty."""
        return self.text(column) or self.broken(f"column {column + 1} is empty")

    def phrases(self, column: int) -> tuple[str, ...]:
        """A cell of phrases separated by "|"."""
        return tuple(p for p in (part.strip() for part in self.text(column).split("|")) if p)

    def said(self, column: int) -> tuple[str, ...]:
        """A cell of one or more phrases that hold a word at least."""
        phrases = self.phrases(column)
        if not phrases or not all(any(c.isalnum() or c == "@" for c in phrase) for phrase in phrases):
            self.broken(f"column {column + 1} needs phrases that can be said")
        return phrases

    def number(self, column: int) -> float:
        """A cell that holds a number."""
        try:
            return float(self.needed(column))
        except ValueError:
            self.broken(f"column {column + 1} needs a number")

    def share(self, column: int) -> float:
        """A cell that holds a number from 0 to 1."""
        try:
            value = float(self.needed(column))
        except ValueError:
            value = -1.0
        return (
            value if 0.0 <= value <= 1.0 else self.broken(f"{self.text(column)!r} is no number from 0 to 1")
        )

    def one_of(self, column: int, choices: Mapping[str, T]) -> T:
        """A cell that holds one of these words."""
        word = self.needed(column)
        return choices[word] if word in choices else self.broken(f"{word!r} is none of {', '.join(choices)}")

    def broken(self, why: str) -> NoReturn:
        """Refuse this line."""
        raise ConfigurationError(f"{self.path}, line {self.line}: {why}.", hint="Mend or remove that line.")


def read_table(path: Path) -> tuple[Row, ...]:
    """The lines of a tab-separated table, compressed where its name ends with ".gz"; comment lines begin with "#".

    Raises: ConfigurationError when the file cannot be read.
    """
    try:
        told = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = told.decode("utf-8").splitlines()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as cause:
        raise ConfigurationError(f"{path} cannot be read: {cause}.") from cause
    return tuple(
        Row(path, number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )
