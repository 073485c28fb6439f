"""An explanation of how a sentence was understood, as tables: candidates, hypotheses, and why the best one won."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speak_to_input.catalog.understanding import load_language
from speak_to_input.cli.score_parts import parts_of, told_command
from speak_to_input.core.addressing import ASK_ABOVE, IGNORE_ABOVE, features
from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.understand import Explanation
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

_SHOWN_HYPOTHESES = 5
_SHOWN_WORDS = 8
_TRIVIAL = 0.005
"""Scores closer than this look the same on the screen."""


def show_result(screen: Console, told: Explanation) -> None:
    """What came of the sentence: commands, and what no command accounts for."""
    understood = told.understanding
    rows = [told_command(command) for command in understood.commands]
    _print(screen, f"understood, {understood.confidence:.2f}", ("act", "what"), rows)
    for stretch in understood.unexplained:
        screen.print(Text(f"unexplained: {stretch}", style="yellow"))


def show_explanation(screen: Console, told: Explanation, vocabulary: Vocabulary) -> None:
    """Every candidate over the words, then the best hypotheses, then what tells the rivals from the winner."""
    _candidates(screen, told.candidates, vocabulary)
    best = told.hypotheses[:_SHOWN_HYPOTHESES]
    _hypotheses(screen, told.candidates, vocabulary, best)
    for rank in range(2, len(best) + 1):
        _rival(screen, told.candidates, vocabulary, best, rank)
    _addressed(screen, told.candidates.words, vocabulary)
    show_result(screen, told)


def _candidates(screen: Console, found: Candidates, vocabulary: Vocabulary) -> None:
    names = [known.name for known in vocabulary.fields]

    def heard(start: int, end: int) -> str:
        return found.words.spelling(start, end)

    readings = [
        (heard(r.start, r.end), r.kind, r.value, f"{r.sure:.2f}") for at in found.readings for r in at
    ]
    _print(screen, "readings", ("heard", "kind", "value", "sure"), readings)
    mentions = [
        (heard(at, m.end), names[m.field], f"{m.strength:.2f}")
        for at, some in enumerate(found.mentions)
        for m in some
    ]
    _print(screen, "mentions", ("heard", "field", "strength"), mentions)
    offers = [
        (heard(at, o.end), names[o.field], o.text, f"{o.fit:.2f}", o.doubt or "")
        for at, some in enumerate(found.offers)
        for o in some
    ]
    _print(screen, "values that fields would take", ("heard", "field", "value", "fit", "doubt"), offers)
    cues = [
        (heard(at, c.end), c.cue, f"{c.strength:.2f}") for at, some in enumerate(found.cues) for c in some
    ]
    _print(screen, "cues", ("heard", "act", "strength"), cues)
    named = [
        (heard(at, n.end), what, n.name, f"{n.strength:.2f}")
        for what, places in (("section", found.sections), ("button", found.buttons))
        for at, some in enumerate(places)
        for n in some
    ]
    if named:
        _print(screen, "sections and buttons", ("heard", "what", "name", "strength"), named)


def _hypotheses(
    screen: Console, found: Candidates, vocabulary: Vocabulary, best: Sequence[Hypothesis]
) -> None:
    rows: list[tuple[object, ...]] = []
    for rank, hypothesis in enumerate(best, 1):
        parts = parts_of(hypothesis, found, vocabulary)
        rows += [
            ("" if at else f"#{rank} {hypothesis.score:.2f}", _signed(part.gain), part.told, part.what)
            for at, part in enumerate(parts)
        ]
    _print(screen, "best interpretations", ("score", "gain", "why", "what"), rows)


def _rival(
    screen: Console, found: Candidates, vocabulary: Vocabulary, best: Sequence[Hypothesis], rank: int
) -> None:
    """Only what differs between the first and another; the rows add up to the difference of the scores."""
    winner, rival = best[0], best[rank - 1]
    ours = {(part.what, part.told): part.gain for part in parts_of(winner, found, vocabulary)}
    theirs = {(part.what, part.told): part.gain for part in parts_of(rival, found, vocabulary)}
    rows: list[tuple[object, ...]] = []
    for key in dict.fromkeys([*ours, *theirs]):
        apart = ours.get(key, 0.0) - theirs.get(key, 0.0)
        where = "both" if key in ours and key in theirs else "only #1" if key in ours else f"only #{rank}"
        if where != "both" or abs(apart) >= _TRIVIAL:
            rows.append((_signed(apart), where, key[1], key[0]))
    title = f"why #1 beats #{rank}, by {winner.score - rival.score:.2f}"
    _print(screen, title, ("difference", "in", "why", "what"), rows)


def _addressed(screen: Console, words: Words, vocabulary: Vocabulary) -> None:
    """What says that the words are talk (more than 0) or meant for the form, the weightiest first."""
    weights = load_language().addressing
    gains = {name: weights.get(name, 0.0) * value for name, value in features(words, vocabulary).items()}
    weighty = sorted(gains.items(), key=lambda gain: -abs(gain[1]))[:_SHOWN_WORDS]
    rows = [(_signed(gain), name) for name, gain in weighty if abs(gain) >= _TRIVIAL]
    title = f"talk, {_signed(sum(gains.values()))}: asked above {ASK_ABOVE}, left alone above {IGNORE_ABOVE}"
    _print(screen, title, ("gain", "said"), rows)


def _signed(gain: float) -> str:
    return f"{gain:+.2f}"


def _print(screen: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    screen.print(Text(f"\n{title}" + ("" if rows else ": none"), style="bold"))
    if not rows:
        return
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    screen.print(table)
