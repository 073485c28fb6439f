"""What the fields and choices of a form are called in synthetic sentences: only names that tell one field."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from speak_to_input.core.forms import Form, Option
from speak_to_input.core.language import Language
from speak_to_input.core.names import label_phrases
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import fold


@dataclass(frozen=True, slots=True)
class Name:
    """A name in lower case, and whether it comes from the page ("label") or from the synonyms ("synonym")."""

    text: str
    source: str


def names_of_fields(form: Form, language: Language) -> dict[str, tuple[Name, ...]]:
    """Field -> its names; what might also mean another field of the form is left out."""
    return _telling({field.name: label_phrases(field.label) for field in form.fields}, language.synonyms)


def names_of_options(known: Known, language: Language) -> dict[str, tuple[Name, ...]]:
    """Value of a choice -> its names."""
    return _telling({o.value: _whole(o) for o in known.choices}, language.option_synonyms, whole=True)


def telling_options(vocabulary: Vocabulary) -> frozenset[str]:
    """Folded labels of two words or more that only one field of the form lists."""
    lists: dict[str, set[str]] = defaultdict(set)
    for known in vocabulary.fields:
        for option in known.choices:
            for phrase in _whole(option):
                lists[_folded(phrase)].add(known.name)
    return frozenset(label for label, fields in lists.items() if len(fields) == 1 and " " in label)


def _whole(option: Option) -> Sequence[Phrase]:
    return label_phrases(option.label)[:1]


def _telling(
    phrases: Mapping[str, Sequence[Phrase]], synonyms: Synonyms, *, whole: bool = False
) -> dict[str, tuple[Name, ...]]:
    every = {
        name: [(p, "label") for p in own]
        + [(v, "synonym") for p in own for v in _variants(p, synonyms, whole)]
        for name, own in phrases.items()
    }
    meant: dict[str, set[str]] = defaultdict(set)
    for name, called in every.items():
        for phrase, _ in called:
            meant[_folded(phrase)].add(name)
    names = {}
    for name, called in every.items():
        others = [f" {_folded(p)} " for other, own in phrases.items() if other != name for p in own]
        told = [
            Name(" ".join(phrase), source)
            for phrase, source in called
            if len(meant[_folded(phrase)]) == 1
            and (source == "label" or not any(f" {_folded(phrase)} " in other for other in others))
        ]
        if told:
            names[name] = tuple(dict.fromkeys(told))
    return names


def _variants(phrase: Phrase, synonyms: Synonyms, whole: bool) -> list[Phrase]:
    """Variants of two words and more that say no word twice: "lý do" is not called "lý lý do"."""
    least = len(phrase) if whole else 2
    return [
        v
        for v in synonyms.variants(phrase)
        if len(v) > 1 and len(set(v)) == len(v) and len(set(phrase) - set(v)) >= min(least, len(set(phrase)))
    ]


def _folded(phrase: Phrase) -> str:
    return fold(" ".join(phrase))
