"""A form made ready for understanding: every name of every field, option, section and button, indexed.

Compiled once per schema (`Form.schema_key`) and reused for every utterance on it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import cached_property

from speak_to_input.core.choice_names import named_choices
from speak_to_input.core.form_names import button_names, section_names, title_names
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.kinds import FieldKind, kind_of, unlisted
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.names import WordWeights, counted_things, names_of, spoken_labels
from speak_to_input.core.options import (
    choices_of,
    clocks_of,
    codes_of,
    duration_of,
    number_of,
    period_of,
    truth_of,
    whole_year,
)
from speak_to_input.core.pairs import moments, ranges, routes
from speak_to_input.core.phrases import Phrases, syllables
from speak_to_input.core.principals import principals
from speak_to_input.core.scopes import kin, scope_names, scopes, twins
from speak_to_input.core.slot_of import slot_of
from speak_to_input.core.slots import Slot
from speak_to_input.core.sorts import Sort, sorts
from speak_to_input.core.synonyms import Phrase
from speak_to_input.core.values import TAKES
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import read_words

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_PERSONAL = frozenset(
    {FieldKind.PERSON, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.CITIZEN_ID,
     FieldKind.ACCOUNT}
)  # fmt: skip
_RECEIVING = frozenset({"hưởng", "nhận"})


@dataclass(frozen=True, slots=True)
class Known:
    """One field with what is worked out of it once."""

    index: int
    name: str
    label: str
    kind: FieldKind
    """The sort of value that belongs here, as in `slot`."""
    slot: Slot
    section: str
    personal: bool
    """Belongs to one person: a name, a phone, an address."""
    receives: bool
    """Names the one to whom something goes: "người thụ hưởng"."""
    principal: bool
    """The first of its kind on the form: whom or what the form is about."""
    choices: tuple[Option, ...]
    """Options without the placeholder."""
    affirms: bool
    """A checkbox, or a yes/no choice: naming it alone says yes."""
    whole: bool
    """Takes free text to the end of its clause."""
    label_words: frozenset[str]
    """Folded words of the label."""
    several: bool
    """Takes several values at once."""
    counts: frozenset[str]
    """The things that a number here counts, in one word: "người" of "Số người"."""
    spans: tuple[tuple[Decimal, Option], ...]
    """Choices that are spans of time, as numbers that compare."""
    numbers: dict[Decimal, Option]
    """Choices that are numbers."""
    truths: dict[bool, Option]
    """The choices that say yes and no."""
    codes: dict[str, Option]
    """Choices by the abbreviation that stands for them: KYC, IT."""
    periods: dict[tuple[date, date], Option]
    """Choices that are stretches of the calendar, by first and last day."""
    clocks: dict[time, Option]
    """Choices that are times of day."""
    twins: tuple[int, ...]
    """Fields of the same label in other sections: the second beneficiary's name."""
    kin: tuple[int, ...]
    """Fields that ask the same, in other words, of those who have a section of their own."""
    of_others: bool
    """Such a field of somebody else: meant where that person is spoken of."""


