"""How words sound: which sounds are mistaken for one another, and how answers say what is written otherwise."""

from functools import lru_cache
from pathlib import Path

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.tables import Row, read_table
from speak_to_input.vi.pronounced import Pronounced, is_syllable
from speak_to_input.vi.sounds import SoundTable
from speak_to_input.vi.text import tone

_SOUND_PARTS = {part: part for part in ("onset", "glide", "nucleus", "coda", "rhyme", "tone", "word")}


@lru_cache(maxsize=4)
def load_pronounced(folder: Path | None = None) -> Pronounced:
    """Read how words are said in answers: the list of its own, and names of banks, firms and mail providers.

    Raises: ConfigurationError naming file and line of what is wrong.
    """
    folder = folder or data_folder("lexicon")

    def listed(name: str, column: int) -> dict[str, str]:
        """The first form of each row that can be sounded, where the written one cannot."""
        rows = ((row.needed(0), row.said(column)) for row in read_table(folder / f"{name}.tsv"))
        sounded = ((written, next(filter(_sounded, forms), "")) for written, forms in rows)
        return {written: said for written, said in sounded if said and not _sounded(written)}

    def own(name: str) -> dict[str, str]:
        return {row.needed(0): row.said(1)[0] for row in read_table(folder / f"{name}.tsv")}

    return Pronounced(
        {**listed("brands", 1), **listed("banks", 3), **own("spoken_words")},
        own("spoken_units"),
        {**listed("top_domains", 1), **listed("email_domains", 2)},
    )


def _sounded(words: str) -> bool:
    """Whether every word can be read as a Vietnamese syllable."""
    return all(map(is_syllable, words.split()))


def sounds_of(rows: tuple[Row, ...]) -> SoundTable:
    """What it costs to take one sound for another, either way. Raises: ConfigurationError."""
    costs: dict[tuple[str, str, str], float] = {}
    for row in rows:
        part, one, other, cost = row.one_of(0, _SOUND_PARTS), row.needed(1), row.needed(2), row.share(3)
        if part == "word":
            one, other = tone(one), tone(other)
        costs[part, one, other] = costs[part, other, one] = cost
    return SoundTable(costs)
