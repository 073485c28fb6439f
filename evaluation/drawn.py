"""What the drawing of values has in common: one drawn value, and how figures are told in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.tables import read_table
from speak_to_input.vi import speak

SIGNS = {"@": "a còng", ".": "chấm", "_": "gạch dưới", "-": "gạch ngang"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One value. `spoken` has no figures and no punctuation; `held` is what the field shall hold."""

    written: str
    spoken: str
    held: str


def told(value: str) -> str:
    """Text with its figures in words, lower case, without punctuation: "Tháng 1/2026", "6 tháng"."""
    said = re.sub(r"(\d+)/(\d{4})", r"\1 năm \2", value.lower())
    said = re.sub(r"\d+", lambda found: speak.speak_number(int(found.group())), said)
    return " ".join(re.sub(r"[^\w\s]", " ", said).split())


def singly(digits: str) -> str:
    """Digits one by one, as they are said without a breath."""
    return speak.speak_digits(digits).replace(",", "")


def figures(count: int, chance: Random) -> str:
    """Random digits."""
    return "".join(chance.choice("0123456789") for _ in range(count))


def rows(table: str) -> Iterator[tuple[str, ...]]:
    """The cells of a word list of the product."""
    return (row.cells for row in read_table(data_folder("lexicon") / f"{table}.tsv"))
