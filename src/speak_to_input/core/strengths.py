"""How clearly each phrase names something: of several reasons for a phrase the best one counts."""

from collections.abc import Iterable, Mapping

from speak_to_input.core.synonyms import Phrase


class Strengths(dict[Phrase, float]):
    """Phrases with their strength, 0 to 1."""

    def __init__(self, weakest: float = 0.0) -> None:
        """Phrases below `weakest` are not taken."""
        super().__init__()
        self._weakest = weakest

    def offer(self, phrases: Iterable[Phrase], strength: float) -> None:
        """Take phrases that name the thing so clearly, where they are not known to name it better."""
        if strength >= self._weakest and strength > 0.0:
            take = self.setdefault
            for phrase in phrases:
                if take(phrase, strength) < strength:
                    self[phrase] = strength
            self.pop((), None)

    def offer_all(self, phrases: Mapping[Phrase, None], strength: float) -> None:
        """The same for the keys of a long list, of which no hash is worked out again."""
        if phrases and strength >= self._weakest:
            better = {
                phrase: known for phrase, known in self.items() if known > strength and phrase in phrases
            }
            self.update(dict.fromkeys(phrases, strength))
            self.update(better)
