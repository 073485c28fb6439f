"""Everything that any stretch of an utterance might be: names of fields, values in fields, acts.

Candidates overlap freely; `core.decoding` chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from speak_to_input.core.beside_names import NamesAround, beside_names, is_sort
from speak_to_input.core.choice_words import NUMBERED_BY
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.units import with_denied_units
from speak_to_input.core.counted_sides import Named, without_counts
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.led_by_roles import children, led_by_roles, with_led
from speak_to_input.core.lone_words import named_before_one_word
from speak_to_input.core.measures import COUNTS, Counted, as_thing, counted
from speak_to_input.core.mentions import (
    CLEAR_NAME,
    SPEAKERS,
    SURELY_NAMED,
    CueMark,
    Mention,
    mentions_at,
    with_boxes,
)
from speak_to_input.core.no_names import no_rest_of_place, without_words
from speak_to_input.core.offer import Offer
from speak_to_input.core.offers import offers_at
from speak_to_input.core.people_and_titles import (
    before_names,
    inside_titles,
    is_title,
    outside_names,
    outside_places,
)
from speak_to_input.core.phrases import Match, Phrases
from speak_to_input.core.said_choices import is_choice, is_said
from speak_to_input.core.told_by_sums import told_by_sums
from speak_to_input.core.told_loosely import Told, behind_names, beyond
from speak_to_input.core.unmeant import is_question_tag
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.core.whole_readings import whole_readings
from speak_to_input.core.whole_words import (
    kept_whole,
    no_denials,
    no_ends_of_places,
    no_parts_of_sums,
    no_parts_of_words,
)
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import Words

WEAKEST_CUE = 0.7
NAME_HEARD = 0.5
WHOLE_NAME = 0.9
_FAINT = 0.4


@dataclass(frozen=True)
class Candidates:
    """All candidates of one utterance, listed by the token at which they begin."""

    words: Words
    mentions: tuple[tuple[Mention, ...], ...]
    offers: tuple[tuple[Offer, ...], ...]
    cues: tuple[tuple[CueMark, ...], ...]
    sections: tuple[tuple[Named, ...], ...]
    scopes: tuple[tuple[Named, ...], ...]
    buttons: tuple[tuple[Named, ...], ...]
    readings: tuple[tuple[Reading[object], ...], ...]
    denied: Mapping[int, int] = field(default_factory=dict)
    """Where tails begin and end that deny what stands in them: `core.denied_tails`."""


_TITLE_GOES_ON = 0.6
"""A title is so sure where something is done by who bears it: "trưởng phòng nhân sự | cho em nghỉ"."""


def find_candidates(
    words: Words, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Candidates:
    """Find every candidate of the utterance on this form."""
    formulas, lexicon = language.formulas.found(words), language.lexicon
    whole = whole_readings(words, read_all(words, lexicon, context.today))
    readings = without_words(words, with_denied_units(words, whole, language.marks), lexicon)
    held = {each.name: context.partial.get(each.name) or each.value for each in form.fields}
    span = range(len(words))
    scopes = without_counts(words, _named_everywhere(vocabulary.scopes, words), readings)
    within = frozenset(at for begin in span for scope in scopes[begin] for at in _inside(begin, scope))
    within |= inside_titles(readings)
    mentions = tuple(
        mentions_at(words, at, found, vocabulary, readings[at], language.particles)
        if found and at not in within
        else ()
        for at, found in enumerate(vocabulary.mentions.everywhere(words))
    )
    mentions = outside_places(words, outside_names(words, mentions, readings), lexicon.provinces)
    led = led_by_roles(words, readings, mentions, vocabulary, form, language)
    mentions = with_led(mentions, led)
    titled = inside_titles(readings, _TITLE_GOES_ON)
    titles = before_names(words, readings, language) | titled | children(led, vocabulary.people)
    choices = [
        () if at in titles or is_question_tag(words, at) else no_rest_of_place(words, at, found, lexicon)
        for at, found in enumerate(vocabulary.options.everywhere(words))
    ]
    choices = [
        found
        if any(m.strength > _FAINT for m in named)
        else (*found, *told_by_sums(words, at, vocabulary, readings))
        for at, (named, found) in enumerate(zip(mentions, choices, strict=True))
    ]
    choices = no_denials(words, no_parts_of_sums(choices, readings))
    choices = no_ends_of_places(words, choices, lexicon.provinces)
    told = [each for each in vocabulary.loose.told(words) if each.start not in titled]
    loosely = beyond(behind_names(told, readings), choices)
    choices = [_with_loose(at, found, loosely) for at, found in enumerate(choices)]
    choices = kept_whole(words, choices, vocabulary, lexicon.whole_words)
    chosen = [is_choice(at, mentions[at], choices[at]) for at in span]
    mentions = tuple(
        tuple(
            m
            for m in mentions[at]
            if m.end - at == 1
            or m.strength >= SURELY_NAMED
            or not (chosen[at] or is_said(words, at, m, choices[at], vocabulary.words))
        )
        for at in span
    )
    clear = [[m.end - at for m in mentions[at] if m.strength > CLEAR_NAME] for at in span]
    names_begin = [
        chosen[at] or (bool(clear[at]) and max(clear[at]) > 1) or is_title(at, readings[at]) for at in span
    ]
    inside_name = frozenset(
        within
        for at in span
        for m in mentions[at]
        if m.strength > NAME_HEARD and m.end - at > 1
        for within in range(at + 1, m.end)
        if words.tokens[within].text.islower()
    )
    cues = tuple(
        _cues(words, (*said, *title, *formulas.get(at, ())), vocabulary.words)
        for at, said, title in zip(
            span, language.cues.everywhere(words), vocabulary.titles.everywhere(words), strict=True
        )
    )
    cues = _outside_pronouns(no_parts_of_words(words, cues, lexicon.whole_words))
    mentions = _outside_acts(mentions, cues)
    lone = named_before_one_word(words, mentions, choices, cues, vocabulary, language.particles)
    particles = lexicon.particles
    polite_before = frozenset(
        at + 1 for at in span if particles.at(words, at) or words.says_any(at, SPEAKERS)
    )  # "Nhựt | con sinh ngày": who speaks is no part of the name
    mentions = with_boxes(mentions, loosely)
    sorts = frozenset(at for at in span if is_sort(at, choices[at], vocabulary.fields))
    around = NamesAround(clear, names_begin, sorts, inside_name, polite_before)
    return Candidates(
        words=words,
        mentions=mentions,
        offers=tuple(
            _beside_name(
                offers_at(
                    words,
                    at,
                    vocabulary,
                    choices,
                    [beside_names(words, r, around) for r in readings[at]],
                    [_counted(words, r, mentions, choices, language, vocabulary) for r in readings[at]],
                    list(language.units.quantities(words, at, readings[at])) if vocabulary.measured else (),
                    held,
                    context,
                    lone.get(at, frozenset()),
                ),
                mentions[at],
            )
            for at in span
        ),
        cues=cues,
        sections=_named_everywhere(vocabulary.sections, words),
        scopes=scopes,
        buttons=_named_everywhere(vocabulary.buttons, words),
        readings=readings,
    )


def _outside_pronouns(cues: tuple[tuple[CueMark, ...], ...]) -> tuple[tuple[CueMark, ...], ...]:
    """The acts without repairs that begin with a pronoun's last word: "số của bạn | ấy không chín bốn …"."""
    they = (Cue.HE, Cue.SHE, Cue.THEY)
    last = {m.end - 1 for at, marks in enumerate(cues) for m in marks if m.cue in they and m.end > at + 1}
    without = [tuple(m for m in marks if m.cue is not Cue.REPAIR) for marks in cues]
    return tuple(without[at] if at in last else marks for at, marks in enumerate(cues))


