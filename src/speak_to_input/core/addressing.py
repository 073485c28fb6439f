"""Whether an utterance is meant for the form at all, or is talk that the microphone heard too.

Rules of the language find values; they cannot list what people say to each other. That is learned: a logistic model
over the utterance's words, its pairs of neighbours, and how much of it the form's own labels say. It knows words only,
never values: figures all count as one. (Device-directed speech detection; Shriberg et al., Interspeech 2012.)

The weights are fitted on the corpus by `python -m evaluation.fit_addressing`, which writes `lexicon/addressing.tsv`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from speak_to_input.core.commands import Command, Fill, Held, PressButton, Understanding, Unknown
from speak_to_input.core.context import Context
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words

ASK_ABOVE = 1.0
"""Talk by so many log-odds is asked about before anything is written."""
IGNORE_ABOVE = 2.0
"""Talk by so many log-odds is left alone. `python -m evaluation.fit_addressing` prints what each limit costs."""
SURELY_MEANT = -2.5  # less talk than this is meant for the form, however much of it means nothing there
CLEARLY_MEANT = -2.0  # … and of this several clear values are
MEANT = -1.0  # … and of this the clear choices are
_ANSWERING = 1.5
"""How much likelier whoever was asked for a field, or has clicked it, speaks to the form when the field is filled."""
_CHOOSING = 1.0
"""… and whoever says a choice of the form in several words: talk seldom hits upon it."""
_WRITING = 3.0
"""… and whoever writes a colon behind a name: nobody talks so."""
_SURELY_CHOSEN = 0.93
_LONG_CHOICE, _FAIRLY_CHOSEN = 4, 0.8
"""So many words that name no field are a choice's own even where they are not its label: "xin nghỉ mấy hôm"."""
_FIGURES = re.compile(r"\d+")
_NO_ACT = (Held, Unknown)


def features(words: Words, vocabulary: Vocabulary) -> dict[str, float]:
    """What bears on whether the words are meant for the form, by name."""
    said = [_FIGURES.sub("0", token.toned) for token in words.tokens]
    pairs = (f"{one} {other}" for one, other in pairwise(("^", *said, "$")))
    labelled = sum(token.toned in vocabulary.words for token in words.tokens)
    found = dict.fromkeys((*said, *pairs), 1.0)
    return found | {"/always": 1.0, "/labels": labelled / max(len(said), 1), "/no label": float(not labelled)}


def talk(words: Words, vocabulary: Vocabulary, weights: Mapping[str, float]) -> float:
    """Log-odds that the words are talk and not meant for the form; 0 without weights."""
    return odds(features(words, vocabulary), weights)


def odds(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of features by their weights; what has no weight tells nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def if_addressed(
    understood: Understanding,
    words: Words,
    vocabulary: Vocabulary,
    weights: Mapping[str, float],
    context: Context,
) -> Understanding:
    """What was understood, as far as it is meant for the form: all of it, as questions, or nothing."""
    if all(isinstance(command, _NO_ACT) for command in understood.commands):
        return understood
    likely = talk(words, vocabulary, weights)
    likely -= max(_bound(command, vocabulary, context) for command in understood.commands)
    likely -= _dictates(words, vocabulary) + _together(understood, vocabulary)
    if likely > IGNORE_ABOVE:
        return Understanding((Unknown(words.text),), 0.0, (words.text,))
    if likely > ASK_ABOVE:
        return replace(understood, commands=tuple(map(_asked, understood.commands)))
    return understood


def _together(understood: Understanding, vocabulary: Vocabulary) -> float:
    """How much speaks for the form that choices of several lists are told in one breath, or many values."""
    fills = (c for c in understood.commands if isinstance(c, Fill) and " " in c.heard)
    told = {fill.field for fill in fills if fill.score > _FAIRLY_CHOSEN}
    told = {known.name for known in vocabulary.fields if known.choices and known.name in told}
    every = {c.field for c in understood.commands if isinstance(c, Fill) and c.doubt is None}
    whole = understood.confidence > _NEARLY_ALL
    return max(_CHOOSING * max(0, len(told) - 1), _TOLD * max(0, len(every) - _FEW) if whole else 0.0)


_TOLD, _FEW, _NEARLY_ALL = 0.7, 2, 0.8
"""How much each value beyond a few speaks for the form, where nearly every word of the utterance is of some."""


def _dictates(words: Words, vocabulary: Vocabulary) -> float:
    """How much speaks for dictation: words of the form's labels come first, and "là" or a colon: "mô tả là …"."""
    near = range(1, min(_LONGEST_NAME, len(words)))
    linked = next((at for at in near if words.says(at, "là") or words.tokens[at].mark == ":"), 0)
    if not linked or not all(words[at].toned in vocabulary.words for at in range(linked)):
        return 0.0
    return _CHOOSING if words.says(linked, "là") else _WRITING


_LONGEST_NAME = 5


def _bound(command: Command, vocabulary: Vocabulary, context: Context) -> float:
    """How much the command itself speaks for the form, as log-odds."""
    if isinstance(command, PressButton):
        return _CHOOSING if len(command.heard.split()) > 1 else 0.0
    if not isinstance(command, Fill):
        return 0.0
    if command.field in (context.asked, context.focused):
        return _ANSWERING
    known = vocabulary.by_name(command.field)
    said = len(command.heard.split())
    clear = _FAIRLY_CHOSEN if command.bare and said >= _LONG_CHOICE else _SURELY_CHOSEN
    chosen = known is not None and (known.choices or known.affirms) and command.score >= clear
    return _CHOOSING if chosen and said > 1 else 0.0


def _asked(command: Command) -> Command:
    """A value as a question. Acts ask by themselves, or are undone with a word."""
    if isinstance(command, Fill) and command.doubt is None:
        return replace(command, doubt=Doubt.UNSURE)
    return command
