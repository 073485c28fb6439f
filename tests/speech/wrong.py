"""How far two texts are from each other."""

from collections.abc import Sequence

from speak_to_input.vi.text import read_words


def word_errors(wanted: str, heard: str) -> tuple[int, int]:
    """Words to change, leave out or add, and how many there should be. Marks and capitals do not count."""
    want, got = (tuple(token.toned for token in read_words(text).tokens) for text in (wanted, heard))
    return _distance(want, got), len(want)


def word_error_rate(pairs: Sequence[tuple[str, str]]) -> float:
    """Over all pairs of what was said and what was heard."""
    counted = [word_errors(*pair) for pair in pairs]
    return sum(wrong for wrong, _ in counted) / max(1, sum(words for _, words in counted))


def _distance(want: Sequence[str], got: Sequence[str]) -> int:
    row = list(range(len(got) + 1))
    for at, wanted in enumerate(want, start=1):
        before, row[0] = row[0], at
        for place, heard in enumerate(got, start=1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (wanted != heard)),
            )
    return row[-1]
