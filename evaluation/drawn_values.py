"""Values for synthetic sentences: each as it is written, as it is spoken, and as the field holds it."""

from datetime import date
from random import Random

from evaluation.drawn import Drawn
from evaluation.drawn_figures import FigureValues
from evaluation.drawn_words import WordValues
from speak_to_input.core.forms import Field
from speak_to_input.core.vocabulary import Known


class Values:
    """Draws values that belong into a field, from its kind and its limits."""

    def __init__(self, chance: Random, today: date) -> None:
        self._makers = {**WordValues(chance).makers(), **FigureValues(chance, today).makers()}

    def draw(self, known: Known, field: Field) -> Drawn | None:
        """A value for a field without choices; None for a kind that is not drawn."""
        maker = self._makers.get(known.kind)
        return maker(known, field) if maker else None
