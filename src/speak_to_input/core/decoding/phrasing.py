"""Fixed phrases that are looked for word by word, as they are written."""

from speak_to_input.vi.text import Words


class Said:
    """A handful of phrases, ready to be found: "giá vàng", "quý khách vui lòng"."""

    def __init__(self, *phrases: str):
        self._rest: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in phrases:
            first, *rest = phrase.split()
            self._rest[first] = (*self._rest.get(first, ()), tuple(rest))

    def at(self, words: Words, at: int) -> int:
        """Where a phrase ends that begins at token `at`; 0 where none does."""
        tokens = words.tokens
        begun = self._rest.get(tokens[at].toned) if 0 <= at < len(tokens) else None
        return max(self._end(words, at, rest) for rest in begun) if begun else 0

    @staticmethod
    def _end(words: Words, at: int, rest: tuple[str, ...]) -> int:
        said = all(words.writes(at + 1 + place, word) for place, word in enumerate(rest))
        return at + 1 + len(rest) if said else 0
