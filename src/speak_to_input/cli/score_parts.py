"""What the score of a hypothesis is made of, as far as it can be told from its steps and the candidates."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.mentions import Mention
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Vocabulary

_UNSAID = frozenset({"heard", "clause", "score", "correction"})


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a score: `gain`, why it was given, and what it goes to."""

    gain: float
    told: str
    what: str


def parts_of(hypothesis: Hypothesis, found: Candidates, vocabulary: Vocabulary) -> list[Part]:
    """The shares of the score; they add up to it. The last one is all that no single step shows."""
    parts = [part for step in hypothesis.steps for part in _of_step(step, found, vocabulary)]
    left_out = " ".join(found.words.spelling(at, at + 1) for at in hypothesis.skipped)
    rest = hypothesis.score - sum(part.gain for part in parts)
    told = "links, pauses and prices" + (f"; left out: {left_out}" if left_out else "")
    return [*parts, Part(rest, told, "")]


def told_command(command: Command) -> tuple[str, str]:
    """A command as its name and what it carries: "Fill", "loanAmount = 500000000 ("500 triệu")"."""
    name = type(command).__name__
    if isinstance(command, Fill):
        doubt = f", doubtful: {command.doubt}" if command.doubt else ""
        return name, f"{command.field} = {command.text!r} (“{command.heard}”{doubt})"
    assert is_dataclass(command)
    carried = {f.name: getattr(command, f.name) for f in fields(command) if f.name not in _UNSAID}
    return name, ", ".join(f"{key} {value}" for key, value in carried.items())


def _of_step(step: Step, found: Candidates, vocabulary: Vocabulary) -> Iterator[Part]:
    heard = found.words.spelling(step.start, step.end)
    act, carried = told_command(step.command)
    if not isinstance(step.command, Fill):
        yield Part(step.gain, f"“{heard}”", f"{act} {carried}".strip())
        return
    what = f"{step.command.field} = {step.command.text!r}"
    if (offer := _offer(step, step.command, found, vocabulary)) is not None:
        yield Part(worth(offer, step.start), f"value “{heard}”, fit {offer.fit:.2f}", what)
    else:
        yield Part(step.gain, f"text “{heard}”", what)
    if step.bare:
        yield Part(0.0, "its field is not named", what)
    elif (named := _mention(step, step.command, found, vocabulary)) is not None:
        at, mention = named
        name = found.words.spelling(at, mention.end)
        gain = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - at))
        yield Part(gain, f"name “{name}”, strength {mention.strength:.2f}", what)


def _offer(step: Step, fill: Fill, found: Candidates, vocabulary: Vocabulary) -> Offer | None:
    offers = (o for o in found.offers[step.start] if vocabulary.fields[o.field].name == fill.field)
    return next((o for o in offers if (o.end, o.text) == (step.end, fill.text)), None)


def _mention(step: Step, fill: Fill, found: Candidates, vocabulary: Vocabulary) -> tuple[int, Mention] | None:
    """The clearest name of the field that ends before its value, the nearest of those."""
    before = [
        (mention.strength * (mention.end - at), at, mention)
        for at in range(step.start)
        for mention in found.mentions[at]
        if vocabulary.fields[mention.field].name == fill.field and mention.end <= step.start
    ]
    if not before:
        return None
    nearest = max(mention.end for _, _, mention in before)
    _, at, mention = max((b for b in before if b[2].end == nearest), key=lambda b: b[0])
    return at, mention