def _outside_acts(
    mentions: tuple[tuple[Mention, ...], ...], cues: Sequence[tuple[CueMark, ...]]
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions without those that only a verb of ticking reminds of: "bỏ | tích" is no "Phân tích rủi ro"."""
    ticks = {
        m.end - 1
        for at, marks in enumerate(cues)
        for m in marks
        if m.cue is Cue.CLEAR and m.end - at > 1 and any(c.cue is Cue.TICK for c in cues[m.end - 1])
    }
    return tuple(
        tuple(m for m in found if m.strength >= SURELY_NAMED) if at in ticks else found
        for at, found in enumerate(mentions)
    )


def _beside_name(offers: tuple[Offer, ...], named: tuple[Mention, ...]) -> tuple[Offer, ...]:
    """The values without parts of one that are only the beginning of a field's name: "năm | sinh" is no fifth day."""
    end = max((m.end for m in named if m.strength >= SURELY_NAMED), default=0)
    if not end or not any(offer.part and offer.end < end for offer in offers):
        return offers
    return tuple(offer for offer in offers if not (offer.part and offer.end < end))


def _with_loose(
    at: int, found: Sequence[Match[tuple[int, int]]], loosely: Sequence[Told]
) -> Sequence[Match[tuple[int, int]]]:
    """The choices told in a row at the token, and those told loosely from there on."""
    told = [
        Match(each.item, each.end, each.strength) for each in loosely if each.start == at and not each.box
    ]
    return sorted((*found, *told), key=lambda match: match.end) if told else found


def _inside(begin: int, scope: Named) -> range:
    """The tokens within the name of a person or row, in which no field is named: "người thụ hưởng 2"."""
    return range(begin + 1, scope.end) if scope.strength > WHOLE_NAME else range(0)


def _cues(words: Words, matches: Sequence[Match[Cue]], own: frozenset[str]) -> tuple[CueMark, ...]:
    """The acts said, but none that only sounds like a word of the form: "không mật" of a box that is so called."""
    return tuple(
        CueMark(m.item, m.end, m.strength)
        for m in matches
        if m.strength >= WEAKEST_CUE
        and not (m.item is Cue.CLEAR and m.strength < SURELY_NAMED and words.tokens[m.end - 1].toned in own)
        and not (m.item is Cue.REPAIR and (_is_no_more(words, m.end) or words.says(m.end - 1, "phẩy")))
    )


def _is_no_more(words: Words, end: int) -> bool:
    """As in "à không | học cờ vua nữa": the no is of what is given up, and puts nothing right."""
    return words.says(end - 1, "không", "hông", "hổng") and words.says(words.clause_end(end - 1) - 1, "nữa")


def _named_everywhere(phrases: Phrases[str], words: Words) -> tuple[tuple[Named, ...], ...]:
    return tuple(
        tuple([Named(m.item, m.end, m.strength) for m in found if m.strength > 0.6]) if found else ()
        for found in phrases.everywhere(words)
    )


def _counted(
    words: Words,
    reading: Reading[object],
    mentions: tuple[tuple[Mention, ...], ...],
    choices: Sequence[Sequence[Match[tuple[int, int]]]],
    language: Language,
    vocabulary: Vocabulary,
) -> tuple[Counted, ...]:
    if reading.kind not in COUNTS or reading.end >= len(words.tokens):
        return ()
    names = [
        (m.field, m.end, as_thing(m.strength, known.label_words))
        for m in mentions[reading.end]
        for known in (vocabulary.fields[m.field],)
        if known.slot.size is None  # "cao một mét hai | dài …": no "hai dài" is counted
    ]
    if not names and not vocabulary.counts:
        return ()
    found = counted(words, reading, names, language.measures, vocabulary.counting)
    listed = [vocabulary.fields[m.item[0]] for m in choices[reading.end] if m.strength > WHOLE_NAME]
    many_of = reading.kind is Kind.NUMBER and not words.says(reading.start - 1, *NUMBERED_BY)
    if many_of and any(known.asks_thing for known in listed):
        many = frozenset(known.index for known in vocabulary.fields if known.asks_how_many)
        if len(many) == 1:
            return (Counted(reading.end, fields=many),)  # "ba | kệ sách"
    # a word of a list of units is that choice: "năm chục | thùng"
    return tuple(c for c in found if not c.classed) if listed else found