@dataclass(frozen=True)
class Vocabulary:
    """Everything that can be named on one form."""

    fields: tuple[Known, ...]
    mentions: Phrases[int]
    options: Phrases[tuple[int, int]]
    """(field index, position in `Known.choices`)."""
    sections: Phrases[str]
    scopes: Phrases[str]
    """Sections that ask for the same of several people or rows."""
    buttons: Phrases[str]
    """Button label."""
    titles: Phrases[Cue]
    """Names of the form itself."""
    ranges: tuple[tuple[int, int], ...]
    """Pairs of fields that a range fills: (start, end)."""

    moments: tuple[tuple[int, int], ...]
    """Pairs of a date field and the time field beside it."""
    orders: tuple[tuple[int, int], ...]
    """Pairs of which the first is said first: days of a range, from and to."""
    sorts: dict[int, Sort]
    """Lists that divide a choice of another list, with that choice."""
    by_kind: dict[Kind, tuple[Known, ...]]
    """Kind of reading -> the fields that can make something of it."""

    def taking(self, kind: Kind) -> tuple[Known, ...]:
        """The fields that can make something of a reading of that kind."""
        return self.by_kind.get(kind, ())

    def by_name(self, name: str | None) -> Known | None:
        """The field of that name."""
        return self._names.get(name or "")

    @cached_property
    def counting(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The fields that count things, with what they count."""
        return tuple((known.index, known.counts) for known in self.fields if known.counts)

    @cached_property
    def words(self) -> frozenset[str]:
        """Toned words of the fields' labels."""
        return frozenset(token.toned for known in self.fields for token in read_words(known.label).tokens)

    @cached_property
    def measured(self) -> tuple[Known, ...]:
        """The fields that take a number in a unit of measure."""
        return tuple(known for known in self.fields if known.slot.size is not None and not known.choices)

    @cached_property
    def counts(self) -> bool:
        """Whether any field counts things, or in a unit of measure."""
        return any(known.counts or known.slot.measure for known in self.fields)

    @cached_property
    def _names(self) -> dict[str, Known]:
        return {known.name: known for known in self.fields}


def compile_form(form: Form, language: Language) -> Vocabulary:
    """Make a form ready for understanding."""
    workflow = language.workflow(form.type)
    weight = WordWeights(spoken_labels(field.label, language.english) for field in form.fields)
    kinds = [kind_of(field, language) for field in form.fields]
    twins_of = twins(form)
    kin_of = kin(form, kinds, twins_of)
    others = frozenset(index for same in kin_of.values() for index in same)
    main = principals(form, kinds) - twins_of.keys()  # of several people none is the form's own
    known: list[Known] = []
    mentions: list[tuple[tuple[str, ...], int, float]] = []
    options: list[tuple[tuple[str, ...], tuple[int, int], float]] = []
    for index, field in enumerate(form.fields):
        entry = _known(index, field, language, kinds[index], index in main, twins_of.get(index, ()))
        entry = replace(entry, kin=kin_of.get(index, ()), of_others=index in others)
        known.append(entry)
        aliases = workflow.aliases.get(field.name, ()) if workflow else ()
        if index in main and kinds[index] is FieldKind.PERSON and entry.label_words & _NAME_WORDS:
            aliases = (*aliases, *_OWN_NAME)
        names = names_of(
            field,
            language.synonyms,
            aliases,
            weight,
            language.kind_words,
            entry.kind,
            english=language.english,
        )
        silent = _says_nothing(field, language)
        if unlisted(field) and entry.kind is FieldKind.TEXT:
            names = _clear_only(names, field, language)
        mentions += [(phrase, index, s) for phrase, s in names.items() if phrase != silent]
        also = workflow.option_aliases.get(field.name) if workflow else None
        options += named_choices(index, entry.choices, language, also)
    spans = ranges(known)
    return Vocabulary(
        fields=tuple(known),
        mentions=Phrases(mentions, language.sounds),
        options=Phrases(options, language.sounds),
        sections=Phrases(section_names(form), language.sounds),
        scopes=Phrases(scope_names(scopes(form, twins_of), language.synonyms), language.sounds),
        buttons=Phrases(button_names(form.buttons, language.english), language.sounds),
        titles=Phrases(title_names(form, workflow)),
        ranges=spans,
        moments=moments(known),
        orders=(*spans, *routes(known)),
        sorts=sorts(known),
        by_kind=_takers(known, language),
    )


def _known(
    index: int, field: Field, language: Language, kind: FieldKind, principal: bool, twins: tuple[int, ...]
) -> Known:
    choices = choices_of(field)
    yes_no = kind is FieldKind.CHOICE and {truth_of(option) for option in choices} >= {True, False}
    slot = slot_of(field, kind, choices, language)
    whole = (kind in _FREE or (kind is FieldKind.CHOICE and len(choices) > 1)) and field.type not in (
        FieldType.DATE,
        FieldType.NUMBER,
    )
    words = read_words(field.label).tokens
    affirms = kind is FieldKind.YES_NO or (yes_no and len(choices) == 2)
    return Known(
        index=index,
        name=field.name,
        label=field.label,
        twins=twins,
        kin=(),
        of_others=False,
        kind=kind,
        slot=slot,
        section=field.section,
        personal=kind in _PERSONAL,
        receives=kind is FieldKind.PERSON and not _RECEIVING.isdisjoint(token.toned for token in words),
        principal=principal,
        choices=choices,
        affirms=affirms,
        whole=whole,
        label_words=frozenset(token.folded for token in words),
        several=kind is FieldKind.CHOICES,
        counts=counted_things(field.label, language.english, kind),
        spans=tuple((span, o) for o in choices if (span := duration_of(o, slot.unit)) is not None),
        numbers={number: o for o in choices if (number := number_of(o)) is not None},
        codes=codes_of(choices),
        periods={period: o for o in choices if (period := period_of(o)) is not None},
        clocks=clocks_of(choices),
        truths={truth: o for o in choices if (truth := truth_of(o)) is not None},
    )


def _clear_only(names: Mapping[Phrase, float], field: Field, language: Language) -> dict[Phrase, float]:
    """The names of a list of unknown choices: one word that its label lacks would take any words behind it."""
    own = {word for phrase in spoken_labels(field.label, language.english) for word in phrase}
    return {phrase: s for phrase, s in names.items() if len(phrase) > 1 or phrase[0] in own}


def _says_nothing(field: Field, language: Language) -> Phrase:
    """A developer's name that is a filler: "nghe" for "nghề" is what people end a sentence with."""
    filler = field.name in language.particles and field.name not in syllables(field.label)
    return (field.name,) if filler else ()


def _takers(fields: list[Known], language: Language) -> dict[Kind, tuple[Known, ...]]:
    """The fields that can make something of a reading of each kind.

    A job title goes to the fields that ask for one. A moment goes to a field for moments; only where there is none
    does a field for days take its day.
    """
    found: dict[Kind, list[Known]] = {kind: [] for kind in Kind}
    for known in fields:
        for kind in _takes(known):
            found[kind].append(known)
    found[Kind.POSITION] = [f for f in fields if f.kind is FieldKind.TEXT and _asks_title(f, language)]
    moments = found[Kind.DATETIME]
    if any(known.kind is FieldKind.DATETIME for known in moments):
        found[Kind.DATETIME] = [known for known in moments if known.kind is not FieldKind.DATE]
    return {kind: tuple(taking) for kind, taking in found.items()}


def _asks_title(known: Known, language: Language) -> bool:
    words = read_words(known.label)
    return any(language.lexicon.position_fields.at(words, at) for at in range(len(words)))


def _takes(known: Known) -> frozenset[Kind]:
    own = TAKES.get(known.kind, frozenset())
    if not known.choices:
        return own
    kinds = set(own)
    kinds |= {Kind.DATE} if any(_MONTH.fullmatch(option.value) for option in known.choices) else set()
    kinds |= {Kind.TIME} if known.clocks else set()
    kinds |= {Kind.DURATION} if known.spans else set()
    kinds |= {Kind.NUMBER} if known.numbers else set()
    kinds |= {Kind.CODE, Kind.LETTERS, Kind.BANK} if known.codes else set()
    kinds |= {Kind.DATE_RANGE} if known.periods else set()
    kinds |= {Kind.DATE} if any(days == whole_year(days[0].year) for days in known.periods) else set()
    return frozenset(kinds | ({Kind.YES_NO} if known.affirms else set()))


_NAME_WORDS = frozenset({"ten", "name"})
_OWN_NAME = ("tên", "họ tên", "họ và tên")
"""Where nobody else is spoken of, a name is that of the person whom the form is about."""
_FREE = frozenset(
    {FieldKind.TEXT, FieldKind.PROSE, FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS, FieldKind.DURATION}
)  # fmt: skip
