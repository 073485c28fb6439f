"""Finding a field by what a person remembers of it: its name, its section, one of its choices, its value."""

from dataclasses import dataclass
from enum import StrEnum

from speak_to_input.core import say
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words, fold, read_words

_WEAKEST = 0.5
_CLEAR_LEAD = 0.2
_CLEARLY = 0.9
_MOST_HITS = 6
_FEWEST_DIGITS = 2


class Where(StrEnum):
    """What of the field holds the words."""

    LABEL = "label"
    SECTION = "section"
    OPTION = "option"
    VALUE = "value"


_WORTH = {Where.LABEL: 1.0, Where.VALUE: 0.95, Where.SECTION: 0.8, Where.OPTION: 0.75}


@dataclass(frozen=True, slots=True)
class Hit:
    """A field that was found; `share` says how well, 0 to 1, and `what` holds the words found."""

    field: Field
    where: Where
    share: float
    what: str


def find(query: str, form: Form, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """The fields that the query may mean, best first, one hit each; a clear best one stands alone."""
    words = read_words(query)
    best: dict[str, Hit] = {}
    for hit in [*_named(words, form, vocabulary), *_holding(words, form, vocabulary)]:
        known = best.get(hit.field.name)
        if known is None or known.share < hit.share:
            best[hit.field.name] = hit
    ranked = _without_lesser(sorted(best.values(), key=lambda hit: -hit.share))
    if len(ranked) > 1 and ranked[0].share - ranked[1].share > _CLEAR_LEAD:
        return tuple(ranked[:1])
    return tuple(ranked[:_MOST_HITS])


def _without_lesser(ranked: list[Hit]) -> list[Hit]:
    """A section that is called just so stands for its first field; a label that holds the words beats sections."""
    whole = [hit for hit in ranked if hit.where is Where.SECTION and hit.share == _WORTH[Where.SECTION]]
    exact = [hit for hit in ranked if hit.where is Where.LABEL and hit.share == _WORTH[Where.LABEL]]
    if whole and not exact:
        return whole[:1]
    named = [hit for hit in ranked if hit.where in (Where.LABEL, Where.VALUE) and hit.share > _CLEARLY]
    return named or ranked


def _named(words: Words, form: Form, vocabulary: Vocabulary) -> list[Hit]:
    """Names of fields, in every way in which they can be named."""
    hits = []
    for at in range(len(words)):
        for mention in vocabulary.mentions.matches(words, at):
            share = mention.strength * (mention.end - at) / len(words)
            if share > _WEAKEST:
                field = form.fields[mention.item]
                hits.append(Hit(field, Where.LABEL, share, field.label))
    return hits


def _holding(words: Words, form: Form, vocabulary: Vocabulary) -> list[Hit]:
    """Fields whose label, section, choices or value hold the words."""
    wanted = [token.folded for token in words.tokens]
    hits = []
    for field in form.fields:
        known = vocabulary.by_name(field.name)
        shown = say.value_of(field, known.kind, field.value) if known and field.value else ""
        texts = [(Where.LABEL, field.label), (Where.SECTION, field.section)]
        texts += [(Where.OPTION, option.label) for option in field.options or ()]
        held = set() if is_secret(field) else {shown, field.value}
        texts += [(Where.VALUE, text) for text in held if text]
        for where, text in texts:
            share = _share(wanted, text) * _WORTH[where]
            if share > _WEAKEST:
                hits.append(Hit(field, where, share, text))
    return hits


def _share(wanted: list[str], text: str) -> float:
    """How much of the query stands in the text, in its order; figures may be a part of longer ones."""
    if not text or not wanted:
        return 0.0
    held = [token.folded for token in read_words(text).tokens]
    joined, sought = f" {' '.join(held)} ", f" {' '.join(wanted)} "
    if sought in joined:
        return 1.0 if sought == joined else 0.95
    digits = "".join(wanted)
    if (
        digits.isdigit()
        and len(digits) >= _FEWEST_DIGITS
        and digits in fold(text).replace(" ", "").replace(".", "")
    ):
        return 0.9
    return 0.8 * sum(word in held for word in wanted) / len(wanted)
