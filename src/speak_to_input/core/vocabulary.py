"""A form made ready for understanding: every name of every field, option, section and button, indexed.

Compiled once per schema (`Form.schema_key`) and reused for every utterance on it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from speak_to_input.core.called_besides import also_called, by_side, numbers_of
from speak_to_input.core.choice_names import Choice, named_choices
from speak_to_input.core.comma_labels import comma_labels
from speak_to_input.core.form_names import button_names, section_names, title_names
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.kinds import FieldKind, asks_place, in_company, kind_of, unlisted
from speak_to_input.core.known_fields import Known, Place, known_field, takers
from speak_to_input.core.label_sides import Side, label_sides
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.names import WordWeights, label_phrases, names_of, spoken_labels
from speak_to_input.core.pairs import boxes, moments, over, ranges, routes, year_month
from speak_to_input.core.person_roles import roles_of
from speak_to_input.core.phrases import Phrases, syllables
from speak_to_input.core.principals import principals
from speak_to_input.core.rows import owners_of_rows
from speak_to_input.core.scopes import kin, scope_names, scopes, twins, without_heading
from speak_to_input.core.sorts import Sort, sorts
from speak_to_input.core.spare_fields import spare_fields, weakened
from speak_to_input.core.split_names import SplitName, split_names, whole_names
from speak_to_input.core.synonyms import Phrase
from speak_to_input.core.told_loosely import LooseLabels
from speak_to_input.core.trie import Names, each
from speak_to_input.core.wished_deeds import rate_deeds, wished_deeds
from speak_to_input.core.yes_no_names import deed_names, yes_no_names
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import fold, read_words

__all__ = ["Known", "Vocabulary", "compile_form", "rates_of"]


_DEED_ENDS = ((), ("mặt",), ("đi",), ("đến",), ("ra",), ("vào",), ("atm",))
"""As in "Nộp tiền mặt"; what "Trừ tiền hai lần" says is more than what is done with a sum."""


@dataclass(frozen=True)
class Vocabulary:
    """Everything that can be named on one form."""

    fields: tuple[Known, ...]
    mentions: Phrases[int]
    options: Phrases[Choice]
    """(field index, position in `Known.choices`)."""
    sections: Phrases[str]
    scopes: Phrases[str]
    """Sections that ask for the same of several people or rows."""
    parted: frozenset[str]
    """Those sections by themselves."""
    loose: LooseLabels
    """Choices and boxes by their words in any order."""
    buttons: Phrases[str]
    """Button label."""
    titles: Phrases[Cue]
    """Names of the form itself."""
    ranges: tuple[tuple[int, int], ...]
    """Pairs of fields that a range fills: (start, end)."""

    over: tuple[tuple[int, int], ...]
    """Neighbouring numbers of one name, said one over the other: "Huyết áp tâm thu", "Huyết áp tâm trương"."""
    boxes: tuple[tuple[int, ...], ...]
    """Neighbouring numbers for the sides of a box, in the order in which they are said."""
    spans: tuple[tuple[int, int], ...]
    """Pairs of a number of years and a number of months."""
    moments: tuple[tuple[int, int], ...]
    """Pairs of a date field and the time field beside it."""
    orders: tuple[tuple[int, int], ...]
    """Pairs of which the first is said first: days of a range, from and to."""
    sorts: dict[int, Sort]
    """Lists that divide a choice of another list, with that choice."""
    split: tuple[SplitName, ...]
    """Names of people that are asked for in pieces."""
    sides: dict[int, Side]
    """Fields that are of somebody by the end of their labels: "Năm sinh của mẹ"."""
    rates: frozenset[str]
    """Folded words of time, and for people, by which a sum is asked: "Giá thuê (triệu đồng/tháng)"."""
    people: Mapping[str, int]
    """What somebody is to the form -> the field for that one's name."""
    by_kind: dict[Kind, tuple[Known, ...]]
    """Kind of reading -> the fields that can make something of it."""

    def taking(self, kind: Kind) -> tuple[Known, ...]:
        """The fields that can make something of a reading of that kind."""
        return self.by_kind.get(kind, ())

    def by_name(self, name: str | None) -> Known | None:
        """The field of that name."""
        return self.names.get(name or "")

    @cached_property
    def counting(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The fields that count things, with what they count."""
        return tuple((known.index, known.counts) for known in self.fields if known.counts)

    @cached_property
    def hours(self) -> tuple[tuple[int, int], ...]:
        """Those pairs of `ranges` that are of times of day."""
        return tuple(pair for pair in self.ranges if all(self.fields[i].kind is FieldKind.TIME for i in pair))

    @cached_property
    def comma_labels(self) -> re.Pattern[str] | None:
        """What finds the labels that are written with commas."""
        return comma_labels(known.label for known in self.fields)

    @cached_property
    def words(self) -> frozenset[str]:
        """Toned words of the fields' labels."""
        return frozenset(token.toned for known in self.fields for token in read_words(known.label).tokens)

    @cached_property
    def words_of_choices(self) -> dict[tuple[int, int], frozenset[str]]:
        """The toned words by which each choice may be called."""
        return self.options.words_by_item()

    def names_of_choice(self, field: int, place: int) -> tuple[Phrase, ...]:
        """The phrases by which that choice may be called."""
        return self._names_of_choices.get((field, place), ())

    @cached_property
    def _names_of_choices(self) -> dict[Choice, tuple[Phrase, ...]]:
        return self.options.names_by_item()

    @cached_property
    def initials(self) -> frozenset[str]:
        """The letters, two or more, with which codes of the form begin: "NV"."""
        codes = (k.slot.initials for k in self.fields if k.kind is FieldKind.CODE)
        return frozenset(letters for each in codes for letters in each if len(letters) > 1)

    def lists_beside(self, known: Known, number: object) -> bool:
        """Whether a list that is called much like the field has that number: of "vay 36" the "36 tháng"."""
        beside = (k for k in self.fields if k.choices and k.label_words & known.label_words)
        return any(option.label.split(" ")[0] == str(number) for k in beside for option in k.choices)

    @cached_property
    def rated_words(self) -> frozenset[str]:
        """Folded words of the labels that ask a sum by a span: "Thu nhập hàng tháng"."""
        rated = (k.label_words for k in self.fields if k.kind is FieldKind.MONEY and rates_of(k.label))
        return frozenset(word for words in rated for word in words)

    @cached_property
    def deeds_with_money(self) -> dict[str, tuple[Choice, ...]]:
        """By a verb the choices whose label has "tiền" behind it, one of a list: "rút" for "Rút tiền"."""
        found: dict[str, list[Choice]] = {}
        paid = any(known.kind is FieldKind.MONEY for known in self.fields)
        for known in self.fields if paid else ():
            labels = [syllables(option.label) for option in known.choices]
            verbs = [
                label[0] if label[1:2] == ("tiền",) and _ends_deed(label[2:]) else "" for label in labels
            ]
            for place, verb in enumerate(verbs):
                if verb and verbs.count(verb) == 1:
                    found.setdefault(verb, []).append((known.index, place))
        return {verb: tuple(choices) for verb, choices in found.items()}

    @cached_property
    def places(self) -> frozenset[int]:
        """The lists of wards, districts or provinces."""
        return frozenset(k.index for k in self.fields if k.choices and asks_place(k.label))

    @cached_property
    def prose(self) -> frozenset[int]:
        """The fields for any words."""
        return frozenset(k.index for k in self.fields if k.kind in (FieldKind.PROSE, FieldKind.TEXT))

    @cached_property
    def measured(self) -> tuple[Known, ...]:
        """The fields that take a number in a unit of measure."""
        return tuple(k for k in self.fields if k.sizes or (k.slot.size is not None and not k.choices))

    @cached_property
    def asks_where(self) -> bool:
        """Whether a place by itself is asked for, beside where somebody lives: "Nơi đến", "Địa điểm"."""
        others = [k for k in self.fields if k.kind is not FieldKind.ADDRESS]
        return any(asks_place(k.label) or k.label_words & {"noi", "diem", "que"} for k in others)

    @cached_property
    def of_moments(self) -> bool:
        """Whether a day with its hour goes into one field here, and a day alone into none."""
        kinds = {known.kind for known in self.fields}
        return FieldKind.DATETIME in kinds and FieldKind.DATE not in kinds

    @cached_property
    def counts(self) -> bool:
        """Whether any field counts things, or in a unit of measure."""
        return any(k.counts or k.slot.measure or k.asks_how_many for k in self.fields)

    @cached_property
    def of_somebody_else(self) -> frozenset[str]:
        """The parts about a person who is not the form's own: "Người nhà"."""
        people = [known for known in self.fields if known.kind is FieldKind.PERSON]
        own = {known.section for known in people if known.principal}
        return frozenset(known.section for known in people if own and known.section in self.parted) - own

    @cached_property
    def names(self) -> dict[str, Known]:
        """The fields by their names."""
        return {known.name: known for known in self.fields}


def compile_form(form: Form, language: Language) -> Vocabulary:
    """Make a form ready for understanding."""
    workflow = language.workflow(form.type)
    language = replace(language, english=language.english.beside(field.label for field in form.fields))
    kinds = [kind_of(field, language) for field in form.fields]
    kinds = in_company(form, kinds)
    labels = [field.label for field in form.fields]
    form = replace(form, fields=tuple(without_heading(field) for field in form.fields))
    spoken = [spoken_labels(field.label, language.english) for field in form.fields]
    written = frozenset(phrase for field in form.fields for phrase in label_phrases(field.label))
    weight = WordWeights(spoken)
    label_words = frozenset(word for phrases in spoken for phrase in phrases for word in phrase)
    twins_of = twins(form)
    kin_of = kin(form, kinds, twins_of)
    split = split_names(form, kinds, spoken)
    others = frozenset(at for same in (*kin_of.values(), *(name.pieces for name in split[1:])) for at in same)
    main = principals(form, kinds, spoken) - twins_of.keys()  # of several people none is the form's own
    main = whole_names(main, split)
    for name in split:
        for index in name.pieces:
            kinds[index] = FieldKind.PERSON if index == name.takes else FieldKind.TEXT
    row_owners, rows = owners_of_rows(form, kinds)
    spares = spare_fields(form, kinds, language.label_marks)
    known: list[Known] = []
    mentions: list[Names[int]] = []
    options: list[Names[Choice]] = []
    for index, field in enumerate(form.fields):
        place = Place(index in main, twins_of.get(index, ()), kin_of.get(index, ()), index in others)
        entry = known_field(index, field, language, kinds[index], place)
        known.append(entry)
        named = workflow.aliases.get(field.name, ()) if workflow else ()
        whole = labels[index] if field.label != labels[index] else ""
        aliases = (*named, *also_called(field, entry, whole, only=kinds.count(entry.kind) == 1))
        names = names_of(
            field.name, spoken[index], language.synonyms, aliases, weight, language.kind_words, entry.kind
        )
        own = [*map(set, label_phrases(field.label))]
        for phrase in names.keys() & written:
            names[phrase] *= 1.0 if any(map(set(phrase).issubset, own)) else _OF_ANOTHER
        _name_rows(names, index, row_owners, rows)
        if _is_filler(field, language):
            names.pop((field.name,), None)
        if unlisted(field) and entry.kind is FieldKind.TEXT:
            names = _clear_only(names, spoken[index])
        mentions.append((index, weakened(names, spares.get(index))))
        also = workflow.option_aliases.get(field.name) if workflow else None
        options += named_choices(entry, spoken[index], language, also, label_words)
        phrases = [*chain.from_iterable(spoken)]
        options += each((*yes_no_names(entry, spoken[index], phrases), *deed_names(entry)))
    ways = routes(known)
    for pair in ways:
        for index, words in zip(pair, _WAYS, strict=True):
            mentions.append((index, {(word,): _OF_WAY for word in words}))
    sounds = SoundIndex(language.sounds)
    spans, parted = ranges(known), scopes(form, twins_of)
    sides = list(scope_names(parted, language.synonyms, language.sides))
    mentions += each(
        (*numbers_of(known, sides), *by_side(known, language), *wished_deeds(known), *rate_deeds(known))
    )
    by_kind = takers(known, language)
    return Vocabulary(
        fields=tuple(known),
        mentions=Phrases(mentions, sounds),
        options=Phrases(options, sounds),
        sections=Phrases(each(section_names(form)), sounds),
        scopes=Phrases(each(sides), sounds),
        parted=parted,
        loose=LooseLabels(known, (k.label for k in known if k.kind is not FieldKind.YES_NO), language.senses),
        buttons=Phrases(each(button_names(form.buttons, language.english)), sounds),
        titles=Phrases(each(title_names(form, workflow))),
        ranges=spans,
        over=over(known),
        boxes=boxes(known),
        spans=year_month(known),
        moments=moments(known),
        orders=(*spans, *ways),
        sorts=sorts(known),
        split=split,
        sides=label_sides(known, language.sides),
        rates=_rates(known),
        people=roles_of(by_kind[Kind.PERSON], language.person_roles),
        by_kind=by_kind,
    )


def _name_rows(
    names: dict[Phrase, float], index: int, owners: Collection[int], rows: Collection[int]
) -> None:
    """Change the names of people in rows: "bên thuê tên …" is the side's own."""
    if index in rows:
        names.pop(("tên",), None)
    if index in owners:
        names |= dict.fromkeys((("tên",), ("họ", "tên")), 1.0)


def _clear_only(names: Mapping[Phrase, float], labels: Sequence[Phrase]) -> dict[Phrase, float]:
    """The names of a list of unknown choices: one word that its label lacks would take any words behind it."""
    own = {word for phrase in labels for word in phrase}
    return {phrase: s for phrase, s in names.items() if len(phrase) > 1 or phrase[0] in own}


def _is_filler(field: Field, language: Language) -> bool:
    """Whether the developer's name is a filler: "nghe" for "nghề" is what people end a sentence with."""
    return field.name in language.particles and field.name not in syllables(field.label)


def _ends_deed(rest: Phrase) -> bool:
    """Whether a choice "Rút tiền …" ends so that its verb with a sum tells it: "Rút tiền từ tài khoản"."""
    return rest in _DEED_ENDS or rest[:1] in (("từ",), ("vào",), ("tại",), ("qua",))


def _rates(fields: list[Known]) -> frozenset[str]:
    """What sums are asked by: words behind a stroke, "mỗi" or "hàng"."""
    labels = (known.label for known in fields if known.kind is FieldKind.MONEY)
    return frozenset(rate for label in labels for rate in rates_of(label))


@lru_cache(maxsize=256)
def rates_of(label: str) -> frozenset[str]:
    """Folded words of what the label asks a sum by: "thang" of "Giá thuê (đ/tháng)"."""
    found = frozenset(_SPANS_IN_ENGLISH.get(word, fold(word)) for word in _PER.findall(label.lower()))
    return found | _HOUR if found & _HOUR else found


_HOUR = frozenset({"gio", "tieng"})
_PER = re.compile(r"(?:/|per |mỗi |một |h[ằà]ng (?=tháng|năm|tuần|ngày|quý|vụ|giờ))\s*(\w+)")
_SPANS_IN_ENGLISH = {"month": "thang", "year": "nam", "week": "tuan", "day": "ngay", "hour": "gio"}


_WAYS = (("từ",), ("đến", "tới", "vô", "vào", "ra", "về"))
_OF_ANOTHER = 0.5  # "Receipt no." is no "số hóa đơn" beside "Số hóa đơn"
_OF_WAY = 0.75
"""How clearly "từ" and "đến" name the lists of a way, "từ Hải Phòng vô Cần Thơ"."""
