"""What is said to the voice itself, and what recognisers make up."""

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.tables import read_table
from speak_to_input.core.hearing.manners import Manner, Manners
from speak_to_input.core.hearing.rejection import Invented


def load_manners() -> Manners:
    """What is said to the voice itself. Raises: ConfigurationError."""
    folder = data_folder("lexicon")
    names = {manner.value: manner for manner in Manner}
    rows = [
        (row.one_of(0, names), phrase)
        for row in read_table(folder / "manners.tsv")
        for phrase in row.phrases(1)
    ]
    return Manners.of(rows)


def load_invented() -> Invented:
    """Phrases that recognisers make up on silence. Raises: ConfigurationError."""
    return Invented.of([row.needed(0) for row in read_table(data_folder("lexicon") / "invented.tsv")])
